package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// chooser lists records of which several can be marked; enter hands them to pick and goes back.
type chooser struct {
	env   Env
	title string
	rows  kit.Rows
	list  *kit.List
}

func newChooser(env Env, title string, columns []kit.Column, rows kit.Rows, pick func([]model.ID) tea.Cmd) Screen {
	s := &chooser{env: env, title: title, rows: rows, list: kit.NewList(env.Theme, columns...)}
	s.list.Marks = true
	s.list.Empty = text.OffNone
	s.list.OnOpen = func(key string) tea.Cmd {
		keys := s.list.Marked()
		if len(keys) == 0 {
			keys = []string{key}
		}
		ids := make([]model.ID, len(keys))
		for i, k := range keys {
			ids[i] = keyID(k)
		}
		return tea.Sequence(pop(), pick(ids))
	}
	return s
}

func (s *chooser) Init() tea.Cmd                       { return s.list.SetRows(s.rows) }
func (s *chooser) Reload() tea.Cmd                     { return nil }
func (s *chooser) Title() string                       { return s.title }
func (s *chooser) Editing() bool                       { return s.list.Typing() }
func (s *chooser) Escape() bool                        { return s.list.Escape() }
func (s *chooser) Update(msg tea.Msg) tea.Cmd          { return s.list.Update(msg) }
func (s *chooser) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *chooser) Keys() []kit.Binding {
	out := []kit.Binding{bind(text.ActivityKeyOpen, "", "enter")}
	if s.Editing() {
		return out
	}
	return append(out, bind(text.FieldFind, "", "/"))
}
