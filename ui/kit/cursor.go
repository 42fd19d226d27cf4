package kit

import tea "charm.land/bubbletea/v2"

// Offset moves a child's cursor to where its container draws the child; nil stays nil. Every container
// does it with this function.
func Offset(c *tea.Cursor, dx, dy int) *tea.Cursor {
	if c == nil {
		return nil
	}
	moved := *c
	moved.X += dx
	moved.Y += dy
	return &moved
}

// caret returns the cursor that text is typed at. It is a steady bar: a blinking one would redraw nothing,
// but terminals disagree on its rate.
func caret(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Shape = tea.CursorBar
	c.Blink = false
	return c
}

// Local returns msg as a child sees it that is drawn at (x, y) of its container: mouse positions are made
// relative, all else stays.
func Local(msg tea.Msg, x, y int) tea.Msg {
	switch msg := msg.(type) {
	case tea.MouseClickMsg:
		msg.X, msg.Y = msg.X-x, msg.Y-y
		return msg
	case tea.MouseReleaseMsg:
		msg.X, msg.Y = msg.X-x, msg.Y-y
		return msg
	case tea.MouseWheelMsg:
		msg.X, msg.Y = msg.X-x, msg.Y-y
		return msg
	case tea.MouseMotionMsg:
		msg.X, msg.Y = msg.X-x, msg.Y-y
		return msg
	}
	return msg
}
