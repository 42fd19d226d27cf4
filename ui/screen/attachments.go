package screen

import (
	"errors"
	"os"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// fileList lists the files of one voucher, visit, grant or activity.
type fileList struct {
	env  Env
	of   model.Ref
	name string // what they belong to, without private words
	rows []attachedFile
	list *kit.List
	load Slot
}

// attachedFile is a file with whether it lies where it should.
type attachedFile struct {
	model.Attachment
	sound bool
}

func newAttachments(env Env, of model.Ref, name string) Screen {
	s := &fileList{env: env, of: of, name: name}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.FilesColName, Width: 28, Flex: true},
		kit.Column{Title: text.FilesColSize, Width: 9, Align: kit.AlignRight},
		kit.Column{Title: text.FilesColUses, Width: 8, Align: kit.AlignRight},
		kit.Column{Title: text.FilesColState, Width: 14},
	)
	s.list.Empty = text.FilesReading
	s.list.OnOpen = func(string) tea.Cmd { return s.where() }
	return s
}

func (s *fileList) Init() tea.Cmd { return s.Reload() }
func (s *fileList) Title() string { return text.FilesHeading(s.name, len(s.rows)) }
func (s *fileList) Editing() bool { return s.list.Typing() }
func (s *fileList) Escape() bool  { return s.list.Escape() }

func (s *fileList) Reload() tea.Cmd {
	id := s.of.ID
	return read(s.env, &s.load, func(v *ledger.View) ([]attachedFile, error) {
		list, err := v.AttachmentsOf(id)
		out := make([]attachedFile, len(list))
		for i, a := range list {
			out[i] = attachedFile{a, ledger.CheckFile(ledger.FilePath(v.Path(), a.Hash), a) == nil}
		}
		return out, err
	}, func(rows []attachedFile) tea.Cmd {
		s.rows, s.list.Empty = rows, text.FilesEmpty
		return s.list.SetRows(kit.Rows{
			Len: len(rows), Key: func(i int) string { return idKey(rows[i].ID) },
			Row: func(i int) []kit.Cell {
				r := rows[i]
				cells := kit.Cells(r.Name, text.FileSize(r.Size), strconv.Itoa(len(r.Refs)), text.FileState(r.sound))
				if !r.sound {
					cells[3].Style = s.env.Theme.Bad
				}
				return cells
			},
			Text: func(i int) string { return rows[i].Name },
		})
	})
}

func (s *fileList) selected() attachedFile {
	id := keyID(s.list.Selected())
	for _, r := range s.rows {
		if r.ID == id {
			return r
		}
	}
	return attachedFile{}
}

func (s *fileList) deedsHere() []deed {
	some := onlyIf(s.list.Selected() != "", text.FilesOff)
	return []deed{
		{bind(text.FilesAdd, readOnly(s.env), "a", "f7", "ctrl+n"), s.add},
		{bind(text.FilesPath, some, "o", "f2", "ctrl+o"), s.where},
		{bind(text.FilesUnbind, first(readOnly(s.env), some), "x", "f4", "ctrl+x"), s.unbind},
	}
}

// add asks for a file, copies it beside the book and binds it.
func (s *fileList) add() tea.Cmd { return pickFile(s.env, text.FilesPick, s.bind) }

// pickedFile is a file that lies beside the book by now, and what it says as an invoice; no Number: nothing.
type pickedFile struct {
	model.Attachment
	says model.Invoice
}

// pickFile asks for a file, copies it beside the book and reads it.
func pickFile(env Env, title string, got func(pickedFile) tea.Cmd) tea.Cmd {
	p := kit.NewPicker(env.Theme, title, env.Disk, env.Places...)
	p.Exts = []string{".pdf", ".jpg", ".jpeg", ".png", ".ofd", ".xml"}
	book := env.Path
	if env.Book != nil {
		book = env.Book.Path()
	}
	p.OnPick = func(path string) tea.Cmd {
		return Work(new(Slot), func() (f pickedFile, err error) {
			if f.Attachment, err = ledger.StageFile(book, path); err != nil {
				return f, err
			}
			data, err := os.ReadFile(ledger.FilePath(book, f.Hash))
			if err == nil {
				f.says, err = intake.ReadInvoice(data)
			}
			if errors.Is(err, intake.ErrNoInvoiceData) {
				err = nil
			}
			return f, err
		}, got)
	}
	return ask(p)
}

// bind binds a file; one that says other things than the invoice that it is bound to leads to the invoice's form.
func (s *fileList) bind(f pickedFile) tea.Cmd {
	a, of := f.Attachment, s.of
	a.Refs = []model.Ref{s.of}
	var id model.ID
	var stands model.Invoice
	var paper model.Voucher
	return write(s.env, Act{
		Label: text.FilesBound + " " + a.Name,
		Do: func(t *ledger.Tx) (err error) {
			if of.Kind == model.KindInvoice {
				if stands, err = t.Invoice(of.ID); err != nil {
					return err
				}
				if stands.Voucher != 0 {
					if paper, err = t.Voucher(stands.Voucher); err != nil {
						return err
					}
				}
			}
			id, err = t.SaveAttachment(a)
			return err
		},
		Undo: func(t *ledger.Tx) error { return t.Unbind(id, of) },
		Then: func() tea.Cmd {
			if of.Kind != model.KindInvoice || stands.FilledFrom(f.says) == stands {
				return nil
			}
			form := newInvoiceForm(s.env, stands, paper)
			form.fill(f.says)
			return tea.Sequence(push(form), warning(text.InvoiceDiffers))
		},
	})
}

func (s *fileList) unbind() tea.Cmd {
	r, of := s.selected(), s.of
	again := r.Attachment
	again.Refs = []model.Ref{of}
	return write(s.env, Act{
		Label: text.FilesUnbound + " " + r.Name,
		Do:    func(t *ledger.Tx) error { return t.Unbind(r.ID, of) },
		Undo:  func(t *ledger.Tx) error { _, err := t.SaveAttachment(again); return err },
	})
}

// where shows the path of the file, to be opened with another program.
func (s *fileList) where() tea.Cmd {
	r := s.selected()
	if r.ID == 0 {
		return warning(text.FilesOff)
	}
	return ask(kit.NewMessage(s.env.Theme, text.FilesWhere, ledger.FilePath(s.env.Book.Path(), r.Hash)))
}

func (s *fileList) Keys() []kit.Binding {
	if s.Editing() {
		return nil
	}
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *fileList) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *fileList) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
