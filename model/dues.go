package model

// Dues is what one member paid for one month (会费). There is at most one record per member and month.
type Dues struct {
	ID     ID     `cbor:"1,keyasint"`
	Member ID     `cbor:"2,keyasint"`
	Month  Period `cbor:"3,keyasint"`
	Amount Money  `cbor:"4,keyasint"`
	Paid   Date   `cbor:"5,keyasint,omitempty"` // 缴费日期
}
