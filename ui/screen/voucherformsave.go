package screen

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// voucher is what the form says, and for each of its lines the line of the form. Blank lines are left out.
func (f *voucherForm) voucher() (model.Voucher, []int) {
	v := f.seed.Voucher
	v.Date, _ = model.ParseDate(f.head[cellDate].Value())
	v.Summary = f.head[cellSummary].Value()
	v.Attachments, _ = strconv.Atoi(f.head[cellAttachments].Value())
	for _, row := range f.signRows() {
		for _, c := range row {
			if c.field != nil {
				*c.field(&v) = f.head[c.name].Value()
			}
		}
	}
	v.MinutesDate, _ = model.ParseDate(f.head[cellMinutesDate].Value())
	v.Lines = nil
	var at []int
	for i, l := range f.lines {
		if l.blank() {
			continue
		}
		code := l.code
		if code == "" {
			code = strings.TrimSpace(l.account.Value())
		}
		project := l.project.Value()
		if project == "" {
			project = f.head[cellProject].Value()
		}
		v.Lines = append(v.Lines, model.Line{
			Account: code, Side: l.side, Amount: amountOf(l.amount), Summary: l.summary.Value(), Project: project,
			Member: l.person, About: l.about, Class: classIn(l.class.Value()),
		})
		at = append(at, i)
	}
	return v, at
}

// settle normalises every cell. It reports whether what was typed can be kept: what cannot be read as a date, an
// amount or a member is shown at its cell, which gets the cursor. A draft may hold an account that is none.
func (f *voucherForm) settle(draft bool) bool {
	here := f.at
	f.leave()
	f.errs = map[cell]string{}
	for _, c := range f.stops() {
		x := f.fieldAt(c)
		if !x.Commit() {
			f.errs[c] = x.Err()
			continue
		}
		switch {
		case c.name == cellSummary && isSame(x.Value()):
			f.same(c)
		case c.line >= 0:
			f.resolve(c)
		case c.name == cellAttachments:
			if n, err := strconv.Atoi(x.Value()); x.Value() != "" && (err != nil || n > 9999) {
				f.errs[c] = text.VoucherFormBadCount
			}
		}
	}
	f.at = here
	f.warn()
	if draft {
		for c := range f.errs {
			if c.name != cellAccount {
				return f.toError()
			}
		}
		return true
	}
	return f.toError()
}

// toError moves the cursor to the first cell with an error; true if there is none.
func (f *voucherForm) toError() bool {
	for _, c := range f.stops() {
		if f.errs[c] != "" {
			f.focus(c)
			return false
		}
	}
	return f.errs[wholeVoucher] == ""
}

// wholeVoucher is where errors stand that belong to no cell.
var wholeVoucher = cell{line: -1, name: "whole"}

// save keeps the voucher as a draft, whatever is still missing, and then goes on. In the form of a correction it
// books it.
func (f *voucherForm) save(then func() tea.Cmd) tea.Cmd {
	if !f.settle(!f.right()) {
		return nil
	}
	if f.right() {
		return f.correct()
	}
	v, _ := f.voucher()
	if twins := f.twins(v); v.ID == 0 && len(twins) > 0 && !f.doubled {
		return ask(kit.NewConfirm(f.env.Theme, text.TwinTitle, text.TwinAsk(twins), kit.Button{
			Label: text.TwinYes, Do: func() tea.Cmd { f.doubled = true; return f.save(then) },
		}))
	}
	debit, credit := sums(v.Lines)
	var id model.ID
	old := f.seed.Voucher
	return f.write(Act{
		Label: text.SavedLabel(v, debit, debit-credit),
		Do: func(t *ledger.Tx) error {
			var err error
			id, err = t.SaveDraftAbout(v)
			return err
		},
		Undo: func(t *ledger.Tx) error {
			if old.ID != 0 {
				_, err := t.SaveDraftAbout(old)
				return err
			}
			return t.DiscardDraft(id)
		},
		Then: func() tea.Cmd { return f.landed(id, then) },
	})
}

// write carries out the form's one command. Until the answer is there, keys do nothing.
func (f *voucherForm) write(a Act) tea.Cmd {
	f.sent = true
	a.ID = f.id
	a.Refused = func(err error) bool {
		f.sent = false
		var rule *ledger.RuleError
		if !errors.As(err, &rule) {
			return false
		}
		_, at := f.voucher()
		f.place(rule.Violations, at)
		return !f.toError()
	}
	return write(f.env, a)
}

// place shows errors at the cells that they belong to.
func (f *voucherForm) place(violations []model.Violation, at []int) {
	for _, vi := range violations {
		if vi.Severity != model.SeverityError {
			continue
		}
		c := f.cellOf(vi, at)
		if f.errs[c] != "" {
			continue
		}
		f.errs[c] = words(vi)
	}
}

// violationCells are the cells for the fields of a voucher that are not called as their cell is.
var violationCells = map[string]string{
	"Date": cellDate, "Period": cellDate, "Summary": cellSummary, "Attachments": cellAttachments,
	"Account": cellAccount, "Amount": cellAmount, "Side": cellAmount, "Project": cellProject,
	"Class": cellClass,
}

func (f *voucherForm) cellOf(vi model.Violation, at []int) cell {
	c := cell{-1, vi.Field}
	if name, ok := violationCells[vi.Field]; ok {
		c.name = name
	}
	if vi.Line >= 0 && vi.Line < len(at) {
		c.line = at[vi.Line]
	}
	if slices.Contains(f.stops(), c) {
		return c
	}
	if c.line >= 0 {
		f.lines[c.line].open = true
		return c
	}
	return wholeVoucher
}

