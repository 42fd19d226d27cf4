package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// ProtectionAct tells what was done to the passphrases. The values are stored.
type ProtectionAct uint8

// The acts.
const (
	ProtectionSet       ProtectionAct = 1 // the first passphrase was set
	ProtectionAdded     ProtectionAct = 2 // a person more
	ProtectionChanged   ProtectionAct = 3 // a person's passphrase
	ProtectionTaken     ProtectionAct = 4 // a person less
	ProtectionRecovery  ProtectionAct = 5 // a new recovery code; the one before opens nothing any more
	ProtectionDissolved ProtectionAct = 6 // no passphrase any more
)

// protection is the content of EventProtected.
type protection struct {
	Act    ProtectionAct `cbor:"1,keyasint"`
	Person string        `cbor:"2,keyasint,omitempty"`
}

// showing is the content of EventShown.
type showing struct {
	What string `cbor:"1,keyasint,omitempty"`
}

// Protection tells what was done to the passphrases, and for whom; false for other events.
func (e Event) Protection() (act ProtectionAct, person string, ok bool) {
	var p protection
	if e.Kind != EventProtected || decode(e.body, &p) != nil {
		return 0, "", false
	}
	return p.Act, p.Person, true
}

// Shown is what was looked at of a record's private fields; empty for other events.
func (e Event) Shown() string {
	var s showing
	if e.Kind != EventShown || decode(e.body, &s) != nil {
		return ""
	}
	return s.What
}

// Show writes to the log that somebody looked at a record's private fields, which the reader shows only then. A zero
// Ref stands for a list of many.
func (t *Tx) Show(r model.Ref, what string) error {
	what, err := model.CleanText(what, model.MaxSummary)
	if err != nil {
		return err
	}
	if !r.IsZero() {
		if _, err := t.event(r); err != nil {
			return err
		}
	}
	return t.record(change{kind: EventShown, ref: r, content: showing{What: what}})
}

// Protected reports whether a passphrase guards the private fields. Until one is set the data key lies in the file.
func (b *Book) Protected() bool { return b.protected.Load() }

// Locked reports whether the private fields cannot be read: a passphrase is set and was not given.
func (b *Book) Locked() bool { return b.locked.Load() }

// Keepers are the persons who have a passphrase of their own.
func (b *Book) Keepers() (names []string, err error) {
	err = b.look(func(tx *bbolt.Tx) error {
		k, err := readKey(tx)
		for _, w := range k.Wraps {
			if w.Person != "" {
				names = append(names, w.Person)
			}
		}
		return err
	})
	return names, err
}

// Unlock opens the private fields by anybody's passphrase or by the recovery code, and tells whose it was; the person
// is empty for the recovery code and for a book without a passphrase. The error is ErrPassphrase for a wrong one.
func (b *Book) Unlock(passphrase string) (person string, err error) {
	err = b.look(func(tx *bbolt.Tx) error {
		k, err := readKey(tx)
		if err != nil || len(k.Clear) > 0 {
			return err
		}
		for _, w := range k.Wraps {
			key, ok := w.unwrap(passphrase)
			if !ok {
				continue
			}
			if b.sealer, err = newSealer(key, b.opts.Rand); err != nil {
				return err
			}
			person = w.Person
			b.locked.Store(false)
			return nil
		}
		return ErrPassphrase
	})
	return person, err
}

// Lock forgets the key of a protected book: private fields are closed until Unlock.
func (b *Book) Lock() error {
	return b.run(func() error {
		if b.protected.Load() {
			b.sealer = sealer{rand: b.opts.Rand}
			b.locked.Store(true)
		}
		return nil
	})
}

// Protect sets the first passphrase and returns the recovery code, which is shown once and kept on paper. The file
// is written anew, so that the clear key is gone from it; copies made earlier still hold it. Errors: ErrProtected,
// ErrWeak, *model.TextError for the person's name, and those of Rewrite.
func (b *Book) Protect(c Command, person, passphrase string) (recovery string, err error) {
	if person, err = keeper(person, passphrase); err != nil {
		return "", err
	}
	if recovery, err = newRecovery(b.opts.Rand); err != nil {
		return "", err
	}
	err = b.rekey(c, protection{ProtectionSet, person}, func(k *dataKey, key []byte) error {
		if len(k.Clear) == 0 {
			return ErrProtected
		}
		k.Clear = nil
		return errors.Join(k.wrap(key, person, passphrase, b.opts.Rand), k.wrap(key, "", recovery, b.opts.Rand))
	})
	if err != nil {
		return "", err
	}
	return recovery, nil
}

