package ledger

import (
	"encoding/base32"
	"errors"
	"strings"
	"time"

	"gonghui/model"
)

// Head sums up the book after its last event.
type Head struct {
	Seq      uint64   `cbor:"1,keyasint"`
	Hash     [32]byte `cbor:"2,keyasint"`
	Totals   uint64   `cbor:"3,keyasint"` // set hash of all running totals: the sum of their checksums
	Count    uint64   `cbor:"4,keyasint"` // number of running totals
	Vouchers uint64   `cbor:"5,keyasint"` // posted ones
	Millis   int64    `cbor:"6,keyasint"` // time of the last event, in milliseconds since 1970 UTC
}

// Time is when the last event was written, in China's time.
func (h Head) Time() time.Time { return instant(h.Millis) }

// follow brings the head up to an event that was applied; the totals' figures are the store's.
func (h *Head) follow(e Event) {
	h.Seq, h.Hash, h.Millis = e.Seq, e.Hash, e.Time.UnixMilli()
	if e.Kind == EventPosted {
		h.Vouchers++
	}
}

// instant is a stored time. It bears China's zone whatever the machine's is, so that lists made from it are the same
// everywhere.
func instant(millis int64) time.Time { return time.UnixMilli(millis).In(model.Zone()) }

// Code is the head hash in the short form that is printed and compared by hand: 7K3M-91QX-40TD.
func (h Head) Code() string { return HeadCode(h.Hash) }

// alphabet is Crockford's: it leaves out the letters I, L, O and U, which are taken for others on paper.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

var crockford = base32.NewEncoding(alphabet).WithPadding(base32.NoPadding)

// HeadCode is the first 60 bits of a chain hash as three groups of four characters.
func HeadCode(hash [32]byte) string {
	s := crockford.EncodeToString(hash[:])[:12]
	return s[:4] + "-" + s[4:8] + "-" + s[8:]
}

// ErrHeadCode is returned by ParseHeadCode for text that is no head code.
var ErrHeadCode = errors.New("not a head code")

// typed undoes what typing from paper, with an input method on or off, does to a code.
var typed = strings.NewReplacer(
	"-", "", "－", "", "—", "", "–", "", " ", "", "　", "", "\t", "", "I", "1", "L", "1", "O", "0",
)

// ParseHeadCode brings a code typed from paper into the form of HeadCode: it ignores case, blanks and dashes and
// takes I and L for 1 and O for 0.
func ParseHeadCode(s string) (string, error) {
	s = typed.Replace(strings.ToUpper(s))
	if len(s) != 12 || strings.Trim(s, alphabet) != "" {
		return "", ErrHeadCode
	}
	return s[:4] + "-" + s[4:8] + "-" + s[8:], nil
}
