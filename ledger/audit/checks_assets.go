package audit

// assetChecks look at assets, their cards and the funds that mirror them.
func assetChecks() []Check {
	return []Check{
		{
			ID: 21, Name: "资产与资产基金不符", Severity: SeverityError, run: mirrored,
			Rule: "工会会计制度（财会〔2021〕7号）附录一 第301号科目；会计基础工作规范（2019年修订）第六十二条",
			Why:  "资产基金与它对应的资产不等，或卡片与账面不等，资产就说不清。", Do: "查缺少的对应分录，补记；卡片有误的改卡片。",
		},
		{
			ID: 22, Name: "资本支出与资产", Severity: SeverityError, run: paired,
			Rule: "工会会计制度（财会〔2021〕7号）附录一 第162、171、301、507号科目",
			Why:  "记了 507 没有记资产，或记了资产没有记资产基金，账上的资产就少了或多了。", Do: "补记缺少的一半，或冲销后按“购置固定资产”重记。",
		},
		{
			ID: 23, Name: "固定资产列日常支出", Severity: SeverityWarning, run: expensed,
			Rule: "工会会计制度（财会〔2021〕7号）第三十二条",
			Why:  "单价达到标准的设备应当列固定资产，列进活动支出就脱离了管理。", Do: "核对是否一件、单价多少；够标准的更正到 507 并建卡片。",
		},
		{
			ID: 24, Name: "折旧漏提错提", Severity: SeverityWarning, run: depreciated,
			Rule: "工会会计制度（财会〔2021〕7号）第三十五条、附录二",
			Why:  "折旧漏提、多提或提在不该提的资产上，净值就不对。", Do: "在“固定资产”里计提折旧，漏提的月份一并补上；卡片有误的改卡片。",
		},
		{
			ID: 25, Name: "待处理财产与处置", Severity: SeverityWarning, run: settledPending,
			Rule: "工会会计制度（财会〔2021〕7号）附录一 第182号科目",
			Why:  "待处理财产年末应当处理完；报废、毁损、盘亏的资产要先转入待处理，处置都要有批准。", Do: "办理报批，按批准核销；没有批准的在答复里说明。",
		},
		{
			ID: 50, Name: "财产清查", Severity: SeverityWarning, run: counted,
			Rule: "工会会计制度（财会〔2021〕7号）第三十一、三十七条",
			Why:  "库存物品和固定资产每年至少清查一次，盘盈盘亏要查明原因及时处理。", Do: "在“固定资产”里做一次清查，打印盘点表签名。",
		},
	}
}
