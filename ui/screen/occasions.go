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

// dates lists a month's birthdays, retirements and anniversaries.
type dates struct {
	env     Env
	month   model.Period
	members []model.Member
	rows    []model.Occasion
	list    *kit.List
	load    Slot
}

// NewOccasions is the screen of birthdays, retirements and anniversaries.
func NewOccasions(env Env) Screen {
	s := &dates{env: env, month: env.Day().Period()}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.OccasionColDay, Width: 6},
		kit.Column{Title: text.OccasionColWhat, Width: 8},
		kit.Column{Title: text.OccasionColName, Width: 10},
		kit.Column{Title: text.OccasionColWhere, Width: 10},
		kit.Column{Title: text.OccasionColYears, Width: 20, Flex: true},
	)
	s.list.Empty = text.OccasionsRead
	s.list.OnOpen = func(key string) tea.Cmd {
		if i, err := strconv.Atoi(key); err == nil && i < len(s.rows) {
			return push(newMember(s.env, s.rows[i].Member.ID))
		}
		return nil
	}
	return s
}

func (s *dates) Init() tea.Cmd { return s.Reload() }
func (s *dates) Title() string { return text.OccasionsTitle(s.month, len(s.rows)) }
func (s *dates) Editing() bool { return s.list.Typing() }
func (s *dates) Escape() bool  { return s.list.Escape() }

func (s *dates) Reload() tea.Cmd {
	return read(s.env, &s.load, (*ledger.View).Members, func(members []model.Member) tea.Cmd {
		s.members = members
		return s.show()
	})
}

// show lists the occasions of the month.
func (s *dates) show() tea.Cmd {
	rows := model.Occasions(s.members, s.month.First(), s.month.Last())
	s.rows = rows
	s.list.Empty = text.OccasionsEmpty
	return s.list.SetRows(kit.Rows{
		Len: len(rows),
		Key: strconv.Itoa,
		Row: func(i int) []kit.Cell {
			o := rows[i]
			return kit.Cells(text.OccasionDay(o.Day), text.OccasionName(o.Kind), o.Member.Name, o.Member.Department,
				text.OccasionWords(o))
		},
		Text: func(i int) string { return personWords(rows[i].Member) + " " + text.OccasionName(rows[i].Kind) },
	})
}

func (s *dates) deedsHere() []deed {
	return []deed{
		{bind(text.VoucherKeyEarlier, "", "[", "ctrl+left"), func() tea.Cmd { return s.to(s.month.Prev()) }},
		{bind(text.VoucherKeyLater, "", "]", "ctrl+right"), func() tea.Cmd { return s.to(s.month.Next()) }},
		{bind(text.ToolStats, "", "t", "f7", "ctrl+t"), func() tea.Cmd { return statsBox(s.env, s.members) }},
	}
}

func (s *dates) to(p model.Period) tea.Cmd {
	s.month = p
	return s.show()
}

// statsBox shows the figures of the yearly statistics that the roster knows.
func statsBox(env Env, members []model.Member) tea.Cmd {
	var lines []string
	for _, line := range text.StatsLines(model.StatsOf(members, env.Year())) {
		label, n, _ := strings.Cut(line, "\t")
		lines = append(lines, kit.Fit(label, 32)+kit.PadLeft(n, 5))
	}
	return ask(kit.NewMessage(env.Theme, text.StatsTitle(env.Year()), strings.Join(lines, "\n")))
}

func (s *dates) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.DuesKeyMember, "", "enter")}
	}
	out := []kit.Binding{bind(text.DuesKeyMember, onlyIf(s.list.Len() > 0, text.OffNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *dates) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *dates) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
