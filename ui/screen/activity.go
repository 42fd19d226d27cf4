package screen

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// activity is one activity with the list of those who take part.
type activity struct {
	env  Env
	id   model.ID
	data activityData
	list *kit.List
	load Slot
}

type activityData struct {
	activityRow
	papers []model.Voucher
	people *roster
	files  int
}

func newActivity(env Env, id model.ID) Screen {
	s := &activity{env: env, id: id}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.DuesColNumber, Width: 8},
		kit.Column{Title: text.DuesColName, Width: 12},
		kit.Column{Title: text.DuesColWhere, Width: 12},
		kit.Column{Title: text.MemberGroup, Width: 12},
		kit.Column{Title: text.ActivityColState, Width: 16, Flex: true},
	)
	s.list.Marks = true
	s.list.Empty = text.ActivitiesReading
	s.list.OnOpen = func(string) tea.Cmd {
		return ask(kit.NewMenu(s.env.Theme, s.data.Name, menuOf(s.deedsHere())...))
	}
	return s
}

func (s *activity) Init() tea.Cmd { return s.Reload() }
func (s *activity) Title() string { return s.data.Name }
func (s *activity) Editing() bool { return s.list.Typing() }
func (s *activity) Escape() bool  { return s.list.Escape() }

func (s *activity) Reload() tea.Cmd {
	id, region := s.id, s.env.Session.Branch.Region
	return read(s.env, &s.load, func(v *ledger.View) (d activityData, err error) {
		a, err := v.Activity(id)
		if err != nil {
			return d, err
		}
		if d.activityRow, err = readActivity(v, a, region); err != nil {
			return d, err
		}
		for _, paper := range a.Vouchers {
			x, err := v.Voucher(paper)
			if err != nil {
				return d, err
			}
			d.papers = append(d.papers, x)
		}
		files, err := v.AttachmentsOf(id)
		if err != nil {
			return d, err
		}
		d.files = len(files)
		d.people, err = readRoster(v)
		return d, err
	}, func(d activityData) tea.Cmd {
		s.data = d
		s.list.Empty = text.ActivityPeopleEmpty
		return s.list.SetRows(kit.Rows{
			Len: len(d.People),
			Key: func(i int) string { return idKey(d.People[i].Member) },
			Row: func(i int) []kit.Cell {
				p := d.People[i]
				m := d.people.get(p.Member)
				return kit.Cells(m.Number, m.Name, m.Department, m.Group, text.ActivityPerson(p))
			},
			Text: func(i int) string { return personWords(d.people.get(d.People[i].Member)) },
		})
	})
}

func (s *activity) deedsHere() []deed {
	locked := readOnly(s.env)
	some := first(locked, onlyIf(s.list.Selected() != "", text.OffNone))
	papers := onlyIf(len(s.data.papers) > 0, text.ActivityOffPaper)
	return []deed{
		{bind(text.ActivityKeyAdd, locked, "a", "f3", "ctrl+n"), s.addPeople},
		{bind(text.ActivityKeySign, some, "s", "f4", "ctrl+x"), s.sign},
		{bind(text.ActivityKeyAway, some, "x", "f6", "ctrl+w"), s.away},
		{bind(text.ActivityKeyEdit, locked, "e", "f2", "ctrl+e"), func() tea.Cmd {
			return push(newActivityForm(s.env, s.data.Activity))
		}},
		{bind(text.ActivityKeyDraft, locked, "p", "f8", "ctrl+t"), s.draft},
		{bind(text.ActivityKeyPrint, "", "o", "f12", "ctrl+o"), s.export},
		{quiet(bind(text.ActivityKeyPrizes, "", "r", "f7", "ctrl+d")), func() tea.Cmd {
			return push(newPrizes(s.env, s.id))
		}},
		{quiet(bind(text.ActivityKeyLink, locked, "k", "f11", "ctrl+k")), s.link},
		{quiet(bind(text.ActivityKeyPapers, papers, "g")), s.showPapers},
		{quiet(bind(text.FilesKey, "", "f", "ctrl+r")), func() tea.Cmd {
			return push(newAttachments(s.env, model.Ref{Kind: model.KindActivity, ID: s.id}, s.data.Name))
		}},
		{quiet(bind(text.ActivityKeyDrop, some, "d", "delete")), func() tea.Cmd {
			return s.save(text.ActivityWhySaved, s.data.Without(s.chosen()...))
		}},
	}
}

