package model

// ID identifies one record of the book for ever: a member, a visit, a voucher. IDs are given by the ledger,
// count up from 1 over all kinds, are never used twice, and a draft keeps its ID when it is posted. 0 means
// "none".
type ID uint64

// Kind tells what a record is. The values are stored in the book's log: they are never renumbered or reused.
type Kind uint8

// The kinds of records.
const (
	KindBranch         Kind = 1  // the union itself and its settings; one record
	KindMember         Kind = 2  // a person on the roster
	KindVisit          Kind = 3  // an event heard of, and the visit it led to
	KindSubsidy        Kind = 4  // a hardship grant and its stages
	KindDues           Kind = 5  // one member's dues of one month
	KindBudget         Kind = 6  // one year's budget
	KindOpening        Kind = 7  // one year's opening balances
	KindVoucher        Kind = 8  // a posted voucher
	KindAccount        Kind = 9  // a detail account below a leaf of the chart
	KindAnswer         Kind = 10 // the branch's answer to an audit finding
	KindTemplate       Kind = 11 // a voucher to be used again (常用凭证)
	KindProject        Kind = 12 // what is known of a project beyond its name
	KindStatement      Kind = 13 // a bank statement that was read in
	KindBankLine       Kind = 14 // one line of a bank statement
	KindMatch          Kind = 15 // bank lines and book entries that are the same money
	KindReconciliation Kind = 16 // one bank account at one month's end
	KindCashCount      Kind = 17 // a count of the cash box
	KindAsset          Kind = 18 // the card of a fixed asset
	KindDepreciation   Kind = 19 // the depreciation of one month
	KindStockItem      Kind = 20 // a sort of goods in stock
	KindStockMove      Kind = 21 // goods taken in or given out
	KindAssetCount     Kind = 22 // the yearly count of assets or goods
	KindAttachment     Kind = 23 // a file bound to vouchers, visits, grants, activities or invoices
	KindInvoice        Kind = 24 // an invoice behind a voucher
	KindReceiptBook    Kind = 25 // a run of numbered receipts that was handed out to the union
	KindReceipt        Kind = 26 // one receipt, used or voided
	KindGap            Kind = 27 // why a number is missing
	KindSigner         Kind = 28 // a key that signs audit packs
	KindGift           Kind = 29 // a present to many members at once
	KindDrive          Kind = 30 // others' money that is collected and handed on
	KindHardship       Kind = 31 // the file of a household in hardship
	KindActivity       Kind = 32 // an activity, a stay at a sanatorium or a round of honours

	// LastKind is the newest kind that this program knows.
	LastKind = KindActivity
)

// Ref points to a record.
type Ref struct {
	Kind Kind `cbor:"1,keyasint"`
	ID   ID   `cbor:"2,keyasint"`
}

// IsZero reports whether r points nowhere.
func (r Ref) IsZero() bool { return r.ID == 0 }
