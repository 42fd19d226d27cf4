package ledger

import (
	"encoding/binary"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// raw changes a book's file behind the program's back.
func raw(t testing.TB, path string, fn func(tx *bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(fn); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// logOf reads the open and sealed parts of all events.
func logOf(tx *bbolt.Tx) (opens, sealed [][]byte) {
	c := tx.Bucket([]byte(bucketLog.name)).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		_, o, s, err := split(v)
		if err != nil {
			panic(err)
		}
		opens, sealed = append(opens, append([]byte{}, o...)), append(sealed, append([]byte{}, s...))
	}
	return opens, sealed
}

// forge writes a whole log anew, numbered and chained as it should be, and everything that follows from it: what
// somebody can do who has the program's source and all the time in the world.
func forge(tx *bbolt.Tx, opens, sealed [][]byte) error {
	if err := tx.DeleteBucket([]byte(bucketLog.name)); err != nil {
		return err
	}
	log, err := tx.CreateBucket([]byte(bucketLog.name))
	if err != nil {
		return err
	}
	var prev [32]byte
	for i, o := range opens {
		var env envelope
		if err := decode(o, &env); err != nil {
			return err
		}
		env.Seq = uint64(i + 1)
		if o, err = encode(env); err != nil {
			return err
		}
		prev = chain(prev, o, sealedHash(sealed[i]))
		if err := log.Put(seqKey(env.Seq), stored(prev, o, sealed[i])); err != nil {
			return err
		}
	}
	h, err := rebuild(tx)
	if err != nil {
		return err
	}
	head, err := encode(h)
	if err != nil {
		return err
	}
	return newStore(tx, h).set(bucketHead, keyHead, head)
}

// edited is an event's open part with another voucher in it, or the same if it holds none.
func edited(open []byte) []byte {
	var env envelope
	if err := decode(open, &env); err != nil {
		panic(err)
	}
	if env.Kind != EventPosted {
		return open
	}
	v, err := body[model.Voucher](Event{body: env.Body, Version: 1})
	if err != nil {
		panic(err)
	}
	for i := range v.Lines {
		v.Lines[i].Amount++
	}
	if env.Body, err = encode(v); err != nil {
		panic(err)
	}
	out, err := encode(env)
	if err != nil {
		panic(err)
	}
	return out
}

// tampering is what somebody does to the log. hidden: it is done so thoroughly that the file itself is sound; then
// only a head code that left the house tells.
var tampering = []struct {
	name   string
	hidden bool
	do     func(tx *bbolt.Tx, at uint64) error
}{
	{"a byte edited", false, func(tx *bbolt.Tx, at uint64) error {
		log := tx.Bucket([]byte(bucketLog.name))
		v := append([]byte{}, log.Get(seqKey(at))...)
		v[len(v)/2+20] ^= 1
		return log.Put(seqKey(at), v)
	}},
	{"edited and its hash made anew", false, func(tx *bbolt.Tx, at uint64) error {
		opens, sealed := logOf(tx)
		e, err := eventAt(tx, at)
		if err != nil {
			return err
		}
		o := edited(opens[at-1])
		if string(o) == string(opens[at-1]) {
			o = append(o[:len(o):len(o)], 0)
		}
		return tx.Bucket([]byte(bucketLog.name)).Put(seqKey(at),
			stored(chain(e.Prev, o, sealedHash(sealed[at-1])), o, sealed[at-1]))
	}},
	{"deleted", false, func(tx *bbolt.Tx, at uint64) error {
		return tx.Bucket([]byte(bucketLog.name)).Delete(seqKey(at))
	}},
	{"swapped with the one before", false, func(tx *bbolt.Tx, at uint64) error {
		log := tx.Bucket([]byte(bucketLog.name))
		a, b := append([]byte{}, log.Get(seqKey(at))...), append([]byte{}, log.Get(seqKey(at-1))...)
		if err := log.Put(seqKey(at), b); err != nil {
			return err
		}
		return log.Put(seqKey(at-1), a)
	}},
	{"written twice", false, func(tx *bbolt.Tx, at uint64) error {
		log := tx.Bucket([]byte(bucketLog.name))
		last, _ := log.Cursor().Last()
		return log.Put(seqKey(binary.BigEndian.Uint64(last)+1), append([]byte{}, log.Get(seqKey(at))...))
	}},
	{"tail cut off", false, func(tx *bbolt.Tx, at uint64) error {
		log := tx.Bucket([]byte(bucketLog.name))
		for seq := at; log.Get(seqKey(seq)) != nil; seq++ {
			if err := log.Delete(seqKey(seq)); err != nil {
				return err
			}
		}
		return nil
	}},
	{"edited, all forged anew", true, func(tx *bbolt.Tx, _ uint64) error {
		opens, sealed := logOf(tx)
		for i := range opens {
			opens[i] = edited(opens[i])
		}
		return forge(tx, opens, sealed)
	}},
	{"tail cut off, all forged anew", true, func(tx *bbolt.Tx, at uint64) error {
		opens, sealed := logOf(tx)
		return forge(tx, opens[:at], sealed[:at])
	}},
	{"inserted, all forged anew", true, func(tx *bbolt.Tx, at uint64) error {
		opens, sealed := logOf(tx)
		return forge(tx, slices.Insert(opens, int(at), opens[0]), slices.Insert(sealed, int(at), nil))
	}},
	{"a private part taken off, all forged anew", true, func(tx *bbolt.Tx, _ uint64) error {
		opens, sealed := logOf(tx)
		for i := range sealed {
			sealed[i] = nil
		}
		return forge(tx, opens, sealed)
	}},
}

// TestTampering changes the log at every place: a verification finds it, or, where everything was forged anew, the
// head code that was written down before does.
func TestTampering(t *testing.T) {
	path := filepath.Join(quick(t), "book.db")
	fillForDamage(t, path)
	sound := contentOf(t, path)
	before, err := VerifyFile(path, testOptions(), nil)
	if err != nil || !before.OK() {
		t.Fatal(err, before)
	}
	paper, err := ParseHeadCode(before.Head.Code())
	if err != nil {
		t.Fatal(err)
	}
	step := uint64(amount("GONGHUI_TAMPER_STEP", 7))
	for _, x := range tampering {
		t.Run(x.name, func(t *testing.T) {
			for at := uint64(2); at < before.Head.Seq; at += step {
				forged := fileOf(t, filepath.Dir(path), "forged.db", sound)
				raw(t, forged, func(tx *bbolt.Tx) error { return x.do(tx, at) })
				rep, err := VerifyFile(forged, testOptions(), nil)
				if err != nil {
					t.Fatalf("event %d: %v", at, err)
				}
				switch {
				case !x.hidden && rep.OK():
					t.Errorf("event %d: not found", at)
				case x.hidden && !rep.OK():
					t.Errorf("event %d: the forgery is not whole, the test shows nothing: %+v", at, rep)
				case x.hidden && rep.Head.Code() == paper:
					t.Errorf("event %d: the head code is the same", at)
				}
			}
		})
	}
}
