package sheet

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	bomUTF8    = "\xEF\xBB\xBF"
	bomUTF16LE = "\xFF\xFE"
	bomUTF16BE = "\xFE\xFF"
)

// step decodes as much of src as it can onto dst and says how many bytes it took. bad is -1, or the place in src of
// the first byte that is not in the encoding; without more it may leave an unfinished character for later, unless
// last is true.
type step func(dst, src []byte, last bool) (out []byte, took, bad int)

// charset is an encoding that was recognised.
type charset struct {
	name string
	bom  int  // bytes to leave out at the start
	step step // nil: UTF-8, which needs no decoding
}

// detect finds the encoding of a text by reading all of it: BOM, else UTF-8, else strict GB18030.
func detect(r io.ReaderAt, size int64) (charset, error) {
	head := make([]byte, min(size, 3))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return charset{}, fail(ErrUnreadable, "", err)
	}
	candidates := []charset{{name: "UTF-8"}, {name: "GB18030", step: stepGB18030}}
	switch {
	case bytes.HasPrefix(head, []byte(bomUTF8)):
		candidates = []charset{{name: "UTF-8", bom: len(bomUTF8)}}
	case bytes.HasPrefix(head, []byte(bomUTF16LE)):
		candidates = []charset{{name: "UTF-16LE", bom: 2, step: stepUTF16(0, 1)}}
	case bytes.HasPrefix(head, []byte(bomUTF16BE)):
		candidates = []charset{{name: "UTF-16BE", bom: 2, step: stepUTF16(1, 0)}}
	}
	// A file that fails in every encoding is most likely in the one that went furthest: report the place there.
	var furthest *Problem
	for _, c := range candidates {
		err := c.validate(io.NewSectionReader(r, 0, size))
		if err == nil {
			return c, nil
		}
		var p *Problem
		if !errors.As(err, &p) || p.Code != ErrEncoding {
			return charset{}, err
		}
		if furthest == nil || p.Offset > furthest.Offset {
			furthest = p
		}
		if c.step == nil && damagedUTF8(r, p.Offset) {
			break
		}
	}
	return charset{}, furthest
}

// damagedUTF8 tells whether the text around the first bad byte is UTF-8 all the same. GB18030 has a character for
// nearly every pair of bytes, so that UTF-8 with one bad byte would come in as nonsense without an error.
func damagedUTF8(r io.ReaderAt, offset int64) bool {
	const around, enough = 32 << 10, 4
	from := max(offset-around, 0)
	buf := make([]byte, 2*around)
	n, _ := r.ReadAt(buf, from)
	good, bad := 0, 0
	for buf = buf[:n]; len(buf) > 0; {
		c, n := utf8.DecodeRune(buf)
		switch {
		case c == utf8.RuneError && n == 1:
			bad++
		case n >= 3:
			good++
		}
		buf = buf[n:]
	}
	return good >= enough && good >= enough*bad
}

// validate reads all of r once.
func (c charset) validate(r io.Reader) error {
	if c.step == nil {
		return drain(&decodeReader{src: r, step: stepUTF8, skip: c.bom})
	}
	return drain(&decodeReader{src: r, step: c.step, skip: c.bom})
}

// reader gives the text of r as UTF-8, once validate has passed.
func (c charset) reader(r io.Reader) io.Reader {
	if c.step == nil {
		return &skipReader{src: r, skip: c.bom}
	}
	return &decodeReader{src: r, step: c.step, skip: c.bom}
}

// drain reads to the end and keeps nothing.
func drain(d *decodeReader) error {
	for {
		if err := d.fill(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		d.out = d.out[:0]
	}
}

// skipReader leaves out the first bytes.
type skipReader struct {
	src  io.Reader
	skip int
}

func (s *skipReader) Read(p []byte) (int, error) {
	if s.skip > 0 {
		if _, err := io.CopyN(io.Discard, s.src, int64(s.skip)); err != nil {
			return 0, err
		}
		s.skip = 0
	}
	return s.src.Read(p)
}

// decodeReader turns the bytes of src into UTF-8 and stops with ErrEncoding where that is not possible.
type decodeReader struct {
	src    io.Reader
	step   step
	skip   int
	buf    []byte // undecoded bytes
	out    []byte // decoded, not yet read
	pos    int    // read part of out
	offset int64  // bytes of src before buf
	lines  int    // line ends decoded
	end    bool
}

// Read gives decoded text.
func (d *decodeReader) Read(p []byte) (int, error) {
	for d.pos == len(d.out) {
		d.out, d.pos = d.out[:0], 0
		if err := d.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, d.out[d.pos:])
	d.pos += n
	return n, nil
}

// fill decodes one more block onto out.
func (d *decodeReader) fill() error {
	if d.end && len(d.buf) == 0 {
		return io.EOF
	}
	if d.buf == nil {
		d.buf = make([]byte, 0, 256<<10)
	}
	if !d.end {
		n, err := io.ReadFull(d.src, d.buf[len(d.buf):cap(d.buf)])
		d.buf = d.buf[:len(d.buf)+n]
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			d.end = true
		} else if err != nil {
			return fail(ErrUnreadable, "", err)
		}
	}
	if d.skip > 0 {
		n := min(d.skip, len(d.buf))
		d.drop(n)
		d.skip -= n
	}
	start := len(d.out)
	out, took, bad := d.step(d.out, d.buf, d.end)
	d.out = out
	fresh := out[start:]
	if bad >= 0 {
		p := fail(ErrEncoding, "", nil)
		p.Offset = d.offset + int64(bad)
		p.Row = d.lines + 1 + bytes.Count(fresh, []byte{'\n'})
		return p
	}
	d.lines += bytes.Count(fresh, []byte{'\n'})
	d.drop(took)
	return nil
}

