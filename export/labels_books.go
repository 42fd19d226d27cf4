package export

import "slices"

// The names of the account books (会计基础工作规范 56).
const (
	sheetGeneral  = "总账"
	sheetVouchers = "凭证汇总表"
)

// The words of the account books (会计基础工作规范 60 and 63).
const (
	bookOpening   = "期初余额"
	bookMonth     = "%d月合计"
	bookCarryNext = "结转下年"
	bookSkipped   = "此行空白"
	bookBefore    = "承前页"
	bookAfter     = "过次页"

	summarySpan     = "%s 记%d 至 记%d，共 %d 张，附件 %d 张"
	summaryClosings = "；另有结转凭证 %d 张，张数已计在内"
	summaryWhole    = "凭证共 %d 张，附件 %d 张"
	summaryTie      = "借方合计＝贷方合计"

	claimsAsOf = "账龄算到 %s。"
	facingMore = "%s等%d个科目"

	levyPassed  = "拨缴经费由上级工会转拨，收到的是本级留成，没有应上解数。"
	levyNoShare = "没有设置本级留成比例，没有与应上解数比较；设置见「工会设置」。"
	levyShare   = "本年度本级留成比例 %s，差异是账上应上解数减按比例应上解数。"
	levyOff     = "差异合计 %s 元，请核对。"
)

// trialWide is 科目余额表 with all its columns; those of the year so far are not part of the CSV.
var trialWide = slices.Insert(slices.Clone(trialColumns), 6,
	Column{Name: "本年累计借方", Kind: Money, ScreenOnly: true, Spare: true},
	Column{Name: "本年累计贷方", Kind: Money, ScreenOnly: true, Spare: true},
)

var generalColumns = []Column{
	{Name: colCode},
	{Name: colName},
	{Name: "月", Kind: Number},
	{Name: colSummary},
	{Name: colDebit, Kind: Money},
	{Name: colCredit, Kind: Money},
	{Name: "借或贷"},
	{Name: "余额", Kind: Money},
}

var summaryByAccount = []Column{
	{Name: colCode},
	{Name: colName},
	{Name: "借方笔数", Kind: Number},
	{Name: colDebit, Kind: Money},
	{Name: "贷方笔数", Kind: Number},
	{Name: colCredit, Kind: Money},
}

// The names of print jobs.
const (
	listCovers     = "凭证封面"
	listBookCovers = "账簿封面"
	listContents   = "账簿目录"
	listTakeover   = "账簿启用及交接表"
	bookSheet      = "%s %s"
)

// The words of printed vouchers and account books.
const (
	slipDraft  = "草稿，未记账"
	slipRed    = "（红字）"
	slipOffset = "（红字与蓝字相抵，收付 %s）"

	slipDrafts  = "草稿"
	slipYearEnd = "年终结转"
	slipPart    = "%s（%d）"

	slipTitle  = "记账凭证"
	slipTop    = "总账科目"
	slipDetail = "明细科目"
	slipDebit  = "借方金额"
	slipCredit = "贷方金额"
	slipTick   = "√"
	slipTotal  = "合计（大写）"
	slipNext   = "过次页"

	leafFacing  = "对方科目"
	leafSide    = "借或贷"
	leafBalance = "余额"
	leafAccount = "科目：%s %s"
	leafPage    = "第 %d 页　共 %d 页"
	leafYear    = "%d年"
	leafMonth   = "月"
	leafDay     = "日"
	leafClosing = "结转"
	leafNothing = "θ"

	coverVoucherTitle = "会计凭证封面"
	coverMonth        = "%d年%d月"
	coverKind         = "凭证名称"
	coverKindName     = "记账凭证"
	coverRange        = "起讫号数"
	coverRangeText    = "记字第 %d 号至第 %d 号，共 %d 张"
	coverClosing      = "另附年终结转凭证第 %d 号至第 %d 号，共 %d 张"
	coverDays         = "起讫日期"
	coverDaysText     = "%s至%s"
	coverPapers       = "附件"
	coverPapersText   = "原始凭证 %d 张"
	coverBooks        = "册数"
	coverBooksText    = "本月共　　册，本册是第　　册"
	coverSum          = "借贷合计"
	coverKeep         = "保管期限"
	coverKeepText     = "30 年"
	coverBound        = "装订日期"
	coverRemark       = "备注"

	bookOf        = "（%d年度）"
	bookUnit      = "单位名称：%s"
	bookHeadCode  = "链头：%s"
	bookMadeBy    = "会计软件打印，按顺序编号，装订成册，由记账人员和会计主管人员签名或者盖章。"
	bookCreditID  = "统一社会信用代码：%s"
	bookKeep      = "保管期限：30 年"
	bookName      = "账簿名称：%s"
	bookStart     = "启用日期：%s"
	bookVolume    = "账簿编号：第　　册，共　　册"
	bookPages     = "账簿页数：%s"
	bookPagesNone = "　　　页"
	bookPagesText = "%d 页"
	bookSeal      = "本表由接管人、移交人和监交人签名或者盖章；交接按《会计基础工作规范》第二十五条至第三十五条办理。"
)

// bookTitles are the books that a union keeps (会计基础工作规范 56).
var bookTitles = []string{sheetGeneral, sheetLedger, sheetCash, sheetBank}

// coverSigns are the places to sign on a cover of vouchers.
var coverSigns = []string{"会计主管：", "记账：", "装订人："}

var takeoverColumns = []Column{
	{Name: "职务"}, {Name: "姓名"}, {Name: "经管（接管）日期"}, {Name: "移交日期"}, {Name: "经管人签章"}, {Name: "监交人签章"},
}

// takeoverPosts are the posts of 账簿启用及交接表 whose holders the union's settings name.
var takeoverPosts = [3]string{"会计主管人员", "记账", "出纳"}

var contentsColumns = []Column{
	{Name: colCode}, {Name: colName}, {Name: "起页", Kind: Number}, {Name: "页数", Kind: Number},
}

var coverColumns = []Column{
	{Name: "月份", Kind: Month},
	{Name: "起号", Kind: Number},
	{Name: "止号", Kind: Number},
	{Name: "凭证张数", Kind: Number},
	{Name: colPapers, Kind: Number},
	{Name: "起始日期", Kind: Day},
	{Name: "截止日期", Kind: Day},
	{Name: "借贷合计", Kind: Money},
}
