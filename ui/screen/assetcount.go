package screen

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// assetCount is one count: what is booked beside what was found, and what follows from the differences.
type assetCount struct {
	env  Env
	id   model.ID
	data countData
	list *kit.List
	load Slot
}

// countData is what is read of a count; things are the names of its lines.
type countData struct {
	model.AssetCount
	things []countThing
}

type countThing struct{ number, name, place string }

func newAssetCount(env Env, id model.ID) Screen {
	s := &assetCount{env: env, id: id}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.CountColNumber, Width: 9},
		kit.Column{Title: text.CountColName, Width: 18, Flex: true},
		kit.Column{Title: text.CountColBooked, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.CountColFound, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.CountColDiff, Width: 6, Align: kit.AlignRight},
		kit.Column{Title: text.CountColNote, Width: 20},
		kit.Column{Title: text.CountColPlace, Width: 16, From: 100},
	)
	s.list.Empty = text.CountReading
	s.list.OnOpen = func(string) tea.Cmd { return s.line() }
	return s
}

func (s *assetCount) Init() tea.Cmd { return s.Reload() }
func (s *assetCount) Title() string { return text.CountTitle + " " + s.data.Date.String() }
func (s *assetCount) Editing() bool { return s.list.Typing() }
func (s *assetCount) Escape() bool  { return s.list.Escape() }

func (s *assetCount) Reload() tea.Cmd {
	id := s.id
	return read(s.env, &s.load, func(v *ledger.View) (countData, error) { return readCount(v, id) },
		func(d countData) tea.Cmd {
			s.data, s.list.Empty = d, text.CountEmpty
			return s.list.SetRows(kit.Rows{
				Len: len(d.Lines), Key: itoa,
				Row: func(i int) []kit.Cell { return s.cells(i) },
				Text: func(i int) string {
					return d.things[i].number + " " + d.things[i].name + " " + d.things[i].place + " " + d.Lines[i].Note
				},
			})
		})
}

func (s *assetCount) cells(i int) []kit.Cell {
	l, x := s.data.Lines[i], s.data.things[i]
	diff := countOrNone(l.Over())
	if l.Over() > 0 {
		diff = "+" + diff
	}
	cells := kit.Cells(x.number, x.name, itoa(l.Booked), itoa(l.Counted), diff, l.Note, x.place)
	if l.Over() != 0 {
		cells[4].Style = s.env.Theme.Warn
	}
	return cells
}

func readCount(v *ledger.View, id model.ID) (d countData, err error) {
	if d.AssetCount, err = v.AssetCount(id); err != nil {
		return d, err
	}
	for _, l := range d.Lines {
		x := countThing{text.CountColOver, l.Name, ""}
		switch l.Of.Kind {
		case model.KindAsset:
			a, err := v.Asset(l.Of.ID)
			if err != nil {
				return d, err
			}
			x = countThing{a.Number, a.Name, a.Place}
		case model.KindStockItem:
			i, err := v.StockItem(l.Of.ID)
			if err != nil {
				return d, err
			}
			x = countThing{text.CountKindStock, strings.TrimSpace(i.Name + " " + i.Spec), i.Place}
		default:
		}
		d.things = append(d.things, x)
	}
	return d, nil
}

// at is the place of the selected line; -1 if there is none.
func (s *assetCount) at() int {
	for i := range s.data.Lines {
		if s.list.Selected() == itoa(i) {
			return i
		}
	}
	return -1
}

func (s *assetCount) deedsHere() []deed {
	open := first(readOnly(s.env), onlyIf(!s.data.Booked, text.CountOffBooked))
	line := first(open, onlyIf(s.at() >= 0, text.CountOffLine))
	papers := len(s.data.Vouchers) + len(s.data.Decisions)
	return []deed{
		{bind(text.CountLine, line, "e", "f2", "ctrl+e"), s.line},
		{bind(text.CountFound, open, "n", "f7", "ctrl+n"), s.found},
		{bind(text.CountBook, first(open, onlyIf(s.data.Differs(), text.CountOffEven)), "p", "f8", "ctrl+t"), s.book},
		{bind(text.CountDecide, first(readOnly(s.env), onlyIf(s.data.Booked, text.CountOffOpen),
			onlyIf(s.data.Decided == 0, text.CountOffDone)), "a", "f6", "ctrl+a"), s.decide},
		{bind(text.CountPrint, "", "o", "f12", "ctrl+o"), func() tea.Cmd {
			return printCount(s.env, s.data.AssetCount)
		}},
		{quiet(bind(text.CountPapers, onlyIf(papers > 0, text.CountOffPaper), "g", "f11", "ctrl+k")), s.papers},
		{quiet(bind(text.CountUndo, first(readOnly(s.env), onlyIf(s.data.Booked, text.CountOffOpen)),
			"b", "f3", "ctrl+b")), s.undo},
		{quiet(bind(text.CountEdit, open, "d", "f9", "ctrl+d")), func() tea.Cmd {
			return push(newCountForm(s.env, s.data.AssetCount))
		}},
		{quiet(bind(text.CountDrop, line, "x", "f4", "ctrl+x")), s.drop},
	}
}

func (s *assetCount) drop() tea.Cmd {
	i := s.at()
	n := s.data.AssetCount
	n.Lines = slices.Delete(slices.Clone(s.data.Lines), i, i+1)
	return write(s.env, saveCountAct(s.data.AssetCount, n))
}

// The fields of a line of a count.
const lNumber, lNote, lValue, lName = "Counted", "Reason", "Value", "Thing"

