// Package ui is the terminal program: the root model, which owns the window and routes, and Run, which opens it.
//
// The root draws a frame (title and state, tabs, a rule, the body, the help line) around the top one of the
// screens that are open, keeps one stack of screens for each tab and one stack of modals, and carries out what
// screens ask for (package screen). It knows no screen but by the tables in tabs.go, so that a new one adds no
// case here.
//
// A key goes to the topmost modal; else, while a screen is editing, to that screen unless it is one of the keys
// that type nothing; else to the screen if one of its bindings names the key; else to the program's own
// bindings; else to the screen.
//
// The first frame is drawn before the book is opened. Locking, walking and reading the file is a command; a full
// verification follows in the background.
package ui
