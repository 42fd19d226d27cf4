package model

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestParseMoney(t *testing.T) {
	good := map[string]Money{
		"0": 0, "0.00": 0, "-0": 0, "123.45": 12345, "123.4": 12340, "123": 12300, "-123.45": -12345, "007": 700,
		".5": 50, "-.05": -5, "+3": 300, "1,234.50": 123450, "1,234,567": 123456700, "￥12.50": 1250, "¥12.50": 1250,
		"¥ 12.50": 1250, "-￥12.50": -1250, "￥-12.50": -1250, "￥１２，３４５．６７": 1234567, "－５": -500, "−5": -500,
		"　 8.8 ": 880, "12元": 1200, "12.30 元": 1230, "10000000000.00": MaxParsedMoney,
		"10,000,000,000": MaxParsedMoney, "-10000000000": -MaxParsedMoney, "00000000000000000001.00": 100,
	}
	for text, want := range good {
		if got, err := ParseMoney(text); err != nil || got != want {
			t.Errorf("ParseMoney(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	bad := map[string]error{
		"": ErrAmountEmpty, "  ": ErrAmountEmpty, "　": ErrAmountEmpty,
		"abc": ErrAmountNotNumber, "12.": ErrAmountNotNumber, ".": ErrAmountNotNumber, "-": ErrAmountNotNumber,
		"￥": ErrAmountNotNumber, "元": ErrAmountNotNumber, "1.2.3": ErrAmountNotNumber, "1 2": ErrAmountNotNumber,
		"--1": ErrAmountNotNumber, "-￥-1": ErrAmountNotNumber, "1,23": ErrAmountNotNumber,
		"12,34.5": ErrAmountNotNumber, ",123": ErrAmountNotNumber, "1234,567": ErrAmountNotNumber,
		"1,2345": ErrAmountNotNumber, "(5)": ErrAmountNotNumber, "NaN": ErrAmountNotNumber,
		"Inf":  ErrAmountNotNumber,
		"0x10": ErrAmountNotNumber, "1_000": ErrAmountNotNumber, "五": ErrAmountNotNumber, "12%": ErrAmountNotNumber,
		"12.345": ErrAmountThirdDecimal, "0.001": ErrAmountThirdDecimal, "1.500": ErrAmountThirdDecimal,
		"1e3": ErrAmountExponent, "1.23E+19": ErrAmountExponent, "-1E-2": ErrAmountExponent,
		"１Ｅ３":            ErrAmountExponent,
		"10000000000.01": ErrAmountTooLarge, "99999999999999999999999": ErrAmountTooLarge,
		"-10000000001": ErrAmountTooLarge, "e3": ErrAmountNotNumber, strings.Repeat("9", 300): ErrAmountNotNumber,
	}
	for text, want := range bad {
		_, err := ParseMoney(text)
		var typed *AmountError
		if !errors.Is(err, want) || !errors.As(err, &typed) || typed.Text != text {
			t.Errorf("ParseMoney(%q) = %v; want %v", text, err, want)
		}
	}
}

func TestMoneyFromDecimal(t *testing.T) {
	for text, want := range map[string]Money{"1.5": 150, "1.500": 150, "-0.01": -1, "1e3": 100000} {
		if got, err := MoneyFromDecimal(decimal.RequireFromString(text)); err != nil || got != want {
			t.Errorf("%s: %d, %v", text, got, err)
		}
	}
	for text, want := range map[string]error{
		"1.005": ErrAmountThirdDecimal, "10000000000.01": ErrAmountTooLarge, "1e30": ErrAmountTooLarge,
	} {
		if _, err := MoneyFromDecimal(decimal.RequireFromString(text)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", text, err, want)
		}
	}
}

func TestMoneyText(t *testing.T) {
	for _, c := range []struct {
		m              Money
		plain, grouped string
	}{
		{0, "0.00", "0.00"},
		{5, "0.05", "0.05"},
		{-5, "-0.05", "-0.05"},
		{100000, "1000.00", "1,000.00"},
		{99999, "999.99", "999.99"},
		{-123450, "-1234.50", "-1,234.50"},
		{
			123456789012, "1234567890.12",
			"1,234,567,890.12",
		},
		{math.MaxInt64, "92233720368547758.07", "92,233,720,368,547,758.07"},
		{math.MinInt64, "-92233720368547758.08", "-92,233,720,368,547,758.08"},
	} {
		if c.m.String() != c.plain || c.m.Grouped() != c.grouped {
			t.Errorf("%d: %s %s", int64(c.m), c.m, c.m.Grouped())
		}
	}
}

// The vectors are those of the annex to 支付结算办法 and of 会计基础工作规范 art. 52.
func TestCapital(t *testing.T) {
	for text, want := range map[string]string{
		"1409.50": "壹仟肆佰零玖元伍角整", "6007.14": "陆仟零柒元壹角肆分", "1680.32": "壹仟陆佰捌拾元零叁角贰分",
		"107000.53": "壹拾万柒仟元零伍角叁分", "16409.02": "壹万陆仟肆佰零玖元零贰分", "325.04": "叁佰贰拾伍元零肆分",
		"1234.56": "壹仟贰佰叁拾肆元伍角陆分", "10.00": "壹拾元整", "0.50": "伍角整", "0.05": "伍分",
		"10.50": "壹拾元零伍角整", "10010.01": "壹万零壹拾元零壹分", "100000001": "壹亿零壹元整",
		"100000000": "壹亿元整", "0.00": "零元整", "-1409.50": "负壹仟肆佰零玖元伍角整",
		"100.05": "壹佰元零伍分", "1000000.50": "壹佰万元零伍角整", "10000": "壹万元整", "20005000": "贰仟万伍仟元整",
		"1001.10": "壹仟零壹元壹角整", "100100100": "壹亿零壹拾万零壹佰元整", "1000010000": "壹拾亿零壹万元整",
	} {
		m, err := ParseMoney(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Capital(); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := Money(math.MaxInt64).Capital(); got !=
		"玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分" {
		t.Errorf("the largest amount: %s", got)
	}
}

// readCapital is the inverse of Capital, by another way: it adds up digits and places as somebody reading
// aloud would.
func readCapital(s string) (Money, bool) {
	sign := int64(1)
	if rest, ok := strings.CutPrefix(s, "负"); ok {
		sign, s = -1, rest
	}
	var total, upper, part, digit int64
	for _, r := range s {
		if i := strings.IndexRune("零壹贰叁肆伍陆柒捌玖", r); i >= 0 {
			digit = int64(i / len("零"))
			continue
		}
		switch r {
		case '拾', '佰', '仟':
			part += digit * map[rune]int64{'拾': 10, '佰': 100, '仟': 1000}[r]
		case '万':
			upper += (part + digit) * 10000
			part = 0
		case '亿':
			total = (upper + part + digit) * 100000000
			upper, part = 0, 0
		case '元':
			total = (total + upper + part + digit) * 100
		case '角':
			total += digit * 10
		case '分':
			total += digit
		case '整':
		default:
			return 0, false
		}
		digit = 0
	}
	return Money(sign * total), true
}

func TestCapitalIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Money(rapid.Int64Range(-int64(MaxParsedMoney), int64(MaxParsedMoney)).Draw(t, "m"))
		got, ok := readCapital(m.Capital())
		if !ok || got != m {
			t.Fatalf("%s says %s, read as %s", m, m.Capital(), got)
		}
		if strings.Contains(m.Capital(), "零零") || strings.Contains(m.Capital(), "零万") {
			t.Fatalf("%s: %s", m, m.Capital())
		}
	})
}

func TestMoneyRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Money(rapid.Int64Range(-int64(MaxParsedMoney), int64(MaxParsedMoney)).Draw(t, "m"))
		for _, s := range []string{m.String(), m.Grouped(), "￥" + m.Grouped(), m.Decimal().StringFixed(2)} {
			if got, err := ParseMoney(s); err != nil || got != m {
				t.Fatalf("%s: %d, %v", s, got, err)
			}
		}
		if got, err := MoneyFromDecimal(m.Decimal()); err != nil || got != m {
			t.Fatalf("decimal: %d, %v", got, err)
		}
	})
}

