package screen

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

func itoa(n int) string { return strconv.Itoa(n) }

// gift is one present with the list of who gets it.
type gift struct {
	env  Env
	id   model.ID
	data giftData
	list *kit.List
	load Slot
}

// giftData is what is read of a gift. sums are what its members had in the year of all gifts that one ceiling counts.
type giftData struct {
	model.Gift
	paper  model.Voucher
	people *roster
	sums   map[model.ID]model.Money
	limit  model.Ceiling
	capped bool // a ceiling applies
}

func newGift(env Env, id model.ID) Screen {
	s := &gift{env: env, id: id}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.DuesColNumber, Width: 8},
		kit.Column{Title: text.DuesColName, Width: 10},
		kit.Column{Title: text.DuesColWhere, Width: 10},
		kit.Column{Title: text.GiftColAmount, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.GiftColYear, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.GiftColState, Width: 16, Flex: true},
	)
	s.list.Empty = text.GiftsReading
	s.list.OnOpen = func(string) tea.Cmd {
		return ask(kit.NewMenu(s.env.Theme, s.data.Name, menuOf(s.deedsHere())...))
	}
	return s
}

func (s *gift) Init() tea.Cmd { return s.Reload() }
func (s *gift) Title() string { return s.data.Name }
func (s *gift) Editing() bool { return s.list.Typing() }
func (s *gift) Escape() bool  { return s.list.Escape() }

func (s *gift) Reload() tea.Cmd {
	id, branch := s.id, s.env.Session.Branch
	return read(s.env, &s.load, func(v *ledger.View) (giftData, error) { return readGift(v, id, branch) },
		func(d giftData) tea.Cmd {
			s.data = d
			return s.show()
		})
}

func readGift(v *ledger.View, id model.ID, branch model.Branch) (d giftData, err error) {
	if d.Gift, err = v.Gift(id); err != nil {
		return d, err
	}
	if d.people, err = readRoster(v); err != nil {
		return d, err
	}
	if d.Voucher != 0 {
		if d.paper, err = v.Voucher(d.Voucher); err != nil {
			return d, err
		}
	}
	if item := d.Item(); item != "" {
		d.limit, d.capped = model.Applies(item, branch.Region, d.Date, branch.Limits)
		d.sums, err = v.GiftSums(d.Date.Year(), item)
	}
	return d, err
}

func (s *gift) show() tea.Cmd {
	d := s.data
	s.list.Empty = text.OffNone
	return s.list.SetRows(kit.Rows{
		Len: len(d.Lines),
		Key: func(i int) string { return idKey(d.Lines[i].Member) },
		Row: func(i int) []kit.Cell {
			l := d.Lines[i]
			m := d.people.get(l.Member)
			year := d.sums[l.Member]
			state := l.Left
			cells := kit.Cells(m.Number, m.Name, m.Department, groupedOrNone(l.Amount), groupedOrNone(year), state)
			if d.capped && year > d.limit.Amount {
				cells[5] = kit.Cell{Text: text.GiftOver(year - d.limit.Amount), Style: s.env.Theme.Warn}
			}
			return cells
		},
		Text: func(i int) string { return personWords(d.people.get(d.Lines[i].Member)) + " " + d.Lines[i].Left },
	})
}

func (s *gift) deedsHere() []deed {
	posted := onlyIf(!s.data.paper.Posted(), text.GiftOffPosted)
	change := first(readOnly(s.env), posted)
	some := first(change, onlyIf(s.list.Selected() != "", text.OffNone))
	paper := onlyIf(s.data.Voucher != 0, text.GiftOffNone)
	return []deed{
		{bind(text.GiftKeyLeave, some, "x", "f4", "ctrl+x"), s.leave},
		{bind(text.GiftKeyAmount, some, "a", "f6", "ctrl+a"), s.amount},
		{bind(text.GiftKeyEdit, change, "e", "f2", "ctrl+e"), func() tea.Cmd {
			return push(newGiftForm(s.env, s.data.Gift))
		}},
		{bind(text.GiftKeyDraft, change, "p", "f8", "ctrl+t"), s.draft},
		{bind(text.GiftKeyPrint, "", "o", "f12", "ctrl+o"), s.export},
		{quiet(bind(text.GiftKeyAgain, change, "r", "f7", "ctrl+d")), s.again},
		{quiet(bind(text.GiftKeyPaper, paper, "g", "f11", "ctrl+k")), func() tea.Cmd {
			return push(newVoucher(s.env, s.data.Voucher))
		}},
	}
}

