package export

import (
	"fmt"

	"gonghui/ledger"
	"gonghui/model"
)

// What is said below the statements while income and expense stand in 工会资金结余.
const (
	interimIncome = "本年收支尚未结转，收入减支出的差额已列入「年末资金结余」，与资产负债表一致。"
	omittedIncome = "未含结转凭证：收入减支出的差额列在「年末资金结余」；含结转凭证的数：界面按 c，命令加 --closing include。"
	omittedSheet  = "未含结转凭证：收入减支出的差额列在「工会资金结余」；含结转凭证的数：界面按 c，命令加 --closing include。"
	interimCarry  = "「%s」中有专项资金 %s 元，结转时转入工会资金结转；按本表数结转后，工会资金结转 %s 元，工会资金结余 %s 元。"
	interimFreed  = "已完结的专项资金，结转时由工会资金结转转入「%s」%s 元；按本表数结转后，工会资金结转 %s 元，工会资金结余 %s 元。"
	monthIncome   = "收支按月结转；本月数和累计数都是发生数，不含结转凭证。"
	monthClosed   = "已含至本月的结转凭证；不含的数：界面按 c，命令加 --closing exclude。"
	labelFootnote = "注："

	interimYearLine  = "年末资金结余"
	interimSheetLine = "工会资金结余"
)

// What the forms of a closed year say of themselves: each is there as it was before the year was closed, and after it.
const (
	beforeClosing = "（结转前）"
	afterClosing  = "（结转后）"
	beforeIncome  = "未含年末结转凭证，收入减支出的差额列在「年末资金结余」；结转后的数见「收入支出表（结转后）」。"
	beforeSheet   = "未含年末结转凭证，收入减支出的差额列在「工会资金结余」；结转后的数见「资产负债表（结转后）」。"
	afterNote     = "含年末结转凭证，各科目期末余额即下年年初余额。"
)

// stage tells whether a statement of a year was drawn up before its closing or after it; empty while it is not closed.
func stage(r ledger.Range, interim, omitted bool) string {
	switch {
	case r.Month != 0:
	case omitted:
		return beforeClosing
	case r.Closing && !interim:
		return afterClosing
	}
	return ""
}

// restrictedSaid says how much of the surplus of an interim statement is restricted money, which closing moves into
// 工会资金结转; what the next year opens with can be worked out of it.
func restrictedSaid(line string, toCarry, carry, surplus model.Money) string {
	if toCarry == 0 {
		return ""
	}
	said := interimCarry
	if toCarry < 0 {
		said = interimFreed
	}
	return fmt.Sprintf(said, line, toCarry.Abs().Grouped(), (carry + toCarry).Grouped(), (surplus - toCarry).Grouped())
}

// stageNote is what a form says below of its stage, or else of income and expense that are not closed yet.
func stageNote(stage, before, otherwise string) string {
	switch stage {
	case beforeClosing:
		return before
	case afterClosing:
		return afterNote
	}
	return otherwise
}

// saidOfIncome is what is said below 收入支出表; empty once closing vouchers are in it.
func saidOfIncome(s ledger.IncomeStatement) string {
	return plainIncome(s) + restrictedIncome(s)
}

func restrictedIncome(s ledger.IncomeStatement) string {
	return restrictedSaid(interimYearLine, s.ToCarry, s.ClosingCarry, s.ClosingSurplus)
}

func plainIncome(s ledger.IncomeStatement) string {
	switch {
	case s.Omitted:
		return omittedIncome
	case s.Interim:
		return interimIncome
	}
	return ""
}

// saidOfSheet is what is said below 资产负债表.
func saidOfSheet(s ledger.BalanceSheet) string {
	return plainSheet(s) + restrictedSheet(s)
}

func restrictedSheet(s ledger.BalanceSheet) string {
	return restrictedSaid(interimSheetLine, s.ToCarry, s.Row(ledger.SheetCarry).Closing,
		s.Row(ledger.SheetSurplus).Closing)
}

func plainSheet(s ledger.BalanceSheet) string {
	switch {
	case s.Omitted:
		return omittedSheet
	case s.Interim:
		return interimSheet
	case s.Range.Closing && s.Range.Month != 0:
		return monthClosed
	}
	return ""
}

// sealedContent is what the closing of a year sealed: every balance that the next one opens with. A credit balance is
// negative.
func sealedContent(e ledger.Event) orderedText {
	var list []orderedText
	for _, b := range e.Sealing() {
		list = append(list, orderedText{
			{name: colCode, text: b.Account},
			{name: colName, text: b.Name},
			{name: colProject, text: b.Project},
			{name: sealedBalance, text: b.Amount.String()},
		})
	}
	if list == nil {
		return nil
	}
	return orderedText{{name: sealedBalances, list: list}}
}

const (
	sealedBalances = "封存余额"
	sealedBalance  = "余额"
)

// The words of the list of projects.
const (
	sheetProjects  = "项目"
	projectKnown   = "已登记"
	projectGuessed = "未登记"
)

var projectColumns = []Column{
	{Name: colProject},
	{Name: "性质"},
	{Name: "年初余额", Kind: Money},
	{Name: "收入", Kind: Money},
	{Name: "支出", Kind: Money},
	{Name: "转入结余", Kind: Money},
	{Name: "余额", Kind: Money},
	{Name: "完结日期", Kind: Day},
	{Name: "来源单位"},
	{Name: "文号"},
	{Name: "登记"},
}

// projectContent is a project's record for people to read.
func projectContent(p model.Project) orderedText {
	return orderedText{
		{name: colProject, text: p.Name},
		{name: "性质", text: p.Kind.String()},
		{name: "来源单位", text: p.Grantor},
		{name: "用途", text: p.Purpose},
		{name: "文号", text: p.Paper},
		{name: "开始日期", text: p.From.String()},
		{name: "完结日期", text: p.Finished.String()},
		{name: "备注", text: p.Note},
	}
}
