package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// begun tells that accounts were typed already, which a template or an event would replace.
func (f *voucherForm) begun() bool {
	for _, l := range f.lines {
		if l.code != "" || strings.TrimSpace(l.account.Value()) != "" {
			return true
		}
	}
	return false
}

// fromTemplate offers the vouchers that are booked again and again, and puts the chosen one's lines into the form.
func (f *voucherForm) fromTemplate() tea.Cmd {
	return f.unlessBegun(func() tea.Cmd {
		s := newTemplates(f.env, nil)
		s.take = func(t model.Template) tea.Cmd {
			now, _ := f.voucher()
			amount, _ := f.sums()
			f.lay(t.Voucher(now.Date, amount))
			return nil
		}
		return push(s)
	})
}

// fromEvent offers what can happen in a union's year, and puts the entry that results into the form.
func (f *voucherForm) fromEvent() tea.Cmd {
	if f.right() {
		return warning(text.VoucherHintBlue)
	}
	return f.unlessBegun(func() tea.Cmd {
		s := newEvents(f.env, nil)
		s.take = func(x model.Voucher) tea.Cmd {
			now, _ := f.voucher()
			x.ID, x.Signatures, x.Bill = now.ID, now.Signatures, now.Bill
			x.Minutes, x.MinutesDate = now.Minutes, now.MinutesDate
			f.seed.Voucher = x
			f.lay(x)
			return nil
		}
		return push(s)
	})
}

// unlessBegun asks first where lines were typed already.
func (f *voucherForm) unlessBegun(then func() tea.Cmd) tea.Cmd {
	f.leave()
	if !f.begun() {
		return then()
	}
	return ask(kit.NewConfirm(f.env.Theme, text.VoucherFormReplace, text.VoucherFormReplaceAsk,
		kit.Button{Label: text.VoucherFormReplaceYes, Do: then}))
}

// lay puts the lines of a voucher into the form; of the rest what was typed stays, and what was not is taken over.
func (f *voucherForm) lay(x model.Voucher) {
	now, _ := f.voucher()
	now.Lines = x.Lines
	if x.Date != 0 {
		now.Date = x.Date
	}
	for _, t := range []struct {
		to   *string
		from string
	}{
		{&now.Summary, x.Summary}, {&now.Counterparty, x.Counterparty}, {&now.Settlement, x.Settlement},
	} {
		if *t.to == "" {
			*t.to = t.from
		}
	}
	if now.Attachments == 0 {
		now.Attachments = x.Attachments
	}
	f.like = model.Voucher{}
	f.errs = map[cell]string{}
	f.fill(now)
	f.at = cell{0, cellAmount}
	f.focus(f.at)
	for i, l := range f.lines {
		f.show(cell{i, cellAccount}, l)
	}
	f.warn()
}
