package screen

import (
	"strings"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/style"
	"gonghui/ui/text"
)

// voucherDetail is one voucher with all that is shown of it.
type voucherDetail struct {
	model.Voucher
	chart      model.Chart
	names      map[model.ID]string // of the members on its lines
	refs       []model.Ref         // the visits and grants that name it
	links      []string            // the same in words
	cancels    model.Voucher       // what a red or blue voucher cancels or puts right; ID 0 if nothing
	reversedBy model.Voucher       // the red voucher that cancels it
	closed     bool                // its month
	day        model.Date          // on which a reversal would be booked; 0: no month of its year is open
}

// readVoucher reads one voucher, posted or not.
func readVoucher(v *ledger.View, id model.ID) (voucherDetail, error) {
	var d voucherDetail
	var err error
	if d.Voucher, err = v.Voucher(id); err != nil {
		return d, err
	}
	if d.chart, err = v.Chart(); err != nil {
		return d, err
	}
	if d.names, err = lineNames(v, d.Voucher); err != nil {
		return d, err
	}
	if d.refs, err = v.LinksTo(id); err != nil {
		return d, err
	}
	for _, r := range d.refs {
		line, err := linkLine(v, r)
		if err != nil {
			return d, err
		}
		d.links = append(d.links, line)
	}
	if d.Reverses != 0 {
		if d.cancels, err = v.Voucher(d.Reverses); err != nil {
			return d, err
		}
	}
	red, err := v.ReversedBy(id)
	if err != nil {
		return d, err
	}
	if red != 0 {
		if d.reversedBy, err = v.Voucher(red); err != nil {
			return d, err
		}
	}
	if d.closed, err = v.Closed(d.In()); err != nil {
		return d, err
	}
	d.day, err = reversalDay(v, d.Voucher)
	return d, err
}

// reversalDay is the day on which the gate books a reversal: the voucher's own while its month is open, else the
// first day of the earliest open month of its year; 0 if there is none.
func reversalDay(v *ledger.View, x model.Voucher) (model.Date, error) {
	closed, err := v.Closed(x.In())
	if err != nil || !closed {
		return x.Date, err
	}
	for m := 1; m <= 12; m++ {
		p := model.NewPeriod(x.In().Year(), m)
		if closed, err = v.Closed(p); err != nil {
			return 0, err
		}
		if !closed {
			return p.First(), nil
		}
	}
	return 0, nil
}

func lineNames(v *ledger.View, x model.Voucher) (map[model.ID]string, error) {
	names := map[model.ID]string{}
	for _, l := range x.Lines {
		if l.Member == 0 || names[l.Member] != "" {
			continue
		}
		m, err := v.Member(l.Member)
		if err != nil {
			return nil, err
		}
		names[l.Member] = m.Name
	}
	return names, nil
}

// linkLine names a visit or a grant without any private word.
func linkLine(v *ledger.View, r model.Ref) (string, error) {
	var member model.ID
	var category string
	var on model.Date
	if r.Kind == model.KindVisit {
		x, err := v.Visit(r.ID)
		if err != nil {
			return "", err
		}
		member, category, on = x.Member, x.Category, x.Date
	} else {
		x, err := v.Subsidy(r.ID)
		if err != nil {
			return "", err
		}
		member, category, on = x.Member, x.Category, x.Applied
	}
	m, err := v.Member(member)
	if err != nil {
		return "", err
	}
	return text.LinkLine(r.Kind, m.Name, category, on), nil
}

// sums are the debits of a voucher, and by how much they exceed its credits.
func sums(lines []model.Line) (debit, credit model.Money) {
	for _, l := range lines {
		debit += l.Debit()
		credit += l.Credit()
	}
	return debit, credit
}

// accountLabel is a code and the account's name, aligned for the codes that are usual.
func accountLabel(c model.Chart, code string) string {
	a, ok := c.Lookup(code)
	if !ok {
		return code
	}
	return kit.PadRight(code, max(5, len(code))) + " " + a.Name
}

