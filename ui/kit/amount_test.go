package kit

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestEvaluate(t *testing.T) {
	for _, c := range []struct {
		in, want string
		err      error
	}{
		{"800", "800.00", nil},
		{"12*500", "6000.00", nil},
		{"100+20.5", "120.50", nil},
		{"１２。５", "12.50", nil},
		{"￥1,200.50 元", "1200.50", nil},
		{"¥5", "5.00", nil},
		{"3×200＋（4－1）÷2", "601.50", nil},
		{"-300", "-300.00", nil},
		{"1/3*3", "", ErrAmountEndless},
		{"0.1+0.2", "0.30", nil},
		{".5", "0.50", nil},
		{"5.", "5.00", nil},
		{"1.005", "", ErrAmountCents},
		{"1.5*0.01", "", ErrAmountCents},
		{"1.005*2", "2.01", nil},
		{"1/0", "", ErrAmountZero},
		{"", "", ErrAmountSyntax},
		{"12*", "", ErrAmountSyntax},
		{"(1", "", ErrAmountSyntax},
		{"1)", "", ErrAmountSyntax},
		{"1.2.3", "", ErrAmountSyntax},
		{"1,20", "", ErrAmountSyntax},
		{"1.200,50", "", ErrAmountSyntax},
		{"1e5", "", ErrAmountSyntax},
		{"0x10", "", ErrAmountSyntax},
		{"NaN", "", ErrAmountSyntax},
		{"一百", "", ErrAmountSyntax},
		{"99999999999999", "99999999999999.00", nil},
		{"100000000000000", "", ErrAmountBig},
		{"99999999999999*99999999999999", "", ErrAmountBig},
		{strings.Repeat("(", 30) + "1" + strings.Repeat(")", 30), "", ErrAmountBig},
		{strings.Repeat("1+", 150) + "1", "", ErrAmountBig},
	} {
		got, err := Evaluate(c.in)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("Evaluate(%q) = %q, %v, want %q, %v", c.in, got, err, c.want, c.err)
		}
	}
}

// TestEvaluateProperty compares with exact fractions.
func TestEvaluateProperty(t *testing.T) {
	amount := rapid.Map(rapid.Int64Range(0, 10_000_000), func(fen int64) string {
		return fmt.Sprintf("%d.%02d", fen/100, fen%100)
	})
	rapid.Check(t, func(t *rapid.T) {
		sum := new(big.Rat)
		expr := ""
		for i := range rapid.IntRange(1, 6).Draw(t, "terms") {
			a, n := amount.Draw(t, "a"), rapid.Int64Range(1, 50).Draw(t, "n")
			value, ok := new(big.Rat).SetString(a)
			if !ok {
				t.Fatalf("bad amount %s", a)
			}
			value.Mul(value, new(big.Rat).SetInt64(n))
			op := rapid.SampledFrom([]string{"+", "-"}).Draw(t, "op")
			if i == 0 {
				op = ""
			}
			if op == "-" {
				sum.Sub(sum, value)
			} else {
				sum.Add(sum, value)
			}
			expr += fmt.Sprintf("%s%s*%d", op, a, n)
		}
		got, err := Evaluate(expr)
		if err != nil || got != strings.Replace(sum.FloatString(2), "-0.00", "0.00", 1) {
			t.Fatalf("Evaluate(%q) = %q, %v, want %s", expr, got, err, sum.FloatString(2))
		}
	})
}

var amountShape = regexp.MustCompile(`^-?\d{1,14}\.\d\d$`)

func FuzzEvaluate(f *testing.F) {
	for _, s := range []string{
		"12*500", "(1+2)/4", "1,000.50", "１２。５", "￥5元", "-3", "1/3", "((((", "9*9*9*9*9*9",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := Evaluate(s)
		if err != nil {
			if got != "" {
				t.Fatalf("Evaluate(%q) = %q with %v", s, got, err)
			}
			return
		}
		if !amountShape.MatchString(got) {
			t.Fatalf("Evaluate(%q) = %q", s, got)
		}
		if again, err := Evaluate(got); again != got || err != nil {
			t.Fatalf("Evaluate(%q) = %q, again %q, %v", s, got, again, err)
		}
	})
}

func TestCompleteDate(t *testing.T) {
	for _, c := range []struct {
		in, base string
		months   bool
		want     string
		err      error
	}{
		{"2026-6-8", "", false, "2026-06-08", nil},
		{"2026/06/08", "", false, "2026-06-08", nil},
		{"２０２６。６。８", "", false, "2026-06-08", nil},
		{"2026年6月8日", "", false, "2026-06-08", nil},
		{"20260608", "", false, "2026-06-08", nil},
		{"8", "2026-06-18", false, "2026-06-08", nil},
		{"7-1", "2026-06-18", false, "2026-07-01", nil},
		{"7月1日", "2026-06-18", false, "2026-07-01", nil},
		{"8", "", false, "", ErrDateSyntax},
		{"2026-06", "2026-06-18", false, "", ErrDateSyntax},
		{"2026-06", "", true, "2026-06", nil},
		{"2026年6月", "", true, "2026-06", nil},
		{"202606", "", true, "2026-06", nil},
		{"2026-13", "", true, "", ErrDateNone},
		{"2026-02-30", "", false, "", ErrDateNone},
		{"2024-02-29", "", false, "2024-02-29", nil},
		{"26-6-8", "", false, "", ErrDateSyntax},
		{"明天", "2026-06-18", true, "", ErrDateMonth},
		{"-5", "2026-06-18", false, "", ErrDateSyntax},
		{"1-2-3-4", "", false, "", ErrDateSyntax},
		{"", "2026-06-18", false, "", ErrDateSyntax},
	} {
		got, err := CompleteDate(c.in, c.base, c.months)
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("CompleteDate(%q, %q, %v) = %q, %v, want %q, %v", c.in, c.base, c.months, got, err, c.want, c.err)
		}
	}
}

func FuzzCompleteDate(f *testing.F) {
	for _, s := range []string{"2026-06-18", "7-1", "20260618", "2026年6月", "１８", "0-0-0"} {
		f.Add(s)
	}
	shape := regexp.MustCompile(`^\d{4}-\d\d(-\d\d)?$`)
	f.Fuzz(func(t *testing.T, s string) {
		got, err := CompleteDate(s, "2026-06-18", true)
		if err != nil {
			return
		}
		if !shape.MatchString(got) {
			t.Fatalf("CompleteDate(%q) = %q", s, got)
		}
		if again, err := CompleteDate(got, "", true); again != got || err != nil {
			t.Fatalf("CompleteDate(%q) = %q, again %q, %v", s, got, again, err)
		}
	})
}
