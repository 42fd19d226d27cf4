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

// closing is the room where the months of a year, and then the year itself, are closed and reopened.
type closing struct {
	env    Env
	load   Slot
	list   *kit.List
	rows   []closingRow
	claims []model.AccountBalance // what the upper union owes from the year before
	deeds  closingDeeds
}

// closingRow is a period and what its check list says.
type closingRow struct {
	ledger.PeriodState
	checks  []ledger.CloseCheck // of the next period to close only
	blocked int
	hints   int
	next    bool
}

// closingYear is a snapshot of the room.
type closingYear struct {
	rows   []closingRow
	claims []model.AccountBalance
}

// closingWide is the width from which the check list stands beside the months without cutting what is said of them.
const closingWide = 130

// NewClosing is the room 月末与年末结账.
func NewClosing(env Env) Screen {
	s := &closing{env: env, deeds: newClosingDeeds(env)}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.ClosingColWhen, Width: 13},
		kit.Column{Title: text.ClosingColState, Width: 8},
		kit.Column{Title: text.ClosingColCount, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.ClosingColDraft, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.ClosingColWho, Width: 8},
		kit.Column{Title: text.ClosingColNote, Width: 20, Flex: true},
	)
	s.list.OnOpen = func(key string) tea.Cmd { return push(newCloseList(env, keyPeriod(key))) }
	s.list.Preview = s.preview
	s.list.PreviewAt = closingWide
	return s
}

func periodKey(p model.Period) string { return strconv.Itoa(int(p)) }

func keyPeriod(key string) model.Period {
	n, _ := strconv.Atoi(key)
	return model.Period(n)
}

func (s *closing) Init() tea.Cmd { return s.Reload() }
func (s *closing) Editing() bool { return s.list.Typing() }
func (s *closing) Escape() bool  { return s.list.Escape() }

func (s *closing) Title() string {
	return text.ClosingRoom(s.env.Year(), s.env.Session.Branch.CloseMonthly)
}

func (s *closing) Reload() tea.Cmd {
	year := s.env.Year()
	began := len(s.rows) == 0 || s.rows[0].Period.Year() != year
	return read(s.env, &s.load, func(v *ledger.View) (closingYear, error) { return readClosing(v, year) },
		func(y closingYear) tea.Cmd {
			s.rows, s.claims = y.rows, y.claims
			rows := s.rows
			cmd := s.list.SetRows(kit.Rows{
				Len: len(rows), Key: func(i int) string { return periodKey(rows[i].Period) },
				Row:  func(i int) []kit.Cell { return s.cells(rows[i]) },
				Text: func(i int) string { return text.ClosingPeriod(rows[i].Period) },
			})
			for _, r := range rows {
				if began && r.next {
					s.list.Select(periodKey(r.Period))
				}
			}
			return cmd
		})
}

// readClosing reads the months of a year and the year itself, and the check list of the one to close next.
func readClosing(v *ledger.View, year int) (closingYear, error) {
	var out closingYear
	states, err := v.Periods(year)
	if err != nil {
		return out, err
	}
	whole, err := v.YearState(year)
	if err != nil {
		return out, err
	}
	next := true
	for _, x := range append(states, whole) {
		row := closingRow{PeriodState: x, next: next && !x.Closed}
		if row.next {
			next = false
			if row.checks, err = v.CloseChecks(x.Period); err != nil {
				return out, err
			}
			row.blocked, row.hints = weighed(row.checks)
		}
		out.rows = append(out.rows, row)
	}
	out.claims, err = claimsOf(v, year)
	return out, err
}

// weighed counts the lines of a check list that stand in the way, and those to be looked at.
func weighed(checks []ledger.CloseCheck) (blocked, hints int) {
	for _, c := range checks {
		switch c.State {
		case ledger.CheckObstacle:
			blocked++
		case ledger.CheckHint:
			hints++
		case ledger.CheckOK:
		}
	}
	return blocked, hints
}

