package model

import (
	"errors"
	"strconv"
)

// The rules of members and their dues.
const (
	RuleMemberNumber    Rule = "member.number"     // 会员号 not empty
	RuleMemberName      Rule = "member.name"       // 姓名 not empty
	RuleMemberStatus    Rule = "member.status"     // one of the standings
	RuleMemberSex       Rule = "member.sex"        // 男, 女 or not recorded
	RuleMemberDate      Rule = "member.date"       // a real day or month
	RuleMemberDates     Rule = "member.dates"      // born, then joined, then changed
	RuleMemberID        Rule = "member.id"         // a valid identity number (GB 11643)
	RuleMemberIDSex     Rule = "member.id-sex"     // agrees with the identity number
	RuleMemberIDBirth   Rule = "member.id-birth"   // agrees with the identity number
	RuleMemberCard      Rule = "member.card"       // 12 to 19 digits
	RuleMemberCardCheck Rule = "member.card-check" // Luhn's check digit
	RuleMemberBase      Rule = "member.base"       // not below 0
	RuleMemberBaseOrder Rule = "member.base-order" // by month, each month once
	RuleMemberMove      Rule = "member.move"       // one of the moves
	RuleMemberMoveOrder Rule = "member.move-order" // moves by day
	RuleMemberAfter     Rule = "member.after"      // nothing follows 去世
	RuleMemberMoveNone  Rule = "member.move-none"  // the history says what the standing is
	RuleMemberRelative  Rule = "member.relative"   // a relative has a name, a relation and a real day of birth
	RuleDuesMember      Rule = "dues.member"       // somebody paid
	RuleDuesMonth       Rule = "dues.month"        // for a month
	RuleDuesAmount      Rule = "dues.amount"       // more than 0
	RuleDuesPaid        Rule = "dues.paid"         // a real day
	RuleDuesWaived      Rule = "dues.waived"       // dues that are waived bear a reason
)

// CheckMember returns everything that keeps a member out of the book, and what to warn of.
func CheckMember(m Member) []Violation {
	var vs violations
	if m.Number == "" {
		vs.error(RuleMemberNumber, "Number", "")
	}
	if m.Name == "" {
		vs.error(RuleMemberName, "Name", "")
	}
	if m.Status < StatusActive || m.Status > StatusNonMember {
		vs.error(RuleMemberStatus, "Status", strconv.Itoa(int(m.Status)))
	}
	if m.Sex > SexFemale {
		vs.error(RuleMemberSex, "Sex", strconv.Itoa(int(m.Sex)))
	}
	p := m.Private
	checkTexts(&vs, []textField{
		{"Number", m.Number, MaxName},
		{"Name", m.Name, MaxName},
		{"Department", m.Department, MaxName},
		{"Group", m.Group, MaxName},
		{"Office", m.Office, MaxName},
		{"Phone", p.Phone, MaxName},
		{"Address", p.Address, MaxSummary},
	})
	checkNotes(&vs, []textField{{"Note", p.Note, MaxNote}})
	checkMemberDates(&vs, m)
	checkPapers(&vs, m)
	checkBases(&vs, m.Bases)
	checkHistory(&vs, m)
	checkFamily(&vs, p)
	return vs
}

// checkHistory checks the history of standings: moves there are, by day, that end in the standing.
func checkHistory(vs *violations, m Member) {
	var last Date
	for i, s := range m.Standings {
		if s.Status() == 0 {
			vs.add(RuleMemberMove, SeverityError, "Standings", i, strconv.Itoa(int(s.Move)))
		}
		if s.From != 0 && !s.From.Valid() {
			vs.add(RuleMemberDate, SeverityError, "Standings", i, s.From.String())
		}
		if s.From != 0 && s.From < last {
			vs.add(RuleMemberMoveOrder, SeverityError, "Standings", i, s.From.String())
		}
		last = max(last, s.From)
		if i > 0 && m.Standings[i-1].Move == MoveDeath {
			vs.add(RuleMemberAfter, SeverityError, "Standings", i, s.Move.String())
		}
		checkTexts(vs, []textField{{"Standings", s.Reason, MaxSummary}, {"Standings", s.Where, MaxSummary}})
	}
	if n := len(m.Standings); n > 0 && m.Standings[n-1].Status() != m.Status {
		vs.error(RuleMemberMoveNone, "Standings", m.Status.String())
	}
}

// checkFamily never repeats a name in a violation: it is private.
func checkFamily(vs *violations, p MemberPrivate) {
	checkTexts(vs, []textField{{"ServiceCard", p.ServiceCard, MaxName}})
	for i, f := range p.Family {
		if f.Name == "" || f.Relation == RelationSelf || f.Relation > RelationOtherRelative ||
			f.Birth != 0 && !f.Birth.Valid() {
			vs.add(RuleMemberRelative, SeverityError, "Family", i, "")
		}
		checkTexts(vs, []textField{{"Family", f.Name, MaxName}, {"Family", f.Work, MaxSummary}})
		checkNotes(vs, []textField{{"Family", f.Note, MaxSummary}})
	}
}

