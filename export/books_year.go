package export

import (
	"fmt"

	"gonghui/ledger"
)

// YearError is returned for a year that the book does not keep. It wraps ledger.ErrYear.
type YearError struct{ Year, First, Last int }

func (e *YearError) Error() string {
	return fmt.Sprintf("year %d is not kept here, only %d to %d", e.Year, e.First, e.Last)
}

// Unwrap gives ledger.ErrYear.
func (e *YearError) Unwrap() error { return ledger.ErrYear }

// keeps refuses a year that the book does not keep: before its first, or after the running one where neither a voucher
// nor a budget has gone ahead.
func (d *desk) keeps(year int) error {
	years, err := d.v.Years()
	if err != nil {
		return err
	}
	e := &YearError{Year: year, First: d.branch.FirstYear, Last: max(years[len(years)-1], d.v.Today().Year())}
	if year == e.Last+1 {
		_, planned, err := d.v.Budget(year)
		if err != nil || planned {
			return err
		}
	}
	if year < e.First || year > e.Last {
		return e
	}
	return nil
}
