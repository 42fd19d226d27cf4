package export

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page's frame and its looks are files of their own
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
)

//go:embed html.css
var pageStyle string

//go:embed html.tmpl
var pageFrame string

//go:embed html_voucher.tmpl
var slipFrame string

//go:embed html_voucher.css
var slipStyle string

//go:embed html_leaf.tmpl
var leafFrame string

//go:embed html_leaf.css
var leafStyle string

// section is a page as the template sees it.
type section struct {
	Anchor, Class       string
	Name, Title, Corner string
	Heads, Lines        []string
	Void                string
	Doc                 bool
	Bare                bool // the table brings its own frame
	Contents            bool // the list of all pages follows
	Blocks              []template.HTML
	Table               template.HTML
	Notes, Signs        []string
}

// makeHTML writes all pages of b.
func makeHTML(b binding) ([]byte, error) {
	t, err := template.New("page").Parse(pageFrame)
	if err != nil {
		return nil, fmt.Errorf("parse frame: %w", err)
	}
	css := "\n" + pageStyle + slipStyle + pageBoxes(b.head)
	if slices.ContainsFunc(b.pages, func(p page) bool { return len(p.papers) > 0 }) {
		css += paperStyle
	}
	if slices.ContainsFunc(b.pages, func(p page) bool { return len(p.leaves) > 0 || p.cover }) {
		css += leafStyle
	}
	sum := sha256.Sum256([]byte(css))
	data := struct {
		Policy, Title, Unit, Head string
		Style                     template.CSS
		Sections                  []section
	}{
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
			"'; base-uri 'none'; form-action 'none'",
		Title: harmless(b.title), Unit: harmless(b.unit), Head: headLine(b),
		Style: template.CSS(css), // our own file, and a head code of digits and letters
	}
	for i, p := range b.pages {
		s, err := sectionOf(p, "s"+strconv.Itoa(i+1))
		if err != nil {
			return nil, err
		}
		s.Contents = i == 0 && len(b.pages) > 1 && p.name != listSpeech
		data.Sections = append(data.Sections, s)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, data); err != nil {
		return nil, fmt.Errorf("write page: %w", err)
	}
	return out.Bytes(), nil
}

// headLine tells which state of the book the pages show.
func headLine(b binding) string {
	if b.date == 0 {
		return labelHead + " " + codeOnly(b.head)
	}
	return labelUpTo + b.date.Chinese() + "　" + labelHead + " " + codeOnly(b.head)
}

// pageBoxes sets up the paper: head code and page number stand below every printed page.
func pageBoxes(head string) string {
	boxes := fmt.Sprintf(`font-size: 8pt; @bottom-left { content: "%s %s"; } @bottom-right { content: %s; }`,
		labelHead, codeOnly(head), htmlPageNumber)
	return "@page { size: A4 portrait; margin: 15mm 13mm 17mm; " + boxes + " }\n" +
		"@page wide { size: A4 landscape; margin: 13mm 12mm 16mm; " + boxes + " }\n"
}

// codeOnly keeps of a text what a head code may hold, so that it can stand in a style.
func codeOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, s)
}

func sectionOf(p page, anchor string) (section, error) {
	s := section{
		Anchor: anchor, Class: "tall", Name: harmless(p.name), Title: harmless(p.title), Corner: harmless(p.corner),
		Heads: allHarmless(p.head), Lines: allHarmless(p.lines), Void: harmless(p.void),
		Notes: allHarmless(p.notes), Signs: allHarmless(p.signs),
	}
	if p.doc != nil {
		s.Doc, s.Title = true, harmless(p.doc.Title)
		if p.cover {
			s.Class = "cover"
		}
		s.Blocks = blocksHTML(p.doc.Blocks)
		return s, nil
	}
	if len(p.papers) > 0 {
		var err error
		s.Class = "papers"
		s.Table, err = papersHTML(p.papers)
		return s, err
	}
	if len(p.slips) > 0 {
		var err error
		s.Class, s.Bare = "slips two", true
		if p.perPage == slipsThree {
			s.Class = "slips three"
		}
		s.Table, err = framed(slipFrame, p.slips)
		return s, err
	}
	if len(p.leaves) > 0 {
		var err error
		s.Class, s.Bare, s.Title = "leaves", true, ""
		s.Table, err = framed(leafFrame, p.leaves)
		return s, err
	}
	l := layOut(p)
	if l.landscape {
		s.Class = "wide"
	}
	if l.dense {
		s.Class += " dense"
	}
	if p.roomy {
		s.Class += " roomy"
	}
	if p.signing {
		s.Class += " signing"
	}
	if p.void == "" {
		s.Table = tableHTML(p, l)
	}
	return s, nil
}

