package export

import (
	_ "embed" // the forms' frame and looks are files of their own
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

//go:embed html_approval.tmpl
var paperFrame string

//go:embed html_approval.css
var paperStyle string

// paper is one 审批单 or 借款单, half a page of A4.
type paper struct {
	Title, Unit, Date, Number string
	Rows                      []paperRow
	Signs                     []string
}

// paperRow is a row of the form: two labelled texts, or one over the whole width.
type paperRow struct {
	Label, Text, Label2, Text2 string
	Tall                       bool // room to write
}

// approvalPages print the approval of every spending of a year, loanPages every advance, drafts with them.
func approvalPages(v *ledger.View, year int) ([]page, error) { return paperPages(v, year, 0, false) }

func loanPages(v *ledger.View, year int) ([]page, error) { return paperPages(v, year, 0, true) }

// ErrNoPaper is returned when an approval is asked for of a voucher that spends nothing, or a loan's paper of one that
// lends nothing.
var ErrNoPaper = errors.New("voucher needs no such paper")

// WriteApproval writes 经费支出审批单 (loans: 借款单) of one voucher, a draft or a posted one, to a new file in the form
// that its name ends with: .html or .xlsx. force replaces an existing file. Errors: ErrNoPaper, ledger.ErrNotFound, and
// those of WriteList.
func WriteApproval(b *ledger.Book, voucher model.ID, loans bool, out string, force bool) error {
	title := listApprovals
	if loans {
		title = listLoans
	}
	l := List{
		Kind: "approvals", Title: title,
		Make: func(v *ledger.View, year int) ([]Table, error) { return approvalTables(v, year, voucher, loans) },
		print: func(v *ledger.View, year int) ([]page, error) {
			return paperPages(v, year, voucher, loans)
		},
	}
	year := 0
	err := b.Read(func(v *ledger.View) error {
		x, err := v.Voucher(voucher)
		if err == nil && (loans && !IsLoan(x) || !loans && model.Spent(x) == 0 && !paysOut(x)) {
			err = ErrNoPaper
		}
		year = x.Date.Year()
		return err
	})
	if err != nil {
		return err
	}
	return writeOne(b, l, year, out, force)
}

// IsLoan reports whether a voucher hands out money that is to be accounted for: 135 against cash or bank.
func IsLoan(v model.Voucher) bool { return lent(v) > 0 }

// paysOut reports whether money leaves cash or bank by a voucher.
func paysOut(v model.Voucher) bool {
	return slices.ContainsFunc(v.Lines, func(l model.Line) bool { return model.IsMoney(l.Account) && l.Credit() > 0 })
}

// lent is what a voucher hands out as advances, in fen.
func lent(v model.Voucher) model.Money {
	var sum model.Money
	paid := false
	for _, l := range v.Lines {
		if accountIs(l.Account, "135") {
			sum += l.Debit()
		}
		paid = paid || accountIs(l.Account, model.AccountCash, model.AccountBank) && l.Credit() > 0
	}
	if !paid {
		return 0
	}
	return sum
}

// paperVouchers are the vouchers of a year that a form is made for, drafts last; one alone if it is named.
func paperVouchers(v *ledger.View, year int, one model.ID, loans bool) ([]model.Voucher, error) {
	if one != 0 {
		x, err := v.Voucher(one)
		return []model.Voucher{x}, err
	}
	var out []model.Voucher
	take := func(x model.Voucher) error {
		if x.Kind != model.VoucherNormal && x.Kind != model.VoucherBlue || x.Date.Year() != year {
			return nil
		}
		if loans && IsLoan(x) || !loans && model.Spent(x) > 0 {
			out = append(out, x)
		}
		return nil
	}
	if err := v.EachVoucher(model.NewPeriod(year, 1), model.NewPeriod(year, 12), take); err != nil {
		return nil, err
	}
	posted := len(out)
	if err := v.EachDraft(take); err != nil {
		return nil, err
	}
	slices.SortStableFunc(out[posted:], func(a, b model.Voucher) int { return int(a.Date) - int(b.Date) })
	return out, nil
}

func paperPages(v *ledger.View, year int, one model.ID, loans bool) ([]page, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	vouchers, err := paperVouchers(v, year, one, loans)
	if err != nil {
		return nil, err
	}
	name := listApprovals
	if loans {
		name = listLoans
	}
	p := page{name: name, title: name}
	for _, x := range vouchers {
		if loans {
			p.papers = append(p.papers, d.loan(x))
		} else {
			p.papers = append(p.papers, d.approval(x))
		}
	}
	if len(p.papers) == 0 {
		p.void = voidNothing
	}
	return []page{p}, nil
}

// approval is 工会经费支出审批单 of a voucher.
func (d *desk) approval(x model.Voucher) paper {
	spent := model.Spent(x)
	if spent == 0 {
		for _, l := range x.Lines {
			spent += l.Debit()
		}
	}
	p := d.paperOf(x, approvalTitle)
	p.Rows = []paperRow{
		{Label: paperPurpose, Text: x.Summary},
		{Label: paperPayee, Text: x.Counterparty, Label2: paperSettled, Text2: x.Settlement},
		{Label: paperCapital, Text: spent.Capital(), Label2: paperFigure, Text2: paperYuan + spent.Grouped()},
		{Label: paperAccounts, Text: d.booked(x, func(l model.Line) bool { return l.Side == model.Debit })},
		{
			Label: paperProject, Text: projectsOf(x), Label2: paperPapers,
			Text2: fmt.Sprintf(paperCount, x.Attachments),
		},
		{Label: paperProof, Tall: true},
		{Label: paperMeeting, Text: d.meeting(x)},
	}
	p.Signs = signLine(approvalSigns, x.Handler, "", x.Reviewer, x.Approver, x.Cashier, "")
	return p
}

// loan is 借款单 of a voucher.
func (d *desk) loan(x model.Voucher) paper {
	sum := lent(x)
	who := x.Counterparty
	for _, l := range x.Lines {
		if m, ok := d.members[l.Member]; ok {
			who = strings.TrimSpace(m.Name + ideographic + m.Department)
			break
		}
	}
	p := d.paperOf(x, loanTitle)
	p.Rows = []paperRow{
		{Label: paperBorrower, Text: who, Label2: paperSettled, Text2: x.Settlement},
		{Label: paperWhy, Text: x.Summary},
		{Label: paperCapital, Text: sum.Capital(), Label2: paperFigure, Text2: paperYuan + sum.Grouped()},
		{Label: paperReturn, Text: paperSignDate, Label2: paperPapers, Text2: fmt.Sprintf(paperCount, x.Attachments)},
		{Label: paperMeeting, Text: d.meeting(x)},
		{Label: paperRepaid, Tall: true},
	}
	p.Signs = signLine(loanSigns, "", x.Handler, x.Reviewer, x.Approver, x.Cashier)
	return p
}

func (d *desk) paperOf(x model.Voucher, title string) paper {
	p := paper{
		Title: title, Unit: labelUnit + d.branch.Name, Date: x.Date.Chinese(), Number: fmt.Sprintf(draftNumber, x.ID),
	}
	if x.Posted() {
		p.Number = fmt.Sprintf(finalNumber, x.In(), x.Number, x.ID)
	}
	return p
}

// booked names the accounts of some lines with their amounts.
func (d *desk) booked(x model.Voucher, which func(model.Line) bool) string {
	var out []string
	for _, l := range x.Lines {
		if which(l) {
			out = append(out, strings.TrimSpace(l.Account+" "+d.chart.FullName(l.Account))+" "+l.Amount.Grouped())
		}
	}
	return strings.Join(out, paperSep)
}

func projectsOf(x model.Voucher) string {
	var out []string
	for _, l := range x.Lines {
		if l.Project != "" && !slices.Contains(out, l.Project) {
			out = append(out, l.Project)
		}
	}
	return strings.Join(out, nameSep)
}

// meeting says what meeting decided on the sum, or that none was needed.
func (d *desk) meeting(x model.Voucher) string {
	sum := d.branch.CollectiveAbove
	switch {
	case x.Minutes != "":
		return strings.TrimSpace(fmt.Sprintf(paperMinutes, x.Minutes, x.MinutesDate.Chinese()))
	case model.NeedsMinutes(x, d.branch), sum > 0 && lent(x) >= sum:
		return paperNoMinutes
	case sum == 0:
		return paperNoRule
	}
	return fmt.Sprintf(paperBelow, sum.Grouped())
}

func signLine(labels []string, names ...string) []string {
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = l + harmless(names[i])
	}
	return out
}

