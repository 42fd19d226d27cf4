package model

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/shopspring/decimal"
)

// Money is an amount in fen (分, hundredths of a yuan). The zero value is nothing. Results of Add, Sub and Sum
// stay within ±(2^63-1), so that Neg and Abs are always exact.
type Money int64

// MaxParsedMoney is the largest amount that ParseMoney and MoneyFromDecimal accept: ten thousand million
// yuan.
const MaxParsedMoney Money = 1_000_000_000_000

// ErrOverflow is returned when a sum of amounts leaves the range of Money.
var ErrOverflow = errors.New("amount overflows")

// The reasons why a text is refused as an amount; an AmountError unwraps to one of them.
var (
	ErrAmountEmpty        = errors.New("amount is empty")
	ErrAmountNotNumber    = errors.New("amount is not a number")
	ErrAmountThirdDecimal = errors.New("amount has more than two decimals")
	ErrAmountExponent     = errors.New("amount is written with an exponent")
	ErrAmountTooLarge     = errors.New("amount is too large")
)

// AmountFault says why a text is refused as an amount.
type AmountFault uint8

// The faults of an amount.
const (
	AmountEmpty AmountFault = iota + 1
	AmountNotNumber
	AmountThirdDecimal
	AmountExponent
	AmountTooLarge
)

// AmountError is returned by ParseMoney and MoneyFromDecimal. Text is what was given.
type AmountError struct {
	Text string
	Why  AmountFault
}

// Error says what is wrong with which text.
func (e *AmountError) Error() string { return fmt.Sprintf("%v: %q", e.Unwrap(), e.Text) }

// Unwrap gives the sentinel that belongs to the fault.
func (e *AmountError) Unwrap() error {
	switch e.Why {
	case AmountEmpty:
		return ErrAmountEmpty
	case AmountThirdDecimal:
		return ErrAmountThirdDecimal
	case AmountExponent:
		return ErrAmountExponent
	case AmountTooLarge:
		return ErrAmountTooLarge
	case AmountNotNumber:
	}
	return ErrAmountNotNumber
}

// ParseMoney reads an amount in yuan with at most two decimals: "123.45", "-1,234.5", "￥１２．５０", "12元". A sign
// may stand before or after the currency mark; commas must part groups of three; ".5" is half a yuan, but
// "12." is refused as cut off. Brackets, exponents, a third decimal (even 0) and amounts beyond
// MaxParsedMoney are refused. The error is an *AmountError.
func ParseMoney(s string) (Money, error) {
	if m, ok := parsePlain(s); ok {
		return m, nil
	}
	t, fault := plainAmount(s)
	if fault != 0 {
		return 0, &AmountError{Text: s, Why: fault}
	}
	if m, ok := parsePlain(t); ok {
		return m, nil
	}
	d, err := decimal.NewFromString(t)
	if err != nil {
		return 0, &AmountError{Text: s, Why: AmountNotNumber}
	}
	m, err := MoneyFromDecimal(d)
	if err != nil {
		return 0, &AmountError{Text: s, Why: AmountTooLarge}
	}
	return m, nil
}

// parsePlain reads what imports are full of, "-123.45" in ASCII, without allocating. It says false for
// anything else, right or wrong.
func parsePlain(s string) (Money, bool) {
	i, neg := 0, false
	if s != "" && s[0] == '-' {
		i, neg = 1, true
	}
	start := i
	var v Money
	for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
		v = v*10 + Money(s[i]-'0')
	}
	if i == start || i-start > 10 {
		return 0, false
	}
	decimals := 0
	if i < len(s) && s[i] == '.' {
		for i++; i < len(s) && '0' <= s[i] && s[i] <= '9' && decimals < 3; i++ {
			v = v*10 + Money(s[i]-'0')
			decimals++
		}
		if decimals == 0 || decimals > 2 {
			return 0, false
		}
	}
	if i != len(s) {
		return 0, false
	}
	for ; decimals < 2; decimals++ {
		v *= 10
	}
	if neg {
		v = -v
	}
	return v, true
}

// maxAmountBytes is more than any amount somebody writes; it keeps a hostile cell from costing time.
const maxAmountBytes = 256

