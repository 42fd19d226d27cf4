package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/model"
)

// recordScreens are the kinds of records that have a screen of their own.
func recordScreens() map[model.Kind]func(Env, model.ID) Screen {
	return map[model.Kind]func(Env, model.ID) Screen{
		model.KindVoucher: newVoucher,
		model.KindMember:  newMember,
		model.KindVisit:   newVisit,
		model.KindSubsidy: newSubsidy,
	}
}

// hasScreen tells that openRecord opens records of a kind.
func hasScreen(k model.Kind) bool { return recordScreens()[k] != nil }

// openRecord opens a record's own screen; a record of a kind that has none stays closed.
func openRecord(env Env, r model.Ref) tea.Cmd {
	if open := recordScreens()[r.Kind]; open != nil && r.ID != 0 {
		return push(open(env, r.ID))
	}
	return nil
}

// openKey opens an account's ledger, or a record.
func openKey(env Env, k export.Key, q export.Query) tea.Cmd {
	if k.Account == "" {
		return openRecord(env, k.Ref)
	}
	r, ok := export.ReportNamed("ledger")
	if !ok {
		return nil
	}
	q.Account = k.Account
	return push(newReport(env, r, q))
}
