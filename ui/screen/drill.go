package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/model"
)

// openRecord opens a record's own screen; a record of a kind that has none stays closed.
func openRecord(env Env, r model.Ref) tea.Cmd {
	for _, k := range []struct {
		kind model.Kind
		open func(Env, model.ID) Screen
	}{
		{model.KindVoucher, newVoucher},
		{model.KindMember, newMember},
		{model.KindVisit, newVisit},
		{model.KindSubsidy, newSubsidy},
	} {
		if k.kind == r.Kind && r.ID != 0 {
			return push(k.open(env, r.ID))
		}
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
