package model

import (
	"slices"
	"strconv"
)

// VisitsVoucher drafts one voucher that pays for several visits: a debit for each, about it, and a credit for each
// account that the money comes from. members are who was visited. It is dated as the last of them.
func VisitsVoucher(visits []Visit, members map[ID]Member, b Branch) Voucher {
	out := Voucher{Common: true}
	var people []ID
	for i, v := range visits {
		m := members[v.Member]
		one := VisitVoucher(v, m, b.categoryOf(v))
		line := one.Lines[0]
		line.Summary, line.About = one.Summary, Ref{Kind: KindVisit, ID: v.ID}
		out.Lines = append(out.Lines, line)
		out.Date = max(out.Date, v.Date)
		if !slices.Contains(people, v.Member) {
			people = append(people, v.Member)
		}
		if i == 0 {
			out.Settlement, out.Approver = v.Payment, v.Approver
		}
		if out.Settlement != v.Payment {
			out.Settlement = ""
		}
		if out.Approver != v.Approver {
			out.Approver = ""
		}
	}
	if len(people) > 0 {
		out.Counterparty = members[people[0]].Name
		if len(people) > 1 {
			out.Counterparty += wordOthers + strconv.Itoa(len(people)) + wordPeople
		}
		out.Summary = Clip(wordVisit + out.Counterparty)
	}
	out.Lines = append(out.Lines, VisitCredits(visits)...)
	return out
}

// VisitCredits are the lines that say which accounts the money of visits comes from, cash first.
func VisitCredits(visits []Visit) []Line {
	var out []Line
	for _, account := range []string{AccountCash, AccountBank} {
		var sum Money
		for _, v := range visits {
			if PaidFrom(v.Payment) == account {
				sum += v.Total()
			}
		}
		if sum != 0 {
			out = append(out, Line{Account: account, Side: Credit, Amount: sum})
		}
	}
	return out
}

func (b Branch) categoryOf(v Visit) Category {
	c, _ := b.Category(v.Category)
	return c
}

func (l Line) visits() bool { return l.About.Kind == KindVisit && l.About.ID != 0 }

// Refit brings the draft of several visits in step with them: a visit that is new on it gets its line, one that left
// loses it, and amounts follow. What else was written by hand stays; so do the credits, unless they are those that
// paid for the visits before (was).
func (v Voucher) Refit(was, visits []Visit, members map[ID]Member, b Branch) Voucher {
	want := VisitsVoucher(visits, members, b)
	lines := map[ID]Line{}
	for _, l := range v.Lines {
		if l.visits() {
			lines[l.About.ID] = l
		}
	}
	var debits, credits []Line
	for _, l := range want.Lines {
		if !l.visits() {
			continue
		}
		if old, ok := lines[l.About.ID]; ok {
			old.Amount, old.Member = l.Amount, l.Member
			l = old
		}
		debits = append(debits, l)
	}
	var others []Line
	for _, l := range v.Lines {
		switch {
		case l.visits():
		case l.Side == Credit:
			credits = append(credits, l)
		default:
			others = append(others, l)
		}
	}
	switch {
	case len(others) == 0 && plainCredits(credits):
		credits = VisitCredits(visits)
	case len(credits) == 1:
		credits[0].Amount += totalOf(visits) - totalOf(was)
	}
	v.Lines = slices.Concat(debits, others, credits)
	return v
}

// plainCredits reports whether credits are as VisitCredits makes them, whatever their amounts.
func plainCredits(lines []Line) bool {
	for i, l := range lines {
		plain := l.Project == "" && l.Summary == "" && l.About.IsZero()
		if !plain || l.Account != AccountCash && l.Account != AccountBank {
			return false
		}
		if i > 0 && lines[i-1].Account >= l.Account {
			return false
		}
	}
	return true
}

func totalOf(visits []Visit) Money {
	var sum Money
	for _, v := range visits {
		sum += v.Total()
	}
	return sum
}
