package ledger

import (
	"slices"
	"sort"

	"gonghui/model"
)

// ReasonKind says why bank lines and entries are proposed as a match.
type ReasonKind uint8

// The reasons.
const (
	ReasonAmount   ReasonKind = iota + 1 // the amount is the same
	ReasonSameDay                        // on the same day
	ReasonNear                           // Proposal.Days apart
	ReasonParty                          // the counterparty is the same
	ReasonSummary                        // the texts are alike
	ReasonSerial                         // the serial number or the number of the bill is the same
	ReasonSum                            // several come to the amount of one
	ReasonVoucher                        // they are lines of one voucher
	ReasonReversal                       // one takes the other back
	ReasonOpening                        // they come to what book and bank differed by at the book's beginning
	ReasonDrafted                        // the voucher was drafted from the line
)

// Proposal is a match that is likely. Sure: it is strong and there is no rival.
type Proposal struct {
	Match   model.Match
	Sure    bool
	Reasons []ReasonKind
	Days    int // greatest distance in days between its parts
	Score   int // higher is better; of use only to compare
}

// Bounds of the search.
const (
	nearDays   = 3  // how far apart a match is strong
	farDays    = 31 // how far apart a match of two is looked for
	sumDays    = 10 // how far apart the parts of a sum are looked for
	mostParts  = 5  // parts of a sum
	mostRivals = 32 // pairs that are looked at for one line, nearest first
	mostInSum  = 16 // parts from which a sum is chosen, nearest first
	margin     = 80 // score by which a sure pair beats its rivals
)

// Propose lists likely matches among what is not matched at all up to a day: the best first, none of them
// overlapping. The work grows with the number of lines and entries, not with its square.
func (v *View) Propose(account string, upTo model.Date) ([]Proposal, error) {
	o, err := v.openItems(account, upTo)
	if err != nil {
		return nil, err
	}
	p := proposer{account: account, usedLine: map[model.ID]bool{}, usedEntry: map[model.EntryRef]bool{}}
	for _, l := range o.bank {
		if !o.later[l.ID] {
			p.lines = append(p.lines, newSide(l))
		}
	}
	for _, b := range append(o.earlier, o.book...) {
		if b.Match == 0 {
			p.items = append(p.items, bookSide(b))
		}
	}
	p.reversals()
	p.drafted()
	p.pairs()
	p.sums()
	if err := v.proposeOpening(&p, o, upTo); err != nil {
		return nil, err
	}
	p.refunds()
	sort.SliceStable(p.out, func(i, j int) bool {
		a, b := p.out[i], p.out[j]
		if a.Sure != b.Sure {
			return a.Sure
		}
		return a.Score > b.Score
	})
	return p.out, nil
}

// part is a bank line or an entry as they are compared.
type part struct {
	line     model.ID
	entry    model.EntryRef
	date     model.Date
	day      int // number of the day, to count distances
	amount   model.Money
	party    string // folded
	summary  string // folded
	grams    map[string]int
	serial   string
	voucher  model.ID
	reverses model.ID
	kind     model.VoucherKind
	origin   model.Ref
}

func newSide(l model.BankLine) part {
	return newPart(part{
		line: l.ID, date: l.Date, amount: l.Amount, party: plainText(l.Counterparty), summary: plainText(l.Summary),
		serial: plainText(l.Serial),
	})
}

func bookSide(b BookItem) part {
	return newPart(part{
		entry: b.Ref, date: b.Date, amount: b.Amount, party: plainText(b.Counterparty), summary: plainText(b.Summary),
		serial: plainText(b.Bill), voucher: b.Voucher, reverses: b.Reverses, kind: b.Kind,
		origin: b.Origin,
	})
}

func newPart(p part) part {
	p.day = p.date.Sub(model.Date(20000101))
	p.grams = bigrams(p.party + " " + p.summary)
	return p
}

// proposer finds proposals and remembers what they use up.
type proposer struct {
	account      string
	lines, items []part // by day
	usedLine     map[model.ID]bool
	usedEntry    map[model.EntryRef]bool
	out          []Proposal
}

func (p *proposer) used(x part) bool {
	if x.line != 0 {
		return p.usedLine[x.line]
	}
	return p.usedEntry[x.entry]
}

