package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// members is the roster.
type members struct {
	env   Env
	list  *kit.List
	rows  memberRows
	load  Slot
	count Slot // of the selected member's vouchers
	// papers is how many vouchers name the member papersOf.
	papers   int
	papersOf model.ID
	ranging  bool // moving marks what it passes
}

// memberRow is one member, without private fields, and the figures of the year.
type memberRow struct {
	model.Member
	base     model.DuesBase // in force now
	visits   givenIn
	grants   givenIn
	due      model.Money
	paid     model.Money
	behind   model.Money
	inArrear []model.Period
}

// memberRows is a snapshot of the roster. It is never changed once it is made.
type memberRows struct {
	year   int
	all    []memberRow
	at     map[model.ID]int
	active int
}

// NewMembers is the tab 会员.
func NewMembers(env Env) Screen {
	s := &members{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.MemberColNumber, Width: 7},
		kit.Column{Title: text.MemberColName, Width: 8},
		kit.Column{Title: text.MemberColSex, Width: 4},
		kit.Column{Title: text.MemberColWhere, Width: 8, Flex: true},
		kit.Column{Title: text.MemberColGroup, Width: 8},
		kit.Column{Title: text.MemberColStatus, Width: 8},
		kit.Column{Title: text.MemberColBase, Width: 10, Align: kit.AlignRight, From: 66},
		kit.Column{Title: text.MemberColJoined, Width: 7, From: 75},
		kit.Column{Title: text.MemberColOffice, Width: 10, From: 88},
	)
	s.list.Marks = true
	s.list.Empty = text.MembersReading
	s.list.Preview = s.preview
	s.list.OnOpen = func(string) tea.Cmd { return s.menu() }
	s.list.OnSelect = func(string) tea.Cmd { return s.countVouchers() }
	return s
}

func (s *members) Init() tea.Cmd { return s.Reload() }

func (s *members) Title() string { return text.MembersTitle(s.rows.active, len(s.rows.all)) }

// Editing tells that the filter is being typed.
func (s *members) Editing() bool { return s.list.Typing() }

// Escape takes the filter off, then the marks.
func (s *members) Escape() bool {
	s.ranging = false
	return s.list.Escape()
}

func (s *members) Reload() tea.Cmd {
	year, today := s.env.Year(), s.env.Today()
	return read(s.env, &s.load, func(v *ledger.View) (memberRows, error) { return readMembers(v, year, today) },
		func(rows memberRows) tea.Cmd {
			s.rows = rows
			s.list.Empty = text.MembersEmpty
			return tea.Batch(s.list.SetRows(kit.Rows{
				Len: len(rows.all),
				Key: func(i int) string { return idKey(rows.all[i].ID) },
				Row: func(i int) []kit.Cell { return s.cells(rows.all[i]) },
				Text: func(i int) string {
					r := rows.all[i]
					return personWords(r.Member) + " " + r.Status.String()
				},
				Find: func(key string) int {
					if i, ok := rows.at[keyID(key)]; ok {
						return i
					}
					return -1
				},
			}), s.countVouchers())
		})
}

// readMembers makes the snapshot: the roster, and each member's year.
func readMembers(v *ledger.View, year int, today model.Date) (memberRows, error) {
	out := memberRows{year: year}
	people, err := readRoster(v)
	if err != nil {
		return out, err
	}
	visits, err := v.Visits(year)
	if err != nil {
		return out, err
	}
	grants, err := v.Subsidies(year)
	if err != nil {
		return out, err
	}
	dues, err := v.DuesSheet(year)
	if err != nil {
		return out, err
	}
	out.at = people.at
	out.all = make([]memberRow, len(people.all))
	given := visitYears(visits)
	for i, m := range people.all {
		out.all[i] = memberRow{Member: m, base: baseIn(m, today.Period()), visits: given[personYear{m.ID, year}]}
		if m.Status == model.StatusActive {
			out.active++
		}
	}
	for _, g := range grants {
		if i, ok := out.at[g.Member]; ok && g.Paid != 0 {
			out.all[i].grants.times++
			out.all[i].grants.sum += g.Amount
		}
	}
	for _, d := range dues {
		if i, ok := out.at[d.Member.ID]; ok {
			r := &out.all[i]
			r.due, r.paid, r.behind, r.inArrear = d.Due, d.Paid, d.Behind, d.Unpaid
		}
	}
	return out, nil
}

