package export

// The words of 会计报表附注 (财会〔2021〕7号: at least these eight points).
const (
	notesName  = "会计报表附注"
	notesTitle = "%d年度会计报表附注"
	notesUnit  = "编制单位：%s　　　　%s　　　　单位：元"

	notesComply     = "一、遵循《工会会计制度》的声明"
	notesComplyText = "本会编制的会计报表符合《工会会计制度》（财会〔2021〕7号）的要求，真实、完整地反映了本会%d年12月31日的" +
		"财务状况和%d年度的收入支出情况。"

	notesOverall       = "二、整体财务状况、业务活动情况和预算执行情况"
	notesOverallMoney  = "年末资产总计%s元，其中货币资金%s元；负债合计%s元，净资产合计%s元。"
	notesOverallFlow   = "本年收入合计%s元，支出合计%s元，收支差额%s元；年初资金结转结余%s元，年末资金结转结余%s元。"
	notesOverallBudget = "收入预算（调整后）%s元，执行%s元%s；支出预算（调整后）%s元，执行%s元%s。"
	notesOverallNone   = "本年度没有录入预算。"
	notesOverallShare  = "，为预算的%s"

	notesPolicy      = "三、主要会计政策、会计估计及其变更"
	notesPolicyBasis = "会计核算以收付实现制为基础，年末应收上级经费等事项以权责发生制为基础；会计年度为公历1月1日至12月31日，" +
		"以人民币为记账本位币，采用借贷记账法。"
	notesPolicyAssets = "固定资产是使用期限超过1年、单位价值1000元以上（专用设备1500元以上）的资产，按取得成本入账，" +
		"采用年限平均法按月计提折旧，不考虑残值，折旧冲减资产基金，不计入支出。"
	notesPolicyShare  = "拨缴经费实行自主拨缴，本级留成比例%s，应上解部分列应付上级经费。"
	notesPolicyPassed = "拨缴经费由上级工会转拨，收到时按本级应得部分列拨缴经费收入。"
	notesPolicyChange = "本年度会计政策和会计估计没有变更（如有变更，请在此说明变更的内容、理由和影响）。"

	notesItems       = "四、会计报表重要项目及其说明"
	notesItemsClaims = "往来款项年末余额："
	notesItemsNone   = "年末没有往来款项余额。"
	notesItemsTrust  = "代管经费年末余额%s元，不属于本会经费，已在货币资金中单独标明。"

	notesDisposal     = "五、重要资产处置情况和损失"
	notesDisposalOne  = "%s %s：原值%s元，%s处置，方式%s，批准文号%s。"
	notesDisposalNone = "本年度没有资产处置。"
	notesDisposalOpen = "待处理财产损溢年末余额%s元，尚未批准核销。"

	notesNominal     = "六、以名义金额计量的资产"
	notesNominalOne  = "%s %s，取得日期%s，来源%s。"
	notesNominalNone = "本会没有以名义金额计量的资产。"

	notesPrior     = "七、以前年度事项的调整"
	notesPriorSum  = "本年度通过年初余额调整科目调整以前年度结转结余%s元，涉及凭证："
	notesPriorOne  = "%s　%s　%s元。"
	notesPriorNone = "本年度没有调整以前年度的结转结余。"

	notesOther     = "八、其他需要说明的事项"
	notesOpenMonth = "本年度尚有月份没有结账，以上数字在结账前可能变动。"
	notesBlank     = "无"
)

var notesClaimColumns = []Column{
	{Name: colCode}, {Name: colName}, {Name: "年初余额", Kind: Money}, {Name: "年末余额", Kind: Money},
}
