package model

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Quantity counts goods in thousandths of their unit, so that 2.5 公斤 is 2500.
type Quantity int64

// MaxGoods is how many rows of goods one visit has at most.
const MaxGoods = 12

// maxGoodsQuantity is the largest quantity of one row: a million units.
const maxGoodsQuantity Quantity = 1_000_000_000

// ErrQuantity is returned for a quantity that is no plain number above 0 with at most three decimals.
var ErrQuantity = errors.New("not a quantity")

// ParseQuantity reads a quantity: 2, 2.5, ２．５. The error is ErrQuantity.
func ParseQuantity(s string) (Quantity, error) {
	s = strings.TrimSpace(narrowDigits(s))
	if strings.ContainsAny(s, "eE") {
		return 0, fmt.Errorf("%w: %q", ErrQuantity, s)
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return 0, fmt.Errorf("%w: %q", ErrQuantity, s)
	}
	most := decimal.NewFromInt(int64(maxGoodsQuantity))
	d = d.Shift(3)
	if !d.IsInteger() || !d.IsPositive() || d.GreaterThan(most) {
		return 0, fmt.Errorf("%w: %q", ErrQuantity, s)
	}
	return Quantity(d.IntPart()), nil
}

// narrowDigits brings full-width digits and points to ASCII.
func narrowDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xff10 && r <= 0xff19:
			return r - 0xff10 + '0'
		case r == 0xff0e:
			return '.'
		}
		return r
	}, s)
}

// String is the quantity without needless zeros: 2, 2.5; empty for 0.
func (q Quantity) String() string {
	if q == 0 {
		return ""
	}
	return decimal.New(int64(q), -3).String()
}

// Goods is one row of what a visit brought (慰问品): so much of something at a price, in fen.
type Goods struct {
	Name     string   `cbor:"1,keyasint"`
	Unit     string   `cbor:"2,keyasint,omitempty"` // 箱, 提, 盒
	Quantity Quantity `cbor:"3,keyasint,omitempty"`
	Price    Money    `cbor:"4,keyasint,omitempty"`
	Amount   Money    `cbor:"5,keyasint"` // as the invoice has it; usually Worth
}

// Worth is quantity times price, rounded to the fen; 0 while one of them is not known.
func (g Goods) Worth() Money {
	d := g.Price.Decimal().Mul(decimal.New(int64(g.Quantity), -3)).Shift(2).Round(0)
	if !d.BigInt().IsInt64() {
		return MaxEntry + 1
	}
	return Money(d.IntPart())
}

// String is the row in words: 牛奶2提.
func (g Goods) String() string { return g.Name + g.Quantity.String() + g.Unit }

// Stocked puts rows of goods into a visit: they make its 慰问品 and 慰问品金额. Without rows both stay as they are.
func (v Visit) Stocked(rows []Goods) Visit {
	v.Items = rows
	if len(rows) == 0 {
		return v
	}
	v.GoodsValue = 0
	var names []string
	for _, g := range rows {
		names = append(names, g.String())
		v.GoodsValue += g.Amount
	}
	v.Goods = Clip(strings.Join(names, wordAnd))
	return v
}

// ErrGoods is returned for words that are no row of goods.
var ErrGoods = errors.New("not a row of goods")

// ParseGoods reads a row of goods as it is typed on one line: 牛奶*2提*65.50, which is name, quantity with unit and price,
// or 牛奶=131, which is name and amount. Errors: ErrGoods, ErrQuantity, and those of ParseMoney.
func ParseGoods(s string) (Goods, error) {
	s = strings.NewReplacer("×", "*", "＊", "*", "＝", "=").Replace(s)
	if name, amount, ok := strings.Cut(s, "="); ok {
		m, err := ParseMoney(strings.TrimSpace(amount))
		if name = strings.TrimSpace(name); err == nil && (name == "" || m <= 0 || m > MaxEntry) {
			err = fmt.Errorf("%w: %q", ErrGoods, s)
		}
		return Goods{Name: name, Amount: m}, err
	}
	parts := strings.Split(s, "*")
	if len(parts) != 3 || strings.TrimSpace(parts[0]) == "" {
		return Goods{}, fmt.Errorf("%w: %q", ErrGoods, s)
	}
	count := strings.TrimSpace(narrowDigits(parts[1]))
	end := strings.LastIndexAny(count, "0123456789.") + 1
	q, err := ParseQuantity(count[:end])
	if err != nil {
		return Goods{}, err
	}
	price, err := ParseMoney(strings.TrimSpace(parts[2]))
	if err != nil {
		return Goods{}, err
	}
	g := Goods{Name: strings.TrimSpace(parts[0]), Unit: strings.TrimSpace(count[end:]), Quantity: q, Price: price}
	if g.Amount = g.Worth(); g.Amount <= 0 || g.Amount > MaxEntry {
		err = fmt.Errorf("%w: %q", ErrGoods, s)
	}
	return g, err
}
