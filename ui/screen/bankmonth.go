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

// bankMonth is where a bank account's lines and entries are matched up to the end of a month: what is proposed first,
// then what is open on either side.
type bankMonth struct {
	env     Env
	account string
	month   model.Period
	data    bankItems
	rows    []bankRow
	at      map[string]int
	list    *kit.List
	load    Slot
}

// bankItems is what is read of a month.
type bankItems struct {
	state     ledger.Reconciled
	lines     []model.BankLine
	book      []ledger.BookItem
	proposals []ledger.Proposal
}

// bankRow is a proposal, a line of the bank, or an entry of the book.
type bankRow struct {
	proposal *ledger.Proposal
	line     *model.BankLine
	book     *ledger.BookItem
}

func newBankMonth(env Env, account string, month model.Period) Screen {
	s := &bankMonth{env: env, account: account, month: month}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.BankColSide, Width: 6},
		kit.Column{Title: text.BankColDate, Width: 10},
		kit.Column{Title: text.BankColAmount, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.BankColWords, Width: 20, Flex: true},
	)
	s.list.Marks = true
	s.list.Empty = text.BankReading
	s.list.Preview = s.preview
	s.list.OnOpen = func(string) tea.Cmd { return s.menu() }
	return s
}

func (s *bankMonth) Init() tea.Cmd { return s.Reload() }
func (s *bankMonth) Title() string { return text.BankMonthTitle(s.account, s.month) }
func (s *bankMonth) Editing() bool { return s.list.Typing() }
func (s *bankMonth) Escape() bool  { return s.list.Escape() }

func (s *bankMonth) Reload() tea.Cmd {
	account, month := s.account, s.month
	return read(s.env, &s.load, func(v *ledger.View) (d bankItems, err error) {
		if d.state, err = v.Reconcile(account, month); err != nil {
			return d, err
		}
		if d.lines, d.book, err = v.OpenItems(account, month.Last()); err != nil {
			return d, err
		}
		d.proposals, err = v.Propose(account, month.Last())
		return d, err
	}, s.show)
}

func (s *bankMonth) show(d bankItems) tea.Cmd {
	s.data = d
	s.list.Empty = text.BankAllDone
	s.rows = nil
	for i := range d.proposals {
		s.rows = append(s.rows, bankRow{proposal: &d.proposals[i]})
	}
	for i := range d.lines {
		s.rows = append(s.rows, bankRow{line: &d.lines[i]})
	}
	for i := range d.book {
		s.rows = append(s.rows, bankRow{book: &d.book[i]})
	}
	s.at = map[string]int{}
	for i, r := range s.rows {
		s.at[r.key()] = i
	}
	rows, at := s.rows, s.at
	return s.list.SetRows(kit.Rows{
		Len:  len(rows),
		Key:  func(i int) string { return rows[i].key() },
		Row:  func(i int) []kit.Cell { return s.cells(rows[i]) },
		Text: func(i int) string { return s.words(rows[i]) },
		Find: func(key string) int {
			if i, ok := at[key]; ok {
				return i
			}
			return -1
		},
	})
}

// key tells the row from all others and stays the same while the row does.
func (r bankRow) key() string {
	switch {
	case r.proposal != nil:
		m := r.proposal.Match
		if len(m.Lines) > 0 {
			return "p" + idKey(m.Lines[0])
		}
		return "q" + entryKey(m.Entries[0])
	case r.line != nil:
		return "b" + idKey(r.line.ID)
	case r.book != nil:
		return "e" + entryKey(r.book.Ref)
	}
	return ""
}

func entryKey(e model.EntryRef) string { return idKey(e.Voucher) + "/" + strconv.Itoa(e.Line) }

// line and item find what a proposal is made of.
func (s *bankMonth) line(id model.ID) model.BankLine {
	for _, l := range s.data.lines {
		if l.ID == id {
			return l
		}
	}
	return model.BankLine{}
}

func (s *bankMonth) item(e model.EntryRef) ledger.BookItem {
	for _, b := range s.data.book {
		if b.Ref == e {
			return b
		}
	}
	return ledger.BookItem{}
}

func (s *bankMonth) words(r bankRow) string {
	switch {
	case r.line != nil:
		return text.BankLineWords(*r.line)
	case r.book != nil:
		return text.BookItemWords(*r.book)
	case r.proposal == nil:
		return ""
	}
	var parts []string
	for _, id := range r.proposal.Match.Lines {
		parts = append(parts, text.BankLineWords(s.line(id)))
	}
	for _, e := range r.proposal.Match.Entries {
		parts = append(parts, text.BookItemWords(s.item(e)))
	}
	return strings.Join(parts, " = ")
}

