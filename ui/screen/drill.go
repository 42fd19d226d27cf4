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

		model.KindAsset:      newAssetsAt,
		model.KindAssetCount: newAssetCount,
		model.KindStockItem:  newStockItem,
		model.KindActivity:   newActivity,
		model.KindHardship:   newHardship,
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

// openKey opens what a row of a report stands for: the accounts behind a line, an account's ledger of the row's month
// and party, or a record.
func openKey(env Env, k export.Key, q export.Query) tea.Cmd {
	switch {
	case k.Line != 0:
		q.Line = k.Line
		return push(newReport(env, export.LineReport(k.Line), q))
	case k.Account == "":
		return openRecord(env, k.Ref)
	case k.Account == q.Account && k.Party == q.Party && k.Month == 0:
		return nil // it is what is shown
	}
	r, ok := export.ReportNamed("ledger")
	if !ok {
		return nil
	}
	q.Account, q.Party, q.Line, q.Quarter = k.Account, k.Party, 0, 0
	if k.Month != 0 {
		q.Month = k.Month
	}
	return push(newReport(env, r, q))
}
