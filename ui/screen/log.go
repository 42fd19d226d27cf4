package screen

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// log shows who did what and when: every event of the book, the latest first.
type log struct {
	env   Env
	slot  Slot
	list  *kit.List
	all   []logRow
	shown []logRow
	most  int  // how many events to load
	more  bool // there are earlier ones

	person, kind, month string // filters; empty: all
}

// logRow is one event in words.
type logRow struct {
	seq                      uint64
	ref                      model.Ref
	when, who, what, content string
	lines                    []string // the record in full, and why
}

// The number of events that are loaded at first, and by how much more a step loads.
const logFirst, logStep = 2000, 20

// NewLog is the operation log.
func NewLog(env Env) Screen {
	s := &log{env: env, most: logFirst}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.LogWhen, Width: 16}, kit.Column{Title: text.LogWho, Width: 10},
		kit.Column{Title: text.LogWhat, Width: 12}, kit.Column{Title: text.LogContent, Width: 20, Flex: true},
	)
	s.list.Preview = s.preview
	s.list.OnOpen = s.open
	return s
}

func (s *log) Init() tea.Cmd { return s.Reload() }
func (s *log) Editing() bool { return s.list.Typing() }

func (s *log) Title() string {
	return text.LogTitle(len(s.shown), s.more, s.person, s.kind, s.month)
}

// Escape takes the list's own filter off first, then the filters by person, kind and month.
func (s *log) Escape() bool {
	if s.list.Escape() {
		return true
	}
	if s.person+s.kind+s.month == "" {
		return false
	}
	s.person, s.kind, s.month = "", "", ""
	s.show()
	return true
}

func (s *log) Keys() []kit.Binding {
	off := ""
	if !s.more {
		off = text.LogNoMore
	}
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.LogDetail},
		{Keys: []string{"/"}, Help: text.FieldFind},
		{Keys: []string{"p", "f4", "ctrl+y"}, Help: text.LogPerson},
		{Keys: []string{"k", "f6", "ctrl+k"}, Help: text.LogKind},
		{Keys: []string{"m", "f7", "ctrl+o"}, Help: text.LogMonth},
		{Keys: []string{"e", "f8", "ctrl+e"}, Help: text.LogMore, Off: off},
	}
}

func (s *log) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		for _, b := range s.Keys()[2:] {
			if kit.Match(msg, b) {
				return s.act(b.Keys[0])
			}
		}
	}
	return s.list.Update(msg)
}

func (s *log) act(key string) tea.Cmd {
	switch key {
	case "p":
		return s.choose(text.LogPerson, &s.person, func(r logRow) string { return r.who })
	case "k":
		return s.choose(text.LogKind, &s.kind, func(r logRow) string { return r.what })
	case "m":
		return s.choose(text.LogMonth, &s.month, func(r logRow) string { return r.when[:min(7, len(r.when))] })
	}
	s.most *= logStep
	return s.Reload()
}

// choose offers the values that the events have, and filters by one.
func (s *log) choose(title string, to *string, of func(logRow) string) tea.Cmd {
	var values []string
	for _, r := range s.all {
		if v := of(r); !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	actions := []kit.Action{{Label: text.LogAll, Do: func() tea.Cmd {
		*to = ""
		return s.show()
	}}}
	for _, v := range values {
		actions = append(actions, kit.Action{Label: text.OrNone(v), Do: func() tea.Cmd {
			*to = v
			return s.show()
		}})
	}
	return ask(kit.NewPalette(s.env.Theme, title, actions...))
}

func (s *log) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *log) Reload() tea.Cmd {
	most := s.most
	type loaded struct {
		rows []logRow
		more bool
	}
	return read(s.env, &s.slot,
		func(v *ledger.View) (loaded, error) {
			rows, more, err := readLog(v, most)
			return loaded{rows, more}, err
		},
		func(l loaded) tea.Cmd {
			s.all, s.more = l.rows, l.more
			return s.show()
		})
}

