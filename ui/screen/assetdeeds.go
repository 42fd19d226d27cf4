package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// run asks for the month and shows what its depreciation would be.
func (s *assets) run() tea.Cmd {
	p := kit.NewPrompt(s.env.Theme, text.AssetRun, text.AssetRunShort, kit.KindText, func(value string) tea.Cmd {
		month, err := model.ParsePeriod(value)
		if err != nil || !month.IsMonth() {
			return warning(text.NeedsAssetMonth)
		}
		return push(newWearing(s.env, month))
	})
	month := s.env.Day().Period()
	if s.at.last != 0 {
		month = s.at.last.Next()
	}
	p.Required = true
	p.Field.SetValue(month.String())
	return ask(p)
}

func (s *assets) unrun() tea.Cmd {
	month := s.at.last
	return askRemoval(s.env, text.AssetRun+" "+month.String(), func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.AssetUndoRun + " " + month.String(),
			Do:    func(t *ledger.Tx) error { return t.UndoDepreciation(month, reason) },
		})
	})
}

// The fields of a disposal, named as ledger.Disposal's and the card's.
const (
	kDownDay                       = "Pending"
	kOffDay, kOffPaper             = "Disposed", "Approval"
	kOffBrings, kOffTakes, kOffPay = "Proceeds", "Costs", "Paid"
)

// step takes a step of disposal; its voucher opens.
func (s *assets) step(label string, c model.AssetCard, do func(t *ledger.Tx) (model.ID, error)) Act {
	var paper model.ID
	return Act{
		Label: label + " " + c.Number,
		Do:    func(t *ledger.Tx) (err error) { paper, err = do(t); return err },
		Undo:  func(t *ledger.Tx) error { return t.UndoDisposal(c.ID, text.UndoReason) },
		Then: func() tea.Cmd {
			if paper == 0 {
				return nil
			}
			return push(newVoucher(s.env, paper))
		},
	}
}

// down asks in which manner the asset goes: to 182, or off at once.
func (s *assets) down() tea.Cmd {
	c := s.selected()
	var actions []kit.Action
	for i, m := range text.AssetManners() {
		go182 := !model.LeavesAtOnce(m)
		actions = append(actions, kit.Action{
			Key: itoa(i + 1), Label: text.AssetMannerLine(m, go182), Do: func() tea.Cmd {
				if go182 {
					return s.takeDown(c, m)
				}
				return s.writeOff(c, m)
			},
		})
	}
	return ask(kit.NewMenu(s.env.Theme, text.AssetDown+" "+c.Number+" "+c.Name, actions...))
}

// takeDown takes the asset to 182.
func (s *assets) takeDown(c model.AssetCard, manner string) tea.Cmd {
	return push(newSmallForm(s.env, manner+" "+c.Number+" "+c.Name, func(f *kit.Form) Act {
		day := dateOf(f.Value(kDownDay))
		return s.step(text.AssetDown, c, func(t *ledger.Tx) (model.ID, error) { return t.TakeDown(c.ID, day, manner) })
	},
		[]kit.Item{{
			Name: kDownDay, Label: text.AssetDownDay, Input: dayField(s.env, max(s.env.Day(), c.Acquired)), Width: 14,
			Required: true,
		}},
	))
}

// off writes an asset on 182 off.
func (s *assets) off() tea.Cmd { return s.writeOff(s.selected(), "") }