// framed fills a frame with what its pages hold.
func framed(frame string, content any) (template.HTML, error) {
	t, err := template.New("frame").Parse(frame)
	if err != nil {
		return "", fmt.Errorf("parse frame: %w", err)
	}
	var b strings.Builder
	if err := t.Execute(&b, content); err != nil {
		return "", fmt.Errorf("fill frame: %w", err)
	}
	return template.HTML(b.String()), nil // the template has escaped it
}

func allHarmless(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = harmless(t)
	}
	return out
}

// The classes of cells.
var kindClass = map[ColumnKind]string{Text: "t", Money: "m", Number: "n", Day: "d", Month: "d", Percent: "p"}

// tableHTML writes a table. It escapes by hand, once a cell: a year's journal has a great many.
func tableHTML(p page, l layout) template.HTML {
	var b strings.Builder
	b.WriteString("<table>\n<colgroup>")
	total := l.total()
	for _, w := range l.widths {
		share := w * 10000 / total // rounded down: what were over 100 would be taken off the last column
		fmt.Fprintf(&b, `<col width="%d.%02d%%">`, share/100, share%100)
	}
	b.WriteString("</colgroup>\n<thead><tr>")
	for _, c := range p.columns {
		b.WriteString("<th>" + template.HTMLEscapeString(harmless(c.Name)) + "</th>")
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, r := range p.rows {
		if r.strong {
			b.WriteString(`<tr class="s">`)
		} else {
			b.WriteString("<tr>")
		}
		for i, c := range p.columns {
			cell := r.cell(i)
			b.WriteString(`<td class="` + kindClass[c.Kind])
			if c.Name == colVoucher {
				b.WriteString(" v")
			}
			if r.isStrong(i) {
				b.WriteString(" s")
			}
			if negative(c.Kind, cell) {
				b.WriteString(" r")
			}
			text := shown(c.Kind, cell)
			if text == nought && quiet(c, r.isStrong(i) && !r.quiet) {
				text = ""
			}
			b.WriteString(`">` + template.HTMLEscapeString(text) + "</td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>")
	return template.HTML(b.String()) // every text in it is escaped above
}

// blocksHTML writes prose. A heading stays on one page of paper with the room to write that follows it.
func blocksHTML(blocks []Block) []template.HTML {
	var out []template.HTML
	for i := 0; i < len(blocks); i++ {
		if blocks[i].Kind == BlockContents {
			continue
		}
		n := roomBelow(blocks[i:])
		if n == 0 {
			out = append(out, blockHTML(blocks[i]))
			continue
		}
		kept := template.HTML(`<div class="keep">`)
		for _, b := range blocks[i : i+n+1] {
			kept += blockHTML(b)
		}
		out = append(out, kept+"</div>")
		i += n
	}
	return out
}

// roomBelow is how many blocks follow a heading up to its room to write, with a word of whose it is between at most;
// 0: there is no heading or no room.
func roomBelow(blocks []Block) int {
	if blocks[0].Kind != BlockTitle {
		return 0
	}
	for n := 1; n < min(len(blocks), 3); n++ {
		switch blocks[n].Kind {
		case BlockRoom:
			return n
		case BlockText, BlockPlain:
		default:
			return 0
		}
	}
	return 0
}

// blockFrames are the elements around a block's text.
var blockFrames = map[BlockKind][2]string{
	BlockText:   {`<p class="text">`, "</p>"},
	BlockPlain:  {"<p>", "</p>"},
	BlockTitle:  {"<h3>", "</h3>"},
	BlockSign:   {`<p class="sign">`, "</p>"},
	BlockCenter: {`<p class="center">`, "</p>"},
}

func blockHTML(b Block) template.HTML {
	switch b.Kind {
	case BlockTable:
		p := pageOf(b.Table)
		if p.void != "" {
			return blockHTML(Block{Kind: BlockText, Text: p.void})
		}
		return tableHTML(p, layOut(p))
	case BlockRoom:
		return template.HTML(strings.Repeat(`<div class="room"></div>`, b.Lines)) // no text in it
	default:
		f := blockFrames[b.Kind]
		return template.HTML(f[0] + template.HTMLEscapeString(harmless(b.Text)) + f[1])
	}
}
