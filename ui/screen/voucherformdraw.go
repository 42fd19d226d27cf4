package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// gridColumns are the columns of the lines at a width: where each begins and how wide it is.
type gridColumns struct {
	account, debit, credit, member span
}

type span struct{ x, w int }

func columnsAt(w int) gridColumns {
	const amount, gap, most = 14, 2, 110
	w = min(w, most) // figures too far from their accounts are hard to follow
	member := 10
	if w >= 100 {
		member = 16
	}
	var g gridColumns
	g.member = span{w - 1 - member, member}
	g.credit = span{g.member.x - gap - amount, amount}
	g.debit = span{g.credit.x - gap - amount, amount}
	g.account = span{1, g.debit.x - gap - 1}
	return g
}

// placed is a field, or words, at a place of the drawing.
type placed struct {
	span
	y    int
	cell cell // of a field; the zero cell's name is empty
	view string
}

// sheet collects what is drawn. Everything drawn on one line is added from left to right.
type sheet struct {
	form  *voucherForm
	items []placed
	caret *tea.Cursor
}

func (s *sheet) words(x, y, w int, view string) {
	s.items = append(s.items, placed{span: span{x, w}, y: y, view: kit.PadRight(view, w)})
}

// field draws a cell's field with its label before it and returns where the next one may begin.
func (s *sheet) field(x, y, w int, label string, c cell) int {
	f := s.form
	if label != "" {
		look := f.env.Theme.Label
		if f.at == c {
			look = f.env.Theme.Key
		}
		s.words(x, y, kit.Width(label)+1, look.Render(label))
		x += kit.Width(label) + 1
	}
	view, cursor := f.fieldAt(c).Draw(w, 1)
	if f.at == c {
		s.caret = kit.Offset(cursor, x, y)
	}
	s.items = append(s.items, placed{span: span{x, w}, y: y, cell: c, view: view})
	return x + w + 2
}

// lines puts the drawing together.
func (s *sheet) lines(w, h int) []string {
	rows := make([]strings.Builder, h)
	used := make([]int, h)
	for _, it := range s.items {
		if it.y < 0 || it.y >= h || it.x < used[it.y] || it.x+it.w > w {
			continue
		}
		rows[it.y].WriteString(strings.Repeat(" ", it.x-used[it.y]) + it.view)
		used[it.y] = it.x + it.w
	}
	out := make([]string, h)
	for y := range rows {
		out[y] = rows[y].String()
	}
	return out
}

const (
	formTop  = 4 // lines above the grid's rows
	formFoot = 6 // lines from the rule to the hint, those of the origin left out
)

// Draw draws the whole form. Fields keep off the last line of the body: an input method's window covers it.
func (f *voucherForm) Draw(w, h int) (string, *tea.Cursor) {
	f.w, f.h = w, h
	s := f.layout(w, h)
	out := kit.Block(s.lines(w, h), w, h)
	if f.drop.shown() && s.caret != nil {
		out = f.drawDrop(out, s, w, h)
	}
	return out, s.caret
}

func (f *voucherForm) layout(w, h int) *sheet {
	s := &sheet{form: f}
	th := f.env.Theme
	x := s.field(1, 0, 11, text.VoucherFieldDate, cell{-1, cellDate})
	x = s.field(x+2, 0, 5, text.VoucherFieldAttachments, cell{-1, cellAttachments})
	s.words(x-1, 0, 2, text.VoucherFieldSheets)
	x = s.field(x+4, 0, 16, text.VoucherFieldProject, cell{-1, cellProject})
	s.words(x+2, 0, max(w-x-2, 0), th.Dim.Render(f.number()))
	s.field(1, 1, w-8, text.VoucherFieldSummary, cell{-1, cellSummary})
	s.words(1, 2, w-2, f.headNote(w-2))
	origin := f.originLines()
	foot := formFoot + len(origin) + len(f.signRows()) - len(signCells)
	f.layoutGrid(s, w, max(h-formTop-foot, 3))
	f.layoutFoot(s, w, h-foot, origin)
	return s
}

// number is what the voucher is called until it is posted.
func (f *voucherForm) number() string {
	switch {
	case f.right():
		return text.CorrectBoth(text.NameOf(f.seed.wrong))
	case f.seed.ID == 0:
		return text.VoucherFormDraftNo + " " + text.VoucherFormNoNumber
	}
	return text.VoucherFormDraftNo + " " + text.DraftName(f.seed.ID)
}

