package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of a grant, by the names of model.Subsidy.
const (
	gMember, gCategory, gAmount, gSource = "Member", "Category", "Amount", "Source"
	gFile, gValid                        = "File", "ValidUntil"
	gApplied, gAssessed, gDeliberated    = "Applied", "Assessed", "Deliberated"
	gFrom, gTo                           = "NoticeFrom", "NoticeTo"
	gApproved, gApprover                 = "Approved", "Approver"
	gPaid, gPayment                      = "Paid", "Payment"
	gProject                             = "Project"
	gCause, gNote, gHidden               = "Cause", "Note", "hidden"
)

// stageField is the field that holds the day of a stage.
var stageField = map[model.Stage]string{
	model.StageApplied: gApplied, model.StageAssessed: gAssessed, model.StageDeliberated: gDeliberated,
	model.StageNotice: gFrom, model.StageApproved: gApproved, model.StagePaid: gPaid,
}

// subsidyForm records a hardship grant from application to payment.
type subsidyForm struct {
	env    Env
	id     string // of the command
	before model.Subsidy
	pick   *personPick
	form   *kit.Form
	slot   Slot
	data   subsidyFormData
	shown  bool // private fields
	days   proposals
	saved  func(model.ID) // told which grant was saved; may be nil
}

// subsidyFormData is what the form knows of the book.
type subsidyFormData struct {
	people  *roster
	voucher model.Voucher // of the grant; ID 0: none
}

// newSubsidyForm records a grant; with a stage, the cursor stands on its day, which is today unless it is changed.
func newSubsidyForm(env Env, g model.Subsidy, stage model.Stage) Screen {
	return makeSubsidyForm(env, g, stage, nil)
}

func makeSubsidyForm(env Env, g model.Subsidy, stage model.Stage, saved func(model.ID)) Screen {
	s := &subsidyForm{env: env, id: env.NewID(), before: g, days: proposals{}, saved: saved}
	s.data.people = newRoster(nil)
	s.pick = newPersonPick(env, gMember)
	s.form = kit.NewForm(env.Theme, s.rows()...)
	s.pick.form = s.form
	s.form.Below = subsidyFoot
	s.form.OnSave, s.form.OnLookup = s.ask, s.lookup
	s.form.OnChange, s.form.OnLeave = s.changed, s.left
	s.fill(g)
	s.shown = g.ID == 0 || g.Private == model.SubsidyPrivate{}
	s.conceal()
	s.form.MarkClean()
	if g.ID == 0 {
		s.days[gApplied] = g.Applied.String()
	}
	if name := stageField[stage]; name != "" {
		s.days.put(s.form, name, env.Today().String())
		s.proposeEnd(name)
		s.form.FocusOn(name)
		s.form.MarkClean()
	}
	return s
}

func (s *subsidyForm) rows() [][]kit.Item {
	th := s.env.Theme
	day := func(name, label string) kit.Item {
		f := kit.NewField(th, kit.KindDate)
		f.Base = s.env.Today().String()
		return kit.Item{Name: name, Label: label, Input: f, Width: 12}
	}
	words := func(name, label string, limit, w int) kit.Item {
		f := kit.NewField(th, kit.KindText)
		f.Limit = limit
		return kit.Item{Name: name, Label: label, Input: f, Width: w}
	}
	choice := func(name, label string, open bool, w int, values []string) kit.Item {
		var options []kit.Option
		if open {
			options = append(options, kit.Option{})
		}
		for _, v := range values {
			options = append(options, kit.Option{Value: v, Label: v})
		}
		return kit.Item{Name: name, Label: label, Input: kit.NewChoice(th, options...), Width: w}
	}
	note := func(name, label string, rows int) []kit.Item {
		n := kit.NewNote(th, rows)
		n.Limit = model.MaxNote
		return []kit.Item{{Name: name, Label: label, Input: n}}
	}
	hidden := kit.NewField(th, kit.KindText)
	hidden.ReadOnly = true
	hidden.SetValue(text.HiddenForm)
	// Nothing but a notice, and what follows from it, can be known before its day.
	made := func(name, label string) kit.Item {
		it := day(name, label)
		it.Check = func(v string) string { return onlyIf(dateOf(v) <= s.env.Today(), text.VisitFuture) }
		return it
	}
	applied := made(gApplied, text.SubsidyApplied)
	applied.Required = true
	amount := kit.Item{Name: gAmount, Label: text.SubsidyAmount, Input: kit.NewField(th, kit.KindAmount), Width: 14}
	amount.Required = true
	category := choice(gCategory, text.SubsidyCategory, s.before.Category == "", 16, model.CurrentHardships())
	category.Required = true
	return [][]kit.Item{
		{s.pick.item()},
		{category, amount},
		{
			choice(gSource, text.SubsidySource, true, 16, model.Sources()),
			words(gFile, text.SubsidyFile, model.MaxName, 16),
		},
		{{Label: text.SubsidyStages}},
		{applied, made(gAssessed, text.SubsidyAssessed), made(gDeliberated, text.SubsidyDeliberated)},
		{day(gFrom, text.SubsidyNoticeFrom), day(gTo, text.SubsidyNoticeTo)},
		{made(gApproved, text.SubsidyApproved), words(gApprover, text.SubsidyApprover, model.MaxName, 12)},
		{made(gPaid, text.SubsidyPaid), choice(gPayment, text.SubsidyPayment, true, 16, model.Payments())},
		{day(gValid, text.SubsidyValid), words(gProject, text.SubsidyMoney, model.MaxName, 16)},
		{{Label: text.VisitPrivate}},
		{{Name: gHidden, Label: text.SubsidyCause, Input: hidden}},
		note(gCause, text.SubsidyCause, 2),
		note(gNote, text.SubsidyNote, 2),
	}
}

