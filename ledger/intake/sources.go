package intake

import (
	"hash/maphash"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// sources finds vouchers of the book, and of the file being read, by month and source number. A month's posted
// vouchers are read when the month is first asked for. For a million vouchers it keeps some 40 bytes of each.
type sources struct {
	view   *ledger.View
	seed   maphash.Seed
	loaded map[model.Period]bool
	first  map[sourceKey]int32 // into all, plus one
	all    []sourced
}

// sourceKey is a month and the hash of a source number; that the number is the same is told by the voucher itself.
type sourceKey struct {
	period model.Period
	hash   uint64
}

// sourced is one voucher; next leads to another one of the same key.
type sourced struct {
	id   model.ID // 0 for one of the file that was not written
	date model.Date
	row  int32 // of the file being read; 0 for one of the book
	next int32
}

func newSources(v *ledger.View) *sources {
	return &sources{
		view: v, seed: maphash.MakeSeed(), loaded: map[model.Period]bool{}, first: map[sourceKey]int32{},
	}
}

// load reads the drafts, and the posted vouchers of a month.
func (s *sources) load(p model.Period) error {
	each := func(v model.Voucher) error { s.note(v.ID, v.Date, v.Source, 0); return nil }
	if len(s.loaded) == 0 {
		if err := s.view.EachDraft(each); err != nil {
			return err
		}
	}
	if s.loaded[p] {
		return nil
	}
	s.loaded[p] = true
	if err := s.view.EachVoucher(p, p, each); err != nil {
		return err
	}
	if p.Month() == 12 {
		closing := model.Closing(p.Year())
		return s.view.EachVoucher(closing, closing, each)
	}
	return nil
}

// note remembers a voucher that has a source number; row is 0 for one of the book.
func (s *sources) note(id model.ID, date model.Date, source string, row int) {
	if source == "" {
		return
	}
	k := s.key(date.Period(), source)
	s.all = append(s.all, sourced{id: id, date: date, row: int32(row), next: s.first[k]})
	s.first[k] = int32(len(s.all))
}

func (s *sources) key(p model.Period, source string) sourceKey {
	return sourceKey{p, maphash.String(s.seed, plainSource(source))}
}

// find lists the vouchers of a month that may have a source number.
func (s *sources) find(p model.Period, source string) ([]sourced, error) {
	if err := s.load(p); err != nil {
		return nil, err
	}
	var out []sourced
	for i := s.first[s.key(p, source)]; i > 0; i = s.all[i-1].next {
		out = append(out, s.all[i-1])
	}
	return out, nil
}

// on finds the voucher of a day and a source number: the row of the file that has it already, or the book's.
func (s *sources) on(date model.Date, source string) (row int, v model.Voucher, err error) {
	found, err := s.find(date.Period(), source)
	if err != nil {
		return 0, v, err
	}
	for _, f := range found {
		if f.date != date {
			continue
		}
		if f.row > 0 {
			return int(f.row), v, nil
		}
		if v, err = s.view.Voucher(f.id); err != nil || v.Source == source {
			return 0, v, err
		}
	}
	return 0, model.Voucher{}, nil
}

// link finds the voucher that a number in a visit or grant means: the imported one of that number in the month of
// the day given, or in the month written in front of it (2025-03 记12), else the book's own 记字第12号 when it was not
// imported. It is 0 when there is none, or several of which none is of the very day.
func (s *sources) link(text string, day model.Date) (model.ID, error) {
	period, number := splitMonth(text)
	if period == 0 {
		period = day.Period()
	}
	if period == 0 || number == "" {
		return 0, nil
	}
	found, err := s.find(period, number)
	if err != nil {
		return 0, err
	}
	if len(found) == 1 {
		return found[0].id, nil
	}
	for _, f := range found {
		if f.date == day {
			return f.id, nil
		}
	}
	own := strings.TrimPrefix(plainSource(number), "记")
	if len(found) > 0 || own == "" || strings.Trim(own, "0123456789") != "" || len(own) > 6 {
		return 0, nil
	}
	n, err := strconv.Atoi(own)
	if err != nil {
		return 0, err
	}
	v, ok, err := s.view.VoucherNumbered(period, n)
	if err != nil || !ok || v.Source != "" {
		return 0, err
	}
	return v.ID, nil
}

// splitMonth takes the month off that stands in front of a number: 2025-03 记12, or without the blank.
func splitMonth(text string) (model.Period, string) {
	const month = len("2025-03")
	text = strings.TrimSpace(model.Fold(text))
	for _, head := range []string{text[:max(strings.IndexByte(text, ' '), 0)], text[:min(month, len(text))]} {
		if len(head) == 0 || len(head) == len(text) {
			continue
		}
		if p, err := model.ParsePeriod(head); err == nil {
			return p, strings.TrimSpace(text[len(head):])
		}
	}
	return 0, text
}

// plainSource brings the spellings of a voucher number to one: 记字第012号, 记-12 and 记12 are the same. A dash between
// digits stays.
func plainSource(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(" 字第号#", r) {
			return -1
		}
		return r
	}, model.Fold(s))
	digits := len(s)
	for digits > 0 && isDigit(s[digits-1]) {
		digits--
	}
	head, tail := s[:digits], strings.TrimLeft(s[digits:], "0")
	if tail == "" && digits < len(s) {
		tail = "0"
	}
	if n := len(head); n > 0 && (head[n-1] == '-' || head[n-1] == '_') && (n == 1 || !isDigit(head[n-2])) {
		head = head[:n-1]
	}
	return head + tail
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
