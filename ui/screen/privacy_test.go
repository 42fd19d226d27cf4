package screen_test

import (
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// secret is what stands in every private field of the book that withSecrets makes.
const secret = "密语"

// withSecrets makes a book whose members, visits, grants and hardship file all have something private.
func withSecrets(t *testing.T) string {
	t.Helper()
	path := withFile(t)
	withBook(t, path, func(tx *ledger.Tx) error {
		members, err := tx.Members()
		if err != nil {
			return err
		}
		for _, m := range members {
			m.Private = model.MemberPrivate{
				IDNumber: m.Private.IDNumber, Phone: m.Private.Phone, Address: secret + "路", Note: secret + "注",
				Family: []model.Relative{{Relation: model.RelationSpouse, Name: secret + "人", Work: secret + "厂"}},
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
	for _, room := range largeRooms {
		t.Run(room, func(t *testing.T) {
			d := open(t, room)
			for range 3 {
				d.Lacks(t, secret)
				d.Press("enter")
			}
		})
	}
	t.Run("shown", func(t *testing.T) {
		d := open(t, "困难职工档案")
		d.Press("enter", "v")
		d.Contains(t, secret)
	})
}
