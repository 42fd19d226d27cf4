package intake

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// mapping says which titles mean what; layout is the header that it was made for, empty for any.
type mapping struct {
	layout  string
	columns map[string]string
}

// header finds the header of a file. For a bank statement, what the user says of its columns goes before
// what was said of a file with the same header earlier, and that before the words.
func (r *run) header(spec kindSpec, src *sheet.Source) (head sheet.Header, told []string, err error) {
	if spec.kind == Bank {
		tries, err := r.mappings()
		if err != nil {
			return head, nil, err
		}
		for _, m := range tries {
			head, err := m.find(spec, src)
			if err == nil {
				return head, m.list(), nil
			}
			if m.layout == "" {
				return head, nil, err
			}
		}
	}
	if head, err = src.FindHeader(spec.fields()); err == nil {
		err = spec.lacking(head)
	}
	if spec.kind == Bank && errors.Is(err, sheet.ErrNoHeader) {
		if rows, peeked := src.Peek(headerRows); peeked == nil {
			err = &Problem{Code: CodeBankHeader, Sheet: src.Sheet(), Detail: strings.Join(likeTitles(rows), "、")}
		}
	}
	return head, nil, err
}

// mappings are what there is to try, the user's own word first.
func (r *run) mappings() ([]mapping, error) {
	if len(r.opts.Columns) > 0 {
		for name := range r.opts.Columns {
			if !slices.Contains(BankColumns(), name) {
				return nil, &Problem{Code: CodeColumnName, Value: name, Detail: strings.Join(BankColumns(), "、")}
			}
		}
		return []mapping{{columns: r.opts.Columns}}, nil
	}
	statements, err := r.view.Statements("")
	slices.SortFunc(statements, func(a, b model.Statement) int { return int(b.ID) - int(a.ID) })
	var out []mapping
	for _, s := range statements {
		known := slices.ContainsFunc(out, func(m mapping) bool { return m.layout == s.Layout })
		if len(s.Columns) == 0 || known {
			continue
		}
		m := mapping{s.Layout, map[string]string{}}
		for _, c := range s.Columns {
			if name, title, ok := strings.Cut(c, "="); ok {
				m.columns[name] = title
			}
		}
		out = append(out, m)
	}
	return out, err
}

// list gives a mapping as a statement keeps it.
func (m mapping) list() []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(m.columns)) {
		out = append(out, name+"="+m.columns[name])
	}
	return out
}

// find looks for the header with the columns as they were told.
func (m mapping) find(spec kindSpec, src *sheet.Source) (sheet.Header, error) {
	var told, rest []sheet.Field
	for _, f := range spec.fields() {
		if title, ok := m.columns[f.Name]; ok {
			told = append(told, field(title))
		} else {
			rest = append(rest, f)
		}
	}
	head, err := src.FindHeader(append(told, rest...))
	if err != nil {
		return head, err
	}
	for i, c := range head.Columns {
		for name, title := range m.columns {
			if c.Field == title && title != "" {
				head.Columns[i].Field = name
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(m.columns)) {
		if head.Col(name) < 0 {
			return head, &Problem{
				Code: CodeColumnTitle, Sheet: head.Sheet, Row: head.Line, Value: m.columns[name],
				Detail: strings.Join(titlesOf(head), "、"),
			}
		}
	}
	if m.layout != "" && m.layout != layoutOf(head) {
		return head, &Problem{Code: sheet.ErrNoHeader}
	}
	return head, spec.lacking(head)
}

// titlesOf lists the titles of a header.
func titlesOf(h sheet.Header) []string {
	var out []string
	for _, c := range h.Columns {
		out = append(out, c.Title)
	}
	return out
}

// BankTitles lists the headers of a statement, for whoever is to say what they mean: those of the row that
// looks most like a header, or else of the first row with three texts.
func BankTitles(path string) ([]string, error) {
	src, err := sheet.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = src.Close() }()
	rows, err := src.Peek(headerRows)
	if err != nil {
		return nil, err
	}
	if head := sheet.MatchHeader(rows, bankFields()); len(head.Columns) > 2 {
		return titlesOf(head), nil
	}
	return likeTitles(rows), nil
}

// likeTitles are the texts of the first row that has three of them.
func likeTitles(rows []sheet.Row) []string {
	for _, row := range rows {
		var out []string
		for _, x := range row.Cells {
			if s, code := sheet.Text(x.Text, model.MaxName); code == "" && s != "" {
				out = append(out, strings.Join(strings.Fields(s), ""))
			}
		}
		if len(out) > 2 {
			return out
		}
	}
	return nil
}

// headerRows is how many rows are searched for headers.
const headerRows = 35
