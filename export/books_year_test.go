package export

import (
	"errors"
	"path/filepath"
	"testing"

	"gonghui/ledger"
)

// TestYearsOutsideTheBook: neither a report nor a list is made of a year that the book does not keep.
func TestYearsOutsideTheBook(t *testing.T) {
	b := fullBook(t)
	dir := t.TempDir()
	look(t, b, func(v *ledger.View) error {
		for _, year := range []int{1, 2024, 2028, 9999} {
			for _, r := range Reports() {
				var e *YearError
				_, err := r.Make(v, Query{Year: year, Account: "102"})
				if !errors.As(err, &e) || !errors.Is(err, ledger.ErrYear) || e.Year != year || e.First != 2025 {
					t.Errorf("%s of %d: %v", r.Name, year, err)
				}
			}
		}
		return nil
	})
	for _, l := range Lists() {
		if err := WriteList(b, l.Kind, 2024, filepath.Join(dir, l.Kind+".html"), false); !errors.Is(err, ledger.ErrYear) {
			t.Errorf("%s of 2024: %v", l.Kind, err)
		}
	}
}
