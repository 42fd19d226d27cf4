package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// assetForm makes or changes one card; the class proposes the life.
type assetForm struct {
	env    Env
	id     string // of the command
	before model.AssetCard
	form   *kit.Form
}

// The fields of a card, named as the model's.
const (
	kAssetNumber, kAssetName, kAssetClass, kAssetSpec = "Number", "Name", "Class", "Spec"
	kAssetCost, kAssetDay, kAssetMonths               = "Cost", "Acquired", "Months"
	kAssetBefore, kAssetBeforeTo                      = "Before", "BeforeTo"
	kAssetPlace, kAssetKeeper, kAssetNote             = "Place", "Keeper", "Note"
	kAssetQuantity, kAssetUnit, kAssetOrigin          = "Quantity", "Unit", "Origin"
	kAssetMemo                                        = "Memo"
	memoYes, memoNo                                   = "1", "0"
)

func newAssetForm(env Env, a model.AssetCard) Screen {
	s := &assetForm{env: env, id: env.NewID(), before: a}
	cost, before, beforeTo, months, memo := amountOrNone(a.Cost), "", "", "", memoNo
	if a.ID != 0 || a.Months != 0 {
		months = strconv.Itoa(a.Months)
	}
	if a.BeforeTo != 0 {
		before, beforeTo = a.Before.String(), a.BeforeTo.String()
	}
	if a.Memo {
		memo = memoYes
	}
	origins := []kit.Option{{Value: "", Label: text.AssetOriginNone}}
	for _, o := range text.AssetOrigins() {
		origins = append(origins, kit.Option{Value: o, Label: o})
	}
	txt := func(most int, value string) *kit.Field { return filledField(env, kit.KindText, most, value) }
	s.form = kit.NewForm(env.Theme,
		inputRow(kAssetNumber, text.AssetNumber, txt(model.MaxName, a.Number), 14),
		[]kit.Item{{Name: kAssetName, Label: text.AssetName, Input: txt(model.MaxSummary, a.Name), Required: true}},
		[]kit.Item{classItem(env, a.Class)},
		inputRow(kAssetMemo, text.AssetMemo, chosen(env, memo,
			kit.Option{Value: memoNo, Label: text.AssetMemoNo},
			kit.Option{Value: memoYes, Label: text.AssetMemoYes}), 24),
		inputRow(kAssetSpec, text.AssetSpec, txt(model.MaxSummary, a.Spec), 0),
		append(numberItem(env, kAssetQuantity, text.AssetQuantity, strconv.Itoa(max(a.Quantity, 1)), false),
			inputRow(kAssetUnit, text.AssetUnit, txt(model.MaxName, a.Unit), 10)...),
		inputRow(kAssetCost, text.AssetCost, filledField(env, kit.KindAmount, 0, cost), 14),
		[]kit.Item{{
			Name: kAssetDay, Label: text.AssetAcquired, Input: dayField(env, a.Acquired), Width: 14, Required: true,
		}},
		inputRow(kAssetMonths, text.AssetMonths, txt(5, months), 8),
		append(inputRow(kAssetBefore, text.AssetBefore, filledField(env, kit.KindAmount, 0, before), 14),
			inputRow(kAssetBeforeTo, text.AssetBeforeTo, txt(7, beforeTo), 10)...),
		append(inputRow(kAssetPlace, text.AssetPlace, txt(model.MaxSummary, a.Place), 24),
			inputRow(kAssetKeeper, text.AssetKeeper, txt(model.MaxName, a.Keeper), 14)...),
		inputRow(kAssetOrigin, text.AssetOrigin, chosen(env, a.Origin, origins...), 14),
		inputRow(kAssetNote, text.AssetNote, txt(model.MaxSummary, a.Note), 0),
	)
	s.form.SetHint(kAssetClass, text.AssetClassHint)
	s.form.OnLookup = func(string) tea.Cmd { return askClass(env, s.form, func() { s.left(kAssetClass) }) }
	s.form.OnSave, s.form.OnLeave = s.save, s.left
	s.form.MarkClean()
	return s
}

func (s *assetForm) Init() tea.Cmd                       { return nil }
func (s *assetForm) Reload() tea.Cmd                     { return nil }
func (s *assetForm) Editing() bool                       { return true }
func (s *assetForm) Dirty() bool                         { return s.form.Dirty() }
func (s *assetForm) Keys() []kit.Binding                 { return fieldKeys(s.env) }
func (s *assetForm) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *assetForm) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
func (s *assetForm) Title() string                       { return text.AssetNew }

// left proposes the life of a class.
func (s *assetForm) left(name string) tea.Cmd {
	if class, ok := model.AssetClassOf(s.form.Value(kAssetClass)); name == kAssetClass && ok {
		if s.form.Value(kAssetMonths) == "" {
			s.form.SetValue(kAssetMonths, strconv.Itoa(class.Months))
		}
	}
	return nil
}

// card is what the form says.
func (s *assetForm) card() model.AssetCard {
	f, a := s.form, s.before
	class, _ := model.AssetClassOf(f.Value(kAssetClass))
	a.Number, a.Name, a.Class, a.Spec = f.Value(kAssetNumber), f.Value(kAssetName), class.Class, f.Value(kAssetSpec)
	a.Cost, a.Acquired, a.Months = amountIn(f.Value(kAssetCost)), dateOf(f.Value(kAssetDay)), class.Months
	if months := f.Value(kAssetMonths); months != "" {
		n, err := strconv.Atoi(months)
		if err != nil {
			n = -1
		}
		a.Months = n
	}
	a.Before, a.BeforeTo = amountIn(f.Value(kAssetBefore)), 0
	if p, err := model.ParsePeriod(f.Value(kAssetBeforeTo)); err == nil {
		a.BeforeTo = p
	}
	a.Quantity, a.Unit, a.Origin = wholeNumber(f, kAssetQuantity), f.Value(kAssetUnit), f.Value(kAssetOrigin)
	a.Memo = f.Value(kAssetMemo) == memoYes
	a.Place, a.Keeper, a.Note = f.Value(kAssetPlace), model.NormalizeName(f.Value(kAssetKeeper)), f.Value(kAssetNote)
	return a
}

func (s *assetForm) save() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	a, was := s.card(), s.before
	var id model.ID
	return write(s.env, Act{
		ID: s.id, Label: text.AssetSaved + " " + a.Name,
		Do: func(t *ledger.Tx) (err error) { id, err = t.SaveAsset(a); return err },
		Undo: func(t *ledger.Tx) error {
			if was.ID == 0 {
				return t.Remove(model.Ref{Kind: model.KindAsset, ID: id}, text.UndoReason)
			}
			_, err := t.SaveAsset(was)
			return err
		},
		Then: func() tea.Cmd {
			s.form.MarkClean()
			return pop()
		},
		Refused: func(err error) bool { return refusedBy(s.form, err) },
	})
}
