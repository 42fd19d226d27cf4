package screen

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// pick is one thing that a look-up cell can hold.
type pick struct {
	value string // what is stored: a code, a member's ID, the words themselves
	label string // what the cell shows
	note  string // shown beside it in the list
	late  bool   // stands behind the others: an account of unions at county level and above
}

// picks are all things that one kind of cell can hold.
type picks struct {
	list  []pick
	index *kit.Index
}

func newPicks(list []pick) picks {
	words := func(i int) string { return list[i].label + " " + list[i].note }
	return picks{list: list, index: kit.NewIndex(len(list), words)}
}

// find returns the picks that match what was typed: those that begin with it come first.
func (p picks) find(typed string) []pick {
	if p.index == nil || typed == "" {
		return nil
	}
	var whole, begun, rest, late []pick
	for _, i := range p.index.Find(typed) {
		x := p.list[i]
		_, name, _ := strings.Cut(x.label, " ")
		name = strings.TrimSpace(name)
		switch {
		case x.value == typed || x.label == typed || name == typed:
			whole = append(whole, x)
		case x.late:
			late = append(late, x)
		case strings.HasPrefix(x.label, typed) || strings.HasPrefix(name, typed) || strings.HasPrefix(x.note, typed):
			begun = append(begun, x)
		default:
			rest = append(rest, x)
		}
	}
	return slices.Concat(whole, begun, rest, late)
}

// voucherRefs is what a form looks things up in. It is read once, and again after every write.
type voucherRefs struct {
	chart    model.Chart
	accounts picks
	members  picks
	projects picks
	people   picks
	payments picks
	past     []model.Voucher // what was booked before, the latest first
	classes  picks
	abouts   []model.Ref // visits and grants that a line can be about, those that nothing pays for first
	about    map[model.Ref]aboutRecord
	usual    picks                 // 常用摘要: used most and most recently first
	bills    map[string][]model.ID // the vouchers that have a 票据号 or rest on the invoice of that number
	billed   map[model.ID]string   // what those are called
	funds    []ledger.ProjectFigures
	persons  map[model.ID]string
	last     string // summary of the voucher that was entered before
	first    int    // the book's first year
	closed   map[model.Period]bool
	origin   formOrigin
	ready    bool
}

// formOrigin is the visit or grant that a draft came from, and the ceiling that holds for it.
type formOrigin struct {
	line    string
	ceiling model.Ceiling
	limited bool
	prior   model.Money // what the person had under the same yearly ceiling before
}

func readVoucherRefs(v *ledger.View, self model.Voucher) (voucherRefs, error) {
	r := voucherRefs{ready: true, persons: map[model.ID]string{}, closed: map[model.Period]bool{}}
	br, err := v.Branch()
	if err != nil {
		return r, err
	}
	r.first = br.FirstYear
	if r.chart, err = v.Chart(); err != nil {
		return r, err
	}
	members, err := v.Members()
	if err != nil {
		return r, err
	}
	r.accounts, r.members = newPicks(accountPicks(r.chart)), newPicks(memberPicks(members))
	for _, m := range members {
		r.persons[m.ID] = m.Name
	}
	projects, err := v.Projects()
	if err != nil {
		return r, err
	}
	r.projects, r.payments = newPicks(wordPicks(projects)), newPicks(wordPicks(model.Payments()))
	r.people = newPicks(wordPicks([]string{br.Chair, br.Treasurer, br.Cashier, br.Auditor}))
	for y := br.FirstYear; y <= v.Today().Year()+1; y++ {
		months, err := v.Periods(y)
		if err != nil {
			return r, err
		}
		for _, m := range months {
			r.closed[m.Period] = m.Closed
		}
	}
	if r.last, err = lastSummary(v, self.ID); err != nil {
		return r, err
	}
	if err := r.readHabits(v); err != nil {
		return r, err
	}
	if err := r.readAbout(v, self); err != nil {
		return r, err
	}
	from, err := originOf(v, self)
	if err != nil || from.IsZero() {
		return r, err
	}
	r.origin, err = readOrigin(v, br, from)
	return r, err
}

func accountPicks(chart model.Chart) []pick {
	var out []pick
	for _, a := range chart.Accounts() {
		if !a.Leaf {
			continue
		}
		p := pick{value: a.Code, label: accountLabel(chart, a.Code)}
		if a.Parent != "" {
			p.note = chart.FullName(a.Parent)
		}
		if a.Use == model.UseNo {
			p.late, p.note = true, text.VoucherFormCounty
		}
		out = append(out, p)
	}
	return out
}

