package model

import (
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"
)

// Date is a day as yyyymmdd, or a month as yyyymm00 where only the month is known (出生, 入会). 0 is no date.
// Dates compare as numbers; a month stands before its first day.
type Date int32

// The years a date may stand in.
const (
	MinYear = 1900
	MaxYear = 2199
)

// The reasons why something is refused as a date; a DateError unwraps to one of them.
var (
	ErrDateEmpty    = errors.New("date is empty")
	ErrDateForm     = errors.New("not a date in the order year, month, day")
	ErrDateCalendar = errors.New("no such day in the calendar")
	ErrDateYear     = errors.New("year is outside 1900 to 2199")
)

// DateError is returned by everything that makes a Date or a Period of what a user gave. Text is what was
// given, Why one of the sentinels ErrDate….
type DateError struct {
	Text string
	Why  error
}

// Error says what is wrong with which text.
func (e *DateError) Error() string { return fmt.Sprintf("%v: %q", e.Why, e.Text) }

// Unwrap gives the sentinel.
func (e *DateError) Unwrap() error { return e.Why }

// NewDate makes a day. It refuses days that are not in the calendar with a *DateError.
func NewDate(y, m, d int) (Date, error) {
	if why := checkDay(y, m, d); why != nil {
		return 0, &DateError{Text: fmt.Sprintf("%d-%d-%d", y, m, d), Why: why}
	}
	return pack(y, m, d), nil
}

// DateFromSerial turns the whole part of a spreadsheet's date, in the 1900 system, into a day. Number 60, a 29
// February that never was, is refused, as are numbers below the system's first day; the error is a
// *DateError.
func DateFromSerial(n int) (Date, error) {
	bad := &DateError{Text: strconv.Itoa(n), Why: ErrDateCalendar}
	start := dayNumber(1899, 12, 30)
	switch {
	case n < 1 || n == 60:
		return 0, bad
	case n < 60:
		start++
	}
	if n > dayNumber(MaxYear, 12, 31)-start {
		bad.Why = ErrDateYear
		return 0, bad
	}
	return fromDayNumber(start + n), nil
}

// Zone is the only zone of the book, China's +08:00.
func Zone() *time.Location { return zone() }

// zone is made once, so that times of equal instants are equal as values.
var zone = sync.OnceValue(func() *time.Location { return time.FixedZone("+08:00", 8*60*60) })

// DateOf is the day of t in China. It is 0 when the year is outside MinYear to MaxYear.
func DateOf(t time.Time) Date {
	y, m, d := t.In(Zone()).Date()
	if y < MinYear || y > MaxYear {
		return 0
	}
	return pack(y, int(m), d)
}

// Year is the year, 0 for no date.
func (d Date) Year() int { return int(d) / 10000 }

// Month is the month, 1 to 12.
func (d Date) Month() int { return int(d) / 100 % 100 }

// Day is the day of the month; 0 when only the month is known.
func (d Date) Day() int { return int(d) % 100 }

// IsMonth reports whether only the month is known.
func (d Date) IsMonth() bool { return d != 0 && d.Day() == 0 }

// Valid reports whether d is a real day or month. No date is not valid.
func (d Date) Valid() bool {
	return d > 0 && checkDay(d.Year(), d.Month(), max(d.Day(), 1)) == nil
}

// First is the first day of d: day 1 when only the month is known, else d itself.
func (d Date) First() Date {
	if d.IsMonth() {
		return d + 1
	}
	return d
}

// Period is the month that d lies in; 0 for no date.
func (d Date) Period() Period { return Period(d / 100) }

// String is "2026-03-01", "2026-03" when only the month is known, and "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	b := make([]byte, 0, 10)
	y := d.Year()
	b = append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-')
	b = append(b, byte('0'+d.Month()/10), byte('0'+d.Month()%10))
	if d.Day() != 0 {
		b = append(b, '-', byte('0'+d.Day()/10), byte('0'+d.Day()%10))
	}
	return string(b)
}

