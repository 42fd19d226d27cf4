package ledger

import (
	"sort"

	"gonghui/model"
)

// sums proposes, for what no pair was found, one line that is the sum of several entries, and one entry
// that is the sum of several lines. Lines of one voucher go first: a payment from two projects is one
// payment at the bank.
func (p *proposer) sums() {
	p.vouchers()
	for _, one := range p.free(p.lines) {
		p.sum(one, p.items)
	}
	for _, one := range p.free(p.items) {
		if !p.used(one) {
			p.sum(one, p.lines)
		}
	}
}

// free are the parts that no proposal has used.
func (p *proposer) free(parts []part) []part {
	var out []part
	for _, x := range parts {
		if !p.used(x) {
			out = append(out, x)
		}
	}
	return out
}

// vouchers proposes lines that are the sum of all entries of one voucher.
func (p *proposer) vouchers() {
	groups, sums := map[model.ID][]part{}, map[model.Money][]model.ID{}
	var order []model.ID
	for _, x := range p.free(p.items) {
		if len(groups[x.voucher]) == 0 {
			order = append(order, x.voucher)
		}
		groups[x.voucher] = append(groups[x.voucher], x)
	}
	for _, id := range order {
		var sum model.Money
		for _, x := range groups[id] {
			sum += x.amount
		}
		if len(groups[id]) > 1 {
			sums[sum] = append(sums[sum], id)
		}
	}
	for _, l := range p.free(p.lines) {
		found, most := model.ID(0), farDays+1
		for _, id := range sums[l.amount] {
			if g := groups[id]; !p.used(g[0]) && apart(l, g[0]) < most {
				found, most = id, apart(l, g[0])
			}
		}
		if found == 0 {
			continue
		}
		score, reasons := resemble(l, groups[found][0])
		reasons = append([]ReasonKind{ReasonSum, ReasonVoucher, near(most)}, reasons...)
		p.take(480-15*most+score, most <= nearDays && len(sums[l.amount]) == 1, reasons, append(groups[found], l)...)
	}
}

// sum looks for two to five parts of the other side that come to one.
func (p *proposer) sum(one part, others []part) {
	from := sort.Search(len(others), func(i int) bool { return others[i].day >= one.day-sumDays })
	to := sort.Search(len(others), func(i int) bool { return others[i].day > one.day+sumDays })
	var near []int
	for i := from; i < to; i++ {
		x := others[i]
		smaller := x.amount.Abs() < one.amount.Abs() && (x.amount < 0) == (one.amount < 0)
		if smaller && !p.used(x) {
			near = append(near, i)
		}
	}
	sort.SliceStable(near, func(i, j int) bool { return apart(one, others[near[i]]) < apart(one, others[near[j]]) })
	near = near[:min(len(near), mostInSum)]
	s := search{want: one.amount.Abs()}
	for _, i := range near {
		s.parts = append(s.parts, others[i])
	}
	s.start()
	if len(s.found) == 0 {
		return
	}
	p.best(one, s.found)
}

// best proposes the best of several sums. One is sure only when there is no other, within a few days, and
// all parts have the counterparty of the whole.
func (p *proposer) best(one part, found [][]part) {
	top, score, days, party := 0, -1<<31, 0, false
	for i, parts := range found {
		far, points, all := 0, 400-40*len(parts), true
		for _, x := range parts {
			far = max(far, apart(one, x))
			s, reasons := resemble(whole(one, x))
			points += s / len(parts)
			all = all && hasParty(reasons)
		}
		if points -= 15 * far; points > score {
			top, score, days, party = i, points, far, all
		}
	}
	reasons := []ReasonKind{ReasonSum, near(days)}
	if party {
		reasons = append(reasons, ReasonParty)
	}
	p.take(score, len(found) == 1 && days <= nearDays && party, reasons, append(found[top], one)...)
}

// whole puts two parts in the order that resemble wants: the bank's line first.
func whole(a, b part) (line, item part) {
	if a.line != 0 {
		return a, b
	}
	return b, a
}