// take makes a proposal of parts; their reasons and score are given.
func (p *proposer) take(score int, sure bool, reasons []ReasonKind, parts ...part) {
	x := Proposal{Match: model.Match{Account: p.account}, Sure: sure, Score: score, Reasons: reasons}
	low, high := parts[0].day, parts[0].day
	for _, a := range parts {
		low, high = min(low, a.day), max(high, a.day)
		if a.line != 0 {
			x.Match.Lines = append(x.Match.Lines, a.line)
			p.usedLine[a.line] = true
		} else {
			x.Match.Entries = append(x.Match.Entries, a.entry)
			p.usedEntry[a.entry] = true
		}
	}
	x.Days = high - low
	p.out = append(p.out, x)
}

// near is the reason for a distance in days.
func near(days int) ReasonKind {
	if days == 0 {
		return ReasonSameDay
	}
	return ReasonNear
}

// reversals proposes a red entry with what it takes back: the original when that is open, else the blue one
// that stands for it.
func (p *proposer) reversals() {
	of := map[model.ID][]part{} // by the voucher that they are of, or put right
	for _, x := range p.items {
		of[x.voucher] = append(of[x.voucher], x)
		if x.kind == model.VoucherBlue && x.reverses != 0 {
			of[x.reverses] = append(of[x.reverses], x)
		}
	}
	for _, red := range p.items {
		if red.kind != model.VoucherRed || red.reverses == 0 || p.used(red) {
			continue
		}
		for _, x := range of[red.reverses] {
			if x.amount == -red.amount && !p.used(x) {
				p.take(1000, true, []ReasonKind{ReasonReversal}, x, red)
				break
			}
		}
	}
}

// drafted proposes a voucher with the line that it was drafted from, when it was posted with that amount.
func (p *proposer) drafted() {
	of := map[model.ID][]part{}
	for _, x := range p.items {
		if x.origin.Kind == model.KindBankLine && x.kind == model.VoucherNormal && !p.used(x) {
			of[x.origin.ID] = append(of[x.origin.ID], x)
		}
	}
	if len(of) == 0 {
		return
	}
	for _, l := range p.lines {
		var sum model.Money
		for _, x := range of[l.line] {
			sum += x.amount
		}
		if len(of[l.line]) > 0 && sum == l.amount && !p.used(l) {
			p.take(2000, true, []ReasonKind{ReasonDrafted, ReasonAmount}, append([]part{l}, of[l.line]...)...)
		}
	}
}

// pair is one line with one entry.
type pair struct {
	line, item int
	score      int
	days       int
	reasons    []ReasonKind
}

// pairs proposes lines and entries of the same amount, best pairs first. What was not looked at because
// there was so much of one amount is looked at again.
func (p *proposer) pairs() {
	for before := -1; before != len(p.out); {
		before = len(p.out)
		p.pairsOnce()
	}
}

func (p *proposer) pairsOnce() {
	byAmount, byParty := newShelf(), newShelf()
	for i, x := range p.items {
		if !p.used(x) {
			byAmount.add(shelfKey{amount: x.amount}, i)
			byParty.add(shelfKey{x.amount, x.party}, i)
		}
	}
	var all []pair
	for i, l := range p.lines {
		if p.used(l) {
			continue
		}
		near := byAmount.near(p, shelfKey{amount: l.amount}, l)
		if l.party != "" {
			near = append(near, byParty.near(p, shelfKey{l.amount, l.party}, l)...)
		}
		slices.Sort(near)
		for _, j := range slices.Compact(near) {
			all = append(all, p.pair(i, j))
		}
	}
	sort.SliceStable(all, func(a, b int) bool {
		if all[a].score != all[b].score {
			return all[a].score > all[b].score
		}
		return all[a].line < all[b].line
	})
	rivals := p.rivals(all)
	for _, x := range all {
		l, item := p.lines[x.line], p.items[x.item]
		if p.used(l) || p.used(item) {
			continue
		}
		strong := x.days <= nearDays || x.days <= sumDays && hasParty(x.reasons) || hasSerial(x.reasons)
		rival := max(rivals.line[x.line].beside(p.items, x.item), rivals.item[x.item].beside(p.lines, x.line))
		p.take(x.score, strong && rival <= x.score-margin, x.reasons, l, item)
	}
}

