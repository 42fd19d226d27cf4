package screen_test

import (
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/text"
	"gonghui/ui/uitest"
)

// What stands in the private fields of the book that withSecrets makes: words in every text, and numbers of a person
// and of the bank's lines.
const (
	secret      = "密语"
	secretID    = "11010519491231002X"
	secretPhone = "19900001234"
	secretCard  = "6222620000000000012"
)

func secrets() []string { return []string{secret, secretID, secretPhone, secretCard} }

// withSecrets makes a book whose members, visits, grants and hardship file all have something private.
func withSecrets(t *testing.T) string {
	t.Helper()
	path := withFile(t)
	withBook(t, path, func(tx *ledger.Tx) error {
		members, err := tx.Members()
		if err != nil {
			return err
		}
		for i, m := range members {
			m.Private = model.MemberPrivate{
				IDNumber: m.Private.IDNumber, Phone: secretPhone, Card: secretCard, Address: secret + "路", Note: secret + "注",
				Family: []model.Relative{{Relation: model.RelationSpouse, Name: secret + "人", Work: secret + "厂"}},
			}
			if i == 0 {
				m.Private.IDNumber, m.Birth, m.Sex = secretID, 19491231, model.SexFemale
			}
			if _, err := tx.SaveMember(m); err != nil {
				return err
			}
		}
		visits, err := tx.Visits(0)
		if err != nil {
			return err
		}
		for _, x := range visits {
			x.Private = model.VisitPrivate{
				Reason: secret + "由", Summary: secret + "况", FollowUp: secret + "续", Note: secret, Place: secret + "院",
			}
			if _, err := tx.SaveVisit(x); err != nil {
				return err
			}
		}
		grants, err := tx.Subsidies(0)
		if err != nil {
			return err
		}
		for _, g := range grants {
			g.Private = model.SubsidyPrivate{Cause: secret + "因", Note: secret}
			if _, err := tx.SaveSubsidy(g); err != nil {
				return err
			}
		}
		lines := []model.BankLine{
			{Account: "102", Row: 2, Date: 20260616, Amount: 12_34, Counterparty: "刘洋", Key: "k1"},
			{Account: "102", Row: 3, Date: 20260617, Amount: -1_00, Summary: "手续费", Key: "k2"},
		}
		for i := range lines {
			lines[i].Private.Card = secretCard
		}
		if _, _, _, err = tx.SaveStatement(model.Statement{
			Account: "102", File: "六月.csv", From: 20260601, To: 20260630,
		}, lines); err != nil {
			return err
		}
		files, err := tx.Hardships()
		if err != nil {
			return err
		}
		h := files[0]
		h.Private.Cause, h.Private.Household[0].Name, h.Private.Costs[0].Kind = secret, secret, secret
		_, err = tx.SaveHardship(h)
		return err
	})
	return path
}

// TestScreensHidePrivateFields goes through every room, the first record in it and the page behind it: nothing private
// is seen before it is asked for, and then it is.
func TestScreensHidePrivateFields(t *testing.T) {
	path := withSecrets(t)
	open := func(t *testing.T, room string) *uitest.Driver {
		d := screentest.Open(t, path, 140, 40)
		if len(room) == 1 {
			d.Press(room)
			return d
		}
		d.Press(":")
		d.Type(room)
		d.Press("enter")
		return d
	}
	rooms := append([]string{
		text.ToolDues, text.VisitStatsTitle, text.ToolGifts, text.ToolHardships, text.ToolActivities, text.ToolDrives,
		text.ToolFigures, text.ToolOccasions, text.ToolSettings, text.ToolLog, text.ToolCare, text.ToolProtection,
	}, "1", "2", "3", "4", "5", "6", "7")
	for _, r := range screen.Rooms() {
		rooms = append(rooms, r.Title)
	}
	for _, room := range rooms {
		t.Run(room, func(t *testing.T) {
			d := open(t, room)
			for range 3 {
				for _, s := range secrets() {
					d.Lacks(t, s)
				}
				d.Press("enter")
			}
		})
	}
	t.Run("bank line", func(t *testing.T) {
		d := open(t, text.ToolBank)
		d.Press("o")
		d.Contains(t, "12.34", "手续费")
		for range 4 {
			d.Lacks(t, secretCard)
			d.Press("down")
		}
	})
	t.Run("person", func(t *testing.T) {
		d := open(t, "2")
		d.Press("enter", "enter")
		d.Contains(t, "身份证号")
		d.Lacks(t, secretID)
		d.Lacks(t, secretPhone)
		d.Press("v")
		d.Contains(t, secretID, secretPhone)
	})
	t.Run("shown", func(t *testing.T) {
		d := open(t, "困难职工档案")
		d.Press("enter", "v")
		d.Contains(t, secret)
	})
}
