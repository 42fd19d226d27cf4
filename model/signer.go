package model

// Signer is a key that signs audit packs, made by a treasurer at the beginning of a term. The private half is sealed
// and never leaves the ledger; the fingerprint of the public one stands on the handover list.
type Signer struct {
	ID      ID     `cbor:"1,keyasint"`
	Person  string `cbor:"2,keyasint"`
	Public  []byte `cbor:"3,keyasint"` // ed25519, 32 bytes
	From    Date   `cbor:"4,keyasint"`
	Retired Date   `cbor:"5,keyasint,omitempty"` // not used any more from this day on
}
