package kit

import (
	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

// ToastKind says what a Toast is about; it is shown as a word, and coloured.
type ToastKind uint8

// The kinds of toasts.
const (
	ToastInfo ToastKind = iota
	ToastDone
	ToastWarn
	ToastError
)

// Toast is a short message on one line, shown until the next key. The zero Toast shows nothing.
type Toast struct {
	Kind ToastKind
	Text string
}

// IsZero tells whether there is nothing to show.
func (t Toast) IsZero() bool { return t.Text == "" }

// Line draws the toast at exactly w columns.
func (t Toast) Line(th *style.Theme, w int) string {
	if t.IsZero() {
		return spaces(w)
	}
	looks := [...]struct {
		word string
		look style.Style
	}{
		ToastInfo:  {words.ToastInfo, th.Info},
		ToastDone:  {words.ToastDone, th.Good},
		ToastWarn:  {words.ToastWarn, th.Warn},
		ToastError: {words.ToastError, th.Bad},
	}
	l := looks[min(int(t.Kind), len(looks)-1)]
	line := " " + l.word + "  "
	return l.look.Render(Cut(line, w)) + Fit(Sanitize(t.Text), max(w-Width(line), 0))
}
