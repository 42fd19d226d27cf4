package ledger

import (
	"crypto"
	"crypto/ed25519"
	"fmt"
	"io"

	"gonghui/model"
)

// signerPrivate is the sealed half of a signing key.
type signerPrivate struct {
	Seed []byte `cbor:"1,keyasint"`
}

// Signers reads all keys that ever signed packs, the oldest first.
func (v *View) Signers() ([]model.Signer, error) { return all[model.Signer](v, model.KindSigner, nil) }

// Signing is the key that signs now: whose it is, and what signs. False if there is none. The error is ErrLocked while
// private fields are locked.
func (v *View) Signing() (model.Signer, crypto.Signer, bool, error) {
	signers, err := v.Signers()
	if err != nil {
		return model.Signer{}, nil, false, err
	}
	for _, s := range signers {
		if s.Retired != 0 {
			continue
		}
		e, err := v.event(model.Ref{Kind: model.KindSigner, ID: s.ID})
		if err != nil {
			return s, nil, true, err
		}
		var p signerPrivate
		if err := v.book.sealer.open(e.Ref, e.Sealed, &p); err != nil {
			return s, nil, true, err
		}
		if len(p.Seed) != ed25519.SeedSize {
			return s, nil, true, &DamageError{Where: bucketLog.name, Key: fmt.Sprint(e.Seq), Err: errShortEvent}
		}
		return s, ed25519.NewKeyFromSeed(p.Seed), true, nil
	}
	return model.Signer{}, nil, false, nil
}

// NewSigner makes a signing key for a person and retires the one before. Errors: ErrLocked, *model.TextError.
func (t *Tx) NewSigner(person string) (model.Signer, error) {
	person, err := model.CleanText(model.NormalizeName(person), model.MaxName)
	if err != nil {
		return model.Signer{}, err
	}
	if person == "" {
		return model.Signer{}, fmt.Errorf("%w: signer without a name", ErrNotFound)
	}
	if t.book.sealer.key == nil {
		return model.Signer{}, ErrLocked
	}
	if err := t.RetireSigner(); err != nil {
		return model.Signer{}, err
	}
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(t.book.opts.Rand, seed); err != nil {
		return model.Signer{}, fmt.Errorf("read randomness: %w", err)
	}
	public, ok := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	if !ok {
		return model.Signer{}, fmt.Errorf("%w: public key", ErrNotFound)
	}
	s := model.Signer{Person: person, Public: public, From: t.Today()}
	if s.ID, err = t.newID(); err != nil {
		return s, err
	}
	ref := model.Ref{Kind: model.KindSigner, ID: s.ID}
	return s, t.record(change{kind: EventSaved, ref: ref, content: s, private: signerPrivate{Seed: seed}})
}

// RetireSigner has packs go out unsigned from now on; the key stays known.
func (t *Tx) RetireSigner() error {
	signers, err := t.Signers()
	if err != nil {
		return err
	}
	for _, s := range signers {
		if s.Retired != 0 {
			continue
		}
		ref := model.Ref{Kind: model.KindSigner, ID: s.ID}
		e, err := t.event(ref)
		if err != nil {
			return err
		}
		s.Retired = t.Today()
		if err := t.record(change{kind: EventSaved, ref: ref, content: s, sealed: e.Sealed}); err != nil {
			return err
		}
	}
	return nil
}
