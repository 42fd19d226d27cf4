package ledger

import (
	"strings"

	"gonghui/model"
)

// SheetLine is a line of 工会01表 (资产负债表), in the order of the printed form: assets, then liabilities and net.
type SheetLine uint8

// The lines. Their names as printed are in package export.
const (
	SheetMoney SheetLine = iota + 1
	SheetQuota
	SheetRestore
	SheetDueUpper
	SheetDueLower
	SheetOtherDue
	SheetStock
	SheetCurrentTotal
	SheetInvestment
	SheetConstruction
	SheetFixedCost
	SheetDepreciation
	SheetFixedNet
	SheetIntangibleCost
	SheetAmortisation
	SheetIntangibleNet
	SheetDeferred
	SheetPending
	SheetAssetTotal
	SheetPay
	SheetOweUpper
	SheetOweLower
	SheetOtherOwe
	SheetCustody
	SheetLiabilityTotal
	SheetAssetFund
	SheetSpecialFund
	SheetCarry
	SheetSurplus
	SheetStateCarry
	SheetStateSurplus
	SheetStabilising
	SheetNetTotal
	SheetRightTotal
)

// sheetForm says how each line is made: from accounts whose codes begin so, or from other lines. Contra lines show
// their credit balance as a positive figure that is taken off.
var sheetForm = []struct {
	line     SheetLine
	accounts []string
	sum      []SheetLine // added
	less     []SheetLine // taken off
	credit   bool
}{
	{line: SheetMoney, accounts: []string{"101", "102"}},
	{line: SheetQuota, accounts: []string{"111"}},
	{line: SheetRestore, accounts: []string{"121"}},
	{line: SheetDueUpper, accounts: []string{"131"}},
	{line: SheetDueLower, accounts: []string{"132"}},
	{line: SheetOtherDue, accounts: []string{"135"}},
	{line: SheetStock, accounts: []string{"141"}},
	{line: SheetCurrentTotal, sum: []SheetLine{
		SheetMoney, SheetQuota, SheetRestore, SheetDueUpper, SheetDueLower, SheetOtherDue, SheetStock,
	}},
	{line: SheetInvestment, accounts: []string{"151"}},
	{line: SheetConstruction, accounts: []string{"161"}},
	{line: SheetFixedCost, accounts: []string{"162"}},
	{line: SheetDepreciation, accounts: []string{"163"}, credit: true},
	{line: SheetFixedNet, sum: []SheetLine{SheetFixedCost}, less: []SheetLine{SheetDepreciation}},
	{line: SheetIntangibleCost, accounts: []string{"171"}},
	{line: SheetAmortisation, accounts: []string{"172"}, credit: true},
	{line: SheetIntangibleNet, sum: []SheetLine{SheetIntangibleCost}, less: []SheetLine{SheetAmortisation}},
	{line: SheetDeferred, accounts: []string{"181"}},
	{line: SheetPending, accounts: []string{"182"}},
	{line: SheetAssetTotal, sum: []SheetLine{
		SheetCurrentTotal, SheetInvestment, SheetConstruction, SheetFixedNet, SheetIntangibleNet, SheetDeferred,
		SheetPending,
	}},
	{line: SheetPay, accounts: []string{"201"}, credit: true},
	{line: SheetOweUpper, accounts: []string{"211"}, credit: true},
	{line: SheetOweLower, accounts: []string{"212"}, credit: true},
	{line: SheetOtherOwe, accounts: []string{"215"}, credit: true},
	{line: SheetCustody, accounts: []string{"221"}, credit: true},
	{line: SheetLiabilityTotal, sum: []SheetLine{
		SheetPay, SheetOweUpper, SheetOweLower, SheetOtherOwe, SheetCustody,
	}},
	{line: SheetAssetFund, accounts: []string{"301"}, credit: true},
	{line: SheetSpecialFund, accounts: []string{"311"}, credit: true},
	{line: SheetCarry, accounts: []string{"321"}, credit: true},
	// Income less expense that is not closed yet stands in 工会资金结余: the form has no line of its own for it.
	{line: SheetSurplus, accounts: []string{"322", "4", "5"}, credit: true},
	{line: SheetStateCarry, accounts: []string{"331"}, credit: true},
	{line: SheetStateSurplus, accounts: []string{"332"}, credit: true},
	{line: SheetStabilising, accounts: []string{"341"}, credit: true},
	{line: SheetNetTotal, sum: []SheetLine{
		SheetAssetFund, SheetSpecialFund, SheetCarry, SheetSurplus, SheetStateCarry, SheetStateSurplus,
		SheetStabilising,
	}},
	{line: SheetRightTotal, sum: []SheetLine{SheetLiabilityTotal, SheetNetTotal}},
}

