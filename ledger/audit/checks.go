package audit

import "slices"

// Checks lists all checks by number. Numbers left out are those that need data this book does not keep yet.
func Checks() []Check {
	all := slices.Concat(voucherChecks(), figureChecks(), bankChecks(), assetChecks(), fundChecks(),
		careChecks())
	slices.SortFunc(all, func(a, b Check) int { return a.ID - b.ID })
	return all
}

// voucherChecks look at vouchers one by one and in their order.
func voucherChecks() []Check {
	return []Check{
		{
			ID: 1, Name: "凭证借贷不平", Severity: SeverityError, each: balanced,
			Rule: "工会会计制度（财会〔2021〕7号，2022-01-01施行）第十条",
			Why:  "借贷不相等，账就不成立。", Do: "用红字冲销后重记。",
		},
		{
			ID: 2, Name: "凭证断号重号", Severity: SeverityError, run: continuous,
			Rule: "会计基础工作规范（2019年修订）第五十一条（二）",
			Why:  "断号或重号，说不清凭证是否齐全。", Do: "查明原因，在答复里说明；号码不能重排。",
		},
		{
			ID: 3, Name: "凭证日期与期间", Severity: SeverityError, each: inPeriod, run: closedInOrder,
			Rule: "会计基础工作规范（2019年修订）第六十、六十三条；工会会计制度（财会〔2021〕7号）第二十一条",
			Why:  "日期不在所属月份、晚于今天或记进已结账的月份，当期数字就不可靠。", Do: "冲销后按正确日期重记。",
		},
		{
			ID: 4, Name: "凭证日期倒序", Severity: SeverityInfo, each: dateOrder,
			Rule: "会计基础工作规范（2019年修订）第六十条",
			Why:  "后编号的凭证日期反而在前，可能是补记。", Do: "核对是否补记，在答复里说明。",
		},
		{
			ID: 5, Name: "凭证没有附件", Severity: SeverityWarning, run: attached,
			Rule: "会计基础工作规范（2019年修订）第五十一条（四）",
			Why:  "没有原始凭证，收支的真实性无法证明。", Do: "补齐原始凭证，在答复里写明张数。",
		},
		{
			ID: 6, Name: "摘要没写事由", Severity: SeverityWarning, each: summarised,
			Rule: "会计基础工作规范（2019年修订）第五十一条（一）",
			Why:  "摘要空白或只写“报销”，看不出钱用在哪里。", Do: "在答复里补充事由；以后写清楚。",
		},
		{
			ID: 7, Name: "签名与不相容岗位", Severity: SeverityWarning, each: apart, run: signed,
			Rule: "会计基础工作规范（2019年修订）第十二条、第五十一条（一）、第八十八条",
			Why:  "制单与审核是同一人，或出纳兼管审核、记账，就失去了牵制。", Do: "由另一人复核补签，在答复里说明。",
		},
		{
			ID: chainCheck, Name: "记账后被改动", Severity: SeverityError,
			Rule: "会计软件基本功能和服务规范（财会〔2024〕12号，2025-01-01施行）",
			Why:  "校验对不上，说明记录被改过或文件损坏，账上的数字都不能信。",
			Do:   "停止使用这个文件，从最近的备份恢复，再核对链头。",
		},
		{
			ID: 9, Name: "红字冲销", Severity: SeverityWarning, each: redWithout, run: cited,
			Rule: "会计基础工作规范（2019年修订）第五十一条（五）",
			Why:  "冲销对不上原凭证，或冲销后没有订正，更正过程就说不清。", Do: "在答复里写明冲销的是哪一张、为什么。",
		},
	}
}

// figureChecks look at accounts, balances and cash.
func figureChecks() []Check {
	return []Check{
		{
			ID: 10, Name: "科目不合规", Severity: SeverityError, run: charted,
			Rule: "工会会计制度（财会〔2021〕7号）附录一第一部分",
			Why:  "科目不在制度内、没有记到末级，或用了县级以上工会的科目，报表口径会错。", Do: "冲销后用正确的末级科目重记。",
		},
		{
			ID: 11, Name: "期初与上年期末", Severity: SeverityError, run: continued,
			Rule: "会计基础工作规范（2019年修订）第六十三条（三）",
			Why:  "期初与上年期末不同，两年的账就接不上。", Do: "把上年的账簿一起提供，逐个科目核对。",
		},
		{
			ID: 12, Name: "试算与报表平衡", Severity: SeverityError, run: trial,
			Rule: "工会会计制度（财会〔2021〕7号）第九条、附录一",
			Why:  "总账不平、报表勾稽不上，报表就不成立。", Do: "先核对账本，再查期初和固定资产、代管经费的对应分录。",
		},
		{
			ID: 13, Name: "现金存款为负数", Severity: SeverityError, run: neverNegative,
			Rule: "工会会计制度（财会〔2021〕7号）第二十九条",
			Why:  "现金和存款不可能付出比手里还多的钱。", Do: "查是否漏记收入、日期记错，或由个人垫付。",
		},
		{
			ID: 15, Name: "大额现金支付", Severity: SeverityWarning, run: cashPaid,
			Rule: "现金管理暂行条例（1988，2011年修订）及实施细则",
			Why:  "一次付给单位的款项超过一千元，应当转账。", Do: "说明收款人和原因；以后用转账。",
		},
	}
}

