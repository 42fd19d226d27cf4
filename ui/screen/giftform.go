package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// giftForm makes a gift and its list from the roster, or changes what it is.
type giftForm struct {
	env    Env
	id     string // of the command
	before model.Gift
	form   *kit.Form
}

const (
	iKind, iName, iDate, iEach, iGoods  = "Kind", "Name", "Date", "PerHead", "Goods"
	iSeller, iPayment, iApprover, iNote = "Seller", "Payment", "Approver", "Note"
)

func newGiftForm(env Env, g model.Gift) Screen {
	s := &giftForm{env: env, id: env.NewID(), before: g}
	var kinds, payments []kit.Option
	for _, k := range text.GiftKinds() {
		kinds = append(kinds, kit.Option{Value: strconv.Itoa(int(k)), Label: text.GiftKindName(k)})
	}
	for _, p := range model.Payments() {
		payments = append(payments, kit.Option{Value: p, Label: p})
	}
	if g.Payment == "" {
		g.Payment = payments[len(payments)-1].Value
	}
	date := filledField(env, kit.KindDate, 0, g.Date.String())
	date.Base = env.Today().String()
	name := filledField(env, kit.KindText, model.MaxName, g.Name)
	name.Placeholder = text.GiftNoName
	s.form = kit.NewForm(env.Theme,
		inputRow(iKind, text.GiftKind, chosen(env, strconv.Itoa(int(g.Kind)), kinds...), 12),
		[]kit.Item{{Name: iName, Label: text.GiftName, Input: name, Required: true}},
		[]kit.Item{{Name: iDate, Label: text.GiftDate, Input: date, Width: 14, Required: true}},
		[]kit.Item{{
			Name: iEach, Label: text.GiftEach, Width: 14, Required: true,
			Input: filledField(env, kit.KindAmount, 0, amountOrNone(g.PerHead)),
		}},
		inputRow(iGoods, text.GiftGoods, filledField(env, kit.KindText, model.MaxSummary, g.Goods), 0),
		inputRow(iSeller, text.GiftSeller, filledField(env, kit.KindText, model.MaxName, g.Seller), 0),
		inputRow(iPayment, text.GiftPayment, chosen(env, g.Payment, payments...), 16),
		inputRow(iApprover, text.GiftApprover, filledField(env, kit.KindText, model.MaxName, g.Approver), 20),
		inputRow(iNote, text.GiftNote, filledField(env, kit.KindText, model.MaxSummary, g.Note), 0),
	)
	s.form.OnSave, s.form.OnLeave = s.save, s.left
	s.left(iName)
	s.form.MarkClean()
	return s
}

func (s *giftForm) Init() tea.Cmd                       { return nil }
func (s *giftForm) Reload() tea.Cmd                     { return nil }
func (s *giftForm) Editing() bool                       { return true }
func (s *giftForm) Dirty() bool                         { return s.form.Dirty() }
func (s *giftForm) Keys() []kit.Binding                 { return fieldKeys(s.env) }
func (s *giftForm) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *giftForm) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }

func (s *giftForm) Title() string {
	if s.before.ID == 0 {
		return text.GiftKeyNew
	}
	return s.before.Name
}

// left tells of a festival that the rules do not list.
func (s *giftForm) left(name string) tea.Cmd {
	if name != iName && name != iKind {
		return nil
	}
	hint := ""
	if f, ok := model.FestivalIn(s.form.Value(iName)); ok && !f.Listed && s.form.Value(iKind) == "1" {
		hint = text.GiftUnlisted
	}
	s.form.SetHint(iName, hint)
	return nil
}

func (s *giftForm) save() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	f, g, was := s.form, s.before, s.before
	kind, _ := strconv.Atoi(f.Value(iKind))
	g.Kind, g.Name, g.Date = model.GiftKind(kind), f.Value(iName), dateOf(f.Value(iDate))
	g.Goods, g.Seller, g.Payment = f.Value(iGoods), f.Value(iSeller), f.Value(iPayment)
	g.Approver, g.Note = model.NormalizeName(f.Value(iApprover)), f.Value(iNote)
	if each := amountIn(f.Value(iEach)); each != g.PerHead {
		g = g.Shared(each)
	}
	fresh := was.ID == 0 || was.Kind != g.Kind || was.Date != g.Date
	return write(s.env, Act{
		ID: s.id, Label: text.GiftSaved + " " + g.Name,
		Do: func(t *ledger.Tx) error {
			if fresh {
				members, err := t.Members()
				if err != nil {
					return err
				}
				g = g.Listed(members)
			}
			var err error
			g.ID, err = t.SaveGift(g)
			return err
		},
		Undo: func(t *ledger.Tx) error {
			if was.ID == 0 {
				return t.Remove(model.Ref{Kind: model.KindGift, ID: g.ID}, text.UndoReason)
			}
			_, err := t.SaveGift(was)
			return err
		},
		Then: func() tea.Cmd {
			s.form.MarkClean()
			if was.ID == 0 {
				return tea.Sequence(pop(), push(newGift(s.env, g.ID)), showYear(s.env, g.Date))
			}
			return pop()
		},
		Refused: func(err error) bool { return refusedBy(s.form, err) },
	})
}
