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

// The fields of a visit, by the names of model.Visit.
const (
	vMember, vCategory, vRelation, vEvent, vHeard = "Member", "Category", "Relation", "EventDate", "Heard"
	vDate, vVisitors, vManner, vPlace             = "Date", "Visitors", "Manner", "Place"
	vMoney, vPayment, vGoods, vValue              = "Money", "Payment", "Goods", "GoodsValue"
	vEvidence, vApprover, vApproved, vReceiver    = "Evidence", "Approver", "Approved", "Receiver"
	vReason, vSummary, vFollowUp, vNote           = "Reason", "Summary", "FollowUp", "Note"
	vBehalf, vTodo, vTodoBy, vTodoDone            = "OnBehalf", "FollowDue", "FollowBy", "FollowDone"
	vDraft, vHidden                               = "draft", "hidden"
)

// Values of the choice whether a draft is made.
const draftYes, draftNo = "yes", "no"

// visitForm records a visit, or only an event heard of whose visit is still to come.
type visitForm struct {
	env    Env
	id     string // of the command
	before model.Visit
	heard  bool // only the event
	pick   *personPick
	form   *kit.Form
	slot   Slot
	data   visitFormData
	shown  bool // private fields
	days   proposals
	saved  func(model.ID) // told which visit was saved; may be nil
}

// visitFormData is what the form knows of the book.
type visitFormData struct {
	people  *roster
	visits  []model.Visit
	voucher model.Voucher // of the visit; ID 0: none
}

// newVisitForm records a visit: a new one (ID 0), one whose event was heard of before, or a change of one.
func newVisitForm(env Env, x model.Visit) Screen { return makeVisitForm(env, x, false, nil) }

// newHeardForm records an event of which somebody has heard.
func newHeardForm(env Env, x model.Visit) Screen { return makeVisitForm(env, x, true, nil) }

func makeVisitForm(env Env, x model.Visit, heard bool, saved func(model.ID)) Screen {
	s := &visitForm{env: env, id: env.NewID(), before: x, heard: heard, days: proposals{}, saved: saved}
	s.data.people = newRoster(nil)
	s.pick = newPersonPick(env, vMember)
	s.pick.chosen = s.warn
	rows := s.eventRows()
	if !heard {
		rows = append(rows, s.visitRows()...)
	}
	s.form = kit.NewForm(env.Theme, append(rows, s.privateRows()...)...)
	s.pick.form = s.form
	s.form.Below = visitFoot
	s.form.OnSave, s.form.OnLookup, s.form.OnKey = s.save, s.lookup, s.key
	s.form.OnChange, s.form.OnLeave = s.changed, s.left
	s.fill(x)
	s.shown = x.ID == 0 || x.Private == model.VisitPrivate{}
	s.conceal()
	s.form.MarkClean()
	return s
}

func (s *visitForm) field(kind kit.Kind, limit int, ghost string) *kit.Field {
	f := kit.NewField(s.env.Theme, kind)
	f.Limit, f.Placeholder = limit, ghost
	if kind == kit.KindDate {
		f.Base = s.env.Today().String()
	}
	return f
}

// past refuses a day after today.
func (s *visitForm) past(value string) string {
	return onlyIf(dateOf(value) <= s.env.Today(), text.VisitFuture)
}

func (s *visitForm) eventRows() [][]kit.Item {
	th := s.env.Theme
	var kinds, relations []kit.Option
	if s.before.Category == "" {
		kinds = append(kinds, kit.Option{})
	}
	for _, c := range s.env.Session.Branch.Categories {
		kinds = append(kinds, kit.Option{Value: c.Name, Label: c.Name})
	}
	for _, r := range model.Relations() {
		relations = append(relations, kit.Option{Value: strconv.Itoa(int(r)), Label: r.String()})
	}
	kind := kit.Item{
		Name: vCategory, Label: text.VisitCategory, Input: kit.NewChoice(th, kinds...), Width: 14, Required: true,
	}
	relation := kit.Item{Name: vRelation, Label: text.VisitRelation, Input: kit.NewChoice(th, relations...), Width: 14}
	event := kit.Item{Name: vEvent, Label: text.VisitEvent, Input: s.field(kit.KindDate, 0, ""), Width: 12}
	heard := kit.Item{
		Name: vHeard, Label: text.VisitHeard, Input: s.field(kit.KindDate, 0, ""), Width: 12, Check: s.past,
		Required: s.heard,
	}
	if s.heard { // who, what, when: the rest may wait
		return [][]kit.Item{{s.pick.item()}, {kind}, {heard}, {{Label: text.VisitHeardMore}}, {relation, event}}
	}
	return [][]kit.Item{{s.pick.item()}, {kind, relation}, {event, heard}}
}

