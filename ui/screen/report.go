package screen

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// report shows one report as a table, with drill-down to accounts and records.
type report struct {
	env   Env
	what  export.Report
	query export.Query
	slot  Slot
	table *kit.Table
	data  export.Table
	read  bool
	wide  int  // of the last drawing
	tight bool // the columns are set for it
}

func newReport(env Env, what export.Report, q export.Query) Screen {
	q.Closing = q.Closing || what.Closes(env.Session.Branch, q)
	s := &report{env: env, what: what, query: q, table: kit.NewTable(env.Theme)}
	s.table.OnOpen = s.drill
	return s
}

func (s *report) Init() tea.Cmd { return s.Reload() }

func (s *report) Title() string {
	title := s.what.Title
	if s.query.Account != "" {
		title = s.query.Account + " " + title
	}
	if s.query.Party != "" {
		title += " " + s.query.Party
	}
	if s.query.Quarter != 0 {
		return text.QuarterTitle(title, s.query.Year, s.query.Quarter)
	}
	return text.ReportTitle(title, s.query.Year, s.query.Month, s.query.Closing)
}

func (s *report) Reload() tea.Cmd {
	what, q := s.what, s.query
	return read(s.env, &s.slot, func(v *ledger.View) (export.Table, error) { return what.Make(v, q) }, s.show)
}

// show lays the report out: columns by what they hold, totals last.
func (s *report) show(t export.Table) tea.Cmd {
	s.data, s.read = t, true
	s.table.Titles = nil
	if len(t.Heading) > 0 {
		s.table.Titles = []string{strings.Join(t.Heading, "  ")}
	}
	s.table.Empty = t.Void
	s.table.Frozen = 1
	s.tight = s.wide > 0 && !fits(columnsOf(t), s.wide)
	s.fill()
	return nil
}

// fill hands the rows to the table: in full, or set tight for a narrow window.
func (s *report) fill() {
	t := s.data
	if s.tight {
		t = tightened(t, s.query.Year)
	}
	s.table.Columns = columnsOf(t)
	if len(t.Columns) < len(s.data.Columns) {
		squeeze(s.table.Columns, t.Columns, s.wide)
	}
	rows := append(append([][]string{}, t.Rows...), t.Foot...)
	cells := make([][]kit.Cell, len(rows))
	for i, row := range rows {
		cells[i] = make([]kit.Cell, len(t.Columns))
		for j := range t.Columns {
			c := kit.Cell{Text: shown(t.Columns[j].Kind, at(row, j))}
			if i >= len(t.Rows) || slices.Contains(t.Between, i) {
				c.Style = s.env.Theme.Total
			}
			cells[i][j] = c
		}
	}
	s.table.SetRows(kit.Rows{
		Len: len(rows), Key: strconv.Itoa, Row: func(i int) []kit.Cell { return cells[i] },
		Find: func(key string) int {
			if n, err := strconv.Atoi(key); err == nil && n < len(rows) {
				return n
			}
			return -1
		},
	})
}

func at(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// shown is a cell's text for people: money with thousands apart, and no zeros where nothing is.
func shown(k export.ColumnKind, s string) string {
	if k != export.Money || s == "" {
		return s
	}
	m, err := model.ParseMoney(s)
	switch {
	case err != nil:
		return s
	case m == 0:
		return ""
	}
	return m.Grouped()
}

// The widths of columns: amounts have room for a hundred thousand, texts for what is in them, within reason.
const (
	moneyWidth = 11
	widestText = 26
)

func columnsOf(t export.Table) []kit.Column {
	out := make([]kit.Column, len(t.Columns))
	for i, c := range t.Columns {
		k := kit.Column{Title: c.Name, Width: kit.Width(c.Name)}
		for _, row := range append(append([][]string{}, t.Rows...), t.Foot...) {
			k.Width = max(k.Width, kit.Width(shown(c.Kind, at(row, i))))
		}
		switch c.Kind {
		case export.Money:
			k.Align = kit.AlignRight
			k.Width = max(k.Width, moneyWidth)
		case export.Number, export.Percent:
			k.Align = kit.AlignRight
		case export.Text, export.Day, export.Month:
			k.Width = min(k.Width, widestText)
		}
		out[i] = k
	}
	return out
}

func (s *report) Keys() []kit.Binding {
	off := ""
	if len(s.data.Rows) == 0 {
		off = text.ReportsName + " " + s.data.Void
	}
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.KeyDrill},
		{Keys: []string{"m", "f6", "ctrl+o"}, Help: onOff(s.what.Quarters, text.KeyQuarter, text.KeyMonth)},
		{Keys: []string{"y", "f8", "ctrl+y"}, Help: text.KeyYear},
		{
			Keys: []string{"c", "f7", "ctrl+l"}, Help: text.KeyClosing,
			Off: onlyIf(!s.what.Quarters, text.OffPublicClosing),
		},
		{Keys: []string{"x", "f3", "ctrl+e"}, Help: text.KeyExport, Off: off},
		{Keys: []string{"left", "right"}, Help: text.KeyScroll, Quiet: true},
		{Keys: []string{"/", "f4", "ctrl+f"}, Help: text.FieldFind, Quiet: true, Off: off},
	}
}

