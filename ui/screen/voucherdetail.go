package screen

import (
	"errors"
	"slices"
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
	refs       []model.Ref         // the records that name it: visits, grants, invoices, files, matches and so on
	links      []string            // the same in words
	cancels    model.Voucher       // what a red or blue voucher cancels or puts right; ID 0 if nothing
	reversedBy model.Voucher       // the red voucher that cancels it
	blue       model.Voucher       // the blue one that took its place
	adjusted   []model.Voucher     // those that adjust its amounts
	amounts    []model.Money       // of its lines, with what was adjusted
	cautions   []string            // what to think over before it is posted
	closed     bool                // its month
	yearClosed bool
	day        model.Date // on which a reversal would be booked; 0: no month of its year is open
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
	if err := d.readLinks(v); err != nil {
		return d, err
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
	if err := d.readCorrections(v); err != nil {
		return d, err
	}
	if d.closed, err = v.Closed(d.In()); err != nil {
		return d, err
	}
	if d.yearClosed, err = v.Closed(model.Closing(d.In().Year())); err != nil {
		return d, err
	}
	if d.cautions, err = cautionsOf(v, d.Voucher, d.chart); err != nil {
		return d, err
	}
	d.day, err = reversalDay(v, d.Voucher)
	return d, err
}

// readLinks reads what names the voucher; other vouchers stand among its corrections.
func (d *voucherDetail) readLinks(v *ledger.View) error {
	refs, err := v.Linked(d.ID)
	if err != nil {
		return err
	}
	for _, r := range refs {
		if r.Kind == model.KindVoucher {
			continue
		}
		line, err := linkLine(v, r)
		if err != nil {
			return err
		}
		d.refs, d.links = append(d.refs, r), append(d.links, line)
	}
	return d.readAbout(v)
}

// readAbout reads what the lines are about and nothing names the voucher for: the voucher that a refund gives back
// from, a visit that another voucher pays for.
func (d *voucherDetail) readAbout(v *ledger.View) error {
	for _, l := range d.Lines {
		if l.About.ID == 0 || slices.Contains(d.refs, l.About) {
			continue
		}
		line, err := linkLine(v, l.About)
		if errors.Is(err, ledger.ErrNotFound) { // taken off since
			continue
		}
		if err != nil {
			return err
		}
		d.refs, d.links = append(d.refs, l.About), append(d.links, line)
	}
	return nil
}

// readCorrections reads the blue voucher that took this one's place, and those that adjust its amounts.
func (d *voucherDetail) readCorrections(v *ledger.View) error {
	if !d.Posted() {
		return nil
	}
	blue, err := v.CorrectedBy(d.ID)
	if err != nil {
		return err
	}
	if blue != 0 {
		if d.blue, err = v.Voucher(blue); err != nil {
			return err
		}
	}
	ids, err := v.AdjustedBy(d.ID)
	if err != nil {
		return err
	}
	for _, id := range ids {
		x, err := v.Voucher(id)
		if err != nil {
			return err
		}
		d.adjusted = append(d.adjusted, x)
	}
	d.amounts, err = v.AdjustedAmounts(d.Voucher)
	return err
}

// cautionsOf are the warnings about a draft: duties that one person has twice, a large sum without minutes, a summary
// that says too little.
func cautionsOf(v *ledger.View, x model.Voucher, chart model.Chart) ([]string, error) {
	if x.Posted() {
		return nil, nil
	}
	br, err := v.Branch()
	if err != nil {
		return nil, err
	}
	var out []string
	for _, vi := range append(model.CheckVoucher(x, chart), model.CheckCollective(x, br)...) {
		if vi.Severity == model.SeverityWarning {
			out = append(out, text.Violation(vi).What)
		}
	}
	return out, nil
}

// other is a voucher that is tied to one by a correction, with how.
type otherVoucher struct {
	model.Voucher
	words string
}

// others are the vouchers that this one cancels, puts right or adjusts, and those that do so to it.
func (d voucherDetail) others() []otherVoucher {
	var out []otherVoucher
	add := func(x model.Voucher, words func(name string) string) {
		if x.ID != 0 {
			out = append(out, otherVoucher{x, words(text.VoucherNameFrom(d.In().Year(), x.In(), x.Number))})
		}
	}
	add(d.cancels, func(name string) string { return text.ReversesLine(d.Kind, name) })
	add(d.reversedBy, text.ReversedLine)
	add(d.blue, text.CorrectedLine)
	for _, x := range d.adjusted {
		add(x, text.AdjustedLine)
	}
	return out
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

// linkLine names a record that belongs to a voucher, without any private word.
func linkLine(v *ledger.View, r model.Ref) (string, error) {
	rec, err := v.Record(r)
	if err != nil {
		return "", err
	}
	var member model.ID
	switch x := rec.(type) {
	case model.Match:
		lines, err := v.LinesOfMatch(x)
		if err != nil {
			return "", err
		}
		if len(lines) > 0 {
			return text.LinkedMatch(lines), nil
		}
	case model.Visit:
		member = x.Member
	case model.Subsidy:
		member = x.Member
	case model.Dues:
		member = x.Member
	}
	name := ""
	if member != 0 {
		m, err := v.Member(member)
		if err != nil {
			return "", err
		}
		name = m.Name
	}
	return text.Linked(r.Kind, rec, name), nil
}

// sums are the debits of a voucher, and by how much they exceed its credits.
func sums(lines []model.Line) (debit, credit model.Money) {
	for _, l := range lines {
		debit += l.Debit()
		credit += l.Credit()
	}
	return debit, credit
}

// inWords is the sum that a voucher says in words: its debits or, where red and black cancel out, what came in.
func inWords(lines []model.Line) model.Money {
	debit, _ := sums(lines)
	if debit != 0 {
		return debit
	}
	var in, out model.Money
	for _, l := range lines {
		in, out = in+max(l.Debit(), 0), out+max(l.Credit(), 0)
	}
	return max(in, out)
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
		return append(append(out, text.VoucherStateWord(d.Voucher), text.ShortSide(debit-credit)), d.cautions...)
	}
	out = append(out, text.VoucherStatePosted)
	for _, x := range d.others() {
		out = append(out, x.words)
	}
	if len(d.adjusted) > 0 {
		var sum model.Money
		for i, l := range d.Lines {
			if l.Side == model.Debit {
				sum += d.amounts[i]
			}
		}
		out = append(out, text.DifferenceSum(sum))
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
		{text.VoucherFieldMinutes, minutesOf(d.Voucher)},
		{text.VoucherFieldCounterparty, d.Counterparty},
		{text.VoucherFieldBill, d.Bill},
		{text.VoucherFieldSettlement, d.Settlement},
		{text.VoucherFieldSource, d.Source},
	}
}

// minutesOf is the paper of the meeting that decided on the sum, with its day.
func minutesOf(v model.Voucher) string {
	return strings.TrimSpace(v.Minutes + " " + v.MinutesDate.String())
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
	out = append(out, "")
	for _, line := range kit.Wrap(text.VoucherFormCapital+inWords(d.Lines).Capital(), w) {
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
	for _, s := range []string{d.names[l.Member], l.Project, l.Summary, classLabel(l.Class)} {
		if s != "" {
			notes = append(notes, kit.Sanitize(s))
		}
	}
	if len(notes) > 0 {
		out = append(out, th.Dim.Render(kit.Cut("   "+strings.Join(notes, "  "), w)))
	}
	return out
}

// classLabel is an economic class with its name; "" for none.
func classLabel(code string) string {
	if c, ok := model.ClassOf(code); ok {
		return c.Code + " " + c.Name
	}
	return code
}
