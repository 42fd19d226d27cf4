package model

import "strconv"

// The rules of goods in stock (财会〔2021〕7号 art. 31, account 141).
const (
	RuleStockName     Rule = "stock.name"     // goods have a name
	RuleStockItem     Rule = "stock.item"     // a movement is of some goods
	RuleStockDate     Rule = "stock.date"     // a real day
	RuleStockQuantity Rule = "stock.quantity" // not zero; quantity and amount go the same way
	RuleStockAmount   Rule = "stock.amount"   // within reason
)

// CheckStockItem returns everything that keeps a sort of goods out of the book.
func CheckStockItem(i StockItem) []Violation {
	var vs violations
	if i.Name == "" {
		vs.error(RuleStockName, "Name", "")
	}
	checkTexts(&vs, []textField{
		{"Name", i.Name, MaxName},
		{"Spec", i.Spec, MaxSummary},
		{"Unit", i.Unit, MaxName},
		{"Place", i.Place, MaxSummary},
		{"Keeper", i.Keeper, MaxName},
		{"Note", i.Note, MaxSummary},
	})
	return vs
}

// CheckStockMove returns everything that keeps a movement of goods out of the book.
func CheckStockMove(m StockMove) []Violation {
	var vs violations
	if m.Item == 0 {
		vs.error(RuleStockItem, "Item", "")
	}
	if !m.Date.Valid() || m.Date.IsMonth() || !inYears(m.Date) {
		vs.error(RuleStockDate, "Date", m.Date.String())
	}
	if m.Quantity == 0 || max(m.Quantity, -m.Quantity) > maxQuantity ||
		m.Quantity > 0 && m.Amount < 0 || m.Quantity < 0 && m.Amount > 0 {
		vs.error(RuleStockQuantity, "Quantity", strconv.Itoa(m.Quantity))
	}
	if m.Amount.Abs() > MaxEntry {
		vs.error(RuleStockAmount, "Amount", m.Amount.String())
	}
	checkTexts(&vs, []textField{{"Who", m.Who, MaxName}, {"Purpose", m.Purpose, MaxSummary}})
	return vs
}