// writeOff writes the asset off, with what it brought in and took; manner is of one that leaves at once.
func (s *assets) writeOff(c model.AssetCard, manner string) tea.Cmd {
	title := text.AssetOff
	if manner != "" {
		title = manner
	}
	return push(newSmallForm(s.env, title+" "+c.Number+" "+c.Name, func(f *kit.Form) Act {
		with := ledger.Disposal{
			Day: dateOf(f.Value(kOffDay)), Manner: manner, Approval: f.Value(kOffPaper),
			Proceeds: amountIn(f.Value(kOffBrings)), Costs: amountIn(f.Value(kOffTakes)), Paid: f.Value(kOffPay),
		}
		return s.step(text.AssetOff, c, func(t *ledger.Tx) (model.ID, error) { return t.WriteOff(c.ID, with) })
	},
		[]kit.Item{{
			Name: kOffDay, Label: text.AssetOffDay, Width: 14, Required: true,
			Input: dayField(s.env, max(s.env.Day(), c.Pending, c.Acquired)),
		}},
		[]kit.Item{{
			Name: kOffPaper, Label: text.AssetApproval, Required: true,
			Input: filledField(s.env, kit.KindText, model.MaxSummary, ""),
		}},
		inputRow(kOffBrings, text.AssetProceeds, filledField(s.env, kit.KindAmount, 0, ""), 14),
		inputRow(kOffTakes, text.AssetCosts, filledField(s.env, kit.KindAmount, 0, ""), 14),
		inputRow(kOffPay, text.AssetPaid, filledField(s.env, kit.KindText, 12, model.AccountBank), 14),
	))
}

func (s *assets) back() tea.Cmd {
	c := s.selected()
	return askRemoval(s.env, c.Number+" "+c.Name, func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.AssetBack + " " + c.Number,
			Do:    func(t *ledger.Tx) error { return t.UndoDisposal(c.ID, reason) },
		})
	})
}

func (s *assets) remove() tea.Cmd {
	c := s.selected()
	return askRemoval(s.env, c.Number+" "+c.Name, func(reason string) tea.Cmd {
		return write(s.env, Act{
			Label: text.AssetRemove + " " + c.Number,
			Do:    func(t *ledger.Tx) error { return t.Remove(model.Ref{Kind: model.KindAsset, ID: c.ID}, reason) },
			Undo: func(t *ledger.Tx) error {
				again := c
				again.ID = 0
				_, err := t.SaveAsset(again)
				return err
			},
		})
	})
}

// split makes a card of its own of some of the selected card's things.
func (s *assets) split() tea.Cmd {
	c := s.selected()
	p := kit.NewPrompt(s.env.Theme, text.AssetSplit+" "+c.Number+" "+c.Name, text.AssetSplitBody, kit.KindText,
		func(value string) tea.Cmd {
			n, err := strconv.Atoi(value)
			if err != nil {
				return warning(text.CountBadNumber)
			}
			return write(s.env, Act{
				Label: text.AssetSplit + " " + c.Number,
				Do:    func(t *ledger.Tx) error { _, err := t.SplitAsset(c.ID, n); return err },
			})
		})
	p.Required = true
	p.Field.SetValue("1")
	return ask(p)
}

// propose offers the vouchers that bought an asset without a card; the one that is chosen fills a new card.
func (s *assets) propose() tea.Cmd {
	var actions []kit.Action
	for _, x := range s.at.bare {
		actions = append(actions, kit.Action{Label: text.AssetBare(x), Do: func() tea.Cmd {
			return push(newAssetForm(s.env, ledger.ProposeCard(x)))
		}})
	}
	return ask(kit.NewPalette(s.env.Theme, text.AssetFrom, actions...))
}

// print offers the selected card, all cards, or the list of them.
func (s *assets) print() tea.Cmd {
	c, year := s.selected(), s.env.Year()
	job := func(title, kind string) kit.Action {
		return kit.Action{Label: title, Do: func() tea.Cmd {
			return printAs(s.env, title, title+itoa(year), func(b *ledger.Book, out string) error {
				return export.WriteList(b, kind, year, out, false)
			})
		}}
	}
	one := kit.Action{Label: text.AssetPrintOne + " " + c.Number + " " + c.Name, Do: func() tea.Cmd {
		return printAs(s.env, text.AssetPrintOne, text.AssetPrintOne+c.Number, func(b *ledger.Book, out string) error {
			return export.WriteAssetCard(b, c.ID, out, false)
		})
	}}
	return ask(kit.NewMenu(s.env.Theme, text.AssetPrint,
		one, job(text.AssetPrintAll, "asset-cards"), job(text.AssetPrintList, "assets")))
}

