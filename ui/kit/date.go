package kit

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// Why a date cannot be completed.
var (
	ErrDateSyntax = errors.New("not a date")
	ErrDateMonth  = errors.New("not a date or month")
	ErrDateNone   = errors.New("no such day")
)

// foldDate folds what an input method makes of dates to digits and hyphens, points or slashes.
func foldDate(s string) string {
	return dateFolds.Replace(strings.Map(narrow, s))
}

var dateFolds = strings.NewReplacer("。", ".", "·", ".", "、", "/", "−", "-", "—", "-", "\u3000", " ")

// CompleteDate returns s as 2026-06-18. It accepts - / . and 年月日 between the parts, 20260618, and, with a
// base day, a day alone or month and day, taken from the base's month or year. With months it also accepts a
// month, 2026-06 or 202606, and keeps it one.
func CompleteDate(s, base string, months bool) (string, error) {
	syntax := ErrDateSyntax
	if months {
		syntax = ErrDateMonth
	}
	parts, ok := dateParts(foldDate(s))
	if !ok {
		return "", syntax
	}
	from, baseErr := time.Parse(time.DateOnly, base)
	year, month, day := 0, 0, 0
	switch {
	case len(parts) == 3:
		year, month, day = parts[0], parts[1], parts[2]
	case len(parts) == 2 && parts[0] >= 1000 && months:
		return checkedDate(parts[0], parts[1], 1, "2006-01")
	case len(parts) == 2 && parts[0] <= 12 && baseErr == nil:
		year, month, day = from.Year(), parts[0], parts[1]
	case len(parts) == 1 && parts[0] <= 31 && baseErr == nil:
		year, month, day = from.Year(), int(from.Month()), parts[0]
	default:
		return "", syntax
	}
	if year < 1000 {
		return "", syntax
	}
	return checkedDate(year, month, day, time.DateOnly)
}

// checkedDate formats a day that exists.
func checkedDate(year, month, day int, layout string) (string, error) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return "", ErrDateNone
	}
	return t.Format(layout), nil
}

// dateParts returns the one to three numbers of a date.
func dateParts(s string) ([]int, bool) {
	s = strings.TrimSpace(strings.NewReplacer("年", "-", "月", "-", "日", "", "号", "").Replace(s))
	s = strings.TrimSuffix(strings.Map(func(r rune) rune {
		if r == '/' || r == '.' || r == ' ' {
			return '-'
		}
		return r
	}, s), "-")
	switch {
	case !isDigits(s):
	case len(s) == 8:
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	case len(s) == 6:
		s = s[:4] + "-" + s[4:]
	}
	words := strings.Split(s, "-")
	if len(words) > 3 {
		return nil, false
	}
	parts := make([]int, len(words))
	for i, word := range words {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || len(word) > 4 || !isDigits(word) {
			return nil, false
		}
		parts[i] = n
	}
	return parts, true
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
