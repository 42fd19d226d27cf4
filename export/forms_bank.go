package export

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// reconcileJob prints 银行存款余额调节表, one for each account and month that something is known of at the bank.
func reconcileJob(d *desk, p Print) ([]page, error) {
	accounts, err := d.v.BankAccounts()
	if err != nil {
		return nil, err
	}
	first, last := 1, 12
	if p.Month != 0 {
		first, last = p.Month, p.Month
	}
	var out []page
	for _, account := range accounts {
		for m := first; m <= last; m++ {
			r, err := d.v.Reconcile(account, model.NewPeriod(p.Year, m))
			if err != nil {
				return nil, err
			}
			if covered(r) {
				out = append(out, d.reconcileForm(r))
			}
		}
	}
	if len(out) == 0 {
		out = []page{{name: sheetReconcile, title: sheetReconcile, void: voidMissing}}
	}
	return out, nil
}

// reconcileSide is one side of the form: its cells, and which rows are totals.
type reconcileSide struct {
	rows   [][]string
	strong []bool
}

func (s *reconcileSide) total(name string, m model.Money) {
	s.rows, s.strong = append(s.rows, []string{"", "", name, m.String()}), append(s.strong, true)
}

func (s *reconcileSide) group(name string, g ledger.OpenGroup) {
	s.total(name, g.Sum)
	for _, i := range g.Items {
		paper, words := i.Line.Serial, strings.TrimSpace(i.Line.Counterparty+labelSpace+i.Line.Summary)
		if i.Line.ID == 0 {
			paper, words = fmt.Sprintf(voucherLabel, i.Book.Period, i.Book.Number), i.Book.Summary
		}
		s.rows = append(s.rows, []string{i.Date.String(), paper, ideographic + words, i.Amount.Abs().String()})
		s.strong = append(s.strong, false)
	}
}

// level makes a side as long as the other one: blank lines before its last total.
func (s *reconcileSide) level(n int) {
	for len(s.rows) < n {
		at := len(s.rows) - 1
		s.rows = slices.Insert(s.rows, at, []string{"", "", "", ""})
		s.strong = slices.Insert(s.strong, at, false)
	}
}

// reconcileForm prints one month: the book's side at the left, the bank's at the right, each down to its adjusted
// balance. It is no voucher (会计基础工作规范): nothing is booked by it.
func (d *desk) reconcileForm(r ledger.Reconciled) page {
	var book, bank reconcileSide
	book.total(recBook, r.Book)
	book.group(recBankIn, r.BankIn)
	book.group(recBankOut, r.BankOut)
	if r.Opening != 0 {
		book.total(recOpening, r.Opening)
	}
	book.total(recBookAfter, r.AdjustedBook)
	if r.Known {
		bank.total(recBank, r.Bank)
	} else {
		bank.rows, bank.strong = append(bank.rows, []string{"", "", recBank, ""}), append(bank.strong, true)
	}
	bank.group(recBookIn, r.BookIn)
	bank.group(recBookOut, r.BookOut)
	after := r.AdjustedBank
	if !r.Known {
		after = 0
	}
	bank.total(recBankAfter, after)
	book.level(len(bank.rows))
	bank.level(len(book.rows))
	p := page{
		name: fmt.Sprintf(recSheet, r.Account, r.Month), title: sheetReconcile, columns: reconcileColumns,
		head:  []string{labelUnit + d.branch.Name, r.Month.Last().Chinese(), labelYuan},
		lines: []string{fmt.Sprintf(recAccount, r.Account, d.chart.FullName(r.Account), d.branch.Bank)},
		signs: signLine(recSigns, r.Saved.Prepared, r.Saved.Reviewed, signedOn(r.Saved)),
	}
	for i := range book.rows {
		x := row{cells: append(slices.Clone(book.rows[i]), bank.rows[i]...), bold: map[int]bool{}}
		for c := range 4 {
			x.bold[c], x.bold[c+4] = book.strong[i], bank.strong[i]
		}
		p.rows = append(p.rows, x)
	}
	p.notes = []string{labelTies + d.reconcileSaid(r), recNoVoucher}
	return p
}

// reconcileSaid says whether both sides come to the same, and what was said of it.
func (d *desk) reconcileSaid(r ledger.Reconciled) string {
	said := recTie + labelSpace
	switch {
	case !r.Known:
		said = recUnknown
	case r.Equal:
		said += labelTieHolds
	default:
		said += fmt.Sprintf(recUnequal, r.Difference())
	}
	if r.Signed && !r.Sound() {
		said += recChanged
	}
	if !r.Signed {
		said += recUnsigned
	}
	return said
}

func signedOn(r model.Reconciliation) string {
	if !r.Signed || r.Date == 0 {
		return ""
	}
	return r.Date.Chinese()
}

// countJob prints 库存现金盘点表, one for each count.
func countJob(d *desk, p Print) ([]page, error) {
	counts, err := d.v.CashCounts(p.Year)
	if err != nil {
		return nil, err
	}
	var out []page
	for _, c := range counts {
		if p.Month != 0 && c.Date.Month() != p.Month {
			continue
		}
		x, err := d.countPage(c)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	if len(out) == 0 {
		out = []page{{name: countTitle, title: countTitle, void: voidMissing}}
	}
	return out, nil
}

// countPage prints one count with its places to sign.
func (d *desk) countPage(c model.CashCount) (page, error) {
	t, err := countTable(d, c)
	if err != nil {
		return page{}, err
	}
	p := pageOf(t)
	p.name = fmt.Sprintf(countSheet, c.Account, c.Date)
	p.signs = signLine(countSigns, c.Counter, c.Witness, d.branch.Cashier, "")
	return p, nil
}
