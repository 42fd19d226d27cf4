package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// mirrors are the accounts of 资产基金 with the assets that each is the fund of (财会〔2021〕7号, account 301).
var mirrors = []struct {
	fund       string
	plus, less string
}{
	{"30101", "141", ""},
	{"30102", "151", ""},
	{"30103", "161", ""},
	{"30104", "162", "163"},
	{"30105", "171", "172"},
	{"30106", "181", ""},
}

// balanceOf is what stands on an account and those below it, debit positive: on the year's first day, or with its
// turnover on the day the book was started.
func (f *openingForm) balanceOf(code string, turnover bool) model.Money {
	var sum model.Money
	o, _ := f.opening()
	for _, l := range o.Lines {
		if f.data.chart.Contains(code, l.Account) {
			sum += l.Debit - l.Credit
			if turnover {
				sum += l.YearDebit - l.YearCredit
			}
		}
	}
	return sum
}

// mirror fills 资产基金 in from the assets.
func (f *openingForm) mirror() tea.Cmd {
	changed := false
	for _, m := range mirrors {
		want := f.balanceOf(m.plus, false)
		if m.less != "" {
			want += f.balanceOf(m.less, false)
		}
		if want == -f.balanceOf(m.fund, false) {
			continue
		}
		at := f.rowOf(m.fund)
		if at < 0 {
			at = f.addRow(m.fund)
		}
		f.grid.set(gridPlace{at, openDebit}, max(-want, 0))
		f.grid.set(gridPlace{at, openCredit}, max(want, 0))
		changed = true
	}
	f.grid.focus(f.grid.at)
	if !changed {
		return say(text.OpeningNoMirror)
	}
	return say(text.OpeningMirrored)
}

// openingFormBelow is how many lines stand below the table.
const openingFormBelow = 4

func (f *openingForm) Draw(w, h int) (string, *tea.Cursor) {
	if !f.ready {
		return "\n  " + text.BudgetReading, nil
	}
	view, cursor := f.grid.Draw(w, h-openingFormBelow)
	now, _ := f.opening()
	foot := append([]string{kit.Rule(f.env.Theme, w), openingSums(f.env, now)}, f.hints(now, w)...)
	return view + "\n" + kit.Block(foot, w, openingFormBelow), cursor
}

// hints are up to two lines: what is wrong with the focused cell, which 资产基金 does not mirror its assets, whether
// money held for others is marked, and the balance on the day the book was started.
func (f *openingForm) hints(now model.Opening, w int) []string {
	th := f.env.Theme
	var out []string
	add := func(look func(string) string, words string) {
		out = append(out, look(kit.Fit(" "+kit.Sanitize(words), w)))
	}
	if reason := f.grid.errs[f.grid.at]; reason != "" {
		add(th.Bad.Render, "! "+reason)
	}
	for _, m := range mirrors {
		want := f.balanceOf(m.plus, f.mid)
		name := f.data.chart.FullName(m.plus)
		if m.less != "" {
			want += f.balanceOf(m.less, f.mid)
			name += "-" + f.data.chart.FullName(m.less)
		}
		if is := -f.balanceOf(m.fund, f.mid); is != want {
			fund := accountLabel(f.data.chart, m.fund)
			add(th.Warn.Render, fmt.Sprintf(text.OpeningMirror, fund, name, is.Grouped(), want.Grouped()))
		}
	}
	if held, marked := f.custody(now); held != marked {
		add(th.Warn.Render, fmt.Sprintf(text.OpeningCustody, held.Grouped(), marked.Grouped()))
	}
	if f.mid && f.grid.at.row < len(f.grid.rows) {
		r := f.grid.rows[f.grid.at.row]
		at := func(col int) model.Money { return amountIn(strings.TrimSpace(r.fields[col].Value())) }
		m := at(openDebit) - at(openCredit) + at(openYearDebit) - at(openYearCredit)
		side := model.Debit
		if m < 0 {
			side = model.Credit
		}
		add(th.Dim.Render, fmt.Sprintf(text.OpeningNow, side, m.Abs().Grouped()))
	}
	return out[:min(len(out), 2)]
}

// accountCustody is 代管经费 (财会〔2021〕7号).
const accountCustody = "221"

// custody is what is held for others, and what of the money is marked with the projects of that.
func (f *openingForm) custody(o model.Opening) (held, marked model.Money) {
	projects := map[string]bool{}
	for _, l := range o.Lines {
		if f.data.chart.Contains(accountCustody, l.Account) {
			held += l.Credit - l.Debit + l.YearCredit - l.YearDebit
			projects[l.Project] = l.Project != ""
		}
	}
	for _, l := range o.Lines {
		c := f.data.chart
		money := c.Contains(model.AccountCash, l.Account) || c.Contains(model.AccountBank, l.Account)
		if money && projects[l.Project] {
			marked += l.Debit - l.Credit + l.YearDebit - l.YearCredit
		}
	}
	return held, marked
}
