package screen

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// dues is one month's sheet of dues.
type dues struct {
	env   Env
	month model.Period
	list  *kit.List
	sheet ledger.DuesMonth
	where string // where the sheet and account 401 differ
	at    map[model.ID]int
	load  Slot
}

// NewDues is the screen of a month's dues: the present month, or the last one of the year that is shown.
func NewDues(env Env) Screen {
	s := &dues{env: env, month: env.Day().Period()}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.DuesColNumber, Width: 7},
		kit.Column{Title: text.DuesColName, Width: 8},
		kit.Column{Title: text.DuesColWhere, Width: 8, Flex: true},
		kit.Column{Title: text.DuesColGroup, Width: 8, From: 90},
		kit.Column{Title: text.DuesColBase, Width: 9, Align: kit.AlignRight},
		kit.Column{Title: text.DuesColDue, Width: 8, Align: kit.AlignRight},
		kit.Column{Title: text.DuesColPaid, Width: 8, Align: kit.AlignRight},
		kit.Column{Title: text.DuesColState, Width: 13},
	)
	s.list.Marks = true
	s.list.Empty = text.DuesReading
	s.list.OnOpen = func(string) tea.Cmd { return s.menu() }
	return s
}

func (s *dues) Init() tea.Cmd { return s.Reload() }
func (s *dues) Title() string { return text.DuesTitle(s.month) }
func (s *dues) Editing() bool { return s.list.Typing() }
func (s *dues) Escape() bool  { return s.list.Escape() }

func (s *dues) Reload() tea.Cmd {
	month := s.month
	return read(s.env, &s.load, func(v *ledger.View) (d duesData, err error) {
		if d.DuesMonth, err = v.DuesMonth(month); err == nil && d.Received != d.Booked {
			d.where, err = audit.DuesWhere(v, month)
		}
		return d, err
	}, s.show)
}

// duesData is a month's sheet and where it differs from account 401.
type duesData struct {
	ledger.DuesMonth
	where string
}

func (s *dues) show(d duesData) tea.Cmd {
	sheet := d.DuesMonth
	s.sheet, s.where = sheet, d.where
	s.list.Empty = text.DuesEmpty
	s.at = map[model.ID]int{}
	for i, l := range sheet.Lines {
		s.at[l.Member.ID] = i
	}
	lines, at := sheet.Lines, s.at
	return s.list.SetRows(kit.Rows{
		Len:  len(lines),
		Key:  func(i int) string { return idKey(lines[i].Member.ID) },
		Row:  func(i int) []kit.Cell { return s.cells(lines[i]) },
		Text: func(i int) string { return personWords(lines[i].Member) + " " + text.DuesState(lines[i]) },
		Find: func(key string) int {
			if i, ok := at[keyID(key)]; ok {
				return i
			}
			return -1
		},
	})
}

func (s *dues) cells(l ledger.DuesLine) []kit.Cell {
	cells := kit.Cells(l.Member.Number, l.Member.Name, l.Member.Department, l.Member.Group, amountOrNone(l.Base),
		amountOrNone(l.Due), amountOrNone(l.Record.Amount), text.DuesState(l))
	th := s.env.Theme
	switch {
	case l.Exempt != model.ExemptNot:
		cells[len(cells)-1].Style = th.Dim
	case l.Behind() > 0:
		cells[len(cells)-1].Style = th.Warn
	}
	return cells
}

// selected is the line under the cursor; the zero line if there is none.
func (s *dues) selected() ledger.DuesLine {
	if i, ok := s.at[keyID(s.list.Selected())]; ok {
		return s.sheet.Lines[i]
	}
	return ledger.DuesLine{}
}

// behind are the lines that still owe something: the marked ones, or all.
func (s *dues) behind() (ids []model.ID, sum model.Money) {
	marked := s.list.Marked()
	for _, l := range s.sheet.Lines {
		if l.Behind() > 0 && (len(marked) == 0 || slices.Contains(marked, idKey(l.Member.ID))) {
			ids = append(ids, l.Member.ID)
			sum += l.Behind()
		}
	}
	return ids, sum
}

