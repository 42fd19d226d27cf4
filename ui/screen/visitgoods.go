package screen

import (
	"strconv"
	"strings"

	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of a row of goods; the row's number follows.
const wName, wCount, wUnit, wPrice, wAmount = "item.name.", "item.count.", "item.unit.", "item.price.", "item.amount."

// goodsFields are the names of all fields of rows of goods.
func goodsFields() []string {
	var out []string
	for i := range model.MaxGoods {
		for _, name := range []string{wName, wCount, wUnit, wPrice, wAmount} {
			out = append(out, name+strconv.Itoa(i))
		}
	}
	return out
}

// goodsRows are the fields for goods. Only as many rows are shown as are used, and one more.
func (s *visitForm) goodsRows() [][]kit.Item {
	var out [][]kit.Item
	for i := range model.MaxGoods {
		n := strconv.Itoa(i)
		out = append(out, []kit.Item{
			{
				Name: wName + n, Label: text.VisitItem, Width: 14,
				Input: s.field(kit.KindText, model.MaxName, text.VisitItemGhost),
			},
			{
				Name: wCount + n, Label: text.VisitItemCount, Input: s.field(kit.KindText, 12, ""), Width: 6,
				Check: checkQuantity,
			},
			{Name: wUnit + n, Label: text.VisitItemUnit, Input: s.field(kit.KindText, 8, ""), Width: 4},
			{Name: wPrice + n, Label: text.VisitItemPrice, Input: s.field(kit.KindAmount, 0, ""), Width: 8},
			{Name: wAmount + n, Label: text.VisitItemAmount, Input: s.field(kit.KindAmount, 0, ""), Width: 8},
		})
	}
	return out
}

func checkQuantity(value string) string {
	_, err := model.ParseQuantity(value)
	return onlyIf(value == "" || err == nil, text.VisitBadCount)
}

// fillGoods puts a visit's rows of goods into the form.
func (s *visitForm) fillGoods(x model.Visit) {
	if s.heard {
		return
	}
	for i, g := range x.Items {
		n := strconv.Itoa(i)
		s.form.SetValue(wName+n, g.Name)
		s.form.SetValue(wCount+n, g.Quantity.String())
		s.form.SetValue(wUnit+n, g.Unit)
		s.form.SetValue(wPrice+n, amountOrNone(g.Price))
		s.form.SetValue(wAmount+n, amountOrNone(g.Amount))
	}
	s.showGoods()
}

// goods are the rows that say anything, in order.
func (s *visitForm) goods() []model.Goods {
	if s.heard {
		return nil
	}
	var out []model.Goods
	for i := range model.MaxGoods {
		n := strconv.Itoa(i)
		value := func(name string) string { return strings.TrimSpace(s.form.Value(name + n)) }
		if value(wName) == "" && value(wAmount) == "" {
			continue
		}
		q, _ := model.ParseQuantity(value(wCount))
		out = append(out, model.Goods{
			Name: value(wName), Unit: value(wUnit), Quantity: q, Price: amountIn(value(wPrice)),
			Amount: amountIn(value(wAmount)),
		})
	}
	return out
}

// goodsTyped works the amount of a row out when its quantity or price was typed, and brings the sum up to date.
func (s *visitForm) goodsTyped(name string) {
	for _, part := range []string{wCount, wPrice} {
		n, ok := strings.CutPrefix(name, part)
		if !ok {
			continue
		}
		q, err := model.ParseQuantity(s.form.Value(wCount + n))
		price := amountIn(s.form.Value(wPrice + n))
		if w := (model.Goods{Quantity: q, Price: price}).Worth(); err == nil && w > 0 && w <= model.MaxEntry {
			s.form.SetValue(wAmount+n, w.String())
		}
	}
	if strings.HasPrefix(name, "item.") {
		s.showGoods()
	}
}

// showGoods shows the rows that are used and one more, and puts their sum into the fields of all goods, which can be
// typed only while there are no rows.
func (s *visitForm) showGoods() {
	rows := s.goods()
	if len(rows) > 0 {
		x := model.Visit{}.Stocked(rows)
		s.form.SetValue(vGoods, x.Goods)
		s.form.SetValue(vValue, amountOrNone(x.GoodsValue))
	}
	for _, name := range []string{vGoods, vValue} {
		if f, ok := s.form.Input(name).(*kit.Field); ok && !s.data.voucher.Posted() {
			f.ReadOnly = len(rows) > 0
		}
	}
	last := -1
	for i := range model.MaxGoods {
		n := strconv.Itoa(i)
		if s.form.Value(wName+n) != "" || s.form.Value(wAmount+n) != "" {
			last = i
		}
	}
	for i := range model.MaxGoods {
		for _, name := range []string{wName, wCount, wUnit, wPrice, wAmount} {
			s.form.SetHidden(name+strconv.Itoa(i), i > last+1)
		}
	}
}