func checkMemberDates(vs *violations, m Member) {
	for _, f := range []dateField{{field: "Birth", value: m.Birth}, {field: "Joined", value: m.Joined}} {
		if f.value != 0 && !f.value.Valid() {
			vs.error(RuleMemberDate, f.field, f.value.String())
		}
	}
	if m.Changed != 0 && !m.Changed.Valid() {
		vs.error(RuleMemberDate, "Changed", m.Changed.String())
	}
	if m.Birth != 0 && m.Joined != 0 && m.Joined < m.Birth {
		vs.error(RuleMemberDates, "Joined", m.Joined.String())
	}
	// Months compare by month: a change in the month of joining may well be true.
	if m.Joined != 0 && m.Changed != 0 && m.Changed.Period() < m.Joined.Period() {
		vs.warn(RuleMemberDates, "Changed", m.Changed.String())
	}
}

// checkPapers never repeats a number in a violation: it is private.
func checkPapers(vs *violations, m Member) {
	if id := m.Private.IDNumber; id != "" {
		clean, err := ParseIDNumber(id)
		switch {
		case err != nil:
			vs.hinted(RuleMemberID, SeverityError, "IDNumber", -1, "", idFault(err))
		case clean != id:
			vs.hinted(RuleMemberID, SeverityError, "IDNumber", -1, "", "spelling")
		default:
			checkIDAgrees(vs, m)
		}
	}
	if card := m.Private.Card; card != "" {
		clean, ok := ParseCard(card)
		switch {
		case !ok || clean != card:
			vs.error(RuleMemberCard, "Card", "")
		case !Luhn(card):
			vs.warn(RuleMemberCardCheck, "Card", "")
		}
	}
}

func checkIDAgrees(vs *violations, m Member) {
	if sex, ok := SexOf(m.Private.IDNumber); ok && m.Sex != 0 && sex != m.Sex {
		vs.hinted(RuleMemberIDSex, SeverityError, "Sex", -1, m.Sex.String(), sex.String())
	}
	birth, ok := BirthOf(m.Private.IDNumber)
	if !ok || m.Birth == 0 {
		return
	}
	if m.Birth.Period() != birth.Period() || !m.Birth.IsMonth() && m.Birth != birth {
		vs.hinted(RuleMemberIDBirth, SeverityError, "Birth", -1, m.Birth.String(), birth.String())
	}
}

// IDFaults are the hints that a violation of RuleMemberID may carry: what exactly is wrong with the number.
func IDFaults() []string {
	return []string{"length", "old", "digits", "checksum", "birth", "province", "spelling"}
}

func idFault(err error) string {
	faults := []error{ErrIDLength, ErrIDOld, ErrIDDigits, ErrIDChecksum, ErrIDBirth, ErrIDProvince}
	for i, sentinel := range faults {
		if errors.Is(err, sentinel) {
			return IDFaults()[i]
		}
	}
	return ""
}

func checkBases(vs *violations, bases []DuesBase) {
	for i, b := range bases {
		if b.Base < 0 {
			vs.add(RuleMemberBase, SeverityError, "Bases", i, b.Base.String())
		}
		if (b.From != 0 && !(b.From.Valid() && b.From.IsMonth())) || (i > 0 && b.From <= bases[i-1].From) {
			vs.add(RuleMemberBaseOrder, SeverityError, "Bases", i, b.From.String())
		}
	}
}

// CheckDues returns everything that keeps a month's dues out of the book, and what to warn of.
func CheckDues(d Dues) []Violation {
	var vs violations
	if d.Member == 0 {
		vs.error(RuleDuesMember, "Member", "")
	}
	if !d.Month.Valid() || !d.Month.IsMonth() || !inYears(d.Month.First()) {
		vs.error(RuleDuesMonth, "Month", d.Month.String())
	}
	var parts Money
	for _, p := range d.Parts {
		if p.Amount <= 0 || p.Amount > MaxEntry {
			vs.error(RuleDuesAmount, "Parts", p.Amount.String())
		}
		parts += p.Amount
		checkDays(&vs, []dateField{{"Parts", p.Paid, RuleDuesPaid}})
		checkTexts(&vs, []textField{{"Parts", p.Payment, MaxName}})
	}
	waived := d.Amount == 0 && d.Waived
	if d.Amount <= 0 && !waived || d.Amount > MaxEntry || len(d.Parts) > 0 && parts != d.Amount {
		vs.error(RuleDuesAmount, "Amount", d.Amount.String())
	}
	if d.Waived && d.Note == "" {
		vs.error(RuleDuesWaived, "Note", "")
	}
	checkTexts(&vs, []textField{{"Note", d.Note, MaxSummary}})
	checkDays(&vs, []dateField{{"Paid", d.Paid, RuleDuesPaid}})
	return vs
}
