package ledger

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"

	"gonghui/model"
)

// sealer encrypts private fields and hashes ID numbers. The zero value has no key: it can do neither.
type sealer struct {
	key, blindKey []byte
	rand          io.Reader
}

func newSealer(key []byte, rand io.Reader) (sealer, error) {
	blind, err := hkdf.Key(sha256.New, key, nil, "gonghui id number", sha256.Size)
	if err != nil {
		return sealer{}, fmt.Errorf("derive blind key: %w", err)
	}
	return sealer{key: key, blindKey: blind, rand: rand}, nil
}

// seal encrypts the CBOR of private, bound to the record. A record without private fields seals to nothing.
func (s sealer) seal(r model.Ref, private any) ([]byte, error) {
	if s.key == nil {
		return nil, ErrLocked
	}
	plain, err := encode(private)
	if err != nil {
		return nil, fmt.Errorf("encode private fields: %w", err)
	}
	aead, err := chacha20poly1305.NewX(s.key)
	if err != nil {
		return nil, fmt.Errorf("open cipher: %w", err)
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(plain)+aead.Overhead())
	if _, err := io.ReadFull(s.rand, nonce); err != nil {
		return nil, fmt.Errorf("read randomness: %w", err)
	}
	return aead.Seal(nonce, nonce, plain, recordKey(r)), nil
}

// open decrypts into private. Nothing sealed leaves private as it is.
func (s sealer) open(r model.Ref, sealed []byte, private any) error {
	if len(sealed) == 0 {
		return nil
	}
	if s.key == nil {
		return ErrLocked
	}
	aead, err := chacha20poly1305.NewX(s.key)
	if err != nil {
		return fmt.Errorf("open cipher: %w", err)
	}
	if len(sealed) < aead.NonceSize() {
		return errShortEvent
	}
	plain, err := aead.Open(nil, sealed[:aead.NonceSize()], sealed[aead.NonceSize():], recordKey(r))
	if err != nil {
		return fmt.Errorf("open private fields: %w", err)
	}
	return decode(plain, private)
}

// blind is a keyed hash of an ID number: equal for equal numbers, useless to anybody without the key.
func (s sealer) blind(idNumber string) ([]byte, error) {
	if idNumber == "" {
		return nil, nil
	}
	if s.blindKey == nil {
		return nil, ErrLocked
	}
	m := hmac.New(sha256.New, s.blindKey)
	_, _ = io.WriteString(m, idNumber)
	return m.Sum(nil)[:16], nil
}
