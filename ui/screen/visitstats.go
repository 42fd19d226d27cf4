package screen

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// visitStats shows the figures of a year's visits: the whole year above, below it one part at a time with bars: by
// category, by group, by month, and who was not visited.
type visitStats struct {
	env   Env
	list  *kit.List
	slot  Slot
	part  int
	stats model.VisitStats
	by    map[model.ID]model.Member
}

// NewVisitStats is the screen of the figures of visits.
func NewVisitStats(env Env) Screen {
	s := &visitStats{env: env, by: map[model.ID]model.Member{}}
	s.list = kit.NewList(env.Theme)
	s.list.OnOpen = func(key string) tea.Cmd {
		if s.part != text.StatsUnvisited {
			return nil
		}
		return push(newMember(s.env, keyID(key)))
	}
	s.columns()
	return s
}

// columns are those of the part that is shown.
func (s *visitStats) columns() {
	if s.part == text.StatsUnvisited {
		s.list.Columns = []kit.Column{
			{Title: text.DuesColNumber, Width: 8},
			{Title: text.DuesColName, Width: 10},
			{Title: text.DuesColWhere, Width: 20, Flex: true},
			{Title: text.StatsColHow, Width: 12},
		}
		return
	}
	s.list.Columns = []kit.Column{
		{Title: text.StatsColName, Width: 8, Flex: true},
		{Title: text.StatsColVisits, Width: 4, Align: kit.AlignRight},
		{Title: text.StatsColPeople, Width: 4, Align: kit.AlignRight},
		{Title: text.StatsColSum, Width: 10, Align: kit.AlignRight},
		{Title: text.StatsColCover, Width: 11, Align: kit.AlignRight},
		{Title: text.StatsColWait, Width: 6, Align: kit.AlignRight},
		{Title: text.StatsColWithin, Width: 6, Align: kit.AlignRight},
		{Title: text.StatsColBar, Width: 12},
	}
}

func (s *visitStats) Init() tea.Cmd { return s.Reload() }
func (s *visitStats) Title() string {
	return text.OfYear(text.VisitStatsTitle, s.env.Year()) + " · " + text.StatsParts[s.part]
}
func (s *visitStats) Editing() bool { return s.list.Typing() }
func (s *visitStats) Escape() bool  { return s.list.Escape() }

func (s *visitStats) Reload() tea.Cmd {
	year, today := s.env.Year(), s.env.Today()
	type figures struct {
		stats model.VisitStats
		by    map[model.ID]model.Member
	}
	return read(s.env, &s.slot, func(v *ledger.View) (figures, error) {
		out := figures{by: map[model.ID]model.Member{}}
		all, err := v.Visits(0)
		if err != nil {
			return out, err
		}
		members, err := v.Members()
		if err != nil {
			return out, err
		}
		b, err := v.Branch()
		for _, m := range members {
			out.by[m.ID] = m
		}
		day := min(today, model.NewPeriod(year, 12).Last())
		out.stats = model.CountVisits(all, members, b, year, day)
		return out, err
	}, func(f figures) tea.Cmd {
		s.stats, s.by = f.stats, f.by
		return s.show()
	})
}

// show puts the part into the list.
func (s *visitStats) show() tea.Cmd {
	s.columns()
	if s.part == text.StatsUnvisited {
		ids, by, never := s.stats.Unvisited, s.by, s.stats.Never
		return s.list.SetRows(kit.Rows{
			Len: len(ids), Key: func(i int) string { return idKey(ids[i]) },
			Row: func(i int) []kit.Cell {
				m := by[ids[i]]
				where := strings.TrimSpace(m.Department + " " + m.Group)
				return kit.Cells(m.Number, m.Name, where, text.StatsHow(i < never))
			},
			Text: func(i int) string { return personWords(by[ids[i]]) },
		})
	}
	rows := [][]model.VisitShare{s.stats.Kinds, s.stats.Groups, s.stats.Months[:]}[s.part]
	most := 0
	for _, x := range rows {
		most = max(most, x.Visits)
	}
	part, th := s.part, s.env.Theme
	return s.list.SetRows(kit.Rows{
		Len: len(rows), Key: strconv.Itoa,
		Row: func(i int) []kit.Cell {
			x := rows[i]
			bar, _ := kit.BarText(th, int64(x.Visits), int64(most), 12)
			if most == 0 {
				bar = ""
			}
			cover := ""
			if x.Members > 0 {
				cover = text.StatsCovered(x.Covered, x.Members)
			}
			return kit.Cells(text.StatsName(part, i, x.Name), itoa(x.Visits), itoa(x.People), narrowAmount(x.Sum, 10),
				cover, text.StatsDays(x.Wait), text.StatsWithin(x.Wait), bar)
		},
		Text: func(i int) string { return text.StatsName(part, i, rows[i].Name) },
	})
}

func (s *visitStats) Keys() []kit.Binding {
	return []kit.Binding{
		bind(text.StatsKeyPart, "", "tab", "t", "f6"),
		bind(text.StatsKeyOpen, onlyIf(s.part == text.StatsUnvisited, text.StatsOffOpen), "enter"),
		bind(text.StatsKeyOut, "", "p", "f7", "ctrl+o"),
		bind(text.KeyYear, "", "y", "f8", "ctrl+y"),
		quiet(bind(text.FieldFind, "", "/")),
	}
}

func (s *visitStats) Update(msg tea.Msg) tea.Cmd {
	keys := s.Keys()
	switch {
	case s.list.Typing():
	case kit.Match(msg, keys[0]):
		s.part = (s.part + 1) % len(text.StatsParts)
		return s.show()
	case kit.Match(msg, keys[2]):
		return s.print()
	case kit.Match(msg, keys[3]):
		return chooseYear(s.env, useYear)
	}
	return s.list.Update(msg)
}

// print writes the figures and who was not visited to a file.
func (s *visitStats) print() tea.Cmd {
	year, book := s.env.Year(), s.env.Book
	var actions []kit.Action
	for _, ext := range []string{".html", ".xlsx", ".csv"} {
		label := text.OfYear(text.VisitStatsTitle, year) + " " + ext
		actions = append(actions, kit.Action{Label: label, Do: func() tea.Cmd {
			name := text.ReportFile(text.VisitStatsTitle, year, 0, ext)
			return askFileName(s.env, text.VisitStatsTitle, name, func(out string) error {
				return export.WriteList(book, "visit-stats", year, out, false)
			})
		}})
	}
	return ask(kit.NewMenu(s.env.Theme, text.StatsKeyOut, actions...))
}

// statsAbove is how many lines above the list tell of the whole year.
const statsAbove = 6

func (s *visitStats) Draw(w, h int) (string, *tea.Cursor) {
	th, x := s.env.Theme, s.stats
	bar := func(label string, part, whole int) string {
		return " " + kit.Fit(label, 42) + kit.Bar(th, int64(part), int64(whole), max(min(w-46, 40), 8))
	}
	lines := []string{
		" " + kit.Fit(text.StatsYear(x), w-2),
		" " + kit.Fit(text.StatsPeople(x), w-2),
		bar(text.StatsCover(x), x.Covered, x.Members),
		bar(text.StatsWaited(x.Waited), x.Waited.Within, x.Waited.Timed),
		" " + text.StatsPending(x, th.Bad.Render),
		kit.Rule(th, w),
	}
	view, cursor := s.list.Draw(w, h-statsAbove)
	if cursor != nil {
		cursor.Y += statsAbove
	}
	return kit.Block(lines, w, statsAbove) + "\n" + view, cursor
}
