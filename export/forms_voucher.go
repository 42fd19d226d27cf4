package export

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gonghui/model"
)

// slipRoom is how many lines one printed 记账凭证 holds where two or three go on a page; a longer voucher takes several
// sheets, numbered in fractions (会计基础工作规范 51).
var slipRoom = map[int]int{slipsTwo: 6, slipsThree: 5}

// How many vouchers go on a page of A4.
const (
	slipsTwo   = 2
	slipsThree = 3
)

// slip is one sheet of a voucher as printed.
type slip struct {
	Unit, Date, Number, Papers string
	Lines                      []slipLine
	Blank                      int // lines left over, struck through
	Last                       bool
	Capital, Debit, Credit     string
	Red                        bool
	More, Signs                []string
	pile                       string // what it lies with: 2025年3月, or the drafts
}

// slipLine is one line of it.
type slipLine struct {
	Summary, Top, Detail, Debit, Credit string
	Red                                 bool
}

// slipsOf prints the posted vouchers of a year or a month in the order of their numbers; then, if they are asked for,
// the drafts by date, under their provisional numbers.
func slipsOf(d *desk, p Print) ([]slip, error) {
	var out []slip
	take := func(x model.Voucher) error {
		slips, err := d.slipsOfVoucher(x, slipRoom[p.perPage()])
		out = append(out, slips...)
		return err
	}
	if err := d.eachOfPile(p, take); err != nil {
		return nil, err
	}
	if !p.Drafts {
		return out, nil
	}
	var drafts []model.Voucher
	err := d.v.EachDraft(func(x model.Voucher) error {
		if (Query{Year: p.Year, Month: p.Month}).in(x.Date) {
			drafts = append(drafts, x)
		}
		return nil
	})
	slices.SortStableFunc(drafts, func(a, b model.Voucher) int { return int(a.Date) - int(b.Date) })
	for _, x := range drafts {
		err = errors.Join(err, take(x))
	}
	return out, err
}

// eachOfPile visits the posted vouchers of a year or a month as they are filed: where closing is done by month, each
// month's closing vouchers behind the others of it.
func (d *desk) eachOfPile(p Print, take func(model.Voucher) error) error {
	if p.Month == 0 && d.branch.CloseMonthly {
		for m := 1; m <= closingMonth; m++ {
			if err := d.eachOfPile(Print{Year: p.Year, Month: m}, take); err != nil {
				return err
			}
		}
		return nil
	}
	first, last := Query{Year: p.Year, Month: p.Month, Closing: true}.span()
	if err := d.v.EachVoucher(first, last, take); err != nil || p.Month == 0 {
		return err
	}
	return d.v.EachVoucher(model.Closing(p.Year), model.Closing(p.Year), func(x model.Voucher) error {
		if x.Date.Month() != p.Month {
			return nil
		}
		return take(x)
	})
}

// unbracketed is the amount of a text of bracketed, with or without its ￥.
func unbracketed(s string) string {
	s = strings.TrimPrefix(s, slipYuan)
	if inner, ok := strings.CutPrefix(s, "("); ok {
		return "-" + strings.TrimSuffix(inner, ")")
	}
	return s
}

// closingMonth is the month whose pile of vouchers those of year closing lie in.
const closingMonth = 12

func (d *desk) slipsOfVoucher(x model.Voucher, room int) ([]slip, error) {
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
		lines = append(lines, d.slipLine(x, l))
	}
	sheets := max((len(lines)+room-1)/room, 1)
	var out []slip
	for i := range sheets {
		part := lines[i*room : min((i+1)*room, len(lines))]
		s := slip{
			Unit: harmless(d.branch.Name), Date: x.Date.Chinese(), Number: slipNumber(x, i, sheets), Lines: part,
			Papers: fmt.Sprintf(slipPapers, x.Attachments), Blank: room - len(part), Last: i == sheets-1,
			More: slipMore(x), Signs: d.slipSigns(x), pile: slipPile(x),
		}
		if s.Last {
			s.Red = debit < 0
			s.Capital = debit.Abs().Capital()
			if s.Red {
				s.Capital = slipRed + s.Capital
			}
			if in := offset(x); debit == 0 && in != 0 {
				s.Capital = in.Capital() + fmt.Sprintf(slipOffset, in.Grouped())
			}
			s.Debit, s.Credit = slipYuan+bracketed(debit), slipYuan+bracketed(credit)
		}
		out = append(out, s)
	}
	return out, nil
}

