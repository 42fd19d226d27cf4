package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// draftOff says why no voucher can be drafted for the chosen visits, or for the row's alone.
func (d visitDeeds) draftOff(r visitRow, chosen []visitRow) string {
	if len(chosen) == 0 {
		chosen = []visitRow{r}
	}
	for _, x := range chosen {
		switch {
		case x.ID == 0:
			return text.OffNone
		case x.Pending() || x.Total() <= 0:
			return text.VisitOffNothing
		case x.voucher.Posted():
			return text.OffPaid
		}
	}
	if len(chosen) == 1 && chosen[0].voucher.ID != 0 {
		return text.VisitOffDrafted
	}
	return ""
}

// draft drafts one voucher for the chosen visits and opens it.
func (d visitDeeds) draft(r visitRow, chosen []visitRow) tea.Cmd {
	if len(chosen) == 0 {
		chosen = []visitRow{r}
	}
	ids := make([]model.ID, len(chosen))
	for i, x := range chosen {
		ids[i] = x.ID
	}
	x := &drafting{ids: ids}
	return write(d.env, Act{
		Label: text.VisitsOneVoucher(len(ids)), Do: x.do, Undo: x.undo,
		Then: func() tea.Cmd {
			if d.after != nil {
				d.after()
			}
			return push(newVoucher(d.env, x.draft))
		},
	})
}

// drafting is the act of drafting one voucher for several visits. Taking it back puts each visit back on the draft
// that paid for it before.
type drafting struct {
	ids    []model.ID
	draft  model.ID
	before []model.Visit
	drafts []model.Voucher // those that there were, as they were
}

func (x *drafting) do(t *ledger.Tx) error {
	x.before, x.drafts = nil, nil
	seen := map[model.ID]bool{}
	for _, id := range x.ids {
		v, err := t.Visit(id)
		if err != nil {
			return err
		}
		x.before = append(x.before, v)
		if v.Voucher == 0 || seen[v.Voucher] {
			continue
		}
		seen[v.Voucher] = true
		d, err := t.Voucher(v.Voucher)
		if err != nil {
			return err
		}
		x.drafts = append(x.drafts, d)
	}
	var err error
	x.draft, err = t.DraftVisits(x.ids...)
	return err
}

func (x *drafting) undo(t *ledger.Tx) error {
	now, err := t.Voucher(x.draft)
	if err != nil {
		return err
	}
	if now.Posted() {
		return ledger.ErrPosted
	}
	kept := false // the common draft was there before, and others joined it
	for _, d := range x.drafts {
		if d.ID == x.draft {
			kept = true
			continue
		}
		if _, err := t.SaveDraft(d); err != nil {
			return err
		}
	}
	for _, was := range x.before {
		v, err := t.Visit(was.ID)
		if err != nil {
			return err
		}
		v.Voucher = was.Voucher
		if _, err := t.SaveVisit(v); err != nil {
			return err
		}
	}
	if kept {
		return nil
	}
	if _, err := t.Voucher(x.draft); err != nil {
		return nil //nolint:nilerr // it went with the last visit that it paid for
	}
	return t.DiscardDraft(x.draft)
}

// print offers the forms of a visit, and the lists of its year.
func (d visitDeeds) print(r visitRow) tea.Cmd {
	year, book := d.env.Year(), d.env.Book
	var actions []kit.Action
	for _, f := range []struct {
		kind string
		one  bool
		off  string
	}{
		{"visit-approvals", true, ""},
		{"visit-receipts", true, onlyIf(!r.Pending() && r.Total() > 0, text.VisitOffNothing)},
		{"visit-register", false, ""},
		{"visit-stats", false, ""},
		{"visit-approvals", false, ""},
		{"visit-receipts", false, ""},
	} {
		l, _ := export.ListNamed(f.kind)
		p, name, label := export.Print{Year: year}, l.Title, text.OfYear(l.Title, year)
		if f.one {
			p.Visit = r.ID
			name += "-" + r.person.Name + r.Category
			label = l.Title + " " + text.VisitWhat(r.person.Name, r.Visit)
		}
		for _, ext := range []string{".html", ".xlsx"} {
			actions = append(actions, kit.Action{Label: label + " " + ext, Off: f.off, Do: func() tea.Cmd {
				return askFileName(d.env, l.Title, text.ReportFile(name, year, 0, ext), func(out string) error {
					return export.WriteVisits(book, f.kind, p, out, false)
				})
			}})
		}
	}
	return ask(kit.NewMenu(d.env.Theme, text.VisitKeyPrint, actions...))
}