// AddKeeper gives another person a passphrase. Errors: ErrLocked, ErrUnprotected, ErrDuplicate, ErrWeak.
func (b *Book) AddKeeper(c Command, person, passphrase string) error {
	person, err := keeper(person, passphrase)
	if err != nil {
		return err
	}
	return b.rekey(c, protection{ProtectionAdded, person}, func(k *dataKey, key []byte) error {
		if k.find(person) >= 0 {
			return fmt.Errorf("%w: keeper", ErrDuplicate)
		}
		return k.wrap(key, person, passphrase, b.opts.Rand)
	})
}

// ChangePassphrase gives a person a new passphrase; whoever unlocked the book may do so, which is how a forgotten one
// is replaced. Errors: ErrLocked, ErrUnprotected, ErrNotFound, ErrWeak.
func (b *Book) ChangePassphrase(c Command, person, passphrase string) error {
	person, err := keeper(person, passphrase)
	if err != nil {
		return err
	}
	return b.rekey(c, protection{ProtectionChanged, person}, func(k *dataKey, key []byte) error {
		if err := k.drop(person); err != nil {
			return err
		}
		return k.wrap(key, person, passphrase, b.opts.Rand)
	})
}

// RemoveKeeper takes a person's passphrase off. Errors: ErrLocked, ErrUnprotected, ErrNotFound, ErrLastKeeper.
func (b *Book) RemoveKeeper(c Command, person string) error {
	return b.rekey(c, protection{ProtectionTaken, person}, func(k *dataKey, _ []byte) error {
		if err := k.drop(person); err != nil {
			return err
		}
		if !slices.ContainsFunc(k.Wraps, func(w keyWrap) bool { return w.Person != "" }) {
			return ErrLastKeeper
		}
		return nil
	})
}

// NewRecovery makes a new recovery code; the one before opens nothing any more. Errors: ErrLocked, ErrUnprotected.
func (b *Book) NewRecovery(c Command) (recovery string, err error) {
	if recovery, err = newRecovery(b.opts.Rand); err != nil {
		return "", err
	}
	err = b.rekey(c, protection{Act: ProtectionRecovery}, func(k *dataKey, key []byte) error {
		if i := k.find(""); i >= 0 {
			k.Wraps = slices.Delete(k.Wraps, i, i+1)
		}
		return k.wrap(key, "", recovery, b.opts.Rand)
	})
	if err != nil {
		return "", err
	}
	return recovery, nil
}

// Unprotect takes all passphrases off: the data key lies in the file again. Errors: ErrLocked, ErrUnprotected.
func (b *Book) Unprotect(c Command) error {
	return b.rekey(c, protection{Act: ProtectionDissolved}, func(k *dataKey, key []byte) error {
		k.Wraps, k.Clear = nil, key
		return nil
	})
}

// keeper checks a person's name and a new passphrase.
func keeper(person, passphrase string) (string, error) {
	person = model.NormalizeName(person)
	if _, err := model.CleanText(person, model.MaxName); err != nil {
		return "", err
	}
	if person == "" {
		return "", fmt.Errorf("%w: keeper without a name", ErrNotFound)
	}
	if utf8.RuneCountInString(passphrase) < MinPassphrase {
		return "", ErrWeak
	}
	return person, nil
}

func (k *dataKey) find(person string) int {
	return slices.IndexFunc(k.Wraps, func(w keyWrap) bool { return w.Person == person })
}

func (k *dataKey) drop(person string) error {
	i := k.find(person)
	if i < 0 || person == "" {
		return fmt.Errorf("%w: keeper", ErrNotFound)
	}
	k.Wraps = slices.Delete(k.Wraps, i, i+1)
	return nil
}

func (k *dataKey) wrap(key []byte, person, passphrase string, random io.Reader) error {
	w, err := wrapKey(key, person, passphrase, random)
	k.Wraps = append(k.Wraps, w)
	return err
}

// readKey reads how the data key is stored.
func readKey(tx *bbolt.Tx) (dataKey, error) {
	var k dataKey
	raw, err := metaValue(tx, keyData)
	if err != nil {
		return k, err
	}
	if err := decode(raw, &k); err != nil {
		return k, &DamageError{Where: bucketMeta.name, Key: string(keyData), Err: err}
	}
	return k, nil
}

