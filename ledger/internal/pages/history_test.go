package pages_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"
)

func readFile(rt *rapid.T, path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		rt.Fatal(err)
	}
	return data
}

func removeFile(rt *rapid.T, path string) {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		rt.Fatal(err)
	}
}

// randomChange makes some runs of puts and deletes in some buckets, or deletes a bucket. It does not do both
// at once: bbolt 1.5.0 loses the pages of a bucket's buckets if it was changed in the transaction that
// deletes it (DeleteBucket skips some of them, as their parent shrinks under its cursor).
func randomChange(rt *rapid.T, tx *bolt.Tx) error {
	if name, _ := tx.Cursor().First(); name != nil && rapid.IntRange(0, 7).Draw(rt, "drop") == 0 {
		return tx.DeleteBucket(name)
	}
	for range rapid.IntRange(1, 4).Draw(rt, "runs") {
		b, err := randomBucket(rt, tx)
		if err != nil {
			return err
		}
		b.FillPercent = float64(rapid.IntRange(1, 10).Draw(rt, "fill")) / 10
		first := rapid.IntRange(0, 400).Draw(rt, "first")
		step := rapid.IntRange(1, 5).Draw(rt, "step")
		count := rapid.IntRange(0, 120).Draw(rt, "count")
		size := rapid.SampledFrom([]int{0, 5, 40, 300, 3000}).Draw(rt, "size")
		if size == 3000 {
			count /= 10
		}
		wide := rapid.SampledFrom([]int{4, 30, 400}).Draw(rt, "key size")
		del := rapid.Bool().Draw(rt, "delete")
		for i := range count {
			key := fmt.Appendf(nil, "%04d%0*d", first+i*step, wide, 0)
			if b.Bucket(key) != nil {
				continue
			}
			if del {
				err = b.Delete(key)
			} else {
				err = b.Put(key, make([]byte, size))
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// randomBucket opens or makes a bucket up to three deep.
func randomBucket(rt *rapid.T, tx *bolt.Tx) (*bolt.Bucket, error) {
	name := rapid.SampledFrom([]string{"a", "b", "c", "a long name of a bucket"})
	top := []byte(name.Draw(rt, "bucket"))
	b, err := tx.CreateBucketIfNotExists(top)
	for range rapid.IntRange(0, 2).Draw(rt, "deeper") {
		if err == nil {
			b, err = b.CreateBucketIfNotExists([]byte(name.Draw(rt, "bucket inside")))
		}
	}
	return b, err
}
