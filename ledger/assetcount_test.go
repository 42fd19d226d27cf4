package ledger_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// estate is a book whose assets and goods change at random; every act is posted at once.
type estate struct {
	r   *rapid.T
	t   testing.TB
	b   *ledger.Book
	day model.Date
}

// act does something and posts what it drafted. An error of the given kinds is no failure.
func (e *estate) act(do func(tx *ledger.Tx) error, but ...error) bool {
	_, err := e.b.Do(ledger.Command{Actor: ledgertest.Actor}, func(tx *ledger.Tx) error {
		if err := do(tx); err != nil {
			return err
		}
		drafts, err := tx.Drafts()
		if err != nil {
			return err
		}
		for _, d := range drafts {
			if _, err := tx.Post(d.ID); err != nil {
				return err
			}
		}
		return nil
	})
	for _, x := range but {
		if errors.Is(err, x) {
			return false
		}
	}
	if err != nil {
		e.r.Fatal(err)
	}
	return true
}

// agrees holds cards, goods, accounts and funds against each other.
func (e *estate) agrees(after string) {
	err := e.b.Read(func(v *ledger.View) error {
		end := model.Date(20251231)
		differ, err := v.AssetDifferences(end)
		if err != nil {
			return err
		}
		for _, d := range differ {
			e.r.Errorf("after %s: %s cards %s, books %s", after, d.Account, d.Cards, d.Books)
		}
		on, err := v.StockOn(end)
		if err != nil {
			return err
		}
		var sum model.Money
		for _, s := range on {
			if s.Quantity < 0 || s.Amount < 0 {
				e.r.Errorf("after %s: goods %d for %s", after, s.Quantity, s.Amount)
			}
			sum += s.Amount
		}
		if books, err := v.BookOn(model.AccountStock, end); err != nil || books != sum {
			e.r.Errorf("after %s: goods %s, 141 %s %v", after, sum, books, err)
		}
		sheet, err := v.Sheet(ledger.Range{Year: 2025})
		for _, tie := range sheet.Ties {
			if tie.Name != ledger.TieStock && tie.Name != ledger.TieFixed && tie.Name != ledger.TieIntangible && !tie.Holds() {
				e.r.Errorf("after %s: tie %d %s %s", after, tie.Name, tie.Left, tie.Right)
			}
		}
		var fund model.Money
		for _, account := range []string{"30101", "30104", "30105"} {
			fund -= balanceOf(e.t, v, account)
		}
		var assets model.Money
		for _, account := range []string{"141", "162", "163", "171", "172", "182"} {
			assets += balanceOf(e.t, v, account)
		}
		if fund != assets {
			e.r.Errorf("after %s: funds %s, assets %s", after, fund, assets)
		}
		return err
	})
	if err != nil {
		e.r.Fatal(err)
	}
}

func (e *estate) buy() {
	class := rapid.SampledFrom([]model.AssetClass{"computer", "furniture", model.ClassIntangible}).Draw(e.r, "class")
	a := model.AssetCard{
		Name: "设备", Class: class, Acquired: e.day, Memo: rapid.IntRange(0, 5).Draw(e.r, "memo") == 0,
		Cost:   model.Money(rapid.IntRange(1, 5000_00).Draw(e.r, "cost")),
		Months: rapid.IntRange(0, 20).Draw(e.r, "months"), Quantity: rapid.IntRange(1, 3).Draw(e.r, "things"),
	}
	e.act(func(tx *ledger.Tx) error {
		if !a.Memo {
			x := ledgertest.Spending(e.day, "50702", a.Cost)
			on := a.Accounts()
			x.Lines = append(x.Lines, model.Line{Account: on.Cost, Side: model.Debit, Amount: a.Cost},
				model.Line{Account: on.Fund, Side: model.Credit, Amount: a.Cost})
			var err error
			if a.Voucher, err = tx.SaveDraft(x); err != nil {
				return err
			}
		}
		_, err := tx.SaveAsset(a)
		return err
	})
}

func (e *estate) goods(item model.ID) {
	m := model.StockMove{Item: item, Date: e.day, Quantity: rapid.IntRange(-10, 30).Draw(e.r, "quantity")}
	if m.Quantity == 0 {
		return
	}
	if m.Quantity > 0 {
		m.Amount = model.Money(rapid.IntRange(1, 999_99).Draw(e.r, "amount"))
	}
	e.act(func(tx *ledger.Tx) error {
		_, err := tx.MoveStock(m, "50105", "102")
		return err
	}, ledger.ErrStockShort)
}

func (e *estate) run() {
	e.act(func(tx *ledger.Tx) error {
		_, err := tx.Depreciate(e.day.Period())
		return err
	}, ledger.ErrNoDepreciation, ledger.ErrDepreciated)
}

