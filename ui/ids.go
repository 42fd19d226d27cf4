package ui

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	mrand "math/rand/v2"
)

// ids makes the ids of commands. A book refuses to carry out the same id twice, so no two runs of the program may
// make the same ones: they come from a generator with a random seed, which needs no further reading.
type ids struct {
	random *mrand.ChaCha8
}

// newIDs seeds the generator; r nil is the system's randomness.
func newIDs(r io.Reader) (*ids, error) {
	if r == nil {
		r = rand.Reader
	}
	var seed [32]byte
	if _, err := io.ReadFull(r, seed[:]); err != nil {
		return nil, fmt.Errorf("read randomness: %w", err)
	}
	return &ids{random: mrand.NewChaCha8(seed)}, nil
}

// next makes one id of 32 hexadecimal digits.
func (x *ids) next() string {
	var b [16]byte
	_, _ = x.random.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
