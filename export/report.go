package export

import (
	"slices"

	"gonghui/ledger"
	"gonghui/model"
)

// Query says what a report covers: a year or one month of it (Month 0: all), whether closing vouchers of
// period 13 count, and for the account's ledger which account.
type Query struct {
	Year, Month int
	Closing     bool
	Account     string
	// Party narrows the ledger of an account down to what is between the union and one party, as 往来明细及账龄 names it.
	Party string
	// Line is the line of 资产负债表 whose accounts the trial balance of a line lists.
	Line ledger.SheetLine
	// Quarter is 1 to 4 for a report that may cover one, and 0 for the whole year; Month is 0 then.
	Quarter int
}

func (q Query) covers() ledger.Range {
	return ledger.Range{Year: q.Year, Month: q.Month, Closing: q.Closing}
}

// Report is one report that can be asked for on its own.
type Report struct {
	Name         string // as a command names it: trial-balance
	Title        string // 科目余额表
	NeedsAccount bool   // Query.Account must be set
	Quarters     bool   // Query.Quarter may be set
	// Make reads the report from the book. Errors are *YearError and those of reading it.
	Make func(v *ledger.View, q Query) (Table, error)
}

// closesByMonth are the reports in which a month's closing vouchers stand unless they are asked away, where a branch
// closes its income and expense with every month.
var closesByMonth = []string{
	"trial-balance", "income", "balance-sheet", "line", "ledger", "general-ledger", "voucher-summary",
}

// Closes tells whether a report of a query has the closing vouchers in it where nobody says: those of a month do, at a
// branch that closes by month (按月结转); all others leave them out.
func (r Report) Closes(br model.Branch, q Query) bool {
	return br.CloseMonthly && q.Month != 0 && slices.Contains(closesByMonth, r.Name)
}

// maker makes one report at a desk.
type maker func(d *desk, q Query) (Table, error)

func (m maker) report(v *ledger.View, q Query) (Table, error) {
	d, err := newDesk(v)
	if err != nil {
		return Table{}, err
	}
	if err := d.keeps(q.Year); err != nil {
		return Table{}, err
	}
	return m(d, q)
}

// named lists the reports that commands know, in the order in which help names them (design of the commands:
// KIND).
var named = []struct {
	name         string
	title        string
	needsAccount bool
	quarters     bool
	make         maker
}{
	{name: "trial-balance", title: sheetTrial, make: trialBalance},
	{name: "income", title: incomeTitle, make: incomeTable},
	{name: "balance-sheet", title: balanceTitle, make: sheetTable},
	{name: "budget", title: sheetBudget, make: budgetTable},
	{name: "cash-journal", title: sheetCash, make: cashJournal},
	{name: "reconciliation", title: sheetReconcile, make: reconcileTable},
	{name: "cash-count", title: sheetCount, make: countsTable},
	{name: "bank-journal", title: sheetBank, make: bankJournal},
	{name: "ledger", title: sheetLedger, needsAccount: true, make: accountLedger},
	{name: "monthly", title: sheetMonthly, make: monthlyTable},
	{name: "dues", title: fileDues, make: duesTable},
	{name: "visits", title: fileVisits, make: visitsTable},
	{name: "visit-stats", title: sheetVisitStats, make: visitStatsTable},
	{name: "roster", title: sheetRoster, make: rosterStatsTable},
	{name: "subsidies", title: sheetSubsidies, make: subsidiesTable},
	{name: "findings", title: sheetFindings, make: findingsTable},
	{name: "year-summary", title: sheetSummary, make: summaryTable},
	{name: "budget-plan", title: sheetPlan, make: planTable},
	{name: "final-accounts", title: sheetFinal, make: finalTable},
	{name: "opening", title: sheetStart, make: startTable},
	{name: "public", title: sheetPublic, quarters: true, make: publicTable},
	{name: "general-ledger", title: sheetGeneral, make: generalLedger},
	{name: "voucher-summary", title: sheetVouchers, make: voucherSummary},
	{name: "aging", title: sheetClaims, make: claimsTable},
	{name: "levy", title: sheetLevy, make: levyTable},
	{name: "assets", title: sheetCards, make: cardList},
	{name: "asset-count", title: sheetCounted, make: countedTables},
	{name: "receipts", title: sheetReceipts, make: receiptsTable},
	{name: "invoices", title: sheetInvoices, make: invoicesTable},
	{name: "attachments", title: filesListName, make: filesTable},
	{name: "activities", title: sheetActivities, make: activitiesTable},
	{name: "figures", title: sheetFigures, make: figuresTable},
	{name: "activity-sums", title: sheetActivitySums, make: activitySums},
}

