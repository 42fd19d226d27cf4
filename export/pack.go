package export

import (
	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
)

// Pack is what an audit pack is made of: one year of the book, read at one moment.
type Pack struct {
	Branch model.Branch
	Year   int
	Date   model.Date // day of the book's last event
	Head   string     // head code of the book
	// Sheets are the reports in the order of design: 收入支出表 first, 操作日志 last. Those of prose are not among them.
	Sheets    []Table
	Income    ledger.IncomeStatement
	Sheet     ledger.BalanceSheet
	Budget    []ledger.BudgetRow
	Visits    []model.Visit // without private fields
	Subsidies []model.Subsidy
	DuesRows  []ledger.DuesRow
	Findings  []audit.Finding
	Gifts     model.Money // 节日慰问: what 节日慰问 lists, in fen
	Unclosed  bool        // at least one month of the year is open
}

// Festival is what was spent on gifts of festivals, in fen.
func (p Pack) Festival() model.Money { return p.Gifts }
