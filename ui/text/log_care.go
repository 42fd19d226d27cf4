package text

import (
	"fmt"

	"gonghui/model"
)

// moreContent sums up on one line what is recorded of presents to many members and of keys that sign.
func moreContent(record any) string {
	switch r := record.(type) {
	case model.Gift:
		return fmt.Sprintf("%s %s %d人", r.Date, r.Name, r.People()) + amount(r.Total())
	case model.Drive:
		return r.Date.String() + " " + r.Name + amount(r.Collected())
	case model.Signer:
		return r.Person + " " + r.From.String()
	}
	return ""
}