// plainAmount reduces the spellings that ParseMoney accepts to "-123.45".
func plainAmount(s string) (string, AmountFault) {
	if len(s) > maxAmountBytes {
		return "", AmountNotNumber
	}
	t := strings.TrimSpace(Fold(s))
	if t == "" {
		return "", AmountEmpty
	}
	t, neg := cutSign(t)
	if rest, ok := strings.CutPrefix(t, "¥"); ok {
		t = strings.TrimSpace(rest)
		if !neg {
			t, neg = cutSign(t)
		}
	}
	t = strings.TrimSpace(strings.TrimSuffix(t, wordYuan))
	whole, frac, point := strings.Cut(t, ".")
	if isExponent(t) {
		return "", AmountExponent
	}
	whole, ok := ungroup(whole)
	if !ok || !allDigits(frac) || (point && frac == "") || (whole == "" && !point) {
		return "", AmountNotNumber
	}
	if len(frac) > 2 {
		return "", AmountThirdDecimal
	}
	if whole == "" {
		whole = "0"
	}
	if point {
		whole += "." + frac
	}
	if neg {
		whole = "-" + whole
	}
	return whole, 0
}

func cutSign(s string) (rest string, neg bool) {
	switch {
	case strings.HasPrefix(s, "-"):
		return strings.TrimSpace(s[1:]), true
	case strings.HasPrefix(s, "+"):
		return strings.TrimSpace(s[1:]), false
	}
	return s, false
}

// isExponent reports whether s is a number such as 1.5E+10, which a spreadsheet makes of long digits.
func isExponent(s string) bool {
	i := strings.IndexAny(s, "eE")
	if i < 1 {
		return false
	}
	exp := strings.TrimLeft(s[i+1:], "+-")
	return exp != "" && allDigits(exp) && allDigits(strings.Replace(s[:i], ".", "", 1))
}

// ungroup removes thousands commas; it says false when they do not part groups of three or s holds another
// sign.
func ungroup(s string) (string, bool) {
	groups := strings.Split(s, ",")
	for i, g := range groups {
		if !allDigits(g) || (len(groups) > 1 && (len(g) > 3 || g == "" || (i > 0 && len(g) != 3))) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// allDigits reports whether s holds nothing but ASCII digits; it is true for "".
func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// MoneyFromDecimal turns yuan into Money. More than two decimals that are not 0, and amounts beyond
// MaxParsedMoney, are refused with an *AmountError: rounding is the caller's decision.
func MoneyFromDecimal(d decimal.Decimal) (Money, error) {
	if !d.Equal(d.Truncate(2)) {
		return 0, &AmountError{Text: d.String(), Why: AmountThirdDecimal}
	}
	fen := d.Shift(2)
	if fen.Abs().GreaterThan(decimal.NewFromInt(int64(MaxParsedMoney))) {
		return 0, &AmountError{Text: d.String(), Why: AmountTooLarge}
	}
	return Money(fen.IntPart()), nil
}

// Decimal is the amount in yuan.
func (m Money) Decimal() decimal.Decimal { return decimal.New(int64(m), -2) }

// Add is m + n, or ErrOverflow.
func (m Money) Add(n Money) (Money, error) {
	s := m + n
	if (n > 0) != (s > m) && n != 0 || s == math.MinInt64 {
		return 0, ErrOverflow
	}
	return s, nil
}

// Sub is m - n, or ErrOverflow.
func (m Money) Sub(n Money) (Money, error) {
	if n == math.MinInt64 {
		return 0, ErrOverflow
	}
	return m.Add(-n)
}

// Sum adds all amounts, or gives ErrOverflow. The sum of none is 0.
func Sum(ms ...Money) (Money, error) {
	var total Money
	for _, m := range ms {
		var err error
		if total, err = total.Add(m); err != nil {
			return 0, err
		}
	}
	return total, nil
}

// Neg is -m.
func (m Money) Neg() Money { return -m }

// Abs is m without its sign.
func (m Money) Abs() Money {
	if m < 0 {
		return -m
	}
	return m
}

// Percent is m as a share of another amount, "58.33%", rounded half away from zero to two decimals. It is
// false when the other amount is 0.
func (m Money) Percent(of Money) (string, bool) {
	if of == 0 {
		return "", false
	}
	share := decimal.New(int64(m), 2).DivRound(decimal.NewFromInt(int64(of)), 2)
	return share.StringFixed(2) + "%", true
}
