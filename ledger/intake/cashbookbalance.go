package intake

import (
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
