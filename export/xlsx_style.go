package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// The quiet design of the workbook: one family of letters, one accent, thin grey lines, no fills but the headings'.
const (
	sheetFont   = "宋体"
	plainStyle  = "常规" // the name of neither bold nor italic in a footer
	colorAccent = "1F4E79"
	colorLine   = "A6A6A6"
	colorHead   = "EEF2F6"
	colorMuted  = "7F7F7F"
	colorRed    = "C00000"
)

// The number formats of amounts, whole numbers and text. Negative amounts are red ones.
const (
	formatMoney = `#,##0.00;[Red]-#,##0.00`
	formatQuiet = `#,##0.00;[Red]-#,##0.00;`  // a nought is there and not shown
	formatBook  = `#,##0.00;[Red](#,##0.00);` // red ones in brackets; a nought is there and not shown
	formatSum   = `"￥"#,##0.00;[Red]"￥"(#,##0.00)`
	formatWhole = `0`
	formatText  = `@`
)

// cellStyle is all that tells the looks of one cell; equal ones share a style of the workbook.
type cellStyle struct {
	size   int // points; 0: bodySize
	bold   bool
	color  string
	fill   bool
	border borderKind
	across string // left, center, right
	top    bool   // set at the upper edge instead of the middle
	wrap   bool
	format string
	indent int
}

const bodySize = 10

// borderKind says which lines a cell has.
type borderKind uint8

const (
	borderNone     borderKind = iota
	borderAll                 // thin lines all around
	borderTotal               // the same, a firmer one above
	borderBelow               // one line below: to write on
	borderRule                // the accent below a title
	borderStruck              // thin lines all around, struck through from corner to corner
	borderRed                 // thin lines all around, a single red one below
	borderRedTwice            // the same, a double red one below
)

// style gives the number of a style in the workbook, making it the first time.
func (b *workbook) style(c cellStyle) (int, error) {
	if id, ok := b.styles[c]; ok {
		return id, nil
	}
	size := c.size
	if size == 0 {
		size = bodySize
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: sheetFont, Size: points(size), Bold: c.bold, Color: c.color},
		Alignment: &excelize.Alignment{Horizontal: c.across, Vertical: "center", WrapText: c.wrap, Indent: c.indent},
		Border:    borders(c.border),
	}
	if c.top {
		s.Alignment.Vertical = "top"
	}
	if c.fill {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colorHead}}
	}
	if c.format != "" {
		s.CustomNumFmt = &c.format
	}
	id, err := b.file.NewStyle(s)
	if err != nil {
		return 0, fmt.Errorf("make style: %w", err)
	}
	b.styles[c] = id
	return id, nil
}

// The line styles of a spreadsheet.
const (
	lineThin   = 1
	lineMedium = 2
	lineDouble = 6
)

func borders(k borderKind) []excelize.Border {
	side := func(where, color string, line int) excelize.Border {
		return excelize.Border{Type: where, Color: color, Style: line}
	}
	around := []excelize.Border{
		side("left", colorLine, lineThin), side("right", colorLine, lineThin),
		side("top", colorLine, lineThin), side("bottom", colorLine, lineThin),
	}
	switch k {
	case borderAll:
		return around
	case borderTotal:
		around[2] = side("top", colorAccent, lineThin)
		return around
	case borderBelow:
		return []excelize.Border{side("bottom", colorLine, lineThin)}
	case borderStruck:
		return append(around, side("diagonalUp", colorLine, lineThin))
	case borderRed:
		around[3] = side("bottom", colorRed, lineMedium) // a thin one gives way to the line of the row below
		return around
	case borderRedTwice:
		around[3] = side("bottom", colorRed, lineDouble)
		return around
	case borderRule:
		return []excelize.Border{side("bottom", colorAccent, lineMedium)}
	case borderNone:
	}
	return nil
}
