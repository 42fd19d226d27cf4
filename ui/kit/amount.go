package kit

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"
)

// Why an amount cannot be worked out.
var (
	ErrAmountSyntax  = errors.New("not an amount")
	ErrAmountCents   = errors.New("amount has more than two decimal places")
	ErrAmountZero    = errors.New("division by zero")
	ErrAmountEndless = errors.New("quotient does not end")
	ErrAmountBig     = errors.New("amount is too big")
)

const (
	maxAmountLen   = 200 // characters of an expression
	maxAmountDepth = 20  // brackets inside brackets
	maxAmountInt   = 14  // digits before the point
	maxAmountFrac  = 16  // digits after the point, within a calculation
)

// Evaluate works out a sum such as "12*500" or "1,200.50-(3+4)/2" exactly and returns it with two decimal
// places: "6000.00". It knows + - * / ( ), thousands commas (in groups of three), a ￥ before and a 元 after
// the amount, and full-width characters. The result is never rounded: more than two decimal places are
// ErrAmountCents. There are no exponents. The empty string is ErrAmountSyntax.
func Evaluate(expr string) (string, error) {
	s := strings.ReplaceAll(foldAmount(expr), " ", "")
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(s, "￥"), "¥"), "元")
	if len(s) > maxAmountLen {
		return "", ErrAmountBig
	}
	p := &amountParser{rest: s}
	v, err := p.sum(0)
	switch {
	case err != nil:
		return "", err
	case p.rest != "":
		return "", ErrAmountSyntax
	case !v.Equal(v.Truncate(2)):
		return "", ErrAmountCents
	}
	return v.StringFixed(2), nil
}

// foldAmount folds what an input method makes of figures and signs.
func foldAmount(s string) string {
	return amountFolds.Replace(strings.Map(narrow, s))
}

var amountFolds = strings.NewReplacer(
	"。", ".", "·", ".", "×", "*", "÷", "/", "−", "-", "—", "-", "\u3000", " ",
)

type amountParser struct {
	rest string
}

// next takes one of the characters of set from the front, or returns 0.
func (p *amountParser) next(set string) byte {
	if p.rest == "" || strings.IndexByte(set, p.rest[0]) < 0 {
		return 0
	}
	c := p.rest[0]
	p.rest = p.rest[1:]
	return c
}

func (p *amountParser) sum(depth int) (decimal.Decimal, error) {
	left, err := p.product(depth)
	for err == nil {
		op := p.next("+-")
		if op == 0 {
			return left, nil
		}
		var right decimal.Decimal
		if right, err = p.product(depth); err != nil {
			break
		}
		if op == '-' {
			right = right.Neg()
		}
		left, err = bounded(left.Add(right))
	}
	return decimal.Decimal{}, err
}

func (p *amountParser) product(depth int) (decimal.Decimal, error) {
	left, err := p.factor(depth)
	for err == nil {
		op := p.next("*/")
		if op == 0 {
			return left, nil
		}
		var right decimal.Decimal
		if right, err = p.factor(depth); err != nil {
			break
		}
		if op == '*' {
			left, err = bounded(left.Mul(right))
		} else {
			left, err = divide(left, right)
		}
	}
	return decimal.Decimal{}, err
}

func (p *amountParser) factor(depth int) (decimal.Decimal, error) {
	if depth > maxAmountDepth {
		return decimal.Decimal{}, ErrAmountBig
	}
	switch p.next("+-(") {
	case '-':
		v, err := p.factor(depth + 1)
		return v.Neg(), err
	case '+':
		return p.factor(depth + 1)
	case '(':
		v, err := p.sum(depth + 1)
		if err == nil && p.next(")") == 0 {
			err = ErrAmountSyntax
		}
		return v, err
	}
	return p.number()
}

func (p *amountParser) number() (decimal.Decimal, error) {
	n := 0
	for n < len(p.rest) && strings.IndexByte("0123456789.,", p.rest[n]) >= 0 {
		n++
	}
	word := p.rest[:n]
	p.rest = p.rest[n:]
	whole, _, _ := strings.Cut(word, ".")
	if !groupsOfThree(whole) || strings.Contains(word[len(whole):], ",") {
		return decimal.Decimal{}, ErrAmountSyntax
	}
	digits := strings.ReplaceAll(word, ",", "")
	if digits == "" || digits == "." || strings.Count(digits, ".") > 1 {
		return decimal.Decimal{}, ErrAmountSyntax
	}
	v, err := decimal.NewFromString(digits)
	if err != nil {
		return decimal.Decimal{}, ErrAmountSyntax
	}
	return bounded(v)
}

// groupsOfThree tells whether the thousands commas of digits stand where they belong.
func groupsOfThree(digits string) bool {
	parts := strings.Split(digits, ",")
	if len(parts) == 1 {
		return true
	}
	for _, part := range parts[1:] {
		if len(part) != 3 {
			return false
		}
	}
	return len(parts[0]) >= 1 && len(parts[0]) <= 3
}

func divide(a, b decimal.Decimal) (decimal.Decimal, error) {
	if b.IsZero() {
		return decimal.Decimal{}, ErrAmountZero
	}
	q := a.DivRound(b, maxAmountFrac)
	if !q.Mul(b).Equal(a) {
		return decimal.Decimal{}, ErrAmountEndless
	}
	return bounded(q)
}

func bounded(v decimal.Decimal) (decimal.Decimal, error) {
	if v.Exponent() < -maxAmountFrac {
		v = v.Truncate(maxAmountFrac + 1)
		return v, ErrAmountCents
	}
	if v.NumDigits()+int(v.Exponent()) > maxAmountInt {
		return decimal.Decimal{}, ErrAmountBig
	}
	return v, nil
}
