package kit

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

// Modal is something that takes all keys until it is done: a dialog, a menu, a prompt, a file picker.
// Draw draws its box, at most w by h; PlaceModal puts it over a screen.
type Modal interface {
	Update(tea.Msg) tea.Cmd
	Draw(w, h int) (string, *tea.Cursor)
	// Done tells that the modal is over and is to be taken off.
	Done() bool
}

// PlaceModal draws m over back, a screen of exactly w by h, and returns the modal's cursor on the screen.
func PlaceModal(back string, m Modal, w, h int) (string, *tea.Cursor) {
	box, cur := m.Draw(w, h)
	x, y := ModalAt(box, w, h)
	return Overlay(back, box, x, y), Offset(cur, x, y)
}

// ModalAt returns where PlaceModal puts a drawn box, so that mouse positions can be made Local.
func ModalAt(box string, w, h int) (x, y int) {
	first, _, _ := strings.Cut(box, "\n")
	return CenterAt(w, h, Width(first), strings.Count(box, "\n")+1)
}

// Button is one way to answer a dialog.
type Button struct {
	Key    string // one letter that presses the button, "" for none
	Label  string
	Danger bool // destroys something; such a button never has the focus at first
	// Do is called when the button is pressed; nil does nothing but close.
	Do func() tea.Cmd
}

// Dialog shows a text and buttons. Tab and arrows move between the buttons, Enter presses the focused one, a
// button's letter presses it, Esc presses the safe one, where the focus is at first.
type Dialog struct {
	Title   string
	Body    string
	Buttons []Button
	Safe    int // the button that Esc presses

	th   *style.Theme
	at   int
	top  int
	done bool
	// hidden is how many lines of the text the last drawing left out.
	hidden int
}

// NewDialog returns a dialog; safe is the button that Esc presses and that has the focus.
func NewDialog(th *style.Theme, title, body string, safe int, buttons ...Button) *Dialog {
	return &Dialog{Title: title, Body: body, Buttons: buttons, Safe: safe, th: th, at: safe}
}

// NewConfirm asks before yes is done. The safe button is 返回 (letter n), which does nothing.
func NewConfirm(th *style.Theme, title, body string, yes Button) *Dialog {
	if yes.Key == "" {
		yes.Key = "y"
	}
	if yes.Label == "" {
		yes.Label = words.DialogYes
	}
	return NewDialog(th, title, body, 1, yes, Button{Key: "n", Label: words.DialogBack})
}

// NewMessage shows a text with one button that closes it.
func NewMessage(th *style.Theme, title, body string) *Dialog {
	return NewDialog(th, title, body, 0, Button{Label: words.DialogOK})
}

// Done tells that a button was pressed.
func (d *Dialog) Done() bool { return d.done }

// Update handles keys.
func (d *Dialog) Update(msg tea.Msg) tea.Cmd {
	key := Key(msg)
	n := len(d.Buttons)
	switch key {
	case "":
		return nil
	case "tab", "right":
		d.at = (d.at + 1) % n
	case "shift+tab", "left":
		d.at = (d.at + n - 1) % n
	case "down", "pgdown":
		d.top += min(1, d.hidden)
	case "up", "pgup":
		d.top = max(d.top-1, 0)
	case "enter":
		return d.press(d.at)
	case "esc":
		return d.press(d.Safe)
	default:
		for i, b := range d.Buttons {
			if b.Key != "" && strings.EqualFold(b.Key, key) {
				return d.press(i)
			}
		}
	}
	return nil
}

func (d *Dialog) press(i int) tea.Cmd {
	d.done = true
	if d.Buttons[i].Do == nil {
		return nil
	}
	return d.Buttons[i].Do()
}

// dialogW is the width of a dialog that has more text than fits a line.
const dialogW = 60

// Draw draws the dialog's box.
func (d *Dialog) Draw(w, h int) (string, *tea.Cursor) {
	inner := max(min(dialogW, w-4), 10)
	body := Wrap(d.Body, inner-4)
	room := max(h-5, 1)
	d.hidden = max(len(body)-d.top-room, 0)
	top := max(min(d.top, len(body)-room), 0)
	body = body[top:min(top+room, len(body))]
	lines := []string{""}
	for _, line := range body {
		lines = append(lines, "  "+line)
	}
	more := ""
	if d.hidden > 0 {
		more = d.th.Dim.Render("  " + words.FormMore + " " + strconv.Itoa(d.hidden) + " " + words.FormLines)
	}
	lines = append(lines, more, Center(d.buttons(), inner))
	return strings.Join(Frame(d.th, d.Title, lines, inner+2), "\n"), nil
}

// buttons draws the row of buttons; the focused one stands in brackets, so that it shows without colour.
func (d *Dialog) buttons() string {
	parts := make([]string, len(d.Buttons))
	for i, b := range d.Buttons {
		label := Sanitize(b.Label)
		if b.Key != "" {
			label += " " + strings.ToUpper(b.Key)
		}
		switch {
		case i != d.at:
			parts[i] = d.th.Button.Render("  " + label + "  ")
		case b.Danger:
			parts[i] = d.th.DangerOn.Render("[ " + label + " ]")
		default:
			parts[i] = d.th.ButtonOn.Render("[ " + label + " ]")
		}
	}
	return strings.Join(parts, "  ")
}