// states are the words that mark how the voucher stands.
func (d voucherDetail) states() []string {
	var out []string
	if !d.Posted() {
		debit, credit := sums(d.Lines)
		return append(out, text.VoucherStateDraft, text.ShortSide(debit-credit))
	}
	year := d.In().Year()
	if d.cancels.ID != 0 {
		out = append(out, text.ReversesLine(d.Kind, text.VoucherNameFrom(year, d.cancels.In(), d.cancels.Number)))
	}
	if d.reversedBy.ID != 0 {
		red := d.reversedBy
		out = append(out, text.ReversedLine(text.VoucherNameFrom(year, red.In(), red.Number)))
	}
	if d.Kind == model.VoucherClosing {
		out = append(out, text.VoucherStateCarried)
	}
	if d.closed {
		out = append(out, text.VoucherStateClosed)
	}
	return out
}

// signed are the names on the voucher with what they stand for, and the other notes on it.
func (d voucherDetail) signed() [][2]string {
	return [][2]string{
		{text.VoucherFieldPreparer, d.Preparer},
		{text.VoucherFieldReviewer, d.Reviewer},
		{text.VoucherFieldBookkeeper, d.Bookkeeper},
		{text.VoucherFieldCashier, d.Cashier},
		{text.VoucherFieldApprover, d.Approver},
		{text.VoucherFieldHandler, d.Handler},
		{text.VoucherFieldCounterparty, d.Counterparty},
		{text.VoucherFieldBill, d.Bill},
		{text.VoucherFieldSettlement, d.Settlement},
		{text.VoucherFieldSource, d.Source},
	}
}

// pairs puts labelled values into lines of w columns, empty ones left out.
func pairs(th *style.Theme, values [][2]string, w int) []string {
	var out []string
	line, used := "", 0
	for _, p := range values {
		if p[1] == "" {
			continue
		}
		value := kit.Cut(kit.Sanitize(p[1]), max(w-kit.Width(p[0])-3, 4))
		need := kit.Width(p[0]) + 1 + kit.Width(value)
		if used > 0 && used+3+need > w {
			out = append(out, line)
			line, used = "", 0
		}
		if used > 0 {
			line += "   "
			used += 3
		}
		line += th.Label.Render(p[0]) + " " + value
		used += need
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

// paper draws the voucher in w columns, as the preview beside the list shows it.
func (d voucherDetail) paper(th *style.Theme, w int) []string {
	head := text.NameOf(d.Voucher) + "  " + d.Date.String()
	out := []string{th.Title.Render(kit.Cut(head, w))}
	out = append(out, kit.Wrap(d.Summary, w)...)
	for _, s := range d.states() {
		out = append(out, th.Warn.Render(kit.Cut(kit.Sanitize(s), w)))
	}
	out = append(out, "")
	for _, l := range d.Lines {
		out = append(out, d.paperLine(th, l, w)...)
	}
	debit, _ := sums(d.Lines)
	out = append(out, "")
	for _, line := range kit.Wrap(text.VoucherFormCapital+debit.Capital(), w) {
		out = append(out, th.Dim.Render(line))
	}
	for _, s := range d.links {
		for _, line := range kit.Wrap(s, w) {
			out = append(out, th.Info.Render(line))
		}
	}
	out = append(out, "")
	if d.Attachments > 0 {
		out = append(out, th.Label.Render(text.VoucherFieldAttachments)+" "+attachments(d.Attachments))
	}
	return append(out, pairs(th, d.signed(), w)...)
}

// paperLine is one line of the voucher: side, account and amount, and below it whom and what it is for.
func (d voucherDetail) paperLine(th *style.Theme, l model.Line, w int) []string {
	side := l.Side.String() + " "
	amount := " " + l.Amount.Grouped()
	room := max(w-kit.Width(side)-kit.Width(amount), 0)
	out := []string{side + kit.Fit(kit.Sanitize(accountLabel(d.chart, l.Account)), room) + amount}
	var notes []string
	for _, s := range []string{d.names[l.Member], l.Project, l.Summary} {
		if s != "" {
			notes = append(notes, kit.Sanitize(s))
		}
	}
	if len(notes) > 0 {
		out = append(out, th.Dim.Render(kit.Cut("   "+strings.Join(notes, "  "), w)))
	}
	return out
}
