package pages

import "math/bits"

// bitmap is a set of page numbers below a fixed high-water mark.
type bitmap []uint64

func newBitmap(n uint64) bitmap { return make(bitmap, (n+63)/64) }

func (b bitmap) has(id uint64) bool { return b[id/64]&(1<<(id%64)) != 0 }

func (b bitmap) add(id uint64) { b[id/64] |= 1 << (id % 64) }

// firstMissing returns the lowest number below n that is in neither set.
func firstMissing(a, b bitmap, n uint64) (uint64, bool) {
	for i := range a {
		if missing := ^(a[i] | b[i]); missing != 0 {
			id := uint64(i)*64 + uint64(bits.TrailingZeros64(missing))
			return id, id < n
		}
	}
	return 0, false
}
