package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// gaps lists the numbers that are missing in a year; each can be explained.
type gaps struct {
	env  Env
	load Slot
	list *kit.List
	rows []ledger.Missing
}

// NewGaps is the room 断号说明.
func NewGaps(env Env) Screen {
	s := &gaps{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.GapColKind, Width: 6}, kit.Column{Title: text.GapColMonth, Width: 7},
		kit.Column{Title: text.GapColNumber, Width: 20},
		kit.Column{Title: text.GapColCount, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.GapColText, Width: 20, Flex: true},
	)
	s.list.Marks = true
	s.list.Empty = text.GapsReading
	s.list.OnOpen = func(string) tea.Cmd { return s.explain() }
	return s
}

func (s *gaps) Init() tea.Cmd { return s.Reload() }
func (s *gaps) Editing() bool { return s.list.Typing() }
func (s *gaps) Escape() bool  { return s.list.Escape() }

func (s *gaps) Title() string {
	open := 0
	for _, m := range s.rows {
		if m.Gap.ID == 0 {
			open++
		}
	}
	return text.GapsHeading(s.env.Year(), len(s.rows), open)
}

func gapKey(m ledger.Missing) string { return m.Series + "\x00" + m.Number() }

func (s *gaps) Reload() tea.Cmd {
	year := s.env.Year()
	return read(s.env, &s.load, func(v *ledger.View) ([]ledger.Missing, error) { return v.MissingNumbers(year) },
		func(rows []ledger.Missing) tea.Cmd {
			s.rows, s.list.Empty = rows, text.GapsEmpty
			return s.list.SetRows(kit.Rows{
				Len: len(rows), Key: func(i int) string { return gapKey(rows[i]) },
				Row: func(i int) []kit.Cell { return s.cells(rows[i]) },
				Text: func(i int) string {
					m := rows[i]
					return text.GapKind(m.Kind) + " " + text.GapNumber(m) + " " + text.GapMonth(m) + " " + m.Gap.Text
				},
			})
		})
}

func (s *gaps) cells(m ledger.Missing) []kit.Cell {
	said := m.Gap.Text
	if said == "" {
		said = text.GapOpen
	}
	cells := kit.Cells(text.GapKind(m.Kind), text.GapMonth(m), text.GapNumber(m), strconv.Itoa(m.Count), said)
	if m.Gap.ID == 0 {
		cells[4].Style = s.env.Theme.Warn
	}
	return cells
}

// chosen are the marked runs, else the one under the cursor.
func (s *gaps) chosen() []ledger.Missing {
	keys := map[string]bool{s.list.Selected(): true}
	if s.list.MarkCount() > 0 {
		clear(keys)
		for _, k := range s.list.Marked() {
			keys[k] = true
		}
	}
	var out []ledger.Missing
	for _, m := range s.rows {
		if keys[gapKey(m)] {
			out = append(out, m)
		}
	}
	return out
}

// explain asks why the chosen numbers are missing; one reason serves for all of them.
func (s *gaps) explain() tea.Cmd {
	some := s.chosen()
	if len(some) == 0 {
		return warning(text.GapOffNone)
	}
	if off := readOnly(s.env); off != "" {
		return warning(off)
	}
	p := kit.NewPrompt(s.env.Theme, text.GapsChosen(some), text.GapAsk, kit.KindText, func(why string) tea.Cmd {
		return s.save(some, why)
	})
	p.Required = true
	p.Field.Limit = model.MaxSummary
	p.Field.SetValue(some[0].Gap.Text)
	return ask(p)
}

func (s *gaps) save(some []ledger.Missing, why string) tea.Cmd {
	year := s.env.Year()
	return write(s.env, Act{
		Label: text.GapsChosen(some),
		Do: func(t *ledger.Tx) error {
			for _, m := range some {
				g := model.Gap{Year: year, Series: m.Series, Number: m.Number(), Text: why}
				if _, err := t.SaveGap(g); err != nil {
					return err
				}
			}
			return nil
		},
		Undo: func(t *ledger.Tx) error { return gapsBack(t, year, some) },
		Then: func() tea.Cmd {
			s.list.ClearMarks()
			return nil
		},
	})
}

// gapsBack puts explanations back to what they were.
func gapsBack(t *ledger.Tx, year int, was []ledger.Missing) error {
	now, err := t.Gaps(year)
	if err != nil {
		return err
	}
	for _, m := range was {
		if m.Gap.ID != 0 {
			if _, err := t.SaveGap(m.Gap); err != nil {
				return err
			}
			continue
		}
		for _, g := range now {
			if g.Series == m.Series && g.Number == m.Number() {
				if err := t.Remove(model.Ref{Kind: model.KindGap, ID: g.ID}, text.GapRemoveWhy); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// remove takes the explanations of the chosen numbers off.
func (s *gaps) remove() tea.Cmd {
	var some []ledger.Missing
	for _, m := range s.chosen() {
		if m.Gap.ID != 0 {
			some = append(some, m)
		}
	}
	if len(some) == 0 {
		return warning(text.GapOffNoText)
	}
	return askRemoval(s.env, text.GapsChosen(some), func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.GapRemove,
			Do: func(t *ledger.Tx) error {
				for _, m := range some {
					if err := t.Remove(model.Ref{Kind: model.KindGap, ID: m.Gap.ID}, reason); err != nil {
						return err
					}
				}
				return nil
			},
			Undo: func(t *ledger.Tx) error {
				for _, m := range some {
					if _, err := t.SaveGap(m.Gap); err != nil {
						return err
					}
				}
				return nil
			},
			Then: func() tea.Cmd {
				s.list.ClearMarks()
				return nil
			},
		})
	})
}

func (s *gaps) acts() []deed {
	off := first(readOnly(s.env), onlyIf(len(s.rows) > 0, text.GapOffNone))
	return []deed{
		{bind(text.GapExplain, off, "e", "f6", "ctrl+e"), s.explain},
		{bind(text.GapRemove, off, "x", "f4", "ctrl+x"), s.remove},
		{bind(text.KeyYear, "", "y", "f8", "ctrl+y"), func() tea.Cmd { return chooseYear(s.env, useYear) }},
	}
}

func (s *gaps) Keys() []kit.Binding {
	if s.Editing() {
		return nil
	}
	out := []kit.Binding{bind(text.GapExplain, onlyIf(len(s.rows) > 0, text.GapOffNone), "enter")}
	for _, d := range s.acts() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"), quiet(bind(text.VoucherKeyMark, "", "space")),
		quiet(bind(text.VoucherKeyMarkAll, "", "ctrl+a")))
}

func (s *gaps) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.acts()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *gaps) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