// rekey changes how the data key is stored, and logs it. A database keeps old pages for a while, and with them the
// key as it was stored before: the whole book is therefore written to a new file, which takes the place of the old
// one when it is verified. Nothing is changed when anything fails.
func (b *Book) rekey(c Command, said protection, change func(k *dataKey, key []byte) error) error {
	actor, err := model.CleanText(c.Actor, model.MaxName)
	if err != nil {
		return err
	}
	c.Actor = actor
	return b.run(func() error {
		if b.opts.ReadOnly {
			return ErrReadOnly
		}
		if err := b.Newer(); err != nil {
			return err
		}
		tmp, err := temporary(b.path)
		if err != nil {
			return err
		}
		defer func() { _ = os.Remove(tmp) }()
		secret, err := b.rewriteWith(tmp, c, said, change)
		if err != nil {
			return writeError(err)
		}
		if r, err := VerifyFile(tmp, b.opts, nil); err != nil || !r.sound() {
			return errors.Join(err, unsound(r))
		}
		return b.replace(tmp, secret)
	})
}

// rewriteWith copies the book to a new file with a changed key and the event that tells of it. It returns what the old
// file held of the key in clear, if anything.
func (b *Book) rewriteWith(
	tmp string, c Command, said protection, change func(k *dataKey, key []byte) error,
) (secret []byte, err error) {
	var raw []byte
	err = b.db.View(func(tx *bbolt.Tx) error {
		if err := errors.Join(b.unmoved(), b.unchanged(tx)); err != nil {
			return err
		}
		k, err := readKey(tx)
		if err != nil {
			return err
		}
		secret = k.Clear
		switch {
		case said.Act != ProtectionSet && len(k.Clear) > 0:
			return ErrUnprotected
		case b.sealer.key == nil:
			return ErrLocked
		}
		if err := change(&k, b.sealer.key); err != nil {
			return err
		}
		if raw, err = encode(k); err != nil {
			return fmt.Errorf("encode data key: %w", err)
		}
		return rewrite(tx, tmp, b.opts, map[string][]byte{string(keyData): withSum(bucketMeta, keyData, raw)})
	})
	if err != nil {
		return nil, err
	}
	return secret, b.tell(tmp, c, said)
}

// tell writes the event that tells of a change of the key into the new file.
func (b *Book) tell(tmp string, c Command, said protection) error {
	o := b.opts
	o.ReadOnly = false
	db, err := bbolt.Open(tmp, 0o600, o.bolt())
	if err != nil {
		return fileError(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		h, err := readHead(tx)
		if err != nil {
			return err
		}
		t := &Tx{book: b, cmd: c, store: newStore(tx, h), now: b.opts.Now(), last: map[model.Period]int{}}
		t.View = &View{book: b, tx: tx, store: t.store}
		if err := t.record(change{kind: EventProtected, content: said}); err != nil {
			return err
		}
		_, err = t.finish()
		return err
	})
	return errors.Join(err, db.Close())
}

// replace puts a finished file in the place of the open one and opens it. What the old file held of the key is
// written over as far as the system lets us; the disk itself may keep it.
func (b *Book) replace(tmp string, secret []byte) error {
	var old *os.File
	if renamesOpen && len(secret) > 0 {
		var err error
		if old, err = os.OpenFile(b.path, os.O_RDWR, 0o600); err != nil {
			return fileError(err)
		}
		defer func() { _ = old.Close() }()
	}
	if renamesOpen {
		if err := os.Rename(tmp, b.path); err != nil {
			return fileError(err)
		}
	}
	db := b.db
	b.db, b.file = nil, nil
	err := guarded(db.Close)
	if !renamesOpen {
		err = errors.Join(err, os.Rename(tmp, b.path))
	}
	syncFolder(filepath.Dir(b.path))
	b.locked.Store(false)
	if opened := b.open(); opened != nil {
		b.broken = opened
		return &CommitError{Outcome: Unknown, Err: errors.Join(err, opened)}
	}
	if old != nil {
		wipe(old, secret)
	}
	return nil
}

// wipe writes zeros over every place of a file that holds a secret.
func wipe(f *os.File, secret []byte) {
	const chunk = 1 << 20
	buf := make([]byte, chunk+len(secret))
	zeros := make([]byte, len(secret))
	for at := int64(0); ; at += chunk {
		n, err := f.ReadAt(buf, at)
		for from := 0; ; {
			i := bytes.Index(buf[from:n], secret)
			if i < 0 {
				break
			}
			_, _ = f.WriteAt(zeros, at+int64(from+i))
			from += i + len(secret)
		}
		if err != nil {
			break
		}
	}
	_ = f.Sync()
}
