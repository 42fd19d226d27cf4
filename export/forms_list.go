package export

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// List is one thing that `export KIND` hands out on its own: statements, printed vouchers, rosters.
type List struct {
	Kind  string // as typed
	Title string
	// Make gives the list as tables. It reads the whole year; nil: there is nothing but pages.
	Make func(v *ledger.View, year int) ([]Table, error)
	// print gives pages that are more than tables; nil: the tables laid out.
	print func(v *ledger.View, year int) ([]page, error)
	text  bool // it can be written as plain text
	// job gives the pages of a print job, of which more can be said than a year; nil: print does.
	job func(d *desk, p Print) ([]page, error)
	// Months, Accounts and Slips tell what of Print the list takes besides its year.
	Months, Accounts, Slips bool
	Visits                  bool // Print.Visit
	Fulls                   bool // Print.Full
	// Secret tells that Print.Full shows what is private: to be asked for, and noted in the log.
	Secret bool
	only   []string // the endings it can be written with; nil: by what it holds
}

// Paper reports whether the list is a print job: of what more than a year can be asked, or of pages as they are bound.
func (l List) Paper() bool { return l.job != nil }

// FormatError is returned by WriteList for a file name whose ending is none that the list can be written as.
type FormatError struct {
	Kind, Ext string
	Can       []string // endings that would do, with their dots
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("cannot write %s as %q, only as %s", e.Kind, e.Ext, strings.Join(e.Can, " "))
}

// ErrListKind is returned by WriteList for a kind that is not among Lists.
var ErrListKind = errors.New("no such list")

// Lists are all kinds of lists, in the order in which help names them.
func Lists() []List {
	return []List{
		{Kind: "statements", Title: listStatements, Make: statementTables, job: statementJob, Months: true},
		{Kind: "vouchers", Title: listVouchers, Make: journalTable, job: voucherJob, Months: true, Slips: true},
		{Kind: "voucher-covers", Title: listCovers, Make: coverTables, job: coverJob, Months: true},
		{Kind: "ledgers", Title: sheetLedger, job: ledgerJob, Accounts: true},
		{Kind: "general-ledger", Title: sheetGeneral, Make: reportTables("general-ledger"), job: generalJob},
		{Kind: "cash-journal", Title: sheetCash, Make: reportTables("cash-journal"), job: cashJob},
		{Kind: "bank-journal", Title: sheetBank, Make: reportTables("bank-journal"), job: bankJob},
		{
			Kind: "reconciliations", Title: sheetReconcile, Make: reportTables("reconciliation"), job: reconcileJob,
			Months: true,
		},
		{Kind: "cash-counts", Title: countTitle, Make: reportTables("cash-count"), job: countJob, Months: true},
		{Kind: "assets", Title: sheetCards, Make: cardTables, job: cardListJob},
		{Kind: "asset-cards", Title: listCards, job: cardJob},
		{Kind: "asset-counts", Title: countedTitle, Make: reportTables("asset-count"), job: countedJob},
		{Kind: "receipts", Title: receiptsTitle, Make: reportTables("receipts"), job: receiptJob, Months: true},
		{Kind: "invoices", Title: sheetInvoices, Make: reportTables("invoices")},
		{Kind: "attachments", Title: filesListName, Make: reportTables("attachments")},
		{Kind: "book-covers", Title: listBookCovers, job: bookCoverJob},
		{Kind: "approvals", Title: listApprovals, Make: approvalList, print: approvalPages},
		{Kind: "loans", Title: listLoans, Make: loanList, print: loanPages},
		{Kind: "visit-approvals", Title: listVisitForms, job: visitFormJob, Months: true, Visits: true},
		{Kind: "visit-receipts", Title: listVisitReceipts, job: visitReceiptJob, Months: true, Visits: true},
		{Kind: "visit-register", Title: listVisitRegister, Make: registerList, job: registerJob, Months: true},
		{Kind: "visit-stats", Title: sheetVisitStats, Make: visitStatsLists},
		{Kind: "grant-notice", Title: listNotice, job: noticeJob, Months: true, Fulls: true},
		{Kind: "grant-payroll", Title: listPayroll, job: payrollJob, Months: true},
		{Kind: "hardship-files", Title: listFiles, job: fileJob, Fulls: true, Secret: true},
		{Kind: "members", Title: listMembers, Make: memberTables},
		{Kind: "roster", Title: listRoster, job: rosterJob},
		{Kind: "group-rosters", Title: listGroups, job: groupJob},
		{Kind: "visits", Title: listVisits, Make: reportTables("visits")},
		{Kind: "subsidies", Title: listSubsidies, Make: reportTables("subsidies")},
		{Kind: "dues", Title: listDues, Make: reportTables("dues")},
		{Kind: "journal", Title: sheetJournal, Make: journalTable},
		{Kind: "budget", Title: listPlan, Make: reportTables("budget-plan"), print: planPages},
		{Kind: "final-accounts", Title: listFinal, Make: reportTables("final-accounts"), print: finalPages},
		{Kind: "opening", Title: listStart, Make: reportTables("opening"), print: startPages},
		{Kind: "public", Title: listPublic, Make: reportTables("public"), print: publicPages, text: true},
		{Kind: "finance-report", Title: listSpeech, Make: reportTables("public"), print: speechPages, text: true},
		{Kind: "figures", Title: listFigures, Make: reportTables("figures"), print: figuresPages, text: true},
	}
}

// ListNames are the kinds that WriteList knows.
func ListNames() []string {
	var out []string
	for _, l := range Lists() {
		out = append(out, l.Kind)
	}
	return out
}

