package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// hidden stands for a character that must not be drawn and whose presence the reader should notice.
const hidden = "\u2426"

// Sanitize returns s as one line that is safe to draw. Control characters become their pictures (ESC is ␛),
// line ends and tabs become spaces, bidirectional marks, broken UTF-8 and noncharacters become ␦, and
// zero-width characters go. Han of all extensions, private-use characters, combining marks after a letter,
// and variation selectors stay, except the emoji selector, which terminals draw at different widths. What
// terminals would still measure differently (joined emoji, flags) is reduced to its first character.
func Sanitize(s string) string { return clean(s, picture) }

// Clean is Sanitize for text that is going to be stored: whatever Sanitize would show as a picture is left
// out, line ends and tabs become spaces.
func Clean(s string) string {
	return clean(s, func(rune) string { return "" })
}

// picture returns the visible stand-in of a character that must not be drawn.
func picture(r rune) string {
	switch {
	case r < 0x20:
		return string(0x2400 + r)
	case r == 0x7f:
		return "\u2421"
	}
	return hidden
}

func clean(s string, bad func(rune) string) string {
	if allSimple(s) {
		return s
	}
	s = cleanRunes(s, bad)
	for range 3 {
		next := cleanClusters(s)
		if next == s {
			return s
		}
		s = next
	}
	return strings.Map(func(r rune) rune {
		if isSimple(r) {
			return r
		}
		return '?'
	}, s)
}

func allSimple(s string) bool {
	for _, r := range s {
		if !isSimple(r) {
			return false
		}
	}
	return true
}

// cleanRunes judges each character by itself.
func cleanRunes(s string, bad func(rune) string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case isSimple(r):
			b.WriteRune(r)
		case r == '\n' || r == '\t' || r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte(' ')
		case r == '\r':
			if !strings.HasPrefix(s[i+1:], "\n") {
				b.WriteByte(' ')
			}
		case isBroken(s[i:], r), isBidi(r), unicode.Is(unicode.Cc, r):
			b.WriteString(bad(r))
		case isInvisible(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isBroken finds bytes that are no UTF-8, and noncharacters.
func isBroken(s string, r rune) bool {
	if r == utf8.RuneError {
		_, n := utf8.DecodeRuneInString(s)
		return n == 1
	}
	return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef
}

// isBidi finds the marks that reorder text on the screen (Unicode Bidi_Control).
func isBidi(r rune) bool {
	return r == 0x61c || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// isInvisible finds characters without a picture of their own that people paste unknowingly: zero-width
// spaces and joiners, soft hyphens, tags, fillers, the emoji selector and skin tones.
func isInvisible(r rune) bool {
	switch {
	case r == 0xfe0f, r >= 0x1f3fb && r <= 0x1f3ff:
		return true
	case r == 0x034f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, r == 0x17b4, r == 0x17b5:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// cleanClusters keeps the characters on whose width all terminals agree.
func cleanClusters(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		n := clusterLen(s)
		b.WriteString(agreed(s[:n]))
		s = s[n:]
	}
	return b.String()
}

// agreed returns the cluster, or what of it has one width everywhere: its first character, or "?", or nothing
// for what would join with the character before or after it.
func agreed(cluster string) string {
	r, n := utf8.DecodeRuneInString(cluster)
	if isSimple(r) && n == len(cluster) {
		return cluster
	}
	first := cluster[:n]
	switch {
	case unicode.Is(unicode.M, r) || ansi.StringWidth("a"+first) == 1 || ansi.StringWidth(first+"a") == 1:
		return ""
	case hasOneWidth(cluster):
		return cluster
	case ansi.StringWidthWc(first) == 0:
		return ""
	case hasOneWidth(first):
		return first
	}
	return "?"
}

// hasOneWidth tells whether terminals with and without clustering give s one or two columns, by itself, between
// others and beside itself: the parts of Korean syllables join with each other.
func hasOneWidth(s string) bool {
	wide := ansi.StringWidthWc(s)
	return wide > 0 && wide <= 2 && wide == ansi.StringWidth(s) && wide+2 == ansi.StringWidth("a"+s+"a") &&
		2*wide == ansi.StringWidth(s+s)
}
