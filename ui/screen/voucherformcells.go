package screen

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

func plainNumber(n int) string { return strconv.Itoa(n) }

// stops are the cells in the order in which Tab visits them.
func (f *voucherForm) stops() []cell {
	out := []cell{{-1, cellDate}, {-1, cellAttachments}, {-1, cellProject}, {-1, cellSummary}}
	if f.head[cellDate].ReadOnly {
		out = out[1:]
	}
	for i, l := range f.lines {
		out = append(out, cell{i, cellAccount}, cell{i, cellAmount}, cell{i, cellMember})
		if l.open {
			out = append(out, cell{i, cellSummary}, cell{i, cellProject})
			if f.classes() {
				out = append(out, cell{i, cellClass})
			}
		}
	}
	for _, row := range f.signRows() {
		for _, c := range row {
			out = append(out, cell{-1, c.name})
		}
	}
	return out
}

// fieldAt is the field of a cell.
func (f *voucherForm) fieldAt(c cell) *kit.Field {
	if c.line < 0 {
		return f.head[c.name]
	}
	return f.lines[c.line].field(c.name)
}

// focus moves the cursor to a cell, without leaving the last one formally.
func (f *voucherForm) focus(c cell) {
	if f.at.line < len(f.lines) {
		if x := f.fieldAt(f.at); x != nil {
			x.Blur()
		}
	}
	f.at = c
	f.drop = dropList{}
	f.fresh = f.replaced(c)
	f.fieldAt(c).Focus()
}

// chosen tells that a look-up cell holds what was chosen.
func (f *voucherForm) chosen(c cell) bool {
	if c.line < 0 {
		return false
	}
	l := f.lines[c.line]
	return c.name == cellAccount && l.code != "" || c.name == cellMember && l.person != 0
}

// replaced tells that typing into a cell that was just entered replaces what it holds. A summary is gone on with,
// and so is the name of an account or member that was not found.
func (f *voucherForm) replaced(c cell) bool {
	switch c.name {
	case cellSummary:
		return false
	case cellAccount, cellMember:
		return f.chosen(c)
	}
	return f.fieldAt(c).Value() != ""
}

// next leaves the cell forwards: from an empty debit to the credit beside it, from an empty last line to the
// signatures, and from the end of the last line to a new one.
func (f *voucherForm) next() tea.Cmd {
	cmd := f.leave()
	c := f.at
	if c.line >= 0 {
		l := f.lines[c.line]
		last := c.line == len(f.lines)-1
		switch {
		case c.name == cellAccount && last && c.line > 0 && l.blank():
			f.focus(cell{-1, signCells[0][0].name})
			return cmd
		case c.name == cellAmount && l.amount.Value() == "" && l.side == model.Debit:
			l.side = model.Credit
			f.focus(c)
			return cmd
		case last && f.lastOf(c):
			f.addLine()
			f.focus(cell{c.line + 1, cellAccount})
			return cmd
		}
	}
	f.step(1)
	return cmd
}

// lastOf tells that a cell is the last one of its line.
func (f *voucherForm) lastOf(c cell) bool {
	switch c.name {
	case cellClass:
		return true
	case cellProject:
		return !f.classes()
	}
	return c.name == cellMember && !f.lines[c.line].open
}

// previous leaves the cell backwards.
func (f *voucherForm) previous() tea.Cmd {
	cmd := f.leave()
	c := f.at
	if c.line >= 0 && c.name == cellAmount {
		if l := f.lines[c.line]; l.amount.Value() == "" && l.side == model.Credit {
			l.side = model.Debit
			f.focus(c)
			return cmd
		}
	}
	f.step(-1)
	return cmd
}

// step goes on by d cells, round at the ends.
func (f *voucherForm) step(d int) {
	stops := f.stops()
	at := slices.Index(stops, f.at)
	f.focus(stops[(at+d+len(stops))%len(stops)])
}

// vertical moves within the list of matches while there is one, else to the same cell of the line above or below.
func (f *voucherForm) vertical(d int) tea.Cmd {
	if f.drop.shown() {
		f.drop.move(d)
		return nil
	}
	cmd := f.leave()
	to := f.at.line + d
	switch {
	case f.at.line < 0:
		f.step(d)
	case to < 0:
		f.focus(cell{-1, cellSummary})
	case to >= len(f.lines):
		f.focus(cell{-1, signCells[0][0].name})
	default:
		c := cell{to, f.at.name}
		if !slices.Contains(f.stops(), c) {
			c.name = cellAccount
		}
		f.focus(c)
	}
	return cmd
}

