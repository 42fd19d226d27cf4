package export

import (
	"fmt"
	"slices"
)

// Workbook makes 经审报告.xlsx of a pack: one sheet per report, ready for A4 paper. The same pack gives the same bytes.
func Workbook(p Pack) ([]byte, error) {
	return makeWorkbook(bindPack(p))
}

// HTML makes 经审报告.html of a pack: the sheets of the workbook as one page for screen and paper, with no script and
// nothing fetched from anywhere. The same pack gives the same bytes.
func HTML(p Pack) ([]byte, error) {
	return makeHTML(bindPack(p))
}

// bindPack puts the pages of an audit pack in order: prose, the printed forms, then the reports. A report that the pack
// lacks has a page that says so; one of another name comes last.
func bindPack(p Pack) binding {
	made := map[string]page{
		reportName:   {name: reportName, doc: reportDoc(p)},
		reviewName:   {name: reviewName, doc: reviewDoc(p)},
		incomeTitle:  incomePage(p.Branch, p.statements()),
		balanceTitle: balanceForm(p.Branch, p.Sheet),
	}
	names := sheetOrder[1:]
	if p.After != nil {
		in, sheet := incomePage(p.Branch, *p.After), balanceForm(p.Branch, p.After.Sheet)
		if in.name != incomeTitle && sheet.name != balanceTitle {
			made[in.name], made[sheet.name] = in, sheet
			names = slices.Insert(slices.Clone(names), slices.Index(names, balanceTitle)+1, in.name, sheet.name)
		}
	}
	for _, t := range p.Sheets {
		if _, ok := made[t.Name]; ok {
			continue
		}
		made[t.Name] = pageOf(t)
		if !slices.Contains(sheetOrder, t.Name) {
			names = append(names[:len(names):len(names)], t.Name)
		}
	}
	b := binding{
		title: fmt.Sprintf(coverFileTitle, p.Branch.Name, p.Year), unit: p.Branch.Name, date: p.Date, head: p.Head,
	}
	for _, name := range names {
		x, ok := made[name]
		if !ok {
			x = pageOf(Table{Name: name})
		}
		b.pages = append(b.pages, x)
	}
	b.pages = append([]page{{name: coverName, doc: coverDoc(p, b.pages)}}, b.pages...)
	return b
}