// line changes how many of a thing were found.
func (s *assetCount) line() tea.Cmd {
	i := s.at()
	if i < 0 || s.data.Booked || s.env.ReadOnly() {
		return say(text.CountState(s.data.AssetCount))
	}
	l, was := s.data.Lines[i], s.data.AssetCount
	f := newSmallForm(s.env, s.data.things[i].name, func(f *kit.Form) Act {
		n := was
		n.Lines = slices.Clone(was.Lines)
		l.Counted, l.Note, l.Value = wholeNumber(f, lNumber), f.Value(lNote), amountIn(f.Value(lValue))
		n.Lines[i] = l
		return saveCountAct(was, n)
	},
		numberItem(s.env, lNumber, text.CountNumber, itoa(l.Counted), true),
		inputRow(lNote, text.CountReason, filledField(s.env, kit.KindText, model.MaxSummary, l.Note), 0),
		inputRow(lValue, text.CountValue, filledField(s.env, kit.KindAmount, 0, amountOrNone(l.Value)), 14),
	)
	f.form.SetHint(lNumber, text.CountBookedHint(l.Booked))
	f.form.SetHint(lValue, text.CountValueHint)
	return push(f)
}

func saveCountAct(was, n model.AssetCount) Act {
	return Act{
		Label: text.CountSaved + " " + n.Date.String(),
		Do:    func(t *ledger.Tx) error { _, err := t.SaveAssetCount(n); return err },
		Undo:  func(t *ledger.Tx) error { _, err := t.SaveAssetCount(was); return err },
	}
}

// found adds a thing that has no card.
func (s *assetCount) found() tea.Cmd {
	was := s.data.AssetCount
	class := classItem(s.env, "")
	f := newSmallForm(s.env, text.CountFound, func(f *kit.Form) Act {
		n := was
		info, _ := model.AssetClassOf(f.Value(kAssetClass))
		n.Lines = append(slices.Clone(was.Lines), model.AssetCountLine{
			Name: f.Value(lName), Class: info.Class, Counted: wholeNumber(f, lNumber), Value: amountIn(f.Value(lValue)),
			Note: f.Value(lNote),
		})
		return saveCountAct(was, n)
	},
		[]kit.Item{{
			Name: lName, Label: text.CountThing, Required: true,
			Input: filledField(s.env, kit.KindText, model.MaxSummary, ""),
		}},
		[]kit.Item{class},
		numberItem(s.env, lNumber, text.CountHow, "1", true),
		inputRow(lValue, text.CountValue, filledField(s.env, kit.KindAmount, 0, ""), 14),
		inputRow(lNote, text.CountReason, filledField(s.env, kit.KindText, model.MaxSummary, ""), 0),
	)
	f.form.SetHint(lValue, text.CountValueHint)
	f.form.SetHint(kAssetClass, text.AssetClassHint)
	f.form.OnLookup = func(string) tea.Cmd { return askClass(s.env, f.form, func() {}) }
	return push(f)
}

func (s *assetCount) book() tea.Cmd {
	id := s.id
	var c model.AssetCount
	return write(s.env, Act{
		Label: text.CountBook + " " + s.data.Date.String(),
		Do:    func(t *ledger.Tx) (err error) { c, err = t.BookAssetCount(id); return err },
		Undo:  func(t *ledger.Tx) error { return t.UndoAssetCount(id, text.UndoReason) },
		Then:  func() tea.Cmd { return done(text.CountDone(c, len(c.Vouchers))) },
	})
}

// decide books what was decided on the differences.
func (s *assetCount) decide() tea.Cmd {
	const kDay, kPaper = "Decided", "Approval"
	id := s.id
	return push(newSmallForm(s.env, text.CountDecide, func(f *kit.Form) Act {
		var c model.AssetCount
		day, paper := dateOf(f.Value(kDay)), f.Value(kPaper)
		return Act{
			Label: text.CountDecide,
			Do:    func(t *ledger.Tx) (err error) { c, err = t.DecideAssetCount(id, day, paper); return err },
			Then:  func() tea.Cmd { return done(text.CountDone(c, len(c.Decisions))) },
		}
	},
		[]kit.Item{{
			Name: kDay, Label: text.CountDay, Width: 14, Required: true,
			Input: dayField(s.env, max(s.env.Day(), s.data.Date)),
		}},
		[]kit.Item{{
			Name: kPaper, Label: text.CountApproval, Required: true,
			Input: filledField(s.env, kit.KindText, model.MaxSummary, ""),
		}},
	))
}

func (s *assetCount) undo() tea.Cmd {
	id := s.id
	return askRemoval(s.env, text.CountTitle+" "+s.data.Date.String(), func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.CountUndo + " " + s.data.Date.String(),
			Do:    func(t *ledger.Tx) error { return t.UndoAssetCount(id, reason) },
		})
	})
}

// papers opens one of the vouchers that the count led to.
func (s *assetCount) papers() tea.Cmd {
	var actions []kit.Action
	for _, id := range slices.Concat(s.data.Vouchers, s.data.Decisions) {
		actions = append(actions, kit.Action{
			Label: text.DraftName(id), Do: func() tea.Cmd { return push(newVoucher(s.env, id)) },
		})
	}
	return ask(kit.NewMenu(s.env.Theme, text.CountPapers, actions...))
}

func (s *assetCount) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *assetCount) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

// Draw puts how the count stands below the list.
func (s *assetCount) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	look := th.Good
	if s.data.Differs() && s.data.Decided == 0 {
		look = th.Warn
	}
	foot := []string{kit.Rule(th, w), " " + look.Render(kit.Fit(text.CountFoot(s.data.AssetCount), w-1))}
	body, cursor := s.list.Draw(w, h-len(foot))
	rows := strings.Split(kit.Block(strings.Split(body, "\n"), w, h-len(foot)), "\n")
	return kit.Block(append(rows, foot...), w, h), cursor
}
