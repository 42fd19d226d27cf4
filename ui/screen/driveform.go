package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// dayItem is a row with a day.
func dayItem(env Env, name, label string, d model.Date, required bool) []kit.Item {
	f := filledField(env, kit.KindDate, 0, d.String())
	f.Base = env.Today().String()
	return []kit.Item{{Name: name, Label: label, Input: f, Width: 14, Required: required}}
}

// sumItem is a row with an amount.
func sumItem(env Env, name, label string, m model.Money, required bool) []kit.Item {
	f := filledField(env, kit.KindAmount, 0, amountOrNone(m))
	return []kit.Item{{Name: name, Label: label, Input: f, Width: 14, Required: required}}
}

// payments offers the ways to pay.
func payments(env Env, value string) kit.Input {
	var options []kit.Option
	for _, p := range model.Payments() {
		options = append(options, kit.Option{Value: p, Label: p})
	}
	if value == "" {
		value = options[len(options)-1].Value
	}
	return chosen(env, value, options...)
}

// newDriveForm makes a drive and its list from the roster, or changes what it is.
func newDriveForm(env Env, d model.Drive) Screen {
	var kinds []kit.Option
	for _, k := range text.DriveKinds() {
		kinds = append(kinds, kit.Option{Value: strconv.Itoa(int(k)), Label: text.DriveKindName(k)})
	}
	title := text.DriveKeyNew
	if d.ID != 0 {
		title = d.Name
	}
	name := filledField(env, kit.KindText, model.MaxName, d.Name)
	project := filledField(env, kit.KindText, model.MaxName, d.Project)
	return newSmallForm(env, title, func(f *kit.Form) Act {
		x := d
		kind, _ := strconv.Atoi(f.Value("Kind"))
		x.Kind, x.Name, x.Project = model.DriveKind(kind), f.Value("Name"), f.Value("Project")
		x.Date, x.Until = dateOf(f.Value("Date")), dateOf(f.Value("Until"))
		x.Payment, x.Note = f.Value("Payment"), f.Value("Note")
		if each := amountIn(f.Value("PerHead")); each != x.PerHead {
			x.Lines = model.Gift{Lines: x.Lines}.Shared(each).Lines
			x.PerHead = each
		}
		a := driveAct(text.DriveSaved, x, d)
		a.Do = func(t *ledger.Tx) error {
			if d.ID == 0 {
				members, err := t.Members()
				if err != nil {
					return err
				}
				x = x.Listed(members)
			}
			var err error
			x.ID, err = t.SaveDrive(x)
			return err
		}
		if d.ID == 0 {
			a.Undo = func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindDrive, ID: x.ID}, text.UndoReason)
			}
			a.Then = func() tea.Cmd { return push(newDrive(env, x.ID)) }
		}
		return a
	},
		inputRow("Kind", text.DriveKind, chosen(env, strconv.Itoa(int(d.Kind)), kinds...), 12),
		[]kit.Item{{Name: "Name", Label: text.DriveName, Input: name, Required: true}},
		[]kit.Item{{Name: "Project", Label: text.DriveProject, Input: project, Width: 30, Required: true}},
		dayItem(env, "Date", text.DriveDate, d.Date, true),
		dayItem(env, "Until", text.DriveUntil, d.Until, false),
		sumItem(env, "PerHead", text.DriveEach, d.PerHead, false),
		inputRow("Payment", text.DrivePayment, payments(env, d.Payment), 16),
		inputRow("Note", text.DriveNote, filledField(env, kit.KindText, model.MaxSummary, d.Note), 0),
	)
}

// newHandForm records that a drive's money was handed over.
func newHandForm(env Env, d model.Drive) Screen {
	h := d.Handed
	if h.Amount == 0 {
		h.Amount, h.Date = d.Collected(), env.Day()
	}
	to := filledField(env, kit.KindText, model.MaxName, h.To)
	return newSmallForm(env, text.DriveKeyHand+" "+d.Name, func(f *kit.Form) Act {
		x := d
		x.Handed.Date, x.Handed.To = dateOf(f.Value("Date")), f.Value("To")
		x.Handed.Amount, x.Handed.Receipt = amountIn(f.Value("Handed")), f.Value("Receipt")
		return driveAct(text.DriveKeyHand, x, d)
	},
		dayItem(env, "Date", text.DriveOn, h.Date, true),
		[]kit.Item{{Name: "To", Label: text.DriveTo, Input: to, Required: true}},
		sumItem(env, "Handed", text.DriveSum, h.Amount, true),
		inputRow("Receipt", text.DriveReceipt, filledField(env, kit.KindText, model.MaxName, h.Receipt), 24),
	)
}

// newClaimForm records how far a member's mutual aid has come.
func newClaimForm(env Env, d model.Drive, i int, m model.Member) Screen {
	c := d.Claims[i]
	was := d
	if c.Amount == 0 {
		was.Claims = d.Claims[:i]
	}
	return newSmallForm(env, text.DriveKeyClaim+" "+m.Name, func(f *kit.Form) Act {
		x := d
		x.Claims = append([]model.Claim(nil), d.Claims...)
		x.Claims[i].Applied, x.Claims[i].Amount = dateOf(f.Value("Applied")), amountIn(f.Value("Claims"))
		x.Claims[i].Arrived, x.Claims[i].Passed = dateOf(f.Value("Arrived")), dateOf(f.Value("Passed"))
		return driveAct(text.DriveKeyClaim, x, was)
	},
		dayItem(env, "Applied", text.DriveApplied, c.Applied, true),
		sumItem(env, "Claims", text.DriveSum, c.Amount, true),
		dayItem(env, "Arrived", text.DriveArrived, c.Arrived, false),
		dayItem(env, "Passed", text.DrivePassed, c.Passed, false),
	)
}
