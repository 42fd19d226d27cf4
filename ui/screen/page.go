package screen

import (
	"errors"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// pageRow is one line of a record's page: a fact, or something that the record is linked with and that opens.
type pageRow struct {
	label, value string
	// hidden is shown in the value's place until private fields are revealed; "" for what is not private.
	hidden string
	open   func() tea.Cmd // nil for a fact
}

// pageData is what a page shows.
type pageData struct {
	title string // without private words
	rows  []pageRow
	deeds []deed // what can be done with the record
}

// page shows one record from top to bottom: what is known of it, then what it is linked with.
type page struct {
	env   Env
	slot  Slot
	list  *kit.List
	data  pageData
	read  func(v *ledger.View, year int) (pageData, error)
	of    model.Ref
	shown bool // private fields
	lines []pageRow
}

func newPage(env Env, of model.Ref, read func(v *ledger.View, year int) (pageData, error)) *page {
	s := &page{env: env, of: of, read: read}
	s.list = kit.NewList(env.Theme, kit.Column{Width: 10}, kit.Column{Width: 40, Flex: true})
	s.list.Empty = text.OverviewReading
	s.list.OnOpen = func(key string) tea.Cmd {
		if i, err := strconv.Atoi(key); err == nil && i < len(s.lines) && s.lines[i].open != nil {
			return s.lines[i].open()
		}
		return s.menu()
	}
	return s
}

func (s *page) Init() tea.Cmd { return s.Reload() }
func (s *page) Title() string { return s.data.title }
func (s *page) Editing() bool { return s.list.Typing() }
func (s *page) Escape() bool  { return s.list.Escape() }
func (s *page) menu() tea.Cmd {
	return ask(kit.NewMenu(s.env.Theme, s.data.title, menuOf(s.deeds())...))
}

func (s *page) reveal() tea.Cmd {
	s.shown = !s.shown
	return tea.Batch(s.lay(), tellShown(s.env, s.shown, s.of))
}

func (s *page) Reload() tea.Cmd {
	year := s.env.Year()
	return read(s.env, &s.slot, func(v *ledger.View) (pageData, error) {
		d, err := s.read(v, year)
		if errors.Is(err, ledger.ErrNotFound) { // removed from this very page, or undone
			return pageData{title: text.RecordGone}, nil
		}
		return d, err
	}, func(d pageData) tea.Cmd {
		s.data = d
		s.list.Empty = text.RecordGone
		return s.lay()
	})
}

// deeds are what can be done with the record, and showing what is private.
func (s *page) deeds() []deed {
	if len(s.data.rows) == 0 {
		return nil
	}
	show := deed{revealBinding(s.shown, true), s.reveal}
	return append(append([]deed(nil), s.data.deeds...), show)
}

// revealBinding shows private fields, or hides them again.
func revealBinding(shown, some bool) kit.Binding {
	return bind(onOff(shown, text.KeyConceal, text.KeyReveal), onlyIf(some, text.OffNone), "v", "f2", "ctrl+l")
}

// fieldKeys are the keys of every form.
func fieldKeys(env Env) []kit.Binding {
	return []kit.Binding{bind(text.FieldNext, "", "tab", "enter"), bind(text.FieldSave, readOnly(env), "ctrl+s")}
}

// fieldReveal is revealBinding in a form, where letters are typed.
func fieldReveal(shown bool) kit.Binding {
	return bind(onOff(shown, text.KeyConceal, text.KeyReveal), "", "f3", "ctrl+y")
}

// pageWide is the width at which long texts are wrapped: what 80 columns leave beside the labels.
const pageWide = 64

// lay makes lines of the rows; a long text takes several.
func (s *page) lay() tea.Cmd {
	s.lines = nil
	for _, r := range s.data.rows {
		value := r.value
		if r.hidden != "" && !s.shown {
			value = r.hidden
		}
		for i, line := range kit.Wrap(value, pageWide) {
			row := pageRow{value: line, open: r.open}
			if i == 0 {
				row.label = r.label
			}
			s.lines = append(s.lines, row)
		}
	}
	lines, th := s.lines, s.env.Theme
	return s.list.SetRows(kit.Rows{
		Len: len(lines), Key: strconv.Itoa,
		Row: func(i int) []kit.Cell {
			cells := kit.Cells(lines[i].label, lines[i].value)
			cells[0].Style = th.Label
			return cells
		},
		Text: func(i int) string { return lines[i].label + " " + lines[i].value },
		Find: func(key string) int {
			if i, err := strconv.Atoi(key); err == nil && i < len(lines) {
				return i
			}
			return -1
		},
	})
}

func (s *page) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.KeyOpen, "", "enter")}
	}
	out := []kit.Binding{bind(text.KeyOpen, "", "enter")}
	for _, d := range s.deeds() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *page) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deeds()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *page) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// doneBy does the deed whose key was pressed.
func doneBy(msg tea.Msg, deeds []deed) (tea.Cmd, bool) {
	for _, d := range deeds {
		if kit.Match(msg, d.Binding) {
			return d.do(), true
		}
	}
	return nil, false
}

// facts makes rows of label and value pairs, leaving out those without a value.
func facts(pairs ...string) []pageRow {
	var out []pageRow
	for i := 0; i+1 < len(pairs); i += 2 {
		if strings.TrimSpace(pairs[i+1]) != "" {
			out = append(out, pageRow{label: pairs[i], value: pairs[i+1]})
		}
	}
	return out
}

// secrets makes rows of private facts; without a value there is none.
func secrets(pairs ...string) []pageRow {
	out := facts(pairs...)
	for i := range out {
		out[i].hidden = text.HiddenBy
	}
	return out
}

// menuWith puts the opening of the record before what else can be done with it.
func menuWith(env Env, title string, open deed, deeds []deed) tea.Cmd {
	return ask(kit.NewMenu(env.Theme, title, menuOf(append([]deed{open}, deeds...))...))
}

// askRemoval asks why a record is removed, and removes it.
func askRemoval(env Env, what string, remove func(reason string) tea.Cmd) tea.Cmd {
	p := kit.NewPrompt(env.Theme, text.RemoveTitle(what), text.RemoveBody, kit.KindText, remove)
	p.Required = true
	p.Field.Limit = reasonMost
	return ask(p)
}
