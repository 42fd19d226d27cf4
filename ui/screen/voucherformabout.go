package screen

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// cellAbout is where a warning stands about what a line is about; nothing is typed there.
const cellAbout = "about"

// aboutRecord is a visit or a grant that a line can be about.
type aboutRecord struct {
	label   string
	member  model.ID
	amount  model.Money
	voucher model.ID // that pays for it; 0: none
}

// readAbout reads the visits and grants of this year and the last one, those that nothing pays for yet first, and what
// the voucher's lines are about beside them.
func (r *voucherRefs) readAbout(v *ledger.View, self model.Voucher) error {
	r.about, r.abouts = map[model.Ref]aboutRecord{}, nil
	for year := v.Today().Year(); year >= v.Today().Year()-1; year-- {
		visits, err := v.Visits(year)
		if err != nil {
			return err
		}
		for _, x := range slices.Backward(visits) {
			if !x.Pending() && x.Total() > 0 {
				r.addAbout(model.Ref{Kind: model.KindVisit, ID: x.ID}, x.Category, x.Date,
					aboutRecord{member: x.Member, amount: x.Total(), voucher: x.Voucher})
			}
		}
		grants, err := v.Subsidies(year)
		if err != nil {
			return err
		}
		for _, x := range slices.Backward(grants) {
			if x.Amount > 0 {
				r.addAbout(model.Ref{Kind: model.KindSubsidy, ID: x.ID}, x.Category, x.Applied,
					aboutRecord{member: x.Member, amount: x.Amount, voucher: x.Voucher})
			}
		}
	}
	slices.SortStableFunc(r.abouts, func(a, b model.Ref) int { return r.paid(a, self) - r.paid(b, self) })
	for _, l := range self.Lines {
		if _, known := r.about[l.About]; known || l.About.ID == 0 {
			continue
		}
		line, err := linkLine(v, l.About)
		if err != nil && !errors.Is(err, ledger.ErrNotFound) {
			return err
		}
		r.about[l.About] = aboutRecord{label: line}
	}
	return nil
}

func (r *voucherRefs) addAbout(ref model.Ref, category string, day model.Date, a aboutRecord) {
	a.label = text.AboutLabel(ref.Kind, r.persons[a.member], category, day, a.amount)
	r.about[ref] = a
	r.abouts = append(r.abouts, ref)
}

// paid is 1 for what another voucher pays for, else 0.
func (r *voucherRefs) paid(ref model.Ref, self model.Voucher) int {
	if id := r.about[ref].voucher; id != 0 && id != self.ID {
		return 1
	}
	return 0
}

// askAbout offers the visits and grants that the focused line can be about. What an event said that made the line (the
// voucher that a refund gives back from) stays.
func (f *voucherForm) askAbout() tea.Cmd {
	if f.at.line < 0 {
		return warning(text.VoucherFormNotInLine)
	}
	l := f.lines[f.at.line]
	switch {
	case !l.about.IsZero() && l.about.Kind != model.KindVisit && l.about.Kind != model.KindSubsidy:
		return warning(text.VoucherFormAboutFixed)
	case len(f.refs.abouts) == 0:
		return warning(text.VoucherFormNoAbout)
	}
	f.leave()
	var actions []kit.Action
	if !l.about.IsZero() {
		actions = append(actions, kit.Action{Label: text.VoucherFormAboutNone, Do: func() tea.Cmd {
			l.about = model.Ref{}
			f.warn()
			return nil
		}})
	}
	for _, r := range f.refs.abouts {
		label := f.refs.about[r].label
		if f.refs.paid(r, f.seed.Voucher) > 0 {
			label += "  " + text.VoucherFormPaid
		}
		actions = append(actions, kit.Action{Label: label, Do: func() tea.Cmd {
			f.chooseAbout(l, r)
			return nil
		}})
	}
	return ask(kit.NewPalette(f.env.Theme, text.VoucherFormAboutQ, actions...))
}

// chooseAbout makes a line be about a record, and takes over from it what the line does not say yet.
func (f *voucherForm) chooseAbout(l *formLine, r model.Ref) {
	l.about = r
	a := f.refs.about[r]
	if l.person == 0 && a.member != 0 {
		l.person = a.member
		l.member.SetValue(f.refs.persons[a.member])
	}
	if strings.TrimSpace(l.amount.Value()) == "" && a.amount != 0 {
		l.amount.SetValue(a.amount.String())
	}
	f.warn()
}

// warnAbout warns of a line about what another voucher pays for.
func (f *voucherForm) warnAbout() {
	for i, l := range f.lines {
		a := f.refs.about[l.about]
		if l.about.ID != 0 && a.voucher != 0 && a.voucher != f.seed.ID && a.voucher != f.seed.wrong.ID {
			f.warns[cell{i, cellAbout}] = text.VoucherFormPaidTwice
		}
	}
}
