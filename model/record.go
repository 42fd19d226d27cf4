package model

// ID identifies one record of the book for ever: a member, a visit, a voucher. IDs are given by the ledger,
// count up from 1 over all kinds, are never used twice, and a draft keeps its ID when it is posted. 0 means
// "none".
type ID uint64

// Kind tells what a record is. The values are stored in the book's log: they are never renumbered or reused.
type Kind uint8

// The kinds of records.
const (
	KindBranch  Kind = 1  // the union itself and its settings; one record
	KindMember  Kind = 2  // a person on the roster
	KindVisit   Kind = 3  // an event heard of, and the visit it led to
	KindSubsidy Kind = 4  // a hardship grant and its stages
	KindDues    Kind = 5  // one member's dues of one month
	KindBudget  Kind = 6  // one year's budget
	KindOpening Kind = 7  // one year's opening balances
	KindVoucher Kind = 8  // a posted voucher
	KindAccount Kind = 9  // a detail account below a leaf of the chart
	KindAnswer  Kind = 10 // the branch's answer to an audit finding
)

// Ref points to a record.
type Ref struct {
	Kind Kind `cbor:"1,keyasint"`
	ID   ID   `cbor:"2,keyasint"`
}

// IsZero reports whether r points nowhere.
func (r Ref) IsZero() bool { return r.ID == 0 }
