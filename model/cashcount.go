package model

// CashCount is a count of the cash box (现金盘点), in fen. Book is what account 101 said on that day.
type CashCount struct {
	ID      ID          `cbor:"1,keyasint"`
	Date    Date        `cbor:"2,keyasint"`
	Account string      `cbor:"3,keyasint"` // 101 or a detail below it
	Pieces  []CashPiece `cbor:"4,keyasint,omitempty"`
	Counted Money       `cbor:"5,keyasint"`
	Book    Money       `cbor:"6,keyasint"`
	Counter string      `cbor:"7,keyasint,omitempty"`  // 盘点人
	Witness string      `cbor:"8,keyasint,omitempty"`  // 监盘人
	Note    string      `cbor:"9,keyasint,omitempty"`  // why it differs and what was done
	Voucher ID          `cbor:"10,keyasint,omitempty"` // the voucher that books the difference over 182
}

// CashPiece is how many notes or coins of one value were counted.
type CashPiece struct {
	Value Money `cbor:"1,keyasint"`
	Count int   `cbor:"2,keyasint"`
}

// Difference is what was found beyond the book; negative: what is missing.
func (c CashCount) Difference() Money { return c.Counted - c.Book }
