package screen

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// vouchers lists the drafts, then the vouchers posted in a year, the latest first.
type vouchers struct {
	env   Env
	deeds voucherDeeds
	list  *kit.List
	rows  *voucherRows
	load  Slot
	shown Slot // of the preview
	// detail is what the preview shows; it may lag behind the selection.
	detail voucherDetail
}

// NewVouchers is the tab 账务.
func NewVouchers(env Env) Screen {
	s := &vouchers{env: env, deeds: newVoucherDeeds(env), rows: &voucherRows{year: env.Year()}}
	s.list = kit.NewList(env.Theme, voucherColumns(0, false)...)
	s.deeds.after = s.list.ClearMarks
	s.list.Empty = text.VouchersReading
	s.list.Marks = true
	s.list.OnOpen = func(string) tea.Cmd { return s.menu() }
	s.list.OnSelect = func(string) tea.Cmd { return s.preview() }
	s.list.Preview = s.drawPreview
	return s
}

func (s *vouchers) Init() tea.Cmd { return s.Reload() }

// Reload reads what is new; a change of the year reads that year.
func (s *vouchers) Reload() tea.Cmd {
	year, old := s.env.Year(), s.rows
	if old.seq == 0 {
		old = nil
	}
	return read(s.env, &s.load, func(v *ledger.View) (*voucherRows, error) { return readVouchers(v, year, old) },
		func(rows *voucherRows) tea.Cmd {
			s.rows = rows
			s.list.Empty = text.VouchersEmpty
			if made := *s.deeds.made; made != 0 {
				s.list.Select(idKey(made))
				*s.deeds.made = 0
			}
			return tea.Batch(s.list.SetRows(kit.Rows{
				Len:  rows.len(),
				Key:  func(i int) string { return idKey(rows.row(i).id) },
				Row:  func(i int) []kit.Cell { return s.cells(rows, rows.row(i)) },
				Text: rows.search,
				Find: func(key string) int { return rows.find(keyID(key)) },
			}), s.preview())
		})
}

// voucherColumns are the columns of the list; w is the width that it has, years tells that dates are shown with the
// year. All of them are always there, so that a row's cells need not know the width.
func voucherColumns(w int, years bool) []kit.Column {
	days := 5
	if years {
		days = 8
	}
	accounts, preparer := kit.Column{Title: text.VoucherColAccounts, Width: 18, From: 1 << 20},
		kit.Column{Title: text.VoucherColPreparer, Width: 8, From: 1 << 20}
	switch {
	case w >= 100:
		accounts.From, preparer.From = 0, 0
	case w >= 86:
		accounts.From = 0
	case w >= 74:
		preparer.From = 0
	}
	if w >= 120 {
		accounts.Width = 30
	}
	return []kit.Column{
		{Title: text.VoucherColVoucher, Width: 8},
		{Title: text.VoucherColDate, Width: days},
		{Title: text.VoucherColSummary, Width: 10, Flex: true},
		accounts,
		{Title: text.VoucherColAmount, Width: 12, Align: kit.AlignRight},
		{Title: text.VoucherColState, Width: 12},
		preparer,
	}
}

func (s *vouchers) cells(rows *voucherRows, r voucherRow) []kit.Cell {
	cells := kit.Cells(r.name(), text.DayFrom(rows.year, r.date), r.summary, rows.accounts(r),
		listAmount(r.amount), r.state(rows.year), r.preparer)
	th := s.env.Theme
	switch {
	case r.draft() && r.gap != 0:
		cells[5].Style = th.Warn
	case r.draft() && !r.reviewed:
		cells[5].Style = th.Info
	case r.draft():
		cells[5].Style = th.Good
	case cells[5].Text == text.VoucherStatePosted:
		cells[5].Style = th.Dim
	case r.cancelledBy.number != 0 || r.kind == model.VoucherRed:
		cells[5].Style = th.Dim
	}
	if r.amount < 0 {
		cells[4].Style = th.Bad
	}
	return cells
}

// listAmount leaves the commas out of an amount that is too long for its column.
func listAmount(m model.Money) string {
	if s := m.Grouped(); len(s) <= 12 {
		return s
	}
	return m.String()
}

// selected is the row under the cursor; the zero row if there is none.
func (s *vouchers) selected() voucherRow {
	if i := s.list.SelectedRow(); i >= 0 && i < s.rows.len() && idKey(s.rows.row(i).id) == s.list.Selected() {
		return s.rows.row(i)
	}
	if i := s.rows.find(keyID(s.list.Selected())); i >= 0 {
		return s.rows.row(i)
	}
	return voucherRow{}
}