// fundChecks look at money that is given for one purpose or held for others.
func fundChecks() []Check {
	return []Check{
		{
			ID: 20, Name: "专项资金超支", Severity: SeverityWarning, run: forItsPurpose,
			Rule: "工会会计制度（财会〔2021〕7号）第二十二条、附录一 第321号科目",
			Why:  "专项资金要专款专用、单独结转；超支的部分用的是别的钱。",
			Do:   "核对是否记错项目；确实超支的，经批准从结余调剂或改列一般支出。",
		},
		{
			ID: 27, Name: "代管透支或列收支", Severity: SeverityWarning, run: inTrust, each: passedThrough,
			Rule: "工会会计制度（财会〔2021〕7号）附录一 第221号科目",
			Why:  "代收的捐款、互助金、保费不是工会的收入，付出也不是支出；不能付得比收到的多。",
			Do:   "冲销后改记 221；多付的追回，或由有关方面补足。",
		},
	}
}

// careChecks look at visits and hardship grants, and at the budget that bears them.
func careChecks() []Check {
	return []Check{
		{
			ID: 28, Name: "会费与名册、账面不符", Severity: SeverityWarning, run: duesAgree,
			Rule: "工发[1978]101号；工会会计制度（财会〔2021〕7号）附录一 第401号科目",
			Why:  "名册应缴、收缴表和 401 会费收入对不上，会费收没收、入没入账就说不清。",
			Do:   "按月核对收缴表和凭证，补登缴费或补记账；欠缴的催收，减免的写明原因。",
		},
		{
			ID: 36, Name: "慰问超过限额", Severity: SeverityWarning, run: withinCeiling,
			Rule: "各省基层工会经费收支管理实施细则（依总工办发〔2017〕32号；限额待核）",
			Why:  "超过限额或形式不符的部分，没有开支依据。", Do: "先核对限额是否适用；确实超过的，在答复里说明处理。",
		},
		{
			ID: 37, Name: "同一事由重复慰问", Severity: SeverityWarning, run: notTwice,
			Rule: "本单位慰问办法",
			Why:  "同一个人的同一件事慰问两次，可能重复支付。", Do: "核对是不是两件事；重复的收回。",
		},
		{
			ID: 38, Name: "慰问与凭证不对应", Severity: SeverityWarning, run: linked,
			Rule: "内部控制；本单位六必访制度",
			Why:  "有支出而没有登记，不能证明送到了本人；有登记而没有凭证，不能证明钱从账上出。",
			Do:   "补登走访或关联凭证，或在答复里说明。",
		},
		{
			ID: 39, Name: "走访或申领超期", Severity: SeverityInfo, run: inTime,
			Rule: "本单位慰问办法（天数、月数在设置里）",
			Why:  "得知以后久不去，或过了申领期限再发，不合本单位的规定。", Do: "在答复里说明原因。",
		},
		{
			ID: 42, Name: "慰问审批与走访人", Severity: SeverityWarning, run: approved,
			Rule: "内部控制；本单位慰问办法",
			Why:  "没有审批、自批自领或一人走访，缺少证明。", Do: "补办审批，在答复里写明同去的人。",
		},
		{
			ID: 43, Name: "困难补助程序", Severity: SeverityWarning, run: procedure,
			Rule: "困难职工档案管理办法（总工办〔2016〕36号）",
			Why:  "没有档案、评议、公示、审批就发放，或公示没有结束就发放，程序不完整。", Do: "补齐材料，在答复里说明。",
		},
		{
			ID: 44, Name: "困难补助资格与支付", Severity: SeverityWarning, run: entitled,
			Rule: "困难职工档案管理办法（总工办〔2016〕36号）；实名制转账要求",
			Why:  "认定过期、同类一年两次或付现金，都要有依据。", Do: "核对资格；以后转账到本人账户。",
		},
		{
			ID: 46, Name: "超预算或无预算", Severity: SeverityWarning, run: withinBudget,
			Rule: "工会预算管理办法（总工办发〔2019〕26号）；基层工会预算管理办法（总工办发〔2020〕29号）",
			Why:  "超出预算没有调整，或没有列入预算，支出缺少依据。", Do: "补办预算调整手续，或在答复里说明。",
		},
	}
}
