package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of an activity that a gift has not.
const (
	aUntil, aPlace, aPlan, aAccount, aBudget = "Until", "Place", "Plan", "Account", "Budget"
	aApproved, aMinutes, aGuests, aGuestNote = "Approved", "Minutes", "Guests", "GuestNote"
	aStandard, aBasis, aMeal, aSouvenir      = "Standard", "Basis", "Meal", "Souvenir"
)

// newActivityForm makes an activity, or changes what it is.
func newActivityForm(env Env, a model.Activity) Screen {
	words := func(name, label string, limit int, value string) []kit.Item {
		return inputRow(name, label, filledField(env, kit.KindText, limit, value), 0)
	}
	money := func(name, label string, m model.Money) kit.Item {
		in := filledField(env, kit.KindAmount, 0, amountOrNone(m))
		return kit.Item{Name: name, Label: label, Width: 14, Input: in}
	}
	var kinds, payments []kit.Option
	for _, k := range text.ActivityKinds() {
		kinds = append(kinds, kit.Option{Value: strconv.Itoa(int(k)), Label: text.ActivityKindName(k)})
	}
	for _, p := range model.Payments() {
		payments = append(payments, kit.Option{Value: p, Label: p})
	}
	if a.Payment == "" {
		a.Payment = payments[len(payments)-1].Value
	}
	accounts := []kit.Option{{Label: text.ActivityByKind}}
	for _, c := range model.Standard().Accounts() {
		if model.BearsActivity(c.Code) {
			accounts = append(accounts, kit.Option{Value: c.Code, Label: c.Code + " " + c.Name})
		}
	}
	name := filledField(env, kit.KindText, model.MaxName, a.Name)
	name.Placeholder = text.ActivityNoName
	guests := ""
	if a.Guests > 0 {
		guests = itoa(a.Guests)
	}
	title := a.Name
	if a.ID == 0 {
		title = text.ActivityKeyNew
	}
	return newSmallForm(env, title, func(f *kit.Form) Act { return activityAct(env, f, a) },
		[]kit.Item{{Name: iName, Label: text.ActivityName, Input: name, Required: true}},
		inputRow(iKind, text.ActivityKind, chosen(env, strconv.Itoa(int(a.Kind)), kinds...), 12),
		[]kit.Item{
			{Name: iDate, Label: text.ActivityDate, Input: dayField(env, a.Date), Width: 14, Required: true},
			{Name: aUntil, Label: text.ActivityUntil, Input: dayField(env, a.Until), Width: 14},
		},
		words(aPlace, text.ActivityPlace, model.MaxName, a.Place),
		words(aPlan, text.ActivityPlan, model.MaxSummary, a.Plan),
		inputRow(aAccount, text.ActivityAccount, chosen(env, a.Account, accounts...), 34),
		[]kit.Item{
			money(aBudget, text.ActivityBudget, a.Budget),
			{Name: iPayment, Label: text.ActivityPayment, Input: chosen(env, a.Payment, payments...), Width: 14},
		},
		[]kit.Item{
			{
				Name: iApprover, Label: text.ActivityApprover, Width: 14,
				Input: filledField(env, kit.KindText, model.MaxName, a.Approver),
			},
			{Name: aApproved, Label: text.ActivityApproved, Input: dayField(env, a.Approved), Width: 14},
		},
		words(aMinutes, text.ActivityMinutes, model.MaxName, a.Minutes),
		[]kit.Item{
			money(aStandard, text.ActivityStandard, a.Standard),
			{
				Name: aBasis, Label: text.ActivityBasis, Width: 26,
				Input: filledField(env, kit.KindText, model.MaxSummary, a.Basis),
			},
		},
		[]kit.Item{
			money(aMeal, text.ActivityMeal, a.Meal), money(aSouvenir, text.ActivitySouvenir, a.Souvenir),
		},
		numberItem(env, aGuests, text.ActivityGuests, guests, false),
		words(aGuestNote, text.ActivityGuestNote, model.MaxSummary, a.GuestNote),
		words(iNote, text.ActivityNote, model.MaxSummary, a.Note),
	)
}

// activityAct saves what the form says.
func activityAct(env Env, f *kit.Form, was model.Activity) Act {
	a := was
	kind, _ := strconv.Atoi(f.Value(iKind))
	a.Kind, a.Name = model.ActivityKind(kind), f.Value(iName)
	a.Date, a.Until, a.Approved = dateOf(f.Value(iDate)), dateOf(f.Value(aUntil)), dateOf(f.Value(aApproved))
	a.Place, a.Plan, a.Account, a.Minutes = f.Value(aPlace), f.Value(aPlan), f.Value(aAccount), f.Value(aMinutes)
	a.Approver, a.Payment = model.NormalizeName(f.Value(iApprover)), f.Value(iPayment)
	a.Guests, a.GuestNote, a.Basis = wholeNumber(f, aGuests), f.Value(aGuestNote), f.Value(aBasis)
	a.Budget, a.Standard = amountIn(f.Value(aBudget)), amountIn(f.Value(aStandard))
	a.Meal, a.Souvenir, a.Note = amountIn(f.Value(aMeal)), amountIn(f.Value(aSouvenir)), f.Value(iNote)
	act := Act{
		Label: text.ActivitySaved + " " + a.Name,
		Do:    func(t *ledger.Tx) (err error) { a.ID, err = t.SaveActivity(a); return err },
		Undo: func(t *ledger.Tx) error {
			if was.ID == 0 {
				id := a.ID
				a.ID = 0
				return t.Remove(model.Ref{Kind: model.KindActivity, ID: id}, text.UndoReason)
			}
			_, err := t.SaveActivity(was)
			return err
		},
	}
	if was.ID == 0 {
		act.Then = func() tea.Cmd { return tea.Sequence(push(newActivity(env, a.ID)), showYear(env, a.Date)) }
	}
	return act
}
