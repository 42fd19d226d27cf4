package export

import (
	"gonghui/ledger"
)

// WriteReport writes a report to a new file in the form that its name ends with: .csv, .xlsx or .html; the two
// statements are laid out as the printed forms. force replaces an existing file. Errors are those of WriteList.
func WriteReport(b *ledger.Book, r Report, q Query, out string, force bool) error {
	l := List{
		Kind: r.Name, Title: r.Title,
		Make: func(v *ledger.View, _ int) ([]Table, error) {
			t, err := r.Make(v, q)
			return []Table{t}, err
		},
	}
	if r.Title == incomeTitle || r.Title == balanceTitle {
		l.print = func(v *ledger.View, _ int) ([]page, error) { return statementPage(v, r.Title, q) }
	}
	return writeOne(b, l, q.Year, out, force)
}

// statementPage is one of the two statements as a printed form.
func statementPage(v *ledger.View, title string, q Query) ([]page, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	s, err := d.statements(q)
	if err != nil {
		return nil, err
	}
	if title == incomeTitle {
		return []page{incomePage(d.branch, s)}, nil
	}
	return []page{balanceForm(d.branch, s.Sheet)}, nil
}
