package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// newHardshipForm makes a file, or changes it; without private fields those stay as they are.
func newHardshipForm(env Env, h model.Hardship, name string, private bool) Screen {
	words := func(field, label, value string, limit, width int) []kit.Item {
		return inputRow(field, label, filledField(env, kit.KindText, limit, value), width)
	}
	rows := [][]kit.Item{
		words("Number", text.HardshipNumber, h.Number, model.MaxName, 16),
		inputRow("Category", text.HardshipCategory, chosen(env, h.Category, categories()...), 16),
		dayItem(env, "Opened", text.HardshipOpened, h.Opened, true),
		dayItem(env, "ValidUntil", text.HardshipUntil, h.ValidUntil, false),
		sumItem(env, "Minimum", text.HardshipMinimum, h.Minimum, false),
		words("Keeper", text.HardshipKeeper, h.Keeper, model.MaxName, 16),
	}
	p := h.Private
	if private {
		rows = append(rows,
			sumItem(env, "Income", text.HardshipIncome, p.Income, false),
			sumItem(env, "Other", text.HardshipOther, p.Other, false),
			words("Cause", text.HardshipCause, p.Cause, model.MaxNote, 0),
			words("Second", text.HardshipSecond, p.Second, model.MaxNote, 0),
			words("Health", text.HardshipHealth, p.Health, model.MaxName, 30),
			words("Disability", text.HardshipDisabled, p.Disability, model.MaxName, 30),
			words("Housing", text.HardshipHousing, p.Housing, model.MaxName, 30),
			words("Marriage", text.HardshipMarriage, p.Marriage, model.MaxName, 16),
			words("Insurance", text.HardshipInsured, p.Insurance, model.MaxName, 30),
			words("Note", text.HardshipNote, p.Note, model.MaxNote, 0),
		)
	}
	return newSmallForm(env, text.HardshipSaved+h.Number+" "+name, func(f *kit.Form) Act {
		now := h
		now.Number, now.Category, now.Keeper = f.Value("Number"), f.Value("Category"), f.Value("Keeper")
		now.Opened, now.ValidUntil = dateOf(f.Value("Opened")), dateOf(f.Value("ValidUntil"))
		now.Minimum = amountIn(f.Value("Minimum"))
		if private {
			q := &now.Private
			q.Income, q.Other = amountIn(f.Value("Income")), amountIn(f.Value("Other"))
			q.Cause, q.Second, q.Note = f.Value("Cause"), f.Value("Second"), f.Value("Note")
			q.Health, q.Disability, q.Housing = f.Value("Health"), f.Value("Disability"), f.Value("Housing")
			q.Marriage, q.Insurance = f.Value("Marriage"), f.Value("Insurance")
		}
		if h.ID != 0 {
			return hardshipAct(h, now)
		}
		return newHardshipAct(env, now)
	}, rows...)
}

// newHardshipAct makes a file, under the year's next number if none was typed, and opens it.
func newHardshipAct(env Env, h model.Hardship) Act {
	return Act{
		Label: text.HardshipSaved + h.Number,
		Do: func(t *ledger.Tx) (err error) {
			if h.Number == "" {
				if h.Number, err = t.HardshipNumber(h.Opened.Year()); err != nil {
					return err
				}
			}
			h.ID, err = t.SaveHardship(h)
			return err
		},
		Undo: func(t *ledger.Tx) error {
			return t.Remove(model.Ref{Kind: model.KindHardship, ID: h.ID}, text.UndoReason)
		},
		Then: func() tea.Cmd { return push(newHardship(env, h.ID)) },
	}
}

// categories are the choices of a file's category; none is one.
func categories() []kit.Option {
	out := []kit.Option{{}}
	for _, c := range model.CurrentHardships() {
		out = append(out, kit.Option{Value: c, Label: c})
	}
	return out
}

// newHouseholdForm adds somebody to the household.
func newHouseholdForm(env Env, h model.Hardship) Screen {
	birth := dayField(env, 0)
	birth.Months = true
	name := filledField(env, kit.KindText, model.MaxName, "")
	return newSmallForm(env, text.HardshipKeyPerson+" "+h.Number, func(f *kit.Form) Act {
		now := h
		x := model.HouseholdMember{
			Name: model.NormalizeName(f.Value("Household")), Relation: f.Value("Relation"),
			Birth: dateOf(f.Value("Birth")), IDNumber: f.Value("IDNumber"), Health: f.Value("Health"),
			Income: amountIn(f.Value("Income")),
			Work:   f.Value("Work"),
		}
		now.Private.Household = append(append([]model.HouseholdMember(nil), h.Private.Household...), x)
		return hardshipAct(h, now)
	},
		[]kit.Item{{Name: "Household", Label: text.HardshipName, Input: name, Width: 20, Required: true}},
		inputRow("Relation", text.HardshipRelation, filledField(env, kit.KindText, model.MaxName, ""), 16),
		inputRow("Birth", text.HardshipBirth, birth, 14),
		sumItem(env, "Income", text.HardshipMonthly, 0, false),
		inputRow("Work", text.HardshipWork, filledField(env, kit.KindText, model.MaxSummary, ""), 30),
		inputRow("Health", text.HardshipHealth, filledField(env, kit.KindText, model.MaxName, ""), 30),
		inputRow("IDNumber", text.HardshipID, filledField(env, kit.KindText, model.MaxName, ""), 24),
	)
}

// newCostForm adds a rigid cost of the year.
func newCostForm(env Env, h model.Hardship) Screen {
	kind := filledField(env, kit.KindText, model.MaxName, "")
	return newSmallForm(env, text.HardshipKeyCost+" "+h.Number, func(f *kit.Form) Act {
		now := h
		c := model.RigidCost{Kind: f.Value("Costs"), Amount: amountIn(f.Value("Amount"))}
		now.Private.Costs = append(append([]model.RigidCost(nil), h.Private.Costs...), c)
		return hardshipAct(h, now)
	},
		[]kit.Item{{Name: "Costs", Label: text.HardshipCostKind, Input: kind, Width: 24, Required: true}},
		sumItem(env, "Amount", text.HardshipCostSum, 0, true),
	)
}

// newReviewForm is the yearly review: the category found and a new end, or 脱困.
func newReviewForm(env Env, h model.Hardship) Screen {
	choices := categories()
	choices[0].Label = text.HardshipOut
	until := h.ValidUntil
	if until != 0 {
		until = until.AddDays(365)
	}
	return newSmallForm(env, text.HardshipKeyReview+" "+h.Number, func(f *kit.Form) Act {
		r := model.HardshipReview{
			Date: dateOf(f.Value("Reviews")), Category: f.Value("Category"), Person: f.Value("Person"),
			Paper: f.Value("Paper"),
		}
		return hardshipAct(h, h.Reviewed(r, dateOf(f.Value("ValidUntil"))))
	},
		dayItem(env, "Reviews", text.HardshipOn, env.Day(), true),
		inputRow("Category", text.HardshipResult, chosen(env, h.Category, choices...), 16),
		dayItem(env, "ValidUntil", text.HardshipUntil, until, false),
		inputRow("Person", text.HardshipBy, filledField(env, kit.KindText, model.MaxName, ""), 20),
		inputRow("Paper", text.HardshipPaper, filledField(env, kit.KindText, model.MaxSummary, ""), 0),
	)
}
