package export

// The columns of reports. Their names are the headers of CSV files.

var trialColumns = []Column{
	{Name: colCode},
	{Name: colName},
	{Name: "期初借方", Kind: Money, Spare: true},
	{Name: "期初贷方", Kind: Money, Spare: true},
	{Name: "本期借方", Kind: Money},
	{Name: "本期贷方", Kind: Money},
	{Name: "期末借方", Kind: Money},
	{Name: "期末贷方", Kind: Money},
}

var incomeColumns = map[bool][]Column{
	true: { // a whole year
		{Name: colProject}, {Name: colCode}, {Name: colThisYear, Kind: Money}, {Name: colBefore, Kind: Money},
	},
	false: {
		{Name: colProject},
		{Name: colCode},
		{Name: colThisMonth, Kind: Money},
		{Name: colToDate, Kind: Money},
	},
}

var sheetColumns = []Column{
	{Name: colProject}, {Name: colYearOpening, Kind: Money}, {Name: colClosing, Kind: Money},
}

var budgetColumns = []Column{
	{Name: colCode},
	{Name: colName},
	{Name: "上年决算数", Kind: Money},
	{Name: "预算数", Kind: Money},
	{Name: "调整后预算", Kind: Money},
	{Name: "决算数", Kind: Money},
	{Name: "执行率", Kind: Percent},
	{Name: "预算余额", Kind: Money, ScreenOnly: true},
	{Name: "说明", ScreenOnly: true},
}

var journalColumns = []Column{
	{Name: colDate, Kind: Day},
	{Name: colVoucher},
	{Name: "行号", Kind: Number},
	{Name: colSummary},
	{Name: colCode},
	{Name: colName},
	{Name: colDebit, Kind: Money},
	{Name: colCredit, Kind: Money},
	{Name: colProject},
	{Name: colNumber},
	{Name: colPapers, Kind: Number},
	{Name: "制单"},
	{Name: "审核"},
	{Name: "记账"},
	{Name: "出纳"},
	{Name: colApprover},
	{Name: colParty},
	{Name: "票据号"},
	{Name: colCancels},
	{Name: colCancelled},
	{Name: colSource},
}

var registerColumns = []Column{
	{Name: colDate, Kind: Day},
	{Name: colVoucher},
	{Name: colSummary},
	{Name: "对方科目", Spare: true},
	{Name: colDebit, Kind: Money},
	{Name: colCredit, Kind: Money},
	{Name: "借或贷"},
	{Name: "余额", Kind: Money},
}

// assetColumns are those of a register that shows several accounts.
var assetColumns = []Column{
	{Name: colDate, Kind: Day},
	{Name: colVoucher},
	{Name: colSummary},
	{Name: colCode},
	{Name: colName},
	{Name: colDebit, Kind: Money},
	{Name: colCredit, Kind: Money},
	{Name: "借或贷"},
	{Name: "余额", Kind: Money},
}

var visitColumns = []Column{
	{Name: colDate, Kind: Day},
	{Name: colNumber},
	{Name: colPerson},
	{Name: "类别"},
	{Name: "事由日期", Kind: Day},
	{Name: "关系"},
	{Name: "走访人"},
	{Name: "慰问金额", Kind: Money},
	{Name: "慰问品金额", Kind: Money},
	{Name: colPayment},
	{Name: colApprover},
	{Name: "佐证"},
	{Name: colVoucher},
	{Name: "限额", Kind: Money},
	{Name: "超限", Kind: Money},
	{Name: "慰问品", ScreenOnly: true},
	{Name: "领取人", ScreenOnly: true},
}

var visitSumColumns = []Column{
	{Name: "类别"},
	{Name: "次数", Kind: Number},
	{Name: "人数", Kind: Number},
	{Name: "慰问金额", Kind: Money},
	{Name: "慰问品金额", Kind: Money},
	{Name: colTotal, Kind: Money},
}

var giftColumns = []Column{
	{Name: colDate, Kind: Day},
	{Name: colVoucher},
	{Name: "节日"},
	{Name: colSummary},
	{Name: colCode},
	{Name: colAmount, Kind: Money},
	{Name: "在职会员数", Kind: Number},
	{Name: "人均", Kind: Money},
	{Name: colParty},
	{Name: colPapers, Kind: Number},
}