func TestMoneySums(t *testing.T) {
	limit := decimal.New(math.MaxInt64, -2)
	rapid.Check(t, func(t *rapid.T) {
		a, b := Money(rapid.Int64().Draw(t, "a")), Money(rapid.Int64().Draw(t, "b"))
		for _, op := range []struct {
			name string
			got  func() (Money, error)
			want decimal.Decimal
		}{
			{"add", func() (Money, error) { return a.Add(b) }, a.Decimal().Add(b.Decimal())},
			{"sub", func() (Money, error) { return a.Sub(b) }, a.Decimal().Sub(b.Decimal())},
			{"sum", func() (Money, error) { return Sum(a, b) }, a.Decimal().Add(b.Decimal())},
		} {
			got, err := op.got()
			switch fits := op.want.Abs().LessThanOrEqual(limit); {
			case a == math.MinInt64 || b == math.MinInt64:
				// Outside what sums may give; they need not be told from others.
			case fits && (err != nil || !got.Decimal().Equal(op.want)):
				t.Fatalf("%s %s %s = %s, %v; want %s", a, op.name, b, got, err, op.want)
			case !fits && !errors.Is(err, ErrOverflow):
				t.Fatalf("%s %s %s = %s, %v; want overflow", a, op.name, b, got, err)
			}
		}
	})
	if _, err := Money(math.MaxInt64).Add(1); !errors.Is(err, ErrOverflow) {
		t.Error("overflow not seen")
	}
	if _, err := Money(-math.MaxInt64).Sub(1); !errors.Is(err, ErrOverflow) {
		t.Error("underflow not seen")
	}
	if s, err := Sum(); s != 0 || err != nil {
		t.Error("the sum of none")
	}
	if Money(-3).Abs() != 3 || Money(3).Abs() != 3 || Money(3).Neg() != -3 {
		t.Error("Abs or Neg")
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		m, of Money
		want  string
	}{
		{700, 1200, "58.33%"},
		{1, 3, "33.33%"},
		{2, 3, "66.67%"},
		{1, 8, "12.50%"},
		{1, 800, "0.13%"},
		{-1, 3, "-33.33%"},
		{3, 2, "150.00%"},
		{0, 5, "0.00%"},
		{math.MaxInt64, 1, "922337203685477580700.00%"},
	} {
		if got, ok := c.m.Percent(c.of); !ok || got != c.want {
			t.Errorf("%d of %d: %s", c.m, c.of, got)
		}
	}
	if _, ok := Money(5).Percent(0); ok {
		t.Error("a share of nothing")
	}
}