// note is what is wrong with a cell, or to be thought over.
func (f *voucherForm) note(c cell, w int) string {
	th := f.env.Theme
	if e := f.errs[c]; e != "" {
		return th.Bad.Render(kit.Fit("! "+kit.Sanitize(e), w))
	}
	if s := f.warns[c]; s != "" {
		return th.Warn.Render(kit.Fit(text.VoucherFormWarn+"："+kit.Sanitize(s), w))
	}
	return ""
}

// headNote is the note of a cell above the lines: of the focused one, else errors first.
func (f *voucherForm) headNote(w int) string {
	head := []cell{f.at}
	for _, name := range []string{cellSummary, cellDate, cellAttachments, cellProject} {
		head = append(head, cell{-1, name})
	}
	if f.at.line >= 0 || isSign(f.at.name) {
		head = head[1:]
	}
	for _, marks := range []map[cell]string{f.errs, f.warns} {
		for _, c := range head {
			if marks[c] != "" {
				return f.note(c, w)
			}
		}
	}
	return ""
}

func isSign(name string) bool {
	for _, row := range append(signCells[:len(signCells):len(signCells)], minuteCells) {
		for _, c := range row {
			if c.name == name {
				return true
			}
		}
	}
	return false
}

// gridRow is one line of the grid on the screen: a line of the voucher, its own summary and project, or a note.
type gridRow struct {
	line int
	kind byte // 'l', 'd', 'a' or 'n'
	cell cell // of a note
}

func (f *voucherForm) gridRows() (rows []gridRow, at int) {
	for i, l := range f.lines {
		if f.at.line == i {
			at = len(rows)
		}
		rows = append(rows, gridRow{i, 'l', cell{}})
		for _, name := range []string{cellAccount, cellAmount, cellMember} {
			rows = f.noteRow(rows, cell{i, name})
		}
		if !l.about.IsZero() {
			rows = f.noteRow(append(rows, gridRow{i, 'a', cell{}}), cell{i, cellAbout})
		}
		if !l.open {
			continue
		}
		if f.at == (cell{i, cellSummary}) || f.at == (cell{i, cellProject}) || f.at == (cell{i, cellClass}) {
			at = len(rows)
		}
		rows = append(rows, gridRow{i, 'd', cell{}})
		for _, name := range []string{cellSummary, cellProject, cellClass} {
			rows = f.noteRow(rows, cell{i, name})
		}
	}
	return rows, at
}

func (f *voucherForm) noteRow(rows []gridRow, c cell) []gridRow {
	if f.errs[c] == "" && f.warns[c] == "" {
		return rows
	}
	return append(rows, gridRow{c.line, 'n', c})
}

// windowTop is the first of n rows to show in h lines, so that row at is in the middle as far as can be.
func windowTop(at, n, h int) int { return max(min(at-h/2, n-h), 0) }

func (f *voucherForm) layoutGrid(s *sheet, w, h int) {
	th, g := f.env.Theme, columnsAt(w)
	title := func(at span, words string, right bool) {
		if right {
			words = kit.PadLeft(words, at.w)
		}
		s.words(at.x, formTop-1, at.w, th.Heading.Render(kit.PadRight(words, at.w)))
	}
	rows, at := f.gridRows()
	top := windowTop(at, len(rows), h)
	shown := rows[top:min(top+h, len(rows))]
	account := text.VoucherColAccounts
	if len(rows) > h {
		account += "  " + text.LinesShown(shown[0].line+1, shown[len(shown)-1].line+1, len(f.lines))
	}
	title(g.account, account, false)
	title(g.debit, text.VoucherColDebit, true)
	title(g.credit, text.VoucherColCredit, true)
	title(g.member, text.VoucherColMember, false)
	for i, r := range shown {
		y := formTop + i
		switch r.kind {
		case 'l':
			f.layoutLine(s, g, r.line, y)
		case 'd':
			if f.classes() {
				x := s.field(4, y, max(w-60, 20), text.VoucherFieldLineSummary, cell{r.line, cellSummary})
				x = s.field(x, y, 12, text.VoucherFieldLineProject, cell{r.line, cellProject})
				s.field(x, y, 6, text.VoucherFieldClass, cell{r.line, cellClass})
				continue
			}
			x := s.field(4, y, max(w-50, 20), text.VoucherFieldLineSummary, cell{r.line, cellSummary})
			s.field(x, y, 16, text.VoucherFieldLineProject, cell{r.line, cellProject})
		case 'a':
			what := kit.Sanitize(f.refs.about[f.lines[r.line].about].label)
			s.words(4, y, w-5, th.Info.Render(kit.Fit(what, w-5)))
		case 'n':
			s.words(4, y, w-5, f.note(r.cell, w-5))
		}
	}
}

