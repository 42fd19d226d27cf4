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

func (s *visitForm) Title() string {
	if s.heard {
		return text.VisitHeardTitle
	}
	return text.VisitFormTitle(s.data.people.get(s.before.Member).Name, s.before)
}

// Editing is always true: the form has the focus.
func (s *visitForm) Editing() bool { return true }

// Dirty tells whether anything was typed that is not saved.
func (s *visitForm) Dirty() bool { return s.form.Dirty() }

func (s *visitForm) Keys() []kit.Binding {
	out := append(fieldKeys(s.env), bind(text.KeyLookUp, "", "f2", "ctrl+l"))
	if s.before.ID != 0 && s.before.Private != (model.VisitPrivate{}) {
		out = append(out, fieldReveal(s.shown))
	}
	return out
}

func (s *visitForm) Update(msg tea.Msg) tea.Cmd {
	if kit.Match(msg, fieldReveal(s.shown)) && s.before.ID != 0 {
		s.shown = !s.shown
		s.conceal()
		return tellShown(s.env, s.shown, model.Ref{Kind: model.KindVisit, ID: s.before.ID})
	}
	s.days.typed(s.form, msg)
	return s.form.Update(msg)
}

// key makes Enter go on in the notes of one line.
func (s *visitForm) key(name, key string) (tea.Cmd, bool) {
	if key == "enter" && s.heard && name == vHeard {
		return s.form.Save(), true // who, what and when are known: that is enough
	}
	if key != "enter" || name != vReason && name != vNote {
		return nil, false
	}
	return s.form.Update(tea.KeyPressMsg{Code: tea.KeyTab}), true
}

func (s *visitForm) changed(name string) tea.Cmd {
	switch name {
	case vMember:
		s.pick.typed()
	case vCategory:
		s.categoryChosen()
	}
	s.goodsTyped(name)
	return s.warn()
}

func (s *visitForm) left(name string) tea.Cmd {
	if name == vMember {
		return s.pick.leave()
	}
	return s.warn()
}

// categoryChosen says what papers the category asks for, and by when somebody has to go.
func (s *visitForm) categoryChosen() {
	c, _ := s.env.Session.Branch.Category(s.form.Value(vCategory))
	if f, ok := s.form.Input(vEvidence).(*kit.Field); ok {
		f.Placeholder = c.Evidence
	}
}

// warn says at the fields that are exported when they name an illness. Nothing of it keeps the form from saving.
func (s *visitForm) warn() tea.Cmd {
	for _, name := range []string{vEvidence, vGoods, vPlace} {
		hint := ""
		if word, found := model.NamesIllness(s.form.Value(name)); found {
			hint = text.VisitNaming(word)
		}
		s.form.SetHint(name, hint)
	}
	if s.heard {
		c, _ := s.env.Session.Branch.Category(s.form.Value(vCategory))
		hint := ""
		if c.Days > 0 {
			hint = text.VisitDeadline(c.Days, s.visit().DueBy(c))
		}
		s.form.SetHint(vHeard, hint)
	}
	return nil
}

// lookup offers people for the fields that hold names.
func (s *visitForm) lookup(name string) tea.Cmd {
	officers := officersOf(s.env.Session.Branch, s.data.people)
	switch name {
	case vMember:
		return s.pick.lookup()
	case vVisitors:
		return ask(nameMenu(s.env, s.data.people, officers, func(n string) tea.Cmd {
			names := splitNames(s.form.Value(vVisitors))
			if !slices.Contains(names, n) {
				names = append(names, n)
			}
			s.form.SetValue(vVisitors, strings.Join(names, "、"))
			return s.warn()
		}))
	case vReceiver:
		return ask(s.receivers(officers))
	case vTodoBy:
	case vApprover:
	default:
		return nil
	}
	return ask(nameMenu(s.env, s.data.people, officers, func(n string) tea.Cmd {
		s.form.SetValue(name, n)
		return nil
	}))
}

// receivers offers who may have received it: the person, the relatives whom the book knows, whose relation comes along,
// and officers.
func (s *visitForm) receivers(officers []string) kit.Modal {
	m := s.pick.member()
	related := map[string]string{}
	names := []string{m.Name}
	for _, r := range m.Private.Family {
		names = append(names, r.Name)
		related[r.Name] = r.Relation.String()
	}
	return nameMenu(s.env, s.data.people, append(names, officers...), func(n string) tea.Cmd {
		s.form.SetValue(vReceiver, n)
		if n == m.Name || related[n] != "" {
			s.form.SetValue(vBehalf, related[n])
		}
		return nil
	})
}