// claimsOf lists what the upper union still owes from the year before, by account and project.
func claimsOf(v *ledger.View, year int) ([]model.AccountBalance, error) {
	all, err := v.ProjectBalances(ledger.Range{Year: year})
	var out []model.AccountBalance
	for _, b := range all {
		left := min(b.OpeningDebit-b.OpeningCredit, b.ClosingDebit-b.ClosingCredit)
		if strings.HasPrefix(b.Account, "131") && left > 0 {
			out = append(out, model.AccountBalance{Account: b.Account, Project: b.Project, Amount: left})
		}
	}
	return out, err
}

func (s *closing) cells(r closingRow) []kit.Cell {
	note := text.ClosingNote(r.PeriodState)
	if r.next {
		note = text.ClosingSum(r.blocked, r.hints)
	}
	drafts := ""
	if r.Drafts > 0 {
		drafts = strconv.Itoa(r.Drafts)
	}
	cells := kit.Cells(text.ClosingPeriod(r.Period), text.ClosingState(r.PeriodState, r.next && r.blocked == 0),
		strconv.Itoa(r.Vouchers), drafts, r.Actor, note)
	switch {
	case r.Closed:
		cells[1].Style = s.env.Theme.Good
	case r.next && r.blocked > 0:
		cells[5].Style = s.env.Theme.Warn
	case r.next:
		cells[1].Style = s.env.Theme.Info
	}
	return cells
}

// preview shows the check list of the period to close next beside the months.
func (s *closing) preview(key string, w, h int) string {
	var lines []string
	for _, r := range s.rows {
		if periodKey(r.Period) != key {
			continue
		}
		if len(r.checks) == 0 {
			note := text.ClosingNote(r.PeriodState)
			lines = append(lines, text.ClosingPeriod(r.Period)+"  "+text.ClosingState(r.PeriodState, false), "", note)
			continue
		}
		lines = append(lines, s.env.Theme.Title.Render(text.ClosingListTitle(r.Period)), "")
		for _, c := range r.checks {
			line := kit.Fit(text.CloseCheckState(c.State), 9) + text.CloseCheckLine(c)
			switch c.State {
			case ledger.CheckObstacle:
				line = s.env.Theme.Bad.Render(kit.Fit(line, w-1))
			case ledger.CheckHint:
				line = s.env.Theme.Warn.Render(kit.Fit(line, w-1))
			case ledger.CheckOK:
			}
			lines = append(lines, line)
		}
	}
	return kit.Block(lines, w, h)
}

// selected is the period under the cursor.
func (s *closing) selected() closingRow {
	for _, r := range s.rows {
		if periodKey(r.Period) == s.list.Selected() {
			return r
		}
	}
	return closingRow{}
}

// lastClosed is the one period of the year that may be reopened, as far as this year knows.
func (s *closing) lastClosed() model.Period {
	var last model.Period
	for _, r := range s.rows {
		if r.Closed {
			last = r.Period
		}
	}
	return last
}

func (s *closing) acts() []deed {
	r := s.selected()
	off := readOnly(s.env)
	none := onlyIf(len(s.claims) > 0, text.ClosingOffNoClaim)
	deeds := s.deeds.of(r.PeriodState)
	deeds[1].Off = first(deeds[1].Off, onlyIf(r.Period == s.lastClosed(), text.VoucherOffLater))
	return append(deeds, deed{
		bind(text.ClosingKeySettle, first(off, none), "s", "f12", "ctrl+t"),
		func() tea.Cmd { return s.deeds.settle(s.claims) },
	}, deed{
		bind(text.KeyYear, "", "y", "f8", "ctrl+y"), func() tea.Cmd { return chooseYear(s.env, useYear) },
	}, deed{
		quiet(bind(text.ClosingKeyPrior, off, "j", "f3", "ctrl+x")), s.deeds.prior,
	}, deed{
		quiet(bind(text.ClosingKeyMode, off, "m", "f2", "ctrl+l")), s.deeds.mode,
	})
}

func (s *closing) Keys() []kit.Binding {
	out := []kit.Binding{bind(text.ClosingKeyOpen, "", "enter")}
	for _, d := range s.acts() {
		out = append(out, d.Binding)
	}
	return out
}

func (s *closing) Update(msg tea.Msg) tea.Cmd {
	if cmd, ok := doneBy(msg, s.acts()); ok && !s.list.Typing() {
		return cmd
	}
	return s.list.Update(msg)
}

func (s *closing) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
