package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// Room is a screen beside the tabs. It is reached from the palette and from the menu of the tab 账务.
type Room struct {
	Title  string
	Writes bool // of no use with a book open for reading only
	New    func(Env) Screen
}

// Rooms lists the rooms around the vouchers, in the order in which a year needs them.
func Rooms() []Room {
	return []Room{
		{Title: text.EventsTitle, Writes: true, New: NewEvents},
		{Title: text.TemplatesTitle, New: NewTemplates},
		{Title: text.ToolBank, New: NewBank},
		{Title: text.StatementsTitle, New: NewStatements},
		{Title: text.CashTitle, New: NewCashCounts},
		{Title: text.ClosingTitle, New: NewClosing},
		{Title: text.ProjectsTitle, New: NewProjects},
		{Title: text.AssetsTitle, New: NewAssets},
		{Title: text.StockTitle, New: NewStock},
		{Title: text.CountTitle, New: NewAssetCounts},
		{Title: text.BudgetName, New: NewBudget},
		{Title: text.OpeningName, New: NewOpening},
		{Title: text.CodesName, New: NewCodes},
		{Title: text.InvoicesTitle, New: NewInvoices},
		{Title: text.ReceiptsTitle, New: NewReceipts},
		{Title: text.GapsTitle, New: NewGaps},
		{Title: text.PrintTitle, New: NewPrint},
	}
}

// roomsMenu offers the rooms.
func roomsMenu(env Env) tea.Cmd {
	var actions []kit.Action
	for _, r := range Rooms() {
		off := ""
		if r.Writes {
			off = onlyIf(!env.ReadOnly(), text.VoucherOffReadOnly)
		}
		actions = append(actions, kit.Action{Label: r.Title, Off: off, Do: func() tea.Cmd { return push(r.New(env)) }})
	}
	return ask(kit.NewMenu(env.Theme, text.RoomsTitle, actions...))
}
