package screen

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// differenceForm asks what the amounts of a posted voucher should have been, and books the difference.
type differenceForm struct {
	env   Env
	wrong voucherDetail
	form  *kit.Form
	id    string
}

// The fields of the form beside the amounts, which are numbered.
const (
	fReason   = "Reason"
	fReviewer = "Reviewer"
)

func newDifferenceForm(env Env, wrong voucherDetail) Screen {
	s := &differenceForm{env: env, wrong: wrong, id: env.NewID()}
	th := env.Theme
	rows := [][]kit.Item{{{Label: text.CorrectDay(wrong.Voucher, wrong.day)}}}
	reason := kit.NewField(th, kit.KindText)
	reason.Limit = reasonMost
	rows = append(rows, []kit.Item{{Name: fReason, Label: text.CorrectWhy, Input: reason, Width: 50, Required: true}})
	if env.Session.Branch.ReviewFirst {
		who := kit.NewField(th, kit.KindText)
		who.Limit = model.MaxName
		rows = append(rows, []kit.Item{{Name: fReviewer, Label: text.ReviewBy, Input: who, Width: 16, Required: true}})
	}
	rows = append(rows, []kit.Item{{Label: text.CorrectRight}})
	for i, l := range wrong.Lines {
		amount := kit.NewField(th, kit.KindAmount)
		amount.SetValue(wrong.amounts[i].String())
		name := l.Side.String() + " " + strings.Join(strings.Fields(accountLabel(wrong.chart, l.Account)), " ")
		rows = append(rows, []kit.Item{
			{Name: strconv.Itoa(i), Label: kit.Cut(kit.Sanitize(name), 34), Input: amount, Width: 16, Required: true},
		})
	}
	s.form = kit.NewForm(th, rows...)
	s.form.OnSave = s.confirm
	s.form.OnLeave = func(string) tea.Cmd { s.preview(); return nil }
	s.preview()
	s.form.MarkClean()
	return s
}

// right are the amounts that the form says.
func (s *differenceForm) right() []model.Money {
	out := make([]model.Money, len(s.wrong.Lines))
	for i := range out {
		out[i] = sumOf(s.form.Value(strconv.Itoa(i)))
	}
	return out
}

// booked is the original with the amounts that stand now.
func (s *differenceForm) booked() model.Voucher {
	v := s.wrong.Voucher
	v.Lines = append([]model.Line(nil), v.Lines...)
	for i, m := range s.wrong.amounts {
		v.Lines[i].Amount = m
	}
	return v
}

func (s *differenceForm) difference() model.Voucher {
	return model.Difference(s.booked(), s.right(), s.wrong.day, s.form.Value(fReason))
}

// preview says at each amount what will be booked of it.
func (s *differenceForm) preview() {
	right := s.right()
	for i, now := range s.wrong.amounts {
		s.form.SetHint(strconv.Itoa(i), text.DifferenceHint(now, right[i]-now))
	}
	if debit, credit := sums(s.difference().Lines); debit != credit && len(right) > 0 {
		s.form.SetHint(strconv.Itoa(len(right)-1), text.ShortSide(debit-credit))
	}
}

// confirm shows the voucher that will be booked.
func (s *differenceForm) confirm() tea.Cmd {
	s.preview()
	last := strconv.Itoa(len(s.wrong.Lines) - 1)
	x := s.difference()
	debit, credit := sums(x.Lines)
	switch {
	case readOnly(s.env) != "":
		return fail(ledger.ErrReadOnly)
	case len(x.Lines) == 0:
		return fail(ledger.ErrNoDifference)
	case debit != credit:
		s.form.SetError(last, text.ShortSide(debit-credit))
		s.form.FocusOn(last)
		return nil
	}
	body := text.CorrectDay(s.wrong.Voucher, s.wrong.day) + "\n" + x.Summary
	for _, l := range x.Lines {
		body += "\n" + l.Side.String() + " " + accountLabel(s.wrong.chart, l.Account) + "  " + l.Amount.Grouped()
	}
	return ask(kit.NewConfirm(s.env.Theme, text.DifferenceTitle(text.NameOf(s.wrong.Voucher)), body, kit.Button{
		Label: text.DifferenceYes, Danger: true, Do: s.book,
	}))
}

func (s *differenceForm) book() tea.Cmd {
	id, right, reason := s.wrong.ID, s.right(), s.form.Value(fReason)
	by := ""
	if s.form.Input(fReviewer) != nil {
		by = model.NormalizeName(s.form.Value(fReviewer))
	}
	return write(s.env, Act{
		Label: text.DifferenceTitle(text.NameOf(s.wrong.Voucher)), ID: s.id,
		Do: func(t *ledger.Tx) error {
			_, err := t.Adjust(id, right, reason, by)
			return err
		},
		Then: func() tea.Cmd {
			s.form.MarkClean()
			return pop()
		},
	})
}

func (s *differenceForm) Title() string {
	return text.DifferenceTitle(text.NameOf(s.wrong.Voucher))
}

func (s *differenceForm) Init() tea.Cmd                       { return nil }
func (s *differenceForm) Reload() tea.Cmd                     { return nil }
func (s *differenceForm) Editing() bool                       { return true }
func (s *differenceForm) Dirty() bool                         { return s.form.Dirty() }
func (s *differenceForm) Keys() []kit.Binding                 { return fieldKeys(s.env) }
func (s *differenceForm) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *differenceForm) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
