package screen

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// bankMonth is where a bank account's lines and entries are matched up to the end of a month: the bank's lines on one
// side, the entries of the book on the other. What is proposed stands first, in the same order on both sides, so that
// pairs lie beside each other; then comes what is open, and on demand what the month's matches hold.
type bankMonth struct {
	env     Env
	account string
	month   model.Period
	data    bankItems
	panes   [2]*bankPane // the bank's and the book's
	focus   int
	done    bool // what is matched already is shown as well
	load    Slot
	side    bool // of the last drawing: the panes stand side by side
	split   int  // and where the second one begins, in columns or lines
}

// The two panes.
const (
	paneBank = 0
	paneBook = 1
)

// bankItems is what is read of a month.
type bankItems struct {
	state     ledger.Reconciled
	lines     []model.BankLine
	book      []ledger.BookItem
	proposals []ledger.Proposal
	drafts    map[model.ID]model.ID // of lines, by the line
	matched   []bankMatched
}

// bankRow is a line of the bank or an entry of the book.
type bankRow struct {
	line     *model.BankLine
	book     *ledger.BookItem
	proposal int      // 1: the first one; 0: none
	sure     bool     // that it is
	why      string   // it is proposed
	drafted  bool     // a draft was made of the line
	match    model.ID // 0: it is open
}

// bankPane is one side.
type bankPane struct {
	list *kit.List
	rows []bankRow
	at   map[string]int
}

func newBankMonth(env Env, account string, month model.Period) Screen {
	s := &bankMonth{env: env, account: account, month: month}
	for i := range s.panes {
		l := kit.NewList(env.Theme,
			kit.Column{Title: text.BankColGroup, Width: 4},
			kit.Column{Title: text.BankColDate, Width: 8},
			kit.Column{Title: text.BankColAmount, Width: 12, Align: kit.AlignRight},
			kit.Column{Title: text.BankColWords, Width: 14, Flex: true},
			kit.Column{Title: text.BankColWhy, Width: 20, From: 72},
		)
		l.Marks, l.Bare, l.Blurred = true, true, i != paneBank
		l.Empty = text.BankReading
		l.OnOpen = func(string) tea.Cmd { return s.menu() }
		l.OnSelect = func(string) tea.Cmd { s.follow(); return nil }
		s.panes[i] = &bankPane{list: l, at: map[string]int{}}
	}
	return s
}

func (s *bankMonth) here() *bankPane  { return s.panes[s.focus] }
func (s *bankMonth) other() *bankPane { return s.panes[1-s.focus] }

func (s *bankMonth) Init() tea.Cmd { return s.Reload() }
func (s *bankMonth) Title() string { return text.BankMonthTitle(s.account, s.month) }
func (s *bankMonth) Editing() bool { return s.here().list.Typing() }

// Escape undoes a filter, first where the keys are, or else all marks.
func (s *bankMonth) Escape() bool {
	if s.here().list.Filter() != "" {
		return s.here().list.Escape()
	}
	here, there := s.here().list.Escape(), s.other().list.Escape()
	return here || there
}

func (s *bankMonth) Reload() tea.Cmd {
	account, month, done := s.account, s.month, s.done
	return read(s.env, &s.load, func(v *ledger.View) (d bankItems, err error) {
		if d.state, err = v.Reconcile(account, month); err != nil {
			return d, err
		}
		if d.lines, d.book, err = v.OpenItems(account, month.Last()); err != nil {
			return d, err
		}
		if d.proposals, err = v.Propose(account, month.Last()); err != nil {
			return d, err
		}
		if err := d.earlier(v); err != nil {
			return d, err
		}
		d.inOrder()
		if done {
			if d.matched, err = readMatches(v, account); err != nil {
				return d, err
			}
		}
		d.drafts, err = v.DraftsOfLines()
		return d, err
	}, s.show)
}

// earlier adds the entries of proposals that lie before the first month with a statement.
func (d *bankItems) earlier(v *ledger.View) error {
	known := map[model.EntryRef]bool{}
	for _, b := range d.book {
		known[b.Ref] = true
	}
	for _, p := range d.proposals {
		for _, ref := range p.Match.Entries {
			if known[ref] {
				continue
			}
			x, err := v.Voucher(ref.Voucher)
			if err != nil {
				return err
			}
			d.book = append(d.book, itemOf(x, ref))
		}
	}
	return nil
}