// Chinese is "2026年3月1日", "2026年3月" when only the month is known, and "" for no date.
func (d Date) Chinese() string {
	switch {
	case d == 0:
		return ""
	case d.IsMonth():
		return d.Period().Chinese()
	}
	return d.Period().Chinese() + strconv.Itoa(d.Day()) + wordDay
}

// AddDays is the day n days after d (counted from the first of a month), or 0 when d is 0 or the result
// leaves the years MinYear to MaxYear.
func (d Date) AddDays(n int) Date {
	if d == 0 {
		return 0
	}
	from := d.number()
	if n > dayNumber(MaxYear, 12, 31)-from || n < dayNumber(MinYear, 1, 1)-from {
		return 0
	}
	return fromDayNumber(from + n)
}

// Sub is the number of days from e to d; months count from their first day. It means nothing when either is
// 0.
func (d Date) Sub(e Date) int { return d.number() - e.number() }

// Weekday is the day of the week of d.
func (d Date) Weekday() time.Weekday {
	// Day 0 of the count, 1970-01-01, was a Thursday.
	return time.Weekday(((d.number()+int(time.Thursday))%7 + 7) % 7)
}

// Time is the midnight in China on which d begins; the zero time for no date.
func (d Date) Time() time.Time {
	if d == 0 {
		return time.Time{}
	}
	f := d.First()
	return time.Date(f.Year(), time.Month(f.Month()), f.Day(), 0, 0, 0, 0, Zone())
}

// AddWorkdays is the n-th working day after d, or before it when n is negative. Working days are Monday to
// Friday: public holidays and the weekends worked in exchange are decided year by year and are not known
// here. It is 0 when d is 0 or the result leaves the years MinYear to MaxYear.
func (d Date) AddWorkdays(n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 && d != 0 {
		if d = d.AddDays(step); d != 0 && d.isWorkday() {
			n--
		}
	}
	return d
}

// Workdays counts the working days (Monday to Friday, public holidays are not known) from the day from to the
// day to, both included. It is 0 when to lies before from or either is no date.
func Workdays(from, to Date) int {
	if from == 0 || to == 0 || to.Sub(from) < 0 {
		return 0
	}
	days := to.Sub(from) + 1
	count := days / 7 * 5
	for i, d := 0, from.First(); i < days%7; i, d = i+1, d.AddDays(1) {
		if d.isWorkday() {
			count++
		}
	}
	return count
}

func (d Date) isWorkday() bool {
	w := d.Weekday()
	return w != time.Saturday && w != time.Sunday
}

func (d Date) number() int {
	f := d.First()
	return dayNumber(f.Year(), f.Month(), f.Day())
}

func pack(y, m, d int) Date { return Date(y*10000 + m*100 + d) }

func checkDay(y, m, d int) error {
	switch {
	case y < MinYear || y > MaxYear:
		return ErrDateYear
	case m < 1 || m > 12 || d < 1 || d > daysIn(y, m):
		return ErrDateCalendar
	}
	return nil
}

func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// dayNumber counts days from 1970-01-01 in the Gregorian calendar, with the year beginning in March so that
// the leap day is its last.
func dayNumber(y, m, d int) int {
	if m <= 2 {
		y, m = y-1, m+12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 1 - 719468
}

// fromDayNumber is the inverse of dayNumber, for days from the year 0 on.
func fromDayNumber(n int) Date {
	n += 719468
	era, day := n/146097, n%146097
	yearOfEra := (day - day/1460 + day/36524 - day/146096) / 365
	dayOfYear := day - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	month := (5*dayOfYear + 2) / 153
	y, m, d := era*400+yearOfEra, month+3, dayOfYear-(153*month+2)/5+1
	if m > 12 {
		y, m = y+1, m-12
	}
	return pack(y, m, d)
}
