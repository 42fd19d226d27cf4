package kit

import (
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/text/words"
)

// Input is what a Form can hold: Field, Choice and Note.
type Input interface {
	// Update edits; it does nothing without the focus.
	Update(tea.Msg) tea.Cmd
	// Draw draws exactly h lines of w columns.
	Draw(w, h int) (string, *tea.Cursor)
	Value() string
	SetValue(string)
	Focus()
	Blur()
	// Commit normalises the value as the input is left and reports whether it is right; Err says why not.
	Commit() bool
	Err() string
	// Fixed inputs are passed by.
	Fixed() bool
	// Lines is the height that the input wants at w columns.
	Lines(w int) int
}

// Item is one labelled input of a form. An Item without Input is a heading, or an empty line.
type Item struct {
	Name  string // identity within the form
	Label string
	Input Input
	// Width is the input's columns; 0 takes what remains of the row.
	Width int
	// Required refuses an empty value, when the form is saved.
	Required bool
	// Check looks at a value that Commit found right and says in Chinese what is wrong with it, or "".
	Check func(value string) string
}

// Form is a set of inputs in rows. Tab, Enter and Down go on, Shift+Tab and Up go back, Ctrl+S saves, F2 or
// Ctrl+L looks up. Esc is its owner's. Printable keys always go to the focused input.
type Form struct {
	// OnSave is called by Ctrl+S when every value is right.
	OnSave func() tea.Cmd
	// OnLookup is called by F2 or Ctrl+L with the focused item's name.
	OnLookup func(name string) tea.Cmd
	// OnChange is called after each change of an item's value, OnLeave when the focus has left an item and its
	// value is normalised.
	OnChange, OnLeave func(name string) tea.Cmd
	// OnKey sees each key first, by its Key name; true means that the key is done with. It is the place for
	// "=" in an amount, or Space in an empty one.
	OnKey func(name, key string) (tea.Cmd, bool)
	// EnterSaves makes Enter in the last input save; else it goes round to the first.
	EnterSaves bool
	// Below is how many lines of the window lie below the form. The focused line keeps off the window's last
	// two lines, which an input method covers.
	Below int

	th     *style.Theme
	rows   [][]Item
	focus  string
	live   Input // the input that has the cursor, so that it is told only once
	fresh  bool  // nothing was pressed in the live input yet
	errs   map[string]string
	hints  map[string]string
	hidden map[string]bool
	clean  map[string]string
	drawnW int // width and height of the last drawing, for mouse clicks
	drawnH int
}

// NewForm returns a form with the focus on its first input. Each slice is one row of items.
func NewForm(th *style.Theme, rows ...[]Item) *Form {
	f := &Form{
		th: th, errs: map[string]string{}, hints: map[string]string{}, hidden: map[string]bool{}, drawnW: 80,
	}
	f.SetRows(rows...)
	f.MarkClean()
	return f
}

// SetRows replaces the rows; the focus stays on the item of the same name, or goes to the first.
func (f *Form) SetRows(rows ...[]Item) {
	f.rows = slices.Clone(rows)
	f.settle()
}

// settle puts the focus where it can be.
func (f *Form) settle() {
	names := f.stops()
	if !slices.Contains(names, f.focus) {
		f.focus = ""
		if len(names) > 0 {
			f.focus = names[0]
		}
	}
	for it := range f.items() {
		switch {
		case it.Name != f.focus:
			it.Input.Blur()
		case it.Input != f.live:
			f.live, f.fresh = it.Input, true
			f.live.Focus()
		}
	}
	if f.focus == "" {
		f.live = nil
	}
}

// items goes over the items that have an input and are not hidden.
func (f *Form) items() func(yield func(*Item) bool) {
	return func(yield func(*Item) bool) {
		for _, row := range f.rows {
			for i := range row {
				if row[i].Input != nil && !f.hidden[row[i].Name] && !yield(&row[i]) {
					return
				}
			}
		}
	}
}

// stops are the names that the focus can go to, in order.
func (f *Form) stops() []string {
	var names []string
	for it := range f.items() {
		if !it.Input.Fixed() {
			names = append(names, it.Name)
		}
	}
	return names
}

// item returns the item of that name, also when it is hidden, or nil.
func (f *Form) item(name string) *Item {
	for _, row := range f.rows {
		for i := range row {
			if row[i].Name == name && row[i].Input != nil {
				return &row[i]
			}
		}
	}
	return nil
}

// Input returns an item's input, or nil.
func (f *Form) Input(name string) Input {
	if it := f.item(name); it != nil {
		return it.Input
	}
	return nil
}

// Value returns an item's value, "" for an unknown name.
func (f *Form) Value(name string) string {
	if it := f.item(name); it != nil {
		return it.Input.Value()
	}
	return ""
}

// SetValue sets an item's value and drops its error.
func (f *Form) SetValue(name, value string) {
	if it := f.item(name); it != nil {
		it.Input.SetValue(value)
		delete(f.errs, name)
	}
}

// SetError shows a reason at an item until it is changed; "" clears it.
func (f *Form) SetError(name, reason string) { set(f.errs, name, reason) }