// shelf keeps entries of one amount, and counterparty, together, by day.
type shelf struct {
	items map[shelfKey][]int
	// asked counts how often a day was asked for: the n-th line of a day begins at the n-th entry of that
	// day, so that many lines that are alike do not all look at the same entries.
	asked map[shelfDay]int
}

type shelfKey struct {
	amount model.Money
	party  string
}

type shelfDay struct {
	shelfKey
	day int
}

func newShelf() shelf { return shelf{map[shelfKey][]int{}, map[shelfDay]int{}} }

func (s shelf) add(k shelfKey, item int) { s.items[k] = append(s.items[k], item) }

// near lists up to mostRivals entries within farDays, the nearest ones.
func (s shelf) near(p *proposer, k shelfKey, l part) []int {
	list := s.items[k]
	rank := s.asked[shelfDay{k, l.day}]
	s.asked[shelfDay{k, l.day}]++
	at := sort.Search(len(list), func(i int) bool { return p.items[list[i]].day >= l.day })
	for ; rank > 0 && at < len(list) && p.items[list[at]].day == l.day; rank-- {
		at++
	}
	var out []int
	for low, high := at-1, at; len(out) < mostRivals; {
		down, up := farDays+1, farDays+1
		if low >= 0 {
			down = apart(p.items[list[low]], l)
		}
		if high < len(list) {
			up = apart(p.items[list[high]], l)
		}
		switch {
		case up > farDays && down > farDays:
			return out
		case up <= down:
			out, high = append(out, list[high]), high+1
		default:
			out, low = append(out, list[low]), low-1
		}
	}
	return out
}

// apart is how many days lie between two parts.
func apart(a, b part) int {
	if a.day > b.day {
		return a.day - b.day
	}
	return b.day - a.day
}

// best are the two highest scores of a part's pairs, and with whom.
type best struct {
	with          int
	first, second int
}

// beside is the highest score of a pair with another part than one, or one just like it.
func (b best) beside(parts []part, with int) int {
	if b.with == with || alike(parts[b.with], parts[with]) {
		return b.second
	}
	return b.first
}

func (b best) seen(with, score int) best {
	switch {
	case score > b.first:
		return best{with, score, b.first}
	case score > b.second:
		b.second = score
	}
	return b
}

type rivalry struct{ line, item map[int]best }

// rivals finds the best two pairs of every line and entry. What would be the same proposal over again,
// since another part is just like it, is no rival: two equal payments of one day to one payee may be
// matched either way.
func (p *proposer) rivals(all []pair) rivalry {
	r := rivalry{map[int]best{}, map[int]best{}}
	for _, x := range all {
		if b, ok := r.line[x.line]; !ok || !alike(p.items[b.with], p.items[x.item]) || b.first != x.score {
			r.line[x.line] = b.seen(x.item, x.score)
		}
		if b, ok := r.item[x.item]; !ok || !alike(p.lines[b.with], p.lines[x.line]) || b.first != x.score {
			r.item[x.item] = b.seen(x.line, x.score)
		}
	}
	return r
}

// alike tells whether two parts of one side cannot be told apart.
func alike(a, b part) bool {
	return a.day == b.day && a.amount == b.amount && a.party == b.party && a.summary == b.summary
}

func hasParty(reasons []ReasonKind) bool  { return slices.Contains(reasons, ReasonParty) }
func hasSerial(reasons []ReasonKind) bool { return slices.Contains(reasons, ReasonSerial) }

// pair scores a line and an entry of the same amount: up to 500 for the days, 200 for the counterparty, 100
// for texts that are alike, 300 for a number.
func (p *proposer) pair(line, item int) pair {
	l, b := p.lines[line], p.items[item]
	x := pair{line: line, item: item, days: apart(l, b), reasons: []ReasonKind{ReasonAmount}}
	x.reasons = append(x.reasons, near(x.days))
	x.score = 500 - 15*x.days
	score, reasons := resemble(l, b)
	x.score, x.reasons = x.score+score, append(x.reasons, reasons...)
	return x
}
