package model

// Budget is one year's budget (收支预算). Saving it again replaces the whole of it.
type Budget struct {
	ID    ID           `cbor:"1,keyasint"`
	Year  int          `cbor:"2,keyasint"`
	Lines []BudgetLine `cbor:"3,keyasint"` // by account code, each code once
	// Adjustments are made in the course of the year, each with its approval, on top of the lines' own.
	Adjustments []Adjustment `cbor:"4,keyasint,omitempty"`
	Committee   Passed       `cbor:"5,keyasint,omitzero"`  // 委员会审议
	Audited     Passed       `cbor:"6,keyasint,omitzero"`  // 经审会审查
	Upper       Passed       `cbor:"7,keyasint,omitzero"`  // 上级批复
	Note        string       `cbor:"8,keyasint,omitempty"` // 预算说明
	// Recovered and Invested are what the year is to get back of investments and to put into them (收回投资, 投资).
	Recovered Money `cbor:"9,keyasint,omitempty"`
	Invested  Money `cbor:"10,keyasint,omitempty"`
	// The final accounts (决算) are agreed to on their own, after the year: by the same three bodies.
	FinalCommittee Passed `cbor:"11,keyasint,omitzero"`
	FinalAudited   Passed `cbor:"12,keyasint,omitzero"`
	FinalUpper     Passed `cbor:"13,keyasint,omitzero"`
}

// Line finds the line of an account; false if the budget was drawn up without one.
func (b Budget) Line(account string) (BudgetLine, bool) {
	for _, l := range b.Lines {
		if l.Account == account {
			return l, true
		}
	}
	return BudgetLine{}, false
}

// AdjustedTo are the budget's lines as they stand on a day: each line's own adjustment, and those made up to that
// day, are in Adjustment. An account that only adjustments name has a line of its own, behind the others.
func (b Budget) AdjustedTo(day Date) []BudgetLine {
	out := append([]BudgetLine(nil), b.Lines...)
	at := make(map[string]int, len(out))
	for i, l := range out {
		at[l.Account] = i
	}
	for _, a := range b.Adjustments {
		if a.Date > day {
			continue
		}
		for _, l := range a.Lines {
			i, ok := at[l.Account]
			if !ok {
				i = len(out)
				at[l.Account] = i
				out = append(out, BudgetLine{Account: l.Account})
			}
			out[i].Adjustment += l.Amount
		}
	}
	return out
}

// Reviewed tells whether the day or the paper of any body that agreed to the budget is recorded.
func (b Budget) Reviewed() bool {
	return b.Committee != (Passed{}) || b.Audited != (Passed{}) || b.Upper != (Passed{})
}

// FinalReviewed tells whether the day or the paper of any body that agreed to the final accounts is recorded.
func (b Budget) FinalReviewed() bool {
	return b.FinalCommittee != (Passed{}) || b.FinalAudited != (Passed{}) || b.FinalUpper != (Passed{})
}

// Passed is when a body agreed to a budget or to its adjustment, and the paper that says so.
type Passed struct {
	Date  Date   `cbor:"1,keyasint,omitempty"`
	Paper string `cbor:"2,keyasint,omitempty"` // 纪要 or 文号
}

// Adjustment is one change of a budget in the course of its year (预算调整).
type Adjustment struct {
	Date      Date             `cbor:"1,keyasint"`
	Reason    string           `cbor:"2,keyasint,omitempty"`
	Committee Passed           `cbor:"3,keyasint,omitzero"`
	Audited   Passed           `cbor:"4,keyasint,omitzero"`
	Upper     Passed           `cbor:"5,keyasint,omitzero"`
	Lines     []AdjustmentLine `cbor:"6,keyasint"`
}

// AdjustmentLine is what is added to (negative: taken off) one account's budget, in fen.
type AdjustmentLine struct {
	Account string `cbor:"1,keyasint"`
	Amount  Money  `cbor:"2,keyasint"`
}

// BudgetLine is the budget of one income or expense account, in fen.
type BudgetLine struct {
	Account    string `cbor:"1,keyasint"`
	LastYear   Money  `cbor:"2,keyasint,omitempty"` // 上年决算数
	Amount     Money  `cbor:"3,keyasint,omitempty"` // 年初预算数
	Adjustment Money  `cbor:"4,keyasint,omitempty"` // 调整数, added to Amount
	Note       string `cbor:"5,keyasint,omitempty"`
}

// Adjusted is the budget after adjustment (调整后预算).
func (l BudgetLine) Adjusted() Money { return l.Amount + l.Adjustment }

// Opening is one year's opening balances (期初余额). Debits equal credits over all lines. Saving it again
// replaces the whole of it, until a month of that year is closed.
type Opening struct {
	ID    ID            `cbor:"1,keyasint"`
	Year  int           `cbor:"2,keyasint"`
	Lines []OpeningLine `cbor:"3,keyasint"`
}

// OpeningLine is what stood on one account, and one project, on the first day of the year, in fen; exactly
// one of Debit and Credit is set as a rule. YearDebit and YearCredit are the turnover between that day and
// the day the book was started, for a book that starts in mid-year.
type OpeningLine struct {
	Account    string `cbor:"1,keyasint"`
	Project    string `cbor:"2,keyasint,omitempty"`
	Debit      Money  `cbor:"3,keyasint,omitempty"`
	Credit     Money  `cbor:"4,keyasint,omitempty"`
	YearDebit  Money  `cbor:"5,keyasint,omitempty"`
	YearCredit Money  `cbor:"6,keyasint,omitempty"`
}