func (f *voucherForm) layoutLine(s *sheet, g gridColumns, i, y int) {
	l := f.lines[i]
	s.field(g.account.x, y, g.account.w, "", cell{i, cellAccount})
	at, c := g.debit, cell{i, cellAmount}
	if l.side == model.Credit {
		at = g.credit
	}
	if m := amountOf(l.amount); f.at != c && m != 0 && f.errs[c] == "" {
		look := f.env.Theme.Field
		if m < 0 {
			look = f.env.Theme.Bad
		}
		s.items = append(s.items, placed{at, y, c, look.Render(kit.PadLeft(gridAmount(m), at.w))})
	} else {
		s.field(at.x, y, at.w, "", c)
	}
	s.field(g.member.x, y, g.member.w, "", cell{i, cellMember})
}

// originLines say where the draft comes from, and how its amount stands against the ceiling.
func (f *voucherForm) originLines() []string {
	o := f.refs.origin
	if o.line == "" {
		return nil
	}
	th := f.env.Theme
	out := []string{th.Info.Render(kit.Sanitize(o.line)), ""}
	if o.limited {
		debit, _ := f.sums()
		look := th.Dim
		if debit+o.prior > o.ceiling.Amount {
			look = th.Warn
		}
		out[1] = look.Render(text.CeilingLine(debit, debit+o.prior, o.ceiling))
	}
	return out
}

func (f *voucherForm) layoutFoot(s *sheet, w, y int, origin []string) {
	th, g := f.env.Theme, columnsAt(w)
	debit, credit := f.sums()
	s.words(0, y, w, kit.Rule(th, w))
	look, left, right := th.Good, text.VoucherFormTotal, ""
	switch {
	case f.unread():
		look, left = th.Bad, left+"  "+text.VoucherFormUnread
	case debit != credit:
		look, left = th.Warn, left+"  "+text.ShortSide(debit-credit)
	case debit != 0:
		right = text.VoucherStateBalanced
	}
	s.words(g.account.x, y+1, g.account.w, look.Render(kit.Cut(left, g.account.w)))
	s.words(g.debit.x, y+1, g.debit.w, kit.PadLeft(gridAmount(debit), g.debit.w))
	s.words(g.credit.x, y+1, g.credit.w, kit.PadLeft(gridAmount(credit), g.credit.w))
	s.words(g.member.x, y+1, g.member.w, look.Render(right))
	s.words(1, y+2, w-2, th.Dim.Render(text.VoucherFormCapital+debit.Capital()))
	y += 3
	for _, line := range origin {
		s.words(1, y, w-2, line)
		y++
	}
	for _, row := range f.signRows() {
		x := 1
		for _, c := range row {
			x = s.field(x, y, c.width, c.label, cell{-1, c.name})
		}
		y++
	}
	s.words(1, y, w-2, f.hint(w-2))
}

// unread tells that an amount cannot be read, so that the totals mean little.
func (f *voucherForm) unread() bool {
	for _, l := range f.lines {
		if s := strings.TrimSpace(l.amount.Value()); s != "" {
			if _, err := kit.Evaluate(s); err != nil {
				return true
			}
		}
	}
	return false
}

// hints say what can be typed into a cell.
var hints = map[string]string{
	cellDate: text.VoucherHintDate, cellAttachments: text.VoucherHintAttachments, cellProject: text.VoucherHintProject,
	cellSummary: text.VoucherHintSummary, cellAccount: text.VoucherHintAccount, cellAmount: text.VoucherHintAmount,
	cellMember: text.VoucherHintMember, cellClass: text.VoucherHintClass,
}

// hint is the last line: what is wrong with the cells below the lines or the whole, or what can be typed here.
func (f *voucherForm) hint(w int) string {
	cells := []cell{wholeVoucher}
	for _, row := range f.signRows() {
		for _, c := range row {
			cells = append(cells, cell{-1, c.name})
		}
	}
	if isSign(f.at.name) && f.at.line < 0 {
		cells = append([]cell{f.at}, cells...)
	}
	for _, marks := range []map[cell]string{f.errs, f.warns} {
		for _, c := range cells {
			if marks[c] != "" {
				return f.note(c, w)
			}
		}
	}
	if s := f.noted(w); s != "" {
		return s
	}
	words := text.VoucherHintFree
	switch h, ok := hints[f.at.name]; {
	case f.at.line >= 0 && f.at.name == cellSummary:
		words = text.VoucherHintLineSummary
	case f.at.line >= 0 && f.at.name == cellProject:
		words = text.VoucherHintLineProject
	case ok:
		words = h
	}
	if f.right() && f.at.line < 0 {
		words += "。" + text.VoucherHintBlue
	}
	return f.env.Theme.Dim.Render(kit.Cut(words, w))
}
