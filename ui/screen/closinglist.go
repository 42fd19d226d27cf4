package screen

import (
	"cmp"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// closeList is the check list of one period; each line leads to what it is about.
type closeList struct {
	env    Env
	period model.Period
	load   Slot
	list   *kit.List
	data   closeListData
	deeds  closingDeeds
}

// closeListData is a snapshot of the list.
type closeListData struct {
	state  ledger.PeriodState
	checks []ledger.CloseCheck
	names  map[model.ID]string // of the vouchers that the list names
	chart  model.Chart
}

func newCloseList(env Env, p model.Period) Screen {
	s := &closeList{env: env, period: p, deeds: newClosingDeeds(env)}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.ClosingColCheck, Width: 30, Flex: true},
		kit.Column{Title: text.ClosingColFound, Width: 8},
	)
	s.list.OnOpen = s.open
	s.list.Preview = s.preview
	return s
}

func (s *closeList) Init() tea.Cmd { return s.Reload() }
func (s *closeList) Title() string { return text.ClosingListTitle(s.period) }
func (s *closeList) Editing() bool { return s.list.Typing() }
func (s *closeList) Escape() bool  { return s.list.Escape() }

func (s *closeList) Reload() tea.Cmd {
	p := s.period
	return read(s.env, &s.load, func(v *ledger.View) (closeListData, error) { return readCloseList(v, p) },
		func(d closeListData) tea.Cmd {
			s.data = d
			return s.list.SetRows(kit.Rows{
				Len: len(d.checks), Key: func(i int) string { return strconv.Itoa(int(d.checks[i].Name)) },
				Row:  func(i int) []kit.Cell { return s.cells(d.checks[i]) },
				Text: func(i int) string { return text.CloseCheckLine(d.checks[i]) },
			})
		})
}

// namedMost is how many vouchers of one line are named; the rest is counted.
const namedMost = 200

func readCloseList(v *ledger.View, p model.Period) (closeListData, error) {
	d := closeListData{names: map[model.ID]string{}}
	var err error
	if d.chart, err = v.Chart(); err != nil {
		return d, err
	}
	if p.IsMonth() {
		months, err := v.Periods(p.Year())
		if err != nil {
			return d, err
		}
		d.state = months[p.Month()-1]
	} else if d.state, err = v.YearState(p.Year()); err != nil {
		return d, err
	}
	if d.checks, err = v.CloseChecks(p); err != nil {
		return d, err
	}
	// What stands in the way comes first, then what is to be looked at.
	slices.SortStableFunc(d.checks, func(a, b ledger.CloseCheck) int { return cmp.Compare(b.State, a.State) })
	for _, c := range d.checks {
		for _, i := range c.Items[:min(len(c.Items), namedMost)] {
			if i.Ref.Kind != model.KindVoucher {
				continue
			}
			x, err := v.Voucher(i.Ref.ID)
			if err != nil {
				return d, err
			}
			d.names[i.Ref.ID] = text.VoucherShort(x) + " " + x.Summary
		}
	}
	return d, nil
}

func (s *closeList) cells(c ledger.CloseCheck) []kit.Cell {
	cells := kit.Cells(text.CloseCheckLine(c), text.CloseCheckState(c.State))
	switch c.State {
	case ledger.CheckObstacle:
		cells[1].Style = s.env.Theme.Bad
	case ledger.CheckHint:
		cells[1].Style = s.env.Theme.Warn
	case ledger.CheckOK:
		cells[1].Style = s.env.Theme.Good
	}
	return cells
}

// line is one item in words.
func (s *closeList) line(i ledger.CloseItem) string {
	account := ""
	if i.Account != "" {
		account = i.Account + " " + s.data.chart.FullName(i.Account)
	}
	return text.CloseItemLine(i, account, s.data.names[i.Ref.ID])
}

// preview lists what a line is about.
func (s *closeList) preview(key string, w, h int) string {
	var lines []string
	for _, i := range s.itemsOf(key).Items {
		if len(lines) >= h {
			break
		}
		lines = append(lines, kit.Wrap(kit.Sanitize(s.line(i)), w-1)...)
	}
	return kit.Block(lines, w, h)
}