func (e *estate) dispose() {
	e.act(func(tx *ledger.Tx) error {
		cards, err := tx.Assets()
		if err != nil {
			return err
		}
		for _, a := range cards {
			if a.Pending == 0 && a.Acquired <= e.day {
				if _, err := tx.TakeDown(a.ID, e.day, "报废"); err != nil {
					return err
				}
				if rapid.Bool().Draw(e.r, "off") {
					_, err = tx.WriteOff(a.ID, ledger.Disposal{
						Day: e.day, Approval: "会议纪要1号", Proceeds: model.Money(rapid.IntRange(0, 100_00).Draw(e.r, "brings")),
						Costs: model.Money(rapid.IntRange(0, 50_00).Draw(e.r, "takes")),
					})
				}
				return err
			}
		}
		return nil
	})
}

// count counts with random differences, and takes them as far as chance will.
func (e *estate) count() {
	var id model.ID
	e.act(func(tx *ledger.Tx) error {
		c, err := tx.CountSheet(e.day)
		if err != nil {
			return err
		}
		for i := range c.Lines {
			if over := rapid.IntRange(-4, 4).Draw(e.r, "over"); over == 1 || over == -1 {
				c.Lines[i].Counted = max(0, c.Lines[i].Booked+over)
				c.Lines[i].Value = model.Money(rapid.IntRange(0, 500_00).Draw(e.r, "value"))
			}
		}
		if rapid.Bool().Draw(e.r, "found") {
			c.Lines = append(c.Lines, model.AssetCountLine{
				Name: "书柜", Class: "furniture", Counted: 2, Value: model.Money(rapid.IntRange(0, 900_00).Draw(e.r, "worth")),
			})
		}
		id, err = tx.SaveAssetCount(c)
		return err
	})
	if !e.act(func(tx *ledger.Tx) error { _, err := tx.BookAssetCount(id); return err },
		ledger.ErrCountAgrees, ledger.ErrStockOrder, ledger.ErrSplit) {
		return
	}
	e.agrees("booking a count")
	decided := rapid.Bool().Draw(e.r, "decide") && e.act(func(tx *ledger.Tx) error {
		_, err := tx.DecideAssetCount(id, e.day, "会议纪要2号")
		return err
	})
	e.agrees("deciding on a count")
	if !rapid.Bool().Draw(e.r, "undo") {
		return
	}
	e.act(func(tx *ledger.Tx) error { return tx.UndoAssetCount(id, "点错") })
	e.agrees("taking a count back")
	err := e.b.Read(func(v *ledger.View) error {
		c, err := v.AssetCount(id)
		if c.Booked || len(c.Vouchers)+len(c.Decisions) > 0 || c.Decided != 0 {
			e.r.Errorf("decided %v, taken back: %+v", decided, c)
		}
		return err
	})
	if err != nil {
		e.r.Fatal(err)
	}
}

// TestEstate: after any sequence of purchases, movements, runs, disposals and counts, the cards and goods are what the
// accounts say, and the funds mirror them.
func TestEstate(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		e := &estate{r: r, t: t, b: assetBook(t), day: 20250105}
		var item model.ID
		ledgertest.Do(t, e.b, func(tx *ledger.Tx) (err error) {
			item, err = tx.SaveStockItem(model.StockItem{Name: "毛巾", Unit: "条"})
			return err
		})
		for _, act := range rapid.SliceOfN(rapid.IntRange(0, 4), 1, 14).Draw(r, "acts") {
			e.day = e.day.AddDays(rapid.IntRange(0, 25).Draw(r, "days"))
			if e.day.Year() != 2025 {
				break
			}
			names := []string{"buying", "goods", "a run", "a disposal", "a count"}
			[]func(){e.buy, func() { e.goods(item) }, e.run, e.dispose, e.count}[act]()
			e.agrees(names[act])
		}
	})
}

