package ledger

import (
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"
)

// Rewrite copies a book to a new file in which every bucket lies in one piece, and verifies the copy. Where pages lie
// in a book that grew by and by depends on chance; in the copy it depends on the records alone, so that books with
// the same records are the same to the byte. It never overwrites a file. Errors: as Restore.
func Rewrite(from, to string, o Options) (VerifyReport, error) {
	o = o.withDefaults()
	if err := mustNotExist(to); err != nil {
		return VerifyReport{}, err
	}
	o.ReadOnly = true
	b, err := Open(from, o)
	if err != nil {
		return VerifyReport{}, err
	}
	defer func() { _ = b.Close() }()
	tmp, err := temporary(to)
	if err != nil {
		return VerifyReport{}, err
	}
	defer func() { _ = os.Remove(tmp) }()
	if err := b.look(func(tx *bbolt.Tx) error { return rewrite(tx, tmp, o, nil) }); err != nil {
		return VerifyReport{}, writeError(err)
	}
	r, err := VerifyFile(tmp, o, nil)
	if err != nil || !r.sound() {
		return r, errors.Join(err, unsound(r))
	}
	return r, publish(tmp, to)
}

// rewrite fills an empty database, one bucket a transaction: the database saves the buckets of one transaction in no
// fixed order. instead gives values of the bucket meta that are not to be copied but to stand there in their place.
func rewrite(tx *bbolt.Tx, tmp string, o Options, instead map[string][]byte) error {
	o.ReadOnly = false
	db, err := bbolt.Open(tmp, 0o600, o.bolt())
	if err != nil {
		return fileError(err)
	}
	for _, b := range buckets {
		if err := db.Update(func(to *bbolt.Tx) error { return copyBucket(tx, to, b, instead) }); err != nil {
			return errors.Join(err, db.Close())
		}
	}
	return db.Close()
}

func copyBucket(from, to *bbolt.Tx, b bucket, instead map[string][]byte) error {
	out, err := to.CreateBucket([]byte(b.name))
	if err != nil {
		return fmt.Errorf("make bucket %s: %w", b.name, err)
	}
	out.FillPercent = appended
	return from.Bucket([]byte(b.name)).ForEach(func(k, v []byte) error {
		if other := instead[string(k)]; other != nil && b.tag == bucketMeta.tag {
			v = other
		}
		return out.Put(k, v)
	})
}
