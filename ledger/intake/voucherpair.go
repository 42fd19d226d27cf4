package intake

import (
	"strings"

	"gonghui/model"
)

// pair are the columns 借方科目 and 贷方科目 of a file in which one row is a whole entry: the amount goes from the one
// account to the other.
type pair struct{ debit, credit *accounts }

// pair finds the two columns; without them each row is one line.
func (t *table) pair() pair {
	debit, credit := t.col(fDebitAccount), t.col(fCreditAccount)
	if debit.at < 0 || credit.at < 0 {
		return pair{}
	}
	none := column{at: -1}
	of := func(c column) *accounts { return &accounts{c, none, none, none, map[spelling]resolved{}} }
	return pair{of(debit), of(credit)}
}

func (p pair) given() bool { return p.debit != nil }

// both adds the two lines of a row that names two accounts; one of them may be left empty when its counterpart stands
// in another row of the voucher. x holds what the row says beside: whom and what the entry was for is marked on the
// account that tells of it, not on the money.
func (v *vouchers) both(l *line, x model.Line) {
	if x.Amount = l.money(v.c.amount); x.Amount == 0 && !l.bad {
		l.fail(v.c.amount, CodeNoAmount, "", "")
	}
	debit, credit := x, x
	debit.Account, debit.Side = v.pair.debit.named(l), model.Debit
	credit.Account, credit.Side = v.pair.credit.named(l), model.Credit
	if debit.Account == "" && credit.Account == "" && !l.bad {
		l.need(v.pair.debit.code)
	}
	custody := isCustody(debit.Account) || isCustody(credit.Account)
	for _, y := range []model.Line{debit, credit} {
		if y.Account == "" {
			continue
		}
		if !model.BearsProject(y.Account, custody) {
			y.Project = ""
		}
		if model.IsMoney(y.Account) {
			y.Class, y.Member = "", 0
		}
		v.cur.add(l, y, v.c.amount)
	}
}

// named reads an account that may be left empty; nothing is booked on one with details.
func (a *accounts) named(l *line) string {
	if !l.given(a.code) {
		return ""
	}
	code := a.read(l)
	a.leaf(l, code)
	return code
}

func isCustody(account string) bool { return strings.HasPrefix(account, model.AccountCustody) }
