package export

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gonghui/ledger"
)

// PackFault is one kind of thing that can be wrong with an audit pack.
type PackFault uint8

// The faults.
const (
	FaultSums      PackFault = iota + 1 // 校验/SHA256SUMS cannot be read, or is not in its own form
	FaultMissing                        // a file that the sums name is not there
	FaultChanged                        // a file's content is not what the sums say
	FaultExtra                          // a file that the sums do not name
	FaultRead                           // a file cannot be read
	FaultChain                          // the chain of events breaks
	FaultHead                           // the chain does not end at 链头.txt
	FaultTie                            // two files of the pack do not agree with each other
	FaultSignature                      // the signature is not that of the sums by the key beside it
)

// PackProblem is one thing wrong with an audit pack: in which file, and where in it.
type PackProblem struct {
	Fault  PackFault
	Path   string // from the pack's folder, with forward slashes
	Detail string
}

// String is the problem in Chinese, on one line.
func (p PackProblem) String() string {
	s := faultNames[p.Fault]
	if p.Path != "" {
		s += labelSpace + p.Path
	}
	if p.Detail != "" {
		s += labelColon + p.Detail
	}
	return harmless(s)
}

// PackReport is what the verification of an audit pack found. HeadCode is that of its chain of events, empty
// if the chain breaks.
type PackReport struct {
	HeadCode string
	Signer   string // fingerprint of the key that signed it; empty: not signed
	Files    int
	Events   uint64
	Problems []PackProblem
}

// OK reports whether nothing is wrong.
func (r PackReport) OK() bool { return len(r.Problems) == 0 }

// Lines are the problems in Chinese, one a line.
func (r PackReport) Lines() []string {
	out := make([]string, len(r.Problems))
	for i, p := range r.Problems {
		out[i] = p.String()
	}
	return out
}

func (r *PackReport) add(f PackFault, path, detail string) {
	r.Problems = append(r.Problems, PackProblem{Fault: f, Path: path, Detail: detail})
}

// IsPack reports whether a path is the folder of an audit pack, sound or not.
func IsPack(path string) bool {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return false
	}
	for _, name := range []string{fileSums, fileEvents, fileReadme} {
		if _, err := os.Lstat(filepath.Join(path, filepath.FromSlash(name))); err == nil {
			return true
		}
	}
	return false
}

// VerifyPack checks an audit pack by itself, without the book: every file against its sum, the chain of
// events from the first to the head code, and the figures of the tables against each other and against the
// vouchers in the chain. What is wrong is in the report; the error is ledger.ErrDenied if the folder cannot
// be read at all.
func VerifyPack(dir string) (PackReport, error) {
	var r PackReport
	root, err := os.OpenRoot(dir)
	if err != nil {
		return r, fmt.Errorf("%w: %w", ledger.ErrDenied, err)
	}
	defer func() { _ = root.Close() }()
	if err := r.checkSums(root); err != nil {
		return r, fmt.Errorf("%w: %w", ledger.ErrDenied, err)
	}
	r.checkSignature(root)
	booked, head := r.checkChain(root)
	r.checkHead(root, head)
	r.checkTies(root, booked)
	return r, nil
}

// smallFile is the most that is read of a file that is only some lines long.
const smallFile = 1 << 20

func readSmall(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, smallFile+1))
	if err == nil && len(data) > smallFile {
		err = errors.New("too large")
	}
	return data, err
}

// checkSums compares the files that are there with those that the sums name.
func (r *PackReport) checkSums(root *os.Root) error {
	data, err := readSmall(root, fileSums)
	if err != nil {
		r.add(FaultSums, fileSums, "")
	}
	want := parseSums(data)
	// The sums have one form only, so that no byte of theirs can change unseen.
	if err == nil && !bytes.Equal(sumsText(want), data) {
		r.add(FaultSums, fileSums, faultForm)
	}
	seen := map[string]bool{}
	err = fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() || name == fileSums || name == fileSig {
			return nil
		}
		r.Files++
		seen[name] = true
		sum, known := want[name]
		if !known || !e.Type().IsRegular() {
			r.add(FaultExtra, name, "")
			return nil
		}
		got, err := sumOfFile(root, name)
		switch {
		case err != nil:
			r.add(FaultRead, name, "")
		case got != sum:
			r.add(FaultChanged, name, "")
		}
		return nil
	})
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if !seen[name] {
			r.add(FaultMissing, name, "")
		}
	}
	return err
}

// parseSums reads lines of a sum in hexadecimal, two blanks and a path. Lines of another form are left out.
func parseSums(data []byte) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(string(data)) {
		sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		raw, err := hex.DecodeString(sum)
		if ok && err == nil && len(raw) == sha256.Size && filepath.IsLocal(name) {
			out[name] = sum
		}
	}
	return out
}

func sumOfFile(root *os.Root, name string) (string, error) {
	f, err := root.Open(name)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// checkChain works the chain out again and collects what its vouchers booked. It stops where the chain
// breaks: what comes after cannot be judged.
func (r *PackReport) checkChain(root *os.Root) (bookings, [32]byte) {
	var prev [32]byte
	b := bookings{}
	f, err := root.Open(fileEvents)
	if err != nil {
		r.add(FaultChain, fileEvents, "")
		return nil, prev
	}
	defer func() { _ = f.Close() }()
	in := bufio.NewReaderSize(f, 1<<16)
	for n := uint64(1); ; n++ {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) && len(line) == 0 {
			break
		}
		var e chainedEvent
		if err == nil {
			e, err = parseChained(line, n, prev)
		}
		if err == nil {
			err = b.add(e.open)
		}
		if err != nil {
			r.add(FaultChain, fileEvents, fmt.Sprintf(faultLine, n))
			return nil, prev
		}
		prev = e.hash
		r.Events = n
	}
	if r.Events == 0 {
		r.add(FaultChain, fileEvents, "")
		return nil, prev
	}
	r.HeadCode = ledger.HeadCode(prev)
	return b, prev
}

// checkHead compares the end of the chain with 校验/链头.txt.
func (r *PackReport) checkHead(root *os.Root, head [32]byte) {
	data, err := readSmall(root, fileHead)
	lines := strings.Split(string(data), "\n")
	switch {
	case err != nil || len(lines) < 2:
		r.add(FaultHead, fileHead, "")
	case r.HeadCode != "" && (lines[0] != r.HeadCode || lines[1] != hex.EncodeToString(head[:])):
		r.add(FaultHead, fileHead, fmt.Sprintf(faultHeadIs, lines[0], r.HeadCode))
	}
}
