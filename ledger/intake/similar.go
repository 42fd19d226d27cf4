package intake

import (
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// earlier knows the vouchers of earlier days that book money on one other account.
type earlier struct {
	run    *run
	loaded bool
	in     []model.Voucher // money came in
	out    []model.Voucher // money went out
}

// similar gives the account that the most similar voucher was booked on and its 摘要; empty when none is alike.
func (e *earlier) similar(summary string, in bool) (account, text string, err error) {
	if err := e.load(); err != nil {
		return "", "", err
	}
	latest := e.out
	if in {
		latest = e.in
	}
	v, ok := ledger.Similar(latest, model.Voucher{Summary: summary})
	if !ok {
		return "", "", nil
	}
	_, other := moneyAndOther(v)
	return other.Account, v.Summary, nil
}

// load reads the latest vouchers once.
func (e *earlier) load() error {
	const most = 5_000
	if e.loaded {
		return nil
	}
	e.loaded = true
	latest, err := e.run.view.LatestVouchers(most)
	for _, v := range latest {
		switch money, _ := moneyAndOther(v); {
		case money.Account == "":
		case money.Side == model.Debit:
			e.in = append(e.in, v)
		default:
			e.out = append(e.out, v)
		}
	}
	return err
}

// moneyAndOther are the two lines of a voucher that has just these; empty for another voucher.
func moneyAndOther(v model.Voucher) (money, other model.Line) {
	if len(v.Lines) != 2 || isMoney(v.Lines[0].Account) == isMoney(v.Lines[1].Account) {
		return model.Line{}, model.Line{}
	}
	if isMoney(v.Lines[0].Account) {
		return v.Lines[0], v.Lines[1]
	}
	return v.Lines[1], v.Lines[0]
}

func isMoney(account string) bool {
	return strings.HasPrefix(account, model.AccountCash) || strings.HasPrefix(account, model.AccountBank)
}
