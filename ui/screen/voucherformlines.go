package screen

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/text"
)

// flip moves the line's amount to the other side.
func (f *voucherForm) flip() tea.Cmd {
	if f.at.line >= 0 {
		l := f.lines[f.at.line]
		l.side = l.side.Other()
		f.warn()
	}
	return nil
}

// balance puts what is missing into the focused amount if it is empty or in the last line, else into the last line.
func (f *voucherForm) balance() tea.Cmd {
	x := f.fieldAt(f.at)
	to := f.lastFilled()
	if strings.TrimSpace(x.Value()) == "" || f.at.line == to {
		to = f.at.line
	} else if !x.Commit() {
		f.errs[f.at] = x.Err()
		return nil
	}
	l := f.lines[to]
	var gap model.Money
	red := false
	for i, other := range f.lines {
		if i == to {
			continue
		}
		m := amountOf(other.amount)
		red = red || m < 0
		if other.side == model.Debit {
			gap += m
		} else {
			gap -= m
		}
	}
	if gap == 0 {
		l.amount.SetValue("")
		f.warn()
		return nil
	}
	if l.side == model.Debit {
		gap = -gap
	}
	if gap < 0 && !red {
		l.side = l.side.Other()
		gap = -gap
	}
	l.amount.SetValue(gap.String())
	delete(f.errs, cell{to, cellAmount})
	f.warn()
	return nil
}

// lastFilled is the line that = balances: the last one, blank ones after the second left out.
func (f *voucherForm) lastFilled() int {
	for i := len(f.lines) - 1; i > 1; i-- {
		if !f.lines[i].blank() {
			return i
		}
	}
	return 1
}

// dropLine takes the focused line out; two lines always stay.
func (f *voucherForm) dropLine() tea.Cmd {
	if f.at.line < 0 {
		return warning(text.VoucherFormNotInLine)
	}
	i := f.at.line
	f.lines = slices.Delete(f.lines, i, i+1)
	for len(f.lines) < 2 {
		f.addLine()
	}
	f.errs, f.warns = map[cell]string{}, map[cell]string{}
	f.at = cell{min(i, len(f.lines)-1), cellAccount}
	f.focus(f.at)
	f.warn()
	return nil
}

// toggleDetail shows the line's own summary and project, or hides them while they are empty.
func (f *voucherForm) toggleDetail() tea.Cmd {
	if f.at.line < 0 {
		return warning(text.VoucherFormNotInLine)
	}
	cmd := f.leave()
	l := f.lines[f.at.line]
	if l.open && l.summary.Value() == "" && l.project.Value() == "" {
		l.open = false
		f.focus(cell{f.at.line, cellAccount})
		return cmd
	}
	l.open = true
	f.focus(cell{f.at.line, cellSummary})
	return cmd
}
