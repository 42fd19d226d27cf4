package kit

import (
	"strconv"
	"strings"

	"gonghui/ui/style"
)

// Bar draws how much of total is done, in exactly w columns of block characters, or of # and . in ASCII.
// More than total fills the bar and is drawn as over the limit; a total of 0 or less is taken as 0, so that
// anything above it is over. Something is drawn as at least one block, and less than all as less than all.
// Put no column of figures behind a bar that old consoles draw twice as wide: figures go before it.
func Bar(th *style.Theme, value, total int64, w int) string {
	if w <= 0 {
		return ""
	}
	value, total = max(value, 0), max(total, 0)
	look, n := th.Bar, filled(value, total, w)
	if value > total {
		look = th.BarOver
	}
	full := look.Render(strings.Repeat(th.Glyphs.Full, n))
	return full + th.BarRest.Render(strings.Repeat(th.Glyphs.Rest, w-n))
}

// BarText is Bar without colour, for the cell of a list, and whether the limit is passed.
func BarText(th *style.Theme, value, total int64, w int) (bar string, over bool) {
	value, total = max(value, 0), max(total, 0)
	n := filled(value, total, max(w, 0))
	return strings.Repeat(th.Glyphs.Full, n) + strings.Repeat(th.Glyphs.Rest, max(w-n, 0)), value > total
}

// Tally draws value as a bar relative to the greatest value most, without the empty part: for charts of a
// few categories. It is padded to w columns.
func Tally(th *style.Theme, value, most int64, w int) string {
	if w <= 0 || value <= 0 || most <= 0 {
		return spaces(w)
	}
	n := filled(min(value, most), most, w)
	return th.Bar.Render(strings.Repeat(th.Glyphs.Full, n)) + spaces(w-n)
}

// filled returns how many of w blocks stand for value of total.
func filled(value, total int64, w int) int {
	switch {
	case value == 0:
		return 0
	case value >= total:
		return w
	}
	// Both are brought to a size at which the product with w cannot overflow.
	for total > 1<<40 {
		value, total = value>>1, total>>1
	}
	n := int((value*int64(w) + total/2) / total)
	return min(max(n, 1), max(w-1, 1))
}

// Percent returns value of total as whole percent, rounded half up: "58%". Without a total it is "-".
func Percent(value, total int64) string {
	if total <= 0 {
		return "-"
	}
	sign := ""
	if value < 0 {
		sign, value = "-", -value
	}
	for total > 1<<40 || value > 1<<52 {
		value, total = value>>1, total>>1
	}
	if total == 0 {
		return "-"
	}
	n := (value*200 + total) / (total * 2)
	if n == 0 {
		sign = ""
	}
	return sign + strconv.FormatInt(n, 10) + "%"
}
