package model

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The reasons why a text is refused; a TextError unwraps to one of them.
var (
	ErrTextEncoding = errors.New("text is not valid UTF-8")
	ErrTextReplaced = errors.New("text holds U+FFFD, left by a wrong decoding")
	ErrTextControl  = errors.New("text holds a control character")
	ErrTextBidi     = errors.New("text holds a mark that changes the direction of writing")
	ErrTextHidden   = errors.New("text holds an invisible character")
	ErrTextLong     = errors.New("text is too long")
)

// TextError is returned by CleanText. Rune is the first character refused, At its place counted in characters
// from 1; both are 0 when the text is too long.
type TextError struct {
	Why  error // one of the sentinels ErrText…
	Rune rune
	At   int
}

// Error gives the reason only: the text itself may be what must not be shown.
func (e *TextError) Error() string { return e.Why.Error() }

// Unwrap gives the sentinel.
func (e *TextError) Unwrap() error { return e.Why }

// CleanText trims s and refuses what must never reach a terminal, a page or a spreadsheet: control characters
// (ESC and DEL, C0 and C1; line ends and tabs too), bidirectional marks, zero-width and other invisible
// characters, line and paragraph separators, U+FFFD, tag characters. All Han extensions, private use
// characters of rare names, variation selectors and the middle dot stay as they are. max counts characters.
// The error is a *TextError.
func CleanText(s string, max int) (string, error) { return clean(s, max, false) }

// CleanNote is CleanText for notes of several lines: line ends become "\n", and stay.
func CleanNote(s string, max int) (string, error) {
	return clean(strings.ReplaceAll(s, "\r\n", "\n"), max, true)
}

func clean(s string, max int, lines bool) (string, error) {
	if isPlain(s) && len(s) <= max {
		return s, nil
	}
	s = strings.TrimFunc(s, isBlank)
	n := 0
	for i, r := range s {
		n++
		if lines && r == '\n' {
			continue
		}
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return "", &TextError{Why: ErrTextEncoding, Rune: r, At: n}
			}
		}
		if why := refusedRune(r); why != nil {
			return "", &TextError{Why: why, Rune: r, At: n}
		}
	}
	if n > max {
		return "", &TextError{Why: ErrTextLong}
	}
	return s, nil
}

// isPlain reports whether s is printable ASCII without outer blanks, which needs no further look.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return s == "" || s[0] != ' ' && s[len(s)-1] != ' '
}

// isBlank is what trimming takes off. NEL, U+2028 and U+2029 are spaces to Unicode, and are refused instead.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) && r != 0x85 && r != 0x2028 && r != 0x2029 && r != '\v' && r != '\f'
}

// textRange is a run of refused characters.
type textRange struct {
	from, to rune
	why      error
}

var refusedRanges = []textRange{
	{0x00, 0x1F, ErrTextControl},
	{0x7F, 0x9F, ErrTextControl},
	{0xAD, 0xAD, ErrTextHidden},     // soft hyphen
	{0x34F, 0x34F, ErrTextHidden},   // grapheme joiner
	{0x61C, 0x61C, ErrTextBidi},     // Arabic letter mark
	{0x115F, 0x1160, ErrTextHidden}, // Hangul fillers
	{0x17B4, 0x17B5, ErrTextHidden},
	{0x180B, 0x180F, ErrTextHidden}, // Mongolian selectors and vowel separator
	{0x200B, 0x200D, ErrTextHidden}, // zero-width space, non-joiner, joiner
	{0x200E, 0x200F, ErrTextBidi},
	{0x2028, 0x2029, ErrTextControl},
	{0x202A, 0x202E, ErrTextBidi},
	{0x2060, 0x2065, ErrTextHidden},
	{0x2066, 0x2069, ErrTextBidi},
	{0x206A, 0x206F, ErrTextHidden},
	{0x3164, 0x3164, ErrTextHidden},
	{0xFEFF, 0xFEFF, ErrTextHidden}, // byte order mark
	{0xFFA0, 0xFFA0, ErrTextHidden},
	{0xFFF0, 0xFFFB, ErrTextHidden}, // unassigned and annotation marks
	{0xFFFC, 0xFFFD, ErrTextReplaced},
	{0x1BCA0, 0x1BCA3, ErrTextHidden},
	{0x1D173, 0x1D17A, ErrTextHidden},
	{0xE0000, 0xE00FF, ErrTextHidden}, // tags
	{0xE01F0, 0xE0FFF, ErrTextHidden},
}

// refusedRune says why a character is refused; nil for one that may stay. U+FFFE, U+FFFF and their like in
// the other planes are no characters at all.
func refusedRune(r rune) error {
	if r >= ' ' && r <= '~' || r >= 0x3400 && r <= 0x9FFF {
		return nil
	}
	if r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF {
		return ErrTextHidden
	}
	for _, x := range refusedRanges {
		if r >= x.from && r <= x.to {
			return x.why
		}
	}
	return nil
}

// Fold turns full-width digits, letters, punctuation and spaces into their ASCII twins, ￥ into ¥, and every
// kind of dash into "-". It is for coded fields (numbers, dates, codes) only: prose keeps its full-width
// marks.
func Fold(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(foldRune, s)
		}
	}
	return s
}

func foldRune(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == 0x3000 || r == 0xA0 || (r >= 0x2000 && r <= 0x200A) || r == 0x202F || r == 0x205F:
		return ' '
	case r == 0xFFE5:
		return 0xA5
	case (r >= 0x2010 && r <= 0x2015) || r == 0x2212 || r == 0xFE63:
		return '-'
	}
	return r
}

// NormalizeName gives a person's name as it is compared and stored: trimmed, without the blanks that rosters
// put between Han characters (张　三 is 张三), with single blanks between the words of a Latin name, and with the
// dots that part the names of minorities (•, ・, ‧) written as the middle dot ·.
func NormalizeName(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var last rune
	gap := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = b.Len() > 0
			continue
		}
		switch r {
		case 0x2022, 0x30FB, 0x2027, 0xFF65, 0x2219, 0x22C5:
			r = 0xB7
		}
		if gap && isLatin(last) && isLatin(r) {
			b.WriteByte(' ')
		}
		gap, last = false, r
		b.WriteRune(r)
	}
	return b.String()
}

// isLatin tells letters of scripts that part their words by blanks from Han characters.
func isLatin(r rune) bool {
	return r != 0xB7 && !unicode.Is(unicode.Han, r) && !unicode.Is(unicode.Co, r) && r != 0x3007
}
