package ledger

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// Create makes a new book and opens it. The file is made under a temporary name in the same folder and renamed when
// it is whole, so that a half-made one never bears the book's name. Errors: ErrExists, *RuleError for the branch.
func Create(path string, br model.Branch, c Command, o Options) (*Book, error) {
	o = o.withDefaults()
	if err := mustNotExist(path); err != nil {
		return nil, err
	}
	br.ID = branchID
	ref := model.Ref{Kind: model.KindBranch, ID: branchID}
	if err := refused(ref, model.CheckBranch(br)); err != nil {
		return nil, err
	}
	tmp, err := temporary(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(tmp) }()
	if err := fill(tmp, br, c, o); err != nil {
		return nil, err
	}
	if err := publish(tmp, path); err != nil {
		return nil, err
	}
	return Open(path, o)
}

// fill lays out the buckets of a new book and writes the branch as its first event.
func fill(tmp string, br model.Branch, c Command, o Options) error {
	key := make([]byte, 32)
	if _, err := io.ReadFull(o.Rand, key); err != nil {
		return fmt.Errorf("read randomness: %w", err)
	}
	stored, err := encode(dataKey{Version: 1, Clear: key})
	if err != nil {
		return fmt.Errorf("encode data key: %w", err)
	}
	o.ReadOnly = false
	b := &Book{path: tmp, opts: o, owner: newOwner()}
	defer b.owner.stop()
	if b.sealer, err = newSealer(key, o.Rand); err != nil {
		return err
	}
	if err := b.start(stored); err != nil {
		return err
	}
	_, err = b.Do(c, func(t *Tx) error {
		t.next = branchID
		return t.save(model.Ref{Kind: model.KindBranch, ID: branchID}, br)
	})
	return errors.Join(err, b.Close())
}

// start opens the empty file of a new book and makes its buckets.
func (b *Book) start(key []byte) error {
	db, err := bbolt.Open(b.path, 0o600, b.opts.bolt())
	if err != nil {
		return fileError(err)
	}
	b.db = db
	err = db.Update(func(tx *bbolt.Tx) error { return layOut(tx, key) })
	if err == nil {
		b.known, err = os.Stat(b.path)
	}
	if err != nil {
		return errors.Join(fileError(err), db.Close())
	}
	return nil
}

func layOut(tx *bbolt.Tx, key []byte) error {
	for _, b := range buckets {
		if _, err := tx.CreateBucketIfNotExists([]byte(b.name)); err != nil {
			return fmt.Errorf("make bucket %s: %w", b.name, err)
		}
	}
	head, err := encode(Head{})
	if err != nil {
		return fmt.Errorf("encode head: %w", err)
	}
	s := newStore(tx, Head{})
	return errors.Join(
		s.set(bucketMeta, keySchema, []byte{schema}),
		s.set(bucketMeta, keyData, key),
		s.set(bucketMeta, keyDrafts, setHash{}.bytes()),
		s.set(bucketHead, keyHead, head),
	)
}

func mustNotExist(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	} else if !errors.Is(err, os.ErrNotExist) {
		return fileError(err)
	}
	return nil
}

// temporarySuffix ends the names of files that are not finished, or only needed for a while.
const temporarySuffix = ".gonghui-tmp"

// temporary makes an empty file of its own beside path.
func temporary(path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".*"+temporarySuffix)
	if err != nil {
		return "", fileError(err)
	}
	return f.Name(), f.Close()
}

// publish gives a finished temporary file its name, unless that is taken meanwhile, and syncs the folder.
func publish(tmp, path string) error {
	// A hard link refuses an existing name, which a rename would replace; not every file system has links.
	err := os.Link(tmp, path)
	switch {
	case errors.Is(err, os.ErrExist):
		return ErrExists
	case err != nil:
		if err := mustNotExist(path); err != nil {
			return err
		}
		if err := os.Rename(tmp, path); err != nil {
			return fileError(err)
		}
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// syncFolder makes a new name last; systems that cannot sync a folder need not.
func syncFolder(dir string) {
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	_ = f.Sync()
	_ = f.Close()
}
