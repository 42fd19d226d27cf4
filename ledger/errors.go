package ledger

import (
	"errors"
	"fmt"

	"gonghui/model"
)

// What can go wrong before the book is open.
var (
	// ErrExists is returned by Create, Backup and Restore when there is a file at the path already.
	ErrExists = errors.New("file exists")
	// ErrNoBook is returned by Open when there is no file at the path.
	ErrNoBook = errors.New("no such book")
	// ErrNotBook is returned by Open for a file that is a database of something else, or no regular file.
	ErrNotBook = errors.New("not a book")
	// ErrDenied is returned when the system refuses access to the file.
	ErrDenied = errors.New("access denied")
)

// What can go wrong while the book is open.
var (
	// ErrReadOnly is returned by Do on a book opened for reading.
	ErrReadOnly = errors.New("book is open for reading only")
	// ErrClosed is returned once Close was called.
	ErrClosed = errors.New("book is closed")
	// ErrDiskFull is returned when there is no room to save; nothing was written.
	ErrDiskFull = errors.New("disk full")
	// ErrMoved is returned when the file was moved, replaced, cut short or copied over under the program; the book
	// must be opened again. In a *CommitError with outcome Unknown it says that the write may have gone to a file that
	// is not there any more.
	ErrMoved = errors.New("file was changed from outside")
	// ErrPoisoned is returned by everything after a write failed in a way that leaves the handle unusable.
	ErrPoisoned = errors.New("book must be opened again")
	// ErrLocked is returned when private fields are asked for and the data key is not at hand.
	ErrLocked = errors.New("private fields are locked")
)

// ErrInterrupted is for whoever will not show figures while NoticeInterrupted stands: the newest entry may be missing.
var ErrInterrupted = errors.New("last write was interrupted")

// UnsoundError carries what a verification found in a book that was to be read. It is ErrUnsound.
type UnsoundError struct{ Report VerifyReport }

func (e *UnsoundError) Error() string { return ErrUnsound.Error() }

// Is makes the error ErrUnsound.
func (e *UnsoundError) Is(target error) bool { return target == ErrUnsound }

// What the gate refuses.
var (
	// ErrNotFound is returned for an ID, number or name that no record has.
	ErrNotFound = errors.New("no such record")
	// ErrDuplicate is returned when a natural key (member number, ID number, member and month) is taken.
	ErrDuplicate = errors.New("already recorded")
	// ErrPosted is returned when a posted voucher would be changed.
	ErrPosted = errors.New("voucher is posted")
	// ErrReversed is returned when a voucher is reversed a second time, or a red one is.
	ErrReversed = errors.New("voucher is already reversed")
	// ErrLinked is returned when a record would be removed that another one still points to.
	ErrLinked = errors.New("record is still linked")
	// ErrReason is returned when an act that needs a reason was given none.
	ErrReason = errors.New("a reason is needed")
	// ErrNotLatest is returned when a month is reopened while a later one is closed.
	ErrNotLatest = errors.New("a later month is still closed")
	// ErrNotClosed is returned when an open month is reopened.
	ErrNotClosed = errors.New("month is not closed")
	// ErrYear is returned for a date before the book's first year.
	ErrYear = errors.New("before the book's first year")
)

// PeriodError is returned when a write would touch a closed month. Year tells that the year itself is closed: what was
// wrong in it is put right in the next one, through 32101 or 32201.
type PeriodError struct {
	Period model.Period
	Year   bool
}

func (e *PeriodError) Error() string { return "period " + e.Period.String() + " is closed" }

// RuleError carries all violations of a record that was refused.
type RuleError struct {
	Ref        model.Ref
	Violations []model.Violation
	Voucher    model.Voucher // set when Ref is a voucher
}

func (e *RuleError) Error() string {
	return fmt.Sprintf("record %d/%d breaks %d rules", e.Ref.Kind, e.Ref.ID, len(e.Violations))
}

// BusyError is returned by Open when another program holds the book.
type BusyError struct{ Holder string }

func (e *BusyError) Error() string { return "book in use by " + e.Holder }

// DamageError says where stored bytes are not what was written.
type DamageError struct {
	Where string // bucket, or "file" for the page structure
	Key   string // readable form of the key, may be empty
	Err   error
}

func (e *DamageError) Error() string {
	return fmt.Sprintf("damaged: %s %s: %v", e.Where, e.Key, e.Err)
}

// Unwrap returns the cause.
func (e *DamageError) Unwrap() error { return e.Err }

// Outcome says what became of a write whose commit failed.
type Outcome uint8

// The outcomes.
const (
	NotSaved Outcome = iota // the book was opened again and does not hold it
	Saved                   // the book was opened again and holds it
	Unknown                 // the book could not be opened again
)

// CommitError is returned when saving failed; Outcome is the truth found by opening the book again.
type CommitError struct {
	Outcome Outcome
	Err     error
}

func (e *CommitError) Error() string {
	return fmt.Sprintf("commit failed (outcome %d): %v", e.Outcome, e.Err)
}

// Unwrap returns the cause.
func (e *CommitError) Unwrap() error { return e.Err }

// NewerError is returned when the book was written by a newer program: by Open and Verify when it cannot be read, by
// Do because it must not be written.
type NewerError struct {
	Schema int
	Event  EventKind // the event's kind that is not known, or whose version is not; 0 if the schema is newer
}

func (e *NewerError) Error() string {
	if e.Event != 0 {
		return fmt.Sprintf("book has events of kind %d in a newer form", e.Event)
	}
	return fmt.Sprintf("book has schema %d", e.Schema)
}

// ObstacleError lists what keeps a month from closing.
type ObstacleError struct{ Obstacles []Obstacle }

func (e *ObstacleError) Error() string { return fmt.Sprintf("%d obstacles", len(e.Obstacles)) }

// IsFull reports whether an error of the system means that a disk has no room left.
func IsFull(err error) bool { return isFull(err) }