// SheetRow is one line with its two figures, in fen.
type SheetRow struct {
	Line             SheetLine
	Opening, Closing model.Money
}

// BalanceSheet is 工会01表 (资产负债表). Interim: income and expense of the year stand in 工会资金结余, since they are not
// closed yet or, where Omitted is set, since the Range leaves the closing vouchers out.
type BalanceSheet struct {
	Range            Range
	Rows             []SheetRow
	Ties             []Tie
	Interim, Omitted bool
	// ToCarry is what of 工会资金结余 closing will move into 工会资金结转, as in IncomeStatement.
	ToCarry model.Money
}

// Row finds a line; every line is there.
func (s BalanceSheet) Row(l SheetLine) SheetRow {
	for _, r := range s.Rows {
		if r.Line == l {
			return r
		}
	}
	return SheetRow{Line: l}
}

// SheetAccounts are the beginnings of the codes of the accounts behind a line, those of the lines that it sums up or
// takes off among them.
func SheetAccounts(line SheetLine) []string {
	var out []string
	for _, f := range sheetForm {
		if f.line != line {
			continue
		}
		out = append(out, f.accounts...)
		for _, parts := range [][]SheetLine{f.sum, f.less} {
			for _, l := range parts {
				out = append(out, SheetAccounts(l)...)
			}
		}
	}
	return out
}

// Sheet makes the 资产负债表 at the end of a Range, beside the figures at the beginning of its year.
func (v *View) Sheet(r Range) (BalanceSheet, error) {
	s := BalanceSheet{Range: r}
	end, err := v.sumsOf(Range{Year: r.Year, Month: r.Month, Closing: r.Closing}, false)
	if err != nil {
		return s, err
	}
	start, err := v.sumsOf(Range{Year: r.Year}, false)
	if err != nil {
		return s, err
	}
	if s.Interim, s.Omitted, err = v.interim(r, end); err != nil {
		return s, err
	}
	if s.Interim {
		if s.ToCarry, err = v.toCarry(r); err != nil {
			return s, err
		}
	}
	opening := sheetColumn(start, func(x sums) model.Money { return x.opening })
	closing := sheetColumn(end, sums.closing)
	for _, f := range sheetForm {
		s.Rows = append(s.Rows, SheetRow{Line: f.line, Opening: opening[f.line], Closing: closing[f.line]})
	}
	ties, err := v.mirrors(r, end)
	if err != nil {
		return s, err
	}
	whole := Tie{Name: TieSheet, Left: closing[SheetAssetTotal], Right: closing[SheetRightTotal]}
	s.Ties = append([]Tie{whole}, ties...)
	custody, err := v.custody(r)
	s.Ties = append(s.Ties, custody)
	return s, err
}

// interim reports whether income and expense are open at the end of a Range, and whether they would not be if it
// included the closing vouchers.
func (v *View) interim(r Range, end map[at]sums) (interim, omitted bool, err error) {
	if !unclosed(end) || r.Closing {
		return unclosed(end), false, nil
	}
	r.Closing = true
	with, err := v.sumsOf(r, false)
	return true, err == nil && !unclosed(with), err
}

// unclosed reports whether income or expense still has a balance.
func unclosed(end map[at]sums) bool {
	for k, x := range end {
		if (k.account[0] == '4' || k.account[0] == '5') && x.closing() != 0 {
			return true
		}
	}
	return false
}

func sheetColumn(all map[at]sums, of func(sums) model.Money) map[SheetLine]model.Money {
	out := map[SheetLine]model.Money{}
	for _, f := range sheetForm {
		var m model.Money
		for k, x := range all {
			for _, a := range f.accounts {
				if strings.HasPrefix(k.account, a) {
					m += of(x)
				}
			}
		}
		if f.credit {
			m = -m
		}
		for _, l := range f.sum {
			m += out[l]
		}
		for _, l := range f.less {
			m -= out[l]
		}
		out[f.line] = m
	}
	return out
}
