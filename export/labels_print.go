package export

import "gonghui/ledger"

// The words of pages for print.
const (
	labelTotal      = "合计"
	labelToDate     = "累计"
	labelBalance    = "余额"
	labelHead       = "链头"
	labelPage       = "第 &P 页　共 &N 页"
	labelUpTo       = "数据截至"
	htmlPageNumber  = `"第 " counter(page) " 页　共 " counter(pages) " 页"`
	labelUnit       = "编制单位："
	labelYuan       = "单位：元"
	labelYear       = "%d年度"
	labelTies       = "勾稽："
	labelTieHolds   = "相符"
	labelTieBroken  = "不符"
	labelTieSep     = "；"
	tieOffAll       = "%s　合计相等，逐项%s：%s"
	tieOffOne       = "%s %s ≠ %s"
	tieOffNone      = "没有写项目的"
	labelLastBudget = "注：上年数取自预算表的上年决算数。"
	labelLastNone   = "注：上年数未提供，请按上年决算填列。"

	paragraphIndent = "　　"
	ideographic     = "　"
)

// statementSigns are the places to sign below a statement (财会〔2021〕7号 art. 64).
var statementSigns = []string{
	"法定代表人（主席）：", "主管会计工作负责人：", "会计机构负责人（会计主管人员）：", "制表：",
}

// listSigns are the places to sign below a list or a report.
var listSigns = []string{"工会主席：", "审核：", "制表："}

// signMark ends the name of a place to sign.
const signMark = "："

// signedColumns are the columns that people sign in.
var signedColumns = []string{colSigned, colSignIn, "签名"}

// The printed form 工会01表.
const (
	balanceTitle  = "资产负债表"
	balanceNumber = "工会01表"
)

var balanceColumns = []Column{
	{Name: "资产"},
	{Name: "年初余额", Kind: Money},
	{Name: "期末余额", Kind: Money},
	{Name: "负债和净资产"},
	{Name: "年初余额", Kind: Money},
	{Name: "期末余额", Kind: Money},
}

// balanceYearEnd is the heading of the last column in a sheet of a whole year.
const balanceYearEnd = "年末余额"

// balanceLine is one printed line of 工会01表. A line without a figure is a heading.
type balanceLine struct {
	line   ledger.SheetLine
	name   string
	indent int
	// interim lines stand in sheets of a month only, unless they hold something.
	interim   bool
	add, less []ledger.SheetLine
}

var balanceLeft = []balanceLine{
	{name: "一、资产"},
	{name: "流动资产：", indent: 1},
	{line: ledger.SheetMoney, name: "货币资金", indent: 2},
	{line: ledger.SheetQuota, name: "零余额账户用款额度", indent: 2, interim: true},
	{line: ledger.SheetRestore, name: "财政应返还额度", indent: 2},
	{line: ledger.SheetDueUpper, name: "应收上级经费", indent: 2},
	{line: ledger.SheetDueLower, name: "应收下级经费", indent: 2},
	{line: ledger.SheetOtherDue, name: "其他应收款", indent: 2},
	{line: ledger.SheetStock, name: "库存物品", indent: 2},
	{line: ledger.SheetCurrentTotal, name: "流动资产合计", indent: 1, add: []ledger.SheetLine{
		ledger.SheetMoney, ledger.SheetQuota, ledger.SheetRestore, ledger.SheetDueUpper, ledger.SheetDueLower,
		ledger.SheetOtherDue, ledger.SheetStock,
	}},
	{line: ledger.SheetInvestment, name: "投资", indent: 1},
	{line: ledger.SheetConstruction, name: "在建工程", indent: 1},
	{line: ledger.SheetFixedCost, name: "固定资产原值", indent: 1},
	{line: ledger.SheetDepreciation, name: "减：累计折旧", indent: 2},
	{
		line: ledger.SheetFixedNet, name: "固定资产净值", indent: 1,
		add: []ledger.SheetLine{ledger.SheetFixedCost}, less: []ledger.SheetLine{ledger.SheetDepreciation},
	},
	{line: ledger.SheetIntangibleCost, name: "无形资产原值", indent: 1},
	{line: ledger.SheetAmortisation, name: "减：累计摊销", indent: 2},
	{
		line: ledger.SheetIntangibleNet, name: "无形资产净值", indent: 1,
		add: []ledger.SheetLine{ledger.SheetIntangibleCost}, less: []ledger.SheetLine{ledger.SheetAmortisation},
	},
	{line: ledger.SheetDeferred, name: "长期待摊费用", indent: 1},
	{line: ledger.SheetPending, name: "待处理财产损溢", indent: 1},
	{line: ledger.SheetAssetTotal, name: "资产总计", add: []ledger.SheetLine{
		ledger.SheetCurrentTotal, ledger.SheetInvestment, ledger.SheetConstruction, ledger.SheetFixedNet,
		ledger.SheetIntangibleNet, ledger.SheetDeferred, ledger.SheetPending,
	}},
}

