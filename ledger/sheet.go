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

// Tie is an equation the accounting system demands (财会〔2021〕7号), with both of its sides in fen.
type Tie struct {
	Name        TieName
	Left, Right model.Money
}

// Holds reports whether both sides are equal.
func (t Tie) Holds() bool { return t.Left == t.Right }

// TieName names a Tie.
type TieName uint8

// The ties of 工会01表 and of account 301 with the assets it mirrors; what of an asset stands on 182 counts with it.
const (
	TieSheet        TieName = iota + 1 // assets = liabilities + net
	TieStock                           // 30101 = 141
	TieInvestment                      // 30102 = 151
	TieConstruction                    // 30103 = 161
	TieFixed                           // 30104 = 162 − 163
	TieIntangible                      // 30105 = 171 − 172
	TieDeferred                        // 30106 = 181
	TieCustody                         // money held in trust on 101 and 102 = 221, project by project
)

// BalanceSheet is 工会01表 (资产负债表). Interim: income and expense of the year stand in 工会资金结余, since they are not
// closed yet or, where Omitted is set, since the Range leaves the closing vouchers out.
type BalanceSheet struct {
	Range            Range
	Rows             []SheetRow
	Ties             []Tie
	Interim, Omitted bool
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
	opening := sheetColumn(start, func(x sums) model.Money { return x.opening })
	closing := sheetColumn(end, sums.closing)
	for _, f := range sheetForm {
		s.Rows = append(s.Rows, SheetRow{Line: f.line, Opening: opening[f.line], Closing: closing[f.line]})
	}
	s.Ties = append([]Tie{{TieSheet, closing[SheetAssetTotal], closing[SheetRightTotal]}}, mirrors(end)...)
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

// mirrors compares the details of 301 with the assets behind them. Only one of them can lie on 182 at a time without
// it being known which, so that 182 counts towards the first mirror that lacks it.
func mirrors(all map[at]sums) []Tie {
	of := func(prefixes ...string) (m model.Money) {
		for k, x := range all {
			for _, p := range prefixes {
				if strings.HasPrefix(k.account, p) {
					m += x.closing()
				}
			}
		}
		return m
	}
	ties := []Tie{
		{TieStock, -of("30101"), of("141")},
		{TieInvestment, -of("30102"), of("151")},
		{TieConstruction, -of("30103"), of("161")},
		{TieFixed, -of("30104"), of("162", "163")},
		{TieIntangible, -of("30105"), of("171", "172")},
		{TieDeferred, -of("30106"), of("181")},
	}
	pending := of("182")
	for i, t := range ties {
		if lack := t.Left - t.Right; pending != 0 && lack != 0 && lack <= pending && lack > 0 {
			ties[i].Right += lack
			pending -= lack
		}
	}
	return ties
}

// custody compares what 221 owes with the money of the same projects on 101 and 102.
func (v *View) custody(r Range) (Tie, error) {
	all, err := v.sumsOf(Range{Year: r.Year, Month: r.Month, Closing: r.Closing}, true)
	t := Tie{Name: TieCustody}
	for k, x := range all {
		if strings.HasPrefix(k.account, "221") {
			t.Right -= x.closing()
		}
	}
	for k, x := range all {
		if !strings.HasPrefix(k.account, "101") && !strings.HasPrefix(k.account, "102") || k.project == "" {
			continue
		}
		if owed, ok := all[at{"221", k.project}]; ok && owed.opening+owed.debit+owed.credit != 0 {
			t.Left += x.closing()
		}
	}
	return t, err
}
