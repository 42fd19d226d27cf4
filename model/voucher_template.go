package model

// Template is a voucher that is booked again and again (常用凭证). Amounts of 0 are filled in when it is used.
type Template struct {
	ID           ID     `cbor:"1,keyasint"`
	Name         string `cbor:"2,keyasint"` // one of a kind
	Summary      string `cbor:"3,keyasint,omitempty"`
	Lines        []Line `cbor:"4,keyasint,omitempty"`
	Counterparty string `cbor:"5,keyasint,omitempty"`
	Settlement   string `cbor:"6,keyasint,omitempty"`
}
