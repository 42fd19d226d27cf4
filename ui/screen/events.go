package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// events lists what can happen in a union's year; choosing one opens its form.
type events struct {
	env  Env
	made *model.ID
	take func(model.Voucher) tea.Cmd // takes the entry into a form that is open; nil: a draft is made
	all  []model.Event
	list *kit.List
}

// NewEvents is the room 按业务制单.
func NewEvents(env Env) Screen { return newEvents(env, nil) }

// newEvents lists events; made gets the ID of the draft that is saved, and may be nil.
func newEvents(env Env, made *model.ID) *events {
	s := &events{env: env, made: made, all: model.Events()}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.EventColName, Width: 24, Flex: true},
		kit.Column{Title: text.EventColEntry, Width: 26},
		kit.Column{Title: text.EventColGroup, Width: 14},
	)
	s.list.Empty = text.EventsEmpty
	s.list.OnOpen = func(code string) tea.Cmd {
		e, ok := model.EventOf(code)
		if !ok {
			return nil
		}
		form := newEventForm(env, e, s.made)
		if s.take != nil {
			form.take = func(x model.Voucher) tea.Cmd { return tea.Sequence(pop(), pop(), s.take(x)) }
		}
		return push(form)
	}
	return s
}

// Init shows them; they are found by characters, pinyin and initials of what happened and of other words for it.
func (s *events) Init() tea.Cmd {
	chart := model.Standard()
	return s.list.SetRows(kit.Rows{
		Len: len(s.all), Key: func(i int) string { return s.all[i].Code },
		Row: func(i int) []kit.Cell {
			e := s.all[i]
			return kit.Cells(e.Name, text.EventEntryOf(e, chart), e.Group)
		},
		Text: func(i int) string {
			e := s.all[i]
			return strings.Join([]string{e.Name, e.Keywords, e.Group, e.Code}, " ")
		},
	})
}

func (s *events) Title() string   { return text.EventsTitle }
func (s *events) Reload() tea.Cmd { return nil }
func (s *events) Editing() bool   { return s.list.Typing() }
func (s *events) Escape() bool    { return s.list.Escape() }

func (s *events) Keys() []kit.Binding {
	return []kit.Binding{
		bind(text.EventKeyChoose, onlyIf(s.list.Len() > 0, text.OffNone), "enter"), bind(text.FieldFind, "", "/"),
	}
}

func (s *events) Update(msg tea.Msg) tea.Cmd          { return s.list.Update(msg) }
func (s *events) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// happened opens the list of events.
func (d voucherDeeds) happened() tea.Cmd { return push(newEvents(d.env, d.made)) }