// had is what other visits brought: to the person within the calendar year, and to the event.
type had struct{ year, event model.Money }

func visitHad(all []model.Visit, x model.Visit) had {
	var out had
	event := x.EventID()
	for _, other := range all {
		if other.ID == x.ID || other.Member != x.Member || other.Pending() {
			continue
		}
		if other.Date.Year() == x.Date.Year() {
			out.year += other.Total()
		}
		if event != 0 && other.EventID() == event {
			out.event += other.Total()
		}
	}
	return out
}

// against is the line that compares with the ceiling, and what is to be warned of.
func (s *visitForm) against() (line string, warnings []string) {
	x, b := s.visit(), s.env.Session.Branch
	had := visitHad(s.data.visits, x)
	ceiling, limited := b.CeilingFor(x)
	e := model.Exceeds(x, b.Prior(x, s.data.visits, false), ceiling)
	line = text.VisitAgainst(x, had.year, had.event, e, ceiling, limited)
	switch {
	case limited:
		if e.Over > 0 {
			warnings = append(warnings, text.VisitOver(e, ceiling))
		}
	case b.Region == "" && len(b.Limits) == 0:
		line += "，" + text.VisitLimit + text.VisitNoRegion
	default:
		line += "，" + text.VisitLimit + text.VisitNoCeiling
	}
	c, _ := b.Category(x.Category)
	form := c.Form
	if form == model.FormAny && limited {
		form = ceiling.Form
	}
	if !form.Allows(x) {
		warnings = append(warnings, text.VisitWrongForm(x.Category, form))
	}
	if len(x.Visitors) < 2 {
		warnings = append(warnings, text.VisitTwo)
	}
	for _, v := range model.CheckVisit(x, b) {
		said := v.Rule == model.RuleVisitForm || v.Rule == model.RuleVisitOver
		if v.Severity == model.SeverityWarning && !said {
			warnings = append(warnings, text.Violation(v).What)
		}
	}
	return line, warnings
}

// visitFoot is how many lines below the form compare and warn.
const visitFoot = 4

func (s *visitForm) Draw(w, h int) (string, *tea.Cursor) {
	if s.heard {
		return s.form.Draw(w, h)
	}
	th := s.env.Theme
	line, warnings := s.against()
	foot := []string{kit.Rule(th, w)}
	for _, words := range kit.Wrap(line, w-2) {
		foot = append(foot, " "+words)
	}
	if s.data.voucher.Posted() {
		foot = append(foot, th.Info.Render(" "+kit.Fit(text.VisitBooked, w-2)))
	}
	for _, words := range kit.Wrap(strings.Join(warnings, "；"), w-2) {
		foot = append(foot, th.Warn.Render(" "+words))
	}
	view, cursor := s.form.Draw(w, h-visitFoot)
	return view + "\n" + kit.Block(foot, w, visitFoot), cursor
}

// save writes the visit, and drafts the voucher that pays for it, in one act.
func (s *visitForm) save() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	rec, name := s.visit(), s.pick.member().Name
	x := &saving[model.Visit]{
		of: paidVisits(), record: rec, enrol: s.pick.enrol, actor: s.env.Actor(),
		drafts: !s.heard && s.form.Value(vDraft) == draftYes,
	}
	label := text.VisitSaveVisit + text.VisitWhat(name, rec)
	if rec.Pending() {
		label = text.VisitSaveHeard + text.VisitWhat(name, rec)
	}
	return write(s.env, Act{
		ID: s.id, Label: label, Do: x.do, Undo: x.undo,
		Then: func() tea.Cmd {
			s.form.MarkClean()
			if s.saved != nil && x.id != 0 {
				s.saved(x.id)
			}
			switch {
			case x.apart:
				return tea.Sequence(pop(), warning(text.VisitApart))
			case x.draft.ID != 0:
				return tea.Sequence(pop(), showYear(s.env, rec.Date), done(text.VisitSaved(name, rec, x.draft.ID)))
			}
			return tea.Sequence(pop(), showYear(s.env, rec.Date))
		},
		Refused: func(err error) bool { return refusedBy(s.form, err) },
	})
}

// refusedBy shows a refusal at the form's fields. A rule whose field is not on the form is left to the root.
func refusedBy(f *kit.Form, err error) bool {
	var rule *ledger.RuleError
	return errors.As(err, &rule) && showRefused(f, err)
}
