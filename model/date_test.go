package model

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	const day = Date(20260301)
	for _, s := range []string{
		"2026-03-01", "2026-3-1", "2026/03/01", "2026/3/1", "2026.3.1", "2026.03.01", "2026年3月1日", "2026年03月01日",
		"2026年3月1号", "2026年3月1", "20260301", "２０２６－０３－０１", "２０２６年３月１日", " 2026-03-01 ", "　2026-03-01",
		"2026 年 3 月 1 日", "2026-03-01 15:24", "2026-03-01 15:24:03", "2026-03-01T15:24:03Z",
		"2026-03-01T15:24:03.123+08:00", "20260301 15:24:03", "20260301.0", "20260301152403", "2026/3/1 0:00:00",
		"2026年3月1日 15:24", "2026年3月1日15：24：03", "2026－3－1", "2026–03–01",
	} {
		if got, err := ParseDate(s); err != nil || got != day {
			t.Errorf("ParseDate(%q) = %s, %v", s, got, err)
		}
		if got, err := ParseDateOrMonth(s); err != nil || got != day {
			t.Errorf("ParseDateOrMonth(%q) = %s, %v", s, got, err)
		}
	}
	for s, want := range map[string]error{
		"": ErrDateEmpty, "  ": ErrDateEmpty, "abc": ErrDateForm, "2026-03": ErrDateForm, "202603": ErrDateForm,
		"3/1/2026": ErrDateForm, "01-03-2026": ErrDateForm, "26-03-01": ErrDateForm, "2026-3/1": ErrDateForm,
		"2026-03-01x": ErrDateForm, "2026-03-01 25:00": ErrDateForm, "2026-03-01 12:60": ErrDateForm,
		"2026-003-01": ErrDateForm, "2026-03-001": ErrDateForm, "2026": ErrDateForm, "20260301152460": ErrDateForm,
		"2026年3月": ErrDateForm, "2026年": ErrDateForm, "46082": ErrDateForm, "2026-03-011": ErrDateForm,
		"2026-13-01": ErrDateCalendar, "2026-02-29": ErrDateCalendar, "2025-02-30": ErrDateCalendar,
		"2026-00-01": ErrDateCalendar, "2026-03-00": ErrDateCalendar, "20260431": ErrDateCalendar,
		"1899-12-31": ErrDateYear, "2200-01-01": ErrDateYear, "0000-01-01": ErrDateYear,
		strings.Repeat("1", 500): ErrDateForm,
	} {
		_, err := ParseDate(s)
		var typed *DateError
		if !errors.Is(err, want) || !errors.As(err, &typed) || typed.Text != s {
			t.Errorf("ParseDate(%q) = %v, want %v", s, err, want)
		}
	}
}

func TestParseMonth(t *testing.T) {
	for _, s := range []string{
		"2026-03", "2026-3", "2026/3", "2026.03", "2026.3", "202603", "2026年3月", "2026年03月", "２０２６．０３", " 2026-03 ",
	} {
		d, err := ParseDateOrMonth(s)
		if err != nil || d != 20260300 || !d.IsMonth() || d.String() != "2026-03" || d.Chinese() != "2026年3月" {
			t.Errorf("ParseDateOrMonth(%q) = %s, %v", s, d, err)
		}
		if p, err := ParsePeriod(s); err != nil || p != 202603 {
			t.Errorf("ParsePeriod(%q) = %s, %v", s, p, err)
		}
	}
	for _, s := range []string{
		"2026-13", "2026-00", "202600", "1899-01", "2026-03 12:00", "2026", "2026-",
		"03-2026", "",
	} {
		if d, err := ParseDateOrMonth(s); err == nil {
			t.Errorf("ParseDateOrMonth(%q) = %s", s, d)
		}
	}
	if p, err := ParsePeriod("2026-03-01"); !errors.Is(err, ErrDateForm) {
		t.Errorf("a day is no month: %s, %v", p, err)
	}
}

func TestDateFromSerial(t *testing.T) {
	for _, c := range []struct {
		n    int
		want Date
	}{
		{1, 19000101},
		{59, 19000228},
		{61, 19000301},
		{45658, 20250101},
		{46082, 20260301},
		{109574, 21991231},
	} {
		if got, err := DateFromSerial(c.n); err != nil || got != c.want {
			t.Errorf("%d: %s, %v", c.n, got, err)
		}
	}
	for _, n := range []int{60, 0, -1} {
		if got, err := DateFromSerial(n); !errors.Is(err, ErrDateCalendar) {
			t.Errorf("%d: %s, %v", n, got, err)
		}
	}
	for _, n := range []int{109575, 1 << 40} {
		if got, err := DateFromSerial(n); !errors.Is(err, ErrDateYear) {
			t.Errorf("%d: %s, %v", n, got, err)
		}
	}
}

