package model

// Gap explains why a number is missing from a series (断号说明).
type Gap struct {
	ID     ID     `cbor:"1,keyasint"`
	Year   int    `cbor:"2,keyasint"`
	Series string `cbor:"3,keyasint"` // what is numbered: source numbers of a month, receipts
	Number string `cbor:"4,keyasint"` // the number or the run of numbers that is missing
	Text   string `cbor:"5,keyasint"`
}
