package screen

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// visits lists the events whose visit is still to come, the most pressing first, then the visits of a year, the
// latest first.
type visits struct {
	env   Env
	deeds visitDeeds
	list  *kit.List
	rows  visitRows
	load  Slot
	shown bool // private fields
}

// visitRow is one visit with what the list and the preview show of it.
type visitRow struct {
	model.Visit
	person  model.Member
	voucher model.Voucher // ID 0: none
	due     model.Date    // the last day to go; 0: none is set
	times   int           // how often the person was visited in the visit's year
	sum     model.Money   // and what was given
	prior   model.Money   // what counts together with it under its ceiling and was given before
	lacks   bool          // it has none of the papers that its category asks for
	claim   model.Date    // the last day to claim; 0: none is set
	latest  model.Date    // the day of the last visit of the list to the same event, beside which it stands
	nth     int           // 2 and more: the second and further visits to one event
}

// visitRows is a snapshot of the list. It is never changed once it is made.
type visitRows struct {
	today model.Date
	year  int
	all   []visitRow
	at    map[model.ID]int
	wait  int // how many of them are pending; they come first
}

// find is the place of a row in the list, or -1.
func (r visitRows) find(key string) int {
	if i, ok := r.at[keyID(key)]; ok {
		return i
	}
	return -1
}

// NewVisits is the tab 走访.
func NewVisits(env Env) Screen {
	s := &visits{env: env, deeds: visitDeeds{env: env}}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.VisitColDay, Width: 5},
		kit.Column{Title: text.VisitColName, Width: 8, Flex: true},
		kit.Column{Title: text.VisitColCategory, Width: 6},
		kit.Column{Title: text.VisitColAmount, Width: 9, Align: kit.AlignRight},
		kit.Column{Title: text.VisitColVoucher, Width: 8},
		kit.Column{Title: text.VisitColMark, Width: 8, From: 54},
		kit.Column{Title: text.VisitColRelation, Width: 8, From: 64},
		kit.Column{Title: text.VisitColVisitors, Width: 14, From: 80},
	)
	s.deeds.saved = func(id model.ID) { s.list.Select(idKey(id)) }
	s.list.Marks = true
	s.deeds.after = s.list.ClearMarks
	s.list.Empty = text.VisitsReading
	s.list.Preview, s.list.PreviewAt = s.preview, 80
	s.list.OnOpen = func(string) tea.Cmd { return s.menu() }
	s.list.OnSelect = func(string) tea.Cmd {
		s.shown = false
		return nil
	}
	return s
}

func (s *visits) Init() tea.Cmd { return s.Reload() }

func (s *visits) Title() string {
	year, made := s.env.Year(), len(s.rows.all)-s.rows.wait
	return text.VisitsTitle(s.rows.wait, made, year, year == s.env.Today().Year())
}

// Editing tells that the filter is being typed.
func (s *visits) Editing() bool { return s.list.Typing() }

// Escape takes the filter off.
func (s *visits) Escape() bool { return s.list.Escape() }

func (s *visits) Reload() tea.Cmd {
	year, today := s.env.Year(), s.env.Today()
	return read(s.env, &s.load, func(v *ledger.View) (visitRows, error) { return readVisits(v, year, today) },
		func(rows visitRows) tea.Cmd {
			s.rows = rows
			s.list.Empty = text.VisitsEmpty
			return s.list.SetRows(kit.Rows{
				Len:  len(rows.all),
				Key:  func(i int) string { return idKey(rows.all[i].ID) },
				Row:  func(i int) []kit.Cell { return s.cells(rows, i) },
				Text: func(i int) string { return rows.all[i].words() },
				Find: rows.find,
			})
		})
}

