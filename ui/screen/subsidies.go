package screen

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// subsidies lists the grants that are not yet paid, of any year, then those of a year, the latest first.
type subsidies struct {
	env   Env
	deeds subsidyDeeds
	list  *kit.List
	rows  subsidyRows
	load  Slot
	shown bool // private fields
}

// subsidyRow is one grant with what the list and the preview show of it.
type subsidyRow struct {
	model.Subsidy
	person  model.Member
	voucher model.Voucher // ID 0: none
	chain   []model.ChainStep
	help    []string // what the member was given besides, the latest first
	visits  givenIn
	grants  givenIn
}

// subsidyRows is a snapshot of the list. It is never changed once it is made.
type subsidyRows struct {
	today model.Date
	all   []subsidyRow
	at    map[model.ID]int
	open  int // how many are not paid; they come first
}

// find is the place of a row in the list, or -1.
func (r subsidyRows) find(key string) int {
	if i, ok := r.at[keyID(key)]; ok {
		return i
	}
	return -1
}

// NewSubsidies is the tab 帮扶.
func NewSubsidies(env Env) Screen {
	s := &subsidies{env: env, deeds: subsidyDeeds{env: env}}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.SubsidyColApplied, Width: 10},
		kit.Column{Title: text.SubsidyColName, Width: 8, Flex: true},
		kit.Column{Title: text.SubsidyColCategory, Width: 8},
		kit.Column{Title: text.SubsidyColAmount, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.SubsidyColStage, Width: 11},
		kit.Column{Title: text.SubsidyColVoucher, Width: 8, From: 62},
		kit.Column{Title: text.SubsidyColFile, Width: 9, From: 70},
		kit.Column{Title: text.SubsidyColSource, Width: 8, From: 80},
	)
	s.deeds.saved = func(id model.ID) { s.list.Select(idKey(id)) }
	s.list.Empty = text.SubsidiesReading
	s.list.Preview = s.preview
	s.list.OnOpen = func(string) tea.Cmd { return s.menu() }
	s.list.OnSelect = func(string) tea.Cmd {
		s.shown = false
		return nil
	}
	return s
}

func (s *subsidies) Init() tea.Cmd { return s.Reload() }

func (s *subsidies) Title() string {
	return text.SubsidiesTitle(s.rows.open, len(s.rows.all)-s.rows.open, s.env.Year(),
		s.env.Year() == s.env.Today().Year())
}

// Editing tells that the filter is being typed.
func (s *subsidies) Editing() bool { return s.list.Typing() }

// Escape takes the filter off.
func (s *subsidies) Escape() bool { return s.list.Escape() }

func (s *subsidies) Reload() tea.Cmd {
	year, today := s.env.Year(), s.env.Today()
	return read(s.env, &s.load, func(v *ledger.View) (subsidyRows, error) { return readSubsidies(v, year, today) },
		func(rows subsidyRows) tea.Cmd {
			s.rows = rows
			s.list.Empty = text.SubsidiesEmpty
			return s.list.SetRows(kit.Rows{
				Len:  len(rows.all),
				Key:  func(i int) string { return idKey(rows.all[i].ID) },
				Row:  func(i int) []kit.Cell { return s.cells(rows, rows.all[i]) },
				Text: func(i int) string { return rows.all[i].words() },
				Find: rows.find,
			})
		})
}

// readSubsidies makes the snapshot of a year; grants of other years that are not paid are in it as well.
func readSubsidies(v *ledger.View, year int, today model.Date) (subsidyRows, error) {
	out := subsidyRows{today: today}
	all, err := v.Subsidies(0)
	if err != nil {
		return out, err
	}
	visits, err := v.Visits(0)
	if err != nil {
		return out, err
	}
	people, err := readRoster(v)
	if err != nil {
		return out, err
	}
	for _, g := range all {
		if g.Paid != 0 && g.Paid.Year() != year && g.Applied.Year() != year {
			continue
		}
		row, err := subsidyRowOf(v, g, people, visits, all)
		if err != nil {
			return out, err
		}
		if g.Paid == 0 {
			out.open++
		}
		out.all = append(out.all, row)
	}
	slices.SortStableFunc(out.all, func(a, b subsidyRow) int {
		if (a.Paid == 0) != (b.Paid == 0) {
			if a.Paid == 0 {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.Applied, a.Applied), cmp.Compare(b.ID, a.ID))
	})
	out.at = make(map[model.ID]int, len(out.all))
	for i, row := range out.all {
		out.at[row.ID] = i
	}
	return out, nil
}

