package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// stock is the room of goods in stock: every sort with what there is of it.
type stock struct {
	env  Env
	data stockData
	list *kit.List
	load Slot
}

// stockData is what the room shows: the goods, what there is of them today, and what 141 says.
type stockData struct {
	items []model.StockItem
	on    map[model.ID]model.StockOf
	books model.Money
}

// NewStock is the room 库存物品.
func NewStock(env Env) Screen {
	s := &stock{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.StockColName, Width: 16, Flex: true},
		kit.Column{Title: text.StockColSpec, Width: 12},
		kit.Column{Title: text.StockColCount, Width: 8, Align: kit.AlignRight},
		kit.Column{Title: text.StockColUnit, Width: 6},
		kit.Column{Title: text.StockColPrice, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.StockColSum, Width: 12, Align: kit.AlignRight},
		kit.Column{Title: text.StockColKeeper, Width: 10, From: 100},
		kit.Column{Title: text.StockColPlace, Width: 14, From: 120},
	)
	s.list.Empty = text.StockReading
	s.list.OnOpen = func(key string) tea.Cmd { return push(newStockItem(s.env, keyID(key))) }
	return s
}

func (s *stock) Init() tea.Cmd                       { return s.Reload() }
func (s *stock) Editing() bool                       { return s.list.Typing() }
func (s *stock) Escape() bool                        { return s.list.Escape() }
func (s *stock) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }

func (s *stock) Title() string {
	var sum model.Money
	for _, of := range s.data.on {
		sum += of.Amount
	}
	return text.StockHeading(len(s.data.items), sum, s.data.books)
}

func (s *stock) Reload() tea.Cmd {
	return read(s.env, &s.load, readStock, func(d stockData) tea.Cmd {
		s.data, s.list.Empty = d, text.StockEmpty
		return s.list.SetRows(kit.Rows{
			Len: len(d.items), Key: func(i int) string { return idKey(d.items[i].ID) },
			Row: func(i int) []kit.Cell {
				x := d.items[i]
				of := d.on[x.ID]
				price := ""
				if of.Quantity > 0 {
					price = of.Cost(1).Grouped()
				}
				return kit.Cells(x.Name, x.Spec, itoa(of.Quantity), x.Unit, price, of.Amount.Grouped(),
					x.Keeper, x.Place)
			},
			Text: func(i int) string {
				x := d.items[i]
				return x.Name + " " + x.Spec + " " + x.Keeper + " " + x.Place
			},
		})
	})
}

func readStock(v *ledger.View) (d stockData, err error) {
	if d.items, err = v.StockItems(); err != nil {
		return d, err
	}
	day := v.Today()
	if d.on, err = v.StockOn(day); err != nil {
		return d, err
	}
	d.books, err = v.BookOn(model.AccountStock, day)
	return d, err
}

func (s *stock) selected() model.StockItem {
	id := keyID(s.list.Selected())
	for _, x := range s.data.items {
		if x.ID == id {
			return x
		}
	}
	return model.StockItem{}
}

func (s *stock) deedsHere() []deed {
	x := s.selected()
	of := s.data.on[x.ID]
	some := first(readOnly(s.env), onlyIf(x.ID != 0, text.StockNone))
	return []deed{
		{bind(text.StockNew, readOnly(s.env), "n", "f7", "ctrl+n"), func() tea.Cmd {
			return push(newStockForm(s.env, model.StockItem{}))
		}},
		{bind(text.StockIn, some, "i", "f8", "ctrl+t"), func() tea.Cmd {
			return push(newMoveForm(s.env, x, of, true))
		}},
		{
			bind(text.StockOut, first(some, onlyIf(of.Quantity > 0, text.StockOffNone)), "o", "f9", "ctrl+d"),
			func() tea.Cmd { return push(newMoveForm(s.env, x, of, false)) },
		},
		{bind(text.StockEdit, some, "e", "f2", "ctrl+e"), func() tea.Cmd { return push(newStockForm(s.env, x)) }},
		{quiet(bind(text.StockRemove, some, "x", "f4", "ctrl+x")), func() tea.Cmd { return removeStockItem(s.env, x) }},
	}
}

func removeStockItem(env Env, x model.StockItem) tea.Cmd {
	return askRemoval(env, x.Name, func(reason string) tea.Cmd {
		return write(env, Act{
			Label: text.StockRemove + " " + x.Name,
			Do:    func(t *ledger.Tx) error { return t.Remove(model.Ref{Kind: model.KindStockItem, ID: x.ID}, reason) },
			Undo: func(t *ledger.Tx) error {
				again := x
				again.ID = 0
				_, err := t.SaveStockItem(again)
				return err
			},
		})
	})
}

func (s *stock) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.MemberKeyActs, "", "enter")}
	}
	out := []kit.Binding{bind(text.StockOpen, onlyIf(len(s.data.items) > 0, text.StockNone), "enter")}
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, quiet(bind(text.FieldFind, "", "/")))
}

func (s *stock) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

