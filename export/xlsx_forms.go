package export

import (
	"fmt"

	"gonghui/model"
)

// slipSize is how a printed voucher is set in a sheet, in points; so many fill a page of A4 between its margins.
type slipSize struct{ title, head, line, foot, gap int }

var slipSizes = map[int]slipSize{
	slipsTwo:   {title: 34, head: 20, line: 35, foot: 24, gap: 50},
	slipsThree: {title: 28, head: 18, line: 26, foot: 18, gap: 20},
}

// slipWidths are the columns of a printed voucher: 摘要, 总账科目, 明细科目, 借方, 贷方, √.
var slipWidths = []int{21, 14, 17, 13, 13, 4}

// slipHeads are their names.
var slipHeads = []string{colSummary, slipTop, slipDetail, slipDebit, slipCredit, slipTick}

// slipsSheet writes printed vouchers below each other, two or three to a page.
func (w *workbook) slipsSheet(p page) error {
	s, err := w.open(p, layout{widths: slipWidths, scale: slipScale}, 0)
	if err != nil {
		return err
	}
	size := slipSizes[p.perPage]
	for i, x := range p.slips {
		s.slip(x, size)
		if i == len(p.slips)-1 {
			break
		}
		if (i+1)%p.perPage == 0 {
			s.pageBreak()
		} else {
			s.span(size.gap, "", cellStyle{border: borderBelow})
		}
	}
	return s.close()
}

// pageBreak begins a new page of paper below the last row.
func (s *sheet) pageBreak() {
	if s.err == nil {
		s.err = s.out.InsertPageBreak(fmt.Sprintf("A%d", s.row+1))
	}
}

func (s *sheet) slip(x slip, size slipSize) {
	s.span(size.title, slipTitle, cellStyle{size: 15, bold: true, color: colorAccent, across: "center"})
	s.apart([]string{x.Unit, x.Date, x.Number + ideographic + x.Papers})
	head := make([]any, len(slipHeads))
	for i, name := range slipHeads {
		head[i] = s.text(name, headerStyle)
	}
	s.put(size.head, head)
	text := cellStyle{size: 9, border: borderAll, across: "left", wrap: true}
	for _, l := range x.Lines {
		s.put(size.line, []any{
			s.text(l.Summary, text), s.text(l.Top, text), s.text(l.Detail, text),
			s.bookFigure(l.Debit, false, borderAll),
			s.bookFigure(l.Credit, false, borderAll), s.text("", text),
		})
	}
	if x.Blank > 0 {
		s.struck(x.Blank, size.line)
	}
	sum := cellStyle{bold: true, border: borderTotal, across: "left"}
	said := slipNext
	if x.Last {
		said = slipTotal + ideographic + x.Capital
	}
	if x.Red {
		sum.color = colorRed
	}
	s.put(size.line, []any{
		s.text(said, sum), s.text("", sum), s.text("", sum), s.sumFigure(x.Debit), s.sumFigure(x.Credit),
		s.text("", sum),
	})
	s.merge(0, 2)
	small := cellStyle{size: 9, across: "left"}
	s.span(size.foot, spread(x.More, min(s.lay.total(), 2*columnsOf(joined(x.More)))), small)
	s.span(size.foot, spreadSigns(x.Signs, s.lay.total(), 9), small)
}

func joined(texts []string) string {
	out := ""
	for _, t := range texts {
		out += t
	}
	return out
}

// struck writes blank lines as one field that is struck through.
func (s *sheet) struck(lines, height int) {
	st := cellStyle{border: borderStruck}
	first := s.row + 1
	for range lines {
		cells := make([]any, len(s.lay.widths))
		for i := range cells {
			cells[i] = s.text("", st)
		}
		s.put(height, cells)
	}
	if s.err == nil {
		last, err := columnName(len(s.lay.widths))
		if s.err = err; err == nil {
			s.err = s.out.MergeCell(fmt.Sprintf("A%d", first), fmt.Sprintf("%s%d", last, s.row))
		}
	}
}