// conceal hides the private fields that hold something, or shows them.
func (s *subsidyForm) conceal() {
	p := s.before.Private
	s.form.SetHidden(gHidden, s.shown)
	s.form.SetHidden(gCause, !s.shown && p.Cause != "")
	s.form.SetHidden(gNote, !s.shown && p.Note != "")
}

func (s *subsidyForm) fill(g model.Subsidy) {
	if g.Payment == "" && g.Paid == 0 {
		g.Payment = model.Payments()[len(model.Payments())-1]
	}
	for name, value := range map[string]string{
		gCategory: g.Category, gAmount: amountOrNone(g.Amount), gSource: g.Source, gFile: g.File,
		gValid: g.ValidUntil.String(), gApplied: g.Applied.String(), gAssessed: g.Assessed.String(),
		gDeliberated: g.Deliberated.String(), gFrom: g.NoticeFrom.String(), gTo: g.NoticeTo.String(),
		gApproved: g.Approved.String(), gApprover: g.Approver, gPaid: g.Paid.String(), gPayment: g.Payment,
		gProject: g.Project, gCause: g.Private.Cause, gNote: g.Private.Note,
	} {
		s.form.SetValue(name, value)
	}
}

// grant is the record that the form makes, as far as its fields can be read.
func (s *subsidyForm) grant() model.Subsidy {
	f, g := s.form, s.before
	day := func(name string) model.Date { return dayIn(s.env, f.Value(name)) }
	g.Member, g.Category, g.Amount = s.pick.id, f.Value(gCategory), amountIn(f.Value(gAmount))
	g.Source, g.File, g.ValidUntil = f.Value(gSource), f.Value(gFile), day(gValid)
	g.Applied, g.Assessed, g.Deliberated = day(gApplied), day(gAssessed), day(gDeliberated)
	g.NoticeFrom, g.NoticeTo = day(gFrom), day(gTo)
	g.Approved, g.Approver = day(gApproved), model.NormalizeName(f.Value(gApprover))
	g.Paid, g.Payment = day(gPaid), f.Value(gPayment)
	g.Project = f.Value(gProject)
	g.Private.Cause, g.Private.Note = f.Value(gCause), f.Value(gNote)
	return g.Swept()
}

func (s *subsidyForm) Init() tea.Cmd { return s.Reload() }

// Reload reads what the form needs of the book; what is typed stays.
func (s *subsidyForm) Reload() tea.Cmd {
	id := s.before.Voucher
	return read(s.env, &s.slot, func(v *ledger.View) (subsidyFormData, error) {
		var d subsidyFormData
		var err error
		if d.people, err = readRoster(v); err != nil || id == 0 {
			return d, err
		}
		d.voucher, err = v.Voucher(id)
		return d, err
	}, s.loaded)
}

// loaded names the person, and locks what a posted voucher has fixed.
func (s *subsidyForm) loaded(d subsidyFormData) tea.Cmd {
	fresh := len(s.data.people.all) == 0
	s.data, s.pick.people = d, d.people
	if fresh && s.before.Member != 0 {
		clean, at := !s.form.Dirty(), s.form.Focused()
		cmd := s.pick.set(d.people.get(s.before.Member))
		if clean {
			s.form.MarkClean()
		}
		if at == gMember {
			s.form.FocusOn(gCategory)
		}
		if cmd != nil {
			return cmd
		}
	}
	if d.voucher.Posted() {
		for _, name := range []string{gMember, gAmount, gPaid, gPayment} {
			lock(s.form.Input(name))
		}
		s.form.FocusOn(gCategory)
	}
	return nil
}

func (s *subsidyForm) Title() string {
	return text.SubsidyFormTitle(s.data.people.get(s.before.Member).Name, s.before)
}

// Editing is always true: the form has the focus.
func (s *subsidyForm) Editing() bool { return true }

// Dirty tells whether anything was typed that is not saved.
func (s *subsidyForm) Dirty() bool { return s.form.Dirty() }

func (s *subsidyForm) Keys() []kit.Binding {
	out := append(fieldKeys(s.env), bind(text.KeyLookUp, "", "f2", "ctrl+l"))
	if s.before.ID != 0 && s.before.Private != (model.SubsidyPrivate{}) {
		out = append(out, fieldReveal(s.shown))
	}
	return out
}

func (s *subsidyForm) Update(msg tea.Msg) tea.Cmd {
	if kit.Match(msg, fieldReveal(s.shown)) && s.before.ID != 0 {
		s.shown = !s.shown
		s.conceal()
		return tellShown(s.env, s.shown, model.Ref{Kind: model.KindSubsidy, ID: s.before.ID})
	}
	s.days.typed(s.form, msg)
	return s.form.Update(msg)
}

// subsidyFoot is how many lines below the form warn.
const subsidyFoot = 4

func (s *subsidyForm) Draw(w, h int) (string, *tea.Cursor) {
	th, g := s.env.Theme, s.grant()
	foot := []string{kit.Rule(th, w)}
	switch {
	case s.data.voucher.Posted():
		foot = append(foot, th.Info.Render(" "+kit.Fit(text.SubsidyBooked, w-2)))
	case g.Paid == 0:
		foot = append(foot, th.Dim.Render(" "+text.SubsidyNoPay))
	default:
		foot = append(foot, " "+kit.Fit(text.GrantWillDraft(g), w-2))
	}
	for _, words := range kit.Wrap(strings.Join(subsidyFaults(g), "；"), w-2) {
		foot = append(foot, th.Warn.Render(" "+words))
	}
	view, cursor := s.form.Draw(w, h-subsidyFoot)
	return view + "\n" + kit.Block(foot, w, subsidyFoot), cursor
}