var balanceRight = []balanceLine{
	{name: "二、负债"},
	{line: ledger.SheetPay, name: "应付职工薪酬", indent: 2},
	{line: ledger.SheetOweUpper, name: "应付上级经费", indent: 2},
	{line: ledger.SheetOweLower, name: "应付下级经费", indent: 2},
	{line: ledger.SheetOtherOwe, name: "其他应付款", indent: 2},
	{line: ledger.SheetCustody, name: "代管经费", indent: 2},
	{line: ledger.SheetLiabilityTotal, name: "负债合计", indent: 1, add: []ledger.SheetLine{
		ledger.SheetPay, ledger.SheetOweUpper, ledger.SheetOweLower, ledger.SheetOtherOwe, ledger.SheetCustody,
	}},
	{name: "三、净资产"},
	{line: ledger.SheetAssetFund, name: "资产基金", indent: 2},
	{line: ledger.SheetSpecialFund, name: "专用基金", indent: 2},
	{line: ledger.SheetCarry, name: "工会资金结转", indent: 2},
	{line: ledger.SheetSurplus, name: "工会资金结余", indent: 2},
	{line: ledger.SheetStateCarry, name: "财政拨款结转", indent: 2},
	{line: ledger.SheetStateSurplus, name: "财政拨款结余", indent: 2},
	{line: ledger.SheetStabilising, name: "预算稳定调节基金", indent: 2},
	{line: ledger.SheetNetTotal, name: "净资产合计", indent: 1, add: []ledger.SheetLine{
		ledger.SheetAssetFund, ledger.SheetSpecialFund, ledger.SheetCarry, ledger.SheetSurplus,
		ledger.SheetStateCarry, ledger.SheetStateSurplus, ledger.SheetStabilising,
	}},
}

// balanceLast closes the right side, in line with the total of the left one.
var balanceLast = balanceLine{
	line: ledger.SheetRightTotal, name: "负债与净资产总计",
	add: []ledger.SheetLine{ledger.SheetLiabilityTotal, ledger.SheetNetTotal},
}

// tieLabels name what the two sides of a tie are.
var tieLabels = map[ledger.TieName]string{
	ledger.TieSheet:        "资产总计＝负债与净资产总计",
	ledger.TieStock:        "资产基金—库存物品＝库存物品",
	ledger.TieInvestment:   "资产基金—投资＝投资",
	ledger.TieConstruction: "资产基金—在建工程＝在建工程",
	ledger.TieFixed:        "资产基金—固定资产＝固定资产净值",
	ledger.TieIntangible:   "资产基金—无形资产＝无形资产净值",
	ledger.TieDeferred:     "资产基金—长期待摊费用＝长期待摊费用",
	ledger.TieCustody:      "货币资金中的代管经费＝代管经费",
}

// tieIncome is the tie of 工会02表.
const tieIncome = "年初资金结转结余＋调整及变动＋本期收支差额＝年末资金结转结余"

