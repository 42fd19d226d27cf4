package intake

import (
	"strings"

	"gonghui/model"
)

// people finds members by number or name, for tables that name them.
type people struct {
	byNumber map[string]model.Member
	byName   map[string][]model.Member
	byID     map[model.ID]model.Member
}

// person are the columns in which a table names a member.
type person struct{ member, name column }

func (t *table) person() person { return person{t.col(fMember), t.col(fMemberName)} }

// roster reads all members once.
func (r *run) roster() (*people, error) {
	if r.people != nil {
		return r.people, nil
	}
	members, err := r.view.Members()
	if err != nil {
		return nil, err
	}
	p := &people{
		byNumber: make(map[string]model.Member, len(members)),
		byName:   map[string][]model.Member{},
		byID:     make(map[model.ID]model.Member, len(members)),
	}
	for _, m := range members {
		p.add(m)
	}
	aliases, err := r.aliases()
	if err != nil {
		return nil, err
	}
	for number, m := range aliases {
		p.byNumber[number] = m
	}
	r.people = p
	return p, nil
}

// aliases are the numbers of records that were merged, and whom they mean now.
func (r *run) aliases() (map[string]model.Member, error) {
	merged, err := r.view.Merged()
	if err != nil {
		return nil, err
	}
	out := make(map[string]model.Member, len(merged))
	for id, m := range merged {
		rec, err := r.view.Record(model.Ref{Kind: model.KindMember, ID: id})
		if err != nil {
			return nil, err
		}
		if old, ok := rec.(model.Member); ok {
			out[old.Number] = m
		}
	}
	return out, nil
}

func (p *people) add(m model.Member) {
	p.byNumber[m.Number], p.byID[m.ID] = m, m
	p.byName[m.Name] = append(p.byName[m.Name], m)
}

// who names a member whom a row is about, so that a preview can be compared with the file.
func (r *run) who(id model.ID) string {
	m := r.people.byID[id]
	if m.Number == m.Name {
		return m.Name
	}
	return strings.TrimSpace(m.Number + " " + m.Name)
}

// member reads whom a row is about: by number, which a name beside it must go with, or by a name that only one
// member bears. Somebody marked 非会员 or 退休 who is not on the roster is put there. It is 0 after a problem; the
// error is one of the book.
func (l *line) member(c person) (model.ID, error) {
	p, err := l.run.roster()
	if err != nil {
		return 0, err
	}
	at, number, name := c.name, l.code(c.member), l.name(c.name)
	if (number == "" && l.given(c.member)) || (name == "" && l.given(c.name)) {
		return 0, nil // refused, and said so
	}
	if m, ok := p.byNumber[number]; ok {
		if plain, _ := unmark(name); name != "" && plain != m.Name {
			l.fail(c.name, CodeOtherName, name, m.Name)
			return 0, nil
		}
		return m.ID, nil
	}
	if m, ok := p.byNumber[model.Fold(name)]; ok && number == "" {
		return m.ID, nil // a number in the column of names
	}
	switch {
	case number != "" && name != "":
		l.fail(c.member, CodeMember, number, "")
		return 0, nil
	case number != "": // a name may stand in the column of numbers
		at, name = c.member, l.name(c.member)
	case name == "":
		if at.at < 0 {
			at = c.member
		}
		l.need(at)
		return 0, nil
	}
	return l.named(at, name)
}

// named finds the one member who bears a name, or enrols who is marked.
func (l *line) named(at column, name string) (model.ID, error) {
	plain, status := unmark(name)
	same := l.run.people.byName[plain]
	switch {
	case len(same) == 1:
		return same[0].ID, nil
	case len(same) > 1:
		var numbers []string
		for _, m := range same {
			numbers = append(numbers, m.Number)
		}
		l.fail(at, CodeSeveral, name, strings.Join(numbers, "、"))
		return 0, nil
	case status == 0:
		l.fail(at, CodeMember, name, "")
		return 0, nil
	}
	return l.run.enrol(plain, status)
}

// enrol puts somebody on the roster who was named in a table and marked as no active member.
func (r *run) enrol(name string, status model.Status) (model.ID, error) {
	m := model.Member{Name: name, Status: status}
	if !r.writing() {
		m.ID = ^model.ID(0) - model.ID(len(r.people.byName)) // stands for the ID that a write would give
		m.Number = name
		r.people.add(m)
		return m.ID, nil
	}
	var err error
	if m.ID, err = r.tx.SaveMember(m); err != nil {
		return 0, err
	}
	if m, err = r.view.Member(m.ID); err != nil {
		return 0, err
	}
	r.people.add(m)
	return m.ID, nil
}

// unmark takes a mark in brackets off a name: 王五（非会员）. The status is 0 without one.
func unmark(name string) (string, model.Status) {
	folded := model.Fold(name)
	open := strings.LastIndexByte(folded, '(')
	if open <= 0 || !strings.HasSuffix(folded, ")") {
		return name, 0
	}
	word, ok := marks()[folded[open+1:len(folded)-1]]
	if !ok {
		return name, 0
	}
	status, _ := model.ParseStatus(word)
	return model.NormalizeName(folded[:open]), status
}
