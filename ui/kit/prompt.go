package kit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

// Prompt asks for one value. Enter takes it, Esc closes.
type Prompt struct {
	Title, Body string
	Field       *Field
	Required    bool
	// Check says in Chinese what is wrong with the value, or "".
	Check func(value string) string
	// OnEnter is called with the value.
	OnEnter func(value string) tea.Cmd

	th   *style.Theme
	err  string
	done bool
}

// NewPrompt returns a prompt with an empty field of a kind.
func NewPrompt(th *style.Theme, title, body string, kind Kind, onEnter func(value string) tea.Cmd) *Prompt {
	p := &Prompt{Title: title, Body: body, Field: NewField(th, kind), OnEnter: onEnter, th: th}
	p.Field.Focus()
	return p
}

// Done tells that a value was taken or the prompt closed.
func (p *Prompt) Done() bool { return p.done }

// SetError shows a reason below the field.
func (p *Prompt) SetError(reason string) { p.err = reason }

// Update handles keys and pastes.
func (p *Prompt) Update(msg tea.Msg) tea.Cmd {
	switch Key(msg) {
	case "esc":
		p.done = true
		return nil
	case "enter", "ctrl+s":
		return p.take()
	}
	before := p.Field.Value()
	p.Field.Update(msg)
	if p.Field.Value() != before {
		p.err = ""
	}
	return nil
}

func (p *Prompt) take() tea.Cmd {
	p.err = ""
	if !p.Field.Commit() {
		p.err = p.Field.Err()
		return nil
	}
	value := p.Field.Value()
	if value == "" && p.Required {
		p.err = words.FormRequired
	}
	if value != "" && p.Check != nil {
		p.err = p.Check(value)
	}
	if p.err != "" {
		return nil
	}
	p.done = true
	if p.OnEnter == nil {
		return nil
	}
	return p.OnEnter(value)
}

// Draw draws the prompt's box; its height does not change with an error.
func (p *Prompt) Draw(w, _ int) (string, *tea.Cursor) {
	inner := max(min(dialogW, w-4), 10)
	lines := []string{""}
	if p.Body != "" {
		for _, line := range Wrap(p.Body, inner-4) {
			lines = append(lines, "  "+line)
		}
	}
	view, x := p.Field.View(inner - 4)
	lines = append(lines, "  "+view)
	y := len(lines)
	last := ""
	if p.err != "" {
		last = "  " + p.th.Bad.Render(Cut("! "+Sanitize(p.err), inner-3))
	}
	return strings.Join(Frame(p.th, p.Title, append(lines, last), inner+2), "\n"), caret(x+3, y)
}