// inOrder puts proposals of one line and one entry first, the sure ones before the others, each by day: then both panes
// show them row by row beside each other.
func (d *bankItems) inOrder() {
	days := map[model.ID]model.Date{}
	for _, l := range d.lines {
		days[l.ID] = l.Date
	}
	rank := func(p ledger.Proposal) int {
		n := 0
		if !p.Sure {
			n = 2
		}
		if len(p.Match.Lines) != 1 || len(p.Match.Entries) != 1 {
			n++
		}
		return n
	}
	day := func(p ledger.Proposal) model.Date {
		if len(p.Match.Lines) == 0 {
			return 0
		}
		return days[p.Match.Lines[0]]
	}
	slices.SortStableFunc(d.proposals, func(a, b ledger.Proposal) int {
		if x, y := rank(a), rank(b); x != y {
			return x - y
		}
		return int(day(a) - day(b))
	})
}

func (s *bankMonth) show(d bankItems) tea.Cmd {
	s.data = d
	s.panes[paneBank].list.Empty, s.panes[paneBook].list.Empty = text.BankNoLines, text.BankNoEntries
	var cmds []tea.Cmd
	for i, rows := range [2][]bankRow{d.bankRows(s.month), d.bookRows(s.month)} {
		p := s.panes[i]
		p.rows, p.at = rows, map[string]int{}
		for i, r := range rows {
			p.at[r.key()] = i
		}
		at := p.at
		cmds = append(cmds, p.list.SetRows(kit.Rows{
			Len:  len(rows),
			Key:  func(i int) string { return rows[i].key() },
			Row:  func(i int) []kit.Cell { return s.cells(rows[i]) },
			Text: func(i int) string { return rows[i].search() },
			Find: func(key string) int {
				if i, ok := at[key]; ok {
					return i
				}
				return -1
			},
		}))
	}
	s.follow()
	return tea.Batch(cmds...)
}

// bankRows are the lines of the bank: those of proposals first, then those that are open, then what is matched.
func (d bankItems) bankRows(month model.Period) (out []bankRow) {
	open := map[model.ID]*model.BankLine{}
	for i := range d.lines {
		open[d.lines[i].ID] = &d.lines[i]
	}
	for i, p := range d.proposals {
		for _, id := range p.Match.Lines {
			if l := open[id]; l != nil {
				out = append(out, bankRow{line: l, proposal: i + 1, sure: p.Sure, why: text.BankReasons(p)})
				delete(open, id)
			}
		}
	}
	for i := range d.lines {
		if l := &d.lines[i]; open[l.ID] != nil {
			out = append(out, bankRow{line: l, drafted: d.drafts[l.ID] != 0})
		}
	}
	for i := range d.matched {
		for j := range d.matched[i].lines {
			l := &d.matched[i].lines[j]
			if d.matched[i].touches(month) && open[l.ID] == nil {
				out = append(out, bankRow{line: l, match: d.matched[i].ID})
			}
		}
	}
	return out
}

// bookRows are the entries of the book, in the same order.
func (d bankItems) bookRows(month model.Period) (out []bankRow) {
	open := map[model.EntryRef]*ledger.BookItem{}
	for i := range d.book {
		open[d.book[i].Ref] = &d.book[i]
	}
	for i, p := range d.proposals {
		for _, ref := range p.Match.Entries {
			if b := open[ref]; b != nil {
				out = append(out, bankRow{book: b, proposal: i + 1, sure: p.Sure, why: text.BankReasons(p)})
				delete(open, ref)
			}
		}
	}
	for i := range d.book {
		if b := &d.book[i]; open[b.Ref] != nil {
			out = append(out, bankRow{book: b})
		}
	}
	for i := range d.matched {
		for j := range d.matched[i].entries {
			b := &d.matched[i].entries[j]
			if d.matched[i].touches(month) && open[b.Ref] == nil {
				out = append(out, bankRow{book: b, match: d.matched[i].ID})
			}
		}
	}
	return out
}

// key tells the row from all others of its pane and stays the same while the row does.
func (r bankRow) key() string {
	switch {
	case r.line != nil:
		return idKey(r.line.ID)
	case r.book != nil:
		return entryKey(r.book.Ref)
	}
	return ""
}