// bookFigure makes a cell of an amount as books show it; text is one of bracketed.
func (s *sheet) bookFigure(text string, strong bool, line borderKind) any {
	return s.amount(text, cellStyle{size: 9, border: line, bold: strong, across: "right", format: formatBook})
}

// sumFigure makes the cell of a voucher's sum.
func (s *sheet) sumFigure(text string) any {
	return s.amount(text, cellStyle{border: borderTotal, bold: true, across: "right", format: formatSum})
}

func (s *sheet) amount(text string, st cellStyle) any {
	m, err := model.ParseMoney(unbracketed(text))
	if text == "" || err != nil {
		return s.text(text, st)
	}
	return s.figure(m.String(), "", st)
}

// leafWidths are the columns of a page of an account book: 月, 日, 凭证字号, 摘要, 对方科目, 借方, 贷方, 借或贷, 余额.
var leafWidths = []int{4, 4, 9, 35, 28, 15, 15, 5, 15}

// The heights of the rows of a page of an account book, in points.
const (
	leafTitleHeight = 28
	leafRowHeight   = 20
	sumRowHeight    = 17
)

// The sizes in percent at which forms fill the width of their paper, with the widest of the usual letters.
const (
	slipScale = 88
	leafScale = 82
)

// leavesSheet writes the pages of an account book below each other, one to a page of paper.
func (w *workbook) leavesSheet(p page) error {
	s, err := w.open(p, layout{widths: leafWidths, landscape: true, scale: leafScale}, 0)
	if err != nil {
		return err
	}
	for i, x := range p.leaves {
		if i > 0 {
			s.pageBreak()
		}
		s.leaf(x)
	}
	return s.close()
}

func (s *sheet) leaf(x leaf) {
	s.span(leafTitleHeight, x.Title, cellStyle{size: 16, bold: true, color: colorAccent, across: "center"})
	s.apart([]string{x.Unit, x.Account, x.Page})
	names := []string{x.Year, "", colVoucher, colSummary, leafFacing, colDebit, colCredit, leafSide, leafBalance}
	if x.Plain {
		names[4] = ""
	}
	below := []string{leafMonth, leafDay, "", "", "", "", "", "", ""}
	for n, texts := range [][]string{names, below} {
		cells := make([]any, len(texts))
		for i, t := range texts {
			cells[i] = s.text(t, headerStyle)
		}
		s.put(leafRowHeight, cells)
		if n == 0 {
			s.merge(0, 1)
		}
	}
	for i := 2; i < len(names) && s.err == nil; i++ {
		if x.Plain && i == 4 {
			continue
		}
		last := i
		if x.Plain && i == 3 {
			last = 4
		}
		first, err := columnName(i + 1)
		if s.err = err; err != nil {
			return
		}
		end, err := columnName(last + 1)
		if s.err = err; err == nil {
			s.err = s.out.MergeCell(fmt.Sprintf("%s%d", first, s.row-1), fmt.Sprintf("%s%d", end, s.row))
		}
	}
	for _, r := range append(x.Rows, make([]leafRow, len(x.Blank))...) {
		if !x.Plain {
			s.leafRow(leafRowHeight, r)
			continue
		}
		s.leafRow(sumRowHeight, r)
		s.merge(3, 4)
	}
}

func (s *sheet) leafRow(height int, r leafRow) {
	line := []borderKind{borderAll, borderRed, borderRedTwice}[r.Rule]
	text := cellStyle{size: 9, bold: r.Strong, border: line, across: "left"}
	mid := text
	mid.across = "center"
	s.put(height, []any{
		s.text(r.Month, mid), s.text(r.Day, mid), s.text(r.Voucher, mid), s.text(r.Summary, text),
		s.text(r.Facing, text),
		s.bookFigure(r.Debit, r.Strong, line), s.bookFigure(r.Credit, r.Strong, line), s.text(r.Side, mid),
		s.bookFigure(r.Balance, r.Strong, line),
	})
}
