package export

// docWidths are the columns that prose and its tables share; a long figure makes its column wider.
var docWidths = [docColumns]int{22, 12, 12, 11, 11, 13, 13}

// The sizes of prose, in points.
const (
	proseSize  = 11
	proseTitle = 18
	coverSize  = 28 // of the title of a book
	coverText  = 14
)

// coverRoom is the height of the title of a book, in points.
const coverRoom = 150

// docSheet writes a page of prose.
func (w *workbook) docSheet(p page) error {
	l := layout{widths: append([]int(nil), docWidths[:]...)}
	for _, b := range p.doc.Blocks {
		for i, c := range b.Table.Columns {
			if c.Kind == Money {
				l.widths[i] = max(l.widths[i], natural(pageOf(b.Table), i, c)-1)
			}
		}
	}
	s, err := w.open(p, l, 0)
	if err != nil {
		return err
	}
	title, room := proseTitle, proseTitle+26
	if p.cover {
		title, room = coverSize, coverRoom
	}
	s.span(room, p.doc.Title, cellStyle{
		size: title, bold: true, color: colorAccent, across: "center", border: borderRule,
	})
	s.span(rowHeight/2, "", cellStyle{})
	for _, b := range p.doc.Blocks {
		if p.cover && b.Kind == BlockCenter {
			s.span(rowHeight+13, b.Text, cellStyle{size: coverText, across: "center"})
			continue
		}
		s.block(b)
	}
	return s.close()
}

func (s *sheet) block(b Block) {
	prose := cellStyle{size: proseSize, across: "left", top: true}
	switch b.Kind {
	case BlockText:
		s.paragraph(paragraphIndent+b.Text, prose)
	case BlockPlain:
		s.paragraph(b.Text, prose)
	case BlockTitle:
		s.span(rowHeight+10, b.Text, cellStyle{size: proseSize + 1, bold: true, color: colorAccent, across: "left"})
	case BlockTable, BlockContents:
		s.smallTable(b.Table)
	case BlockRoom:
		for range b.Lines {
			s.span(rowHeight+7, "", cellStyle{border: borderBelow})
		}
	case BlockSign:
		s.signature(b.Text)
	case BlockCenter:
		s.span(rowHeight+8, b.Text, cellStyle{size: proseSize + 1, across: "center"})
	}
}

// signature writes a line to sign on in the right half of the page.
func (s *sheet) signature(text string) {
	cells := make([]any, docColumns)
	cells[3] = s.text(text, cellStyle{size: proseSize, across: "left"})
	s.put(signHeight, cells)
	s.merge(3, docColumns-1)
}

// smallTable writes a table inside prose, each of its columns over one or more of the page's.
func (s *sheet) smallTable(t Table) {
	p := pageOf(t)
	if p.void != "" {
		s.paragraph(paragraphIndent+p.void, cellStyle{size: proseSize, across: "left", color: colorMuted})
		return
	}
	if len(p.columns) > docColumns {
		p.columns = p.columns[:docColumns]
	}
	s.table(p, s.row+2)
	s.span(rowHeight/2, "", cellStyle{})
}
