package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/style"
)

// Screen is one page of the program. Its methods are called by the root alone, one at a time.
type Screen interface {
	// Init is called once, before the screen is first drawn.
	Init() tea.Cmd
	// Update handles a key, the mouse (in the body's own coordinates) or any other message.
	Update(msg tea.Msg) tea.Cmd
	// Draw draws the body, at most w by h, and says where the cursor stands; nil when nothing is edited.
	Draw(w, h int) (string, *tea.Cursor)
	// Keys are the bindings that are valid now.
	Keys() []kit.Binding
	// Title stands in the first line of the frame. No private field may appear in it.
	Title() string
	// Reload reads everything anew after something was written.
	Reload() tea.Cmd
}

// Editor is a screen with fields. While Editing, all keys that type something belong to the focused field.
type Editor interface{ Editing() bool }

// Dirty is a screen that may hold what is not saved. The root asks before it leaves such a screen.
type Dirty interface{ Dirty() bool }

// Escaper is a screen in which Esc first undoes something of its own (a filter, a mark). Escape reports whether
// there was anything; if not, the root goes back.
type Escaper interface{ Escape() bool }

// Actor is a screen that can do more than its keys say; the palette lists its actions.
type Actor interface{ Actions() []kit.Action }

// Env is what every screen gets: the book, and whose hands it is in. It is a value; what changes while the
// program runs stands in the Session.
type Env struct {
	Book    *ledger.Book   // nil in the wizard and where the book could not be opened
	Path    string         // where the book lies, or will
	Options ledger.Options // how books are opened, for Create, Restore and VerifyFile
	Theme   *style.Theme
	Session *Session
	// Disk and Places are for kit.NewPicker.
	Disk   kit.Folders
	Places []kit.Place
	// NewID makes the id of one command, so that a repeated one is harmless.
	NewID func() string
}

// Session is what all screens share and the root alone changes, before it reloads the screens.
type Session struct {
	Branch model.Branch
	Years  []int // from the book's first year to the last with postings
	Year   int   // the year that lists and reports show; UseYear changes it
	Today  model.Date
	Actor  string // the operator's name, as the operation log shows it; UseActor changes it
}

// Demo tells that the book is a demonstration, whose clock stands still.
func (e Env) Demo() bool { return e.Session.Branch.Demo != 0 }

// Actor is the operator's name, as the operation log shows it.
func (e Env) Actor() string { return e.Session.Actor }

// ReadOnly tells that nothing can be written.
func (e Env) ReadOnly() bool { return e.Book == nil || e.Book.ReadOnly() }

// Today is the day on the book's clock.
func (e Env) Today() model.Date { return e.Session.Today }

// Day is the day that a new voucher begins with: today, or the last day of the year that is shown where that is
// over, since whoever enters an old year has its papers at hand.
func (e Env) Day() model.Date {
	if last := model.NewPeriod(e.Session.Year, 12).Last(); e.Session.Year != 0 && last < e.Session.Today {
		return last
	}
	return e.Session.Today
}

// Year is the year that lists and reports show.
func (e Env) Year() int { return e.Session.Year }

// The messages by which a screen asks the root for something. Each has a function below that makes the command.
type (
	// Push lays a screen over the present one.
	Push struct{ Screen Screen }
	// Pop goes back without asking, as after a form was saved.
	Pop struct{}
	// Replace puts a screen in the place of the present one.
	Replace struct{ Screen Screen }
	// Switch goes to a tab by its key, "1" to "7", and lays Screen over it unless that is nil.
	Switch struct {
		Tab    string
		Screen Screen
	}
	// Ask shows a modal: a dialog, menu, prompt or picker.
	Ask struct{ Modal kit.Modal }
	// Toast says something in the last line until the next key.
	Toast kit.Toast
	// Failed shows an error in the user's words.
	Failed struct{ Err error }
	// Changed tells that something was written by other means than write: every open screen reloads.
	Changed struct{}
	// UseYear changes the year that lists and reports show.
	UseYear struct{ Year int }
	// UseActor changes the operator.
	UseActor struct{ Name string }
	// Verify starts a verification of the whole book in the background.
	Verify struct{}
	// Created hands over the book that the wizard made, open; Next makes the screen to show over the first tab.
	Created struct {
		Book *ledger.Book
		Next func(Env) Screen
	}
	// Reopen closes the book and opens it again, or the one at Path if that is not empty.
	Reopen struct {
		Path     string
		ReadOnly bool
	}
)

// send makes a command of a message.
func send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

func push(s Screen) tea.Cmd    { return send(Push{s}) }
func pop() tea.Cmd             { return send(Pop{}) }
func ask(m kit.Modal) tea.Cmd  { return send(Ask{m}) }
func fail(err error) tea.Cmd   { return send(Failed{err}) }
func useYear(year int) tea.Cmd { return send(UseYear{year}) }

// showYear changes to the year of a record that was saved, since the lists of another year would not show it.
func showYear(env Env, day model.Date) tea.Cmd {
	if day == 0 || day.Year() == env.Year() {
		return nil
	}
	return useYear(day.Year())
}

func done(text string) tea.Cmd    { return send(Toast{Kind: kit.ToastDone, Text: text}) }
func say(text string) tea.Cmd     { return send(Toast{Kind: kit.ToastInfo, Text: text}) }
func warning(text string) tea.Cmd { return send(Toast{Kind: kit.ToastWarn, Text: text}) }