// search looks for sums among parts, which are sorted by falling amount.
type search struct {
	want   model.Money
	parts  []part
	single bool          // one part alone will do
	rest   []model.Money // sum of the parts from each one on
	found  [][]part
	steps  int
}

// Bounds of one search.
const (
	mostSteps = 20_000
	mostSums  = 8
)

// start puts the parts in order and looks for sums.
func (s *search) start() {
	sort.SliceStable(s.parts, func(i, j int) bool { return s.parts[i].amount.Abs() > s.parts[j].amount.Abs() })
	s.rest = make([]model.Money, len(s.parts)+1)
	for i := len(s.parts) - 1; i >= 0; i-- {
		s.rest[i] = s.rest[i+1] + s.parts[i].amount.Abs()
	}
	s.from(0, s.want, nil)
}

// from goes on with the part of that index; left is what is still wanted.
func (s *search) from(i int, left model.Money, taken []part) {
	s.steps++
	if left == 0 {
		if len(taken) > 1 || s.single {
			s.found = append(s.found, append([]part(nil), taken...))
		}
		return
	}
	if len(taken) == mostParts || s.steps > mostSteps || len(s.found) == mostSums {
		return
	}
	for ; i < len(s.parts) && s.rest[i] >= left; i++ {
		if a := s.parts[i].amount.Abs(); a <= left {
			s.from(i+1, left-a, append(taken, s.parts[i]))
		}
	}
}

// proposeOpening proposes the bank lines that come to what book and bank differed by when the book began:
// cheques of the old book that were not paid yet. It is never sure.
func (v *View) proposeOpening(p *proposer, o open, upTo model.Date) error {
	free := p.free(p.lines)
	if len(free) == 0 {
		return nil
	}
	statements, err := v.Statements(p.account)
	if err != nil {
		return err
	}
	c := chainOf(o.lines, statements)
	if !c.opened {
		return nil
	}
	book, err := v.bookBalance(p.account, upTo.Period())
	if err != nil {
		return err
	}
	// Entries after upTo count in the month's balance, and must be left out of it as well.
	after, err := v.entriesBetween(p.account, o.start, upTo.Period().Last())
	if err != nil {
		return err
	}
	if off := c.opening - (book - after) + o.before; off != 0 {
		p.opening(free, -off)
	}
	return nil
}

// entriesBetween is what an account's entries from one day to another come to.
func (v *View) entriesBetween(account string, from, to model.Date) (sum model.Money, err error) {
	err = v.EachEntry(account, from, to, func(e Entry) error {
		sum += e.Signed()
		return nil
	})
	return sum, err
}

// opening looks for one to five of the earliest open lines that come to a sum.
func (p *proposer) opening(free []part, want model.Money) {
	s := search{want: want.Abs(), single: true}
	for _, l := range free {
		if (l.amount < 0) == (want < 0) && l.amount.Abs() <= s.want && len(s.parts) < mostInSum {
			s.parts = append(s.parts, l)
		}
	}
	s.start()
	if len(s.found) == 0 {
		return
	}
	p.take(100, false, []ReasonKind{ReasonOpening}, s.found[0]...)
	p.out[len(p.out)-1].Match.Opening = true
}

// refunds proposes two open lines of the bank that cancel out: a payment that came back. It is never sure:
// it may be two payments that nobody booked.
func (p *proposer) refunds() {
	at := map[model.Money][]part{}
	for _, l := range p.free(p.lines) {
		before := at[-l.amount]
		for i := len(before) - 1; i >= 0 && apart(before[i], l) <= sumDays; i-- {
			if was := before[i]; !p.used(was) {
				p.take(200-15*apart(was, l), false, []ReasonKind{ReasonReversal, near(apart(was, l))}, was, l)
				break
			}
		}
		if !p.used(l) {
			at[l.amount] = append(at[l.amount], l)
		}
	}
}
