package screen

import (
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// duesDay is the day that payments of a month are recorded on unless the user says another: today, or the month's
// last day where that is over.
func (s *dues) duesDay() model.Date { return min(s.env.Day(), s.month.Last()) }

// collect records that the marked members, or all who owe, have paid, after asking on which day and how.
func (s *dues) collect() tea.Cmd {
	ids, sum := s.behind()
	payments := model.Payments()
	var actions []kit.Action
	for i := len(payments) - 1; i >= 0; i-- {
		payment := payments[i]
		label := text.DuesCollect(s.month, len(ids), sum, s.duesDay(), payment)
		actions = append(actions, kit.Action{Label: label, Do: func() tea.Cmd {
			return s.collected(ids, s.duesDay(), payment)
		}})
	}
	return ask(kit.NewMenu(s.env.Theme, text.DuesCollectTitle, actions...))
}

func (s *dues) collected(ids []model.ID, day model.Date, payment string) tea.Cmd {
	month := s.month
	var was []model.Dues
	var after []model.Dues
	for _, l := range s.sheet.Lines {
		if l.Record.ID != 0 {
			was = append(was, l.Record)
		}
	}
	s.list.ClearMarks()
	var sum model.Money
	return write(s.env, Act{
		Label: text.DuesKeyAll + " " + month.Chinese(),
		Do: func(t *ledger.Tx) (err error) {
			after, err = t.CollectDues(month, ids, day, payment)
			sum = 0
			for _, d := range after {
				sum += d.Parts[len(d.Parts)-1].Amount
			}
			return err
		},
		Undo: func(t *ledger.Tx) error { return restoreDues(t, after, was) },
		Then: func() tea.Cmd { return done(text.DuesCollected(month, len(after), sum)) },
	})
}

// restoreDues brings records of dues back to what they were; those that were not there are removed.
func restoreDues(t *ledger.Tx, now, was []model.Dues) error {
	before := map[model.ID]model.Dues{}
	for _, d := range was {
		before[d.ID] = d
	}
	for _, d := range now {
		old, ok := before[d.ID]
		var err error
		if ok {
			_, err = t.SaveDues(old)
		} else {
			err = t.Remove(model.Ref{Kind: model.KindDues, ID: d.ID}, text.UndoReason)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// draft drafts the month's voucher.
func (s *dues) draft() tea.Cmd {
	month := s.month
	var id model.ID
	return write(s.env, Act{
		Label: text.DuesKeyDraft + " " + month.Chinese(),
		Do:    func(t *ledger.Tx) (err error) { id, err = t.DraftDues(month); return err },
		Undo:  func(t *ledger.Tx) error { return t.DiscardDraft(id) },
		Then: func() tea.Cmd {
			return tea.Sequence(done(text.DuesDrafted(id)), push(newVoucher(s.env, id)))
		},
	})
}

// one enters a payment of the selected member: the rest as a rule, or a part, or more.
func (s *dues) one() tea.Cmd {
	l := s.selected()
	return push(newDuesForm(s.env, l, s.month, s.duesDay()))
}

// waive lets a member off a month's dues, with a reason.
func (s *dues) waive() tea.Cmd {
	l, month := s.selected(), s.month
	title := text.DuesKeyWaive + " " + text.DuesOne(l.Member.Name, month)
	p := kit.NewPrompt(s.env.Theme, title, text.DuesWhy, kit.KindText, func(why string) tea.Cmd {
		d := l.Record
		d.Member, d.Month, d.Waived, d.Note = l.Member.ID, month, true, why
		return write(s.env, duesAct(text.DuesKeyWaive, l, d, month))
	})
	p.Required = true
	p.Field.Limit = model.MaxSummary
	return ask(p)
}

// duesAct writes one member's record; u brings back what was there.
func duesAct(what string, l ledger.DuesLine, d model.Dues, month model.Period) Act {
	var was []model.Dues
	if l.Record.ID != 0 {
		was = []model.Dues{l.Record}
	}
	return Act{
		Label: what + " " + text.DuesOne(l.Member.Name, month),
		Do:    func(t *ledger.Tx) (err error) { d.ID, err = t.SaveDues(d); return err },
		Undo:  func(t *ledger.Tx) error { return restoreDues(t, []model.Dues{d}, was) },
	}
}

// clear takes back all payments of the selected member, and what waived them.
func (s *dues) clear() tea.Cmd {
	l, month := s.selected(), s.month
	return askRemoval(s.env, text.DuesOne(l.Member.Name, month), func(reason string) tea.Cmd {
		was := l.Record
		return write(s.env, Act{
			Label: text.DuesKeyClear + " " + text.DuesOne(l.Member.Name, month),
			Do: func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindDues, ID: was.ID}, reason)
			},
			Undo: func(t *ledger.Tx) (err error) {
				back := was
				back.ID = 0
				was.ID, err = t.SaveDues(back)
				return err
			},
		})
	})
}

// groups shows the month's collection by group.
func (s *dues) groups() tea.Cmd {
	var lines []string
	for _, g := range s.sheet.Groups() {
		lines = append(lines, text.OrNone(g.Name)+"："+text.DuesGroup(g.Owing, g.Cleared, g.Due, g.Paid))
	}
	title := text.DuesGroupsTitle + " · " + s.month.Chinese()
	return ask(kit.NewMessage(s.env.Theme, title, strings.Join(lines, "\n")))
}

// export writes the month's sheet, or the list for whoever pays the wages, into a folder.
func (s *dues) export() tea.Cmd {
	var actions []kit.Action
	for _, kind := range []struct {
		title  string
		deduct bool
	}{{text.DuesSheetFile, false}, {text.DuesDeductFile, true}} {
		for _, ext := range []string{".xlsx", ".html"} {
			actions = append(actions, kit.Action{Label: kind.title + " " + ext, Do: func() tea.Cmd {
				return s.exportTo(kind.title, ext, kind.deduct)
			}})
		}
	}
	return ask(kit.NewMenu(s.env.Theme, text.DuesFormats, actions...))
}

func (s *dues) exportTo(title, ext string, deduct bool) tea.Cmd {
	p := kit.NewFolderPicker(s.env.Theme, text.CareFolder, s.env.Disk, s.env.Places...)
	month, book := s.month, s.env.Book
	p.OnPick = func(dir string) tea.Cmd {
		out := freePath(filepath.Join(dir, title+"-"+month.String()+ext), book.Now())
		return Work(new(Slot), func() (string, error) {
			return out, export.WriteDues(book, month, deduct, out, false)
		}, func(path string) tea.Cmd { return done(fmt.Sprintf(text.ReportsDone, path)) })
	}
	return ask(p)
}