// edit types into the focused cell.
func (f *voucherForm) edit(msg tea.Msg) tea.Cmd {
	x, key, typed := f.fieldAt(f.at), kit.Key(msg), kit.Text(msg)
	if f.at.name == cellAmount {
		blank := typed != "" && strings.TrimSpace(typed) == ""
		switch {
		case key == "=":
			return f.balance()
		case blank && x.Value() == "":
			return f.flip()
		case blank:
			return nil // it means nothing in a figure
		}
	}
	before := x.Value()
	if f.fresh && f.begins(key, typed) {
		x.SetValue("")
	}
	cmd := x.Update(msg)
	if key != "" {
		f.fresh = false
	}
	if x.Value() != before || typed != "" {
		f.forget()
		f.changed()
	}
	return cmd
}

// begins tells that what a cell holds is replaced by a key: by any that types, except a sign that goes on with a
// figure, and by one that deletes where something was chosen as a whole.
func (f *voucherForm) begins(key, typed string) bool {
	switch {
	case key == "backspace" || key == "delete":
		return f.chosen(f.at)
	case f.at.name == cellAmount && (key == "+" || key == "*" || key == "/"):
		return false
	}
	return typed != ""
}

// forget drops what was chosen in the focused look-up cell.
func (f *voucherForm) forget() {
	if f.at.line < 0 {
		return
	}
	switch l := f.lines[f.at.line]; f.at.name {
	case cellAccount:
		l.code = ""
	case cellMember:
		l.person = 0
	}
}

// changed follows a change of the focused cell: its error goes, matches are looked for, warnings are renewed.
func (f *voucherForm) changed() {
	delete(f.errs, f.at)
	f.drop = f.refs.matches(f.at, strings.TrimSpace(f.fieldAt(f.at).Value()))
	f.warn()
}

// leave normalises the focused cell as it is left: a date is completed, a sum worked out, an account or member
// found, a summary of .. replaced.
func (f *voucherForm) leave() tea.Cmd {
	c := f.at
	x := f.fieldAt(c)
	if pick, ok := f.drop.taken(c); ok {
		f.choose(c, pick)
	}
	f.drop = dropList{}
	delete(f.errs, c)
	if !x.Commit() {
		f.errs[c] = x.Err()
	}
	var cmd tea.Cmd
	switch {
	case c.name == cellSummary && isSame(x.Value()):
		cmd = f.same(c)
	case c.line >= 0:
		f.resolve(c)
	case c.name == cellAttachments:
		if n, err := strconv.Atoi(x.Value()); x.Value() != "" && (err != nil || n > 9999) {
			f.errs[c] = text.VoucherFormBadCount
		}
	}
	f.propose(c)
	f.warn()
	return cmd
}

// choose puts a match into its cell.
func (f *voucherForm) choose(c cell, p pick) {
	x := f.fieldAt(c)
	x.SetValue(p.label)
	if c.line < 0 {
		x.SetValue(p.value)
		return
	}
	switch l := f.lines[c.line]; c.name {
	case cellAccount:
		l.code = p.value
	case cellMember:
		l.person = keyID(p.value)
	default:
		x.SetValue(p.value)
	}
}

// resolve finds the account or the member that a look-up cell names.
func (f *voucherForm) resolve(c cell) {
	l := f.lines[c.line]
	switch c.name {
	case cellAccount:
		f.resolveAccount(c, l)
	case cellMember:
		if l.member.Value() == "" {
			l.person = 0
		} else if l.person == 0 {
			f.errs[c] = text.VoucherFormBadMember
		}
	}
}

// resolveAccount accepts a code, a name or a path that was typed whole, and says what is wrong with the account.
func (f *voucherForm) resolveAccount(c cell, l *formLine) {
	value := strings.TrimSpace(l.account.Value())
	if value == "" {
		l.code = ""
		return
	}
	if l.code == "" {
		a, err := f.refs.chart.ByName(value)
		if err != nil {
			f.errs[c] = strings.TrimSuffix(text.Error(err).String(), "。")
			return
		}
		l.code = a.Code
	}
	l.account.SetValue(accountLabel(f.refs.chart, l.code))
	if a, _ := f.refs.chart.Lookup(l.code); !a.Leaf {
		f.errs[c] = words(model.Violation{Rule: model.RuleAccountLeaf, Line: -1, Value: l.code, Hint: a.Name})
	}
}

// words says what is wrong and what to do, in one line.
func words(v model.Violation) string {
	m := text.Violation(v)
	if m.Next == "" {
		return m.What
	}
	return m.What + "，" + m.Next
}

// isSame tells that a summary asks for the one above.
func isSame(s string) bool { return s == ".." || s == "。。" || s == "．．" }

// same copies the summary of the previous voucher, or, in a line, of the line above.
func (f *voucherForm) same(c cell) tea.Cmd {
	x := f.fieldAt(c)
	x.SetValue("")
	from := f.refs.last
	if c.line >= 0 {
		from = f.head[cellSummary].Value()
		for i := c.line - 1; i >= 0; i-- {
			if s := f.lines[i].summary.Value(); s != "" {
				from = s
				break
			}
		}
	}
	if from == "" {
		return warning(text.VoucherFormSameAgain)
	}
	x.SetValue(from)
	return nil
}
