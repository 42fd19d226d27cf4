package model

import "strings"

// ParseDate reads a day: 2026-03-01, 2026-3-1, 2026/3/1, 2026.3.1, 2026年3月1日 or 20260301, in ASCII or
// full-width digits, with a time of day after it or without. The year comes first and has four digits, so
// that no day can be taken for a month. The error is a *DateError.
func ParseDate(s string) (Date, error) {
	if d, ok := parseISO(s); ok {
		return d, nil
	}
	d, why := parseLoose(s, false)
	if why != nil {
		return 0, &DateError{Text: s, Why: why}
	}
	return d, nil
}

// ParseDateOrMonth reads what ParseDate reads, and months: 2026-03, 2026/3, 2026.03, 202603, 2026年3月.
func ParseDateOrMonth(s string) (Date, error) {
	if d, ok := parseISO(s); ok {
		return d, nil
	}
	d, why := parseLoose(s, true)
	if why != nil {
		return 0, &DateError{Text: s, Why: why}
	}
	return d, nil
}

// parseISO reads exactly "2026-03-01", which fills nearly every file.
func parseISO(s string) (Date, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' ||
		!allDigits(s[:4]) || !allDigits(s[5:7]) || !allDigits(s[8:]) {
		return 0, false
	}
	y, m, d := atoi(s[:4]), atoi(s[5:7]), atoi(s[8:])
	if checkDay(y, m, d) != nil {
		return 0, false
	}
	return pack(y, m, d), true
}

func parseLoose(s string, months bool) (Date, error) {
	if len(s) > 128 {
		return 0, ErrDateForm
	}
	t := strings.TrimSpace(Fold(s))
	if t == "" {
		return 0, ErrDateEmpty
	}
	p, ok := readParts(t)
	if !ok || !isTimeOfDay(p.rest) {
		return 0, ErrDateForm
	}
	if p.d == "" {
		if !months || p.rest != "" {
			return 0, ErrDateForm
		}
		if why := checkDay(atoi(p.y), atoi(p.m), 1); why != nil {
			return 0, why
		}
		return pack(atoi(p.y), atoi(p.m), 0), nil
	}
	if why := checkDay(atoi(p.y), atoi(p.m), atoi(p.d)); why != nil {
		return 0, why
	}
	return pack(atoi(p.y), atoi(p.m), atoi(p.d)), nil
}

// dateParts is a date taken apart: runs of digits, and what follows. d is "" for a month.
type dateParts struct{ y, m, d, rest string }

// dateForms are the marks after year, month and day.
var dateForms = [][3]string{
	{wordYear, wordMonth, wordDay}, {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""},
}

func readParts(t string) (dateParts, bool) {
	n := digitRun(t)
	switch {
	case n == 8 || n == 14:
		return dateParts{t[:4], t[4:6], t[6:8], t[8:]}, true
	case n == 6:
		return dateParts{t[:4], t[4:6], "", t[6:]}, true
	case n != 4:
		return dateParts{}, false
	}
	p, rest := dateParts{y: t[:4]}, strings.TrimLeft(t[4:], " ")
	year, month, day := "", "", ""
	for _, form := range dateForms {
		if strings.HasPrefix(rest, form[0]) {
			year, month, day = form[0], form[1], form[2]
		}
	}
	if year == "" {
		return dateParts{}, false
	}
	var ok bool
	if p.m, rest, ok = shortNumber(rest[len(year):]); !ok {
		return dateParts{}, false
	}
	after, found := strings.CutPrefix(rest, month)
	if !found || (day != "" && strings.TrimSpace(after) == "") {
		p.rest = after
		if !found {
			p.rest = rest
		}
		return p, true
	}
	if p.d, rest, ok = shortNumber(after); !ok {
		return dateParts{}, false
	}
	if day != "" {
		if rest, ok = strings.CutPrefix(rest, day); !ok {
			rest = strings.TrimPrefix(rest, wordDayOfMonth)
		}
	}
	p.rest = rest
	return p, true
}

// shortNumber cuts one or two digits off s; a blank may stand before them, and after them before a mark.
func shortNumber(s string) (number, rest string, ok bool) {
	s = strings.TrimLeft(s, " ")
	n := digitRun(s)
	if n < 1 || n > 2 {
		return "", "", false
	}
	rest = s[n:]
	if t := strings.TrimLeft(rest, " "); t == "" || digitRun(t) == 0 {
		rest = t
	}
	return s[:n], rest, true
}

func digitRun(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// isTimeOfDay reports whether s, which follows a date, is a time such as " 15:24", "T15:24:03.5+08:00",
// "152403", or the ".0" that a spreadsheet leaves behind 20260420. Nothing at all will do too. A zone is not
// converted: statements give China's time.
func isTimeOfDay(s string) bool {
	s = strings.TrimSpace(strings.TrimPrefix(s, "T"))
	if s == "" || s == ".0" {
		return true
	}
	if len(s) == 6 && allDigits(s) {
		return clock(s[:2], s[2:4], s[4:])
	}
	s = strings.TrimSuffix(s, "Z")
	if i := strings.LastIndexAny(s, "+-"); i > 0 {
		h, m, found := strings.Cut(s[i+1:], ":")
		if !found || !clock(h, m, "0") {
			return false
		}
		s = s[:i]
	}
	part := strings.Split(s, ":")
	switch len(part) {
	case 2:
		return clock(part[0], part[1], "0")
	case 3:
		seconds, fraction, _ := strings.Cut(part[2], ".")
		return allDigits(fraction) && clock(part[0], part[1], seconds)
	}
	return false
}

func clock(h, m, s string) bool {
	for _, v := range []string{h, m, s} {
		if v == "" || len(v) > 2 || !allDigits(v) {
			return false
		}
	}
	return atoi(h) < 24 && atoi(m) < 60 && atoi(s) < 60
}

// atoi reads a short run of ASCII digits.
func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