// The fields of goods and of a movement, named as the model's.
const (
	kGoodsName, kGoodsSpec, kGoodsUnit            = "Name", "Spec", "Unit"
	kGoodsPlace, kGoodsKeeper, kGoodsNote         = "Place", "Keeper", "Note"
	kMoveDay, kMoveCount, kMoveSum                = "Date", "Quantity", "Amount"
	kMoveAccount, kMovePaid, kMoveWho, kMoveWhyTo = "Account", "Paid", "Who", "Purpose"
)

// newStockForm makes or changes a sort of goods.
func newStockForm(env Env, was model.StockItem) Screen {
	txt := func(most int, value string) *kit.Field { return filledField(env, kit.KindText, most, value) }
	title := text.StockNew
	if was.ID != 0 {
		title = text.StockEdit
	}
	return newSmallForm(env, title, func(f *kit.Form) Act {
		x := was
		x.Name, x.Spec, x.Unit = f.Value(kGoodsName), f.Value(kGoodsSpec), f.Value(kGoodsUnit)
		x.Place, x.Keeper, x.Note = f.Value(kGoodsPlace), f.Value(kGoodsKeeper), f.Value(kGoodsNote)
		var id model.ID
		return Act{
			Label: text.StockSaved + " " + x.Name,
			Do:    func(t *ledger.Tx) (err error) { id, err = t.SaveStockItem(x); return err },
			Undo: func(t *ledger.Tx) error {
				if was.ID == 0 {
					return t.Remove(model.Ref{Kind: model.KindStockItem, ID: id}, text.UndoReason)
				}
				_, err := t.SaveStockItem(was)
				return err
			},
		}
	},
		[]kit.Item{{Name: kGoodsName, Label: text.StockColName, Required: true, Input: txt(model.MaxName, was.Name)}},
		inputRow(kGoodsSpec, text.StockColSpec, txt(model.MaxSummary, was.Spec), 0),
		inputRow(kGoodsUnit, text.StockColUnit, txt(model.MaxName, was.Unit), 10),
		inputRow(kGoodsPlace, text.StockColPlace, txt(model.MaxSummary, was.Place), 24),
		inputRow(kGoodsKeeper, text.StockColKeeper, txt(model.MaxName, was.Keeper), 20),
		inputRow(kGoodsNote, text.StockNote, txt(model.MaxSummary, was.Note), 0),
	)
}

// newMoveForm takes goods in or gives them out; the voucher that is drafted opens.
func newMoveForm(env Env, item model.StockItem, there model.StockOf, in bool) Screen {
	txt := func(most int, value string) *kit.Field { return filledField(env, kit.KindText, most, value) }
	title, who := text.StockOut, text.StockTaker
	if in {
		title, who = text.StockIn, text.StockSeller
	}
	rows := [][]kit.Item{
		{{Name: kMoveDay, Label: text.StockDate, Input: dayField(env, env.Day()), Width: 14, Required: true}},
		numberItem(env, kMoveCount, text.StockQuantity, "", true),
	}
	if in {
		rows = append(rows,
			[]kit.Item{{
				Name: kMoveSum, Label: text.StockAmount, Width: 14, Required: true,
				Input: filledField(env, kit.KindAmount, 0, ""),
			}},
			inputRow(kMoveAccount, text.StockAccount, txt(12, "50105"), 14),
			inputRow(kMovePaid, text.StockPaid, txt(12, model.AccountBank), 14))
	}
	rows = append(rows,
		inputRow(kMoveWho, who, txt(model.MaxName, ""), 20),
		inputRow(kMoveWhyTo, text.StockPurpose, txt(model.MaxSummary, ""), 0))
	s := newSmallForm(env, title+" "+item.Name, func(f *kit.Form) Act {
		m := model.StockMove{
			Item: item.ID, Date: dateOf(f.Value(kMoveDay)), Quantity: wholeNumber(f, kMoveCount),
			Who: f.Value(kMoveWho), Purpose: f.Value(kMoveWhyTo),
		}
		account, paid := "", ""
		if in {
			m.Amount, account, paid = amountIn(f.Value(kMoveSum)), f.Value(kMoveAccount), f.Value(kMovePaid)
		} else {
			m.Quantity = -m.Quantity
		}
		var made model.StockMove
		return Act{
			Label: title + " " + item.Name,
			Do:    func(t *ledger.Tx) (err error) { made, err = t.MoveStock(m, account, paid); return err },
			Undo: func(t *ledger.Tx) error {
				return t.Remove(model.Ref{Kind: model.KindStockMove, ID: made.ID}, text.UndoReason)
			},
			Then: func() tea.Cmd {
				if made.Voucher == 0 {
					return nil
				}
				return push(newVoucher(env, made.Voucher))
			},
		}
	}, rows...)
	s.form.SetHint(kMoveCount, text.StockHint(there, item.Unit))
	if in {
		s.form.SetHint(kMoveAccount, text.StockBegun)
	}
	return s
}
