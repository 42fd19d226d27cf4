package model

// ActivityKind says what the union held.
type ActivityKind uint8

// The kinds. The values are stored.
const (
	ActivityEvent  ActivityKind = 1 // 文体、教育、春游 and other activities
	ActivityRest   ActivityKind = 2 // 疗休养
	ActivityHonour ActivityKind = 3 // 评优评先
)

// Activity is one entry of the register of activities (活动台账), in fen.
type Activity struct {
	ID     ID            `cbor:"1,keyasint"`
	Kind   ActivityKind  `cbor:"2,keyasint"`
	Name   string        `cbor:"3,keyasint"`
	Date   Date          `cbor:"4,keyasint"`
	Budget Money         `cbor:"5,keyasint,omitempty"`
	People []Participant `cbor:"6,keyasint,omitempty"`
	// Vouchers are the drafts and posted vouchers that paid for it.
	Vouchers []ID `cbor:"7,keyasint,omitempty"`
}

// Participant is one member at an activity.
type Participant struct {
	Member ID `cbor:"1,keyasint"`
}

// Moved is a with another voucher in the place of from; none if to is 0.
func (a Activity) Moved(from, to ID) Activity {
	var out []ID
	for _, id := range a.Vouchers {
		if id == from {
			id = to
		}
		if id != 0 {
			out = append(out, id)
		}
	}
	a.Vouchers = out
	return a
}
