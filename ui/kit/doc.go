// Package kit holds the widgets of the terminal program. They know how to show and edit, and nothing of
// what is shown.
//
// Every widget has Update(tea.Msg) tea.Cmd on a pointer and Draw(w, h) (string, *tea.Cursor), which is pure.
// There is no clock, no spinner and no I/O in either; what takes time is done in the returned command.
//
// Invariants:
//   - a drawn line is never wider than asked for, and a wide character is never split;
//   - text from outside passes Sanitize before it is drawn, so that no control character and no
//     bidirectional mark reaches the terminal;
//   - at most one cursor is returned, and only by a widget into which text can be typed;
//   - a selection is kept by the identity of its row, never by its position.
//
// Owners are called back through function fields (OnSave, OnOpen ...), inside Update; what these return runs
// as a command. A widget whose work is over says so through Done.
package kit