var subsidyColumns = []Column{
	{Name: "申请日期", Kind: Day},
	{Name: colNumber},
	{Name: colPerson},
	{Name: "困难类别"},
	{Name: colAmount, Kind: Money},
	{Name: "资金来源"},
	{Name: "档案号"},
	{Name: "评议日期", Kind: Day},
	{Name: "审议日期", Kind: Day},
	{Name: "公示起", Kind: Day},
	{Name: "公示止", Kind: Day},
	{Name: "批准日期", Kind: Day},
	{Name: "批准人"},
	{Name: "发放日期", Kind: Day},
	{Name: colPayment},
	{Name: colVoucher},
}

var duesColumns = []Column{
	{Name: colNumber},
	{Name: colPerson},
	{Name: colDepartment},
	{Name: "基数", Kind: Money},
	{Name: "应缴月数", Kind: Number},
	{Name: "应缴", Kind: Money},
	{Name: "实缴", Kind: Money},
	{Name: "欠缴", Kind: Money},
	{Name: "欠缴月份"},
}

var findingColumns = []Column{
	{Name: "编号"},
	{Name: "检查"},
	{Name: "级别"},
	{Name: "对象"},
	{Name: colVoucher},
	{Name: colAmount, Kind: Money},
	{Name: "说明"},
	{Name: "依据"},
	{Name: "答复"},
	{Name: "整改状态"},
}

var claimColumns = []Column{
	{Name: colCode},
	{Name: colName},
	{Name: "对象"},
	{Name: colOpening, Kind: Money},
	{Name: "本期增加", Kind: Money},
	{Name: "本期减少", Kind: Money},
	{Name: colClosing, Kind: Money},
	{Name: "最早发生", Kind: Day},
	{Name: "30天以内", Kind: Money},
	{Name: "31至90天", Kind: Money},
	{Name: "91至180天", Kind: Money},
	{Name: "181天至1年", Kind: Money},
	{Name: "1至3年", Kind: Money},
	{Name: "3年以上", Kind: Money},
}

var levyColumns = []Column{
	{Name: colDate, Kind: Day},
	{Name: colVoucher},
	{Name: colSummary},
	{Name: "收到拨缴", Kind: Money},
	{Name: "本级留成", Kind: Money},
	{Name: "应上解", Kind: Money},
	{Name: "留成比例", Kind: Percent},
	{Name: "按比例应上解", Kind: Money},
	{Name: "差异", Kind: Money},
	{Name: "年末应收", Kind: Money},
	{Name: "已上解", Kind: Money},
	{Name: "未上解", Kind: Money},
}

var fundColumns = []Column{
	{Name: colProject},
	{Name: "年初结转", Kind: Money},
	{Name: "本年收入", Kind: Money},
	{Name: "本年支出", Kind: Money},
	{Name: "年末结转", Kind: Money},
}

var custodyColumns = []Column{
	{Name: colProject},
	{Name: colOpening, Kind: Money},
	{Name: "本期收入", Kind: Money},
	{Name: "本期支出", Kind: Money},
	{Name: colClosing, Kind: Money},
	{Name: "其中货币资金", Kind: Money},
}

var paymentColumns = []Column{
	{Name: colDate, Kind: Day},
	{Name: colVoucher},
	{Name: colSummary},
	{Name: colParty},
	{Name: colPayment},
	{Name: colAmount, Kind: Money},
	{Name: "说明"},
	{Name: colApprover},
	{Name: colPapers, Kind: Number},
}

var payeeColumns = []Column{
	{Name: "收款人"},
	{Name: "笔数", Kind: Number},
	{Name: "现金", Kind: Money},
	{Name: "银行", Kind: Money},
	{Name: colTotal, Kind: Money},
	{Name: "首次", Kind: Day},
	{Name: "末次", Kind: Day},
}

var gapColumns = []Column{
	{Name: "种类"},
	{Name: colDate, Kind: Day},
	{Name: colVoucher},
	{Name: "对象"},
	{Name: colAmount, Kind: Money},
	{Name: "说明"},
}

var logColumns = []Column{
	{Name: "序号", Kind: Number},
	{Name: "至序号", Kind: Number},
	{Name: "时间"},
	{Name: "操作人"},
	{Name: "操作"},
	{Name: "件数", Kind: Number},
	{Name: "对象"},
	{Name: "说明"},
}

var summaryColumns = []Column{
	{Name: colProject}, {Name: colAmount, Kind: Money}, {Name: "数量", Kind: Number}, {Name: "说明"},
}
