// Package style holds every colour and every drawing character of the terminal program.
//
// A Theme is one value: styles are ready escape prefixes, so that a row of a list costs a few string
// additions. Nothing here knows what is drawn. Colour only adds to words: with colours off every state is
// still marked by words, bold or reverse video.
package style

import "strings"

const reset = "\x1b[m"

// Style is one way to draw text: an escape prefix. The zero Style draws text as it is.
type Style struct {
	on string
}

// Render returns text between the style's prefix and a reset. Text must hold no escape codes and no line
// ends. Empty text stays empty.
func (s Style) Render(text string) string {
	if s.on == "" || text == "" {
		return text
	}
	return s.on + text + reset
}

// Append writes text in this style to b, which is what Render does without the extra string.
func (s Style) Append(b *strings.Builder, text string) {
	if s.on == "" || text == "" {
		b.WriteString(text)
		return
	}
	b.WriteString(s.on)
	b.WriteString(text)
	b.WriteString(reset)
}

// IsZero tells whether the style draws text as it is.
func (s Style) IsZero() bool { return s.on == "" }

// Options say which theme is wanted. The zero value is a dark, colourless theme with box characters.
type Options struct {
	// Light is true for a terminal with a light background.
	Light bool
	// Color is false when NO_COLOR is set: then only bold, faint, underline and reverse are used.
	Color bool
	// ASCII draws borders and bars with ASCII, for consoles that draw box characters two columns wide.
	ASCII bool
}

// Theme is every style and drawing character. The root model owns the one Theme of a program and replaces
// it when the terminal reports its background; everybody else holds a pointer to it and only reads.
type Theme struct {
	Options Options
	Glyphs  Glyphs

	// Text is ordinary text; Dim is secondary text such as hints; Title heads a screen or dialog.
	Text, Dim, Title Style
	// Heading is a table's header row; Label stands before a field; Key is a key's name in a help line.
	Heading, Label, Key Style
	// Selected is the row with the cursor; Marked is a row chosen for a batch; Total is a sum's row.
	Selected, Marked, Total Style
	// Tab and TabOn are the screen tabs; Border draws lines.
	Tab, TabOn, Border Style
	// Field, FieldOn and FieldOff are inputs: at rest, with the focus, read-only. Ghost is a placeholder,
	// GhostOn one, or a suggestion, in the focused field.
	Field, FieldOn, FieldOff, Ghost, GhostOn Style
	// Button and ButtonOn are dialog buttons; DangerOn is a focused button that destroys something.
	Button, ButtonOn, DangerOn Style
	// Good, Info, Warn and Bad colour words that already say what they mean.
	Good, Info, Warn, Bad Style
	// Bar, BarOver and BarRest are the filled part, the filled part beyond the limit, and the empty part.
	Bar, BarOver, BarRest Style
}

// Glyphs are the characters for lines and bars; each is exactly one column wide.
type Glyphs struct {
	H, V, TopLeft, TopRight, BottomLeft, BottomRight string
	Full, Rest                                       string
}

// FromEnv returns the options that the environment asks for: NO_COLOR (any non-empty value) and
// TERM=dumb switch colours off, GONGHUI_ASCII (any non-empty value) chooses ASCII lines.
func FromEnv(getenv func(string) string) Options {
	return Options{
		Color: getenv("NO_COLOR") == "" && getenv("TERM") != "dumb",
		ASCII: getenv("GONGHUI_ASCII") != "",
	}
}

// New builds the theme for o.
func New(o Options) Theme {
	t := Theme{Options: o, Glyphs: boxGlyphs()}
	if o.ASCII {
		t.Glyphs = asciiGlyphs()
	}
	for _, row := range table(&t) {
		*row.style = row.make(o)
	}
	return t
}

// WithBackground returns the theme for a terminal whose background is light or dark. It costs nothing when
// the theme already fits.
func (t Theme) WithBackground(dark bool) Theme {
	if t.Options.Light == !dark {
		return t
	}
	o := t.Options
	o.Light = !dark
	return New(o)
}
