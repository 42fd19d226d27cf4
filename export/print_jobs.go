package export

import (
	"fmt"
	"path/filepath"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// Print says what a print job holds.
type Print struct {
	Year    int
	Month   int      // 0: the whole year
	PerPage int      // vouchers on a page of A4, 2 or 3; 0: 2
	Account string   // of ledgers: one account; empty: every account with a balance or movement
	Drafts  bool     // of vouchers: the drafts too, under their provisional numbers
	Visit   model.ID // of the forms of visits: one of them, or one event; 0: all
	// Full asks for names in full in 公示, which a page for the web never has, and for what is private in 困难职工档案表,
	// which is to be noted in the log before.
	Full bool
}

func (p Print) perPage() int {
	if p.PerPage == slipsThree {
		return slipsThree
	}
	return slipsTwo
}

// WritePrint is WriteList for a list of which more is asked than its year. What the list does not take (List.Months and
// so on) is left aside. Errors: those of WriteList, and *model.AccountError for an account that there is not.
func WritePrint(b *ledger.Book, kind string, p Print, out string, force bool) error {
	l, ok := ListNamed(kind)
	if !ok {
		return ErrListKind
	}
	if strings.ToLower(filepath.Ext(out)) == ".html" && !l.Secret {
		p.Full = false
	}
	if l.Secret && p.Full && b.Locked() {
		return ledger.ErrLocked
	}
	if job := l.job; job != nil {
		l.print = func(v *ledger.View, _ int) ([]page, error) {
			d, err := newDesk(v)
			if err != nil {
				return nil, err
			}
			return job(d, p)
		}
	}
	return writeOne(b, l, p.Year, out, force)
}

// printed is the query of a print job: a year that is closed is printed with its closing vouchers, and so is a month
// where income and expense are closed with every month.
func (d *desk) printed(p Print) (Query, error) {
	closed, err := d.v.Closed(model.Closing(p.Year))
	monthly := d.branch.CloseMonthly && p.Month != 0
	return Query{Year: p.Year, Month: p.Month, Closing: closed || monthly, Account: p.Account}, err
}

// sheetSlips is how many printed vouchers one sheet holds at most: a spreadsheet takes no more than 1026 breaks between
// pages on one, and slows down long before.
const sheetSlips = 300

// voucherJob prints every voucher on a slip of its own, or on several; each month begins a new sheet.
func voucherJob(d *desk, p Print) ([]page, error) {
	slips, err := slipsOf(d, p)
	var out []page
	for i, x := range slips {
		n := len(out)
		if i == 0 || x.pile != slips[i-1].pile || len(out[n-1].slips) == sheetSlips {
			name := x.pile
			if i > 0 && x.pile == slips[i-1].pile {
				name = fmt.Sprintf(slipPart, name, 1+sheetsOf(out, x.pile))
			}
			out = append(out, page{name: name, title: listVouchers, perPage: p.perPage()})
			n++
		}
		out[n-1].slips = append(out[n-1].slips, x)
	}
	if len(out) == 0 {
		out = []page{{name: listVouchers, title: listVouchers, void: voidNothing}}
	}
	return out, err
}

// sheetsOf is how many sheets a pile of vouchers has so far.
func sheetsOf(pages []page, pile string) int {
	n := 0
	for _, x := range pages {
		if x.slips[0].pile == pile {
			n++
		}
	}
	return n
}

// statementJob prints 工会02表, 工会01表, of a year 会计报表附注, and the trial balance.
func statementJob(d *desk, p Print) ([]page, error) {
	q, err := d.printed(p)
	if err != nil {
		return nil, err
	}
	last, err := d.statements(q)
	if err != nil {
		return nil, err
	}
	out := []page{incomePage(d.branch, last)}
	yearly := q.Closing && q.Month == 0
	out = append(out, balanceForm(d.branch, last.Sheet))
	if yearly { // what the year is closed with comes first
		before, err := d.v.Sheet(Query{Year: q.Year}.covers())
		if err != nil {
			return nil, err
		}
		out = append(out, balanceForm(d.branch, before))
	}
	if q.Month == 0 {
		notes, err := d.notes(q, last.Income, last.Sheet)
		if err != nil {
			return nil, err
		}
		out = append(out, notes)
	}
	q.Closing = yearly || d.branch.CloseMonthly && q.Month != 0
	for range 2 {
		trial, err := trialBalance(d, q)
		if err != nil {
			return nil, err
		}
		p := pageOf(trial)
		p.signs = statementSigned(d.branch)
		if yearly {
			p = p.staged(q.Closing)
		}
		out = append(out, p)
		if q.Closing = false; !yearly {
			break
		}
	}
	return out, nil
}

// staged says of a trial balance of a closed year whether the closing vouchers are in it.
func (p page) staged(after bool) page {
	at := beforeClosing
	if after {
		at = afterClosing
		p.name += at
	}
	p.title += at
	if len(p.head) > 1 {
		p.head = append(p.head[:1:1], append([]string{p.head[1] + at}, p.head[2:]...)...)
	}
	return p
}

func ledgerJob(d *desk, p Print) ([]page, error) {
	q, err := d.printed(p)
	if err != nil {
		return nil, err
	}
	if _, ok := d.chart.Lookup(p.Account); p.Account != "" && !ok {
		return nil, &model.AccountError{Name: p.Account, Why: model.ErrAccountUnknown}
	}
	bs, err := d.v.TrialBalance(q.covers())
	if err != nil {
		return nil, err
	}
	var books []book
	for _, b := range bs {
		if p.Account != "" && !accountIs(b.Account, p.Account) {
			continue
		}
		t, err := d.journalOf(sheetLedger, b.Account, q)
		if err != nil {
			return nil, err
		}
		books = append(books, book{title: sheetLedger, code: b.Account, name: b.Name, table: t})
	}
	return d.bound(sheetLedger, p, books), nil
}

func generalJob(d *desk, p Print) ([]page, error) {
	q, err := d.printed(p)
	if err != nil {
		return nil, err
	}
	var books []book
	for _, a := range d.chart.Accounts() {
		if top, _ := d.chart.Top(a.Code); top.Code != a.Code {
			continue
		}
		q.Account = a.Code
		t, err := generalLedger(d, q)
		if err != nil {
			return nil, err
		}
		if len(t.Rows) > 0 {
			books = append(books, book{
				title: sheetGeneral, code: a.Code, name: a.Name, table: asRegister(t, p.Year), sums: true,
			})
		}
	}
	return d.bound(sheetGeneral, p, books), nil
}

func cashJob(d *desk, p Print) ([]page, error) { return d.journalJob(sheetCash, model.AccountCash, p) }

func bankJob(d *desk, p Print) ([]page, error) { return d.journalJob(sheetBank, model.AccountBank, p) }

// journalJob prints a journal: one book for each leaf of its account.
func (d *desk) journalJob(title, top string, p Print) ([]page, error) {
	q, err := d.printed(p)
	if err != nil {
		return nil, err
	}
	var books []book
	for _, a := range d.chart.Accounts() {
		if !a.Leaf || !accountIs(a.Code, top) {
			continue
		}
		t, err := d.journalOf(title, a.Code, q)
		if err != nil {
			return nil, err
		}
		if len(t.Rows) > 0 {
			books = append(books, book{
				title: title, code: a.Code, name: d.chart.FullName(a.Code), table: t, monthly: true,
			})
		}
	}
	return d.bound(title, p, books), nil
}
