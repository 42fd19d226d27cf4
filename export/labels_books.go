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

	summarySpan  = "%s 记%d 至 记%d，共 %d 张，附件 %d 张"
	summaryWhole = "凭证共 %d 张，附件 %d 张"
	summaryTie   = "借方合计＝贷方合计"

	levyPassed  = "拨缴经费由上级工会转拨，收到的是本级留成，没有应上解数。"
	levyNoShare = "没有设置本级留成比例，没有与应上解数比较；设置见「工会设置」。"
	levyShare   = "本年度本级留成比例 %s，差异是账上应上解数减按比例应上解数。"
	levyOff     = "差异合计 %s 元，请核对。"
)

// trialWide is 科目余额表 with all its columns; those of the year so far are not part of the CSV.
var trialWide = slices.Insert(slices.Clone(trialColumns), 6,
	Column{Name: "本年累计借方", Kind: Money, ScreenOnly: true},
	Column{Name: "本年累计贷方", Kind: Money, ScreenOnly: true},
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
