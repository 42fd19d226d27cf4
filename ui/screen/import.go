package screen

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger/intake"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// imports lists the kinds of files that can be brought in.
type imports struct {
	env  Env
	list *kit.List
}

// NewImport is the choice of what to import.
func NewImport(env Env) Screen {
	s := &imports{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.ImportKind, Width: 14}, kit.Column{Title: text.ImportNeeds, Width: 30, Flex: true})
	s.list.Bare = true
	s.list.OnOpen = func(key string) tea.Cmd { return importFlow(s.env, intake.Kind(key)) }
	return s
}

func (s *imports) Init() tea.Cmd   { return s.Reload() }
func (s *imports) Title() string   { return text.ImportTitle }
func (s *imports) Escape() bool    { return s.list.Escape() }
func (s *imports) Reload() tea.Cmd { return s.list.SetRows(importRows()) }

func importRows() kit.Rows {
	names := intake.KindNames()
	return kit.Rows{
		Len: len(names), Key: func(i int) string { return names[i] },
		Row: func(i int) []kit.Cell {
			k := text.ImportKinds[intake.Kind(names[i])]
			return kit.Cells(k.Name, k.Needs)
		},
	}
}

func (s *imports) Keys() []kit.Binding {
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.ImportChoose, Off: readOnly(s.env)},
		{Keys: []string{"t", "f4", "ctrl+t"}, Help: text.ImportKeyTemplate},
	}
}

func (s *imports) Update(msg tea.Msg) tea.Cmd {
	if kit.Match(msg, s.Keys()[1]) && !s.list.Typing() {
		return s.template()
	}
	return s.list.Update(kit.Local(msg, 0, importHead))
}

// template writes a blank table of the selected kind into a folder of the user's choice.
func (s *imports) template() tea.Cmd {
	kind := intake.Kind(s.list.Selected())
	name := text.ImportKinds[kind].Name
	return askFileName(s.env, name, fmt.Sprintf(text.ImportTemplateFile, name), func(out string) error {
		data, err := intake.Template(kind)
		if err != nil {
			return err
		}
		return export.WriteNew(out, data)
	})
}

// importHead is how many lines stand above the list.
const importHead = 3

func (s *imports) Draw(w, h int) (string, *tea.Cursor) {
	head := make([]string, 0, importHead)
	for _, line := range kit.Wrap(text.ImportIntro, w-2) {
		head = append(head, " "+line)
	}
	view, cursor := s.list.Draw(w, h-importHead)
	return kit.Block(head, w, importHead) + "\n" + view, kit.Offset(cursor, 0, importHead)
}

// readOnly is the reason why nothing can be written, or "".
func readOnly(env Env) string {
	if env.ReadOnly() {
		return text.StateReadOnly
	}
	return ""
}

// importFlow asks for a file and shows what it would change. Where there are several accounts at banks, it asks first
// which of them a statement or a cash book belongs to.
func importFlow(env Env, kind intake.Kind) tea.Cmd {
	if kind == intake.Bank || kind == intake.Cashbook {
		return chooseBank(env, func(account string) tea.Cmd { return importFile(env, kind, account) })
	}
	return importFile(env, kind, "")
}

// importFile asks for a file of an account at a bank, or of none, and shows what it would change.
func importFile(env Env, kind intake.Kind, account string) tea.Cmd {
	p := kit.NewPicker(env.Theme, text.ImportPick(kind), env.Disk, env.Places...)
	p.Exts = []string{".xlsx", ".csv", ".txt", ".xls", ".xlsm"}
	p.OnPick = func(path string) tea.Cmd { return push(newPreview(env, kind, path, account)) }
	return ask(p)
}

// preview shows, row by row, what a file would change, or what is wrong with it, and brings it in.
type preview struct {
	env    Env
	kind   intake.Kind
	path   string
	opts   intake.Options // what is to be known of the file beside its words
	id     string
	slot   Slot
	write  Slot
	result intake.Result
	ready  bool
	table  *kit.List
}

func newPreview(env Env, kind intake.Kind, path, account string) Screen {
	s := &preview{env: env, kind: kind, path: path, id: env.NewID(), opts: intake.Options{Account: account}}
	s.table = kit.NewList(env.Theme)
	s.table.Preview, s.table.PreviewAt = s.detail, 110
	s.table.OnOpen = func(key string) tea.Cmd {
		return ask(kit.NewMessage(env.Theme, text.LogDetail, strings.Join(s.words(key), "\n")))
	}
	return s
}

