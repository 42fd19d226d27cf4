package ledger

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"
)

// load checks the schema, reads the data key and compares the head with the end of the log.
func (b *Book) load(tx *bbolt.Tx) error {
	if tx.Bucket([]byte(bucketMeta.name)) == nil {
		return ErrNotBook
	}
	v, err := metaValue(tx, keySchema)
	if err != nil {
		return err
	}
	switch n := int(v[0]); {
	case len(v) != 1:
		return &DamageError{Where: bucketMeta.name, Key: string(keySchema), Err: errShortEvent}
	case n > schema:
		b.newer.Store(&NewerError{Schema: n})
	case n < schema:
		return &olderError{schema: n}
	}
	for _, bk := range buckets {
		if tx.Bucket([]byte(bk.name)) == nil {
			return b.orNewer(&DamageError{Where: bk.name, Err: errors.New("bucket is missing")})
		}
	}
	if err := b.loadKey(tx); err != nil {
		return b.orNewer(err)
	}
	h, err := readHead(tx)
	if err != nil {
		return b.orNewer(err)
	}
	if err := checkEnd(tx, h); err != nil {
		return err
	}
	b.stamp = append([]byte(nil), stampOf(tx)...)
	err = newest(tx, h.Seq)
	b.note(err)
	var n *NewerError
	if errors.As(err, &n) {
		return nil
	}
	return err
}

// orNewer prefers to say that the program is too old for what it could not read.
func (b *Book) orNewer(err error) error {
	if n := b.newer.Load(); n != nil {
		return n
	}
	return err
}

// note remembers that something only a newer program understands was met: from then on nothing is written.
func (b *Book) note(err error) {
	var n *NewerError
	if errors.As(err, &n) {
		b.newer.CompareAndSwap(nil, n)
	}
}

// loadKey reads how the key of the private fields is stored, and the key itself if that lies open.
func (b *Book) loadKey(tx *bbolt.Tx) error {
	key, err := readKey(tx)
	if err != nil {
		return err
	}
	b.protected.Store(len(key.Clear) == 0)
	if b.sealer.key == nil && len(key.Clear) > 0 {
		b.sealer, err = newSealer(key.Clear, b.opts.Rand)
	}
	b.locked.Store(b.sealer.key == nil)
	return err
}

// stampOf is the stamp of the last commit; nil if it cannot be read, which a verification tells of.
func stampOf(tx *bbolt.Tx) []byte {
	v := tx.Bucket([]byte(bucketMeta.name)).Get(keyStamp)
	if v == nil {
		return nil
	}
	p, err := payloadOf(bucketMeta, keyStamp, v)
	if err != nil {
		return nil
	}
	return p
}

// newest reads the last event: it is there that a newer program shows first.
func newest(tx *bbolt.Tx, seq uint64) error {
	_, err := eventAt(tx, seq)
	return err
}

func metaValue(tx *bbolt.Tx, key []byte) ([]byte, error) {
	v := tx.Bucket([]byte(bucketMeta.name)).Get(key)
	if v == nil {
		return nil, &DamageError{Where: bucketMeta.name, Key: string(key), Err: errors.New("missing")}
	}
	p, err := payloadOf(bucketMeta, key, v)
	if err == nil && len(p) == 0 {
		err = &DamageError{Where: bucketMeta.name, Key: string(key), Err: errShortEvent}
	}
	return p, err
}

func readHead(tx *bbolt.Tx) (Head, error) {
	var h Head
	v := tx.Bucket([]byte(bucketHead.name)).Get(keyHead)
	if v == nil {
		return h, &DamageError{Where: bucketHead.name, Err: errors.New("missing")}
	}
	p, err := payloadOf(bucketHead, keyHead, v)
	if err != nil {
		return h, err
	}
	if err := decode(p, &h); err != nil {
		return h, &DamageError{Where: bucketHead.name, Err: err}
	}
	return h, nil
}

// checkEnd makes sure that the log ends where the head says, with the hash it says.
func checkEnd(tx *bbolt.Tx, h Head) error {
	k, v := tx.Bucket([]byte(bucketLog.name)).Cursor().Last()
	wrong := &DamageError{
		Where: bucketLog.name, Key: fmt.Sprint(h.Seq), Err: errEnd,
	}
	if k == nil && h == (Head{}) {
		return nil // a book that is being made
	}
	if string(k) != string(seqKey(h.Seq)) {
		return wrong
	}
	hash, _, _, err := split(v)
	if err != nil || hash != h.Hash {
		return wrong
	}
	return nil
}