func (s *activity) Keys() []kit.Binding {
	out := []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	if s.Editing() {
		return out
	}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *activity) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *activity) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	where := text.ActivityWhere(s.data.Activity) + text.FilesCount(s.data.files)
	head := []string{" " + kit.Fit(where, w-1), kit.Rule(th, w)}
	said := text.ActivityFoot(s.data.Activity, s.data.posted, s.data.drafted)
	foot := []string{kit.Rule(th, w), " " + kit.Fit(said, w-1)}
	for i, e := range s.data.over {
		if i == 3 {
			break
		}
		foot = append(foot, " "+th.Warn.Render(kit.Fit(text.ActivityOver(e), w-1)))
	}
	room := h - len(head) - len(foot)
	body, cursor := s.list.Draw(w, room)
	rows := append(head, strings.Split(kit.Block(strings.Split(body, "\n"), w, room), "\n")...)
	return kit.Block(append(rows, foot...), w, h), kit.Offset(cursor, 0, len(head))
}

// chosen are the rows that are marked, else the selected one.
func (s *activity) chosen() []model.ID {
	keys := s.list.Marked()
	if len(keys) == 0 {
		keys = []string{s.list.Selected()}
	}
	var out []model.ID
	for _, key := range keys {
		out = append(out, keyID(key))
	}
	return out
}

// save writes a changed activity; u brings back what it was.
func (s *activity) save(label string, a model.Activity) tea.Cmd {
	was := s.data.Activity
	return write(s.env, Act{
		Label: label + " " + a.Name,
		Do:    func(t *ledger.Tx) error { _, err := t.SaveActivity(a); return err },
		Undo:  func(t *ledger.Tx) error { _, err := t.SaveActivity(was); return err },
		Then:  func() tea.Cmd { s.list.ClearMarks(); return nil },
	})
}

func (s *activity) participant(id model.ID) model.Participant {
	i := slices.IndexFunc(s.data.People, func(p model.Participant) bool { return p.Member == id })
	if i < 0 {
		return model.Participant{}
	}
	return s.data.People[i]
}

// sign signs the chosen in, or takes that back if the first of them came.
func (s *activity) sign() tea.Cmd {
	ids := s.chosen()
	return s.save(text.ActivityKeySign, s.data.Signed(!s.participant(ids[0]).Signed, ids...))
}

// away notes why the chosen do not take part, or takes them in again.
func (s *activity) away() tea.Cmd {
	ids := s.chosen()
	if s.participant(ids[0]).Left != "" {
		return s.save(text.ActivityKeyAway, s.data.Away("", ids...))
	}
	p := kit.NewPrompt(s.env.Theme, text.ActivityWhy, "", kit.KindText, func(why string) tea.Cmd {
		return s.save(text.ActivityKeyAway, s.data.Away(why, ids...))
	})
	p.Required = true
	p.Field.Limit = model.MaxSummary
	return ask(p)
}

// addPeople asks who is to be put on the list: everybody, a group, or one by one.
func (s *activity) addPeople() tea.Cmd {
	var groups []string
	by := map[string][]model.ID{}
	var every []model.ID
	var rest []model.Member
	for _, m := range s.data.people.all {
		if !m.ActiveOn(s.data.Date) {
			continue
		}
		every = append(every, m.ID)
		if s.participant(m.ID).Member == 0 {
			rest = append(rest, m)
		}
		if m.Group != "" && by[m.Group] == nil {
			groups = append(groups, m.Group)
		}
		by[m.Group] = append(by[m.Group], m.ID)
	}
	slices.Sort(groups)
	add := func(ids []model.ID) func() tea.Cmd {
		return func() tea.Cmd { return s.save(text.ActivityKeyAdd, s.data.With(ids...)) }
	}
	off := onlyIf(len(rest) > 0, text.ActivityOffAll)
	actions := []kit.Action{
		{Label: text.ActivityKeyPick, Off: off, Do: func() tea.Cmd { return push(s.pick(rest)) }},
		{Label: text.ActivityKeyAll, Off: off, Do: add(every)},
	}
	for _, g := range groups {
		actions = append(actions, kit.Action{Label: g, Do: add(by[g])})
	}
	return ask(kit.NewMenu(s.env.Theme, text.ActivityKeyAdd, actions...))
}

// pick lists members to be marked, found by number, characters or pinyin.
func (s *activity) pick(rest []model.Member) Screen {
	columns := []kit.Column{
		{Title: text.DuesColNumber, Width: 8},
		{Title: text.DuesColName, Width: 12},
		{Title: text.DuesColWhere, Width: 14},
		{Title: text.MemberGroup, Width: 14, Flex: true},
	}
	return newChooser(s.env, text.ActivityAddTitle, columns, kit.Rows{
		Len: len(rest),
		Key: func(i int) string { return idKey(rest[i].ID) },
		Row: func(i int) []kit.Cell {
			return kit.Cells(rest[i].Number, rest[i].Name, rest[i].Department, rest[i].Group)
		},
		Text: func(i int) string { return personWords(rest[i]) },
	}, func(ids []model.ID) tea.Cmd {
		return s.save(text.ActivityKeyAdd, s.data.With(ids...))
	})
}

