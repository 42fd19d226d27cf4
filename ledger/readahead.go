package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"

	"go.etcd.io/bbolt"

	"gonghui/model"
)

// read is an event that was read, checked and decoded; voucher is set for one that posted a voucher. newer is set
// when only a newer program knows what the event means; its hash is checked all the same.
type read struct {
	event   Event
	voucher model.Voucher
	newer   *NewerError
}

// batchEvents is how many events one goroutine decodes at a time.
const batchEvents = 256

// batch is a run of stored events on its way through a decoder.
type batch struct {
	first uint64
	prev  [32]byte
	raw   [][]byte
	out   []read
	err   error
	done  chan struct{}
}

// readAhead hands the events from first to last to fn, in order. Hashes are checked and contents decoded on all
// processors, some batches ahead of fn; fn itself runs on the caller's goroutine. The stored bytes are only valid
// while tx is, so that no decoder outlives the call.
func readAhead(tx *bbolt.Tx, first, last uint64, prev [32]byte, fn func(read) error) error {
	work := make(chan *batch)
	defer close(work)
	workers := max(runtime.GOMAXPROCS(0)-1, 1)
	for range workers {
		go func() {
			debug.SetPanicOnFault(true)
			for b := range work {
				b.err = guarded(b.decode)
				close(b.done)
			}
		}()
	}
	var queue []*batch
	finish := func(keep int) error {
		for len(queue) > keep {
			b := queue[0]
			queue = queue[1:]
			<-b.done
			if b.err != nil {
				return b.err
			}
			for _, d := range b.out {
				if err := fn(d); err != nil {
					return err
				}
			}
		}
		return nil
	}
	// Whatever ends the walk, no decoder may still look at the file afterwards.
	defer func() {
		for _, b := range queue {
			<-b.done
		}
	}()
	c := tx.Bucket([]byte(bucketLog.name)).Cursor()
	k, raw := c.Seek(seqKey(first))
	for seq := first; seq <= last; {
		b := &batch{first: seq, prev: prev, done: make(chan struct{})}
		for ; seq <= last && len(b.raw) < batchEvents; k, raw = c.Next() {
			if !bytes.Equal(k, seqKey(seq)) {
				return &DamageError{Where: bucketLog.name, Key: fmt.Sprint(seq), Err: errors.New("missing")}
			}
			hash, _, _, err := split(raw)
			if err != nil {
				return &DamageError{Where: bucketLog.name, Key: fmt.Sprint(seq), Err: err}
			}
			b.raw, prev = append(b.raw, raw), hash
			seq++
		}
		work <- b
		queue = append(queue, b)
		if err := finish(2 * workers); err != nil {
			return err
		}
	}
	return finish(0)
}

// decode checks and decodes the events of a batch.
func (b *batch) decode() error {
	prev := b.prev
	b.out = make([]read, len(b.raw))
	for i, raw := range b.raw {
		d := &b.out[i]
		var err error
		d.event, err = parseShared(b.first+uint64(i), prev, raw)
		switch {
		case errors.As(err, &d.newer):
		case err != nil:
			return err
		case d.event.Kind == EventPosted:
			if d.voucher, err = body[model.Voucher](d.event); err != nil {
				return err
			}
		}
		prev = d.event.Hash
	}
	return nil
}