func entryKey(e model.EntryRef) string { return idKey(e.Voucher) + "/" + strconv.Itoa(e.Line) }

func (r bankRow) amount() model.Money {
	if r.line != nil {
		return r.line.Amount
	}
	return r.book.Amount
}

func (r bankRow) date() model.Date {
	if r.line != nil {
		return r.line.Date
	}
	return r.book.Date
}

func (r bankRow) words() string {
	if r.line != nil {
		return text.BankLineWords(*r.line)
	}
	return text.BookItemWords(*r.book)
}

// search is what a filter looks in.
func (r bankRow) search() string {
	return strings.Join([]string{r.words(), r.amount().String(), r.date().String()}, " ")
}

// row is the one of a pane under the cursor; false if there is none.
func (p *bankPane) row() (bankRow, bool) {
	if i, ok := p.at[p.list.Selected()]; ok {
		return p.rows[i], true
	}
	return bankRow{}, false
}

// follow moves the other pane to what belongs to the row under the cursor, unless it stands on a row that belongs to
// nothing: that one was chosen to be matched.
func (s *bankMonth) follow() {
	r, ok := s.here().row()
	if !ok || r.proposal == 0 && r.match == 0 {
		return
	}
	if x, ok := s.other().row(); ok && x.proposal == 0 && x.match == 0 {
		return
	}
	for _, x := range s.other().rows {
		if x.proposal == r.proposal && x.match == r.match {
			s.other().list.Select(x.key())
			return
		}
	}
}

// proposal is what is proposed for the row under the cursor; nil if nothing is.
func (s *bankMonth) proposal() *ledger.Proposal {
	if r, ok := s.here().row(); ok && r.proposal > 0 {
		return &s.data.proposals[r.proposal-1]
	}
	return nil
}

// marked is the match that the marked rows of both panes would make; lines and booked are the sums of both sides.
func (s *bankMonth) marked() (m model.Match, lines, booked model.Money, n int) {
	m.Account = s.account
	for _, p := range s.panes {
		for _, key := range p.list.Marked() {
			if i, ok := p.at[key]; ok && p.rows[i].match == 0 {
				n++
				add(&m, &lines, &booked, p.rows[i])
			}
		}
	}
	return m, lines, booked, n
}

// add puts a row into a match and its sums.
func add(m *model.Match, lines, booked *model.Money, r bankRow) {
	if r.line != nil {
		m.Lines, *lines = append(m.Lines, r.line.ID), *lines+r.line.Amount
	} else {
		m.Entries, *booked = append(m.Entries, r.book.Ref), *booked+r.book.Amount
	}
}

// chosen is what m would match: what is marked, or else the two rows under the cursors.
func (s *bankMonth) chosen() (m model.Match, lines, booked model.Money, n int) {
	if m, lines, booked, n = s.marked(); n > 0 {
		return m, lines, booked, n
	}
	for _, p := range s.panes {
		if r, ok := p.row(); ok && r.match == 0 {
			n++
			add(&m, &lines, &booked, r)
		}
	}
	return m, lines, booked, n
}

func (s *bankMonth) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.BankKeySide, "", "tab"), quiet(bind(text.MemberKeyActs, "", "enter"))}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"), quiet(bind(text.VoucherKeyMark, "", "space")))
}

func (s *bankMonth) menu() tea.Cmd {
	return ask(kit.NewMenu(s.env.Theme, s.Title(), menuOf(s.deedsHere())...))
}

// turn gives the keys to a pane.
func (s *bankMonth) turn(to int) {
	s.focus = to
	for i, p := range s.panes {
		p.list.Blurred = i != to
	}
}

func (s *bankMonth) Update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.MouseClickMsg:
		return s.click(m)
	case tea.KeyMsg, tea.MouseMsg:
	default:
		return tea.Batch(s.panes[0].list.Update(msg), s.panes[1].list.Update(msg))
	}
	if !s.Editing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
		switch key := kit.Key(msg); {
		case key == "tab", key == "shift+tab",
			key == "left" && s.focus == paneBook, key == "right" && s.focus == paneBank:
			s.turn(1 - s.focus)
			return nil
		}
	}
	return s.here().list.Update(msg)
}
