package export

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"gonghui/model"
)

// gapsTable is 断号与冲销: numbers that are missing, and every voucher that cancels or corrects another.
func gapsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetGaps, Heading: d.heading(q), Columns: gapColumns}
	var sources []sourceNumber
	next := map[model.Period]int{}
	first, last := Query{Year: q.Year, Month: q.Month, Closing: true}.span()
	add := func(key model.ID, cells ...string) {
		t.Rows = append(t.Rows, cells)
		t.Keys = append(t.Keys, Key{Ref: voucherRef(key)})
	}
	err := d.v.EachVoucher(first, last, func(x model.Voucher) error {
		p := x.In()
		if want := next[p] + 1; x.Number > want {
			said := missingRun(gapMissing, gapMissingRun, want, x.Number-1)
			add(x.ID, gapNumber, "", "", p.String(), "", said)
		}
		next[p] = x.Number
		if s, ok := parseSource(x); ok {
			sources = append(sources, s)
		}
		of, kind := gapRedOf, gapRed
		switch x.Kind {
		case model.VoucherRed:
		case model.VoucherBlue:
			of, kind = gapBlueOf, gapBlue
		case model.VoucherNormal, model.VoucherClosing:
			return nil
		}
		other, err := d.voucherOr(x.Reverses, x.SourceReverses)
		var total model.Money
		for _, l := range x.Lines {
			total += l.Debit()
		}
		add(x.ID, kind, x.Date.String(), label(x), fmt.Sprintf(of, other), total.String(), x.Summary)
		return err
	})
	if err != nil {
		return t, err
	}
	if missing := sourceGaps(sources); len(missing) > 0 {
		for _, said := range missing {
			t.Rows = append(t.Rows, []string{gapSource, "", "", said[0], "", said[1]})
			t.Keys = append(t.Keys, Key{})
		}
		t.Notes = []string{gapHow}
	}
	return settled(t), nil
}

func missingRun(one, run string, from, to int) string {
	if from == to {
		return fmt.Sprintf(one, from)
	}
	return fmt.Sprintf(run, from, to)
}

// sourceNumber is a number of the file that a voucher came from, taken apart: S0000012 is S, 12 and seven
// digits.
type sourceNumber struct {
	prefix string
	n      int
	width  int
	period model.Period
}

func parseSource(x model.Voucher) (sourceNumber, bool) {
	s := x.Source
	i := len(s)
	for i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
		i--
	}
	if i == len(s) || len(s)-i > 9 {
		return sourceNumber{}, false
	}
	n, err := strconv.Atoi(s[i:])
	return sourceNumber{prefix: s[:i], n: n, width: len(s) - i, period: x.In()}, err == nil
}

func (s sourceNumber) at(n int) string { return fmt.Sprintf("%s%0*d", s.prefix, s.width, n) }

// sourceGaps finds what is missing between the source numbers of one kind: within the year, or within each
// month where the file began anew every month. Each gap comes with the month it lies in, empty for a year's.
func sourceGaps(all []sourceNumber) [][2]string {
	byPrefix := map[string][]sourceNumber{}
	var prefixes []string
	for _, s := range all {
		if byPrefix[s.prefix] == nil {
			prefixes = append(prefixes, s.prefix)
		}
		byPrefix[s.prefix] = append(byPrefix[s.prefix], s)
	}
	slices.Sort(prefixes)
	var out [][2]string
	for _, p := range prefixes {
		group := byPrefix[p]
		monthly := restarts(group)
		if !monthly {
			for i := range group {
				group[i].period = 0
			}
		}
		slices.SortFunc(group, func(a, b sourceNumber) int {
			return cmp.Or(cmp.Compare(a.period, b.period), cmp.Compare(a.n, b.n))
		})
		for i := 1; i < len(group); i++ {
			a, b := group[i-1], group[i]
			if a.period != b.period || b.n <= a.n+1 {
				continue
			}
			said := fmt.Sprintf(gapSourceOf, a.at(a.n+1))
			if b.n > a.n+2 {
				said = fmt.Sprintf(gapSourceRun, a.at(a.n+1), a.at(b.n-1))
			}
			out = append(out, [2]string{a.period.String(), said})
		}
	}
	return out
}

// restarts reports whether numbers begin anew each month: one of them stands in two months.
func restarts(group []sourceNumber) bool {
	seen := map[int]model.Period{}
	for _, s := range group {
		if p, ok := seen[s.n]; ok && p != s.period {
			return true
		}
		seen[s.n] = s.period
	}
	return false
}