// show applies the filters.
func (s *log) show() tea.Cmd {
	s.shown = s.shown[:0:0]
	for _, r := range s.all {
		if (s.person == "" || r.who == s.person) && (s.kind == "" || r.what == s.kind) &&
			strings.HasPrefix(r.when, s.month) {
			s.shown = append(s.shown, r)
		}
	}
	rows := s.shown
	return s.list.SetRows(kit.Rows{
		Len: len(rows), Key: func(i int) string { return fmt.Sprint(rows[i].seq) },
		Row: func(i int) []kit.Cell {
			return kit.Cells(rows[i].when, text.OrNone(rows[i].who), rows[i].what, rows[i].content)
		},
		Text: func(i int) string {
			return rows[i].when + " " + rows[i].who + " " + rows[i].what + " " + rows[i].content
		},
	})
}

// find returns the row of a key.
func (s *log) find(key string) (logRow, bool) {
	for _, r := range s.shown {
		if fmt.Sprint(r.seq) == key {
			return r, true
		}
	}
	return logRow{}, false
}

// before returns the event that last wrote the same record, if it is loaded.
func (s *log) before(r logRow) (logRow, bool) {
	best, found := logRow{}, false
	for _, x := range s.all {
		if x.ref == r.ref && x.seq < r.seq && (!found || x.seq > best.seq) {
			best, found = x, true
		}
	}
	return best, found
}

// words are a row in full: what it changed from the record before it, else the record.
func (s *log) words(r logRow) []string {
	out := []string{text.LogHead(r.seq, r.when, r.who, r.what), r.content, ""}
	old, found := s.before(r)
	if !found || len(r.lines) == 0 {
		return append(out, r.lines...)
	}
	changed := changes(old.lines, r.lines)
	if len(changed) == 0 {
		return append(out, text.LogSame)
	}
	return append(out, changed...)
}

// changes compares two records line by line, each "label value".
func changes(old, now []string) []string {
	var out []string
	for _, line := range now {
		if slices.Contains(old, line) {
			continue
		}
		label, value, _ := strings.Cut(line, " ")
		was := text.LogEmpty
		for _, o := range old {
			if l, v, _ := strings.Cut(o, " "); l == label && !slices.Contains(now, o) {
				was = v
				break
			}
		}
		out = append(out, text.LogChange(label, was, value))
	}
	for _, line := range old {
		label, value, _ := strings.Cut(line, " ")
		if !slices.ContainsFunc(now, func(n string) bool { return strings.HasPrefix(n, label+" ") }) {
			out = append(out, text.LogChange(label, value, text.LogEmpty))
		}
	}
	return out
}

func (s *log) preview(key string, w, h int) string {
	r, ok := s.find(key)
	if !ok {
		return ""
	}
	var lines []string
	for _, p := range s.words(r) {
		lines = append(lines, kit.Wrap(p, w)...)
	}
	return kit.Block(lines, w, h)
}

func (s *log) open(key string) tea.Cmd {
	r, ok := s.find(key)
	if !ok {
		return nil
	}
	return ask(kit.NewMessage(s.env.Theme, text.LogDetail, strings.Join(s.words(r), "\n")))
}

// readLog reads the latest events, newest first, and tells whether there are earlier ones.
func readLog(v *ledger.View, most int) ([]logRow, bool, error) {
	names, err := memberNames(v)
	if err != nil {
		return nil, false, err
	}
	from := uint64(1)
	if last := v.Head().Seq; last > uint64(most) {
		from = last - uint64(most) + 1
	}
	var rows []logRow
	err = v.EachEvent(from, func(e ledger.Event) error {
		r := logRow{seq: e.Seq, ref: e.Ref, when: text.When(e.Time), who: e.Actor}
		r.what = text.EventName(e.Kind, e.Ref.Kind)
		record, err := e.Record()
		if err != nil {
			return err
		}
		r.content = text.EventContent(e, record, names)
		r.lines = text.RecordLines(record, names)
		rows = append(rows, r)
		return nil
	})
	slices.Reverse(rows)
	return rows, from > 1, err
}

// memberNames are the names of all on the roster.
func memberNames(v *ledger.View) (map[model.ID]string, error) {
	members, err := v.Members()
	if err != nil {
		return nil, err
	}
	names := make(map[model.ID]string, len(members))
	for _, m := range members {
		names[m.ID] = m.Name
	}
	merged, err := v.Merged()
	for id, m := range merged {
		names[id] = m.Name
	}
	return names, err
}
