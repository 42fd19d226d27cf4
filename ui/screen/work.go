package screen

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
)

// Slot numbers the requests of one purpose, so that only the answer to the last of them counts. A screen has one
// for each thing that it loads; the zero value is ready. It is touched only inside Update.
type Slot struct {
	last    uint64
	waiting bool
}

// Waiting tells that an answer is still to come.
func (s *Slot) Waiting() bool { return s.waiting }

// Drop forgets the request under way: its answer will not arrive.
func (s *Slot) Drop() {
	s.last++
	s.waiting = false
}

// Reply brings what a command found back into Update. The root delivers it.
type Reply struct {
	slot   *Slot
	number uint64
	take   func() tea.Cmd
	err    error
}

// Deliver hands the answer to whoever asked, unless a later question was asked meanwhile.
func (r Reply) Deliver() tea.Cmd {
	if r.number != r.slot.last {
		return nil
	}
	r.slot.waiting = false
	if r.err != nil {
		return fail(r.err)
	}
	return r.take()
}

// Work runs fn in a command and hands its value to got inside Update. An error becomes Failed. fn must not touch
// anything that Update or Draw use.
func Work[T any](slot *Slot, fn func() (T, error), got func(T) tea.Cmd) tea.Cmd {
	slot.last++
	slot.waiting = true
	number := slot.last
	return func() tea.Msg {
		value, err := fn()
		return Reply{slot: slot, number: number, err: err, take: func() tea.Cmd { return got(value) }}
	}
}

// read is Work on the book. fn's View must not be kept; what its methods return may be.
func read[T any](env Env, slot *Slot, fn func(*ledger.View) (T, error), got func(T) tea.Cmd) tea.Cmd {
	book := env.Book
	return Work(slot, func() (T, error) {
		var value T
		err := book.Read(func(v *ledger.View) error {
			var err error
			value, err = fn(v)
			return err
		})
		return value, err
	}, got)
}

// Act is one write to the book.
type Act struct {
	// Label says in Chinese what was done, "保存会员 王芳": shown when it is, and in front of 撤销.
	Label string
	// ID makes a repeated command harmless. A form sets it once, with Env.NewID, so that saving twice in a row
	// writes once; empty: every call is a command of its own.
	ID string
	// Do writes; Undo, if not nil, is the compensating write for the key u. Both run in a command: they must not
	// touch what Update and Draw use, but may set variables that Then reads. When the book had seen the ID
	// before, Do is not run.
	Do, Undo func(*ledger.Tx) error
	// Do may run again, for redo: a new record is then a new one.
	// Then is called inside Update once the act is saved; all screens that are open after it reload.
	Then func() tea.Cmd
	// Refused, if not nil, sees an error first, inside Update; true means that the screen shows it by itself.
	Refused func(err error) bool
}

// Wrote tells the root that an act was saved.
type Wrote struct {
	Act     Act
	Receipt ledger.Receipt
	// Err is what is to be told although the act is saved: the handle broke after it.
	Err error
}

// refusal brings an error to the act's screen.
type refusal struct {
	act Act
	err error
}

// Deliver shows a refusal.
func (r refusal) Deliver() tea.Cmd {
	if r.act.Refused != nil && r.act.Refused(r.err) {
		return nil
	}
	return fail(r.err)
}

// Deliverer is a message that belongs to one screen and finds it by itself.
type Deliverer interface{ Deliver() tea.Cmd }

// write carries out an act. It is saved when Wrote comes.
func write(env Env, a Act) tea.Cmd {
	if a.ID == "" {
		a.ID = env.NewID()
	}
	return Perform(env, a, a.Do)
}

// Perform runs fn, which is the act's Do or Undo, through the book's gate.
func Perform(env Env, a Act, fn func(*ledger.Tx) error) tea.Cmd {
	book, command := env.Book, ledger.Command{ID: a.ID, Actor: env.Actor()}
	return func() tea.Msg {
		receipt, err := book.Do(command, fn)
		var broken *ledger.CommitError
		switch {
		case err == nil:
			return Wrote{Act: a, Receipt: receipt}
		case errors.As(err, &broken) && broken.Outcome == ledger.Saved:
			return Wrote{Act: a, Err: err}
		}
		return refusal{act: a, err: err}
	}
}
