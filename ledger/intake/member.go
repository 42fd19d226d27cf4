package intake

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gonghui/model"
)

// members imports the roster. It is small, so that all of it is compared before anything is written.
type members struct {
	run  *run
	c    memberColumns
	rows []*entry
	// who is found by what: people of the book and of the rows above
	byNumber map[string]*entry
	byID     map[string]*entry
	byName   map[string][]*entry
	claims   map[string]claim
	aliases  map[string]model.Member // numbers of merged records
}

// claim is the row that a number stands in first, and for whom.
type claim struct {
	row  int
	name string
}

// entry is one person: as the book has them, and as they will be.
type entry struct {
	was, now model.Member
	known    bool  // the book has them
	row      int   // of the file; 0 when only the book has them
	more     []int // further rows of the file that speak of them
	bases    []fileBase
}

// fileBase is a base for dues as a row of the file has it; from is 0 where the row names no month.
type fileBase struct {
	row  int
	from model.Period
	base model.Money
}

type memberColumns struct {
	number, name, sex, id, birth, dept, group, office, joined, status, changed column
	phone, card, service, retires, base, baseFrom, address, note               column
}

func newMembers(r *run, t *table) (importer, error) {
	m := &members{
		run: r, byNumber: map[string]*entry{}, byID: map[string]*entry{}, byName: map[string][]*entry{},
		claims: map[string]claim{},
		c: memberColumns{
			number: t.col(fNumber), name: t.col(fName), sex: t.col(fSex), id: t.col(fIDNumber), birth: t.col(fBirth),
			dept: t.col(fDept), group: t.col(fGroup), office: t.col(fOffice), joined: t.col(fJoined),
			status: t.col(fStatus), changed: t.col(fChanged), phone: t.col(fPhone), card: t.col(fCard),
			service: t.col(fService), retires: t.col(fRetires), base: t.col(fBase), baseFrom: t.col(fBaseFrom),
			address: t.col(fAddress), note: t.col(fNote),
		},
	}
	roster, err := r.view.Members()
	for _, x := range roster {
		m.index(&entry{was: x, now: x, known: true})
	}
	if err != nil {
		return m, err
	}
	m.aliases, err = r.aliases()
	return m, err
}

// index makes a person findable by number, identity number and name.
func (m *members) index(e *entry) {
	if e.now.Number != "" {
		m.byNumber[e.now.Number] = e
	}
	if id := e.now.Private.IDNumber; id != "" {
		m.byID[id] = e
	}
	if !slices.Contains(m.byName[e.now.Name], e) {
		m.byName[e.now.Name] = append(m.byName[e.now.Name], e)
	}
}

// row reads one person and joins what it says to what is known of them.
func (m *members) row(l *line) error {
	x, base, from := m.read(l)
	if x.Name == "" {
		l.need(m.c.name)
	}
	m.claim(l, x)
	e := &entry{}
	if !l.bad {
		if found := m.find(l, x); found != nil {
			e = found
		}
		if e.row > 0 && !l.bad {
			m.contradicts(l, e, x)
		}
	}
	now := merged(e.now, x)
	bases := e.bases
	if l.given(m.c.base) {
		bases = m.based(l, bases, fileBase{l.Line, from, base})
		now.Bases = basesWith(e.was.Bases, bases)
	}
	if e.known {
		now = now.Following(e.was)
	}
	check := now
	if check.Number == "" {
		check.Number = "M" // given when it is written
	}
	l.check(model.CheckMember(check), m.column)
	if l.bad || e.row == 0 {
		m.run.result.Read++
	}
	if l.bad {
		return nil
	}
	if e.row == 0 {
		e.row = l.Line
		m.rows = append(m.rows, e)
	} else {
		e.more = append(e.more, l.Line)
	}
	e.now, e.bases = now, bases
	m.index(e)
	return nil
}

// read takes the cells of a row.
// lastRetirement is the last year in which anybody on a roster retires.
const lastRetirement = 2099

func (m *members) read(l *line) (x model.Member, base model.Money, from model.Period) {
	c := m.c
	x = model.Member{
		Number: l.code(c.number), Name: l.name(c.name), Birth: l.dateOrMonth(c.birth),
		Department: l.text(c.dept, model.MaxName),
		Group:      l.text(c.group, model.MaxName), Office: l.text(c.office, model.MaxName),
		Joined:  l.dateOrMonth(c.joined),
		Sex:     word(l, c.sex, model.ParseSex, []string{model.SexMale.String(), model.SexFemale.String()}),
		Status:  word(l, c.status, model.ParseStatus, names(model.Statuses())),
		Changed: l.dateOrMonth(c.changed),
	}
	if kept, ok := m.aliases[x.Number]; ok {
		x.Number = kept.Number
	}
	x.RetireOn = l.month(c.retires, lastRetirement)
	p := &x.Private
	p.ServiceCard = l.longNumber(c.service, false)
	p.IDNumber, p.Card, p.Phone = l.longNumber(c.id, false), l.longNumber(c.card, false), l.longNumber(c.phone, true)
	p.Address, p.Note = l.text(c.address, model.MaxSummary), l.text(c.note, model.MaxNote)
	if id, err := model.ParseIDNumber(p.IDNumber); err == nil {
		p.IDNumber = id // what is wrong with another one, CheckMember says
		if sex, ok := model.SexOf(id); ok && x.Sex == 0 {
			x.Sex = sex
		}
		if birth, ok := model.BirthOf(id); ok && x.Birth == 0 {
			x.Birth = birth
		}
	}
	if card, ok := model.ParseCard(p.Card); ok {
		p.Card = card
	}
	return x, l.money(c.base), l.month(c.baseFrom, m.run.tomorrow.Year())
}

