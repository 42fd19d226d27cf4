package export

import (
	"fmt"
	"slices"

	"gonghui/ledger"
	"gonghui/model"
)

// reconcileTable is 银行存款余额调节表: one month of one account, or all months and accounts that statements cover.
func reconcileTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetReconcile, Heading: d.heading(q), Columns: []Column{
		{Name: colBankCode},
		{Name: colMonth, Kind: Month},
		{Name: colEntry},
		{Name: colDate, Kind: Day},
		{Name: colPaper},
		{Name: colWords},
		{Name: colAmount, Kind: Money},
		{Name: colBankState},
	}}
	accounts, err := d.v.BankAccounts()
	if err != nil {
		return t, err
	}
	if q.Account != "" {
		accounts = []string{q.Account}
	}
	first, last := 1, 12
	if q.Month != 0 {
		first, last = q.Month, q.Month
	}
	for _, account := range accounts {
		for m := first; m <= last; m++ {
			p := model.NewPeriod(q.Year, m)
			r, err := d.v.Reconcile(account, p)
			if err != nil {
				return t, err
			}
			if covered(r) {
				d.reconciled(&t, r)
			}
		}
	}
	if len(t.Rows) == 0 {
		t.Void = voidMissing
	}
	return t, nil
}

// covered reports whether anything is known of what the bank says of a month.
func covered(r ledger.Reconciled) bool {
	return r.Saved.ID != 0 || r.Known && !slices.ContainsFunc(r.Problems, func(p ledger.ReconcileProblem) bool {
		return p.Kind == ledger.ProblemNoLines
	})
}

// reconciled writes the block of one month: the book's side down to its adjusted balance, then the bank's.
func (d *desk) reconciled(t *Table, r ledger.Reconciled) {
	add := func(entry string, i *ledger.OpenItem, amount model.Money, said string, key Key) {
		row := []string{r.Account, r.Month.String(), entry, "", "", "", amount.String(), said}
		if i != nil {
			row[3] = i.Date.String()
			row[4], row[5] = i.Line.Serial, i.Line.Counterparty+labelSpace+i.Line.Summary
			if i.Line.ID == 0 {
				row[4], row[5] = fmt.Sprintf(voucherLabel, i.Book.Period, i.Book.Number), i.Book.Summary
			}
		}
		t.Rows = append(t.Rows, row)
		t.Keys = append(t.Keys, key)
	}
	group := func(name string, g ledger.OpenGroup) {
		add(name, nil, g.Sum, "", Key{})
		for _, i := range g.Items {
			var key Key
			if i.Line.ID == 0 {
				key = Key{Ref: voucherRef(i.Book.Voucher)}
			}
			add(itemMark+name, &i, i.Amount.Abs(), "", key)
		}
	}
	account := Key{Account: r.Account}
	add(recBook, nil, r.Book, "", account)
	group(recBankIn, r.BankIn)
	group(recBankOut, r.BankOut)
	if r.Opening != 0 {
		add(recOpening, nil, r.Opening, "", Key{})
	}
	add(recBookAfter, nil, r.AdjustedBook, "", account)
	if r.Known {
		add(recBank, nil, r.Bank, "", Key{})
	}
	group(recBookIn, r.BookIn)
	group(recBookOut, r.BookOut)
	said := recEqual
	switch {
	case !r.Known:
		said = recUnknown
	case !r.Equal:
		said = fmt.Sprintf(recUnequal, r.Difference())
	}
	if r.Signed {
		said += fmt.Sprintf(recSigned, r.Saved.Date, r.Saved.Prepared, r.Saved.Reviewed)
		if !r.Sound() {
			said += recChanged
		}
	} else {
		said += recUnsigned
	}
	after := r.AdjustedBank
	if !r.Known {
		after = 0
	}
	add(recBankAfter, nil, after, said, Key{})
}