// marked are the drafts chosen for a batch, in the order of posting.
func (s *vouchers) marked() []model.ID {
	if s.list.MarkCount() == 0 {
		return nil
	}
	chosen := map[model.ID]bool{}
	for _, key := range s.list.Marked() {
		chosen[keyID(key)] = true
	}
	var out []model.ID
	for _, r := range s.rows.drafts {
		if chosen[r.id] {
			out = append(out, r.id)
		}
	}
	return out
}

// doomed are the drafts that would be thrown away: the chosen ones, else the one under the cursor.
func (s *vouchers) doomed() []model.ID {
	if out := s.marked(); len(out) > 0 {
		return out
	}
	return []model.ID{s.selected().id}
}

// preview reads the selected voucher for the pane beside the list.
func (s *vouchers) preview() tea.Cmd {
	id := keyID(s.list.Selected())
	if id == 0 {
		s.shown.Drop()
		s.detail = voucherDetail{}
		return nil
	}
	return read(s.env, &s.shown, func(v *ledger.View) (voucherDetail, error) { return readVoucher(v, id) },
		func(d voucherDetail) tea.Cmd {
			s.detail = d
			return nil
		})
}

func (s *vouchers) drawPreview(key string, w, h int) string {
	if idKey(s.detail.ID) != key {
		return ""
	}
	return kit.Block(s.detail.paper(s.env.Theme, w), w, h)
}

func (s *vouchers) Draw(w, h int) (string, *tea.Cursor) {
	inner := w
	s.list.PreviewW = w / 3
	if w >= 100 {
		inner = w - s.list.PreviewW - 2
	}
	s.list.Columns = voucherColumns(inner-3, s.rows.others)
	return s.list.Draw(w, h)
}

func (s *vouchers) Title() string { return text.VouchersTitle(s.env.Year(), len(s.rows.drafts)) }

// Editing tells that the filter is being typed.
func (s *vouchers) Editing() bool { return s.list.Typing() }

// Escape takes off the filter, then the marks.
func (s *vouchers) Escape() bool { return s.list.Escape() }

// deed is one thing that can be done here: its binding and what it does.
type deed struct {
	kit.Binding
	do func() tea.Cmd
}

func bind(help, off string, keys ...string) kit.Binding {
	return kit.Binding{Keys: keys, Help: help, Off: off}
}

func quiet(b kit.Binding) kit.Binding {
	b.Quiet = true
	return b
}

// first returns the first reason that is one.
func first(reasons ...string) string {
	for _, r := range reasons {
		if r != "" {
			return r
		}
	}
	return ""
}

// onlyIf is the reason unless the condition holds.
func onlyIf(ok bool, reason string) string {
	if ok {
		return ""
	}
	return reason
}

// list of what can be done with the row under the cursor, or here at all.
func (s *vouchers) deedsHere() []deed {
	d, r := s.deeds, s.selected()
	none := onlyIf(r.id != 0, text.VoucherOffNone)
	locked := onlyIf(!s.env.ReadOnly(), text.VoucherOffReadOnly)
	posted := onlyIf(!r.draft(), text.VoucherOffDraft)
	open := onlyIf(r.draft(), text.VoucherOffPosted)
	draft := onlyIf(r.draft() || s.list.MarkCount() > 0, text.VoucherOffPosted)
	drafts := onlyIf(len(s.rows.drafts) > 0, text.VoucherOffNoDrafts)
	link := onlyIf(s.detail.ID == r.id && len(s.detail.refs) > 0, text.VoucherOffNoLink)
	other := onlyIf(r.cancels.number != 0 || r.cancelledBy.number != 0, text.VoucherOffNoOther)
	return []deed{
		{quiet(bind(text.VoucherKeyOpen, none, "v", "shift+f1")), func() tea.Cmd { return d.open(r.id) }},
		{bind(text.VoucherKeyNew, locked, "n", "f3", "ctrl+n"), d.create},
		{bind(text.EventsTitle, locked, "N", "shift+f3", "ctrl+v"), d.happened},
		{
			bind(text.VoucherKeyEdit, first(none, locked, open), "e", "f2", "ctrl+e"),
			func() tea.Cmd { return d.edit(r.id) },
		},
		{
			bind(text.VoucherKeyPost, first(locked, drafts), "p", "f8", "ctrl+t"),
			func() tea.Cmd { return d.postMenu(r, s.marked(), s.rows) },
		},
		{
			bind(text.VoucherKeyReview, first(locked, drafts), "a", "ctrl+u"),
			func() tea.Cmd { return d.reviewMenu(r, s.marked(), s.rows) },
		},
		{
			bind(text.VoucherKeyCorrect, first(none, locked, posted), "r", "f7", "ctrl+d"),
			func() tea.Cmd { return d.correct(r.id) },
		},
		{bind(text.VoucherKeyMonths, locked, "c", "f11", "ctrl+w"), func() tea.Cmd { return d.months(s.rows.months) }},
		{
			quiet(bind(text.VoucherKeyDiscard, first(none, locked, draft), "x", "f4", "ctrl+x")),
			func() tea.Cmd { return d.discard(s.doomed(), nil) },
		},
		{
			quiet(bind(text.VoucherKeyCopy, first(none, locked), "y", "f6", "ctrl+y")),
			func() tea.Cmd { return d.copy(r.id) },
		},
		{
			quiet(bind(text.VoucherKeyLinked, first(none, link), "g", "f12", "ctrl+o")),
			func() tea.Cmd { return d.linked(r.id) },
		},
		{quiet(bind(text.TemplatesTitle, locked, "z", "shift+f2")), d.templates},
		{quiet(bind(text.TemplateKeySave, first(none, locked), "s", "ctrl+s")), func() tea.Cmd { return d.keep(r.id) }},
		{
			quiet(bind(text.VoucherKeyOther, first(none, other), "o", "shift+f4")),
			func() tea.Cmd { return d.other(r.id) },
		},
		{quiet(bind(text.VoucherKeyPrint, none, "t", "ctrl+f")), func() tea.Cmd { return d.printForm(r.id) }},
		{bind(text.RoomsTitle, "", "b", "ctrl+b"), func() tea.Cmd { return roomsMenu(s.env) }},
		{quiet(bind(text.VoucherKeyMonth, "", "m", "ctrl+l")), s.askMonth},
		{quiet(bind(text.VoucherKeyEarlier, "", "[", "ctrl+left")), func() tea.Cmd { return s.stepMonth(-1) }},
		{quiet(bind(text.VoucherKeyLater, "", "]", "ctrl+right")), func() tea.Cmd { return s.stepMonth(1) }},
		{
			quiet(bind(text.VoucherKeyLedger, "", "l", "ctrl+k")),
			func() tea.Cmd { return pickLedger(s.env, s.rows.chart) },
		},
	}
}