// find recognises a person by number, else identity number, else name and birth; nil when nobody is meant.
func (m *members) find(l *line, x model.Member) *entry {
	if e := m.byNumber[x.Number]; e != nil && x.Number != "" {
		if e.now.Name != x.Name && !samePerson(e.now, x) {
			l.fail(m.c.number, CodeTwoPeople, x.Number, m.who(e))
		}
		return e
	}
	if e := m.byID[x.Private.IDNumber]; e != nil && x.Private.IDNumber != "" {
		if e.now.Name != x.Name || (e.row > 0 && x.Number != "" && e.now.Number != "") {
			l.fail(m.c.id, CodeTwoPeople, "", m.who(e))
		}
		return e
	}
	if x.Number != "" {
		return nil
	}
	var same []*entry
	for _, e := range m.byName[x.Name] {
		a, b := e.now.Private.IDNumber, x.Private.IDNumber
		if (a == "" || b == "" || a == b) && birthsAgree(e.now.Birth, x.Birth) {
			same = append(same, e)
		}
	}
	switch len(same) {
	case 0:
		return nil
	case 1:
		return same[0]
	}
	l.fail(m.c.name, CodeSeveral, x.Name, "")
	return nil
}

// who names the other person of a conflict: by row of the file, or by name in the book.
func (m *members) who(e *entry) string {
	if e.row > 0 {
		return fmt.Sprint(e.row)
	}
	return e.now.Name
}

// samePerson tells whether two entries of one number and two names are one person who changed the name.
func samePerson(a, b model.Member) bool {
	if a.Private.IDNumber != "" && b.Private.IDNumber != "" {
		return a.Private.IDNumber == b.Private.IDNumber
	}
	return a.Birth != 0 && a.Birth == b.Birth
}

// birthsAgree compares days of birth as far as both are known.
func birthsAgree(a, b model.Date) bool {
	if a == 0 || b == 0 || a == b {
		return true
	}
	return (a.IsMonth() || b.IsMonth()) && a.Period() == b.Period()
}

// contradicts refuses a person who stands in the file a second time and not the same; only the department may differ,
// as it does for who works in two.
func (m *members) contradicts(l *line, e *entry, x model.Member) {
	now := merged(e.now, x)
	now.Department, now.Group, now.Bases = e.now.Department, e.now.Group, e.now.Bases
	if !reflect.DeepEqual(now, e.now) {
		l.fail(m.c.name, CodeTwice, x.Name, fmt.Sprint(e.row))
	}
}

// claim refuses a number or identity number that another row, sound or not, has for another name.
func (m *members) claim(l *line, x model.Member) {
	for _, c := range []struct {
		key, shown string
		column     column
	}{{"n" + x.Number, x.Number, m.c.number}, {"i" + x.Private.IDNumber, "", m.c.id}} {
		if len(c.key) == 1 {
			continue
		}
		first, taken := m.claims[c.key]
		switch {
		case !taken:
			m.claims[c.key] = claim{l.Line, x.Name}
		case first.name != x.Name:
			l.fail(c.column, CodeTwoPeople, c.shown, fmt.Sprint(first.row))
		}
	}
}

// merged is what is known of a person after a row: what the row says goes before what the book says, and an empty
// cell says nothing.
func merged(old, x model.Member) model.Member {
	now := old
	now.Bases = slices.Clone(old.Bases)
	for _, f := range []struct{ to, from *string }{
		{&now.Number, &x.Number},
		{&now.Name, &x.Name},
		{&now.Department, &x.Department},
		{&now.Group, &x.Group},
		{&now.Office, &x.Office},
		{&now.Private.IDNumber, &x.Private.IDNumber},
		{&now.Private.Card, &x.Private.Card},
		{&now.Private.ServiceCard, &x.Private.ServiceCard},
		{&now.Private.Phone, &x.Private.Phone},
		{&now.Private.Address, &x.Private.Address},
		{&now.Private.Note, &x.Private.Note},
	} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	if x.Sex != 0 {
		now.Sex = x.Sex
	}
	// A month says less than the day that is known already.
	for _, f := range []struct {
		to   *model.Date
		from model.Date
	}{{&now.Birth, x.Birth}, {&now.Joined, x.Joined}} {
		if f.from != 0 && !(f.from.IsMonth() && f.to.Period() == f.from.Period()) {
			*f.to = f.from
		}
	}
	if x.RetireOn != 0 {
		now.RetireOn = x.RetireOn
	}
	if x.Status != 0 && x.Status != old.Status {
		now.Status, now.Changed = x.Status, 0 // the day of the change before is not that of this one
	}
	if x.Changed != 0 {
		now.Changed = x.Changed
	}
	if now.Status == 0 {
		now.Status = model.StatusActive
	}
	return now
}