// baseIn is the entry of a member's bases that is in force in a month; zero if none is.
func baseIn(m model.Member, p model.Period) model.DuesBase {
	var out model.DuesBase
	for _, b := range m.Bases {
		if b.From <= p {
			out = b
		}
	}
	return out
}

func (s *members) cells(r memberRow) []kit.Cell {
	base := ""
	if r.base.Base != 0 {
		base = narrowAmount(r.base.Base, 10)
	}
	joined := ""
	if r.Joined != 0 {
		joined = r.Joined.Period().String()
	}
	cells := kit.Cells(r.Number, r.Name, r.Sex.String(), r.Department, r.Group, r.Status.String(), base, joined,
		r.Office)
	if r.Status != model.StatusActive {
		cells[5].Style = s.env.Theme.Dim
	}
	return cells
}

// selected is the row under the cursor; the zero row if there is none.
func (s *members) selected() memberRow {
	if i, ok := s.rows.at[keyID(s.list.Selected())]; ok {
		return s.rows.all[i]
	}
	return memberRow{}
}

// countVouchers counts the vouchers of the selected member for the preview.
func (s *members) countVouchers() tea.Cmd {
	id := keyID(s.list.Selected())
	if id == 0 {
		s.count.Drop()
		return nil
	}
	return read(s.env, &s.count, func(v *ledger.View) (int, error) {
		ids, err := v.VouchersOf(id)
		return len(ids), err
	}, func(n int) tea.Cmd {
		s.papers, s.papersOf = n, id
		return nil
	})
}

func (s *members) preview(key string, w, h int) string {
	r := s.selected()
	if idKey(r.ID) != key {
		return ""
	}
	var lines []string
	add := func(words ...string) {
		for _, x := range words {
			if x != "" {
				lines = append(lines, kit.Wrap(x, w)...)
			}
		}
	}
	add(text.Person(r.Member))
	lines[0] = s.env.Theme.Title.Render(lines[0])
	add(text.MemberPlace(r.Member), text.MemberStanding(r.Member))
	if r.base.Base != 0 {
		add(text.MemberBase + " " + text.MemberBaseLine(r.base))
	}
	lines = append(lines, "")
	year := s.rows.year
	add(text.MemberYearVisits(year, r.visits.times, r.visits.sum),
		text.MemberYearGrants(year, r.grants.times, r.grants.sum),
		text.MemberYearDues(year, r.due, r.paid, r.behind, r.inArrear))
	if s.papersOf == r.ID {
		add(text.MemberVoucherCount(s.papers))
	}
	return kit.Block(lines, w, h)
}

func (s *members) deedsHere() []deed {
	d := memberDeeds{s.env, func(id model.ID) { s.list.Select(idKey(id)) }}
	r := s.selected()
	out := append([]deed{d.create()}, d.of(r.Member)...)
	return append(append(out, deed{
		bind(text.MemberKeyImport, readOnly(s.env), "i", "f7", "ctrl+o"),
		func() tea.Cmd { return importFlow(s.env, intake.Members) },
	}), s.severalDeeds()...)
}

func (s *members) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.MemberKeyActs, onlyIf(s.list.Len() > 0, text.OffNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *members) menu() tea.Cmd {
	r := s.selected()
	open := deed{bind(text.MemberKeyOpen, "", "o"), func() tea.Cmd { return push(newMember(s.env, r.ID)) }}
	return menuWith(s.env, text.Person(r.Member), open, s.deedsHere())
}

func (s *members) Update(msg tea.Msg) tea.Cmd {
	msg = s.ranged(msg)
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *members) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

// memberDeeds are what can be done with a member, in the list and on the page.
type memberDeeds struct {
	env   Env
	saved func(model.ID) // told which member the form has saved; may be nil
}

func (d memberDeeds) create() deed {
	return deed{bind(text.MemberKeyNew, readOnly(d.env), "n", "f3", "ctrl+n"), func() tea.Cmd {
		return push(makeMemberForm(d.env, 0, d.saved))
	}}
}

