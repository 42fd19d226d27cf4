package export

import (
	"gonghui/ledger"
	"gonghui/model"
)

// Print says what a print job holds.
type Print struct {
	Year    int
	Month   int    // 0: the whole year
	PerPage int    // vouchers on a page of A4, 2 or 3; 0: 2
	Account string // of ledgers: one account; empty: every account with a balance or movement
	Drafts  bool   // of vouchers: the drafts too, under their provisional numbers
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

// closing is the query of a print job: a year that is closed is printed with its closing vouchers.
func (d *desk) printed(p Print) (Query, error) {
	closed, err := d.v.Closed(model.Closing(p.Year))
	return Query{Year: p.Year, Month: p.Month, Closing: closed, Account: p.Account}, err
}

// voucherJob prints every voucher on a slip of its own, or on several.
func voucherJob(d *desk, p Print) ([]page, error) {
	slips, err := slipsOf(d, p)
	out := page{name: listVouchers, title: listVouchers, slips: slips, perPage: p.perPage()}
	if len(slips) == 0 {
		out.void = voidNothing
	}
	return []page{out}, err
}

// statementJob prints 工会02表, 工会01表 and the trial balance.
func statementJob(d *desk, p Print) ([]page, error) {
	q, err := d.printed(p)
	if err != nil {
		return nil, err
	}
	in, err := d.v.Income(q.covers())
	if err != nil {
		return nil, err
	}
	bs, err := d.v.Sheet(q.covers())
	if err != nil {
		return nil, err
	}
	q.Closing = false
	trial, err := trialBalance(d, q)
	return []page{incomeForm(d.branch, in), balanceForm(d.branch, bs), pageOf(trial)}, err
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
			books = append(books, book{title: sheetGeneral, code: a.Code, name: a.Name, table: asRegister(t, p.Year)})
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
