package ledger

import (
	"bytes"
	"math/rand/v2"
	"os"
	"testing"
)

// diskWrite is one write as the database made it, and how long the file was then.
type diskWrite struct {
	at    int64
	bytes []byte
	size  int64
	meta  bool
}

// trace is what a run wrote, commit by commit. The database syncs before the one write of a meta page that ends a
// commit, and after it; a longer file is synced before any write of the commit.
type trace struct {
	start   []byte
	commits [][]diskWrite
}

// recorded does a run and records its writes.
func recorded(t *testing.T, path string, commits int) trace {
	t.Helper()
	b := opened(t, path)
	tr := trace{start: contentOf(t, path)}
	var now []diskWrite
	hook(t, b.db, func(real writeAt) writeAt {
		return func(p []byte, off int64) (int, error) {
			info, err := b.file.Stat()
			if err != nil {
				t.Error(err)
			}
			now = append(now, diskWrite{off, bytes.Clone(p), info.Size(), off < 2*4096})
			return real(p, off)
		}
	})
	for n := 1; n <= commits; n++ {
		if _, err := command(b, n); err != nil {
			t.Fatal(err)
		}
		if len(now) < 2 || !now[len(now)-1].meta || now[len(now)-2].meta {
			t.Fatalf("commit %d does not end with its only meta page: the test's idea of the order is wrong", n)
		}
		tr.commits, now = append(tr.commits, now), nil
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if got := tr.disk(commits); !bytes.Equal(got, contentOf(t, path)) {
		t.Fatal("the recorded writes do not lead to the file")
	}
	return tr
}

// disk is the file after the first n commits.
func (tr trace) disk(n int) []byte {
	img := bytes.Clone(tr.start)
	for _, c := range tr.commits[:n] {
		for _, w := range c {
			img = put(img, w, len(w.bytes))
		}
	}
	return img
}

// put brings the first n bytes of a write onto an image.
func put(img []byte, w diskWrite, n int) []byte {
	if grow := w.size - int64(len(img)); grow > 0 {
		img = append(img, make([]byte, grow)...)
	}
	copy(img[w.at:], w.bytes[:n])
	return img
}

// subsets calls fn with choices among n writes: all of them if there are few, else the prefixes and some at random.
func subsets(r *rand.Rand, n, most int, fn func(chosen func(i int) bool)) {
	if n < 62 && 1<<n <= most {
		for set := range 1 << n {
			fn(func(i int) bool { return set>>i&1 == 1 })
		}
		return
	}
	for cut := range n + 1 {
		fn(func(i int) bool { return i < cut })
	}
	for range most - n - 1 {
		set := r.Uint64()
		fn(func(i int) bool { return set>>(i%64)&1 == 1 })
	}
}

// torn are the lengths at which the last write may have been cut: sectors, and some that no disk should leave.
var torn = []int{0, 1, 8, 16, 17, 40, 79, 80, 100, 511, 512, 1024, 2048, 4095, 4096}

// TestPowerLoss cuts the power at every point of a run: what is on disk then is everything up to the last sync, and
// any of the writes after it, the last one torn. Every such image opens; all that was acknowledged is there, at most
// the commit that was under way besides.
func TestPowerLoss(t *testing.T) {
	commits := amount("GONGHUI_POWER", 25)
	tr := recorded(t, fileOf(t, quick(t), "book.db", startBook(t)), commits)
	path := fileOf(t, quick(t), "image.db", nil)
	r := rand.New(rand.NewPCG(5, 6))
	images, ahead, fallback := 0, 0, 0
	check := func(img []byte, acked, n int) {
		images++
		if err := os.WriteFile(path, img, 0o600); err != nil {
			t.Fatal(err)
		}
		rep, err := VerifyFile(path, testOptions(), nil)
		if err != nil || !rep.sound() || rep.Head.Vouchers < uint64(acked) || rep.Head.Vouchers > uint64(acked+1) {
			t.Fatalf("commit %d, %d acknowledged: %v %+v", n, acked, err, rep)
		}
		if rep.Head.Vouchers > uint64(acked) {
			ahead++
		}
		if len(rep.Notices) > 0 {
			fallback++
		}
	}
	for n, c := range tr.commits {
		base, data, meta := tr.disk(n), c[:len(c)-1], c[len(c)-1]
		subsets(r, len(data), 48, func(chosen func(int) bool) {
			img := bytes.Clone(base)
			for i, w := range data {
				if chosen(i) {
					img = put(img, w, len(w.bytes))
				}
			}
			check(img, n, n+1)
			last := data[r.IntN(len(data))]
			check(put(img, last, torn[r.IntN(len(torn))]), n, n+1)
		})
		whole := bytes.Clone(base)
		for _, w := range data {
			whole = put(whole, w, len(w.bytes))
		}
		for _, cut := range torn {
			check(put(bytes.Clone(whole), meta, cut), n, n+1)
		}
	}
	if ahead == 0 || fallback == 0 {
		t.Error("no image had the commit under way, or none a torn meta page: the test shows little")
	}
	t.Logf("%d images: %d with the commit that was under way, %d with a torn meta page", images, ahead, fallback)
}

// TestPowerLossNeedsSync is the other side of TestPowerLoss: on a disk that only pretends to sync, the same images and
// the same checks find loss and damage.
func TestPowerLossNeedsSync(t *testing.T) {
	const commits, pending = 12, 3
	tr := recorded(t, fileOf(t, quick(t), "book.db", startBook(t)), commits)
	path := fileOf(t, quick(t), "image.db", nil)
	r := rand.New(rand.NewPCG(7, 8))
	missing, damaged := 0, 0
	for n := pending; n <= commits; n++ {
		var late []diskWrite
		for _, c := range tr.commits[n-pending : n] {
			late = append(late, c...)
		}
		for range 30 {
			img, set := tr.disk(n-pending), r.Uint64()
			for i, w := range late {
				if set>>i&1 == 1 {
					img = put(img, w, len(w.bytes))
				}
			}
			if err := os.WriteFile(path, img, 0o600); err != nil {
				t.Fatal(err)
			}
			rep, err := VerifyFile(path, testOptions(), nil)
			switch {
			case err != nil || !rep.sound():
				damaged++
			case rep.Head.Vouchers < uint64(n):
				missing++
			}
		}
	}
	if missing == 0 || damaged == 0 {
		t.Errorf("without syncs: %d images with loss, %d with damage; the test sees nothing", missing, damaged)
	}
	t.Logf("without syncs: %d images with loss, %d with damage", missing, damaged)
}
