package model

import (
	"errors"
	"strings"
	"testing"
)

// TestErrors holds that errors say what was wrong in English, with what was given where that may be shown.
func TestErrors(t *testing.T) {
	_, amount := ParseMoney("12.345")
	_, date := ParseDate("2025-02-30")
	_, day := NewDate(2025, 2, 30)
	_, text := CleanText("secret\x1b", 20)
	_, account := Standard().ByName("年初余额调整")
	_, unknown := Standard().ByName("某科目")
	_, detail := Standard().With([]AccountDetail{{Code: "50105", Name: "某"}})
	for _, c := range []struct {
		err  error
		is   error
		says []string
	}{
		{amount, ErrAmountThirdDecimal, []string{"two decimals", "12.345"}},
		{date, ErrDateCalendar, []string{"calendar", "2025-02-30"}},
		{day, ErrDateCalendar, []string{"calendar", "2025-2-30"}},
		{text, ErrTextControl, []string{"control character"}},
		{account, ErrAccountAmbiguous, []string{"年初余额调整", "32101, 32201"}},
		{unknown, ErrAccountUnknown, []string{"no such account: 某科目"}},
		{detail, ErrDetailGiven, []string{"prescribed", "50105 某"}},
	} {
		if !errors.Is(c.err, c.is) {
			t.Errorf("%v is not %v", c.err, c.is)
			continue
		}
		for _, s := range c.says {
			if !strings.Contains(c.err.Error(), s) {
				t.Errorf("%q does not say %q", c.err, s)
			}
		}
	}
	if strings.Contains(text.Error(), "secret") {
		t.Error("the refused text is repeated")
	}
}

func TestSmallMethods(t *testing.T) {
	if !(Ref{Kind: KindVisit}).IsZero() || (Ref{KindVisit, 1}).IsZero() {
		t.Error("Ref.IsZero")
	}
	if !(Visit{}).Pending() || (Visit{Date: 20250101}).Pending() || (Visit{Money: 1, GoodsValue: 2}).Total() != 3 {
		t.Error("Visit")
	}
	if (BudgetLine{Amount: 5, Adjustment: -2}).Adjusted() != 3 {
		t.Error("BudgetLine.Adjusted")
	}
	if Period(0).Chinese() != "" {
		t.Error("no period has a name")
	}
}
