package intake

import (
	"slices"
	"strings"

	"gonghui/model"
)

// earlier finds the voucher of earlier days whose text is most like another one.
type earlier struct {
	run    *run
	loaded bool
	texts  []earlierText
}

type earlierText struct {
	summary, account string
	in               bool
	grams            map[string]bool
}

// similar gives the account that a similar text was booked on and that text; empty when none is alike.
func (e *earlier) similar(summary string, in bool) (account, text string, err error) {
	if err := e.load(); err != nil {
		return "", "", err
	}
	grams, best := gramsOf(summary), 60
	for _, x := range slices.Backward(e.texts) {
		if n := alike(grams, x.grams); x.in == in && n > best {
			account, text, best = x.account, x.summary, n
		}
	}
	return account, text, nil
}

// load reads the vouchers of two lines of which one is money: those of the book's last two years, and the
// drafts.
func (e *earlier) load() error {
	if e.loaded {
		return nil
	}
	e.loaded = true
	const most = 20_000
	take := func(v model.Voucher) error {
		if len(v.Lines) != 2 || v.Kind != model.VoucherNormal || len(e.texts) >= most {
			return nil
		}
		for i, x := range v.Lines {
			other := v.Lines[1-i]
			if isMoney(x.Account) && !isMoney(other.Account) {
				in := x.Side == model.Debit
				e.texts = append(e.texts, earlierText{v.Summary, other.Account, in, gramsOf(v.Summary)})
			}
		}
		return nil
	}
	years, err := e.run.view.Years()
	if err != nil {
		return err
	}
	for _, y := range years[max(len(years)-2, 0):] {
		if err := e.run.view.EachVoucher(model.NewPeriod(y, 1), model.NewPeriod(y, 12), take); err != nil {
			return err
		}
	}
	return e.run.view.EachDraft(take)
}

func isMoney(account string) bool {
	return strings.HasPrefix(account, model.AccountCash) || strings.HasPrefix(account, model.AccountBank)
}

// gramsOf are the pairs of neighbouring characters of a text, digits left out: they tell months and people
// apart, not what money is for.
func gramsOf(s string) map[string]bool {
	out := map[string]bool{}
	var before rune
	for _, r := range model.Fold(s) {
		if r == ' ' || r >= '0' && r <= '9' {
			continue
		}
		if before != 0 {
			out[string([]rune{before, r})] = true
		}
		before = r
	}
	return out
}

// alike is how much of the longer text's pairs the other one has, 0 to 100.
func alike(a, b map[string]bool) int {
	n := 0
	for g := range a {
		if b[g] {
			n++
		}
	}
	if most := max(len(a), len(b)); most > 0 {
		return 100 * n / most
	}
	return 0
}
