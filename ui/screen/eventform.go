package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of an event, by the names of model.Answers.
const (
	eDate, eCount, eAmount, eSecond   = "Date", "Count", "Amount", "Second"
	ePayment, eAccount, eProject      = "Payment", "Account", "Project"
	eMember, eParty, ePaper, eText    = "Member", "Party", "Paper", "Text"
	eOriginal                         = "Original"
	eventEntryHeight, eventMaxEntries = 8, 6
)

// eventForm asks what is to be known of an event and shows the entry that results while it is being filled in.
type eventForm struct {
	env      Env
	id       string // of the command
	event    model.Event
	made     *model.ID
	form     *kit.Form
	pick     *personPick
	load     Slot
	find     Slot
	data     eventData
	original model.Voucher
	opened   bool // what was filled in went on to the voucher's form
	// take takes the entry into a voucher's form that is open; nil: a draft is made.
	take func(model.Voucher) tea.Cmd
}

// eventData is what the form knows of the book.
type eventData struct {
	ready    bool
	chart    model.Chart
	people   *roster
	projects []ledger.ProjectFigures
}

func newEventForm(env Env, e model.Event, made *model.ID) *eventForm {
	s := &eventForm{env: env, id: env.NewID(), event: e, made: made}
	s.data.chart, s.data.people = model.Standard(), newRoster(nil)
	s.pick = newPersonPick(env, eMember)
	s.form = kit.NewForm(env.Theme, s.rows()...)
	s.pick.form = s.form
	s.form.Below = eventEntryHeight
	s.form.OnSave, s.form.OnLookup = s.save, s.lookup
	s.form.OnChange, s.form.OnLeave = s.changed, s.left
	s.form.FocusOn(eAmount)
	s.form.MarkClean()
	return s
}

// rows are the questions of the event, in the order in which it asks them.
func (s *eventForm) rows() [][]kit.Item {
	env, e := s.env, s.event
	date := filledField(env, kit.KindDate, 0, env.Day().String())
	date.Base = env.Day().String()
	count := filledField(env, kit.KindID, 4, "")
	count.Placeholder = "0"
	item := func(name string, q model.Ask, in kit.Input, w int) kit.Item {
		return kit.Item{Name: name, Label: text.EventAsk(q), Input: in, Width: w, Required: !q.Optional}
	}
	rows := [][]kit.Item{{
		{Name: eDate, Label: text.EventDate, Input: date, Width: 12, Required: true},
		{Name: eCount, Label: text.EventCount, Input: count, Width: 6, Check: badCount},
	}}
	for _, q := range e.Asks {
		switch q.Kind {
		case model.AskAmount:
			rows = append(rows, []kit.Item{item(eAmount, q, filledField(env, kit.KindAmount, 0, ""), 16)})
		case model.AskSecond, model.AskTax:
			rows = append(rows, []kit.Item{item(eSecond, q, filledField(env, kit.KindAmount, 0, ""), 16)})
			rows[len(rows)-1][0].Required = false
		case model.AskPayment, model.AskBank:
			rows = append(rows, []kit.Item{item(ePayment, q, s.accounts(e.PaidThrough(s.data.chart)), 28)})
		case model.AskProject:
			rows = append(rows, []kit.Item{item(eProject, q, filledField(env, kit.KindText, model.MaxName, ""), 28)})
		case model.AskMember:
			it := s.pick.item()
			it.Label, it.Required = text.EventMember, !q.Optional
			rows = append(rows, []kit.Item{it})
		case model.AskParty:
			rows = append(rows, []kit.Item{item(eParty, q, filledField(env, kit.KindText, model.MaxSummary, ""), 28)})
		case model.AskPaper:
			rows = append(rows, []kit.Item{item(ePaper, q, filledField(env, kit.KindText, model.MaxSummary, ""), 36)})
		case model.AskOriginal:
			f := filledField(env, kit.KindText, 0, "")
			f.ReadOnly, f.Placeholder = true, text.EventPressLookUp
			rows = append(rows, []kit.Item{item(eOriginal, q, f, 0)})
		}
	}
	if choices := e.Choices(s.data.chart); len(choices) > 1 {
		rows = append(rows, []kit.Item{{
			Name: eAccount, Label: text.EventAccount, Input: s.accounts(choices), Width: 36,
		}})
	}
	words := filledField(env, kit.KindText, model.MaxSummary, "")
	return append(rows, []kit.Item{{Name: eText, Label: text.EventText, Input: words}})
}

// accounts is a choice among accounts.
func (s *eventForm) accounts(all []model.Account) *kit.Choice {
	options := make([]kit.Option, len(all))
	for i, a := range all {
		options[i] = kit.Option{Value: a.Code, Label: a.Code + " " + a.Name}
	}
	return kit.NewChoice(s.env.Theme, options...)
}

// badCount says what is wrong with a number of attachments.
func badCount(value string) string {
	if n, err := strconv.Atoi(value); err != nil || n < 0 || n > 9999 {
		return text.VoucherFormBadCount
	}
	return ""
}

func (s *eventForm) Init() tea.Cmd { return s.Reload() }

