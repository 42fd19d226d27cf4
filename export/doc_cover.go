package export

import (
	"fmt"
	"strconv"
)

// coverDoc is the first page: whose papers these are, of which year and state of the book, and what follows.
func coverDoc(p Pack, pages []page) *Doc {
	d := &Doc{Title: coverTitle}
	for _, s := range []string{
		p.Branch.Name, fmt.Sprintf(coverYear, p.Year), fmt.Sprintf(coverAsOf, p.Date.Chinese()),
		fmt.Sprintf(coverHead, p.Head),
	} {
		d.add(BlockCenter, s)
	}
	d.add(BlockPlain, coverMade)
	list := Table{Columns: []Column{
		{Name: coverSheet}, {Name: coverContent},
	}}
	for i, x := range pages {
		list.Rows = append(list.Rows, []string{strconv.Itoa(i+1) + ideographic + x.name, pageContent(x)})
	}
	d.Blocks = append(d.Blocks, Block{Kind: BlockContents, Table: list})
	return d
}

// pageContent tells what a page holds: prose, a form, so many rows, or why nothing.
func pageContent(p page) string {
	switch {
	case p.doc != nil:
		return coverProse
	case p.void != "":
		return p.void
	case p.corner != "":
		return p.corner
	}
	n := 0
	for _, r := range p.rows {
		if !r.strong {
			n++
		}
	}
	return fmt.Sprintf(coverRows, n)
}