func subsidyRowOf(v *ledger.View, g model.Subsidy, people *roster, visits []model.Visit, all []model.Subsidy) (
	subsidyRow, error,
) {
	row := subsidyRow{Subsidy: g, person: people.get(g.Member)}
	var err error
	if row.chain, err = v.GrantChain(g); err != nil {
		return row, err
	}
	for _, x := range slices.Backward(visits) {
		if x.Member == g.Member && !x.Pending() {
			row.visits.times++
			row.visits.sum += x.Total()
			row.help = append(row.help, text.VisitLine(x, ""))
		}
	}
	for _, x := range slices.Backward(all) {
		if x.Member == g.Member && x.ID != g.ID {
			row.help = append(row.help, text.SubsidyLine(x))
			if x.Paid != 0 {
				row.grants.times++
				row.grants.sum += x.Amount
			}
		}
	}
	if g.Voucher == 0 {
		return row, nil
	}
	row.voucher, err = v.Voucher(g.Voucher)
	return row, err
}

// words are what a grant is found by; nothing private is among them.
func (r subsidyRow) words() string {
	return strings.Join([]string{
		r.person.Name, r.person.Number, r.Category, r.Applied.String(), r.File,
		r.LastStep().String(), r.Source, r.Project, r.person.Department, r.voucherWords(),
	}, " ")
}

// voucherWords is the number of the voucher, or that there is none although the grant was paid.
func (r subsidyRow) voucherWords() string {
	switch {
	case r.voucher.ID != 0:
		return text.VoucherShort(r.voucher)
	case r.VoucherText != "":
		return r.VoucherText
	case r.Paid != 0:
		return text.SubsidyUnbooked
	}
	return ""
}

func (s *subsidies) cells(rows subsidyRows, r subsidyRow) []kit.Cell {
	name := r.person.Name
	if mark := text.PersonMark(r.person); mark != "" {
		name += " " + mark
	}
	cells := kit.Cells(r.Applied.String(), name, r.Category, narrowAmount(r.Amount, 10),
		text.GrantStage(r.Subsidy, rows.today), r.voucherWords(), r.File, r.Source)
	if r.Paid == 0 {
		cells[4].Style = s.env.Theme.Info
	} else if r.voucher.ID == 0 {
		cells[5].Style = s.env.Theme.Warn
	}
	return cells
}

// selected is the row under the cursor; the zero row if there is none.
func (s *subsidies) selected() subsidyRow {
	if i := s.rows.find(s.list.Selected()); i >= 0 {
		return s.rows.all[i]
	}
	return subsidyRow{}
}

func (s *subsidies) deedsHere() []deed {
	r := s.selected()
	return append(s.deeds.of(r), deed{
		quiet(revealBinding(s.shown, r.ID != 0)), func() tea.Cmd {
			s.shown = !s.shown
			return tellShown(s.env, s.shown, model.Ref{})
		},
	})
}

func (s *subsidies) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.VisitKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.VisitKeyActs, onlyIf(s.list.Len() > 0, text.OffNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *subsidies) menu() tea.Cmd {
	r := s.selected()
	open := deed{bind(text.SubsidyKeyOpen, "", "o"), func() tea.Cmd { return push(newSubsidy(s.env, r.ID)) }}
	return menuWith(s.env, text.SubsidyWhat(r.person.Name, r.Subsidy), open, s.deedsHere())
}

func (s *subsidies) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

// subsidyBelow is how many lines the preview takes below the list on a narrow window.
const subsidyBelow = 8

// Draw puts the preview beside the list; at less than 100 columns, below it.
func (s *subsidies) Draw(w, h int) (string, *tea.Cursor) {
	if w >= 100 || s.list.Len() == 0 {
		return s.list.Draw(w, h)
	}
	view, cursor := s.list.Draw(w, h-subsidyBelow-1)
	below := s.preview(s.list.Selected(), w-2, subsidyBelow)
	lines := strings.Split(below, "\n")
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return view + "\n" + kit.Rule(s.env.Theme, w) + "\n" + strings.Join(lines, "\n"), cursor
}