func memberPicks(members []model.Member) []pick {
	out := make([]pick, len(members))
	for i, m := range members {
		out[i] = pick{value: idKey(m.ID), label: m.Name, note: strings.TrimSpace(m.Number + " " + m.Department)}
		if m.Status != model.StatusActive {
			out[i].note += " " + m.Status.String()
		}
	}
	return out
}

func wordPicks(words []string) []pick {
	var out []pick
	for _, w := range words {
		if w != "" && !slices.ContainsFunc(out, func(p pick) bool { return p.value == w }) {
			out = append(out, pick{value: w, label: w})
		}
	}
	return out
}

// lastSummary is the 摘要 of the voucher with the highest ID: drafts and posted ones share one count.
func lastSummary(v *ledger.View, self model.ID) (string, error) {
	var last model.Voucher
	err := v.EachDraft(func(d model.Voucher) error {
		if d.ID != self && d.ID > last.ID {
			last = d
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	p := v.Today().Period()
	for range 12 {
		n, err := lastNumber(v, p)
		if err != nil {
			return "", err
		}
		if n > 0 {
			x, ok, err := v.VoucherNumbered(p, n)
			if err != nil {
				return "", err
			}
			if ok && x.ID > last.ID {
				last = x
			}
			break
		}
		p = p.Prev()
	}
	return last.Summary, nil
}

// originOf is the visit or grant that drafted a voucher, or else one that names it.
func originOf(v *ledger.View, x model.Voucher) (model.Ref, error) {
	if !x.Origin.IsZero() || x.ID == 0 {
		return x.Origin, nil
	}
	refs, err := v.LinksTo(x.ID)
	if err != nil || len(refs) == 0 {
		return model.Ref{}, err
	}
	return refs[0], nil
}

func readOrigin(v *ledger.View, br model.Branch, from model.Ref) (formOrigin, error) {
	var o formOrigin
	var err error
	o.line, err = linkLine(v, from)
	if errors.Is(err, ledger.ErrNotFound) { // what it came from was taken off since
		return o, nil
	}
	if err != nil || from.Kind != model.KindVisit {
		return o, err
	}
	visit, err := v.Visit(from.ID)
	if err != nil {
		return o, err
	}
	o.ceiling, o.limited = br.CeilingFor(visit)
	if !o.limited || o.ceiling.Basis != model.BasisPersonYear {
		return o, nil
	}
	visits, err := v.Visits(visit.Date.Year())
	if err != nil {
		return o, err
	}
	for _, x := range visits {
		c, ok := br.CeilingFor(x)
		if ok && x.ID != visit.ID && x.Member == visit.Member && !x.Pending() && c.Item == o.ceiling.Item {
			o.prior += x.Total()
		}
	}
	return o, nil
}

// Reload reads what cells are looked up in.
func (f *voucherForm) Reload() tea.Cmd {
	self := f.seed.Voucher
	return read(f.env, &f.load, func(v *ledger.View) (voucherRefs, error) { return readVoucherRefs(v, self) },
		func(r voucherRefs) tea.Cmd {
			before := !f.refs.ready && f.snapshot() == f.clean
			f.refs = r
			for i, l := range f.lines {
				f.show(cell{i, cellAccount}, l)
			}
			if before {
				f.clean = f.snapshot()
			}
			f.warn()
			return nil
		})
}

// show puts the names of a line's account and member into their cells, except where the cursor is.
func (f *voucherForm) show(c cell, l *formLine) {
	switch _, known := f.refs.chart.Lookup(l.code); {
	case !known:
		l.code = "" // what was typed stays
	case f.at != c || f.fresh:
		l.account.SetValue(accountLabel(f.refs.chart, l.code))
	}
	c.name = cellMember
	if l.person != 0 && (f.at != c || f.fresh) {
		l.member.SetValue(f.refs.persons[l.person])
	}
}

// kindOf returns what a cell is looked up in; exact tells that only what is there can be chosen.
func (r voucherRefs) kindOf(c cell) (p picks, exact bool) {
	switch c.name {
	case cellAccount:
		return r.accounts, true
	case cellMember:
		return r.members, true
	case cellProject:
		return r.projects, false
	case cellSummary:
		return r.usual, false
	case cellClass:
		return r.classes, false
	case "Settlement":
		return r.payments, false
	case "Preparer", "Reviewer", "Approver", "Cashier", "Handler":
		return r.people, false
	case "Counterparty":
		return r.members, false
	}
	return picks{}, false
}