// papersHTML writes the forms, two to a page of paper.
func papersHTML(papers []paper) (template.HTML, error) {
	t, err := template.New("papers").Funcs(template.FuncMap{"plain": harmless}).Parse(paperFrame)
	if err != nil {
		return "", fmt.Errorf("parse forms: %w", err)
	}
	var b strings.Builder
	if err := t.Execute(&b, papers); err != nil {
		return "", fmt.Errorf("write forms: %w", err)
	}
	return template.HTML(b.String()), nil // the template has escaped it
}

// The columns of a form in a sheet, and the heights of its rows in points.
const (
	paperLabelWidth = 15
	paperTextWidth  = 32
	paperRowHeight  = 33
	paperTallHeight = 84
	paperGap        = 30
)

// papersSheet writes the forms below each other, two to a page.
func (w *workbook) papersSheet(p page) error {
	s, err := w.open(p, layout{widths: []int{paperLabelWidth, paperTextWidth, paperLabelWidth, paperTextWidth}}, 0)
	if err != nil {
		return err
	}
	label := cellStyle{bold: true, border: borderAll, across: "center", fill: true}
	text := cellStyle{border: borderAll, across: "left", wrap: true, indent: 1}
	for i, f := range p.papers {
		if i > 0 {
			s.span(paperGap, "", cellStyle{})
		}
		s.span(titleHeight, f.Title, cellStyle{size: 16, bold: true, color: colorAccent, across: "center"})
		s.apart([]string{f.Unit, f.Date, f.Number})
		for _, r := range f.Rows {
			cells := []any{s.text(r.Label, label), s.text(r.Text, text), s.text("", text), s.text("", text)}
			room := paperTextWidth
			if r.Label2 == "" {
				room = 2*paperTextWidth + paperLabelWidth
			} else {
				cells[2], cells[3] = s.text(r.Label2, label), s.text(r.Text2, text)
			}
			height := paperRowHeight + (max(linesIn(r.Text, room-3), linesIn(r.Text2, paperTextWidth-3))-1)*lineHeight
			if r.Tall {
				height = paperTallHeight
			}
			s.put(height, cells)
			if r.Label2 == "" {
				s.merge(1, 3)
			}
		}
		s.span(signHeight, spreadSigns(f.Signs, s.lay.total(), bodySize), cellStyle{across: "left"})
		if i%2 == 1 && i+1 < len(p.papers) && s.err == nil {
			s.err = s.out.InsertPageBreak(fmt.Sprintf("A%d", s.row+1))
		}
	}
	return s.close()
}