// TestAssetCount goes through a count: the sheet, what is refused, the vouchers, the decision, and what stays fixed.
func TestAssetCount(t *testing.T) {
	b := assetBook(t)
	e := model.AssetCard{Name: "音响", Class: "sport", Acquired: 20250105, Cost: 3000_00, Months: 60, Quantity: 1}
	var card, count model.ID
	ledgertest.Do(t, b, func(tx *ledger.Tx) (err error) {
		if card, err = tx.SaveAsset(e); err != nil {
			return err
		}
		item, err := tx.SaveStockItem(model.StockItem{Name: "毛巾"})
		if err != nil {
			return err
		}
		_, err = tx.MoveStock(model.StockMove{Item: item, Date: 20250110, Quantity: 10, Amount: 100_00}, "50105", "102")
		return err
	})
	try := func(do func(tx *ledger.Tx) error) error {
		_, err := b.Do(ledger.Command{Actor: ledgertest.Actor}, do)
		return err
	}
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		c, err := tx.CountSheet(20250630)
		if err != nil {
			return err
		}
		if len(c.Lines) != 2 || c.Lines[0].Booked != 1 || c.Lines[1].Counted != 10 || c.Differs() {
			t.Errorf("sheet %+v", c)
		}
		count, err = tx.SaveAssetCount(c)
		return err
	})
	book := func(tx *ledger.Tx) error { _, err := tx.BookAssetCount(count); return err }
	if err := try(book); !errors.Is(err, ledger.ErrCountAgrees) {
		t.Errorf("agrees: %v", err)
	}
	decide := func(why string) func(*ledger.Tx) error {
		return func(tx *ledger.Tx) error { _, err := tx.DecideAssetCount(count, 20250710, why); return err }
	}
	if err := try(decide("纪要1号")); !errors.Is(err, ledger.ErrCountOpen) {
		t.Errorf("decided before it was booked: %v", err)
	}
	change := func(do func(c *model.AssetCount)) error {
		return try(func(tx *ledger.Tx) error {
			c, err := tx.AssetCount(count)
			if err != nil {
				return err
			}
			do(&c)
			_, err = tx.SaveAssetCount(c)
			return err
		})
	}
	var broken *ledger.RuleError
	for name, do := range map[string]func(*model.AssetCount){
		"negative":     func(c *model.AssetCount) { c.Lines[0].Counted = -1 },
		"twice":        func(c *model.AssetCount) { c.Lines[1] = c.Lines[0] },
		"nothing":      func(c *model.AssetCount) { c.Lines[0] = model.AssetCountLine{Name: "书柜", Class: "furniture"} },
		"no class":     func(c *model.AssetCount) { c.Lines[0] = model.AssetCountLine{Name: "书柜", Counted: 1} },
		"a debt":       func(c *model.AssetCount) { c.Lines[0].Value = -1 },
		"no day":       func(c *model.AssetCount) { c.Date = 0 },
		"a strange id": func(c *model.AssetCount) { c.Lines[0].Of.ID = 999 },
	} {
		if err := change(do); !errors.As(err, &broken) && !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := change(func(c *model.AssetCount) { c.Date = 20260701 }); !errors.Is(err, ledger.ErrFuture) {
		t.Errorf("tomorrow: %v", err)
	}
	if err := change(func(c *model.AssetCount) {
		c.Lines[0].Counted, c.Lines[0].Note = 0, "丢失"
		c.Lines[1].Counted = 8
		c.Lines = append(c.Lines, model.AssetCountLine{Name: "书柜", Class: "furniture", Counted: 1, Value: 1200_00})
	}); err != nil {
		t.Fatal(err)
	}
	if err := try(book); err != nil {
		t.Fatal(err)
	}
	if err := change(func(c *model.AssetCount) { c.Lines[1].Counted = 9 }); !errors.Is(err, ledger.ErrCountBooked) {
		t.Errorf("changed afterwards: %v", err)
	}
	if err := try(func(tx *ledger.Tx) error {
		return tx.Remove(model.Ref{Kind: model.KindAssetCount, ID: count}, "错")
	}); !errors.Is(err, ledger.ErrLinked) {
		t.Errorf("removed: %v", err)
	}
	if err := try(decide(" ")); !errors.Is(err, ledger.ErrReason) {
		t.Errorf("without an approval: %v", err)
	}
	if err := try(decide("纪要1号")); err != nil {
		t.Fatal(err)
	}
	err := b.Read(func(v *ledger.View) error {
		c, err := v.AssetCount(count)
		if err != nil {
			return err
		}
		if len(c.Vouchers) != 3 || len(c.Decisions) != 3 {
			t.Errorf("%d and %d vouchers", len(c.Vouchers), len(c.Decisions))
		}
		a, err := v.Asset(card)
		if err != nil || a.Manner != model.MannerMissing || a.Approval != "纪要1号" || a.Disposed != 20250710 {
			t.Errorf("card %+v %v", a, err)
		}
		made, err := v.Asset(c.Lines[2].Made.ID)
		if err != nil || made.Origin != model.OriginFound || made.Cost != 1200_00 || made.Months != 180 || made.Voucher == 0 {
			t.Errorf("card made %+v %v", made, err)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestWearInCheckList: a month's line is open until its own run or a later one covers it, and again once that is taken
// back; what is only written down, and a month before an asset came, ask for nothing.
func TestWearInCheckList(t *testing.T) {
	b := assetBook(t)
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		if _, err := tx.SaveAsset(model.AssetCard{
			Name: "电脑", Class: "computer", Acquired: 20250205, Cost: 7200_00, Months: 72,
		}); err != nil {
			return err
		}
		_, err := tx.SaveAsset(model.AssetCard{Name: "投影仪", Class: "computer", Acquired: 20250105, Months: 72, Memo: true})
		return err
	})
	open := func(p model.Period) (n int) {
		t.Helper()
		err := b.Read(func(v *ledger.View) error {
			list, err := v.CloseChecks(p)
			for _, c := range list {
				if c.Name == ledger.CloseCheckDepreciation {
					n = len(c.Items)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if open(202501) != 0 || open(202502) != 1 || open(202503) != 1 {
		t.Errorf("before any run: %d %d %d", open(202501), open(202502), open(202503))
	}
	ledgertest.Do(t, b, func(tx *ledger.Tx) error { _, err := tx.Depreciate(202503); return err })
	if open(202502) != 0 || open(202503) != 0 || open(202504) != 1 {
		t.Errorf("after March: %d %d %d", open(202502), open(202503), open(202504))
	}
	ledgertest.Do(t, b, func(tx *ledger.Tx) error { return tx.UndoDepreciation(202503, "记错") })
	if open(202502) != 1 || open(202503) != 1 {
		t.Errorf("after March was taken back: %d %d", open(202502), open(202503))
	}
}