// ready checks everything that posting asks for, and shows what is wrong.
func (f *voucherForm) ready(v model.Voucher, at []int) bool {
	f.place(model.CheckVoucher(v, f.refs.chart), at)
	c := cell{-1, cellDate}
	if p := v.In(); f.errs[c] == "" && v.Date != 0 {
		switch {
		case p.Year() < f.refs.first:
			f.errs[c] = text.VoucherFormBeforeBook
		case f.refs.closed[p]:
			f.errs[c] = text.ClosedOn(p)
		}
	}
	return f.toError()
}

// post saves the voucher and posts it in the same act, after it has passed all rules and the user has agreed.
func (f *voucherForm) post() tea.Cmd {
	if !f.settle(false) {
		return nil
	}
	v, at := f.voucher()
	if !f.ready(v, at) {
		return nil
	}
	if f.env.Session.Branch.ReviewFirst && (!f.seed.Reviewed || f.Dirty()) {
		return warning(text.VoucherOffReviewFirst)
	}
	return read(f.env, &f.plan, func(view *ledger.View) (int, error) { return lastNumber(view, v.In()) },
		func(last int) tea.Cmd {
			debit, _ := sums(v.Lines)
			name := text.VoucherName(v.In(), last+1)
			body := text.PostWarning + "\n" + text.PostNew(v, debit, name) + f.cautions()
			return ask(kit.NewConfirm(f.env.Theme, text.PostHeading(1), body, kit.Button{
				Label: text.PostYes, Do: func() tea.Cmd { return f.postNow(v, name) },
			}))
		})
}

// cautions are the warnings that stand, one a line.
func (f *voucherForm) cautions() string {
	var b strings.Builder
	for _, c := range append(f.stops(), wholeVoucher) {
		if w := f.warns[c]; w != "" {
			b.WriteString("\n" + text.VoucherFormWarn + "：" + w)
		}
	}
	return b.String()
}

func (f *voucherForm) postNow(v model.Voucher, name string) tea.Cmd {
	var id model.ID
	return f.write(Act{
		Label: text.PostTitle + " " + name,
		Do: func(t *ledger.Tx) error {
			var err error
			if id, err = t.SaveDraftAbout(v); err != nil {
				return err
			}
			_, err = t.Post(id)
			return err
		},
		Then: func() tea.Cmd { return f.landed(id, f.saved) },
	})
}

// landed lets the list go to what was saved, and goes on.
func (f *voucherForm) landed(id model.ID, then func() tea.Cmd) tea.Cmd {
	if f.seed.made != nil {
		*f.seed.made = id
	}
	return then()
}

// correct books the red voucher and the blue one that the form holds, in one act.
func (f *voucherForm) correct() tea.Cmd {
	v, at := f.voucher()
	if !f.ready(v, at) {
		return nil
	}
	wrong := f.seed.wrong
	blue := model.Correction(wrong, v, v.Date)
	red := model.Reversal(wrong, v.Date, f.seed.reason)
	body := text.CorrectDay(wrong, v.Date) + "\n" + text.BookedLine(red, f.names(red)) + "\n" +
		text.BookedLine(blue, f.names(blue)) + f.cautions()
	name := text.NameOf(wrong)
	return ask(kit.NewConfirm(f.env.Theme, text.CorrectBoth(name), body, kit.Button{
		Label: text.CorrectBothYes, Danger: true, Do: func() tea.Cmd { return f.correctNow(v) },
	}))
}

func (f *voucherForm) correctNow(v model.Voucher) tea.Cmd {
	wrong := f.seed.wrong
	var blue model.Voucher
	return f.write(Act{
		Label: text.CorrectBoth(text.NameOf(wrong)),
		Do: func(t *ledger.Tx) error {
			var err error
			_, blue, err = t.Reverse(wrong.ID, &v, f.seed.reason)
			return err
		},
		Then: func() tea.Cmd { return f.landed(blue.ID, f.saved) },
	})
}

// names are the accounts of a voucher's lines with their amounts.
func (f *voucherForm) names(v model.Voucher) []string {
	out := make([]string, len(v.Lines))
	for i, l := range v.Lines {
		out[i] = l.Side.String() + " " + accountLabel(f.refs.chart, l.Account) + "  " + l.Amount.Grouped()
	}
	return out
}

// twins are what was booked or drafted just so already.
func (f *voucherForm) twins(v model.Voucher) []model.Voucher {
	if f.right() || len(v.Lines) < 2 {
		return nil
	}
	return ledger.Twins(f.refs.past, v)
}

// warn renews what is to be thought over but keeps nothing out: words that name an illness, a date that is not of
// this month, an account of unions at county level and above.
func (f *voucherForm) warn() {
	f.warns = map[cell]string{}
	v, at := f.voucher()
	for _, vi := range append(model.CheckVoucher(v, f.refs.chart), model.CheckCollective(v, f.env.Session.Branch)...) {
		if vi.Severity == model.SeverityWarning && vi.Rule != model.RuleVoucherOneSided {
			f.warns[f.cellOf(vi, at)] = words(vi)
		}
	}
	f.warnAbout()
	f.warnBill(v.Bill)
	c, today := cell{-1, cellSummary}, f.env.Today()
	if twins := f.twins(v); len(twins) > 0 && f.warns[c] == "" {
		f.warns[c] = text.TwinOf(twins[0])
	}
	c.name = cellDate
	p := v.In()
	switch {
	case v.Date == 0 || f.right():
	case f.refs.closed[p]:
		f.warns[c] = text.ClosedOn(p)
	case f.refs.first != 0 && p.Year() < f.refs.first:
		f.warns[c] = text.VoucherFormBeforeBook
	case v.Date > today:
		f.warns[c] = text.VoucherFormFuture
	case p != today.Period() && (p.Year() == today.Year() || p.Year() != f.env.Day().Year()):
		f.warns[c] = text.OtherMonth(today)
	}
}
