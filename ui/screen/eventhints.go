package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

func (s *eventForm) changed(name string) tea.Cmd {
	if name == eMember {
		s.pick.typed()
	}
	s.hint()
	return nil
}

func (s *eventForm) left(name string) tea.Cmd {
	var cmd tea.Cmd
	if name == eMember {
		cmd = s.pick.leave()
	}
	s.hint()
	return cmd
}

// hint says beside the fields what follows: the tax that is kept back, a share that is not set, what a project has
// left, the 摘要 that is used where none is typed.
func (s *eventForm) hint() {
	f, a := s.form, s.answers()
	x, vs := s.voucher()
	second := ""
	if _, asks := s.event.Ask(model.AskTax); asks && f.Value(eSecond) == "" && a.Amount > 0 {
		second = text.EventTaxHint + a.Second.Grouped()
	}
	f.SetHint(eSecond, second)
	amount := ""
	for _, v := range vs {
		if v.Rule == model.RuleEventShare {
			amount = words(v)
		}
	}
	f.SetHint(eAmount, amount)
	f.SetHint(eProject, s.projectHint(a))
	if in, ok := f.Input(eText).(*kit.Field); ok {
		in.Placeholder = ""
		if f.Value(eText) == "" {
			in.Placeholder = x.Summary
		}
	}
}

// projectHint is whose money a project's is, and what it has left.
func (s *eventForm) projectHint(a model.Answers) string {
	for _, p := range s.data.projects {
		if p.Name != a.Project {
			continue
		}
		if !s.event.Spends() || p.Kind == model.ProjectPlain {
			return p.Kind.String()
		}
		return p.Kind.String() + "，" + text.ProjectLeftLine(p.Left, a.Amount)
	}
	return ""
}

// lookup lists what the field with the cursor can hold.
func (s *eventForm) lookup(name string) tea.Cmd {
	choose := func(title string, actions []kit.Action) tea.Cmd {
		if len(actions) == 0 {
			return say(text.VoucherFormNoLookup)
		}
		return ask(kit.NewPalette(s.env.Theme, title, actions...))
	}
	take := func(value string) func() tea.Cmd {
		return func() tea.Cmd {
			s.form.SetValue(name, value)
			s.hint()
			return nil
		}
	}
	var actions []kit.Action
	switch name {
	case eMember:
		return s.pick.lookup()
	case eProject:
		for _, p := range s.data.projects {
			label := p.Name + "  " + p.Kind.String() + "  " + p.Left.Grouped()
			actions = append(actions, kit.Action{Label: label, Do: take(p.Name)})
		}
		return choose(text.EventPickProject, actions)
	case ePayment, eAccount:
		all := s.event.PaidThrough(s.data.chart)
		if name == eAccount {
			all = s.event.Choices(s.data.chart)
		}
		for _, a := range all {
			label := accountLabel(s.data.chart, a.Code)
			actions = append(actions, kit.Action{Label: label, Do: take(a.Code)})
		}
		return choose(text.EventPickAccount, actions)
	}
	if _, asks := s.event.Ask(model.AskOriginal); asks {
		return s.lookupOriginal()
	}
	return say(text.VoucherFormNoLookup)
}

// lookupOriginal lists the year's vouchers with spending, the latest first.
func (s *eventForm) lookupOriginal() tea.Cmd {
	year := s.answers().Date.Year()
	if year == 0 {
		year = s.env.Year()
	}
	chart := s.data.chart
	return read(s.env, &s.find, func(v *ledger.View) ([]model.Voucher, error) {
		var out []model.Voucher
		err := v.EachVoucher(model.NewPeriod(year, 1), model.NewPeriod(year, 12), func(x model.Voucher) error {
			if x.Kind != model.VoucherRed && x.Kind != model.VoucherClosing && spends(chart, x) {
				out = append(out, x)
			}
			return nil
		})
		return out, err
	}, func(found []model.Voucher) tea.Cmd {
		if len(found) == 0 {
			return warning(text.EventNoOriginal)
		}
		var actions []kit.Action
		for i := len(found) - 1; i >= 0 && len(actions) < listedPeople; i-- {
			x := found[i]
			label := strings.Join([]string{
				text.NameOf(x), x.Date.String(), x.Summary, model.Spent(x).Grouped(),
			}, "  ")
			actions = append(actions, kit.Action{Label: label, Do: func() tea.Cmd {
				s.original = x
				s.form.SetValue(eOriginal, label)
				s.hint()
				return nil
			}})
		}
		return ask(kit.NewPalette(s.env.Theme, text.EventPickOriginal, actions...))
	})
}

// spends reports whether a voucher books an expense that can come back.
func spends(c model.Chart, x model.Voucher) bool {
	for _, l := range x.Lines {
		if a, ok := c.Lookup(l.Account); ok && a.Kind == model.Expense && l.Debit() > 0 {
			return true
		}
	}
	return false
}

// Draw draws the fields and below them the entry.
func (s *eventForm) Draw(w, h int) (string, *tea.Cursor) {
	x, _ := s.voucher()
	foot := min(len(x.Lines), eventMaxEntries) + 3
	top := max(h-foot, 3)
	body, cursor := s.form.Draw(w, top)
	return body + "\n" + kit.Block(s.entry(x, w), w, foot), cursor
}

// entry is the double entry that results, with where the rule stands.
func (s *eventForm) entry(x model.Voucher, w int) []string {
	th := s.env.Theme
	out := []string{kit.Rule(th, w), th.Heading.Render(kit.Cut(" "+text.EventEntry, w))}
	amount := 16
	name := w - 6 - 2*amount
	for i, l := range x.Lines {
		if i == eventMaxEntries {
			break
		}
		figure := ""
		if l.Amount != 0 {
			figure = l.Amount.Grouped()
		}
		debit, credit := figure, ""
		if l.Side == model.Credit {
			debit, credit = "", figure
		}
		label := l.Account + " " + s.data.chart.FullName(l.Account)
		if l.Project != "" {
			label += "（" + kit.Sanitize(l.Project) + "）"
		}
		side := l.Side.String()
		if l.Side == model.Credit {
			side = "  " + side
		}
		out = append(out, " "+kit.PadRight(kit.Fit(side+" "+label, name), name)+kit.PadLeft(debit, amount)+
			kit.PadLeft(credit, amount))
	}
	source := " " + text.EventSource + "：" + s.event.Source
	if x.Summary != "" {
		source = " " + text.EventText + "：" + kit.Sanitize(x.Summary) + "   " + text.EventSource + "：" + s.event.Source
	}
	return append(out, th.Dim.Render(kit.Fit(source, w)))
}
