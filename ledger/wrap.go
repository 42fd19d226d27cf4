package ledger

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
)

// dataKey is how the key of the private fields is stored. It exists from the first event on; while no passphrase is
// set it lies in Clear, from then on only wrapped, once for each person and once for the recovery code.
type dataKey struct {
	Version int       `cbor:"1,keyasint"`
	Clear   []byte    `cbor:"2,keyasint,omitempty"`
	Wraps   []keyWrap `cbor:"3,keyasint,omitempty"`
}

// keyWrap is the data key encrypted under a key that argon2id makes of a passphrase. A wrap without a name is that of
// the recovery code.
type keyWrap struct {
	Person  string `cbor:"1,keyasint,omitempty"`
	Salt    []byte `cbor:"2,keyasint"`
	Passes  uint32 `cbor:"3,keyasint"`
	Memory  uint32 `cbor:"4,keyasint"` // KiB
	Threads uint8  `cbor:"5,keyasint"`
	Sealed  []byte `cbor:"6,keyasint"` // nonce and XChaCha20-Poly1305 of the data key, bound to the person
}

// The cost of guessing a passphrase: the floor of RFC 9106 for machines with little memory, some tenths of a second.
const (
	wrapPasses  = 3
	wrapMemory  = 64 << 10
	wrapThreads = 4
	wrapSalt    = 16
	keySize     = 32
	// wrapMost keeps a damaged or forged file from asking for all of a machine's memory.
	wrapMost = 1 << 20
)

// MinPassphrase is the least length of a passphrase in characters.
const MinPassphrase = 8

var (
	// ErrPassphrase is returned for a passphrase or recovery code that opens nothing.
	ErrPassphrase = errors.New("wrong passphrase")
	// ErrWeak is returned for a new passphrase of less than MinPassphrase characters.
	ErrWeak = errors.New("passphrase is too short")
	// ErrUnprotected is returned by acts that need a passphrase to be set.
	ErrUnprotected = errors.New("no passphrase is set")
	// ErrProtected is returned by Protect when a passphrase is set already.
	ErrProtected = errors.New("a passphrase is set")
	// ErrLastKeeper is returned when the last person with a passphrase would be taken off.
	ErrLastKeeper = errors.New("last person with a passphrase")
)

// wrapKey encrypts the data key for a person.
func wrapKey(key []byte, person, passphrase string, random io.Reader) (keyWrap, error) {
	w := keyWrap{
		Person: person, Salt: make([]byte, wrapSalt), Passes: wrapPasses, Memory: wrapMemory, Threads: wrapThreads,
	}
	nonce := make([]byte, chacha20poly1305.NonceSizeX, chacha20poly1305.NonceSizeX+keySize+chacha20poly1305.Overhead)
	for _, b := range [][]byte{w.Salt, nonce} {
		if _, err := io.ReadFull(random, b); err != nil {
			return w, fmt.Errorf("read randomness: %w", err)
		}
	}
	aead, err := chacha20poly1305.NewX(w.derive(passphrase))
	if err != nil {
		return w, fmt.Errorf("open cipher: %w", err)
	}
	w.Sealed = aead.Seal(nonce, nonce, key, w.bound())
	return w, nil
}

// unwrap gives the data key; false if the passphrase is another one.
func (w keyWrap) unwrap(passphrase string) ([]byte, bool) {
	if w.Passes < 1 || w.Passes > 100 || w.Memory > wrapMost || w.Threads < 1 ||
		len(w.Sealed) != chacha20poly1305.NonceSizeX+keySize+chacha20poly1305.Overhead {
		return nil, false
	}
	aead, err := chacha20poly1305.NewX(w.derive(passphrase))
	if err != nil {
		return nil, false
	}
	key, err := aead.Open(nil, w.Sealed[:aead.NonceSize()], w.Sealed[aead.NonceSize():], w.bound())
	return key, err == nil
}

func (w keyWrap) derive(passphrase string) []byte {
	if w.Person == "" {
		passphrase = plainCode(passphrase)
	}
	return argon2.IDKey([]byte(norm.NFKC.String(passphrase)), w.Salt, w.Passes, w.Memory, w.Threads, keySize)
}

func (w keyWrap) bound() []byte { return []byte("gonghui data key\x00" + w.Person) }

// newRecovery makes a recovery code of 140 bits as seven groups of four characters.
func newRecovery(random io.Reader) (string, error) {
	b := make([]byte, 18)
	if _, err := io.ReadFull(random, b); err != nil {
		return "", fmt.Errorf("read randomness: %w", err)
	}
	return inGroups(crockford.EncodeToString(b)[:28]), nil
}

// NewPassphrase makes a passphrase of 80 bits as four groups of four small letters and digits.
func (b *Book) NewPassphrase() (string, error) {
	raw := make([]byte, 10)
	if _, err := io.ReadFull(b.opts.Rand, raw); err != nil {
		return "", fmt.Errorf("read randomness: %w", err)
	}
	return strings.ToLower(inGroups(crockford.EncodeToString(raw))), nil
}

func inGroups(s string) string {
	var groups []string
	for ; len(s) >= 4; s = s[4:] {
		groups = append(groups, s[:4])
	}
	return strings.Join(groups, "-")
}

// plainCode undoes what typing from paper does to a recovery code.
func plainCode(s string) string { return typed.Replace(strings.ToUpper(norm.NFKC.String(s))) }