func (s *report) Update(msg tea.Msg) tea.Cmd {
	keys := s.Keys()
	switch {
	case kit.Match(msg, keys[1]):
		return s.chooseMonth()
	case kit.Match(msg, keys[2]):
		return s.chooseYear()
	case kit.Match(msg, keys[3]):
		s.query.Closing = !s.query.Closing
		return s.Reload()
	case kit.Match(msg, keys[4]):
		return s.export()
	case kit.Match(msg, keys[6]):
		return s.find()
	case s.tight && kit.Key(msg) == "right": // to the columns that were spared
		s.tight = false
		s.fill()
		return nil
	}
	return s.table.Update(msg)
}

// find offers the rows by what they say, and goes to the chosen one.
func (s *report) find() tea.Cmd {
	actions := make([]kit.Action, len(s.data.Rows))
	for i, row := range s.data.Rows {
		var words []string
		for j, c := range s.data.Columns {
			if w := shown(c.Kind, at(row, j)); w != "" {
				words = append(words, w)
			}
		}
		actions[i] = kit.Action{Label: strings.Join(words, "  "), Do: func() tea.Cmd {
			s.table.Select(strconv.Itoa(i))
			return nil
		}}
	}
	return ask(kit.NewPalette(s.env.Theme, s.what.Title, actions...))
}

func (s *report) chooseMonth() tea.Cmd {
	if s.what.Quarters {
		return s.chooseQuarter()
	}
	actions := monthActions(func(m int) tea.Cmd {
		s.query.Month = m
		if s.env.Session.Branch.CloseMonthly {
			s.query.Closing = s.what.Closes(s.env.Session.Branch, s.query)
		}
		return s.Reload()
	})
	return ask(kit.NewMenu(s.env.Theme, text.ReportMonthMenu, actions...))
}

func (s *report) chooseYear() tea.Cmd {
	return chooseYear(s.env, func(year int) tea.Cmd {
		s.query.Year = year
		return s.Reload()
	})
}

// export writes what is shown into a folder of the user's choice: as a page for print, a workbook, or CSV.
func (s *report) export() tea.Cmd {
	if s.what.Quarters {
		return s.exportQuarter()
	}
	actions := make([]kit.Action, len(text.ReportForms))
	for i, f := range text.ReportForms {
		actions[i] = kit.Action{Key: f.Key, Label: f.Label, Do: func() tea.Cmd { return s.exportAs(f.Ext) }}
	}
	return ask(kit.NewMenu(s.env.Theme, fmt.Sprintf(text.ReportsAsk, s.what.Title), actions...))
}

func (s *report) exportAs(ext string) tea.Cmd {
	book, what, q := s.env.Book, s.what, s.query
	title := what.Title
	for _, more := range []string{q.Account, q.Party} {
		if more != "" {
			title += "-" + more
		}
	}
	name := filepath.Base(text.ReportFile(title, q.Year, q.Month, ext))
	p := kit.NewFolderPicker(s.env.Theme, text.ReportsFolder, s.env.Disk, s.env.Places...)
	p.OnPick = func(folder string) tea.Cmd {
		out := filepath.Join(folder, name)
		return Work(new(Slot), func() (string, error) {
			return out, export.WriteReport(book, what, q, out, false)
		}, exported)
	}
	return ask(p)
}

// drill opens what the selected row stands for.
func (s *report) drill(key string) tea.Cmd {
	i, err := strconv.Atoi(key)
	keys := s.data.Keys
	if n := len(s.data.Rows); err == nil && i >= n {
		i, keys = i-n, s.data.FootKeys
	}
	if err != nil || i >= len(keys) {
		return nil
	}
	return openKey(s.env, keys[i], s.query)
}

func (s *report) Draw(w, h int) (string, *tea.Cursor) {
	if !s.read {
		s.wide = w
		return "\n  " + text.OverviewReading, nil
	}
	if w != s.wide {
		s.wide, s.tight = w, !fits(columnsOf(s.data), w)
		s.fill()
	}
	if len(s.data.Notes) == 0 {
		return s.table.Draw(w, h)
	}
	notes := kit.Wrap(strings.Join(s.data.Notes, " "), w-2)
	notes = notes[:min(len(notes), 3)]
	body, cursor := s.table.Draw(w, h-len(notes))
	return body + "\n" + kit.Block(indented(notes), w, len(notes)), cursor
}

// indented puts a blank in front of every line.
func indented(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = " " + l
	}
	return out
}