func (s *preview) Init() tea.Cmd { return s.try() }
func (s *preview) Title() string { return text.ImportPreviewTitle(s.kind) }
func (s *preview) Escape() bool  { return s.table.Escape() }
func (s *preview) Editing() bool { return s.table.Typing() }

// Reload does nothing: the preview is of the book as it was when the file was read; F5 reads it again.
func (s *preview) Reload() tea.Cmd { return nil }

func (s *preview) Keys() []kit.Binding {
	off := readOnly(s.env)
	switch {
	case off != "":
	case !s.ready:
		off = text.ImportReading
	case s.write.Waiting():
		off = text.ImportWriting
	case !s.result.OK:
		off = text.ImportHasProblems
	case s.result.New+s.result.Changed == 0:
		off = text.ImportNothingNew
	}
	keys := []kit.Binding{
		{Keys: []string{"i", "ctrl+s"}, Help: text.ImportDo, Off: off},
		{Keys: []string{"enter"}, Help: text.LogDetail},
		{Keys: []string{"r", "f5", "ctrl+r"}, Help: text.ImportAgain},
		{Keys: []string{"/"}, Help: text.FieldFind},
	}
	if s.kind == intake.Budget || s.kind == intake.Dues || s.kind == intake.Opening {
		keys = append(keys, kit.Binding{Keys: []string{"y", "f3", "ctrl+y"}, Help: text.ImportYear})
	}
	if s.kind == intake.Members {
		keys = append(keys, kit.Binding{Keys: []string{"x", "f8", "ctrl+x"}, Help: text.ImportSkip})
	}
	if s.kind == intake.Bank {
		keys = append(keys, kit.Binding{Keys: []string{"c", "f3", "ctrl+y"}, Help: text.ImportColumns})
	}
	return keys
}

func (s *preview) Update(msg tea.Msg) tea.Cmd {
	for _, b := range s.Keys() {
		if s.table.Typing() || !kit.Match(msg, b) {
			continue
		}
		switch b.Keys[0] {
		case "i":
			return s.bring()
		case "r":
			return s.try()
		case "y":
			return s.askYear()
		case "c":
			return s.askColumns()
		case "x":
			return s.skip()
		}
	}
	return s.table.Update(kit.Local(msg, 0, previewHead))
}

// try reads the file and compares it with the book, writing nothing.
func (s *preview) try() tea.Cmd {
	book, kind, path := s.env.Book, s.kind, s.path
	o := s.opts
	o.DryRun, o.Actor = true, s.env.Actor()
	s.ready = false
	type tried struct {
		result intake.Result
		err    error
	}
	return Work(&s.slot, func() (tried, error) {
		r, err := intake.Run(book, kind, path, o)
		return tried{r, err}, nil
	}, func(t tried) tea.Cmd {
		if p, ok := unread(kind, t.err); ok {
			return s.show(intake.Result{Kind: kind, File: filepath.Base(path), Problems: []intake.Problem{p}})
		}
		if t.err != nil {
			return tea.Sequence(pop(), fail(t.err))
		}
		return s.show(t.result)
	})
}

// show puts problems first: while there are any, nothing can be brought in.
func (s *preview) show(r intake.Result) tea.Cmd {
	s.result, s.ready = r, true
	if !r.OK {
		s.table.Columns = []kit.Column{
			{Title: text.ImportRow, Width: 6, Align: kit.AlignRight},
			{Title: text.ImportColumn, Width: 14},
			{Title: text.ImportProblem, Width: 30, Flex: true},
		}
		return s.table.SetRows(kit.Rows{
			Len: len(r.Problems), Key: func(i int) string { return fmt.Sprint(i) },
			Row: func(i int) []kit.Cell {
				p := r.Problems[i]
				m := text.Problem(p)
				return kit.Cells(rowNumber(p.Row), p.Column, m.What+"。"+m.Next)
			},
			Text: func(i int) string { return text.Problem(r.Problems[i]).String() },
		})
	}
	s.table.Columns = []kit.Column{
		{Title: text.ImportRow, Width: 6, Align: kit.AlignRight},
		{Title: text.ImportEffect, Width: 6},
		{Title: text.ImportWhat, Width: 30, Flex: true},
	}
	return s.table.SetRows(kit.Rows{
		Len: len(r.Preview), Key: func(i int) string { return fmt.Sprint(i) },
		Row: func(i int) []kit.Cell {
			p := r.Preview[i]
			what := strings.TrimSpace(text.Plain(p.Sheet) + " " + p.Text)
			if diff := text.PreviewDiff(p); len(diff) > 0 {
				what = p.Now.Number + " " + p.Now.Name + "  " + strings.Join(diff, "；")
			}
			return kit.Cells(rowNumber(p.Row), text.Effect(p.What), what)
		},
		Text: func(i int) string { return r.Preview[i].Text },
	})
}

