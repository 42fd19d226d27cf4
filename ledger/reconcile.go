package ledger

import (
	"fmt"
	"slices"
	"sort"

	"gonghui/model"
)

// OpenItem is one open item of a reconciliation: a line that only the bank has, or an entry that only the
// book has.
type OpenItem struct {
	Line   model.BankLine // ID 0: it is an entry of the book
	Book   BookItem       // Voucher 0: it is a line of the bank
	Date   model.Date
	Amount model.Money // as its own side sees it, in fen: positive for money in
}

// OpenGroup is one of the four groups of open items, by day. Sum is what they come to as the group's name
// says it: it is positive for payments in a group of payments. In fen.
type OpenGroup struct {
	Items []OpenItem
	Sum   model.Money
}

func (g *OpenGroup) add(i OpenItem) {
	g.Items = append(g.Items, i)
	g.Sum += i.Amount.Abs()
}

// ReconcileProblemKind says what is wrong with a reconciliation beyond its open items.
type ReconcileProblemKind uint8

// The problems.
const (
	ProblemChain   ReconcileProblemKind = iota + 1 // a statement's own balances do not chain at Line
	ProblemGap                                     // lines are missing before Line, which begins another statement
	ProblemOpening                                 // book and bank differ at Start already
	ProblemNoLines                                 // no statement covers the month
	ProblemTyped                                   // the balance that was typed in is not the statement's
	ProblemChanged                                 // the month was signed with other figures
	ProblemUnequal                                 // the month was signed, and its balances are not equal any more
)

// ReconcileProblem is one of them; Amount is by how much, in fen.
type ReconcileProblem struct {
	Kind   ReconcileProblemKind
	Line   model.BankLine
	Amount model.Money
}

// Reconciled is a bank account at the end of one month (银行存款余额调节表), in fen:
//
//	Book + BankIn - BankOut + Opening = AdjustedBook = AdjustedBank = Bank + BookIn - BookOut
type Reconciled struct {
	Account string
	Month   model.Period
	Book    model.Money // the book's balance, all projects together
	Bank    model.Money // the bank's balance, if Known
	// Known tells that the bank's balance is known: a statement says it or, when Typed, whoever prepared
	// the month.
	Known, Typed bool
	BankIn       OpenGroup // 银行已收，工会未收
	BankOut      OpenGroup // 银行已付，工会未付
	BookIn       OpenGroup // 工会已收，银行未收
	BookOut      OpenGroup // 工会已付，银行未付
	// Start is the first day of the month of the account's first bank line; what differed before it is
	// Opening: the bank's balance less the book's. It is 0 when no statement says a balance.
	Start                      model.Date
	Opening                    model.Money
	AdjustedBook, AdjustedBank model.Money
	Equal                      bool // Known, and both adjusted balances are the same
	Signed                     bool
	Saved                      model.Reconciliation // ID 0: none
	Problems                   []ReconcileProblem
}

// Difference is the adjusted balance of the bank less that of the book, in fen; 0 while the bank's is not
// known.
func (r Reconciled) Difference() model.Money {
	if !r.Known {
		return 0
	}
	return r.AdjustedBank - r.AdjustedBook
}

// Sound reports whether the month is signed and still is what was signed.
func (r Reconciled) Sound() bool {
	return r.Signed && r.Equal && !slices.ContainsFunc(r.Problems, func(p ReconcileProblem) bool {
		return p.Kind == ProblemChanged || p.Kind == ProblemTyped
	})
}

// Reconciliation reads what was saved of an account's month; false if nothing was.
func (v *View) Reconciliation(account string, month model.Period) (model.Reconciliation, bool, error) {
	id, err := v.unique(uniqueReconciliation(account, month))
	if err != nil || id == 0 {
		return model.Reconciliation{}, false, err
	}
	r, err := get[model.Reconciliation](v, model.KindReconciliation, id, nil)
	return r, err == nil, err
}

// Reconciliations lists what was saved of an account (empty: of all) in a year (0: in all), by month, then
// account.
func (v *View) Reconciliations(account string, year int) ([]model.Reconciliation, error) {
	list, err := all[model.Reconciliation](v, model.KindReconciliation, nil)
	list = slices.DeleteFunc(list, func(r model.Reconciliation) bool {
		return account != "" && r.Account != account || year != 0 && r.Month.Year() != year
	})
	sort.SliceStable(list, func(i, j int) bool {
		if list[i].Month != list[j].Month {
			return list[i].Month < list[j].Month
		}
		return list[i].Account < list[j].Account
	})
	return list, err
}

// Reconcile holds a bank account's book and statements against each other at the end of a month.
func (v *View) Reconcile(account string, month model.Period) (Reconciled, error) {
	saved, _, err := v.Reconciliation(account, month)
	if err != nil {
		return Reconciled{}, err
	}
	return v.reconcile(account, month, saved)
}