// readVisits makes the snapshot of a year; pending visits of other years are in it as well.
func readVisits(v *ledger.View, year int, today model.Date) (visitRows, error) {
	out := visitRows{today: today, year: year}
	all, err := v.Visits(0)
	if err != nil {
		return out, err
	}
	people, err := readRoster(v)
	if err != nil {
		return out, err
	}
	branch, err := v.Branch()
	if err != nil {
		return out, err
	}
	years, priors, nth := visitYears(all), visitPriors(branch, all), visitNths(all)
	for _, x := range all {
		if !x.Pending() && x.Date.Year() != year {
			continue
		}
		row, err := visitRowOf(v, x, people, branch)
		if err != nil {
			return out, err
		}
		given := years[personYear{x.Member, row.year(year)}]
		row.times, row.sum, row.prior, row.nth = given.times, given.sum, priors[x.ID], nth[x.ID]
		out.all = append(out.all, row)
	}
	latest := map[model.ID]model.Date{}
	for _, row := range out.all {
		latest[row.EventID()] = max(latest[row.EventID()], row.Date)
	}
	for i, row := range out.all {
		out.all[i].latest = latest[row.EventID()]
	}
	slices.SortStableFunc(out.all, func(a, b visitRow) int { return a.compare(b) })
	out.at = make(map[model.ID]int, len(out.all))
	for i, row := range out.all {
		out.at[row.ID] = i
		if row.Pending() {
			out.wait++
		}
	}
	return out, nil
}

// personYear is one person in one year.
type personYear struct {
	member model.ID
	year   int
}

// givenIn counts visits and sums what was given.
type givenIn struct {
	times int
	sum   model.Money
}

// visitYears counts the visits that were made, by person and year.
func visitYears(all []model.Visit) map[personYear]givenIn {
	out := map[personYear]givenIn{}
	for _, x := range all {
		if x.Pending() {
			continue
		}
		at := personYear{x.Member, x.Date.Year()}
		g := out[at]
		g.times++
		g.sum += x.Total()
		out[at] = g
	}
	return out
}

// visitPriors is what counts together with each visit under its ceiling and was given before it; all go by day.
func visitPriors(b model.Branch, all []model.Visit) map[model.ID]model.Money {
	had, out := map[model.Basket]model.Money{}, map[model.ID]model.Money{}
	for _, x := range all {
		if in, _, ok := b.BasketOf(x); ok && !x.Pending() {
			out[x.ID] = had[in]
			had[in] += x.Total()
		}
	}
	return out
}

// visitNths numbers the visits to each event; all go by day.
func visitNths(all []model.Visit) map[model.ID]int {
	seen, out := map[model.ID]int{}, map[model.ID]int{}
	for _, pending := range []bool{false, true} {
		for _, x := range all {
			if x.Pending() == pending {
				seen[x.EventID()]++
				out[x.ID] = seen[x.EventID()]
			}
		}
	}
	return out
}

func visitRowOf(v *ledger.View, x model.Visit, people *roster, b model.Branch) (visitRow, error) {
	row := visitRow{Visit: x, person: people.get(x.Member)}
	if c, ok := b.Category(x.Category); ok {
		if x.Pending() {
			row.due = x.DueBy(c)
		}
		row.lacks, row.claim = x.Lacks(c), x.ClaimBy(c)
	}
	if x.Voucher == 0 {
		return row, nil
	}
	var err error
	row.voucher, err = v.Voucher(x.Voucher)
	return row, err
}

// year is the year that a visit's figures are of: its own, or for a pending one the one that is shown.
func (r visitRow) year(shown int) int {
	if r.Pending() {
		return shown
	}
	return r.Date.Year()
}

// compare orders rows: pending ones by the day they are due, those without one last; then by day, latest first, the
// visits to one event together.
func (r visitRow) compare(other visitRow) int {
	if r.Pending() != other.Pending() {
		if r.Pending() {
			return -1
		}
		return 1
	}
	if !r.Pending() {
		return cmp.Or(cmp.Compare(other.latest, r.latest), cmp.Compare(other.EventID(), r.EventID()),
			cmp.Compare(other.Date, r.Date), cmp.Compare(other.ID, r.ID))
	}
	const never = model.Date(model.MaxYear*10000 + 1231)
	due := func(d model.Date) model.Date {
		if d == 0 {
			return never
		}
		return d
	}
	return cmp.Or(cmp.Compare(due(r.due), due(other.due)), cmp.Compare(r.Heard, other.Heard),
		cmp.Compare(r.ID, other.ID))
}

// words are what a visit is found by; nothing private is among them.
func (r visitRow) words() string {
	parts := []string{
		r.person.Name, r.person.Number, r.Category, r.Date.String(), r.Relation.String(),
		r.person.Department, r.person.Group, text.PersonMark(r.person), r.voucherWords(), r.Goods,
		strings.Join(r.Visitors, " "),
	}
	if r.Pending() {
		parts = append(parts, text.VisitPending)
	}
	if r.lacks {
		parts = append(parts, text.VisitLacks)
	}
	return strings.Join(parts, " ")
}

