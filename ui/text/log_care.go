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
	case model.Hardship:
		return r.Number + " " + r.Category
	case model.Activity:
		return ActivityContent(r)
	case model.ReceiptBook:
		return fmt.Sprintf("%s%d 至 %s%d", r.Prefix, r.From, r.Prefix, r.To)
	case model.Signer:
		return r.Person + " " + r.From.String()
	}
	return ""
}