// sum is a proposal's amount and first day, as the bank sees it where it takes part.
func (s *bankMonth) sum(p ledger.Proposal) (sum model.Money, day model.Date) {
	for _, id := range p.Match.Lines {
		l := s.line(id)
		sum += l.Amount
		day = max(day, l.Date)
	}
	if len(p.Match.Lines) > 0 {
		return sum, day
	}
	for _, e := range p.Match.Entries {
		day = max(day, s.item(e).Date)
	}
	return 0, day
}

func (s *bankMonth) cells(r bankRow) []kit.Cell {
	th := s.env.Theme
	switch {
	case r.line != nil:
		return kit.Cells(text.BankSideBank, r.line.Date.String(), r.line.Amount.Grouped(), s.words(r))
	case r.book != nil:
		return kit.Cells(text.BankSideBook, r.book.Date.String(), r.book.Amount.Grouped(), s.words(r))
	}
	sum, day := s.sum(*r.proposal)
	side := onOff(r.proposal.Sure, text.BankSure, text.BankSideBoth)
	cells := kit.Cells(side, day.String(), sum.Grouped(), s.words(r))
	if r.proposal.Sure {
		cells[0].Style = th.Good
	}
	return cells
}

// preview shows the parts of a row one below the other, and why they are proposed.
func (s *bankMonth) preview(key string, w, h int) string {
	i, ok := s.at[key]
	if !ok {
		return ""
	}
	r := s.rows[i]
	var lines []string
	add := func(words string) { lines = append(lines, kit.Wrap(kit.Sanitize(words), w)...) }
	if r.proposal == nil {
		add(s.words(r))
		return kit.Block(lines, w, h)
	}
	for _, id := range r.proposal.Match.Lines {
		l := s.line(id)
		add(text.BankSideBank + " " + l.Date.String() + " " + l.Amount.Grouped())
		add("  " + text.BankLineWords(l))
	}
	for _, e := range r.proposal.Match.Entries {
		b := s.item(e)
		add(text.BankSideBook + " " + b.Date.String() + " " + b.Amount.Grouped())
		add("  " + text.BookItemWords(b))
	}
	lines = append(lines, "")
	add(text.BankReasons(*r.proposal))
	return kit.Block(lines, w, h)
}

// selected is the row under the cursor.
func (s *bankMonth) selected() bankRow {
	if i, ok := s.at[s.list.Selected()]; ok {
		return s.rows[i]
	}
	return bankRow{}
}

// marked is the match that the marked rows would make, and the sums of both sides.
func (s *bankMonth) marked() (m model.Match, lines, booked model.Money, n int) {
	m.Account = s.account
	for _, key := range s.list.Marked() {
		i, ok := s.at[key]
		if !ok {
			continue
		}
		n++
		switch r := s.rows[i]; {
		case r.line != nil:
			m.Lines = append(m.Lines, r.line.ID)
			lines += r.line.Amount
		case r.book != nil:
			m.Entries = append(m.Entries, r.book.Ref)
			booked += r.book.Amount
		}
	}
	return m, lines, booked, n
}

func (s *bankMonth) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"), quiet(bind(text.VoucherKeyMark, "", "space")))
}

func (s *bankMonth) menu() tea.Cmd {
	return ask(kit.NewMenu(s.env.Theme, s.Title(), menuOf(s.deedsHere())...))
}

func (s *bankMonth) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *bankMonth) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	_, lines, booked, n := s.marked()
	foot := []string{kit.Rule(th, w)}
	for i, line := range text.BankFoot(s.data.state, lines, booked, n) {
		look := th.Good
		if i == 0 && !s.data.state.Equal || i == 1 && lines != booked {
			look = th.Warn
		}
		foot = append(foot, " "+look.Render(kit.Fit(line, w-1)))
	}
	for _, p := range s.data.state.Problems {
		foot = append(foot, " "+th.Warn.Render(kit.Fit(text.BankProblem(p), w-1)))
	}
	body, cursor := s.list.Draw(w, h-len(foot))
	rows := strings.Split(kit.Block(strings.Split(body, "\n"), w, h-len(foot)), "\n")
	return kit.Block(append(rows, foot...), w, h), cursor
}
