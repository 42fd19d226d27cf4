package model

// NaturalLess orders texts as people number things: runs of digits by value, everything else by byte, so that
// 记9 comes before 记10.
func NaturalLess(a, b string) bool {
	for a != "" && b != "" {
		x, y := a[:digitRun(a)], b[:digitRun(b)]
		if x == "" || y == "" {
			if a[0] != b[0] {
				return a[0] < b[0]
			}
			a, b = a[1:], b[1:]
			continue
		}
		p, q := trimZeros(x), trimZeros(y)
		if len(p) != len(q) {
			return len(p) < len(q)
		}
		if p != q {
			return p < q
		}
		if len(x) != len(y) {
			return len(x) < len(y)
		}
		a, b = a[len(x):], b[len(y):]
	}
	return len(a) < len(b)
}

func trimZeros(s string) string {
	for len(s) > 1 && s[0] == '0' {
		s = s[1:]
	}
	return s
}