func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"123.45", "-1,234.5", "￥１２．５０", "1e3", "12.345", "", "12元", "9999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMoney(s)
		if err != nil {
			var typed *AmountError
			if m != 0 || !errors.As(err, &typed) || typed.Why == 0 {
				t.Fatalf("%q: %d with %v", s, m, err)
			}
			return
		}
		if m.Abs() > MaxParsedMoney {
			t.Fatalf("%q: %s is beyond the limit", s, m)
		}
		if again, err := ParseMoney(m.String()); err != nil || again != m {
			t.Fatalf("%q: %s reads as %s, %v", s, m, again, err)
		}
		// What both this package and decimal take for a number is the same number.
		if d, err := decimal.NewFromString(s); err == nil && !d.Equal(m.Decimal()) {
			t.Fatalf("%q: %s, decimal says %s", s, m, d)
		}
	})
}

// Budget: an import of a million amounts spends less than 50 ms here.
func BenchmarkParseMoney(b *testing.B) {
	for _, s := range []string{"1234.50", "1,234.50"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParseMoney(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("decimal", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := decimal.NewFromString("1234.50"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// Budget: at least ten times the speed of decimal.Add, which is why totals are int64.
func BenchmarkAdd(b *testing.B) {
	b.Run("Money", func(b *testing.B) {
		total, step := Money(0), Money(123)
		for b.Loop() {
			var err error
			if total, err = total.Add(step); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("decimal", func(b *testing.B) {
		total, step := decimal.Zero, decimal.New(123, -2)
		for b.Loop() {
			total = total.Add(step)
		}
	})
}
