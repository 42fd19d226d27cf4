package kit

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

// Kind says what a Field holds, and so what is folded while typing and what happens on leaving.
type Kind uint8

// The kinds of fields.
const (
	// KindText is any single line. Leaving trims spaces at both ends.
	KindText Kind = iota
	// KindAmount is a sum of money: full-width characters are folded, leaving works out sums with Evaluate.
	// Without the focus it stands at the right edge.
	KindAmount
	// KindDate is a day: leaving completes and checks it; the value becomes 2026-06-18.
	KindDate
	// KindID is a number in digits and capital letters; spaces go.
	KindID
	// KindSecret shows a * for each character.
	KindSecret
)

// Field is a single-line text input. It draws itself, without the terminal library's own input, so that the
// cursor's column is right behind Chinese text and the drawn width is exact.
type Field struct {
	Kind        Kind
	Placeholder string // shown while empty
	Limit       int    // at most this many characters; 0 is no limit
	ReadOnly    bool
	// Base is the day "2026-06-18" that completes a short date: "20" is that month's 20th, "7-1" that year's.
	// Empty: only full dates.
	Base string
	// Months lets a date field hold a month, "2026-06".
	Months bool
	// Suggest returns a whole value that begins with what was typed, or "". The rest is shown behind the
	// cursor and taken with Right or End. It must be pure and quick.
	Suggest func(value string) string

	th      *style.Theme
	buf     buffer
	focused bool
	err     string
}

// NewField returns an empty field.
func NewField(th *style.Theme, kind Kind) *Field {
	return &Field{Kind: kind, th: th}
}

// Value returns the text as it stands; after Commit it is normalised.
func (f *Field) Value() string { return f.buf.value() }

// SetValue replaces the text, puts the cursor behind it and drops the error.
func (f *Field) SetValue(s string) {
	f.buf.set(f.fold(s), false)
	f.err = ""
}

// Focus gives the field the cursor, at the end of its text.
func (f *Field) Focus() {
	f.focused = true
	f.buf.cur = len(f.buf.cells)
}

// Blur takes the cursor away. It does not commit.
func (f *Field) Blur() { f.focused = false }

// Focused tells whether the field has the cursor.
func (f *Field) Focused() bool { return f.focused }

// Fixed tells that the field cannot be edited, so that a form passes it by.
func (f *Field) Fixed() bool { return f.ReadOnly }

// Lines returns 1: a field is one line high.
func (f *Field) Lines(int) int { return 1 }

// Err returns what Commit found wrong, in Chinese, or "".
func (f *Field) Err() string { return f.err }

// Update edits. It never returns a command.
func (f *Field) Update(msg tea.Msg) tea.Cmd {
	if !f.focused {
		return nil
	}
	switch Key(msg) {
	case "right", "end", "ctrl+e", "ctrl+f":
		if rest := f.suggestion(); rest != "" {
			f.typed(rest)
			return nil
		}
	}
	if f.buf.press(msg, f.ReadOnly) {
		f.err = ""
		return nil
	}
	f.typed(Text(msg))
	return nil
}

func (f *Field) typed(s string) {
	if s == "" || f.ReadOnly {
		return
	}
	f.buf.insert(f.fold(s), false, f.Limit)
	f.err = ""
}

// fold returns s as the field's kind writes it.
func (f *Field) fold(s string) string {
	switch f.Kind {
	case KindAmount:
		return foldAmount(s)
	case KindDate:
		return foldDate(s)
	case KindID:
		s = strings.ToUpper(strings.Map(narrow, Clean(s)))
		return strings.NewReplacer(" ", "", "\u3000", "").Replace(s)
	case KindText, KindSecret:
	}
	return s
}

// Commit normalises the value as the field is left: a sum is worked out, a date completed, spaces at the ends
// go. It reports whether the value is right; if not, the text stays and Err says why. Empty is right.
func (f *Field) Commit() bool {
	f.err = ""
	value := strings.TrimSpace(f.Value())
	if f.Kind == KindSecret || f.ReadOnly {
		return true
	}
	var err error
	switch {
	case value == "":
	case f.Kind == KindAmount:
		value, err = Evaluate(value)
	case f.Kind == KindDate:
		value, err = CompleteDate(value, f.Base, f.Months)
	}
	if err != nil {
		f.err = fieldError(err)
		return false
	}
	if value != f.Value() {
		f.buf.set(value, false)
	}
	return true
}

