package uitest

import (
	"fmt"
	"html"
	"image/color"
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

func itoa(n int) string { return strconv.Itoa(n) }

// The grid of a drawn screen, in pixels. Han fonts are not exactly two Latin cells wide, so every character
// is placed on the grid by itself.
const (
	cellW, cellH = 9, 20
	baseline     = 15
	pad          = 12
)

// palette are the colours of a drawn screen.
type palette struct{ back, fore string }

// SVG draws the screen as a picture with its cursor, for a light or a dark page. The same screen gives the same bytes.
func (d *Driver) SVG(dark bool) string {
	colors := palette{"#ffffff", "#1f2328"}
	if dark {
		colors = palette{"#101418", "#d8dee4"}
	}
	cursor := ""
	if x, y, ok := d.Cursor(); ok {
		cursor = fmt.Sprintf(`<rect x="%d" y="%d" width="2" height="%d" fill="%s"/>`+"\n",
			pad+x*cellW, pad+y*cellH, cellH-1, colors.fore)
	}
	return svg(d.Buffer(), d.w, d.h, colors, cursor)
}

func svg(buf uv.ScreenBuffer, w, h int, p palette, cursor string) string {
	var b strings.Builder
	width, height := w*cellW+2*pad, h*cellH+2*pad
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">`+"\n",
		width, height, width, height)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="6" fill="%s"/>`+"\n", p.back)
	b.WriteString(`<g font-size="15" xml:space="preserve" font-family="'DejaVu Sans Mono',Menlo,Consolas,` +
		`'Noto Sans Mono CJK SC','Noto Sans SC','Microsoft YaHei',monospace">` + "\n")
	for y := range h {
		for x := 0; x < w; {
			cell := buf.CellAt(x, y)
			if cell == nil || cell.Width == 0 {
				x++
				continue
			}
			drawSVGCell(&b, cell, x, y, p)
			x += cell.Width
		}
	}
	b.WriteString(cursor + "</g>\n</svg>\n")
	return b.String()
}

// drawSVGCell draws one cell: its background, its underline and its character. Blocks and lines are drawn as
// shapes, so that they join.
func drawSVGCell(b *strings.Builder, cell *uv.Cell, x, y int, p palette) {
	fore, back := hex(cell.Style.Fg, p.fore), hex(cell.Style.Bg, "")
	if cell.Style.Attrs&uv.AttrReverse != 0 {
		fore, back = hex(cell.Style.Bg, p.back), hex(cell.Style.Fg, p.fore)
	}
	left, top, wide := pad+x*cellW, pad+y*cellH, cell.Width*cellW
	if back != "" {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left, top, wide, cellH, back)
	}
	if cell.Style.Underline != uv.UnderlineNone {
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="1" fill="%s" fill-opacity="0.5"/>`+"\n",
			left, top+cellH-2, wide, fore)
	}
	if shape, ok := shapes[cell.Content]; ok {
		for _, r := range shape {
			fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s" fill-opacity="%s"/>`+"\n",
				left+r.x, top+r.y, r.w, r.h, fore, r.opacity)
		}
		return
	}
	if strings.TrimSpace(cell.Content) == "" {
		return
	}
	style := ""
	if cell.Style.Attrs&uv.AttrBold != 0 {
		style += ` font-weight="bold"`
	}
	if cell.Style.Attrs&uv.AttrFaint != 0 {
		style += ` fill-opacity="0.65"`
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" fill="%s"%s>%s</text>`+"\n",
		left+wide/2, top+baseline, fore, style, html.EscapeString(cell.Content))
}

// bar is a rectangle within a cell.
type bar struct {
	x, y, w, h int
	opacity    string
}

// The middle of a cell, where lines run.
const midX, midY = cellW / 2, cellH / 2

// shapes are the drawing characters that must join with their neighbours.
var shapes = map[string][]bar{
	"─": {{0, midY, cellW, 1, "1"}},
	"│": {{midX, 0, 1, cellH, "1"}},
	"┌": {{midX, midY, cellW - midX, 1, "1"}, {midX, midY, 1, cellH - midY, "1"}},
	"┐": {{0, midY, midX + 1, 1, "1"}, {midX, midY, 1, cellH - midY, "1"}},
	"└": {{midX, midY, cellW - midX, 1, "1"}, {midX, 0, 1, midY, "1"}},
	"┘": {{0, midY, midX + 1, 1, "1"}, {midX, 0, 1, midY, "1"}},
	"┬": {{0, midY, cellW, 1, "1"}, {midX, midY, 1, cellH - midY, "1"}},
	"┴": {{0, midY, cellW, 1, "1"}, {midX, 0, 1, midY, "1"}},
	"█": {{0, 3, cellW, cellH - 6, "1"}},
	"░": {{0, 3, cellW, cellH - 6, "0.35"}},
}

// hex returns a colour as #rrggbb, or other for none.
func hex(c color.Color, other string) string {
	if c == nil {
		return other
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