// wearing shows what a month's depreciation would be before it is run.
type wearing struct {
	env   Env
	month model.Period
	id    string // of the command
	rows  []wearRow
	list  *kit.List
	load  Slot
}

// wearRow is one asset's share, and how it stands after it.
type wearRow struct {
	model.AssetCard
	share, worn model.Money
}

func newWearing(env Env, month model.Period) Screen {
	s := &wearing{env: env, month: month, id: env.NewID()}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.AssetColNo, Width: 9},
		kit.Column{Title: text.AssetColName, Width: 16, Flex: true},
		kit.Column{Title: text.AssetColCost, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.AssetColShare, Width: 11, Align: kit.AlignRight},
		kit.Column{Title: text.AssetColAfter, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.AssetColNet, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.AssetColClass, Width: 16, From: 100},
	)
	s.list.Empty = text.AssetsReading
	s.list.OnOpen = func(string) tea.Cmd { return s.draft() }
	return s
}

func (s *wearing) Init() tea.Cmd                       { return s.Reload() }
func (s *wearing) Editing() bool                       { return s.list.Typing() }
func (s *wearing) Escape() bool                        { return s.list.Escape() }
func (s *wearing) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *wearing) Title() string {
	var sum model.Money
	for _, r := range s.rows {
		sum += r.share
	}
	return text.AssetPreview(s.month, len(s.rows), sum)
}

func (s *wearing) Reload() tea.Cmd {
	month := s.month
	return read(s.env, &s.load, func(v *ledger.View) ([]wearRow, error) { return readWearing(v, month) },
		func(rows []wearRow) tea.Cmd {
			s.rows = rows
			return s.list.SetRows(kit.Rows{
				Len: len(rows), Key: func(i int) string { return idKey(rows[i].ID) },
				Row: func(i int) []kit.Cell {
					r := rows[i]
					class, _ := model.AssetClassOf(string(r.Class))
					return kit.Cells(r.Number, r.Name, r.Cost.Grouped(), r.share.Grouped(), r.worn.Grouped(),
						(r.Cost - r.worn).Grouped(), class.Name)
				},
				Text: func(i int) string { return rows[i].Number + " " + rows[i].Name },
			})
		})
}

func readWearing(v *ledger.View, month model.Period) ([]wearRow, error) {
	lines, err := v.DepreciationOf(month)
	if err != nil {
		return nil, err
	}
	worn, err := v.Worn()
	if err != nil {
		return nil, err
	}
	var out []wearRow
	for _, l := range lines {
		a, err := v.Asset(l.Asset)
		if err != nil {
			return nil, err
		}
		out = append(out, wearRow{a, l.Amount, worn[l.Asset] + l.Amount})
	}
	return out, nil
}

// draft runs the depreciation; its voucher takes the preview's place.
func (s *wearing) draft() tea.Cmd {
	month := s.month
	var d model.Depreciation
	return write(s.env, Act{
		ID: s.id, Label: text.AssetRun + " " + month.String(),
		Do:   func(t *ledger.Tx) (err error) { d, err = t.Depreciate(month); return err },
		Undo: func(t *ledger.Tx) error { return t.UndoDepreciation(month, text.UndoReason) },
		Then: func() tea.Cmd { return tea.Sequence(pop(), push(newVoucher(s.env, d.Voucher))) },
	})
}

func (s *wearing) deedsHere() []deed {
	some := first(readOnly(s.env), onlyIf(len(s.rows) > 0, text.AssetNone))
	return []deed{{bind(text.AssetRunNow, some, "p", "f8", "ctrl+t"), s.draft}}
}

func (s *wearing) Keys() []kit.Binding {
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *wearing) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}