func (s *visitForm) visitRows() [][]kit.Item {
	th := s.env.Theme
	manners, payments := []kit.Option{{}}, []kit.Option{{}}
	for _, m := range text.VisitManners() {
		manners = append(manners, kit.Option{Value: m, Label: m})
	}
	for _, p := range model.Payments() {
		payments = append(payments, kit.Option{Value: p, Label: p})
	}
	draft := kit.NewChoice(th, kit.Option{Value: draftYes, Label: text.VisitDraftYes},
		kit.Option{Value: draftNo, Label: text.VisitDraftNo})
	name := func(name, label string) kit.Item {
		return kit.Item{Name: name, Label: label, Input: s.field(kit.KindText, model.MaxName, ""), Width: 12}
	}
	rows := [][]kit.Item{
		{
			{
				Name: vDate, Label: text.VisitDay, Input: s.field(kit.KindDate, 0, ""), Width: 12, Check: s.past,
				Required: true,
			},
			{
				Name: vVisitors, Label: text.VisitVisitors,
				Input: s.field(kit.KindText, model.MaxSummary, text.VisitGhostTwo),
			},
		},
		{
			{Name: vManner, Label: text.VisitManner, Input: kit.NewChoice(th, manners...), Width: 12},
			{Name: vPlace, Label: text.VisitPlace, Input: s.field(kit.KindText, model.MaxSummary, "")},
		},
		{
			{Name: vMoney, Label: text.VisitMoney, Input: s.field(kit.KindAmount, 0, ""), Width: 12},
			{Name: vPayment, Label: text.VisitPayment, Input: kit.NewChoice(th, payments...), Width: 16},
		},
		{
			{Name: vGoods, Label: text.VisitGoods, Input: s.field(kit.KindText, model.MaxSummary, ""), Width: 28},
			{Name: vValue, Label: text.VisitValue, Input: s.field(kit.KindAmount, 0, ""), Width: 12},
		},
	}
	rows = append(rows, s.goodsRows()...)
	return append(rows, [][]kit.Item{
		{{Name: vEvidence, Label: text.VisitEvidence, Input: s.field(kit.KindText, model.MaxSummary, "")}},
		{
			name(vApprover, text.VisitApprover),
			{Name: vApproved, Label: text.VisitApproved, Input: s.field(kit.KindDate, 0, ""), Width: 12},
		},
		{
			name(vReceiver, text.VisitReceiver),
			{
				Name: vBehalf, Label: text.VisitBehalf, Width: 12,
				Input: s.field(kit.KindText, model.MaxName, text.VisitBehalfGhost),
			},
		},
		{{Name: vDraft, Label: text.VisitVoucher, Input: draft, Width: 26}},
		{
			{Name: vTodo, Label: text.VisitTodo, Input: s.field(kit.KindDate, 0, ""), Width: 12},
			name(vTodoBy, text.VisitTodoBy),
			{Name: vTodoDone, Label: text.VisitTodoDone, Input: s.field(kit.KindDate, 0, ""), Width: 12, Check: s.past},
		},
	}...)
}

