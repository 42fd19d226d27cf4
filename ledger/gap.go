package ledger

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonghui/model"
)

// The series of numbers that may have gaps, as a Gap stores them. Source numbers and receipts are followed by what
// tells their series apart: source/2025-03/S, receipt/SC.
const (
	SeriesSource  = "source"  // source numbers of imported vouchers, within a year or a month
	SeriesReceipt = "receipt" // receipts of the runs that the union was given
	SeriesDraft   = "draft"   // 暂编号: numbers of drafts that were thrown away
)

// Missing is a run of numbers that a series has not got.
type Missing struct {
	Series string       // as a Gap stores it
	Kind   string       // one of the series above
	Period model.Period // the month of the series; 0: it runs through the year
	First  string       // the first and last number that is missing, as written
	Last   string
	Count  int       // how many numbers that are
	Gap    model.Gap // how it was explained; ID 0 if it was not
}

// Number is how a Gap names the run: its first number, or first and last with a dash between.
func (m Missing) Number() string {
	if m.First == m.Last {
		return m.First
	}
	return m.First + "-" + m.Last
}

// Gaps lists the explanations of a year's missing numbers, by ID; those of all years for year 0.
func (v *View) Gaps(year int) ([]model.Gap, error) {
	gs, err := all[model.Gap](v, model.KindGap, nil)
	return slices.DeleteFunc(gs, func(g model.Gap) bool { return year != 0 && g.Year != year }), err
}

// Gap reads one explanation. The error may be ErrNotFound.
func (v *View) Gap(id model.ID) (model.Gap, error) { return get[model.Gap](v, model.KindGap, id, nil) }

// SaveGap makes or replaces the explanation of one run of missing numbers, known by year, series and number. The error
// may be a *RuleError.
func (t *Tx) SaveGap(g model.Gap) (model.ID, error) {
	if err := refused(model.Ref{Kind: model.KindGap, ID: g.ID}, model.CheckGap(g)); err != nil {
		return 0, err
	}
	id, err := t.unique(uniqueGap(g))
	if err != nil {
		return 0, err
	}
	if g.ID, err = t.identify(model.KindGap, id); err != nil {
		return 0, err
	}
	return g.ID, t.save(model.Ref{Kind: model.KindGap, ID: g.ID}, g)
}

