package audit

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// passing is what remains of the vouchers that have passed by. All of it but paid and reds is a few words a
// voucher.
type passing struct {
	vouchers   int // of the year
	numbers    map[model.Period][]numbered
	latest     map[model.Period]numbered // the last ordinary voucher, for the order of dates
	intoClosed []slip
	shut       []model.Period // months of the year closed before the month before them

	attached   bool // some voucher has attachments
	unattached []slip
	signs      [signatureCount]bool // some voucher bears the signature
	unsigned   []unsigned
	cash       []cashPayment
	condoled   []condolence

	reds      []model.Voucher // of the year
	undoing   []model.Voucher // red ones of any year that name what they cancel
	originals map[model.ID]model.Voucher
	corrected map[model.ID]bool // vouchers that a blue one puts right
	cancelled map[model.ID]bool // vouchers that a red one takes back as a whole
	rewritten []model.Voucher   // ordinary vouchers that say in words that they put another one right

	days map[string]map[model.Date]model.Money // what each cash and bank account gained on each day
}

// numbered is a voucher in the order of its period.
type numbered struct {
	number int
	id     model.ID
	date   model.Date
}

func newPassing() passing {
	return passing{
		numbers: map[model.Period][]numbered{}, latest: map[model.Period]numbered{},
		originals: map[model.ID]model.Voucher{},
		corrected: map[model.ID]bool{}, cancelled: map[model.ID]bool{},
		days: map[string]map[model.Date]model.Money{},
	}
}

// walk goes through the log from its first event. This verifies the chain, shows every voucher once, in the
// order of posting, which is that of the numbers in each month, and tells which months were closed at the
// time.
func (s *snapshot) walk(v *ledger.View) error {
	closed := map[model.Period]bool{}
	err := v.EachEvent(1, func(e ledger.Event) error {
		switch e.Kind {
		case ledger.EventClosed:
			p := e.Period()
			first := model.NewPeriod(s.branch.FirstYear, 1)
			if p.Year() == s.year && p > first && !closed[p.Prev()] {
				s.shut = append(s.shut, p)
			}
			closed[p] = true
		case ledger.EventReopened:
			delete(closed, e.Period())
		case ledger.EventPosted:
			rec, err := e.Record()
			if err != nil {
				return fmt.Errorf("event %d: %w", e.Seq, err)
			}
			if x, ok := rec.(model.Voucher); ok {
				s.see(x, closed[x.In()])
			}
		default:
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("walk the log: %w", err)
	}
	return s.undo(v)
}

// see takes in a voucher of any year.
func (s *snapshot) see(x model.Voucher, intoClosed bool) {
	if s.claims[x.ID] != nil {
		s.paid[x.ID] = x
	}
	if of, ok := s.paid[x.Reverses]; ok && x.Kind == model.VoucherAdjust {
		of.Lines = append(slices.Clone(of.Lines), x.Lines...) // what was paid in the end
		s.paid[of.ID] = of
	}
	if x.Kind == model.VoucherRed && x.Reverses != 0 {
		s.undoing = append(s.undoing, x)
	}
	if x.In().Year() != s.year {
		return
	}
	for _, c := range s.checks {
		if c.each == nil {
			continue
		}
		if found := c.each(s, x); len(found) > 0 {
			s.found[c.ID] = append(s.found[c.ID], found...)
		}
	}
	if intoClosed {
		s.intoClosed = append(s.intoClosed, slipOf(x))
	}
	s.keep(x)
}

// keep notes what later vouchers and the checks at the end ask of this one.
func (s *snapshot) keep(x model.Voucher) {
	s.vouchers++
	p, n := x.In(), numbered{x.Number, x.ID, x.Date}
	s.numbers[p] = append(s.numbers[p], n)
	switch x.Kind {
	case model.VoucherNormal:
		s.latest[p] = n
		if strings.Contains(x.Summary, correctedWord) {
			s.rewritten = append(s.rewritten, x)
		}
		s.attached = s.attached || x.Attachments > 0
		if x.Attachments == 0 {
			s.unattached = append(s.unattached, slipOf(x))
		}
		s.keepSignatures(x)
	case model.VoucherRed:
		if !x.In().IsMonth() {
			break // takes a year's closing back; the next closing puts it right
		}
		s.reds = append(s.reds, x)
	case model.VoucherBlue:
		s.corrected[x.Reverses] = true
	case model.VoucherClosing, model.VoucherAdjust:
	}
	s.keepCash(x)
	s.keepMove(x)
	s.keepAssets(x)
	s.keepCondolence(x)
	for _, l := range x.Lines {
		if !money(l.Account) {
			continue
		}
		if s.days[l.Account] == nil {
			s.days[l.Account] = map[model.Date]model.Money{}
		}
		s.days[l.Account][x.Date] += l.Debit() - l.Credit()
	}
}

// undo finds out what red vouchers took back: all of the original, or a part of it, by which the original
// changes.
func (s *snapshot) undo(v *ledger.View) error {
	for _, red := range slices.Concat(s.undoing, s.reds) {
		if red.Reverses == 0 {
			continue
		}
		if _, ok := s.originals[red.Reverses]; ok {
			continue
		}
		x, err := v.Voucher(red.Reverses)
		switch {
		case errors.Is(err, ledger.ErrNotFound) || err == nil && !x.Posted():
		case err != nil:
			return fmt.Errorf("voucher %d: %w", red.Reverses, err)
		default:
			s.originals[red.Reverses] = x
		}
	}
	for _, red := range s.undoing {
		original, ok := s.originals[red.Reverses]
		if !ok {
			continue
		}
		if mirrors(red, original) {
			s.cancelled[original.ID] = true
		} else if x, ok := s.paid[original.ID]; ok {
			x.Lines = slices.Concat(x.Lines, red.Lines)
			s.paid[original.ID] = x
		}
	}
	return nil
}

// entry is where a line stands.
type entry struct {
	account, project string
	side             model.Side
}

// sums adds up a voucher's lines by account, project and side.
func sums(v model.Voucher) map[entry]model.Money {
	out := map[entry]model.Money{}
	for _, l := range v.Lines {
		out[entry{l.Account, l.Project, l.Side}] += l.Amount
	}
	return out
}

// mirrors reports whether a red voucher takes back exactly what another one booked.
func mirrors(red, original model.Voucher) bool {
	left := sums(original)
	for k, m := range sums(red) {
		left[k] += m
	}
	for _, m := range left {
		if m != 0 {
			return false
		}
	}
	return true
}

// within reports whether a red voucher takes back a part of what another one booked, on the same accounts.
func within(red, original model.Voucher) bool {
	booked := sums(original)
	for k, m := range sums(red) {
		if has, ok := booked[k]; !ok || m > 0 || has+m < 0 {
			return false
		}
	}
	return true
}

// expense reports whether an account is one of spending.
func expense(account string) bool { return strings.HasPrefix(account, "5") }
