package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

func (s *subsidyForm) changed(name string) tea.Cmd {
	if name == gMember {
		s.pick.typed()
	}
	s.form.SetHint(gTo, text.NoticeDays(s.grant().NoticeDays()))
	return nil
}

func (s *subsidyForm) left(name string) tea.Cmd {
	if name == gMember {
		return s.pick.leave()
	}
	s.proposeEnd(name)
	return nil
}

// proposeEnd proposes the end of a notice once its beginning is known.
func (s *subsidyForm) proposeEnd(name string) {
	from, to := dateOf(s.form.Value(gFrom)), s.form.Value(gTo)
	if name == gFrom && from != 0 && (to == "" || to == s.days[gTo]) {
		s.days.put(s.form, gTo, from.AddDays(-1).AddWorkdays(model.NoticeWorkdays).String())
	}
	s.form.SetHint(gTo, text.NoticeDays(s.grant().NoticeDays()))
}

// lookup offers people for the fields that hold names.
func (s *subsidyForm) lookup(name string) tea.Cmd {
	switch name {
	case gMember:
		return s.pick.lookup()
	case gApprover:
		officers := officersOf(s.env.Session.Branch, s.data.people)
		return ask(nameMenu(s.env, s.data.people, officers, func(n string) tea.Cmd {
			s.form.SetValue(gApprover, n)
			return nil
		}))
	}
	return nil
}

// subsidyFaults are the habits that a grant breaks, in words.
func subsidyFaults(g model.Subsidy) []string {
	var out []string
	for _, v := range model.CheckSubsidy(g) {
		if v.Field == "Category" && g.Category == "" {
			continue // not chosen yet; the form asks for it
		}
		words := text.Violation(v).What
		if v.Severity == model.SeverityWarning && !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	return out
}

// ask saves; what skips a step, or is paid although a habit is broken, needs a reason first.
func (s *subsidyForm) ask() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	g := s.grant()
	skipped := s.before.Skipped(g)
	faults := text.StepFaults(skipped)
	if g.Paid != 0 && g.Paid != s.before.Paid {
		faults = append(faults, subsidyFaults(g)...)
	}
	if len(skipped) == 0 && len(faults) == 0 {
		return s.save(g)
	}
	if len(skipped) == 0 {
		skipped = append(skipped, &model.StepError{Step: model.GrantPaid})
	}
	p := kit.NewPrompt(s.env.Theme, text.SubsidyAskTitle, text.SubsidyAsk(faults), kit.KindText,
		func(reason string) tea.Cmd { return s.save(g.Excused(skipped, reason)) })
	p.Required = true
	p.Field.Limit = reasonMost
	return ask(p)
}

// save writes the grant and, once it is paid, drafts its voucher, in one act. A grant that was paid before without
// a voucher (an imported one) is not paid again.
func (s *subsidyForm) save(g model.Subsidy) tea.Cmd {
	name := s.pick.member().Name
	x := &saving[model.Subsidy]{
		of: paidSubsidies(), record: g, enrol: s.pick.enrol, actor: s.env.Actor(), drafts: s.before.Paid == 0,
	}
	return write(s.env, Act{
		ID: s.id, Label: text.SubsidySavedLine(name, g, 0), Do: x.do, Undo: x.undo,
		Then: func() tea.Cmd {
			s.form.MarkClean()
			if s.saved != nil && x.id != 0 {
				s.saved(x.id)
			}
			switch {
			case x.apart:
				return tea.Sequence(pop(), warning(text.VisitApart))
			case x.draft.ID != 0:
				return tea.Sequence(pop(), showYear(s.env, g.Applied), done(text.SubsidySavedLine(name, g, x.draft.ID)))
			}
			return tea.Sequence(pop(), showYear(s.env, g.Applied))
		},
		Refused: func(err error) bool { return refusedBy(s.form, err) },
	})
}