// MissingNumbers lists what is missing in a year, with its explanations: source numbers of the vouchers that were
// imported, receipts between those used, and drafts that were thrown away. The book's own numbers have no gaps.
func (v *View) MissingNumbers(year int) ([]Missing, error) {
	out, err := v.missingSources(year)
	if err != nil {
		return nil, err
	}
	for _, find := range []func(int) ([]Missing, error){v.missingReceipts, v.missingDrafts} {
		more, err := find(year)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	gaps, err := v.Gaps(year)
	if err != nil {
		return nil, err
	}
	for i, m := range out {
		for _, g := range gaps {
			if g.Series == m.Series && g.Number == m.Number() {
				out[i].Gap = g
			}
		}
	}
	return out, nil
}

// numbered is a number taken apart: S0000012 is S, 12 and seven digits.
type numbered struct {
	prefix string
	n      int64
	width  int
	period model.Period
}

// The most digits that are counted: a longer source number begins with a date, which has gaps by nature.
const (
	sourceDigits  = 9
	receiptDigits = 18
)

// parseNumbered takes a number apart; false if no run of digits that can be counted ends it.
func parseNumbered(s string, most int) (numbered, bool) {
	at := len(strings.TrimRight(s, "0123456789"))
	if at == len(s) || len(s)-at > most {
		return numbered{}, false
	}
	n, err := strconv.ParseInt(s[at:], 10, 64)
	return numbered{prefix: s[:at], n: n, width: len(s) - at}, err == nil
}

func (n numbered) at(m int64) string { return fmt.Sprintf("%s%0*d", n.prefix, n.width, m) }

// between is the run that is missing between two neighbours of one series.
func (n numbered) between(next numbered) Missing {
	return Missing{First: n.at(n.n + 1), Last: n.at(next.n - 1), Count: int(min(next.n-n.n-1, 1<<31))}
}

// missingSources finds what is missing between the source numbers of one kind: within the year, or within each month
// where the file began anew every month.
func (v *View) missingSources(year int) ([]Missing, error) {
	groups := map[string][]numbered{}
	err := v.EachVoucher(model.OpeningPeriod(year), model.Closing(year), func(x model.Voucher) error {
		if n, ok := parseNumbered(x.Source, sourceDigits); ok {
			n.period = x.In()
			groups[n.prefix] = append(groups[n.prefix], n)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return missingAmong(groups), nil
}

// missingAmong finds what is missing between the numbers of each kind, by kind and number.
func missingAmong(groups map[string][]numbered) []Missing {
	var out []Missing
	for _, prefix := range sortedNames(groups) {
		group := groups[prefix]
		if !restarts(group) {
			for i := range group {
				group[i].period = 0
			}
		}
		slices.SortFunc(group, func(a, b numbered) int {
			return cmp.Or(cmp.Compare(a.period, b.period), cmp.Compare(a.n, b.n))
		})
		for i := 1; i < len(group); i++ {
			a, b := group[i-1], group[i]
			if a.period != b.period || b.n <= a.n+1 {
				continue
			}
			m := a.between(b)
			m.Kind, m.Period = SeriesSource, a.period
			m.Series = SeriesSource + "/" + a.period.String() + "/" + prefix
			out = append(out, m)
		}
	}
	return out
}

func sortedNames[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// restarts reports whether numbers begin anew each month: one of them stands in two months.
func restarts(group []numbered) bool {
	seen := map[int64]model.Period{}
	for _, s := range group {
		if p, ok := seen[s.n]; ok && p != s.period {
			return true
		}
		seen[s.n] = s.period
	}
	return false
}

// missingReceipts finds the receipts that nobody recorded, of each run up to the last that was used. A gap belongs to
// the year of the receipt behind it.
func (v *View) missingReceipts(year int) ([]Missing, error) {
	books, err := all[model.ReceiptBook](v, model.KindReceiptBook, nil)
	if err != nil {
		return nil, err
	}
	receipts, err := all[model.Receipt](v, model.KindReceipt, nil)
	if err != nil {
		return nil, err
	}
	var out []Missing
	for _, b := range books {
		start := numbered{prefix: b.Prefix, n: b.From - 1, width: b.Width}
		type used struct {
			numbered
			year int
		}
		var have []used
		for _, r := range receipts {
			n, ok := parseNumbered(r.Number, receiptDigits)
			if ok && n.prefix == b.Prefix && n.width == b.Width && n.n >= b.From && n.n <= b.To {
				have = append(have, used{n, r.Date.Year()})
			}
		}
		slices.SortFunc(have, func(a, b used) int { return cmp.Compare(a.n, b.n) })
		for i, u := range have {
			before := start
			if i > 0 {
				before = have[i-1].numbered
			}
			if u.n <= before.n+1 || laterYear(have[i:], func(u used) int { return u.year }) != year {
				continue
			}
			m := before.between(u.numbered)
			m.Kind, m.Series = SeriesReceipt, SeriesReceipt+"/"+b.Prefix
			out = append(out, m)
		}
	}
	return out, nil
}

// laterYear is the year of the first of some records that has one.
func laterYear[T any](of []T, year func(T) int) int {
	for _, x := range of {
		if y := year(x); y != 0 {
			return y
		}
	}
	return 0
}

// missingDrafts finds the numbers that were given to drafts of which nothing is left: each record and each draft has a
// number of one count, and a draft that is thrown away leaves no trace but its own. What day it bore is not known any
// more; it counts in the year in which the log first names a higher number.
func (v *View) missingDrafts(year int) ([]Missing, error) {
	last, err := lastID(v.tx)
	if err != nil {
		return nil, err
	}
	known, err := v.knownIDs(last)
	if err != nil {
		return nil, err
	}
	given, err := v.givenBy()
	if err != nil {
		return nil, err
	}
	var out []Missing
	for id := model.ID(1); id <= last; id++ {
		if known[id] {
			continue
		}
		from := id
		for id < last && !known[id+1] {
			id++
		}
		when := v.Today().Year()
		for _, g := range given {
			if g.last > id {
				when = g.year
				break
			}
		}
		if when == year {
			out = append(out, Missing{
				Series: SeriesDraft, Kind: SeriesDraft, First: fmt.Sprint(from), Last: fmt.Sprint(id),
				Count: int(id-from) + 1,
			})
		}
	}
	return out, nil
}

// knownIDs tells which IDs up to the last one given are those of a record, a voucher or a draft, or were until it was
// removed.
func (v *View) knownIDs(last model.ID) ([]bool, error) {
	known := make([]bool, last+1)
	for _, b := range []bucket{bucketRecord, bucketVoucher, bucketRemoved, bucketDraft} {
		c := v.store.bucket(b).Cursor()
		for k, raw := c.First(); k != nil; k, raw = c.Next() {
			if _, err := payloadOf(b, k, raw); err != nil {
				return nil, err
			}
			if len(k) < 8 {
				return nil, &DamageError{Where: b.name, Key: readableKey(b, k), Err: errShortEvent}
			}
			if id := model.ID(binary.BigEndian.Uint64(k[len(k)-8:])); id <= last {
				known[id] = true
			}
		}
	}
	return known, nil
}

// givenBy are the highest IDs that the log had named by the end of each year, the oldest first.
func (v *View) givenBy() (out []yearlyID, err error) {
	c := v.store.bucket(bucketGiven).Cursor()
	for k, raw := c.First(); k != nil; k, raw = c.Next() {
		p, err := payloadOf(bucketGiven, k, raw)
		if err != nil {
			return nil, err
		}
		id, err := uint64Of(bucketGiven, k, p)
		if err != nil || len(k) != 2 {
			return nil, &DamageError{Where: bucketGiven.name, Key: readableKey(bucketGiven, k), Err: errShortEvent}
		}
		out = append(out, yearlyID{int(binary.BigEndian.Uint16(k)), model.ID(id)})
	}
	return out, nil
}

// yearlyID is the highest ID that the log had named by the end of a year.
type yearlyID struct {
	year int
	last model.ID
}
