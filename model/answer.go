package model

// Answer is what the branch says to one audit finding (答复), and how far it has been put right.
type Answer struct {
	ID     ID     `cbor:"1,keyasint"`
	Year   int    `cbor:"2,keyasint"`
	Check  int    `cbor:"3,keyasint"` // number of the check
	Object string `cbor:"4,keyasint"` // the finding's object, as the check names it
	Text   string `cbor:"5,keyasint"`
	State  string `cbor:"6,keyasint,omitempty"` // 整改状态
}
