// Package screen holds the program's screens, one file each. A screen shows a part of the book and lets it be
// changed; the root model in package ui routes keys to it and puts a frame around it.
//
// # How to add a screen
//
// A file members.go has a type members struct, a constructor NewMembers(Env) Screen, and the words it shows
// stand in ui/text/members.go. A screen that is a tab gets its row in ui/tabs.go; any other screen is opened by
// push(newMember(env, id)). No screen needs a case in the root.
//
// The rules:
//
//   - Update and Draw never touch the book or the disk. read runs a function on the book in a command and hands
//     what it returns to a callback inside Update; an answer that is no longer wanted never arrives. write runs
//     an Act through the book's gate; when it is saved, the root says so, reloads every screen that is open,
//     keeps what undoes it for the key u, and runs the act's Then.
//   - Reload asks for everything anew (it is also what Init does as a rule) and keeps the selection: kit.List
//     and kit.Table do so by themselves.
//   - Draw(w, h) is pure and fills the body: the frame's title, tabs, rule and help line are the root's. At
//     80x24 the body is 80x20. It returns the cursor of the focused field, moved by kit.Offset.
//   - Keys lists every key that the screen answers to, in the order of the help line. The root makes the help
//     line, the page of keys and the first entries of the palette from it, shows the reason of a binding that is
//     Off instead of passing the key on, and passes keys that no binding names (arrows, letters while a field
//     has the focus) on as well. A screen's keys come before the global ones, except while it is Editing.
//   - Messages that are no keys and no mouse go to every open screen: those of kit.List (a filter's result) must
//     be handed to the list. Mouse positions are the body's.
//   - Errors become Failed (read and write do so by themselves): the root shows what is wrong, why and what to
//     do next from ui/text. Nothing else in a screen makes words out of an error.
//
// Optional interfaces: Editor, Dirty, Escaper, Actor; see there.
//
// Whose hands the book is in (the operator), the union's settings, the year that is looked at and the day stand in
// Env.Session, which the root has read anew before it calls Reload; so a screen keeps the Env and asks it, and
// copies what a command needs before it makes the command. A form sets Act.ID once, when it is made, and shows
// what the gate refused at its fields by showRefused; a screen that only lists uses read and kit.List.
//
// Tests drive the whole program: screentest.Open(t, screentest.Book(t), 80, 24) returns a driver that presses keys
// and reads the screen; the book is verified when the test ends. Every screen has goldens at screentest.Sizes().
//
// # Global keys
//
// 1 to 7 switch tabs, ? or F1 (Ctrl+G) shows all keys, : or F9 (Ctrl+P) opens the palette, F5 (Ctrl+R) reloads,
// u and U undo and redo, Ctrl+PgDn and Ctrl+PgUp turn the tabs, Esc goes back, q or F10 (Ctrl+Q, Ctrl+C) leaves.
// While a screen is Editing only those
// that type nothing are left.
package screen
