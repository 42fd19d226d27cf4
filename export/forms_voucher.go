package export

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// slipLines is how many lines one printed 记账凭证 holds; a longer voucher takes several sheets, numbered in fractions
// (会计基础工作规范 51).
const slipLines = 6

// slip is one sheet of a voucher as printed.
type slip struct {
	Unit, Date, Number, Papers string
	Lines                      []slipLine
	Blank                      int // lines left over, struck through
	Last                       bool
	Capital, Debit, Credit     string
	Red                        bool
	More, Signs                []string
}

// slipLine is one line of it.
type slipLine struct {
	Summary, Top, Detail, Debit, Credit string
	Red                                 bool
}

// slipsOf prints the posted vouchers of a year in the order of their numbers.
func slipsOf(v *ledger.View, year int) ([]slip, error) {
	br, err := v.Branch()
	if err != nil {
		return nil, err
	}
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	members, err := v.Members()
	if err != nil {
		return nil, err
	}
	names := make(map[model.ID]string, len(members))
	for _, m := range members {
		names[m.ID] = m.Name
	}
	var out []slip
	err = v.EachVoucher(model.OpeningPeriod(year), model.Closing(year), func(x model.Voucher) error {
		slips, err := slipsOfVoucher(x, br.Name, chart, names)
		out = append(out, slips...)
		return err
	})
	return out, err
}

func slipsOfVoucher(
	x model.Voucher, unit string, chart model.Chart, names map[model.ID]string,
) ([]slip, error) {
	var debit, credit model.Money
	lines := make([]slipLine, 0, len(x.Lines))
	for _, l := range x.Lines {
		var err error
		if debit, err = debit.Add(l.Debit()); err != nil {
			return nil, fmt.Errorf("add up voucher %d: %w", x.ID, err)
		}
		if credit, err = credit.Add(l.Credit()); err != nil {
			return nil, fmt.Errorf("add up voucher %d: %w", x.ID, err)
		}
		lines = append(lines, slipLineOf(x, l, chart, names))
	}
	sheets := (len(lines) + slipLines - 1) / slipLines
	var out []slip
	for i := range sheets {
		part := lines[i*slipLines : min((i+1)*slipLines, len(lines))]
		s := slip{
			Unit: harmless(unit), Date: x.Date.Chinese(), Number: slipNumber(x, i, sheets), Lines: part,
			Papers: fmt.Sprintf(slipPapers, x.Attachments), Blank: slipLines - len(part), Last: i == sheets-1,
			More: slipMore(x), Signs: slipSigns(x),
		}
		if s.Last {
			s.Capital, s.Red = debit.Capital(), debit < 0
			s.Debit, s.Credit = slipYuan+debit.Grouped(), slipYuan+credit.Grouped()
		}
		out = append(out, s)
	}
	return out, nil
}

// slipNumber is 记字第5号; sheets of one voucher bear fractions: 记字第5 1/3号.
func slipNumber(x model.Voucher, i, sheets int) string {
	n := fmt.Sprint(x.Number)
	if sheets > 1 {
		n += fmt.Sprintf(" %d/%d", i+1, sheets)
	}
	word := slipWord
	if x.In().Month() == model.ClosingMonth {
		word = slipClosingWord
	}
	return fmt.Sprintf(word, n)
}

func slipLineOf(x model.Voucher, l model.Line, chart model.Chart, names map[model.ID]string) slipLine {
	s := slipLine{Summary: harmless(l.Summary), Red: l.Amount < 0}
	if s.Summary == "" {
		s.Summary = harmless(x.Summary)
	}
	top, _ := chart.Top(l.Account)
	s.Top = top.Code + " " + top.Name
	var detail []string
	if l.Account != top.Code {
		if a, ok := chart.Lookup(l.Account); ok {
			detail = append(detail, a.Code+" "+a.Name)
		}
	}
	for _, t := range []string{l.Project, names[l.Member]} {
		if t != "" {
			detail = append(detail, t)
		}
	}
	s.Detail = harmless(strings.Join(detail, " / "))
	if l.Side == model.Debit {
		s.Debit = l.Amount.Grouped()
	} else {
		s.Credit = l.Amount.Grouped()
	}
	return s
}

// labelled puts a label before each text, leaving out what is empty.
func labelled(pairs ...[2]string) []string {
	var out []string
	for _, p := range pairs {
		if p[1] != "" {
			out = append(out, p[0]+harmless(p[1]))
		}
	}
	return out
}

func slipMore(x model.Voucher) []string {
	return labelled([][2]string{
		{slipPayee, x.Counterparty}, {slipSettled, x.Settlement}, {slipBill, x.Bill}, {slipSource, x.Source},
	}...)
}

// slipSigns are the places to sign (会计基础工作规范 51); names that the voucher bears are filled in.
func slipSigns(x model.Voucher) []string {
	return []string{
		slipChief, slipBooked + harmless(x.Bookkeeper), slipCashier + harmless(x.Cashier),
		slipReviewed + harmless(x.Reviewer), slipPrepared + harmless(x.Preparer),
		slipHandled + harmless(x.Handler), slipApproved + harmless(x.Approver),
	}
}
