package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// assetCounts is the room of counts of assets and goods: a year's counts and what became of their differences.
type assetCounts struct {
	env  Env
	rows []model.AssetCount
	list *kit.List
	load Slot
}

// NewAssetCounts is the room 财产清查.
func NewAssetCounts(env Env) Screen {
	s := &assetCounts{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.CountColDate, Width: 10},
		kit.Column{Title: text.CountColLines, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.CountColOver, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.CountColShort, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.CountColState, Width: 24, Flex: true},
		kit.Column{Title: text.CountColPeople, Width: 16},
	)
	s.list.Empty = text.CountReading
	s.list.OnOpen = func(key string) tea.Cmd { return push(newAssetCount(s.env, keyID(key))) }
	return s
}

func (s *assetCounts) Init() tea.Cmd                       { return s.Reload() }
func (s *assetCounts) Title() string                       { return text.CountHeading(s.env.Year(), len(s.rows)) }
func (s *assetCounts) Editing() bool                       { return s.list.Typing() }
func (s *assetCounts) Escape() bool                        { return s.list.Escape() }
func (s *assetCounts) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *assetCounts) Reload() tea.Cmd {
	year := s.env.Year()
	return read(s.env, &s.load, func(v *ledger.View) ([]model.AssetCount, error) { return v.AssetCounts(year) },
		func(rows []model.AssetCount) tea.Cmd {
			s.rows, s.list.Empty = rows, text.CountsEmpty
			return s.list.SetRows(kit.Rows{
				Len: len(rows), Key: func(i int) string { return idKey(rows[i].ID) },
				Row: func(i int) []kit.Cell {
					c := rows[i]
					over, short := text.CountSums(c)
					cells := kit.Cells(c.Date.String(), itoa(len(c.Lines)), countOrNone(over), countOrNone(short),
						text.CountState(c), joined(c.Counter, c.Witness))
					if c.Differs() && c.Decided == 0 {
						cells[4].Style = s.env.Theme.Warn
					}
					return cells
				},
				Text: func(i int) string {
					return rows[i].Date.String() + " " + rows[i].Counter + " " + rows[i].Witness + " " + rows[i].Note
				},
			})
		})
}

// countOrNone is a number, or nothing for none.
func countOrNone(n int) string {
	if n == 0 {
		return ""
	}
	return itoa(n)
}

// joined puts names side by side.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "、" + b
}

func (s *assetCounts) selected() model.AssetCount {
	id := keyID(s.list.Selected())
	for _, c := range s.rows {
		if c.ID == id {
			return c
		}
	}
	return model.AssetCount{}
}

func (s *assetCounts) deedsHere() []deed {
	some := onlyIf(s.selected().ID != 0, text.CountNone)
	return []deed{
		{bind(text.CountNew, readOnly(s.env), "n", "f7", "ctrl+n"), func() tea.Cmd {
			return push(newCountForm(s.env, model.AssetCount{
				Date: s.env.Day(), Counter: s.env.Session.Branch.Treasurer,
			}))
		}},
		{bind(text.CountPrint, some, "o", "f12", "ctrl+o"), func() tea.Cmd {
			return printCount(s.env, s.selected())
		}},
		{quiet(bind(text.CountRemove, first(readOnly(s.env), some), "x", "f4", "ctrl+x")), s.remove},
		{quiet(bind(text.KeyYear, "", "y", "f6", "ctrl+y")), func() tea.Cmd { return chooseYear(s.env, useYear) }},
	}
}

func printCount(env Env, c model.AssetCount) tea.Cmd {
	return printAs(env, text.CountPrint, text.CountTitle+c.Date.String(), func(b *ledger.Book, out string) error {
		return export.WriteAssetCount(b, c.ID, out, false)
	})
}

func (s *assetCounts) remove() tea.Cmd {
	c := s.selected()
	return askRemoval(s.env, text.CountTitle+" "+c.Date.String(), func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.CountRemove + " " + c.Date.String(),
			Do: func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindAssetCount, ID: c.ID}, reason)
			},
			Undo: func(t *ledger.Tx) error {
				again := c
				again.ID = 0
				_, err := t.SaveAssetCount(again)
				return err
			},
		})
	})
}

func (s *assetCounts) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.CountOpen, onlyIf(len(s.rows) > 0, text.CountNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *assetCounts) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

// newCountForm makes a count of all that there is on a day, or changes who counted and when.
func newCountForm(env Env, c model.AssetCount) Screen {
	const kDate, kBy, kSeen, kNote = "Date", "Counter", "Witness", "Note"
	do := func(f *kit.Form) Act {
		was := c
		n := c
		n.Date = dateOf(f.Value(kDate))
		n.Counter, n.Witness = model.NormalizeName(f.Value(kBy)), model.NormalizeName(f.Value(kSeen))
		n.Note = f.Value(kNote)
		var id model.ID
		return Act{
			Label: text.CountSaved + " " + n.Date.String(),
			Do: func(t *ledger.Tx) error {
				if n.ID == 0 && n.Date.Valid() {
					sheet, err := t.CountSheet(n.Date)
					if err != nil {
						return err
					}
					n.Lines = sheet.Lines
				}
				var err error
				id, err = t.SaveAssetCount(n)
				return err
			},
			Undo: func(t *ledger.Tx) error {
				if was.ID == 0 {
					return t.Remove(model.Ref{Kind: model.KindAssetCount, ID: id}, text.UndoReason)
				}
				_, err := t.SaveAssetCount(was)
				return err
			},
			Then: func() tea.Cmd {
				if was.ID != 0 {
					return nil
				}
				return tea.Sequence(showYear(env, n.Date), push(newAssetCount(env, id)))
			},
		}
	}
	title := text.CountNew
	if c.ID != 0 {
		title = text.CountEdit
	}
	return newSmallForm(env, title, do,
		[]kit.Item{{Name: kDate, Label: text.CountDate, Input: dayField(env, c.Date), Width: 14, Required: true}},
		inputRow(kBy, text.CountCounter, filledField(env, kit.KindText, model.MaxName, c.Counter), 20),
		inputRow(kSeen, text.CountWitness, filledField(env, kit.KindText, model.MaxName, c.Witness), 20),
		inputRow(kNote, text.CountNote, filledField(env, kit.KindText, model.MaxSummary, c.Note), 0),
	)
}