// drop forgets the first n undecoded bytes.
func (d *decodeReader) drop(n int) {
	d.offset += int64(n)
	d.buf = d.buf[:copy(d.buf, d.buf[n:])]
}

// stepUTF8 passes valid UTF-8 without NUL. A NUL is valid UTF-8, but no text has one: it is UTF-16 or no text.
func stepUTF8(dst, src []byte, last bool) ([]byte, int, int) {
	good := len(src)
	if !last {
		good -= unfinished(src)
	}
	nul := bytes.IndexByte(src[:good], 0)
	if nul < 0 && utf8.Valid(src[:good]) {
		return append(dst, src[:good]...), good, -1
	}
	for i := 0; i < good; {
		r, n := utf8.DecodeRune(src[i:good])
		if r == 0 || (r == utf8.RuneError && n <= 1) {
			return append(dst, src[:i]...), i, i
		}
		i += n
	}
	return append(dst, src[:good]...), good, -1
}

// unfinished counts the bytes at the end of src that begin a character and do not end it.
func unfinished(src []byte) int {
	for n := 1; n <= min(utf8.UTFMax-1, len(src)); n++ {
		b := src[len(src)-n]
		if utf8.RuneStart(b) {
			if b >= utf8.RuneSelf && !utf8.FullRune(src[len(src)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}

// stepGB18030 decodes strictly: the decoder of x/text writes U+FFFD for what it does not know and says nothing.
func stepGB18030(dst, src []byte, last bool) ([]byte, int, int) {
	took, bad := spanGB18030(src, last)
	start := len(dst)
	out, err := appendGB18030(dst, src[:took])
	if err == nil && !bytes.ContainsRune(out[start:], utf8.RuneError) {
		return out, took, bad
	}
	// Somewhere in here a well-formed code has no character: find it one by one, this happens once in a file.
	out = out[:start]
	for i := 0; i < took; {
		n := lenGB18030(src[i:took])
		one, err := appendGB18030(nil, src[i:i+n])
		if err != nil || bytes.ContainsRune(one, utf8.RuneError) {
			return out, i, i
		}
		out, i = append(out, one...), i+n
	}
	return out, took, bad
}

// appendGB18030 decodes src, which ends with a whole character, onto dst.
func appendGB18030(dst, src []byte) ([]byte, error) {
	dec := simplifiedchinese.GB18030.NewDecoder().Transformer
	need := 2*len(src) + utf8.UTFMax // two bytes make at most three, four make at most four
	at := len(dst)
	if cap(dst)-at < need {
		dst = append(make([]byte, 0, 2*cap(dst)+need), dst...)
	}
	n, _, err := dec.Transform(dst[at:at+need], src, true)
	return dst[:at+n], err
}

// spanGB18030 measures the whole characters at the start of src; bad is the place of the first broken one, or -1.
func spanGB18030(src []byte, last bool) (took, bad int) {
	for took < len(src) {
		if c := src[took]; c != 0 && c < utf8.RuneSelf {
			took++
			continue
		}
		n := lenGB18030(src[took:])
		if n == 0 && !last && len(src)-took < 4 && plausibleGB18030(src[took:]) {
			return took, -1
		}
		if n == 0 {
			return took, took
		}
		took += n
	}
	return took, -1
}

// lenGB18030 is the length of the character at the start of src, 0 when it is broken or unfinished.
func lenGB18030(src []byte) int {
	in := func(i int, lo, hi byte) bool { return i < len(src) && src[i] >= lo && src[i] <= hi }
	switch {
	case in(0, 0x01, 0x7F):
		return 1
	case !in(0, 0x81, 0xFE):
		return 0
	case in(1, 0x40, 0x7E), in(1, 0x80, 0xFE):
		return 2
	case in(1, 0x30, 0x39) && in(2, 0x81, 0xFE) && in(3, 0x30, 0x39):
		return 4
	}
	return 0
}

// plausibleGB18030 tells whether more bytes could make src, shorter than 4, a character.
func plausibleGB18030(src []byte) bool {
	rest := []byte{0x81, 0x30, 0x81, 0x30}
	whole := append(bytes.Clone(src), rest[len(src):]...)
	return len(src) < 4 && lenGB18030(whole) > len(src)
}

// stepUTF16 decodes with the low and high byte at the places given.
func stepUTF16(low, high int) step {
	unit := func(b []byte) rune { return rune(b[high])<<8 | rune(b[low]) }
	return func(dst, src []byte, last bool) ([]byte, int, int) {
		i := 0
		for ; i+1 < len(src); i += 2 {
			r := unit(src[i:])
			if utf16.IsSurrogate(r) {
				if i+3 >= len(src) {
					break
				}
				r = utf16.DecodeRune(r, unit(src[i+2:]))
				if r == utf8.RuneError {
					return dst, i, i
				}
				i += 2
			}
			if r == 0 || r == utf8.RuneError {
				return dst, i, i
			}
			dst = utf8.AppendRune(dst, r)
		}
		if last && i < len(src) {
			return dst, i, i
		}
		return dst, i, -1
	}
}