// Reload reads the book's chart, people and projects.
func (s *eventForm) Reload() tea.Cmd {
	year := s.env.Year()
	return read(s.env, &s.load, func(v *ledger.View) (eventData, error) {
		d := eventData{ready: true}
		var err error
		if d.chart, err = v.Chart(); err != nil {
			return d, err
		}
		if d.people, err = readRoster(v); err != nil {
			return d, err
		}
		d.projects, err = v.ProjectsOf(year)
		return d, err
	}, func(d eventData) tea.Cmd {
		s.data, s.pick.people = d, d.people
		for name, all := range map[string][]model.Account{
			ePayment: s.event.PaidThrough(d.chart), eAccount: s.event.Choices(d.chart),
		} {
			if c, ok := s.form.Input(name).(*kit.Choice); ok {
				options := make([]kit.Option, len(all))
				for i, a := range all {
					options[i] = kit.Option{Value: a.Code, Label: a.Code + " " + a.Name}
				}
				dirty := s.form.Dirty()
				c.SetOptions(options...)
				if !dirty {
					s.form.MarkClean()
				}
			}
		}
		s.hint()
		return nil
	})
}

// answers are what the fields say so far.
func (s *eventForm) answers() model.Answers {
	f := s.form
	a := model.Answers{
		Date: dayIn(s.env, f.Value(eDate)), Amount: amountIn(f.Value(eAmount)), Second: amountIn(f.Value(eSecond)),
		Payment: f.Value(ePayment), Account: f.Value(eAccount), Project: f.Value(eProject), Party: f.Value(eParty),
		Paper: f.Value(ePaper), Text: f.Value(eText), Original: s.original,
	}
	if _, asks := s.event.Ask(model.AskTax); asks && f.Value(eSecond) == "" {
		a.Second = model.LabourTax(a.Amount)
	}
	if s.pick.id != 0 {
		m := s.data.people.get(s.pick.id)
		a.Member, a.Name = m.ID, m.Name
	}
	for _, p := range s.data.projects {
		if p.Name == a.Project {
			a.Restrict = p.Kind == model.ProjectRestricted
			return a
		}
	}
	a.Restrict = true // a name that nothing bears yet
	return a
}

// voucher is the entry that results.
func (s *eventForm) voucher() (model.Voucher, []model.Violation) {
	x, vs := model.EventVoucher(s.event, s.answers(), s.env.Session.Branch, s.data.chart)
	x.Signatures = freshVoucher(s.env).Signatures
	x.Attachments, _ = strconv.Atoi(s.form.Value(eCount))
	return x, vs
}

func (s *eventForm) Title() string { return text.EventTitle(s.event) }
func (s *eventForm) Editing() bool { return true }
func (s *eventForm) Dirty() bool   { return !s.opened && s.form.Dirty() }

func (s *eventForm) Keys() []kit.Binding {
	off := readOnly(s.env)
	save, form := text.EventKeySave, text.EventKeyForm
	if s.take != nil {
		save, form = text.EventKeyTake, ""
	}
	return []kit.Binding{
		bind(text.FieldNext, "", "tab", "enter"), bind(save, off, "ctrl+s"),
		{Keys: []string{"f4", "ctrl+e"}, Help: text.EventKeyForm, Off: off, Quiet: form == ""},
		bind(text.EventKeyLookUp, "", "f2", "ctrl+l"),
	}
}

func (s *eventForm) Update(msg tea.Msg) tea.Cmd {
	switch kit.Key(msg) {
	case "f4", "ctrl+e":
		return s.edit()
	}
	return s.form.Update(msg)
}

// complete checks everything and shows what is wrong; false if something keeps the draft out.
func (s *eventForm) complete() (model.Voucher, bool) {
	if !s.form.Validate() {
		return model.Voucher{}, false
	}
	x, vs := s.voucher()
	sound := true
	for _, v := range vs {
		if v.Severity != model.SeverityError {
			continue
		}
		sound = false
		if s.form.Input(v.Field) != nil {
			s.form.SetError(v.Field, words(v))
			s.form.FocusOn(v.Field)
		}
	}
	return x, sound
}

// save keeps the draft.
func (s *eventForm) save() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	x, ok := s.complete()
	if !ok {
		return s.whatIsWrong()
	}
	if s.take != nil {
		s.opened = true
		return s.take(x)
	}
	var id model.ID
	return write(s.env, Act{
		ID: s.id, Label: text.EventLabel(s.event, x),
		Do: func(t *ledger.Tx) (err error) {
			id, err = t.SaveDraft(x)
			return err
		},
		Undo: func(t *ledger.Tx) error { return t.DiscardDraft(id) },
		Then: func() tea.Cmd {
			s.form.MarkClean()
			if s.made != nil {
				*s.made = id
			}
			return tea.Sequence(pop(), showYear(s.env, x.Date))
		},
		Refused: func(err error) bool { return refusedBy(s.form, err) },
	})
}

// whatIsWrong tells of an error that has no field of its own.
func (s *eventForm) whatIsWrong() tea.Cmd {
	_, vs := s.voucher()
	for _, v := range vs {
		if v.Severity == model.SeverityError && (s.form.Input(v.Field) == nil || v.Field == eOriginal) {
			return warning(words(v))
		}
	}
	return nil
}

// edit goes on in the voucher's own form, with the entry as it stands.
func (s *eventForm) edit() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	x, ok := s.complete()
	if !ok {
		return s.whatIsWrong()
	}
	s.opened = true
	if s.take != nil {
		return s.take(x)
	}
	return send(Replace{newVoucherForm(s.env, voucherSeed{Voucher: x, copied: true, made: s.made})})
}
