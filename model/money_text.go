package model

import "strings"

// String is the amount in yuan with two decimals and no grouping: "-1234.50".
func (m Money) String() string { return string(m.appendText(make([]byte, 0, 24), false)) }

// Grouped is String with thousands commas: "-1,234.50".
func (m Money) Grouped() string { return string(m.appendText(make([]byte, 0, 32), true)) }

// parts gives the sign and the magnitude as yuan and fen.
func (m Money) parts() (neg bool, yuan, fen uint64) {
	v := uint64(m)
	if m < 0 {
		v = -v
	}
	return m < 0, v / 100, v % 100
}

func (m Money) appendText(b []byte, grouped bool) []byte {
	neg, yuan, fen := m.parts()
	if neg {
		b = append(b, '-')
	}
	var digits [20]byte
	i := len(digits)
	for {
		i--
		digits[i] = byte('0' + yuan%10)
		if yuan /= 10; yuan == 0 {
			break
		}
	}
	for ; i < len(digits); i++ {
		b = append(b, digits[i])
		if left := len(digits) - 1 - i; grouped && left > 0 && left%3 == 0 {
			b = append(b, ',')
		}
	}
	return append(b, '.', byte('0'+fen/10), byte('0'+fen%10))
}

// The characters of amounts in words (会计基础工作规范, art. 52).
var (
	capitalDigits = [10]string{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}
	capitalPlaces = [4]string{"", "拾", "佰", "仟"}
)

const (
	capitalZero   = "零"
	capitalWan    = "万"
	capitalYi     = "亿"
	capitalJiao   = "角"
	capitalFen    = "分"
	capitalWhole  = "整"
	capitalMinus  = "负"
	capitalNought = "零元整"
)

// Capital is the amount in words (大写金额), as 会计基础工作规范 art. 52 wants it: 整 after 元 and after 角, 壹 never
// dropped, one 零 between 元 and 角 whenever the 元 digit is 0. A negative amount begins with 负.
func (m Money) Capital() string {
	neg, yuan, fen := m.parts()
	if yuan == 0 && fen == 0 {
		return capitalNought
	}
	var b strings.Builder
	if neg {
		b.WriteString(capitalMinus)
	}
	if yuan > 0 {
		writeCapital(&b, yuan)
		b.WriteString(wordYuan)
	}
	jiao, cent := fen/10, fen%10
	if yuan > 0 && fen > 0 && (yuan%10 == 0 || jiao == 0) {
		b.WriteString(capitalZero)
	}
	if jiao > 0 {
		b.WriteString(capitalDigits[jiao] + capitalJiao)
	}
	if cent > 0 {
		b.WriteString(capitalDigits[cent] + capitalFen)
	} else {
		b.WriteString(capitalWhole)
	}
	return b.String()
}

// writeCapital says n > 0: what stands above 亿, above 万, and the last four digits, each part by the same
// rule.
func writeCapital(b *strings.Builder, n uint64) {
	for _, u := range []struct {
		size uint64
		name string
	}{{100_000_000, capitalYi}, {10_000, capitalWan}} {
		if n < u.size {
			continue
		}
		writeCapital(b, n/u.size)
		b.WriteString(u.name)
		if n %= u.size; n == 0 {
			return
		}
		if n < u.size/10 {
			b.WriteString(capitalZero)
		}
	}
	pending := false
	for place, size := 3, uint64(1000); place >= 0; place, size = place-1, size/10 {
		digit := n / size % 10
		if digit == 0 {
			pending = pending || n >= size
			continue
		}
		if pending {
			b.WriteString(capitalZero)
			pending = false
		}
		b.WriteString(capitalDigits[digit] + capitalPlaces[place])
	}
}
