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
)

func newAssetForm(env Env, a model.AssetCard) Screen {
	s := &assetForm{env: env, id: env.NewID(), before: a}
	class, _ := model.AssetClassOf(string(a.Class))
	cost, before, beforeTo, months := "", "", "", ""
	if a.ID != 0 {
		cost, months = a.Cost.String(), strconv.Itoa(a.Months)
	}
	if a.BeforeTo != 0 {
		before, beforeTo = a.Before.String(), a.BeforeTo.String()
	}
	day := filledField(env, kit.KindDate, 0, a.Acquired.String())
	day.Base = env.Today().String()
	txt := func(most int, value string) *kit.Field { return filledField(env, kit.KindText, most, value) }
	s.form = kit.NewForm(env.Theme,
		inputRow(kAssetNumber, text.AssetNumber, txt(model.MaxName, a.Number), 14),
		[]kit.Item{{Name: kAssetName, Label: text.AssetName, Input: txt(model.MaxSummary, a.Name), Required: true}},
		[]kit.Item{{
			Name: kAssetClass, Label: text.AssetClass, Input: txt(model.MaxName, class.Name), Width: 24, Required: true,
			Check: func(v string) string {
				if _, ok := model.AssetClassOf(v); v != "" && !ok {
					return text.AssetBadClass(v)
				}
				return ""
			},
		}},
		inputRow(kAssetSpec, text.AssetSpec, txt(model.MaxSummary, a.Spec), 0),
		[]kit.Item{{
			Name: kAssetCost, Label: text.AssetCost, Width: 14, Required: true,
			Input: filledField(env, kit.KindAmount, 0, cost),
		}},
		[]kit.Item{{Name: kAssetDay, Label: text.AssetAcquired, Input: day, Width: 14, Required: true}},
		inputRow(kAssetMonths, text.AssetMonths, txt(5, months), 8),
		inputRow(kAssetBefore, text.AssetBefore, filledField(env, kit.KindAmount, 0, before), 14),
		inputRow(kAssetBeforeTo, text.AssetBeforeTo, txt(7, beforeTo), 10),
		inputRow(kAssetPlace, text.AssetPlace, txt(model.MaxSummary, a.Place), 24),
		inputRow(kAssetKeeper, text.AssetKeeper, txt(model.MaxName, a.Keeper), 20),
		inputRow(kAssetNote, text.AssetNote, txt(model.MaxSummary, a.Note), 0),
	)
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