// offset is what a voucher moves whose black and red lines of one side cancel each other out, as of spending that was
// paid back (借银行存款, 借支出红字): the sum of its black lines, of the side that has any. In fen.
func offset(x model.Voucher) model.Money {
	var debit, credit model.Money
	for _, l := range x.Lines {
		debit += max(l.Debit(), 0)
		credit += max(l.Credit(), 0)
	}
	return max(debit, credit)
}

// slipPile names the pile that a voucher lies with.
func slipPile(x model.Voucher) string {
	switch {
	case !x.Posted():
		return slipDrafts
	case x.In().IsMonth():
		return x.In().Chinese()
	case x.Date.Month() != closingMonth: // of a month that was closed on its own
		return x.Date.Period().Chinese()
	}
	return slipYearEnd
}

// bracketed is an amount as paper shows it: a red one in brackets, so that it is one in black and white too.
func bracketed(m model.Money) string {
	if m < 0 {
		return "(" + m.Abs().Grouped() + ")"
	}
	return m.Grouped()
}

// slipNumber is 记字第5号; sheets of one voucher bear fractions: 记字第5 1/3号. A draft has its provisional number.
func slipNumber(x model.Voucher, i, sheets int) string {
	n := strconv.Itoa(x.Number)
	if !x.Posted() {
		n = fmt.Sprintf(draftNumber, x.ID)
	}
	if sheets > 1 {
		n += fmt.Sprintf(" %d/%d", i+1, sheets)
	}
	if !x.Posted() {
		return n
	}
	word := slipWord
	if x.In().Month() == model.ClosingMonth {
		if word = slipClosingWord; x.Date.Month() != closingMonth {
			word = slipMonthClosingWord
		}
	}
	return fmt.Sprintf(word, n)
}

func (d *desk) slipLine(x model.Voucher, l model.Line) slipLine {
	s := slipLine{Summary: harmless(l.Summary), Red: l.Amount < 0}
	if s.Summary == "" {
		s.Summary = harmless(x.Summary)
	}
	top, _ := d.chart.Top(l.Account)
	s.Top = top.Code + " " + top.Name
	var detail []string
	if l.Account != top.Code {
		if a, ok := d.chart.Lookup(l.Account); ok {
			detail = append(detail, a.Code+" "+a.Name)
		}
	}
	for _, t := range []string{l.Project, d.members[l.Member].Name} {
		if t != "" {
			detail = append(detail, t)
		}
	}
	s.Detail = harmless(strings.Join(detail, " / "))
	if l.Side == model.Debit {
		s.Debit = bracketed(l.Amount)
	} else {
		s.Credit = bracketed(l.Amount)
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
	out := labelled([][2]string{
		{slipPayee, x.Counterparty}, {slipSettled, x.Settlement}, {slipBill, x.Bill}, {slipSource, x.Source},
	}...)
	if !x.Posted() {
		return append([]string{slipDraft}, out...)
	}
	return append(out, fmt.Sprintf(draftNumber, x.ID)) // what a draft was printed under finds it still
}

// slipSigns are the places to sign (会计基础工作规范 51); names that the voucher bears are filled in.
func (d *desk) slipSigns(x model.Voucher) []string {
	return []string{
		slipChief + harmless(d.branch.AccountingHead), slipBooked + harmless(x.Bookkeeper),
		slipCashier + harmless(x.Cashier), slipReviewed + harmless(x.Reviewer), slipPrepared + harmless(x.Preparer),
		slipHandled + harmless(x.Handler), slipApproved + harmless(x.Approver),
	}
}