// voucherWords is the number of the voucher, or that there is none although something was given.
func (r visitRow) voucherWords() string {
	switch {
	case r.voucher.ID != 0:
		return text.VoucherShort(r.voucher)
	case r.VoucherText != "":
		return r.VoucherText
	case !r.Pending() && r.Total() > 0:
		return text.VisitUnbooked
	}
	return ""
}

func (s *visits) cells(rows visitRows, i int) []kit.Cell {
	r, th := rows.all[i], s.env.Theme
	name, mark := r.person.Name, text.PersonMark(r.person)
	visitors := strings.Join(r.Visitors, "、")
	if r.Pending() {
		cells := kit.Cells(text.VisitPending, name, r.Category, text.VisitHeardOn(r.Heard), "", mark,
			r.Relation.String(), visitors)
		if r.due != 0 {
			left := r.due.Sub(rows.today)
			cells[4].Text, cells[4].Style = text.VisitDue(left), th.Info
			if left <= 1 {
				cells[4].Style = th.Warn
			}
			if left < 0 {
				cells[4].Style = th.Bad
			}
		}
		return cells
	}
	if i > 0 && rows.all[i-1].EventID() == r.EventID() && !rows.all[i-1].Pending() {
		name = text.VisitSameEvent + name
	} else if r.nth > 1 {
		name = text.VisitNth(name, r.nth)
	}
	if r.lacks {
		mark = strings.TrimSpace(text.VisitLacks + " " + mark)
	}
	amount := ""
	if r.Total() != 0 {
		amount = narrowAmount(r.Total(), 9)
	}
	cells := kit.Cells(text.ShortDay(r.Date), name, r.Category, amount, r.voucherWords(), mark,
		r.Relation.String(), visitors)
	if r.voucher.ID == 0 {
		cells[4].Style = th.Warn
	}
	if r.lacks {
		cells[5].Style = th.Warn
	}
	return cells
}

// narrowAmount leaves the commas out of an amount that is too long for its column.
func narrowAmount(m model.Money, w int) string {
	if s := m.Grouped(); len(s) <= w {
		return s
	}
	return m.String()
}

// selected is the row under the cursor; the zero row if there is none.
func (s *visits) selected() visitRow {
	if i := s.rows.find(s.list.Selected()); i >= 0 {
		return s.rows.all[i]
	}
	return visitRow{}
}

// marked are the visits chosen for one voucher, in the order of the list.
func (s *visits) marked() []visitRow {
	var out []visitRow
	for _, key := range s.list.Marked() {
		if i := s.rows.find(key); i >= 0 {
			out = append(out, s.rows.all[i])
		}
	}
	return out
}

func (s *visits) deedsHere() []deed {
	r := s.selected()
	return append(s.deeds.of(r, s.marked()...), deed{
		quiet(revealBinding(s.shown, r.ID != 0)), func() tea.Cmd {
			s.shown = !s.shown
			return tellShown(s.env, s.shown, model.Ref{})
		},
	})
}

// onOff chooses the words for a state.
func onOff(on bool, yes, no string) string {
	if on {
		return yes
	}
	return no
}

func (s *visits) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.VisitKeyActs, "", "enter")}
	}
	deeds := s.deedsHere()
	out := []kit.Binding{
		deeds[0].Binding, deeds[1].Binding, bind(text.VisitKeyActs, onlyIf(s.list.Len() > 0, text.OffNone), "enter"),
	}
	for _, d := range deeds[2:] {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"),
		quiet(bind(text.VoucherKeyMark, "", "space", "shift+up", "shift+down")))
}

func (s *visits) menu() tea.Cmd {
	r := s.selected()
	open := deed{bind(text.VisitKeyOpen, "", "o"), func() tea.Cmd { return push(newVisit(s.env, r.ID)) }}
	return menuWith(s.env, text.VisitWhat(r.person.Name, r.Visit), open, s.deedsHere())
}

func (s *visits) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *visits) Draw(w, h int) (string, *tea.Cursor) {
	// At 80 columns the preview takes what the drawing gives it; wider windows give more to both.
	s.list.PreviewW = max(31, w*2/5-1)
	return s.list.Draw(w, h)
}