func (v *View) reconcile(account string, month model.Period, saved model.Reconciliation) (Reconciled, error) {
	r := Reconciled{Account: account, Month: month, Saved: saved, Signed: saved.Signed}
	o, err := v.openItems(account, month.Last())
	if err != nil {
		return r, err
	}
	r.Start = o.start
	if r.Book, err = v.bookBalance(account, month); err != nil {
		return r, err
	}
	r.group(o)
	statements, err := v.Statements(account)
	if err != nil {
		return r, err
	}
	c := chainOf(o.lines, statements)
	r.Problems = c.problems
	if len(o.lines) > 0 && c.known {
		r.Bank, r.Known = c.closing, true
	}
	r.typed(saved)
	if c.opened {
		r.Opening = c.opening - (r.Book - sinceStart(o)) + o.before
	}
	if r.Opening != 0 {
		r.Problems = append(r.Problems, ReconcileProblem{Kind: ProblemOpening, Amount: r.Opening})
	}
	if len(o.lines) == 0 || !o.beyond && o.lines[len(o.lines)-1].Date < month.First() {
		r.Problems = append(r.Problems, ReconcileProblem{Kind: ProblemNoLines})
	}
	r.AdjustedBook = r.Book + r.BankIn.Sum - r.BankOut.Sum + r.Opening
	r.AdjustedBank = r.Bank + r.BookIn.Sum - r.BookOut.Sum
	r.Equal = r.Known && r.AdjustedBook == r.AdjustedBank && r.mistyped() == 0
	r.changed(saved)
	return r, nil
}

// group puts the open items into their groups.
func (r *Reconciled) group(o open) {
	for _, l := range o.bank {
		g := &r.BankIn
		if l.Amount < 0 {
			g = &r.BankOut
		}
		g.add(OpenItem{Line: l, Date: l.Date, Amount: l.Amount})
	}
	for _, b := range o.book {
		g := &r.BookIn
		if b.Amount < 0 {
			g = &r.BookOut
		}
		g.add(OpenItem{Book: b, Date: b.Date, Amount: b.Amount})
	}
}

// typed takes the balance that was typed in where no statement says one, and tells when both do and differ.
func (r *Reconciled) typed(saved model.Reconciliation) {
	switch {
	case saved.Closing == 0 && !saved.Signed:
	case !r.Known:
		r.Bank, r.Known, r.Typed = saved.Closing, true, true
	case saved.Closing == 0 && saved.ID == 0: // about to be signed, and nothing was typed
	case saved.Closing != r.Bank:
		r.Problems = append(r.Problems, ReconcileProblem{Kind: ProblemTyped, Amount: saved.Closing - r.Bank})
	}
}

// mistyped is by how much the balance that was typed in goes beyond the statement's own, in fen; 0 where they agree.
func (r Reconciled) mistyped() model.Money {
	for _, p := range r.Problems {
		if p.Kind == ProblemTyped {
			return p.Amount
		}
	}
	return 0
}

// changed tells when a signed month is not what was signed.
func (r *Reconciled) changed(saved model.Reconciliation) {
	if !saved.Signed || saved.ID == 0 {
		return
	}
	if !r.Equal {
		r.Problems = append(r.Problems, ReconcileProblem{Kind: ProblemUnequal, Amount: r.Difference()})
	}
	if saved.Book != r.Book || saved.Adjusted != r.AdjustedBook {
		r.Problems = append(r.Problems, ReconcileProblem{Kind: ProblemChanged, Amount: r.Book - saved.Book})
	}
}

// bookBalance is an account's balance at the end of a month, debit positive, all projects together.
func (v *View) bookBalance(account string, month model.Period) (model.Money, error) {
	cells, err := v.cells()
	var sum model.Money
	for _, c := range cells {
		if c.account == account && model.NewPeriod(c.year, c.period) <= month {
			sum += c.debit - c.credit
		}
	}
	return sum, err
}

// sinceStart is what the entries since the first day looked at come to.
func sinceStart(o open) model.Money {
	var sum model.Money
	for _, e := range o.entries {
		if e.Date >= o.start {
			sum += e.Signed()
		}
	}
	return sum
}

// ReconcileError is returned when a month is signed whose balances are not equal.
type ReconcileError struct {
	Reconciled Reconciled // as it stands
	Difference model.Money
}

func (e *ReconcileError) Error() string {
	return fmt.Sprintf("balances of %s in %s differ by %s", e.Reconciled.Account, e.Reconciled.Month, e.Difference)
}

// SaveReconciliation makes or replaces what is known of an account's month: one record for each. When it is
// signed, the figures that it was signed with are kept with it. Closing may be left 0 when a statement says
// the balance. Errors: *RuleError, *ReconcileError for one that is signed and not equal, ErrNotFound for an
// account that is no leaf, ErrYear.
func (t *Tx) SaveReconciliation(r model.Reconciliation) (model.ID, error) {
	ref := model.Ref{Kind: model.KindReconciliation}
	if err := refused(ref, model.CheckReconciliation(r)); err != nil {
		return 0, err
	}
	if err := t.bankLeaf(r.Account); err != nil {
		return 0, err
	}
	if err := t.inBook(r.Month.Year()); err != nil {
		return 0, err
	}
	id, err := t.unique(uniqueReconciliation(r.Account, r.Month))
	if err != nil {
		return 0, err
	}
	now, err := t.reconcile(r.Account, r.Month, model.Reconciliation{Closing: r.Closing, Signed: r.Signed})
	if err != nil {
		return 0, err
	}
	if !now.Typed && r.Closing == 0 {
		r.Closing = now.Bank
	}
	r.Book, r.Adjusted = 0, 0
	if r.Signed {
		off := now.Difference()
		if off == 0 {
			off = r.Closing - now.Bank
		}
		if !now.Equal || off != 0 {
			return 0, &ReconcileError{Reconciled: now, Difference: off}
		}
		r.Book, r.Adjusted = now.Book, now.AdjustedBook
	}
	if r.ID, err = t.identify(model.KindReconciliation, id); err != nil {
		return 0, err
	}
	ref.ID = r.ID
	return r.ID, t.save(ref, r)
}
