package export

import (
	"os"
	"path/filepath"
	"strings"

	"gonghui/ledger"
)

// writeMade writes the tables of one record to a new file in the form that its name ends with; make reads the record
// and says of which year it is. force replaces an existing file. Errors are those of WriteList.
func writeMade(
	b *ledger.Book, l List, out string, force bool, make func(d *desk) (year int, tables []Table, err error),
) error {
	if _, err := os.Lstat(out); err == nil && !force {
		return ledger.ErrExists
	}
	var data []byte
	err := b.Read(func(v *ledger.View) error {
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		year, tables, err := make(d)
		if err != nil {
			return err
		}
		l.Make = func(*ledger.View, int) ([]Table, error) { return tables, nil }
		data, err = l.write(v, year, strings.ToLower(filepath.Ext(out)))
		return err
	})
	if err != nil {
		return err
	}
	return save(out, data, force)
}
