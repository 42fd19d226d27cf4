package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// newHardship is the page of one file: what is known of the household, the arithmetic, the reviews and the grants. What
// is private is hidden until it is asked for.
func newHardship(env Env, id model.ID) Screen {
	var s *page
	s = newPage(env, model.Ref{Kind: model.KindHardship, ID: id}, func(v *ledger.View, _ int) (pageData, error) {
		h, err := v.Hardship(id)
		if err != nil {
			return pageData{}, err
		}
		m, err := v.Member(h.Member)
		if err != nil {
			return pageData{}, err
		}
		grants, err := v.GrantsOf(h.Number)
		if err != nil {
			return pageData{}, err
		}
		d := pageData{title: text.HardshipSaved + h.Number + " " + m.Name}
		d.rows = hardshipRows(env, h, m, grants)
		d.deeds = hardshipDeeds(env, h, m, func() bool { return s.shown })
		return d, nil
	})
	return s
}

func hardshipRows(env Env, h model.Hardship, m model.Member, grants []model.Subsidy) []pageRow {
	rows := []pageRow{
		{label: text.HardshipNumber, value: h.Number + "　" + text.HardshipState(h, env.Today())},
		{label: text.HardshipMember, value: text.Person(m), open: func() tea.Cmd { return push(newMember(env, m.ID)) }},
		{label: text.HardshipCategory, value: h.Category},
		{label: text.HardshipOpened, value: h.Opened.String()},
		{label: text.HardshipUntil, value: h.ValidUntil.String()},
		{label: text.HardshipMinimum, value: groupedOrNone(h.Minimum)},
		{label: text.HardshipKeeper, value: h.Keeper},
		{label: text.HardshipClosed, value: h.Closed.String()},
	}
	for _, r := range h.Reviews {
		rows = append(rows, pageRow{label: text.HardshipReviews, value: text.ReviewLine(r)})
	}
	private := func(label, value string) {
		if value != "" {
			rows = append(rows, pageRow{label: label, value: value, hidden: text.HiddenBy})
		}
	}
	if p := h.Private; !p.Empty() {
		a := h.Assess()
		private(text.HardshipSums, text.AssessmentLine(a))
		private(text.HardshipPropose, text.AssessmentResult(a))
		private(text.HardshipIncome, groupedOrNone(p.Income))
		private(text.HardshipOther, groupedOrNone(p.Other))
		for _, x := range p.Household {
			private(text.HardshipPerson, text.HouseholdLine(x))
		}
		for _, c := range p.Costs {
			private(text.HardshipCost, text.CostLine(c))
		}
		for _, x := range []struct{ label, value string }{
			{text.HardshipCause, p.Cause},
			{text.HardshipSecond, p.Second},
			{text.HardshipHealth, p.Health},
			{text.HardshipDisabled, p.Disability},
			{text.HardshipHousing, p.Housing},
			{text.HardshipMarriage, p.Marriage},
			{text.HardshipInsured, p.Insurance},
			{text.HardshipNote, p.Note},
		} {
			private(x.label, x.value)
		}
	}
	for _, g := range grants {
		rows = append(rows, pageRow{label: text.HardshipGrants, value: text.HardshipGrant(g), open: func() tea.Cmd {
			return push(newSubsidy(env, g.ID))
		}})
	}
	out := rows[:0]
	for _, r := range rows {
		if strings.TrimSpace(r.value) != "" {
			out = append(out, r)
		}
	}
	return out
}

func hardshipDeeds(env Env, h model.Hardship, m model.Member, shown func() bool) []deed {
	locked := readOnly(env)
	open := first(locked, onlyIf(h.Closed == 0, text.HardshipOffClosed))
	rows := first(locked, onlyIf(len(h.Private.Household)+len(h.Private.Costs) > 0, text.HardshipOffRows))
	guarded := func(do func() tea.Cmd) func() tea.Cmd {
		return func() tea.Cmd {
			if !shown() && !h.Private.Empty() {
				return warning(text.HardshipOffShown)
			}
			return do()
		}
	}
	return []deed{
		{bind(text.HardshipKeyEdit, locked, "e", "f6", "ctrl+e"), func() tea.Cmd {
			return push(newHardshipForm(env, h, m.Name, shown() || h.Private.Empty()))
		}},
		{bind(text.HardshipKeyPerson, locked, "f", "f4", "ctrl+r"), guarded(func() tea.Cmd {
			return push(newHouseholdForm(env, h))
		})},
		{bind(text.HardshipKeyCost, locked, "c", "f7", "ctrl+k"), guarded(func() tea.Cmd {
			return push(newCostForm(env, h))
		})},
		{bind(text.HardshipKeyReview, open, "r", "f8", "ctrl+t"), func() tea.Cmd {
			return push(newReviewForm(env, h))
		}},
		{quiet(bind(text.HardshipKeyGrant, locked, "n", "f3", "ctrl+n")), func() tea.Cmd {
			g := model.Subsidy{
				Applied: env.Today(), Member: h.Member, File: h.Number, Category: h.Category, ValidUntil: h.ValidUntil,
			}
			return push(newSubsidyForm(env, g, 0))
		}},
		{quiet(bind(text.HardshipKeyDrop, rows, "z", "f11", "ctrl+y")), guarded(func() tea.Cmd {
			return dropRow(env, h)
		})},
		{quiet(bind(text.KeyRemove, locked, "x", "f12", "ctrl+x")), func() tea.Cmd {
			return askRemoval(env, text.HardshipSaved+h.Number, func(reason string) tea.Cmd {
				return write(env, Act{
					Label: text.HardshipRemoved + h.Number,
					Do: func(t *ledger.Tx) error {
						return t.Remove(model.Ref{Kind: model.KindHardship, ID: h.ID}, reason)
					},
				})
			})
		}},
	}
}

// dropRow asks which of the household, or which cost, is to be taken off the file.
func dropRow(env Env, h model.Hardship) tea.Cmd {
	var actions []kit.Action
	for i, x := range h.Private.Household {
		actions = append(actions, kit.Action{Label: text.HouseholdLine(x), Do: func() tea.Cmd {
			now := h
			now.Private.Household = without(h.Private.Household, i)
			return write(env, hardshipAct(h, now))
		}})
	}
	for i, c := range h.Private.Costs {
		actions = append(actions, kit.Action{Label: text.CostLine(c), Do: func() tea.Cmd {
			now := h
			now.Private.Costs = without(h.Private.Costs, i)
			return write(env, hardshipAct(h, now))
		}})
	}
	return ask(kit.NewMenu(env.Theme, text.HardshipKeyDrop, actions...))
}

// without is a list without one of its rows.
func without[T any](list []T, at int) []T {
	out := append([]T(nil), list[:at]...)
	return append(out, list[at+1:]...)
}

// hardshipAct saves a file, and puts the one before back to undo it.
func hardshipAct(was, now model.Hardship) Act {
	save := func(h model.Hardship) func(*ledger.Tx) error {
		return func(t *ledger.Tx) error { _, err := t.SaveHardship(h); return err }
	}
	return Act{Label: text.HardshipSaved + now.Number, Do: save(now), Undo: save(was)}
}
