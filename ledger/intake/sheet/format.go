package sheet

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// format is what a cell's number format makes of a number, as far as an import cares.
type format struct {
	date, clock bool // shows a day (or month), shows a time of day
	noDay       bool // shows year and month only
	zeros       int  // pads whole numbers to so many digits: 000123
}

// styles reads the cell formats of a workbook.
func (b *book) styles(name string) error {
	custom := map[string]format{}
	return b.walk(name, func(p []string, attrs []xml.Attr) {
		switch {
		case p[len(p)-1] == "numFmt":
			custom[attr(attrs, "numFmtId")] = parseFormat(attr(attrs, "formatCode"))
		case len(p) >= 2 && p[len(p)-1] == "xf" && p[len(p)-2] == "cellXfs":
			id := attr(attrs, "numFmtId")
			f, ok := custom[id]
			if !ok {
				f = builtinFormat(id)
			}
			b.formats = append(b.formats, f)
		}
	}, nil)
}

// builtinFormat knows the formats that have a number and no code (ECMA-376 part 1, 18.8.30, with the additions for
// Chinese, 27 to 36 and 50 to 58).
func builtinFormat(id string) format {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return format{}
	case n == 17 || n == 27 || n == 36 || n == 50 || n == 52 || n == 57:
		return format{date: true, noDay: true}
	case n >= 14 && n <= 16, n >= 28 && n <= 31, n == 51, n == 53, n == 54, n == 58:
		return format{date: true}
	case n == 22:
		return format{date: true, clock: true}
	case n >= 18 && n <= 21, n >= 32 && n <= 35, n == 45, n == 47, n == 55, n == 56:
		return format{clock: true}
	}
	return format{}
}

// parseFormat reads a format code such as yyyy"年"m"月"d"日";@ as far as needed. Elapsed time ([h]:mm) is a number.
func parseFormat(code string) format {
	code, _, _ = strings.Cut(code, ";")
	var plain strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return format{}
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return format{}
			}
			if inside := strings.ToLower(code[i+1 : i+end]); strings.Trim(inside, "hms") == "" {
				return format{}
			}
			i += end
		default:
			plain.WriteByte(c)
		}
	}
	s := strings.ToLower(strings.TrimSpace(plain.String()))
	if s != "" && strings.Trim(s, "0") == "" {
		return format{zeros: len(s)}
	}
	if !strings.ContainsAny(s, "ydhs") && (!strings.Contains(s, "m") || strings.ContainsAny(s, "#0?%")) {
		return format{}
	}
	f := format{clock: strings.ContainsAny(s, "hs")}
	f.date = strings.ContainsAny(s, "yd") || (!f.clock && strings.Contains(s, "m"))
	f.noDay = f.date && strings.Contains(s, "y") && !strings.Contains(s, "d")
	return f
}

// maxDigits is how many decimal digits a workbook keeps of a number; what follows in the file is noise.
const maxDigits = 15

// number fills in a cell that was stored as the number raw.
func (b *book) number(c *Cell, raw string, style int) {
	c.Raw, c.Number = raw, true
	var f format
	if style >= 0 && style < len(b.formats) {
		f = b.formats[style]
	}
	d, ok := parseNumber(raw)
	if !ok {
		c.Text, c.Problem = raw, CodeLostDigits
		return
	}
	if f.date || f.clock {
		c.Date = true
		if text, ok := b.dateText(d, f); ok {
			c.Text = text
		} else {
			c.Text, c.Problem = d.String(), CodeDateSerial
		}
		return
	}
	c.Text = d.String()
	if f.zeros > len(c.Text) && d.IsInteger() && !d.IsNegative() {
		c.Text = strings.Repeat("0", f.zeros-len(c.Text)) + c.Text
	}
}

// parseNumber reads the digits of a stored number and rounds off the noise behind the 15th: 5000.1000000000004 is
// 5000.1. It refuses whole numbers of more digits than a workbook keeps, and anything out of proportion.
func parseNumber(raw string) (decimal.Decimal, bool) {
	const widest, farthest = 40, 300
	if len(raw) == 0 || len(raw) > widest {
		return decimal.Decimal{}, false
	}
	if i := strings.IndexAny(raw, "eE"); i >= 0 {
		if exp, err := strconv.Atoi(raw[i+1:]); err != nil || exp > farthest || exp < -farthest {
			return decimal.Decimal{}, false
		}
	}
	d, err := decimal.NewFromString(raw)
	if err != nil {
		return decimal.Decimal{}, false
	}
	whole := d.NumDigits() + int(d.Exponent())
	if whole > maxDigits {
		return decimal.Decimal{}, false
	}
	return d.Round(int32(maxDigits - whole)), true
}

// dateText shows a serial day as 2025-03-01, 2025-03 where the format shows no day and it is the first, with the
// time where there is one. The 1900 system counts a 29 February 1900 that never was: serial 60 is refused.
func (b *book) dateText(d decimal.Decimal, f format) (string, bool) {
	const lastSerial, leap, seconds = 2_958_465, 60, 86_400
	if d.IsNegative() || d.GreaterThanOrEqual(decimal.NewFromInt(lastSerial+1)) {
		return "", false
	}
	day := d.IntPart()
	second := d.Sub(decimal.NewFromInt(day)).Mul(decimal.NewFromInt(seconds)).Round(0).IntPart()
	if second == seconds {
		day, second = day+1, 0
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case b.date04:
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day == leap || (day == 0 && f.date):
		return "", false
	case day < leap:
		epoch = epoch.AddDate(0, 0, 1)
	}
	t := epoch.AddDate(0, 0, int(day)).Add(time.Duration(second) * time.Second)
	switch {
	case !f.date:
		return t.Format(time.TimeOnly), true
	case second != 0:
		return t.Format(time.DateTime), true
	case f.noDay && t.Day() == 1:
		return t.Format("2006-01"), true
	}
	return t.Format(time.DateOnly), true
}