func (s *gift) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *gift) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *gift) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	foot := []string{kit.Rule(th, w), " " + kit.Fit(text.GiftFoot(s.data.Gift), w-1)}
	if f, ok := model.FestivalIn(s.data.Name); ok && !f.Listed && s.data.Kind == model.GiftFestival {
		foot = append(foot, " "+th.Warn.Render(kit.Fit(text.GiftUnlisted, w-1)))
	}
	if s.data.capped {
		var most model.Money
		over := 0
		for _, sum := range s.data.sums {
			most = max(most, sum)
			if sum > s.data.limit.Amount {
				over++
			}
		}
		look := th.Good
		if over > 0 {
			look = th.Warn
		}
		foot = append(foot, " "+look.Render(kit.Fit(text.GiftCeiling(s.data.limit, most, over), w-1)))
	}
	body, cursor := s.list.Draw(w, h-len(foot))
	rows := strings.Split(kit.Block(strings.Split(body, "\n"), w, h-len(foot)), "\n")
	return kit.Block(append(rows, foot...), w, h), cursor
}

// save writes a changed gift; u brings back what it was.
func (s *gift) save(label string, g model.Gift) tea.Cmd {
	was := s.data.Gift
	return write(s.env, Act{
		Label: label + " " + g.Name,
		Do:    func(t *ledger.Tx) error { _, err := t.SaveGift(g); return err },
		Undo:  func(t *ledger.Tx) error { _, err := t.SaveGift(was); return err },
	})
}

// leave leaves the selected member out, with a reason, or takes them in again.
func (s *gift) leave() tea.Cmd {
	id := keyID(s.list.Selected())
	for _, l := range s.data.Lines {
		if l.Member == id && l.Left != "" {
			return s.save(text.GiftKeyLeave, s.data.Left(id, ""))
		}
	}
	name := s.data.people.get(id).Name
	p := kit.NewPrompt(s.env.Theme, name+" "+text.GiftWhy, "", kit.KindText, func(why string) tea.Cmd {
		return s.save(text.GiftKeyLeave, s.data.Left(id, why))
	})
	p.Required = true
	p.Field.Limit = model.MaxSummary
	return ask(p)
}

// amount changes what one member gets.
func (s *gift) amount() tea.Cmd {
	id := keyID(s.list.Selected())
	name := s.data.people.get(id).Name
	p := kit.NewPrompt(s.env.Theme, name+" "+text.GiftColAmount, "", kit.KindAmount, func(value string) tea.Cmd {
		g := s.data.Gift
		g.Lines = append([]model.GiftLine(nil), g.Lines...)
		for i, l := range g.Lines {
			if l.Member == id {
				g.Lines[i].Amount, g.Lines[i].Left = amountIn(value), ""
			}
		}
		return s.save(text.GiftKeyAmount, g)
	})
	p.Required = true
	return ask(p)
}

// again makes the list anew from the roster; who was left out stays so.
func (s *gift) again() tea.Cmd { return s.save(text.GiftKeyAgain, s.data.Listed(s.data.people.all)) }

func (s *gift) draft() tea.Cmd {
	id := s.id
	var paper model.ID
	was := s.data.Voucher
	a := Act{
		Label: text.GiftDrafted + " " + s.data.Name,
		Do:    func(t *ledger.Tx) (err error) { paper, err = t.DraftGift(id); return err },
		Then:  func() tea.Cmd { return push(newVoucher(s.env, paper)) },
	}
	if was == 0 {
		a.Undo = func(t *ledger.Tx) error { return t.DiscardDraft(paper) }
	}
	return write(s.env, a)
}

func (s *gift) export() tea.Cmd {
	var actions []kit.Action
	for _, ext := range []string{".xlsx", ".html"} {
		actions = append(actions, kit.Action{Label: text.GiftKeyPrint + " " + ext, Do: func() tea.Cmd {
			p := kit.NewFolderPicker(s.env.Theme, text.CareFolder, s.env.Disk, s.env.Places...)
			book, id, name := s.env.Book, s.id, s.data.Name
			p.OnPick = func(dir string) tea.Cmd {
				out := freePath(filepath.Join(dir, fileName(name)+ext), book.Now())
				return Work(new(Slot), func() (string, error) {
					return out, export.WriteGift(book, id, out, false)
				}, func(path string) tea.Cmd { return done(fmt.Sprintf(text.ReportsDone, path)) })
			}
			return ask(p)
		}})
	}
	return ask(kit.NewMenu(s.env.Theme, text.DuesFormats, actions...))
}

// groupedOrNone is an amount for a column, or nothing for 0.
func groupedOrNone(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.Grouped()
}
