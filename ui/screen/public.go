package screen

import (
	"strconv"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// chooseQuarter asks for a quarter, or the whole year.
func (s *report) chooseQuarter() tea.Cmd {
	pick := func(n int) func() tea.Cmd {
		return func() tea.Cmd {
			s.query.Quarter, s.query.Month, s.query.Closing = n, 0, false
			return s.Reload()
		}
	}
	actions := []kit.Action{{Key: "0", Label: text.ReportWhole, Do: pick(0)}}
	for n := 1; n <= 4; n++ {
		actions = append(actions, kit.Action{Key: strconv.Itoa(n), Label: text.QuarterName(n), Do: pick(n)})
	}
	return ask(kit.NewMenu(s.env.Theme, text.QuarterMenu, actions...))
}

// exportQuarter writes what members are shown, in the form that the name ends with.
func (s *report) exportQuarter() tea.Cmd {
	q, book := s.query, s.env.Book
	name := text.QuarterFile(s.what.Title, q.Year, q.Quarter)
	return askFileName(s.env, s.what.Title, name, func(out string) error {
		return export.WritePublic(book, q, out, false)
	})
}

// speechList is the kind of list that is read on the screen before it is handed out.
const speechList = "finance-report"

// speech shows 财务工作报告 or 年度数据 of the year, to be read and then handed out.
type speech struct {
	env   Env
	title string
	kind  string // of the list that is handed out
	make  func(v *ledger.View, year, w int) ([]string, error)
	copy  func(v *ledger.View, year int) (string, error) // the same for pasting
	slot  Slot
	clip  Slot
	lines []string
	top   int
	high  int // of the last drawing
}

func newSpeech(env Env) Screen {
	return &speech{
		env: env, title: text.SpeechTitle, kind: speechList, make: export.Speech, copy: export.SpeechCopy, high: 20,
	}
}

// figuresList is the kind of list of what a year's report tells.
const figuresList = "figures"

// NewFigures is the screen of the figures of a year, in sentences and as a table.
func NewFigures(env Env) Screen {
	return &speech{
		env: env, title: text.FiguresTitle, kind: figuresList, make: export.Figures, copy: export.FiguresCopy, high: 20,
	}
}

// speechWidth is how wide the report is set: what 80 columns leave.
const speechWidth = 76

func (s *speech) Init() tea.Cmd { return s.Reload() }
func (s *speech) Title() string { return text.OfYear(s.title, s.env.Year()) }

func (s *speech) Reload() tea.Cmd {
	year, lines := s.env.Year(), s.make
	return read(s.env, &s.slot, func(v *ledger.View) ([]string, error) {
		return lines(v, year, speechWidth)
	}, func(lines []string) tea.Cmd {
		s.lines = lines
		s.scroll(0)
		return nil
	})
}

func (s *speech) Keys() []kit.Binding {
	some := onlyIf(len(s.lines) > 0, text.OffNone)
	return []kit.Binding{
		bind(text.SpeechScroll, "", "down", "up", "pgdown", "pgup", "space", "home", "end"),
		bind(text.KeyYear, "", "y", "f8", "ctrl+y"),
		bind(text.KeyExport, some, "x", "f3", "ctrl+e"),
		bind(text.KeyCopy, some, "c", "f7", "ctrl+k"),
	}
}

func (s *speech) Update(msg tea.Msg) tea.Cmd {
	keys := s.Keys()
	switch {
	case kit.Match(msg, keys[1]):
		return chooseYear(s.env, useYear)
	case kit.Match(msg, keys[2]):
		for _, l := range export.Lists() {
			if l.Kind == s.kind {
				return askList(s.env, s.env.Year(), l)
			}
		}
	case kit.Match(msg, keys[3]):
		return s.copied()
	}
	step, ok := map[string]int{
		"down": 1, "enter": 1, "up": -1, "pgdown": s.high - 1, "space": s.high - 1, "pgup": 1 - s.high,
		"home": -len(s.lines), "end": len(s.lines),
	}[kit.Key(msg)]
	if wheel, is := msg.(tea.MouseWheelMsg); is {
		step, ok = 3, true
		if wheel.Button == tea.MouseWheelUp {
			step = -3
		}
	}
	if ok {
		s.scroll(step)
	}
	return nil
}

// copied puts the text into the clipboard through the terminal (OSC 52), over a remote line too. Terminals do not
// answer whether they took it.
func (s *speech) copied() tea.Cmd {
	year, words := s.env.Year(), s.copy
	said := func(v *ledger.View) (string, error) { return words(v, year) }
	return read(s.env, &s.clip, said, func(said string) tea.Cmd {
		return tea.Batch(tea.SetClipboard(said), done(text.Copied(utf8.RuneCountInString(said))))
	})
}

// scroll moves by so many lines, within the text.
func (s *speech) scroll(step int) { s.top = max(min(s.top+step, len(s.lines)-s.high), 0) }

func (s *speech) Draw(w, h int) (string, *tea.Cursor) {
	s.high = max(h-1, 1)
	if s.slot.Waiting() && len(s.lines) == 0 {
		return "\n  " + text.OverviewReading, nil
	}
	top := max(min(s.top, len(s.lines)-s.high), 0)
	end := min(top+s.high, len(s.lines))
	out := make([]string, 0, h)
	for _, line := range s.lines[top:end] {
		out = append(out, " "+kit.Fit(kit.Sanitize(line), w-1))
	}
	for len(out) < s.high {
		out = append(out, "")
	}
	out = append(out, s.env.Theme.Dim.Render(kit.PadLeft(strconv.Itoa(end)+"/"+strconv.Itoa(len(s.lines)), w-1)))
	return kit.Block(out, w, h), nil
}