func (s *visitForm) privateRows() [][]kit.Item {
	th := s.env.Theme
	hidden := kit.NewField(th, kit.KindText)
	hidden.ReadOnly = true
	hidden.SetValue(text.HiddenForm)
	note := func(name, label string, rows int) []kit.Item {
		n := kit.NewNote(th, rows)
		n.Limit = model.MaxNote
		return []kit.Item{{Name: name, Label: label, Input: n}}
	}
	rows := [][]kit.Item{
		{{Label: text.VisitPrivate}},
		{{Name: vHidden, Label: text.VisitState, Input: hidden}},
		note(vReason, text.VisitReason, 1),
	}
	if s.heard {
		return append(rows, note(vNote, text.VisitNote, 1))
	}
	return append(rows, note(vSummary, text.VisitSummary, 2), note(vFollowUp, text.VisitFollowUp, 2),
		note(vNote, text.VisitNote, 1))
}

// conceal hides the private fields that hold something, or shows them.
func (s *visitForm) conceal() {
	p := s.before.Private
	s.form.SetHidden(vHidden, s.shown)
	for name, was := range map[string]string{
		vPlace: p.Place, vReason: p.Reason, vSummary: p.Summary, vFollowUp: p.FollowUp, vNote: p.Note,
	} {
		s.form.SetHidden(name, !s.shown && was != "")
	}
}

// fill puts a visit into the form. A visit that is recorded now begins with today and the usual way to pay.
func (s *visitForm) fill(x model.Visit) {
	fresh := !s.heard && x.Pending()
	if fresh {
		x.Date = s.env.Today()
		if x.Payment == "" {
			x.Payment = model.Payments()[len(model.Payments())-1]
		}
	}
	draft := draftYes
	if !fresh && x.Voucher == 0 && x.Total() != 0 {
		draft = draftNo
	}
	for name, value := range map[string]string{
		vCategory: x.Category, vRelation: strconv.Itoa(int(x.Relation)),
		vEvent: x.EventDate.String(), vHeard: x.Heard.String(), vDate: x.Date.String(),
		vVisitors: strings.Join(x.Visitors, "、"), vManner: x.Manner, vPlace: x.Private.Place,
		vMoney: amountOrNone(x.Money), vPayment: x.Payment, vGoods: x.Goods, vValue: amountOrNone(x.GoodsValue),
		vBehalf: x.OnBehalf, vTodo: x.FollowDue.String(), vTodoBy: x.FollowBy, vTodoDone: x.FollowDone.String(),
		vEvidence: x.Evidence, vApprover: x.Approver, vApproved: x.Approved.String(), vReceiver: x.Receiver,
		vReason: x.Private.Reason, vSummary: x.Private.Summary, vFollowUp: x.Private.FollowUp,
		vNote: x.Private.Note, vDraft: draft,
	} {
		s.form.SetValue(name, value)
	}
	switch {
	case fresh:
		s.days.put(s.form, vDate, x.Date.String())
	case s.heard && x.ID == 0:
		s.days.put(s.form, vHeard, x.Heard.String())
	}
	s.fillGoods(x)
	s.categoryChosen()
}