func (s *dues) deedsHere() []deed {
	l := s.selected()
	locked := readOnly(s.env)
	some := onlyIf(l.Member.ID != 0, text.OffNone)
	ids, _ := s.behind()
	owing := onlyIf(len(ids) > 0, text.DuesOffNone)
	unpaid := onlyIf(l.Record.Amount == 0, text.DuesOffBooked)
	collect := text.DuesKeyAll
	if s.list.MarkCount() > 0 {
		collect = text.DuesKeyMarked
	}
	booked := slices.ContainsFunc(l.Record.Parts, func(p model.DuesPart) bool { return p.Voucher != 0 })
	unbooked := onlyIf(s.sheet.Unbooked != 0, text.DuesOffDraft)
	return []deed{
		{bind(text.DuesKeyOne, first(some, locked), "e", "f2", "ctrl+e"), s.one},
		{bind(collect, first(locked, owing), "a", "f3", "ctrl+a"), s.collect},
		{bind(text.DuesKeyDraft, first(locked, unbooked), "p", "f8", "ctrl+t"), s.draft},
		{bind(text.DuesKeyArrears, "", "b", "f7", "ctrl+y"), func() tea.Cmd { return push(newArrears(s.env)) }},
		{quiet(bind(text.DuesKeyWaive, first(some, locked, unpaid), "w", "f6", "ctrl+w")), s.waive},
		{quiet(bind(text.DuesKeyClear, first(some, locked, onlyIf(l.Record.ID != 0, text.DuesOffPaid),
			onlyIf(!booked, text.DuesOffBooked)), "x", "f4", "ctrl+x")), s.clear},
		{quiet(bind(text.DuesKeyGroups, "", "g", "f11", "ctrl+k")), s.groups},
		{quiet(bind(text.DuesKeyExport, "", "o", "f12", "ctrl+o")), s.export},
		{quiet(bind(text.DuesKeyMember, some, "v")), func() tea.Cmd { return push(newMember(s.env, l.Member.ID)) }},
		{quiet(bind(text.DuesKeyPrev, "", "[", "ctrl+left")), func() tea.Cmd { return s.to(s.month.Prev()) }},
		{quiet(bind(text.DuesKeyNext, "", "]", "ctrl+right")), func() tea.Cmd { return s.to(s.month.Next()) }},
	}
}

// to shows another month; the months of a year follow those of the year before.
func (s *dues) to(p model.Period) tea.Cmd {
	if !p.IsMonth() || p.Year() < s.env.Session.Branch.FirstYear {
		return nil
	}
	s.month = p
	s.list.ClearMarks()
	return s.Reload()
}

func (s *dues) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.MemberKeyActs, onlyIf(s.list.Len() > 0, text.OffNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"), quiet(bind(text.VoucherKeyMark, "", "space")))
}

func (s *dues) menu() tea.Cmd {
	deeds := slices.DeleteFunc(s.deedsHere(), func(d deed) bool { return d.Keys[0] == "[" || d.Keys[0] == "]" })
	return ask(kit.NewMenu(s.env.Theme, text.DuesOne(s.selected().Member.Name, s.month), menuOf(deeds)...))
}

func (s *dues) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

// Draw draws the sheet with its sums and the comparison with account 401 below.
func (s *dues) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	tie := th.Good
	if s.sheet.Received != s.sheet.Booked {
		tie = th.Warn
	}
	lines := []string{
		kit.Rule(th, w), " " + kit.Fit(text.DuesSums(s.sheet), w-1),
		" " + tie.Render(kit.Fit(text.DuesTie(s.sheet), w-1)),
	}
	if s.where != "" {
		for _, line := range kit.Wrap(s.where, w-2) {
			lines = append(lines, " "+tie.Render(line))
		}
	}
	foot := len(lines)
	body, cursor := s.list.Draw(w, h-foot)
	rows := strings.Split(kit.Block(strings.Split(body, "\n"), w, h-foot), "\n")
	return kit.Block(append(rows, lines...), w, h), cursor
}
