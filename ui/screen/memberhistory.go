package screen

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// memberHistory tells from the log how a member's record came to be what it is, the latest change first.
type memberHistory struct {
	env    Env
	member model.Member
	list   *kit.List
	load   Slot
	events []ledger.MemberEvent
	shown  bool // private fields
}

func newMemberHistory(env Env, m model.Member) Screen {
	s := &memberHistory{env: env, member: m}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.HistoryColWhen, Width: 16},
		kit.Column{Title: text.HistoryColWho, Width: 8},
		kit.Column{Title: text.HistoryColWhat, Width: 18},
		kit.Column{Title: text.HistoryColLines, Width: 20, Flex: true},
	)
	s.list.Empty = text.HistoryReading
	s.list.Preview, s.list.PreviewAt = s.detail, 110
	s.list.OnOpen = func(key string) tea.Cmd {
		return ask(kit.NewMessage(env.Theme, s.Title(), strings.Join(s.words(key), "\n")))
	}
	return s
}

func (s *memberHistory) Init() tea.Cmd { return s.Reload() }
func (s *memberHistory) Title() string { return text.HistoryTitle(s.member, len(s.events)) }
func (s *memberHistory) Editing() bool { return s.list.Typing() }
func (s *memberHistory) Escape() bool  { return s.list.Escape() }

func (s *memberHistory) Reload() tea.Cmd {
	id := s.member.ID
	return read(s.env, &s.load, func(v *ledger.View) ([]ledger.MemberEvent, error) { return v.MemberEvents(id) },
		func(events []ledger.MemberEvent) tea.Cmd {
			s.events = events
			s.list.Empty = text.HistoryEmpty
			return s.lay()
		})
}

// at is the event of a row: the latest stands first.
func (s *memberHistory) at(i int) ledger.MemberEvent { return s.events[len(s.events)-1-i] }

func (s *memberHistory) lay() tea.Cmd {
	return s.list.SetRows(kit.Rows{
		Len: len(s.events), Key: strconv.Itoa,
		Row: func(i int) []kit.Cell {
			e := s.at(i)
			return kit.Cells(e.Time.In(model.Zone()).Format("2006-01-02 15:04"), e.Actor, text.MemberEventWhat(e),
				strings.Join(text.MemberEventLines(e, s.shown), "；"))
		},
		Text: func(i int) string {
			return s.at(i).Actor + " " + strings.Join(text.MemberEventLines(s.at(i), false), " ")
		},
	})
}

// words are an event in full.
func (s *memberHistory) words(key string) []string {
	i, err := strconv.Atoi(key)
	if err != nil || i >= len(s.events) {
		return nil
	}
	return text.MemberEventLines(s.at(i), s.shown)
}

func (s *memberHistory) detail(key string, w, h int) string {
	var lines []string
	for _, line := range s.words(key) {
		lines = append(lines, kit.Wrap(line, w)...)
	}
	return kit.Block(lines, w, h)
}

func (s *memberHistory) reveal() kit.Binding {
	return revealBinding(s.shown, len(s.events) > 0 && s.env.Book != nil && !s.env.Book.Locked())
}

func (s *memberHistory) Keys() []kit.Binding {
	return []kit.Binding{
		bind(text.LogDetail, onlyIf(s.list.Len() > 0, text.OffNone), "enter"),
		s.reveal(),
		bind(text.FieldFind, "", "/"),
	}
}

func (s *memberHistory) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() && kit.Match(msg, s.reveal()) {
		s.shown = !s.shown
		return tea.Batch(s.lay(), tellShown(s.env, s.shown, model.Ref{Kind: model.KindMember, ID: s.member.ID}))
	}
	return s.list.Update(msg)
}

func (s *memberHistory) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