// based adds a row's base to those that the rows above have for the same person. Two different ones from one month on
// are refused.
func (m *members) based(l *line, bases []fileBase, b fileBase) []fileBase {
	for _, x := range bases {
		if x.from == b.from {
			if x.base != b.base {
				l.fail(m.c.base, CodeTwice, b.base.String(), m.run.rowText(x.row))
			}
			return bases
		}
	}
	return append(slices.Clone(bases), b)
}

// basesWith is a person's history of bases with those of the file. One without a month puts right the base that was
// last in force before the months that the file names: the last of all where it names none.
func basesWith(was []model.DuesBase, file []fileBase) []model.DuesBase {
	m := model.Member{Bases: slices.Clone(was)}
	first := model.Period(0)
	for _, b := range file {
		if b.from != 0 && (first == 0 || b.from < first) {
			first = b.from
		}
	}
	file = slices.Clone(file)
	for i := range file {
		if file[i].from == 0 {
			file[i].from = lastBefore(was, first)
		}
	}
	slices.SortFunc(file, func(a, b fileBase) int { return int(a.from) - int(b.from) })
	for _, b := range file {
		m = m.WithBase(b.from, b.base)
	}
	return m.Bases
}

// lastBefore is the month from which the last base before another month (0: of all) is in force; 0 if there is none.
func lastBefore(bases []model.DuesBase, before model.Period) (p model.Period) {
	for _, b := range bases {
		if before == 0 || b.From < before {
			p = b.From
		}
	}
	return p
}

// column tells where a field of model.Member stands.
func (m *members) column(field string) column {
	c, ok := map[string]column{
		"Number": m.c.number, "Name": m.c.name, "Sex": m.c.sex, "Birth": m.c.birth, "Department": m.c.dept,
		"Group": m.c.group, "Office": m.c.office, "Joined": m.c.joined, "Status": m.c.status, "Changed": m.c.changed,
		"IDNumber": m.c.id, "Card": m.c.card, "ServiceCard": m.c.service, "RetireOn": m.c.retires,
		"Phone": m.c.phone, "Address": m.c.address, "Note": m.c.note,
		"Bases": m.c.base, "Standings": m.c.changed,
	}[field]
	if !ok {
		return m.c.name
	}
	return c
}

// joinedMost is how many rows of people who stand in the file twice are named.
const joinedMost = 5

// sayJoined tells which rows speak of somebody who stands above: people are counted, not rows.
func (m *members) sayJoined() {
	var rows []int
	for _, e := range m.rows {
		rows = append(rows, e.more...)
	}
	if len(rows) == 0 {
		return
	}
	slices.Sort(rows)
	var names []string
	for _, n := range rows[:min(len(rows), joinedMost)] {
		names = append(names, m.run.rowText(n))
	}
	where := strings.Join(names, "、")
	if len(rows) > joinedMost {
		where += " …"
	}
	m.run.said = append(m.run.said, fmt.Sprintf("有 %d 行与上面的行是同一个人（第 %s 行），已合在一起，按人计数。", len(rows), where))
}

// finish writes who is new or changed, in the order of the file.
func (m *members) finish() error {
	m.sayJoined()
	next := len(m.byNumber)
	for _, e := range m.rows {
		for e.now.Number == "" {
			next++
			if n := fmt.Sprintf("M%05d", next); m.byNumber[n] == nil {
				e.now.Number = n
				m.byNumber[n] = e
			}
		}
		what := EffectNew
		switch {
		case slices.ContainsFunc(m.run.opts.Skip, func(n int) bool { return n == e.row || slices.Contains(e.more, n) }):
			what = EffectSkipped
		case e.known && reflect.DeepEqual(e.was, e.now):
			what = EffectSame
		case e.known:
			what = EffectChanged
		}
		m.run.count(e.row, what, strings.Join(slices.DeleteFunc(
			[]string{e.now.Number, e.now.Name, e.now.Department, e.now.Group, e.now.Status.String()},
			func(s string) bool { return s == "" }), " "))
		if n := len(m.run.result.Preview); what != EffectSame && n > 0 && m.run.result.Preview[n-1].What == what {
			was, now := e.was, e.now
			m.run.result.Preview[n-1].Was, m.run.result.Preview[n-1].Now = &was, &now
		}
		if what == EffectSame || what == EffectSkipped || !m.run.writing() {
			continue
		}
		if _, err := m.run.tx.SaveMember(e.now); err != nil {
			return err
		}
	}
	return nil
}

// names lists the Chinese names of values.
func names[T fmt.Stringer](values []T) []string {
	var out []string
	for _, v := range values {
		out = append(out, v.String())
	}
	return out
}