// amountOrNone is an amount in a field; nothing is an empty field.
func amountOrNone(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

// visit is the record that the form makes, as far as its fields can be read.
func (s *visitForm) visit() model.Visit {
	f, x := s.form, s.before
	relation, _ := strconv.Atoi(f.Value(vRelation))
	x.Member, x.Category, x.Relation = s.pick.id, f.Value(vCategory), model.Relation(relation)
	x.EventDate, x.Heard = dayIn(s.env, f.Value(vEvent)), dayIn(s.env, f.Value(vHeard))
	x.Private.Reason, x.Private.Note = f.Value(vReason), f.Value(vNote)
	if s.heard {
		return x
	}
	x.Date, x.Visitors = dayIn(s.env, f.Value(vDate)), splitNames(f.Value(vVisitors))
	x.Manner, x.Private.Place = f.Value(vManner), f.Value(vPlace)
	x.Money, x.Payment = amountIn(f.Value(vMoney)), f.Value(vPayment)
	x.Goods, x.GoodsValue = f.Value(vGoods), amountIn(f.Value(vValue))
	x.Evidence = f.Value(vEvidence)
	x.Approver, x.Approved = model.NormalizeName(f.Value(vApprover)), dayIn(s.env, f.Value(vApproved))
	x.Receiver, x.OnBehalf = model.NormalizeName(f.Value(vReceiver)), f.Value(vBehalf)
	x.FollowDue, x.FollowBy = dayIn(s.env, f.Value(vTodo)), model.NormalizeName(f.Value(vTodoBy))
	x.FollowDone = dayIn(s.env, f.Value(vTodoDone))
	x = x.Stocked(s.goods())
	x.Private.Summary, x.Private.FollowUp = f.Value(vSummary), f.Value(vFollowUp)
	return x
}

// amountIn reads an amount that is being typed; what is none yet is 0.
func amountIn(s string) model.Money {
	if s == "" {
		return 0
	}
	value, err := kit.Evaluate(s)
	if err != nil {
		return 0
	}
	m, err := model.ParseMoney(value)
	if err != nil {
		return 0
	}
	return m
}

// splitNames reads several names. A blank parts them only where whole names stand on both sides: 张 三 is one name.
func splitNames(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,;；/", r) }) {
		names := strings.Fields(part)
		for _, n := range names {
			if runes := []rune(n); len(runes) < 2 || runes[0] < 0x2e80 {
				names = []string{part}
				break
			}
		}
		for _, n := range names {
			if n = model.NormalizeName(n); n != "" {
				out = append(out, n)
			}
		}
	}
	return out
}

func (s *visitForm) Init() tea.Cmd { return s.Reload() }

// Reload reads what the form compares with; what is typed stays.
func (s *visitForm) Reload() tea.Cmd {
	id := s.before.Voucher
	return read(s.env, &s.slot, func(v *ledger.View) (visitFormData, error) {
		var d visitFormData
		var err error
		if d.people, err = readRoster(v); err != nil {
			return d, err
		}
		if d.visits, err = v.Visits(0); err != nil || id == 0 {
			return d, err
		}
		d.voucher, err = v.Voucher(id)
		return d, err
	}, s.loaded)
}

// loaded names the person, and locks what a posted voucher has fixed.
func (s *visitForm) loaded(d visitFormData) tea.Cmd {
	first := len(s.data.people.all) == 0
	s.data, s.pick.people = d, d.people
	if first && s.before.Member != 0 {
		clean := !s.form.Dirty()
		s.pick.set(d.people.get(s.before.Member))
		if clean {
			s.form.MarkClean()
		}
		if s.before.Event != 0 {
			for _, name := range []string{vMember, vCategory, vRelation} {
				lock(s.form.Input(name)) // they are the event's
			}
		}
		if s.before.ID != 0 || s.before.Event != 0 {
			s.form.FocusOn(onOff(s.heard, vCategory, vDate))
		}
	}
	own := d.voucher.Origin == model.Ref{Kind: model.KindVisit, ID: s.before.ID}
	switch {
	case d.voucher.ID == 0 || s.heard:
	case d.voucher.Posted():
		fixed := []string{vMember, vCategory, vRelation, vDate, vMoney, vPayment, vValue, vDraft}
		if len(s.before.Items) > 0 {
			fixed = append(fixed, vGoods)
		}
		for _, name := range append(fixed, goodsFields()...) {
			lock(s.form.Input(name))
		}
		s.form.SetValue(vDraft, text.VoucherLong(d.voucher))
		s.form.MarkClean()
		s.form.FocusOn(vVisitors)
	case own:
		lock(s.form.Input(vDraft))
		s.form.SetValue(vDraft, text.VisitDraftKept+" "+text.DraftName(d.voucher.ID))
		s.form.MarkClean()
	default:
		lock(s.form.Input(vDraft))
		s.form.SetValue(vDraft, text.VoucherLong(d.voucher))
		s.form.MarkClean()
	}
	return s.warn()
}

// lock makes an input read-only.
func lock(in kit.Input) {
	switch in := in.(type) {
	case *kit.Field:
		in.ReadOnly = true
	case *kit.Choice:
		in.ReadOnly = true
	case *kit.Note:
		in.ReadOnly = true
	}
}