// link lists the year's vouchers of expense, to be counted among the activity's or taken off.
func (s *activity) link() tea.Cmd {
	year, id := s.data.Date.Year(), s.id
	return read(s.env, new(Slot), func(v *ledger.View) (out []model.Voucher, err error) {
		take := func(x model.Voucher) error {
			other, found, err := v.ActivityOf(x.ID)
			if model.Spent(x) > 0 && x.Date.Year() == year && (!found || other.ID == id) {
				out = append(out, x)
			}
			return err
		}
		if err = v.EachDraft(take); err != nil {
			return nil, err
		}
		err = v.EachVoucher(model.NewPeriod(year, 1), model.NewPeriod(year, 12), take)
		return out, err
	}, s.chooseVouchers)
}

func (s *activity) chooseVouchers(found []model.Voucher) tea.Cmd {
	if len(found) == 0 {
		return warning(text.ActivityOffPosted)
	}
	columns := []kit.Column{
		{Title: text.ActivityColDate, Width: 10},
		{Title: text.GiftColVoucher, Width: 10},
		{Title: text.GiftColName, Width: 20, Flex: true},
		{Title: text.GiftColAmount, Width: 12, Align: kit.AlignRight},
		{Title: text.ActivityKeyLink, Width: 8},
	}
	return push(newChooser(s.env, text.ActivityLinkTitle, columns, kit.Rows{
		Len: len(found),
		Key: func(i int) string { return idKey(found[i].ID) },
		Row: func(i int) []kit.Cell {
			x, state := found[i], ""
			if slices.Contains(s.data.Vouchers, x.ID) {
				state = text.ActivityIsLinked
			}
			return kit.Cells(x.Date.String(), text.VoucherShort(x), x.Summary, model.Spent(x).Grouped(), state)
		},
		Text: func(i int) string { return found[i].Summary },
	}, func(ids []model.ID) tea.Cmd {
		a := s.data.Activity
		a.Vouchers = slices.Clone(a.Vouchers)
		for _, id := range ids {
			if slices.Contains(a.Vouchers, id) {
				a = a.Moved(id, 0)
			} else {
				a.Vouchers = append(a.Vouchers, id)
			}
		}
		return s.save(text.ActivityLinked, a)
	}))
}

func (s *activity) showPapers() tea.Cmd {
	if len(s.data.papers) == 1 {
		return push(newVoucher(s.env, s.data.papers[0].ID))
	}
	var actions []kit.Action
	for _, x := range s.data.papers {
		label := text.VoucherShort(x) + " " + x.Summary + " " + model.Spent(x).Grouped()
		actions = append(actions, kit.Action{Label: label, Do: func() tea.Cmd { return push(newVoucher(s.env, x.ID)) }})
	}
	return ask(kit.NewMenu(s.env.Theme, text.ActivityKeyPapers, actions...))
}

// draft asks for the sum of a voucher, which begins as what the budget leaves.
func (s *activity) draft() tea.Cmd {
	left := s.data.Budget
	if left == 0 {
		left = s.data.PrizeTotal()
	}
	left -= s.data.posted + s.data.drafted
	id := s.id
	how := text.ActivityDraftHow
	p := kit.NewPrompt(s.env.Theme, text.ActivityDraftSum, how, kit.KindAmount, func(v string) tea.Cmd {
		var paper model.ID
		sum := amountIn(v)
		return write(s.env, Act{
			Label: text.ActivityDrafted + " " + s.data.Name,
			Do:    func(t *ledger.Tx) (err error) { paper, err = t.DraftActivity(id, sum); return err },
			Undo:  func(t *ledger.Tx) error { return t.DiscardDraft(paper) },
			Then:  func() tea.Cmd { return push(newVoucher(s.env, paper)) },
		})
	})
	p.Field.SetValue(amountOrNone(max(left, 0)))
	p.Required = true
	return ask(p)
}

func (s *activity) export() tea.Cmd {
	names := map[export.ActivityPaper]string{
		export.PaperApproval: text.ActivityForm, export.PaperSignIn: text.ActivitySignIn,
		export.PaperPrizes: text.ActivityReceipts,
	}
	var actions []kit.Action
	for _, what := range export.ActivityPapers() {
		for _, ext := range []string{".html", ".xlsx"} {
			actions = append(actions, kit.Action{Label: names[what] + " " + ext, Do: func() tea.Cmd {
				p := kit.NewFolderPicker(s.env.Theme, text.CareFolder, s.env.Disk, s.env.Places...)
				book, id, name := s.env.Book, s.id, s.data.Name+names[what]
				p.OnPick = func(dir string) tea.Cmd {
					out := freePath(filepath.Join(dir, fileName(name)+ext), book.Now())
					return Work(new(Slot), func() (string, error) {
						return out, export.WriteActivity(book, id, what, out, false)
					}, func(path string) tea.Cmd { return done(fmt.Sprintf(text.ReportsDone, path)) })
				}
				return ask(p)
			}})
		}
	}
	return ask(kit.NewMenu(s.env.Theme, text.ActivityKeyPrint, actions...))
}
