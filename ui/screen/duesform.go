package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// duesForm enters one payment of one member's dues.
type duesForm struct {
	env   Env
	id    string // of the command
	line  ledger.DuesLine
	month model.Period
	form  *kit.Form
}

const uAmount, uDay, uPayment, uNote = "Amount", "Paid", "Payment", "Note"

func newDuesForm(env Env, l ledger.DuesLine, month model.Period, day model.Date) Screen {
	s := &duesForm{env: env, id: env.NewID(), line: l, month: month}
	th := env.Theme
	var payments []kit.Option
	for _, p := range model.Payments() {
		payments = append(payments, kit.Option{Value: p, Label: p})
	}
	amount := kit.NewField(th, kit.KindAmount)
	amount.SetValue(amountOrNone(l.Behind()))
	paid := kit.NewField(th, kit.KindDate)
	paid.Base = day.String()
	paid.SetValue(day.String())
	rows := [][]kit.Item{
		{{Name: uAmount, Label: text.DuesAmount, Input: amount, Width: 14, Required: true}},
		{{Name: uDay, Label: text.DuesPaidOn, Input: paid, Width: 14, Required: true}},
		inputRow(uPayment, text.DuesPayment, chosen(env, payments[len(payments)-1].Value, payments...), 16),
		inputRow(uNote, text.DuesNote, filledField(env, kit.KindText, model.MaxSummary, l.Record.Note), 0),
	}
	s.form = kit.NewForm(th, rows...)
	s.form.SetHint(uAmount, text.DuesColDue+" "+l.Due.Grouped()+"　"+text.DuesColPaid+" "+l.Record.Amount.Grouped())
	s.form.EnterSaves = true
	s.form.OnSave = s.save
	s.form.MarkClean()
	return s
}

func (s *duesForm) Init() tea.Cmd       { return nil }
func (s *duesForm) Title() string       { return text.DuesOne(s.line.Member.Name, s.month) }
func (s *duesForm) Reload() tea.Cmd     { return nil }
func (s *duesForm) Editing() bool       { return true }
func (s *duesForm) Dirty() bool         { return s.form.Dirty() }
func (s *duesForm) Keys() []kit.Binding { return fieldKeys(s.env) }

func (s *duesForm) Update(msg tea.Msg) tea.Cmd { return s.form.Update(msg) }

func (s *duesForm) Draw(w, h int) (string, *tea.Cursor) {
	parts := s.line.Record.Payments()
	body, cursor := s.form.Draw(w, h-len(parts)-1)
	lines := append(strings.Split(kit.Block(strings.Split(body, "\n"), w, h-len(parts)-1), "\n"), "")
	for _, p := range parts {
		lines = append(lines, " "+kit.Cut(text.DuesPart(p, ""), w-2))
	}
	return kit.Block(lines, w, h), cursor
}

func (s *duesForm) save() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	f := s.form
	d := s.line.Record
	d.Member, d.Month, d.Note = s.line.Member.ID, s.month, f.Value(uNote)
	d = d.With(model.DuesPart{
		Amount: amountIn(f.Value(uAmount)), Paid: dateOf(f.Value(uDay)), Payment: f.Value(uPayment),
	})
	a := duesAct(text.DuesKeyOne, s.line, d, s.month)
	a.ID = s.id
	a.Then = func() tea.Cmd {
		s.form.MarkClean()
		return pop()
	}
	a.Refused = func(err error) bool { return refusedBy(s.form, err) }
	return write(s.env, a)
}

// arrears lists who owes dues, of which months, and for how long.
type arrears struct {
	env  Env
	list *kit.List
	rows []ledger.Arrear
	load Slot
}

func newArrears(env Env) Screen {
	s := &arrears{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.DuesColNumber, Width: 7},
		kit.Column{Title: text.DuesColName, Width: 10},
		kit.Column{Title: text.DuesColWhere, Width: 8},
		kit.Column{Title: text.DuesColBehind, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.DuesColAge, Width: 18},
		kit.Column{Title: text.DuesColMonths, Width: 10, Flex: true},
	)
	s.list.Empty = text.DuesReading
	s.list.OnOpen = func(key string) tea.Cmd { return push(newMember(s.env, keyID(key))) }
	return s
}

func (s *arrears) Init() tea.Cmd              { return s.Reload() }
func (s *arrears) Title() string              { return text.DuesArrearsTitle }
func (s *arrears) Editing() bool              { return s.list.Typing() }
func (s *arrears) Escape() bool               { return s.list.Escape() }
func (s *arrears) Update(msg tea.Msg) tea.Cmd { return s.list.Update(msg) }

func (s *arrears) Keys() []kit.Binding {
	return []kit.Binding{bind(text.DuesKeyMember, "", "enter"), bind(text.FieldFind, "", "/")}
}

func (s *arrears) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *arrears) Reload() tea.Cmd {
	return read(s.env, &s.load, (*ledger.View).Arrears, func(rows []ledger.Arrear) tea.Cmd {
		s.rows = rows
		s.list.Empty = text.DuesNobody
		today := s.env.Today()
		return s.list.SetRows(kit.Rows{
			Len: len(rows),
			Key: func(i int) string { return idKey(rows[i].Member.ID) },
			Row: func(i int) []kit.Cell {
				r := rows[i]
				return kit.Cells(r.Member.Number, r.Member.Name, r.Member.Department, r.Behind.Grouped(),
					text.DuesOwed(r, today), text.DuesMonths(r.Months))
			},
			Text: func(i int) string { return personWords(rows[i].Member) },
		})
	})
}
