package kit

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

// Option is one possible value of a Choice and the words that show it.
type Option struct {
	Value, Label string
}

// Choice is a field with a few possible values. Left, Right and Space go round; typing the characters, pinyin
// or initials of an option jumps to it. A value that may stay open is an Option with an empty Value.
type Choice struct {
	ReadOnly bool

	th      *style.Theme
	options []Option
	at      int // -1 while the value is none of the options
	other   string
	typed   buffer
	focused bool
}

// NewChoice returns a choice that stands on its first option.
func NewChoice(th *style.Theme, options ...Option) *Choice {
	c := &Choice{th: th}
	c.SetOptions(options...)
	return c
}

// SetOptions replaces the options and keeps the value if it is among them; else the first option is chosen.
func (c *Choice) SetOptions(options ...Option) {
	value := c.Value()
	c.options = slices.Clone(options)
	c.other = ""
	c.at = max(c.find(value), min(0, len(options)-1))
}

func (c *Choice) find(value string) int {
	return slices.IndexFunc(c.options, func(o Option) bool { return o.Value == value })
}

// Value returns the chosen option's value.
func (c *Choice) Value() string {
	if c.at < 0 || c.at >= len(c.options) {
		return c.other
	}
	return c.options[c.at].Value
}

// SetValue chooses the option with the value. A value that is no option is kept and shown as it is.
func (c *Choice) SetValue(value string) {
	c.at, c.other = c.find(value), value
}

// Focus gives the choice the keys. With Blur, Fixed, Commit, Err and Lines it makes a Choice an Input.
func (c *Choice) Focus() { c.focused = true }

// Blur takes the cursor away and forgets what was typed.
func (c *Choice) Blur() { c.focused, c.typed = false, buffer{} }

// Fixed tells that the choice cannot be changed.
func (c *Choice) Fixed() bool { return c.ReadOnly }

// Commit is always right: there is no wrong option.
func (c *Choice) Commit() bool { return true }

// Err is always empty.
func (c *Choice) Err() string { return "" }

// Lines returns 1.
func (c *Choice) Lines(int) int { return 1 }

// Update goes round or searches. It never returns a command.
func (c *Choice) Update(msg tea.Msg) tea.Cmd {
	if !c.focused || c.ReadOnly || len(c.options) == 0 {
		return nil
	}
	step := 0
	switch Key(msg) {
	case "left", "-":
		step = -1
	case "right", "space", "+":
		step = 1
	case "backspace":
		c.typed.press(msg, false)
		return nil
	}
	if step != 0 {
		n := len(c.options)
		c.at = (max(c.at, 0) + step + n) % n
		c.typed = buffer{}
		return nil
	}
	if s := Clean(Text(msg)); strings.TrimSpace(s) != "" {
		c.search(s)
	}
	return nil
}

// search goes to the first option that matches what was typed so far, or else what was typed last.
func (c *Choice) search(s string) {
	for _, query := range []string{c.typed.value() + s, s} {
		for i, o := range c.options {
			if strings.HasPrefix(o.Label, query) || Matches(o.Label, query) {
				c.at = i
				c.typed.set(query, false)
				return
			}
		}
	}
	c.typed = buffer{}
}

// Draw draws one line of w columns, with the cursor behind the words while focused.
func (c *Choice) Draw(w, _ int) (string, *tea.Cursor) {
	if w <= 0 {
		return "", nil
	}
	label := Sanitize(c.other)
	if c.at >= 0 && c.at < len(c.options) {
		label = Sanitize(c.options[c.at].Label)
	}
	if label == "" {
		label = words.ChoiceNone
	}
	if !c.focused {
		look := c.th.Field
		if c.ReadOnly {
			look = c.th.FieldOff
		}
		return look.Render(Fit(label, w)), nil
	}
	label = Cut(label, max(w-4, 1))
	line := Cut("< "+label+" >", w)
	rest := w - Width(line)
	typed := Cut(c.typed.value(), max(rest-2, 0))
	if typed != "" {
		typed = " " + typed
	}
	x := min(2+Width(label), w-1)
	if typed != "" {
		x = Width(line) + Width(typed)
	}
	view := c.th.FieldOn.Render(line) + c.th.GhostOn.Render(typed) + c.th.FieldOn.Render(spaces(rest-Width(typed)))
	return view, caret(x, 0)
}