func rowNumber(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// previewHead is how many lines stand above the rows.
const previewHead = 4

func (s *preview) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	where := filepath.Base(s.path) + "（" + filepath.Dir(s.path) + "）"
	head := []string{" " + text.ImportFile + " " + kit.Fit(kit.Sanitize(where), w-8)}
	switch {
	case !s.ready:
		head = append(head, " "+text.ImportReading)
	case !s.result.OK:
		head = append(head, th.Bad.Render(" "+kit.Fit(text.ImportRefused(s.result), w-2)))
	default:
		head = append(head, " "+kit.Fit(text.Imported(s.result, true), w-2))
	}
	if n := len(s.result.Notes); s.ready && n > 0 {
		head = append(head, th.Dim.Render(" "+kit.Fit(kit.Sanitize(s.result.Notes[0]), w-2)))
	} else if n := len(s.result.Warnings); s.ready && n > 0 {
		head = append(head, th.Warn.Render(" "+kit.Fit(text.ImportWarnings(n, s.result.Warnings[0]), w-2)))
	}
	if s.write.Waiting() {
		head[1] = th.Info.Render(" " + text.ImportWriting)
	}
	if !s.ready {
		return kit.Block(head, w, h), nil
	}
	view, cursor := s.table.Draw(w, h-previewHead)
	return kit.Block(head, w, previewHead) + "\n" + view, kit.Offset(cursor, 0, previewHead)
}

// words are the selected problem or row in full.
func (s *preview) words(key string) []string {
	var i int
	if _, err := fmt.Sscan(key, &i); err != nil {
		return nil
	}
	if !s.result.OK && i < len(s.result.Problems) {
		m := text.Problem(s.result.Problems[i])
		return []string{m.Where, m.What, m.Cause, m.Next}
	}
	if i < len(s.result.Preview) {
		p := s.result.Preview[i]
		return slices.Concat([]string{text.PreviewLine(p)}, text.PreviewDiff(p), s.result.Notes)
	}
	return nil
}

// skip leaves the selected row of a roster out, or takes it in again.
func (s *preview) skip() tea.Cmd {
	i := s.table.SelectedRow()
	if i < 0 || !s.result.OK || i >= len(s.result.Preview) {
		return nil
	}
	row := s.result.Preview[i].Row
	if at := slices.Index(s.opts.Skip, row); at >= 0 {
		s.opts.Skip = slices.Delete(slices.Clone(s.opts.Skip), at, at+1)
	} else {
		s.opts.Skip = append(slices.Clone(s.opts.Skip), row)
	}
	return s.try()
}

func (s *preview) detail(key string, w, h int) string { return paragraph(s.words(key), w, h) }

// paragraph wraps texts into a block, one below the other.
func paragraph(texts []string, w, h int) string {
	var lines []string
	for _, t := range texts {
		if t != "" {
			lines = append(append(lines, kit.Wrap(t, w)...), "")
		}
	}
	return kit.Block(lines, w, h)
}

// bring carries the import out; its id makes a second press harmless.
func (s *preview) bring() tea.Cmd {
	book, kind, path := s.env.Book, s.kind, s.path
	o := s.opts
	o.Actor, o.Command = s.env.Actor(), s.id
	type brought struct {
		result intake.Result
		err    error
	}
	return Work(&s.write, func() (brought, error) {
		r, err := intake.Run(book, kind, path, o)
		return brought{r, err}, nil
	}, func(b brought) tea.Cmd {
		if b.err != nil {
			return fail(b.err)
		}
		if !b.result.OK {
			return s.show(b.result)
		}
		words := text.Imported(b.result, false)
		if (kind == intake.Vouchers || kind == intake.Cashbook) && b.result.New > 0 {
			words += text.ImportPost
		}
		return tea.Sequence(pop(), done(words), send(Changed{}))
	})
}

// askYear asks for the year of a file that does not say it.
func (s *preview) askYear() tea.Cmd {
	p := kit.NewPrompt(s.env.Theme, text.ImportYear, text.ImportYearBody, kit.KindID, func(value string) tea.Cmd {
		var year int
		if _, err := fmt.Sscan(value, &year); err != nil {
			return nil
		}
		s.opts.Year = year
		return s.try()
	})
	p.Check, p.Required = checkYear, true
	return ask(p)
}
