package model

// Dues is what one member paid for one month (会费). There is at most one record per member and month.
type Dues struct {
	ID     ID     `cbor:"1,keyasint"`
	Member ID     `cbor:"2,keyasint"`
	Month  Period `cbor:"3,keyasint"`
	Amount Money  `cbor:"4,keyasint"`
	Paid   Date   `cbor:"5,keyasint,omitempty"` // 缴费日期
}

// DuesFor is the month's dues for a monthly base: 0.5 % of it, the tail below ten yuan dropped, so always a
// multiple of five fen (工发[1978]101号). A base below ten yuan gives 0.
func DuesFor(base Money) Money { return max(base, 0) / 1000 * 5 }
