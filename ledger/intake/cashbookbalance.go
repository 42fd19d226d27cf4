package intake

import (
	"fmt"

	"gonghui/model"
)

// chain holds each balance against the one before: of all money together, or of cash and bank apart,
// whichever the book keeps.
func (b *cashbook) chain() {
	together := brokenBalances(b.balance, func(bookBalance) int { return 0 })
	apart := brokenBalances(b.balance, func(x bookBalance) int { return x.medium })
	if len(apart) < len(together) {
		together = apart
	}
	for _, x := range together {
		b.run.problem(Problem{
			Code: CodeBankChain, Row: x.row, Column: b.c.balance.title, Value: x.left.Grouped(),
			Detail: x.change.Grouped(),
		})
	}
}

// brokenBalances lists the rows whose balance does not follow from the one before of the same kind; change
// is then what would.
func brokenBalances(list []bookBalance, kind func(bookBalance) int) []bookBalance {
	last := map[int]model.Money{}
	known := map[int]bool{}
	var out []bookBalance
	for _, x := range list {
		k := kind(x)
		last[k] += x.change
		if x.says && known[k] && !x.start && last[k] != x.left {
			out = append(out, bookBalance{row: x.row, left: x.left, change: last[k]})
		}
		if x.says {
			last[k], known[k] = x.left, true
		}
	}
	return out
}

// begins holds the balance that the file begins with against what the book has on cash and bank the day before, drafts
// left out: where they differ, an opening balance or earlier money is missing on one side.
func (b *cashbook) begins() (string, error) {
	if len(b.rows) == 0 || b.run.result.Same > 0 {
		return "", nil
	}
	first := b.rows[0].v.Date
	for _, r := range b.rows {
		first = min(first, r.v.Date)
	}
	together := func(bookBalance) int { return 0 }
	kind := together
	apart := func(x bookBalance) int { return x.medium }
	if len(brokenBalances(b.balance, apart)) < len(brokenBalances(b.balance, together)) {
		kind = apart
	}
	began, moved := map[int]model.Money{}, map[int]model.Money{}
	known := map[int]bool{}
	for _, x := range b.balance {
		k := kind(x)
		moved[k] += x.change
		if x.says && !known[k] {
			began[k], known[k] = x.left-moved[k], true
		}
	}
	var file, book model.Money
	for k, m := range began {
		file += m
		for _, account := range b.moneyOf(k) {
			on, err := b.run.view.BookOn(account, first.AddDays(-1))
			if err != nil {
				return "", err
			}
			book += on
		}
	}
	if len(began) == 0 || file == book {
		return "", nil
	}
	return fmt.Sprintf("流水账开始时余额 %s 元，账上 %s 前现金和存款是 %s 元，相差 %s 元，请核对期初余额或漏记的收支。",
		file.Grouped(), first, book.Grouped(), (file - book).Grouped()), nil
}

// moneyOf are the leaves of cash (1), bank (2), or both (0).
func (b *cashbook) moneyOf(medium int) (out []string) {
	for _, a := range b.run.chart.Accounts() {
		if a.Leaf && (medium != 2 && underCode(a.Code, model.AccountCash) ||
			medium != 1 && underCode(a.Code, model.AccountBank)) {
			out = append(out, a.Code)
		}
	}
	return out
}

func underCode(code, top string) bool { return len(code) >= len(top) && code[:len(top)] == top }
