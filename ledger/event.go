package ledger

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/fxamacker/cbor/v2"

	"gonghui/model"
)

// EventKind tells what an event did. The values are stored.
type EventKind uint8

// The kinds of events.
const (
	EventSaved    EventKind = 1 // a record was made or replaced; Ref.Kind tells which
	EventRemoved  EventKind = 2 // a record was taken off, with a reason
	EventPosted   EventKind = 3 // a voucher was posted
	EventClosed   EventKind = 4 // a month, or a year as its period 13, was closed
	EventReopened EventKind = 5 // it was reopened, with a reason
	// EventProtected: a passphrase of the private fields was set, changed or taken off.
	EventProtected EventKind = 6
	// EventShown: somebody looked at a record's private fields.
	EventShown EventKind = 7

	lastEventKind = EventShown
)

// algSHA256 names the hash; another one may be added, so that the byte stands in every event.
const algSHA256 = 1

// bodyVersion is the version of every event's content that this program writes; older ones pass the upcasters.
const bodyVersion = 1

// envelope is the open part of an event as it is stored. Keys are never reused.
type envelope struct {
	Seq     uint64          `cbor:"1,keyasint"`
	Time    int64           `cbor:"2,keyasint"` // milliseconds since 1970 UTC
	Actor   string          `cbor:"3,keyasint,omitempty"`
	Command string          `cbor:"4,keyasint,omitempty"`
	Kind    EventKind       `cbor:"5,keyasint"`
	Version int             `cbor:"6,keyasint"`
	Record  model.Kind      `cbor:"7,keyasint,omitempty"`
	ID      model.ID        `cbor:"8,keyasint,omitempty"`
	Body    cbor.RawMessage `cbor:"9,keyasint,omitempty"`
	Blind   []byte          `cbor:"10,keyasint,omitempty"` // keyed hash of a member's ID number
}

// removal is the content of EventRemoved.
type removal struct {
	Reason string `cbor:"1,keyasint"`
}

// turn is the content of EventClosed and EventReopened. Closing names the vouchers that it made; the closing of a year
// also seals the balances that the next one opens with.
type turn struct {
	Period   model.Period    `cbor:"1,keyasint"`
	Reason   string          `cbor:"2,keyasint,omitempty"`
	Vouchers []model.ID      `cbor:"3,keyasint,omitempty"`
	Balances []SealedBalance `cbor:"4,keyasint,omitempty"`
}

// Event is one entry of the log. Open is the stored open part; Sealed is empty for a record without private fields.
type Event struct {
	Seq     uint64
	Time    time.Time
	Actor   string
	Command string
	Kind    EventKind
	Version int
	Ref     model.Ref
	Open    []byte
	Sealed  []byte
	Prev    [32]byte
	Hash    [32]byte

	body  []byte
	blind []byte
}

// Reason is why a record was removed or a period reopened; empty for other events.
func (e Event) Reason() string {
	switch e.Kind {
	case EventRemoved:
		var r removal
		if decode(e.body, &r) == nil {
			return r.Reason
		}
	case EventClosed, EventReopened:
		var t turn
		if decode(e.body, &t) == nil {
			return t.Reason
		}
	default:
	}
	return ""
}

// Period is the month, or the period 13 of the year, that was closed or reopened; 0 for other events.
func (e Event) Period() model.Period {
	if e.Kind != EventClosed && e.Kind != EventReopened {
		return 0
	}
	var t turn
	if decode(e.body, &t) != nil {
		return 0
	}
	return t.Period
}

// Sealing are the balances that the closing of a year sealed; nil for other events.
func (e Event) Sealing() []SealedBalance {
	var t turn
	if e.Kind != EventClosed || decode(e.body, &t) != nil {
		return nil
	}
	return t.Balances
}

// SealedHash is the hash of the sealed part that enters the chain.
func (e Event) SealedHash() [32]byte { return sealedHash(e.Sealed) }

var encoding, decoding = codecs()

