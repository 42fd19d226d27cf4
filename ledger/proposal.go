package ledger

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"gonghui/model"
)

// LatestVouchers reads up to most vouchers to learn habits from, the latest first: drafts by ID, then posted ones by
// period and number. Closing vouchers and corrections are left out. The work does not grow with the book.
func (v *View) LatestVouchers(most int) ([]model.Voucher, error) {
	out, err := v.Drafts()
	if err != nil {
		return nil, err
	}
	out = slices.DeleteFunc(out, func(x model.Voucher) bool { return x.Kind != model.VoucherNormal })
	slices.Reverse(out)
	c := v.store.bucket(bucketNumber).Cursor()
	for k, raw := c.Last(); k != nil && len(out) < most; k, raw = c.Prev() {
		p, err := payloadOf(bucketNumber, k, raw)
		if err != nil {
			return nil, err
		}
		if model.Period(binary.BigEndian.Uint32(k)).Month() == model.ClosingMonth {
			continue
		}
		id, err := uint64Of(bucketNumber, k, p)
		if err != nil {
			return nil, err
		}
		x, err := get[model.Voucher](v, model.KindVoucher, model.ID(id), nil)
		if err != nil {
			return nil, err
		}
		if x.Kind == model.VoucherNormal {
			out = append(out, x)
		}
	}
	return out[:min(len(out), most)], nil
}

// RankedSummary is a 摘要 that vouchers bear, and how many do.
type RankedSummary struct {
	Text  string
	Count int
}

// RankSummaries lists the 摘要 of vouchers, the latest voucher first: what is used most and most recently comes first. A
// use counts half after two hundred vouchers, a third after four hundred, and so on.
func RankSummaries(latest []model.Voucher) []RankedSummary {
	const halfLife, one = 200, 1_000_000
	weight, count := map[string]int{}, map[string]int{}
	var out []RankedSummary
	for i, x := range latest {
		if x.Summary == "" {
			continue
		}
		if count[x.Summary] == 0 {
			out = append(out, RankedSummary{Text: x.Summary})
		}
		count[x.Summary]++
		weight[x.Summary] += one * halfLife / (halfLife + i)
	}
	for i := range out {
		out[i].Count = count[out[i].Text]
	}
	slices.SortStableFunc(out, func(a, b RankedSummary) int { return cmp.Compare(weight[b.Text], weight[a.Text]) })
	return out
}

// Similar finds the voucher that is most like the one being written, by what is there of 摘要, counterparty and amount;
// false if none is much like it. Latest is as LatestVouchers gives it, the ID that is being written is passed over.
func Similar(latest []model.Voucher, x model.Voucher) (model.Voucher, bool) {
	const enough = 60
	want := newResemblance(x)
	best, at := enough-1, -1
	for i, old := range latest {
		if old.ID == x.ID || len(old.Lines) < 2 {
			continue
		}
		if n := want.to(old); n > best { // of equals the latest
			best, at = n, i
		}
	}
	if at < 0 {
		return model.Voucher{}, false
	}
	return latest[at], true
}

// resemblance is what a voucher is compared by.
type resemblance struct {
	summary, party string
	grams          map[string]int
	total          int // of grams
	amount         model.Money
}

func newResemblance(x model.Voucher) resemblance {
	l := resemblance{summary: undated(x.Summary), party: plainText(x.Counterparty), amount: turnover(x)}
	l.grams = bigrams(l.summary)
	for _, n := range l.grams {
		l.total += n
	}
	return l
}

// to is how alike another voucher is: up to 100 for the 摘要, figures apart, 40 for the counterparty, 30 for the amount.
func (l resemblance) to(old model.Voucher) int {
	n := 0
	switch text := undated(old.Summary); {
	case l.summary == "":
	case text == l.summary:
		n = 100
	case strings.HasPrefix(text, l.summary) && len([]rune(l.summary)) >= 2:
		n = 80
	case l.total > 0:
		shared, all := 0, 0
		for g, k := range bigrams(text) {
			shared += min(k, l.grams[g])
			all += k
		}
		n = 100 * 2 * shared / (l.total + all)
	}
	if l.party != "" && plainText(old.Counterparty) == l.party {
		n += 40
	}
	if l.amount != 0 && turnover(old) == l.amount {
		n += 30
	}
	return n
}

// turnover is what a voucher books on its debit side.
func turnover(x model.Voucher) (sum model.Money) {
	for _, l := range x.Lines {
		sum += l.Debit()
	}
	return sum
}

// undated is a 摘要 without the figures that change from month to month.
func undated(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, plainText(s))
}