// of lists the deeds for a member; the zero member is none.
func (d memberDeeds) of(m model.Member) []deed {
	off := first(onlyIf(m.ID != 0, text.OffNone), readOnly(d.env))
	return []deed{
		{bind(text.MemberKeyEdit, off, "e", "f6", "ctrl+e"), func() tea.Cmd {
			return push(makeMemberForm(d.env, m.ID, d.saved))
		}},
		{bind(text.MemberKeyStatus, off, "d", "f4", "ctrl+d"), func() tea.Cmd { return push(newStanding(d.env, m)) }},
		{quiet(bind(text.MemberKeyVisit, off, "w", "f11", "ctrl+w")), func() tea.Cmd {
			return push(newVisitForm(d.env, model.Visit{Member: m.ID}))
		}},
		{quiet(bind(text.MemberKeyGrant, off, "b", "f12", "ctrl+k")), func() tea.Cmd {
			return push(newSubsidyForm(d.env, model.Subsidy{Member: m.ID, Applied: d.env.Today()}, 0))
		}},
		{quiet(bind(text.KeyRemove, off, "x", "f8", "ctrl+x")), func() tea.Cmd { return d.askRemove(m) }},
		{quiet(bind(text.MemberKeyFamily, onlyIf(m.ID != 0, text.OffNone), "y", "shift+f2")), func() tea.Cmd {
			return push(newFamily(d.env, m))
		}},
		{quiet(bind(text.MemberKeyHistory, onlyIf(m.ID != 0, text.OffNone), "h", "shift+f3")), func() tea.Cmd {
			return push(newMemberHistory(d.env, m))
		}},
		{quiet(bind(text.MemberKeyMerge, off, "m", "shift+f4")), func() tea.Cmd { return d.askMerge(m) }},
	}
}

// askRemove asks for a reason and removes a member; whoever a record names stays.
func (d memberDeeds) askRemove(m model.Member) tea.Cmd {
	return askRemoval(d.env, text.Person(m), func(reason string) tea.Cmd {
		id := m.ID
		var was model.Member
		return write(d.env, Act{
			Label: text.MemberRemoved + text.Person(m),
			Do: func(t *ledger.Tx) error {
				var err error
				if was, err = t.Member(id); err != nil {
					return err
				}
				return t.Remove(model.Ref{Kind: model.KindMember, ID: id}, reason)
			},
			Undo: func(t *ledger.Tx) error {
				back := was
				back.ID = 0
				var err error
				id, err = t.SaveMember(back)
				return err
			},
		})
	})
}

// newMember is the page of one member: all that is known, and every record that names them.
func newMember(env Env, id model.ID) Screen {
	of := model.Ref{Kind: model.KindMember, ID: id}
	return newPage(env, of, func(v *ledger.View, year int) (pageData, error) {
		return readMemberPage(env, v, id, year)
	})
}

// memberFacts are what is known of a member; private facts are hidden at first.
func memberFacts(m model.Member) []pageRow {
	var bases []string
	for _, b := range m.Bases {
		bases = append(bases, text.MemberBaseLine(b))
	}
	out := facts(
		text.PersonLabel, text.MemberSelf(m),
		text.MemberWhere, text.MemberPlace(m),
		text.MemberStatus, text.MemberStanding(m),
		text.MemberMoves, strings.Join(text.MemberMovesOf(m), "\n"),
		text.MemberBase, strings.Join(bases, "\n"),
		text.MemberRetire, text.Retirement(m),
	)
	p := m.Private
	for _, secret := range []struct{ label, value, hidden string }{
		{text.MemberID, p.IDNumber, model.MaskTail(p.IDNumber)},
		{text.MemberCard, p.Card, model.MaskTail(p.Card)},
		{text.MemberPhone, p.Phone, model.MaskPhone(p.Phone)},
		{text.MemberService, p.ServiceCard, model.MaskTail(p.ServiceCard)},
		{text.MemberAddress, p.Address, text.HiddenBy},
		{text.MemberNote, p.Note, text.HiddenBy},
		{text.MemberFamily, strings.Join(text.FamilyLines(p.Family), "\n"), text.FamilyHidden(len(p.Family))},
	} {
		if secret.value != "" {
			out = append(out, pageRow{label: secret.label, value: secret.value, hidden: secret.hidden})
		}
	}
	return out
}