// reportTables makes a list of one report.
func reportTables(names ...string) func(v *ledger.View, year int) ([]Table, error) {
	return func(v *ledger.View, year int) ([]Table, error) {
		var out []Table
		for _, name := range names {
			r, ok := ReportNamed(name)
			if !ok {
				return nil, fmt.Errorf("%w: %s", ErrListKind, name)
			}
			t, err := r.Make(v, Query{Year: year})
			if err != nil {
				return nil, err
			}
			out = append(out, t)
		}
		return out, nil
	}
}

// journalTable is 序时账 as it stands in an audit pack.
func journalTable(v *ledger.View, year int) ([]Table, error) {
	for _, r := range Sheets() {
		if r.Name == sheetJournal {
			t, err := r.Make(v, Query{Year: year})
			return []Table{t}, err
		}
	}
	return nil, fmt.Errorf("%w: %s", ErrListKind, sheetJournal)
}

func statementTables(v *ledger.View, year int) ([]Table, error) {
	return reportTables("income", "balance-sheet", "trial-balance")(v, year)
}

// WriteList writes a list to a new file in the form that its name ends with: .xlsx, .html, .csv for a list of one
// table, or .journal for the hledger journal. force replaces an existing file. Errors: ErrListKind, *FormatError,
// ledger.ErrExists, ledger.ErrDenied, and those of reading the book.
func WriteList(b *ledger.Book, kind string, year int, out string, force bool) error {
	return WritePrint(b, kind, Print{Year: year}, out, force)
}

// ListNamed finds a list by its kind.
func ListNamed(kind string) (List, bool) {
	i := slices.IndexFunc(Lists(), func(l List) bool { return l.Kind == kind })
	if i < 0 {
		return List{}, false
	}
	return Lists()[i], true
}

// write makes a list in the form that an ending stands for.
func (l List) write(v *ledger.View, year int, ext string) ([]byte, error) {
	if !slices.Contains(l.endings(), ext) {
		return nil, &FormatError{Kind: l.Kind, Ext: ext, Can: l.endings()}
	}
	switch ext {
	case ".xlsx":
		b, err := l.bind(v, year)
		if err != nil {
			return nil, err
		}
		return makeWorkbook(b)
	case ".html":
		b, err := l.bind(v, year)
		if err != nil {
			return nil, err
		}
		return makeHTML(b)
	case ".txt":
		b, err := l.bind(v, year)
		if err != nil {
			return nil, err
		}
		return pagesText(b.pages)
	case ".csv":
		tables, err := l.Make(v, year)
		if err != nil {
			return nil, err
		}
		var buf bytes.Buffer
		err = WriteCSV(&buf, tables[0])
		return buf.Bytes(), err
	default:
		return journalText(v, year)
	}
}

// endings are what the name of a list's file may end with.
func (l List) endings() []string {
	if l.only != nil {
		return l.only
	}
	out := []string{".xlsx", ".html"}
	if l.text {
		out = append(out, ".txt")
	}
	if l.Make != nil && l.Kind != "statements" && l.Kind != "finance-report" {
		out = append(out, ".csv")
	}
	if l.Kind == "journal" {
		out = append(out, ".journal")
	}
	return out
}

// bind puts a list's pages together.
func (l List) bind(v *ledger.View, year int) (binding, error) {
	br, err := v.Branch()
	if err != nil {
		return binding{}, err
	}
	h := v.Head()
	b := binding{
		title: fmt.Sprintf(listTitle, br.Name, year, l.Title), unit: br.Name, head: h.Code(),
		date: model.DateOf(h.Time()),
	}
	if l.print != nil {
		b.pages, err = l.print(v, year)
		return b, err
	}
	tables, err := l.Make(v, year)
	for _, t := range tables {
		b.pages = append(b.pages, signedList(br, pageOf(t)))
	}
	return b, err
}

// signedList is a list with the places where it is signed.
func signedList(br model.Branch, p page) page {
	if p.void == "" && len(p.signs) == 0 {
		p.signs = signLine(listSigns, br.Chair, "", br.Treasurer)
	}
	return p
}

// WriteNew writes a file that must not be there yet, and that appears under its name only when it is whole. Errors:
// ledger.ErrExists, ledger.ErrDenied, ledger.ErrDiskFull, and the system's while writing.
func WriteNew(out string, data []byte) error {
	if _, err := os.Lstat(out); err == nil {
		return ledger.ErrExists
	}
	return save(out, data, false)
}

// save writes a file that appears under its name only when it is whole.
func save(out string, data []byte, force bool) error {
	f, err := os.CreateTemp(filepath.Dir(out), ".gonghui-*.tmp")
	if err != nil {
		return denied(err)
	}
	defer func() { _ = os.Remove(f.Name()) }()
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		if ledger.IsFull(err) {
			return fmt.Errorf("%w: %w", ledger.ErrDiskFull, err)
		}
		return fmt.Errorf("write %s: %w", out, err)
	}
	if !force {
		// A hard link refuses a name that was taken meanwhile, which a rename would replace.
		if err := os.Link(f.Name(), out); err == nil || errors.Is(err, os.ErrExist) {
			if err != nil {
				return ledger.ErrExists
			}
			return nil
		}
	}
	if err := os.Rename(f.Name(), out); err != nil {
		return denied(err)
	}
	return nil
}

// denied is what became of a file that could not be made: there was no room for it, or the system kept it out.
func denied(err error) error {
	if ledger.IsFull(err) {
		return fmt.Errorf("%w: %w", ledger.ErrDiskFull, err)
	}
	return fmt.Errorf("%w: %w", ledger.ErrDenied, err)
}
