package model

import (
	"fmt"
	"strconv"
)

// Period is an accounting period as yyyymm: the months 1 to 12, 0 for the opening balances and 13 for the
// closing vouchers of the year. 0 is no period.
type Period int32

// The periods of a year that are no months.
const (
	OpeningMonth = 0
	ClosingMonth = 13
)

// NewPeriod puts year and month together; the month is 0 to 13. It does not check them, see Valid.
func NewPeriod(y, m int) Period { return Period(y*100 + m) }

// OpeningPeriod is the period of a year's opening balances.
func OpeningPeriod(year int) Period { return NewPeriod(year, OpeningMonth) }

// Closing is the period of a year's closing vouchers.
func Closing(year int) Period { return NewPeriod(year, ClosingMonth) }

// ParsePeriod reads a month: 2025-01, 2025/1, 2025.01, 202501, 2025年1月. The error is a *DateError.
func ParsePeriod(s string) (Period, error) {
	d, why := parseLoose(s, true)
	if why == nil && !d.IsMonth() {
		why = ErrDateForm
	}
	if why != nil {
		return 0, &DateError{Text: s, Why: why}
	}
	return d.Period(), nil
}

// Year is the year.
func (p Period) Year() int { return int(p) / 100 }

// Month is the month, 0 to 13.
func (p Period) Month() int { return int(p) % 100 }

// IsMonth reports whether p is one of the twelve months.
func (p Period) IsMonth() bool { return p.Month() >= 1 && p.Month() <= 12 }

// Valid reports whether p is a month, an opening or a closing of a year from MinYear to MaxYear.
func (p Period) Valid() bool {
	return p.Year() >= MinYear && p.Year() <= MaxYear && p.Month() >= OpeningMonth && p.Month() <= ClosingMonth
}

// First is the first day of the month; 1 January for the opening, 31 December for the closing.
func (p Period) First() Date {
	switch p.Month() {
	case OpeningMonth:
		return pack(p.Year(), 1, 1)
	case ClosingMonth:
		return pack(p.Year(), 12, 31)
	}
	return pack(p.Year(), p.Month(), 1)
}

// Last is the last day of the month; 1 January for the opening, 31 December for the closing.
func (p Period) Last() Date {
	if !p.IsMonth() {
		return p.First()
	}
	return pack(p.Year(), p.Month(), daysIn(p.Year(), p.Month()))
}

// Next is the month after p: January follows December, the closing and the opening.
func (p Period) Next() Period {
	switch {
	case p.Month() >= 12:
		return NewPeriod(p.Year()+1, 1)
	default:
		return p + 1
	}
}

// Prev is the month before p: December stands before January, the closing and the opening.
func (p Period) Prev() Period {
	switch {
	case p.Month() == ClosingMonth:
		return NewPeriod(p.Year(), 12)
	case p.Month() <= 1:
		return NewPeriod(p.Year()-1, 12)
	}
	return p - 1
}

// String is "2025-01"; "2025-00" for an opening, "2025-13" for a closing, "" for no period.
func (p Period) String() string {
	if p == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", p.Year(), p.Month())
}

// Chinese is "2025年1月", or "" for no period.
func (p Period) Chinese() string {
	if p == 0 {
		return ""
	}
	return strconv.Itoa(p.Year()) + wordYear + strconv.Itoa(p.Month()) + wordMonth
}