func codecs() (cbor.EncMode, cbor.DecMode) {
	eo := cbor.CoreDetEncOptions()
	em, err := eo.EncMode()
	if err != nil {
		panic(err) // fixed options: cannot fail for a user's reason
	}
	dm, err := cbor.DecOptions{
		DupMapKey: cbor.DupMapKeyEnforcedAPF, MaxArrayElements: 1 << 20, MaxMapPairs: 1 << 16,
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return em, dm
}

func encode(v any) ([]byte, error) { return encoding.Marshal(v) }

func decode(b []byte, v any) error { return decoding.Unmarshal(b, v) }

// emptySealed is the hash of an absent sealed part, which most events have.
var emptySealed = sha256.Sum256(nil)

func sealedHash(sealed []byte) [32]byte {
	if len(sealed) == 0 {
		return emptySealed
	}
	return sha256.Sum256(sealed)
}

// chain computes an event's hash from the stored bytes.
func chain(prev [32]byte, open []byte, sealed [32]byte) [32]byte {
	buf := make([]byte, 0, 512)
	buf = append(buf, algSHA256)
	buf = append(buf, prev[:]...)
	buf = append(buf, open...)
	buf = append(buf, sealed[:]...)
	return sha256.Sum256(buf)
}

// stored is the value of the log bucket for an event.
func stored(hash [32]byte, open, sealed []byte) []byte {
	v := make([]byte, 0, 1+32+binary.MaxVarintLen32+len(open)+len(sealed))
	v = append(v, algSHA256)
	v = append(v, hash[:]...)
	v = binary.AppendUvarint(v, uint64(len(open)))
	v = append(v, open...)
	return append(v, sealed...)
}

var (
	errShortEvent = errors.New("event is cut short")
	errAlg        = errors.New("unknown hash algorithm")
	errHash       = errors.New("hash does not match")
	errSeq        = errors.New("sequence number does not match")
	errEnd        = errors.New("log does not end at the head")
	errKind       = errors.New("event without kind or version")
)

// split takes a stored event apart without decoding it. The parts alias v.
func split(v []byte) (hash [32]byte, open, sealed []byte, err error) {
	if len(v) < 34 {
		return hash, nil, nil, errShortEvent
	}
	if v[0] != algSHA256 {
		return hash, nil, nil, errAlg
	}
	copy(hash[:], v[1:33])
	n, w := binary.Uvarint(v[33:])
	if w <= 0 || n > uint64(len(v)-33-w) {
		return hash, nil, nil, errShortEvent
	}
	rest := v[33+w:]
	return hash, rest[:n], rest[n:], nil
}

// parseEvent decodes a stored event and checks its hash against the one before. The event owns its bytes.
func parseEvent(seq uint64, prev [32]byte, v []byte) (Event, error) {
	return parseShared(seq, prev, append([]byte(nil), v...))
}

// parseShared is parseEvent for bytes that stay valid as long as the event does. With a *NewerError it returns the
// event all the same: its place in the chain is right, only what it means is not known.
func parseShared(seq uint64, prev [32]byte, v []byte) (Event, error) {
	damaged := func(err error) error {
		return &DamageError{Where: bucketLog.name, Key: fmt.Sprint(seq), Err: err}
	}
	hash, open, sealed, err := split(v)
	if err != nil {
		return Event{}, damaged(err)
	}
	if chain(prev, open, sealedHash(sealed)) != hash {
		return Event{}, damaged(errHash)
	}
	var env envelope
	if err := decode(open, &env); err != nil {
		return Event{}, damaged(err)
	}
	if env.Seq != seq {
		return Event{}, damaged(errSeq)
	}
	e := Event{
		Seq: seq, Time: instant(env.Time), Actor: env.Actor, Command: env.Command, Kind: env.Kind,
		Version: env.Version, Ref: model.Ref{Kind: env.Record, ID: env.ID}, Open: open, Sealed: sealed,
		Prev: prev, Hash: hash, body: env.Body, blind: env.Blind,
	}
	if env.Kind == 0 || env.Version < 1 {
		return e, damaged(errKind)
	}
	if env.Kind > lastEventKind || env.Version > bodyVersion || env.Record > model.LastKind {
		return e, &NewerError{Schema: schema, Event: env.Kind}
	}
	return e, nil
}