// Reports are the reports that commands know.
func Reports() []Report {
	out := make([]Report, len(named))
	for i, n := range named {
		out[i] = Report{
			Name: n.name, Title: n.title, NeedsAccount: n.needsAccount, Quarters: n.quarters, Make: n.make.report,
		}
	}
	return out
}

// Sheets are the reports of an audit pack, in its order. Their Name is that of the sheet, such as 往来明细及账龄.
func Sheets() []Report {
	out := make([]Report, 0, len(packItems))
	for _, p := range packItems {
		out = append(out, Report{Name: p.sheet, Title: p.sheet, Make: p.make.report})
	}
	return out
}

// ReportNamed finds a report by the name that commands use.
func ReportNamed(name string) (Report, bool) {
	for _, r := range Reports() {
		if r.Name == name {
			return r, true
		}
	}
	return Report{}, false
}

// ReportNames are the names that ReportNamed knows.
func ReportNames() []string {
	out := make([]string, len(named))
	for i, n := range named {
		out[i] = n.name
	}
	return out
}

// packItem is one report of an audit pack. file names its CSV and data makes it, where they are not those of
// the sheet.
type packItem struct {
	slug  string // in machine-readable descriptions
	sheet string
	make  maker
	file  string
	data  maker
}

// packItems are the reports of an audit pack in the order of its sheets.
var packItems = []packItem{
	{slug: "income", sheet: incomeTitle, make: incomeTable},
	{slug: "balance-sheet", sheet: balanceTitle, make: sheetTable},
	{slug: "trial-balance", sheet: sheetTrial, make: trialBalance},
	{slug: "monthly", sheet: sheetMonthly, make: monthlyTable},
	{slug: "budget", sheet: sheetBudget, make: budgetTable, file: fileBudget},
	{slug: "journal", sheet: sheetJournal, make: dayBook},
	{slug: "cash-journal", sheet: sheetCash, make: cashJournal},
	{slug: "bank-journal", sheet: sheetBank, make: bankJournal},
	{slug: "bank-reconciliation", sheet: sheetReconcile, make: reconcileTable},
	{slug: "cash-count", sheet: sheetCount, make: countsTable},
	{slug: "claims", sheet: sheetClaims, make: claimsTable},
	{slug: "levy", sheet: sheetLevy, make: levyTable},
	{slug: "dues", sheet: sheetDues, make: duesGrid, file: fileDues, data: duesTable},
	{slug: "visits", sheet: sheetVisits, make: renamed(sheetVisits, visitsTable), file: fileVisits},
	{slug: "visit-sums", sheet: sheetVisitSums, make: visitSums},
	{slug: "gifts", sheet: sheetGifts, make: giftsTable},
	{slug: "activities", sheet: sheetActivities, make: activitiesTable},
	{slug: "activity-sums", sheet: sheetActivitySums, make: activitySums},
	{slug: "subsidies", sheet: sheetSubsidies, make: subsidiesTable},
	{slug: "funds", sheet: sheetFunds, make: fundsTable},
	{slug: "custody", sheet: sheetCustody, make: custodyTable},
	{slug: "assets", sheet: sheetAssets, make: assetsTable},
	{slug: "asset-cards", sheet: sheetCards, make: cardList},
	{slug: "asset-count", sheet: sheetCounted, make: countedTables},
	{slug: "payments", sheet: sheetPayments, make: paymentsTable},
	{slug: "payees", sheet: sheetPayees, make: payeesTable},
	{slug: "receipts", sheet: sheetReceipts, make: receiptsTable},
	{slug: "invoices", sheet: sheetInvoices, make: invoicesTable},
	{slug: "attachments", sheet: filesListName, make: filesTable},
	{slug: "findings", sheet: sheetFindings, make: findingsTable},
	{slug: "gaps", sheet: sheetGaps, make: gapsTable},
	{slug: "log", sheet: sheetLog, make: logTable},
}

// renamed makes a report under another name.
func renamed(name string, m maker) maker {
	return func(d *desk, q Query) (Table, error) {
		t, err := m(d, q)
		t.Name = name
		return t, err
	}
}

// fileName is the name of the report's CSV file.
func (p packItem) fileName() string {
	if p.file != "" {
		return p.file + ".csv"
	}
	return p.sheet + ".csv"
}