func TestDateParts(t *testing.T) {
	d, err := NewDate(2026, 3, 1)
	if err != nil || d.Year() != 2026 || d.Month() != 3 || d.Day() != 1 || d.IsMonth() || d.Period() != 202603 ||
		d.String() != "2026-03-01" || d.Chinese() != "2026年3月1日" || d.First() != d || !d.Valid() {
		t.Errorf("%s, %v", d, err)
	}
	if m := Date(20260300); m.First() != d || m >= d || !m.Valid() || !m.IsMonth() || m.Time() != d.Time() {
		t.Errorf("%d", m)
	}
	var none Date
	if none.String() != "" || none.Chinese() != "" || none.Valid() || none.IsMonth() || !none.Time().IsZero() ||
		none.AddDays(1) != 0 || none.AddWorkdays(1) != 0 {
		t.Error("no date has parts")
	}
	for _, bad := range []Date{20260230, 20261301, -20260301, 20260132, 99999999, 20260001} {
		if bad.Valid() {
			t.Errorf("%d is valid", bad)
		}
	}
	// 16:30 in London on the last day of the year is the new year in China.
	if got := DateOf(time.Date(2025, 12, 31, 16, 30, 0, 0, time.UTC)); got != 20260101 {
		t.Errorf("DateOf: %s", got)
	}
	if got := DateOf(time.Time{}); got != 0 {
		t.Errorf("DateOf the zero time: %s", got)
	}
	if Date(21991231).AddDays(1) != 0 || Date(19000101).AddDays(-1) != 0 || Date(20260301).AddDays(1<<60) != 0 {
		t.Error("days outside the years")
	}
}

func anyDay(t *rapid.T, label string) Date {
	n := rapid.IntRange(dayNumber(MinYear, 1, 1), dayNumber(MaxYear, 12, 31)).Draw(t, label)
	return fromDayNumber(n)
}

func TestDateArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, e := anyDay(t, "d"), anyDay(t, "e")
		if !d.Valid() || DateOf(d.Time()) != d || d.Weekday() != d.Time().Weekday() {
			t.Fatalf("%s is %s, a %s", d, d.Time(), d.Weekday())
		}
		if days := int((d.Time().Unix() - e.Time().Unix()) / 86400); d.Sub(e) != days || e.AddDays(days) != d {
			t.Fatalf("%s - %s = %d, want %d", d, e, d.Sub(e), days)
		}
		if (d < e) != d.Time().Before(e.Time()) {
			t.Fatalf("order of %s and %s", d, e)
		}
		for _, s := range []string{d.String(), d.Chinese(), strings.ReplaceAll(d.String(), "-", "")} {
			if got, err := ParseDate(s); err != nil || got != d {
				t.Fatalf("%s: %s, %v", s, got, err)
			}
		}
		if last := d.Period().Last(); last.AddDays(1) != d.Period().Next().First() && last != 21991231 {
			t.Fatalf("%s ends on %s", d.Period(), last)
		}
	})
}

func TestWorkdays(t *testing.T) {
	// 2026-03-06 is a Friday.
	friday, monday := Date(20260306), Date(20260309)
	for _, c := range []struct {
		from, to Date
		want     int
	}{
		{friday, monday, 2},
		{friday, friday, 1},
		{20260307, 20260308, 0},
		{monday, friday, 0},
		{0, monday, 0},
		{20260302, 20260306, 5},
		{20260301, 20260331, 22},
	} {
		if got := Workdays(c.from, c.to); got != c.want {
			t.Errorf("%s to %s: %d, want %d", c.from, c.to, got, c.want)
		}
	}
	if friday.AddWorkdays(1) != monday || monday.AddWorkdays(-1) != friday || friday.AddWorkdays(0) != friday ||
		Date(20260307).AddWorkdays(1) != monday {
		t.Error("AddWorkdays")
	}
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom([]Date{friday, monday, 20260307, 20241231}).Draw(t, "d")
		n := rapid.IntRange(1, 600).Draw(t, "n")
		if got := Workdays(d.AddDays(1), d.AddWorkdays(n)); got != n {
			t.Fatalf("%d working days after %s are counted as %d", n, d, got)
		}
	})
}

func TestPeriod(t *testing.T) {
	p := NewPeriod(2025, 12)
	if p.String() != "2025-12" || p.Chinese() != "2025年12月" || p.Next() != 202601 || p.Prev() != 202511 ||
		p.First() != 20251201 || p.Last() != 20251231 || !p.IsMonth() || !p.Valid() || p.Year() != 2025 {
		t.Error(p)
	}
	if NewPeriod(2024, 2).Last() != 20240229 || NewPeriod(2100, 2).Last() != 21000228 {
		t.Error("February")
	}
	o, c := OpeningPeriod(2025), Closing(2025)
	if o.Next() != 202501 || o.Prev() != 202412 || c.Next() != 202601 || c.Prev() != 202512 || o.IsMonth() ||
		c.IsMonth() || o.First() != 20250101 || o.Last() != 20250101 || c.Last() != 20251231 ||
		c.String() != "2025-13" {
		t.Errorf("%s %s", o, c)
	}
	if NewPeriod(2025, 1).Prev() != 202412 || Period(0).String() != "" || Period(0).Valid() || NewPeriod(2025,
		14).Valid() {
		t.Error("edges")
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{
		"2026-03-01", "2026年3月1日", "20260301152403", "2026.3", "2026-3-1 9:00",
		"２０２６/3/1",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDateOrMonth(s)
		if err != nil {
			var typed *DateError
			if d != 0 || !errors.As(err, &typed) {
				t.Fatalf("%q: %d with %v", s, d, err)
			}
			return
		}
		if !d.Valid() {
			t.Fatalf("%q gives %d", s, d)
		}
		if again, err := ParseDateOrMonth(d.String()); err != nil || again != d {
			t.Fatalf("%q: %s reads as %s, %v", s, d, again, err)
		}
		if day, err := ParseDate(s); (err == nil) != !d.IsMonth() || err == nil && day != d {
			t.Fatalf("%q: %s as a day, %s as either; %v", s, day, d, err)
		}
	})
}
