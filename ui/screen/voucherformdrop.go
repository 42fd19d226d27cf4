package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// dropMost is how many matches are shown at once.
const dropMost = 6

// dropList is the list of matches below a look-up cell. The zero value is not shown.
type dropList struct {
	picks []pick
	at    int // -1: none is chosen, as in a cell that may hold anything
}

// matches looks for what was typed into a cell.
func (r voucherRefs) matches(c cell, typed string) dropList {
	p, exact := r.kindOf(c)
	d := dropList{picks: p.find(typed)}
	if exact && len(d.picks) > 1 && isCode(typed) && d.picks[0].value != typed {
		d.at = -1 // a code cut short means none of its details in particular
	}
	if !exact {
		d.at = -1
		if len(d.picks) == 1 && d.picks[0].label == typed {
			return dropList{}
		}
	}
	return d
}

// isCode tells that digits were typed, and nothing else.
func isCode(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func (d dropList) shown() bool { return len(d.picks) > 0 }

func (d *dropList) move(by int) {
	n := len(d.picks)
	if d.at < 0 && by < 0 {
		d.at = 0
	}
	d.at = (d.at + by + n) % n
}

// taken is the match that leaving the cell takes.
func (d dropList) taken(c cell) (pick, bool) {
	if !d.shown() || d.at < 0 {
		return pick{}, false
	}
	p := d.picks[d.at]
	if c.name == "Counterparty" {
		p.value = p.label
	}
	return p, true
}

// lookUps are the titles of the full lists.
var lookUps = map[string]string{
	cellSummary: text.VoucherFormSummaryQ, cellAccount: text.VoucherFormAccountQ,
	cellMember: text.VoucherFormMemberQ, cellProject: text.VoucherFormProjectQ,
	cellClass:    text.VoucherFormClassQ,
	"Settlement": text.VoucherFormPayQ, "Counterparty": text.VoucherFormMemberQ, "Preparer": text.VoucherFormPersonQ,
	"Reviewer": text.VoucherFormPersonQ, "Approver": text.VoucherFormPersonQ, "Cashier": text.VoucherFormPersonQ,
	"Handler": text.VoucherFormPersonQ,
}

// lookUp shows the whole list of what the focused cell can hold; choosing goes on to the next cell.
func (f *voucherForm) lookUp() tea.Cmd {
	title := lookUps[f.at.name]
	p, _ := f.refs.kindOf(f.at)
	if title == "" || len(p.list) == 0 {
		return say(text.VoucherFormNoLookup)
	}
	c := f.at
	actions := make([]kit.Action, 0, len(p.list))
	for _, late := range []bool{false, true} {
		for _, x := range p.list {
			if x.late != late {
				continue
			}
			actions = append(actions, kit.Action{Label: strings.TrimSpace(x.label + "  " + x.note), Do: func() tea.Cmd {
				if c.name == "Counterparty" {
					x.value = x.label
				}
				f.drop = dropList{}
				f.choose(c, x)
				return f.next()
			}})
		}
	}
	return ask(kit.NewPalette(f.env.Theme, title, actions...))
}

// drawDrop lays the list of matches over the drawing, below the cell or, where there is no room, above it.
func (f *voucherForm) drawDrop(back string, s *sheet, w, h int) string {
	th := f.env.Theme
	n := min(len(f.drop.picks), dropMost)
	top := windowTop(max(f.drop.at, 0), len(f.drop.picks), n)
	wide := 20
	rows := make([]string, 0, n+1)
	for _, p := range f.drop.picks[top : top+n] {
		row := kit.Sanitize(p.label)
		if p.note != "" {
			row += "  " + kit.Sanitize(p.note)
		}
		rows = append(rows, row)
		wide = max(wide, kit.Width(row)+3)
	}
	wide = min(wide, w-4)
	for i, row := range rows {
		if top+i == f.drop.at {
			rows[i] = th.Selected.Render("> " + kit.Fit(row, wide-2))
		} else {
			rows[i] = "  " + kit.Fit(row, wide-2)
		}
	}
	if more := len(f.drop.picks) - n; more > 0 {
		rows = append(rows, th.Dim.Render(kit.Fit("  "+text.Hits(more), wide)))
	}
	box := kit.Frame(th, "", rows, wide+2)
	x, y := 0, s.caret.Y+1
	for _, it := range s.items {
		if it.cell == f.at {
			x = min(it.x, w-wide-2)
		}
	}
	if y+len(box) > h && s.caret.Y >= len(box) {
		y = s.caret.Y - len(box)
	}
	return kit.Overlay(back, strings.Join(box, "\n"), max(x, 0), y)
}

// click goes to the cell under the mouse; a click beside the amount moves it to that side.
func (f *voucherForm) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft {
		return nil
	}
	s := f.layout(f.w, f.h)
	for _, it := range s.items {
		if it.cell.name != "" && it.y == msg.Y && msg.X >= it.x && msg.X < it.x+it.w && !f.fieldAt(it.cell).ReadOnly {
			cmd := f.leave()
			f.focus(it.cell)
			return cmd
		}
	}
	g := columnsAt(f.w)
	for _, it := range s.items {
		if it.cell.name != cellAmount || it.y != msg.Y {
			continue
		}
		for _, side := range []struct {
			span
			side model.Side
		}{{g.debit, model.Debit}, {g.credit, model.Credit}} {
			if msg.X >= side.x && msg.X < side.x+side.w {
				cmd := f.leave()
				f.lines[it.cell.line].side = side.side
				f.focus(it.cell)
				f.warn()
				return cmd
			}
		}
	}
	return nil
}
