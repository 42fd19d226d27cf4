package model

// ReceiptBook is a run of 工会经费收入专用收据 that the union was given to use.
type ReceiptBook struct {
	ID       ID     `cbor:"1,keyasint"`
	Prefix   string `cbor:"2,keyasint,omitempty"` // what stands before the digits
	From     int64  `cbor:"3,keyasint"`           // first and last number
	To       int64  `cbor:"4,keyasint"`
	Width    int    `cbor:"5,keyasint"` // digits of a number, with leading zeros
	Received Date   `cbor:"6,keyasint,omitempty"`
	Note     string `cbor:"7,keyasint,omitempty"`
}

// Receipt is one receipt of a run, used or voided, in fen.
type Receipt struct {
	ID      ID     `cbor:"1,keyasint"`
	Number  string `cbor:"2,keyasint"` // as printed, one of a kind
	Date    Date   `cbor:"3,keyasint,omitempty"`
	Payer   string `cbor:"4,keyasint,omitempty"`
	Item    string `cbor:"5,keyasint,omitempty"`
	Amount  Money  `cbor:"6,keyasint,omitempty"`
	Voucher ID     `cbor:"7,keyasint,omitempty"`
	Voided  bool   `cbor:"8,keyasint,omitempty"` // 作废
	Reason  string `cbor:"9,keyasint,omitempty"` // why it was voided
}