// approvalTables list the same vouchers in one table.
func approvalTables(v *ledger.View, year int, one model.ID, loans bool) ([]Table, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	vouchers, err := paperVouchers(v, year, one, loans)
	if err != nil {
		return nil, err
	}
	t := Table{Name: listApprovals, Heading: d.heading(Query{Year: year}), Columns: approvalColumns}
	if loans {
		t.Name = listLoans
	}
	for _, x := range vouchers {
		sum, state, number := model.Spent(x), approvalStates[0], fmt.Sprintf(draftNumber, x.ID)
		if loans {
			sum = lent(x)
		}
		switch {
		case x.Posted():
			state, number = approvalStates[2], label(x)
		case x.Reviewed:
			state = approvalStates[1]
		}
		t.Rows = append(t.Rows, []string{
			number, x.Date.String(), x.Summary, sum.String(), x.Counterparty, x.Handler, x.Reviewer, x.Approver,
			x.Minutes, x.MinutesDate.String(), fmt.Sprint(x.Attachments), state,
		})
		t.Keys = append(t.Keys, Key{Ref: voucherRef(x.ID)})
	}
	return []Table{settled(t)}, nil
}

func approvalList(v *ledger.View, year int) ([]Table, error) {
	return approvalTables(v, year, 0, false)
}

func loanList(v *ledger.View, year int) ([]Table, error) { return approvalTables(v, year, 0, true) }
