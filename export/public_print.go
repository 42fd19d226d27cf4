package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gonghui/ledger"
)

// publicPages print 工会经费收支公开表 of a year.
func publicPages(v *ledger.View, year int) ([]page, error) {
	return publicPagesOf(v, Query{Year: year})
}

func publicPagesOf(v *ledger.View, q Query) ([]page, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	p, err := d.publicPage(q)
	return []page{p}, err
}

// speechPages print 财务工作报告, with the year's published sheet behind it.
func speechPages(v *ledger.View, year int) ([]page, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	doc, err := d.speechDoc(year)
	if err != nil {
		return nil, err
	}
	p, err := d.publicPage(Query{Year: year})
	return []page{{name: listSpeech, doc: doc}, p}, err
}

// Speech is 财务工作报告 of a year as lines of text, w columns wide, for reading on a screen.
func Speech(v *ledger.View, year, w int) ([]string, error) {
	pages, err := speechPages(v, year)
	if err != nil {
		return nil, err
	}
	return docText(pages[0].doc, w), nil
}

// WritePublic writes 工会经费收支公开表 of a quarter (0: of the year) to a new file in the form that its name ends with:
// .txt, .xlsx, .html or .csv. force replaces an existing file. Errors are those of WriteList.
func WritePublic(b *ledger.Book, q Query, out string, force bool) error {
	q = q.published()
	l := List{
		Kind: "public", Title: fmt.Sprintf(publicTitle, ""),
		Make: func(v *ledger.View, _ int) ([]Table, error) {
			d, err := newDesk(v)
			if err != nil {
				return nil, err
			}
			t, err := publicTable(d, q)
			return []Table{t}, err
		},
		print: func(v *ledger.View, _ int) ([]page, error) { return publicPagesOf(v, q) },
		text:  true,
	}
	return writeOne(b, l, q.Year, out, force)
}

// writeOne writes one list to a new file in the form that its name ends with.
func writeOne(b *ledger.Book, l List, year int, out string, force bool) error {
	if _, err := os.Lstat(out); err == nil && !force {
		return ledger.ErrExists
	}
	var data []byte
	err := b.Read(func(v *ledger.View) error {
		d, err := newDesk(v)
		if err == nil {
			err = d.keeps(year)
		}
		if err != nil {
			return err
		}
		data, err = l.write(v, year, strings.ToLower(filepath.Ext(out)))
		return err
	})
	if err != nil {
		return err
	}
	return save(out, data, force)
}

// textWidth is how wide a page of text is, in columns of a terminal.
const textWidth = 76

// pagesText writes pages as plain text, one below the other.
func pagesText(pages []page) ([]byte, error) {
	var b bytes.Buffer
	for i, p := range pages {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if p.doc != nil {
			b.WriteString(strings.Join(docText(p.doc, textWidth), "\n") + "\n")
			continue
		}
		if err := WriteText(&b, p.table()); err != nil {
			return nil, err
		}
		if len(p.signs) > 0 {
			b.WriteString("\n" + strings.Join(p.signs, strings.Repeat(" ", 2*columnGap)) + "\n")
		}
	}
	return b.Bytes(), nil
}

// table gives a page's table back as a report.
func (p page) table() Table {
	t := Table{
		Name: p.name, Title: p.title, Heading: append(append([]string(nil), p.head...), p.lines...), Columns: p.columns,
		Notes: p.notes, Void: p.void,
	}
	for _, r := range p.rows {
		t.Rows = append(t.Rows, r.cells)
	}
	return t
}

// docText sets prose in lines of at most w columns.
func docText(d *Doc, w int) []string {
	out := []string{centred(d.Title, w), ""}
	for _, b := range d.Blocks {
		switch b.Kind {
		case BlockText:
			out = append(out, folded(paragraphIndent+harmless(b.Text), w)...)
		case BlockPlain:
			out = append(out, folded(harmless(b.Text), w)...)
		case BlockTitle:
			out = append(out, "", harmless(b.Text))
		case BlockTable:
			out = append(out, gridText(b.Table, w)...)
		case BlockRoom:
			for range b.Lines {
				out = append(out, strings.Repeat("_", w))
			}
		case BlockSign:
			out = append(out, strings.Repeat(" ", w/2)+harmless(b.Text))
		case BlockCenter:
			out = append(out, centred(b.Text, w))
		case BlockContents:
		}
	}
	return out
}

// gridText sets a small table in lines. Where it is wider than w, it does without the columns that repeat others.
func gridText(t Table, w int) []string {
	for _, spare := range []string{"", columnShare, columnDone} {
		t = t.without(spare)
		var grid bytes.Buffer
		if WriteText(&grid, t) != nil {
			return nil
		}
		lines := strings.Split(strings.Trim(grid.String(), "\n"), "\n")
		fits := !slices.ContainsFunc(lines, func(l string) bool { return screenWidth(l) > w })
		if fits || spare == columnDone {
			return lines
		}
	}
	return nil
}

// without leaves a column out.
func (t Table) without(name string) Table {
	at := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
	if at < 0 {
		return t
	}
	drop := func(rows [][]string) [][]string {
		out := make([][]string, len(rows))
		for i, r := range rows {
			out[i] = slices.Delete(slices.Clone(r), at, at+1)
		}
		return out
	}
	t.Columns = slices.Delete(slices.Clone(t.Columns), at, at+1)
	t.Rows, t.Foot = drop(t.Rows), drop(t.Foot)
	return t
}

func centred(s string, w int) string {
	s = harmless(s)
	return strings.Repeat(" ", max((w-screenWidth(s))/2, 0)) + s
}

// closers are signs that do not begin a line.
const closers = "，。；：、）」』》！？％%"

// folded breaks a paragraph into lines of at most w columns. A figure is not torn apart, and a line does not begin
// with a sign that closes.
func folded(s string, w int) []string {
	var out []string
	line, used := "", 0
	for _, word := range pieces(s) {
		n := screenWidth(word)
		if used > 0 && used+n > w && !strings.Contains(closers, word) {
			out = append(out, line)
			line, used = "", 0
		}
		line += word
		used += n
	}
	return append(out, line)
}

// pieces takes a text apart into single characters and whole figures or words of letters.
func pieces(s string) []string {
	var out []string
	joined := func(r rune) bool { return r < 0x80 && r != ' ' }
	prev := rune(0)
	for _, r := range s {
		if joined(r) && joined(prev) && len(out) > 0 {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
		}
		prev = r
	}
	return out
}