// Keys begins with those of the list.
func (s *vouchers) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.VoucherKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.VoucherKeyActs, onlyIf(s.list.Len() > 0, text.VoucherOffNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out,
		bind(text.VoucherKeyFind, "", "/"), quiet(bind(text.VoucherKeyMark, "", "space", "shift+up", "shift+down")),
		quiet(bind(text.VoucherKeyMarkAll, "", "ctrl+a")))
}

// menu lists what can be done with the row, opening it first.
func (s *vouchers) menu() tea.Cmd {
	deeds := slices.DeleteFunc(s.deedsHere(), func(d deed) bool { return d.Keys[0] == "[" || d.Keys[0] == "]" })
	return ask(kit.NewMenu(s.env.Theme, s.selected().name(), menuOf(deeds)...))
}

// menuOf makes a menu of deeds; each key that is a letter or a sign does it at once.
func menuOf(deeds []deed) []kit.Action {
	actions := make([]kit.Action, len(deeds))
	for i, d := range deeds {
		actions[i] = kit.Action{Key: d.Keys[0], Label: d.Help, Off: d.Off, Do: d.do}
	}
	return actions
}

func (s *vouchers) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		for _, d := range s.deedsHere() {
			if kit.Match(msg, d.Binding) {
				return d.do()
			}
		}
	}
	return s.list.Update(msg)
}

// askMonth offers the months that have vouchers.
func (s *vouchers) askMonth() tea.Cmd {
	var actions []kit.Action
	for _, m := range s.rows.months {
		if m.Vouchers == 0 {
			continue
		}
		actions = append(actions, kit.Action{
			Label: text.MonthLine(m.Period, m.Closed, m.Vouchers, m.Drafts),
			Do:    func() tea.Cmd { return s.jump(m.Period) },
		})
	}
	return ask(kit.NewMenu(s.env.Theme, strings.TrimSpace(text.VoucherKeyMonth), actions...))
}

// jump goes to the latest voucher of a month.
func (s *vouchers) jump(p model.Period) tea.Cmd {
	i := s.rows.firstOf(p)
	if i < 0 {
		return nil
	}
	if !s.list.Select(idKey(s.rows.row(i).id)) {
		s.list.Escape()
		s.list.Select(idKey(s.rows.row(i).id))
	}
	return s.preview()
}

// stepMonth goes to the next month with vouchers, earlier or later than the row under the cursor.
func (s *vouchers) stepMonth(d int) tea.Cmd {
	from := model.Closing(s.rows.year) + 1
	if r := s.selected(); r.id != 0 && !r.draft() {
		from = r.period
	} else if d > 0 {
		return nil
	}
	for p := from + model.Period(d); p.Year() == s.rows.year && p.Month() >= 1 && p.Month() <= model.ClosingMonth; {
		if s.rows.firstOf(p) >= 0 {
			return s.jump(p)
		}
		p += model.Period(d)
	}
	return nil
}