// The ties between the two statements, and between two years (财会〔2021〕7号).
const (
	tieCarry   = "年末资金结转＝资产负债表工会资金结转"
	tieSurplus = "年末资金结余＝资产负债表工会资金结余"
	tieLast    = "年初资金结转结余＝上年年末资金结转结余"
)

// The printed form 工会02表.
const (
	incomeTitle  = "收入支出表"
	incomeNumber = "工会02表"

	incomeOpening        = "一、年初资金结转结余"
	incomeOpeningCarry   = "（一）年初资金结转"
	incomeOpeningSurplus = "（二）年初资金结余"
	incomeAdjusted       = "二、资金结转结余调整及变动"
	incomeIn             = "三、收入合计"
	incomeOut            = "四、支出合计"
	incomeDifference     = "五、本期收支差额"
	incomeClosing        = "六、年末资金结转结余"
	incomeClosingCarry   = "（一）年末资金结转"
	incomeClosingSurplus = "（二）年末资金结余"
)

var (
	incomeYearColumns = []Column{
		{Name: "项目"}, {Name: "本年数", Kind: Money}, {Name: "上年数", Kind: Money},
	}
	incomeMonthColumns = []Column{
		{Name: "项目"}, {Name: "本月数", Kind: Money}, {Name: "本年累计数", Kind: Money},
	}
)

// incomeLine is one printed line of 三 or 四 in 工会02表 with the first-level account behind it.
type incomeLine struct{ account, name string }

var (
	incomeLinesIn = []incomeLine{
		{"401", "（一）会费收入"},
		{"402", "（二）拨缴经费收入"},
		{"403", "（三）上级补助收入"},
		{"404", "（四）政府补助收入"},
		{"405", "（五）行政补助收入"},
		{"406", "（六）附属单位上缴收入"},
		{"407", "（七）投资收益"},
		{"408", "（八）其他收入"},
		{"411", "（九）动用预算稳定调节基金"},
	}
	incomeLinesOut = []incomeLine{
		{"501", "（一）职工活动支出"},
		{"502", "（二）职工活动组织支出"},
		{"503", "（三）职工服务支出"},
		{"504", "（四）维权支出"},
		{"505", "（五）业务支出"},
		{"506", "（六）行政支出"},
		{"507", "（七）资本性支出"},
		{"508", "（八）补助下级支出"},
		{"509", "（九）对附属单位的支出"},
		{"510", "（十）其他支出"},
		{"521", "（十一）安排预算稳定调节基金"},
	}
)

// sheetOrder is the order of the sheets in 经审报告.xlsx.
var sheetOrder = []string{
	coverName, reportName, reviewName, incomeTitle, balanceTitle, sheetTrial, sheetMonthly, sheetBudget, sheetJournal,
	sheetCash, sheetBank, sheetReconcile, sheetCount, sheetClaims, sheetLevy, sheetDues, sheetVisits, sheetVisitSums,
	sheetGifts, sheetSubsidies, sheetFunds, sheetCustody, sheetAssets, sheetPayments, sheetPayees, sheetFindings,
	sheetGaps, sheetLog,
}

// The words of a printed 记账凭证.
const (
	slipWord             = "记字第%s号"
	slipClosingWord      = "记字第%s号（年终结转）"
	slipMonthClosingWord = "记字第%s号（月末结转）"
	slipPapers           = "附件 %d 张"
	slipYuan             = "￥"
	slipPayee            = "对方单位："
	slipSettled          = "结算方式："
	slipBill             = "票据号："
	slipSource           = "来源号："
	slipChief            = "会计主管："
	slipBooked           = "记账："
	slipCashier          = "出纳："
	slipReviewed         = "审核："
	slipPrepared         = "制单："
	slipHandled          = "经办："
	slipApproved         = "审批："
)

// The names of the lists that are handed out on their own.
const (
	listTitle      = "%s%d年度%s"
	listStatements = "会计报表"
	listVouchers   = "记账凭证"
	listMembers    = "会员名册"
	listVisits     = "走访慰问"
	listSubsidies  = "困难补助"
	listDues       = "会费收缴"
)