// fieldErrors are the Chinese words for what Evaluate and CompleteDate refuse.
var fieldErrors = []struct {
	err  error
	text string
}{
	{ErrAmountSyntax, words.AmountSyntax},
	{ErrAmountCents, words.AmountCents},
	{ErrAmountZero, words.AmountZero},
	{ErrAmountEndless, words.AmountEndless},
	{ErrAmountBig, words.AmountBig},
	{ErrDateSyntax, words.DateSyntax},
	{ErrDateMonth, words.DateMonthly},
	{ErrDateNone, words.DateWrong},
}

func fieldError(err error) string {
	for _, row := range fieldErrors {
		if errors.Is(err, row.err) {
			return row.text
		}
	}
	return err.Error()
}

// suggestion returns what Suggest would add behind the cursor.
func (f *Field) suggestion() string {
	if f.Suggest == nil || f.ReadOnly || f.Kind == KindSecret || f.buf.cur < len(f.buf.cells) || f.buf.cur == 0 {
		return ""
	}
	value := f.Value()
	whole := Clean(f.Suggest(value))
	if len(whole) <= len(value) || !strings.HasPrefix(whole, value) {
		return ""
	}
	return whole[len(value):]
}

// Draw draws the field as one line of w columns; h is ignored.
func (f *Field) Draw(w, _ int) (string, *tea.Cursor) {
	view, x := f.View(w)
	if x < 0 {
		return view, nil
	}
	return view, caret(x, 0)
}

// View returns the field as exactly w columns and the cursor's column, which is always inside, or -1 without
// the focus.
func (f *Field) View(w int) (string, int) {
	if w <= 0 {
		return "", -1
	}
	if !f.focused {
		return f.rest(w), -1
	}
	cells := f.shown()
	first := window(cells, f.buf.cur, w)
	x := Width(strings.Join(cells[first:f.buf.cur], ""))
	line := Cut(strings.Join(cells[first:], ""), w)
	look := f.th.FieldOn
	if f.ReadOnly {
		look = f.th.FieldOff
	}
	room := w - Width(line)
	ghost := f.suggestion()
	if len(cells) == 0 {
		ghost = Sanitize(f.Placeholder)
	}
	ghost = Cut(ghost, room)
	return look.Render(line) + f.th.GhostOn.Render(ghost) + look.Render(spaces(room-Width(ghost))), min(x, w-1)
}

// rest draws the field without the focus.
func (f *Field) rest(w int) string {
	value := strings.Join(f.shown(), "")
	switch {
	case value == "" && f.Placeholder != "":
		return f.th.Ghost.Render(Fit(Sanitize(f.Placeholder), w))
	case f.Kind == KindAmount && f.err == "":
		value = PadLeft(value, w)
	default:
		value = Fit(value, w)
	}
	if f.ReadOnly {
		return f.th.FieldOff.Render(value)
	}
	return f.th.Field.Render(value)
}

func (f *Field) shown() []string {
	if f.Kind != KindSecret {
		return f.buf.cells
	}
	stars := make([]string, len(f.buf.cells))
	for i := range stars {
		stars[i] = "*"
	}
	return stars
}

// window returns the first cell to draw in w columns so that the cursor, and the character it stands on, are
// inside. It scrolls by half a width at a time and depends on nothing else, so drawing keeps no state.
func window(cells []string, cur, w int) int {
	first := 0
	for first < cur {
		need := 1
		if cur < len(cells) {
			need = Width(cells[cur])
		}
		for _, c := range cells[first:cur] {
			need += Width(c)
		}
		if need <= w {
			return first
		}
		for skipped := 0; first < cur && skipped < max(w/2, 1); first++ {
			skipped += Width(cells[first])
		}
	}
	return first
}
