package intake

import (
	"strconv"
	"strings"

	"gonghui/model"
)

// said is what the book and the file say in one column.
type said struct {
	column   column
	was, now string
}

// differing lists the headers of the columns in which the file says something else than the book. What the file does
// not say is no difference.
func differing(all []said) []string {
	var out []string
	for _, x := range all {
		if x.column.at >= 0 && x.now != "" && x.was != x.now {
			out = append(out, x.column.title)
		}
	}
	return out
}

// linked is the voucher a record is linked to, as text to be compared with what other says; empty when either has no
// link, since one that is made later is no difference.
func linked(id, other model.ID) string {
	if id == 0 || other == 0 {
		return ""
	}
	return strconv.FormatUint(uint64(id), 10)
}

// separators part several names in one cell.
const separators = "、,，;；/"

// splitNames takes a list of names apart.
func splitNames(s string) []string {
	var out []string
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if name = model.NormalizeName(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// joinNames is the inverse of splitNames.
func joinNames(names []string) string { return strings.Join(names, "、") }

// payment gives the usual word for a way to pay; another one stays as it is.
func payment(s string) string {
	if known, ok := model.ParsePayment(s); ok {
		return known
	}
	return s
}
