package pages

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Report is what a walk found. After an error it holds what was known by then.
type Report struct {
	PageSize     int    // bytes, a power of two from 1024 to 65536
	Pages        uint64 // high-water mark: pages of the file that were ever used
	TxID         uint64 // number of the last whole commit
	MetaFallback bool   // one meta page is invalid: the last write was interrupted
	Walked       int    // pages read, those that a page runs on into included
	Full         bool   // accepted, and leaf pages were read as well
}

// Reason is the kind of a damage.
type Reason uint8

// The kinds of damage, in the order in which Walk looks for them.
const (
	// TooShort is a file that ends before its high-water mark, or is too small to be a book at all.
	TooShort Reason = iota + 1
	// BadMeta is a file without a valid meta page, or with one that contradicts itself.
	BadMeta
	// TooLarge is a file or a page beyond what this package is made for.
	TooLarge
	// BadFreelist is a list of free pages that cannot be true.
	BadFreelist
	// OutOfRange is a reference to a page that does not exist.
	OutOfRange
	// BadHeader is a page that says it is another page, or of another kind than its place demands.
	BadHeader
	// ReachedTwice is a page with two owners, or one that contains itself.
	ReachedTwice
	// ReachedFree is a page that is in use and in the freelist.
	ReachedFree
	// TooDeep is a tree deeper, or a bucket nested deeper, than bbolt or we would ever make one.
	TooDeep
	// BadElement is an element that lies outside its page or is not where it must be.
	BadElement
	// BadOrder is a key that is not where the search for it would look.
	BadOrder
	// BadBucket is a bucket header or an inline bucket that cannot be read.
	BadBucket
	// Lost is a page neither in use nor free. bbolt 1.5.0 itself leaves some behind if a transaction changes
	// a bucket with buckets in it and then deletes it; a book has no such buckets.
	Lost
)

var reasons = [...]string{
	TooShort:     "file too short",
	BadMeta:      "meta pages unusable",
	TooLarge:     "too large",
	BadFreelist:  "freelist unusable",
	OutOfRange:   "reference to a page that does not exist",
	BadHeader:    "page header wrong",
	ReachedTwice: "page has two owners",
	ReachedFree:  "page is both used and free",
	TooDeep:      "nested too deeply",
	BadElement:   "element outside its place",
	BadOrder:     "keys out of order",
	BadBucket:    "bucket unreadable",
	Lost:         "page neither used nor free",
}

// String names the reason in a few English words.
func (r Reason) String() string {
	if r == 0 || int(r) >= len(reasons) {
		return "reason " + strconv.Itoa(int(r))
	}
	return reasons[r]
}

// Damage is the error of a file that must not be given to bbolt: the first damage found.
type Damage struct {
	Page   uint64 // where it was found; 0 also when no page can be named
	Reason Reason
	Detail string // for the log: what was expected and what was there
	Bucket string // names from the root bucket down, joined by "/"; empty in the root bucket and outside
}

// Error tells reason, place and detail in one line without control characters.
func (d Damage) Error() string {
	where := ""
	if d.Bucket != "" {
		where = " of bucket " + d.Bucket
	}
	return fmt.Sprintf("damaged page %d%s: %s: %s", d.Page, where, d.Reason, d.Detail)
}

// bucket is one bucket still to be walked, or being walked.
type bucket struct {
	parent *bucket // nil for the root bucket
	name   string
	root   uint64
	depth  int
}

// path joins the names from the root bucket down to b.
func (b *bucket) path() string {
	var names []string
	for ; b != nil && b.parent != nil; b = b.parent {
		names = append(names, printable(b.name))
	}
	for i, j := 0, len(names)-1; i < j; i, j = i+1, j-1 {
		names[i], names[j] = names[j], names[i]
	}
	return strings.Join(names, "/")
}

// maxName is the longest bucket name, in bytes, that an error spells out.
const maxName = 64

// printable returns a name fit for a message: as it is, or in hexadecimal if it could do harm there.
func printable(name string) string {
	cut := name[:min(len(name), maxName)]
	plain := len(cut) == len(name) && utf8.ValidString(name)
	for _, r := range name {
		plain = plain && unicode.IsPrint(r) && r != '/'
	}
	if plain {
		return name
	}
	return fmt.Sprintf("0x%x", cut)
}