// SetHint shows words beside an item while it has no error; "" clears them.
func (f *Form) SetHint(name, hint string) { set(f.hints, name, hint) }

func set(m map[string]string, name, words string) {
	if words == "" {
		delete(m, name)
		return
	}
	m[name] = words
}

// SetHidden takes an item off the form, or puts it back; its value stays.
func (f *Form) SetHidden(name string, hidden bool) {
	f.hidden[name] = hidden
	f.settle()
}

// Focused returns the name of the item with the cursor, "" if there is none.
func (f *Form) Focused() string { return f.focus }

// FocusOn moves the cursor to an item, without leaving the last one formally.
func (f *Form) FocusOn(name string) {
	if slices.Contains(f.stops(), name) {
		f.focus = name
		f.settle()
	}
}

// Dirty tells whether any value differs from when MarkClean was last called.
func (f *Form) Dirty() bool {
	for _, row := range f.rows {
		for i := range row {
			if in := row[i].Input; in != nil && in.Value() != f.clean[row[i].Name] {
				return true
			}
		}
	}
	return false
}

// MarkClean takes the present values as saved.
func (f *Form) MarkClean() {
	f.clean = map[string]string{}
	for _, row := range f.rows {
		for i := range row {
			if row[i].Input != nil {
				f.clean[row[i].Name] = row[i].Input.Value()
			}
		}
	}
}

// Validate normalises and checks all inputs, shows what is wrong and moves the cursor to the first of it.
func (f *Form) Validate() bool {
	first := ""
	for it := range f.items() {
		ok := f.check(it)
		if ok && it.Required && it.Input.Value() == "" {
			f.errs[it.Name] = words.FormRequired
			ok = false
		}
		if !ok && first == "" {
			first = it.Name
		}
	}
	if first != "" {
		f.FocusOn(first)
	}
	return first == ""
}

// check normalises one input and keeps what is wrong with it.
func (f *Form) check(it *Item) bool {
	if !it.Input.Commit() {
		f.errs[it.Name] = it.Input.Err()
		return false
	}
	delete(f.errs, it.Name)
	if it.Check == nil || it.Input.Value() == "" {
		return true
	}
	reason := it.Check(it.Input.Value())
	f.SetError(it.Name, reason)
	return reason == ""
}

// Save does what Ctrl+S does: it checks everything and, if all is right, calls OnSave.
func (f *Form) Save() tea.Cmd {
	if !f.Validate() || f.OnSave == nil {
		return nil
	}
	return f.OnSave()
}

// Update handles a key, a paste or a click (in the form's own coordinates, see Local).
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return f.click(click)
	}
	it := f.item(f.focus)
	if it == nil {
		return nil
	}
	key := Key(msg)
	if key != "" && f.OnKey != nil {
		if cmd, done := f.OnKey(f.focus, key); done {
			return cmd
		}
	}
	_, multi := it.Input.(*Note)
	switch {
	case key == "tab", key == "enter" && !multi, key == "down" && !multi:
		return f.step(1, key)
	case key == "shift+tab", key == "up" && !multi:
		return f.step(-1, key)
	case key == "ctrl+s":
		return f.Save()
	case key == "f2", key == "ctrl+l":
		if f.OnLookup == nil {
			return nil
		}
		return f.OnLookup(f.focus)
	}
	return f.edit(it, msg)
}

func (f *Form) edit(it *Item, msg tea.Msg) tea.Cmd {
	before := it.Input.Value()
	if f.fresh && overtyped(it.Input, msg) {
		it.Input.SetValue("")
	}
	f.fresh = f.fresh && Key(msg) == "" && Text(msg) == ""
	cmd := it.Input.Update(msg)
	if it.Input.Value() == before {
		return cmd
	}
	delete(f.errs, it.Name)
	if f.OnChange == nil {
		return cmd
	}
	return tea.Batch(cmd, f.OnChange(it.Name))
}

// overtyped tells that a digit begins another date or amount: one that was finished is not gone on with.
func overtyped(in Input, msg tea.Msg) bool {
	x, ok := in.(*Field)
	if !ok || x.Kind != KindDate && x.Kind != KindAmount || x.Err() != "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(x.fold(Text(msg)))
	return first >= '0' && first <= '9'
}

// step leaves the focused item and goes on by d, round at the ends.
func (f *Form) step(d int, key string) tea.Cmd {
	names := f.stops()
	at := slices.Index(names, f.focus)
	if key == "enter" && f.EnterSaves && at == len(names)-1 {
		return f.Save()
	}
	if len(names) == 0 {
		return nil
	}
	return f.leaveTo(names[(at+d+len(names))%len(names)])
}

// leaveTo leaves the focused item: it is normalised and checked, and OnLeave is called. OnLeave may itself
// have moved the focus; then it stays there.
func (f *Form) leaveTo(name string) tea.Cmd {
	left := f.focus
	var cmd tea.Cmd
	if it := f.item(left); it != nil {
		before := it.Input.Value()
		f.check(it)
		if it.Input.Value() != before && f.OnChange != nil {
			cmd = f.OnChange(left)
		}
	}
	f.FocusOn(name)
	if f.OnLeave != nil {
		cmd = tea.Batch(cmd, f.OnLeave(left))
	}
	return cmd
}
