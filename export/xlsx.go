package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// workbook is a spreadsheet in the making.
type workbook struct {
	binding
	file   *excelize.File
	styles map[cellStyle]int
}

func makeWorkbook(b binding) (out []byte, err error) {
	w := &workbook{binding: b, file: excelize.NewFile(), styles: map[cellStyle]int{}}
	defer func() {
		if e := w.file.Close(); err == nil && e != nil {
			err = fmt.Errorf("close workbook: %w", e)
		}
	}()
	w.file.SetZipWriter(func(out io.Writer) excelize.ZipWriter { return &sortedZip{out: out} })
	if err := w.file.SetDefaultFont(sheetFont); err != nil {
		return nil, fmt.Errorf("set font: %w", err)
	}
	if err := w.properties(); err != nil {
		return nil, err
	}
	for i, p := range b.pages {
		name := sheetName(p.name)
		if i == 0 {
			err = w.file.SetSheetName(w.file.GetSheetName(0), name)
		} else {
			_, err = w.file.NewSheet(name)
		}
		if err != nil {
			return nil, fmt.Errorf("make sheet %s: %w", name, err)
		}
	}
	for _, p := range b.pages {
		if err := w.write(p); err != nil {
			return nil, fmt.Errorf("write sheet %s: %w", p.name, err)
		}
	}
	w.file.SetActiveSheet(0)
	var buf bytes.Buffer
	if err := w.file.Write(&buf); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return buf.Bytes(), nil
}

// properties sets what the file says of itself; its times are the day of the book's last event.
func (w *workbook) properties() error {
	day := w.date.String() + "T00:00:00Z"
	if w.date == 0 {
		day = "1980-01-01T00:00:00Z"
	}
	err := w.file.SetDocProps(&excelize.DocProperties{
		Title: harmless(w.title), Creator: harmless(w.unit), LastModifiedBy: harmless(w.unit),
		Created: day, Modified: day, Language: "zh-CN",
	})
	if err == nil {
		err = w.file.SetAppProps(&excelize.AppProperties{Application: "gonghui", Company: harmless(w.unit)})
	}
	if err != nil {
		return fmt.Errorf("set properties: %w", err)
	}
	return nil
}

func (w *workbook) write(p page) error {
	if p.doc != nil {
		return w.docSheet(p)
	}
	switch {
	case len(p.papers) > 0:
		return w.papersSheet(p)
	case len(p.slips) > 0:
		return w.slipsSheet(p)
	case len(p.leaves) > 0:
		return w.leavesSheet(p)
	}
	return w.tableSheet(p)
}

// sheetName is a name that a spreadsheet accepts: at most 31 characters, none of its own signs.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return '_'
		}
		return r
	}, harmless(s))
	if r := []rune(s); len(r) > 31 {
		s = string(r[:31])
	}
	return s
}

// setUp prepares the paper: A4, one page wide, heading rows on every page, page number and head code below.
func (w *workbook) setUp(sheet string, l layout, repeat int) error {
	paper, across, down, zero, yes, no := 9, 1, 0, 0, true, false
	way := "portrait"
	if l.landscape {
		way = "landscape"
	}
	side, top, bottom, edge := 0.6, 0.7, 0.75, 0.35
	fit := excelize.PageLayoutOptions{Size: &paper, Orientation: &way, FitToWidth: &across, FitToHeight: &down}
	if l.dense {
		down = 1
	}
	if l.scale != 0 {
		fit.FitToWidth, fit.FitToHeight, fit.AdjustTo = nil, nil, &l.scale
	}
	fits := l.scale == 0
	steps := []error{
		w.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fits}),
		w.file.SetPageLayout(sheet, &fit),
		w.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
			Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge, Horizontally: &yes,
		}),
		w.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: w.footer()}),
		w.file.SetSheetView(sheet, zero, &excelize.ViewOptions{ShowGridLines: &no}),
	}
	if repeat > 0 {
		steps = append(steps,
			w.file.SetDefinedName(&excelize.DefinedName{
				Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: fmt.Sprintf("'%s'!$1:$%d", sheet, repeat),
			}),
			w.file.SetPanes(sheet, &excelize.Panes{
				Freeze: true, YSplit: repeat, TopLeftCell: fmt.Sprintf("A%d", repeat+1), ActivePane: "bottomLeft",
			}))
	}
	for _, err := range steps {
		if err != nil {
			return fmt.Errorf("set up page: %w", err)
		}
	}
	return nil
}

// footer holds the head code, the page number and the union's name. An ampersand begins a code and is doubled.
func (w *workbook) footer() string {
	font := `&"` + sheetFont + `,` + plainStyle + `"&8 `
	name := []rune(harmless(w.unit))
	if len(name) > 40 {
		name = name[:40]
	}
	return "&L" + font + labelHead + " " + w.head +
		"&C" + font + labelPage +
		"&R" + font + strings.ReplaceAll(string(name), "&", "&&")
}

// number is a figure as a spreadsheet holds it: in binary, which has room for 15 digits. A longer one stays text, so
// that no digit is ever lost.
func number(text string) any {
	d, err := decimal.NewFromString(text)
	if err != nil {
		return text
	}
	if v := d.InexactFloat64(); decimal.NewFromFloat(v).Equal(d) {
		return v
	}
	return text
}