func (s *closeList) itemsOf(key string) ledger.CloseCheck {
	for _, c := range s.data.checks {
		if strconv.Itoa(int(c.Name)) == key {
			return c
		}
	}
	return ledger.CloseCheck{}
}

// open goes to what a line is about; several things are offered in a menu.
func (s *closeList) open(key string) tea.Cmd {
	c := s.itemsOf(key)
	var actions []kit.Action
	var drafts []model.ID
	for _, i := range c.Items[:min(len(c.Items), namedMost)] {
		actions = append(actions, kit.Action{Label: s.line(i), Do: func() tea.Cmd { return s.goTo(c.Name, i) }})
		if c.Name == ledger.CloseCheckDrafts {
			drafts = append(drafts, i.Ref.ID)
		}
	}
	if len(drafts) > 0 {
		post := kit.Action{
			Label: text.PostMonthLine(s.period, len(drafts)),
			Do:    func() tea.Cmd { return s.deeds.vouchers.post(drafts) },
		}
		actions = append([]kit.Action{post}, actions...)
	}
	switch {
	case c.Name == ledger.CloseCheckAccrual && len(c.Items) > 0:
		return s.deeds.beginAccrual(s.period.Year())
	case len(actions) == 0:
		return say(text.CloseCheckLine(c))
	case len(actions) == 1:
		return actions[0].Do()
	}
	return ask(kit.NewPalette(s.env.Theme, text.CloseCheckLine(c), actions...))
}

// goTo opens where an item is dealt with.
func (s *closeList) goTo(name ledger.CloseCheckName, i ledger.CloseItem) tea.Cmd {
	switch {
	case i.Ref.Kind == model.KindVoucher && (name == ledger.CloseCheckDrafts || name == ledger.CloseCheckReviewed):
		return s.deeds.vouchers.edit(i.Ref.ID)
	case i.Ref.Kind == model.KindVoucher:
		return s.deeds.vouchers.open(i.Ref.ID)
	case name == ledger.CloseCheckOpening:
		return push(NewStart(s.env))
	case name == ledger.CloseCheckBudget:
		return push(NewBudget(s.env))
	case name == ledger.CloseCheckCards:
		return push(newAssetsAt(s.env, 0))
	case name == ledger.CloseCheckProjects, name == ledger.CloseCheckOverspent:
		return push(NewProjects(s.env))
	case name == ledger.CloseCheckEarlier, name == ledger.CloseCheckSealed && i.Account == "":
		return push(newCloseList(s.env, i.Period))
	case name == ledger.CloseCheckDepreciation:
		return push(newAssetsAt(s.env, i.Ref.ID))
	case name == ledger.CloseCheckCash:
		return push(NewCashCounts(s.env))
	case name == ledger.CloseCheckCounted:
		return push(NewAssetCounts(s.env))
	case name == ledger.CloseCheckGaps:
		return push(NewGaps(s.env))
	case name == ledger.CloseCheckBank:
		return push(newBankMonth(s.env, i.Account, i.Period))
	case i.Account != "" && s.data.chart.IsLeaf(i.Account):
		return push(newAccountLedger(s.env, i.Account, 0))
	}
	return say(s.line(i))
}

func (s *closeList) acts() []deed { return s.deeds.of(s.data.state) }

func (s *closeList) Keys() []kit.Binding {
	out := []kit.Binding{bind(text.ClosingKeyGo, "", "enter")}
	for _, d := range s.acts() {
		out = append(out, d.Binding)
	}
	return out
}

func (s *closeList) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := doneBy(msg, s.acts()); ok && !s.list.Typing() {
		return cmd
	}
	return s.list.Update(msg)
}

// Draw puts the sum above the list.
func (s *closeList) Draw(w, h int) (string, *tea.Cursor) {
	blocked, hints := weighed(s.data.checks)
	head := s.env.Theme.Title.Render(kit.Fit(" "+text.ClosingSum(blocked, hints), w))
	if s.data.state.Closed {
		head = s.env.Theme.Good.Render(kit.Fit(" "+text.ClosingClosed+"  "+text.ClosingNote(s.data.state), w))
	}
	view, cursor := s.list.Draw(w, h-1)
	return head + "\n" + view, kit.Offset(cursor, 0, 1)
}
