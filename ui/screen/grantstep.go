package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// take opens the form of the next step; where steps before it were left out, it asks which.
func (d subsidyDeeds) take(r subsidyRow) tea.Cmd {
	open := func(g model.GrantStep) func() tea.Cmd {
		return func() tea.Cmd { return push(newStepForm(d.env, r, g)) }
	}
	var actions []kit.Action
	for _, c := range r.chain {
		if c.State == model.StepMissing || c.State == model.StepWaived || c.Step == r.NextStep() {
			actions = append(actions, kit.Action{Label: text.ChainBrief(c, r.Subsidy, d.env.Today()), Do: open(c.Step)})
		}
	}
	if len(actions) == 1 {
		return open(r.NextStep())()
	}
	m := kit.NewMenu(d.env.Theme, text.StepPick, actions...)
	m.Start(len(actions) - 1)
	return ask(m)
}

// newStepForm takes one step: its day, who took it, the papers, and a reason where something stands against it.
func newStepForm(env Env, r subsidyRow, step model.GrantStep) Screen {
	g := r.Subsidy
	persons, paper := "", ""
	for _, c := range r.chain {
		if c.Step == step {
			persons, paper = c.Persons, c.Paper
		}
	}
	rows := [][]kit.Item{dayItem(env, gStepDate, text.StepDay, env.Today(), true)}
	switch step {
	case model.GrantNotice:
		until := env.Today().AddDays(-1).AddWorkdays(model.NoticeWorkdays)
		rows = append(rows, dayItem(env, gTo, text.StepUntil, until, true))
	case model.GrantPaid:
		var ways []kit.Option
		for _, p := range model.Payments() {
			ways = append(ways, kit.Option{Value: p, Label: p})
		}
		way := g.Payment
		if way == "" {
			way = model.Payments()[len(model.Payments())-1]
		}
		rows = append(rows, inputRow(gPayment, text.StepPayment, chosen(env, way, ways...), 16))
	default:
	}
	who := filledField(env, kit.KindText, model.MaxName, persons)
	rows = append(rows,
		[]kit.Item{{Name: gPersons, Label: text.StepPersons, Input: who, Width: 30, Required: step.ByPersons()}},
		inputRow(gStepPaper, text.StepPaper, filledField(env, kit.KindText, model.MaxSummary, paper), 0),
		[]kit.Item{{Label: text.StepReasonFor}},
		inputRow(gOverride, text.StepReason, filledField(env, kit.KindText, model.MaxSummary, ""), 0),
	)
	s := newSmallForm(env, text.StepTitle(r.person.Name, step), func(f *kit.Form) Act {
		taken := model.TakenStep{Until: dayIn(env, f.Value(gTo)), Payment: f.Value(gPayment)}
		taken.GrantAct = model.GrantAct{
			Step: step, Date: dayIn(env, f.Value(gStepDate)), Persons: model.NormalizeName(f.Value(gPersons)),
			Paper: f.Value(gStepPaper), Override: f.Value(gOverride),
		}
		return stepAct(env, r, taken)
	}, rows...)
	from := env.Today().String()
	s.form.OnLeave = func(name string) tea.Cmd {
		day := dateOf(s.form.Value(gStepDate))
		if name == gStepDate && step == model.GrantNotice && day != 0 && s.form.Value(gStepDate) != from {
			from = s.form.Value(gStepDate)
			s.form.SetValue(gTo, day.AddDays(-1).AddWorkdays(model.NoticeWorkdays).String())
		}
		return nil
	}
	return s
}

// The fields of a step beside those of a grant.
const gStepDate, gPersons, gStepPaper, gOverride = "StepDate", "Persons", "StepPaper", "Override"

// stepAct takes a step; the payment drafts its voucher, and undoing it throws the draft away.
func stepAct(env Env, r subsidyRow, taken model.TakenStep) Act {
	x := &saving[model.Subsidy]{of: paidSubsidies(), actor: env.Actor(), drafts: r.Paid == 0}
	label := text.StepLabel + text.StepTitle(r.person.Name, taken.Step)
	return Act{
		Label: label,
		Do: func(t *ledger.Tx) (err error) {
			if x.record, err = t.StepTaken(r.ID, taken); err != nil {
				return err
			}
			return x.do(t)
		},
		Undo: x.undo,
		Then: func() tea.Cmd {
			if x.draft.ID != 0 && taken.Step == model.GrantPaid {
				return done(text.SubsidySavedLine(r.person.Name, x.record, x.draft.ID))
			}
			return nil
		},
	}
}

// readGrantsDue lists the grants whose 回访 or 年审 is due; nothing is said where none is.
func readGrantsDue(v *ledger.View, d *overviewData, _ model.Branch, _ int, today model.Date) error {
	grants, err := v.Subsidies(0)
	if err != nil {
		return err
	}
	var words []string
	for _, g := range grants {
		if len(g.Steps) == 0 {
			continue
		}
		reviews, err := v.ReviewsOf(g)
		if err != nil {
			return err
		}
		step, since := g.Due(reviews, today)
		if step == model.GrantNone {
			continue
		}
		m, err := v.Member(g.Member)
		if err != nil {
			return err
		}
		words = append(words, text.StepDue(m.Name, step, since))
	}
	if len(words) > 0 {
		d.todos = append(d.todos, todo{
			label: text.OverviewGrantsDue, count: len(words), words: strings.Join(words, "，"), tab: "4",
		})
	}
	return nil
}
