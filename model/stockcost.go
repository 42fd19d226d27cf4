package model

import "github.com/shopspring/decimal"

// StockOf is what there is of some goods: how many, and at what cost in all, in fen.
type StockOf struct {
	Quantity int
	Amount   Money
}

// Add counts a movement.
func (s StockOf) Add(m StockMove) StockOf {
	return StockOf{s.Quantity + m.Quantity, s.Amount + m.Amount}
}

// Cost is what a number of the goods costs at the moving average, in fen, rounded to the nearest; all of them cost all
// that there is, so that nothing is left over when the last is given out.
func (s StockOf) Cost(quantity int) Money {
	switch {
	case quantity >= s.Quantity:
		return s.Amount
	case quantity <= 0:
		return 0
	}
	part := s.Amount.Decimal().Mul(decimal.NewFromInt(int64(quantity))).Div(decimal.NewFromInt(int64(s.Quantity)))
	m, err := MoneyFromDecimal(part.Round(2))
	if err != nil {
		return s.Amount
	}
	return min(m, s.Amount)
}
