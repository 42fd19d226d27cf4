package screen

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// voucherNo is where a posted voucher stands; the zero value is none.
type voucherNo struct {
	period model.Period
	number int
}

// voucherRow is what the list shows of one voucher. It is light: there may be a hundred thousand.
type voucherRow struct {
	id            model.ID
	date          model.Date
	no            voucherNo // zero for a draft
	kind          model.VoucherKind
	summary       string
	preparer      string
	source        string // orders drafts as posting does
	debit, credit string // the first account of each side
	amount, gap   model.Money
	reverses      model.ID
	cancels       voucherNo // the voucher that this one cancels or puts right
	cancelledBy   voucherNo
	period        model.Period
	reviewed      bool
}

func (r voucherRow) draft() bool { return r.no.number == 0 }

// name is 暂17 or 记6-4.
func (r voucherRow) name() string {
	if r.draft() {
		return text.DraftName(r.id)
	}
	return text.VoucherName(r.no.period, r.no.number)
}

func voucherRowOf(v model.Voucher) voucherRow {
	r := voucherRow{
		id: v.ID, date: v.Date, kind: v.Kind, summary: v.Summary, preparer: v.Preparer, source: v.Source,
		reverses: v.Reverses, period: v.In(), reviewed: v.Reviewed,
	}
	if v.Posted() {
		r.no = voucherNo{v.In(), v.Number}
	}
	for _, l := range v.Lines {
		r.gap += l.Debit() - l.Credit()
		r.amount += l.Debit()
		switch {
		case l.Side == model.Debit && r.debit == "":
			r.debit = l.Account
		case l.Side == model.Credit && r.credit == "":
			r.credit = l.Account
		}
	}
	if r.amount == 0 && r.gap == 0 { // spending that came back: money in, and the expense in red
		for _, l := range v.Lines {
			if model.IsMoney(l.Account) {
				r.amount += l.Debit()
			}
		}
	}
	return r
}

// voucherRows is a snapshot of all drafts and of a year's posted vouchers. It is never changed once it is made:
// the list's filter reads it from another goroutine.
type voucherRows struct {
	year   int
	seq    uint64       // the last event that is in it
	drafts []voucherRow // in the order in which posting would number them
	posted []voucherRow // by period and number
	others bool         // a draft is of another year
	months []ledger.PeriodState
	chart  model.Chart
}

// readVouchers makes the snapshot of a year. Posted vouchers never change, so that those of an old snapshot of the
// same year are taken over, and only what was written since is read.
func readVouchers(v *ledger.View, year int, old *voucherRows) (*voucherRows, error) {
	rows := &voucherRows{year: year, seq: v.Head().Seq}
	var err error
	if rows.chart, err = v.Chart(); err != nil {
		return nil, err
	}
	if rows.months, err = v.Periods(year); err != nil {
		return nil, err
	}
	err = v.EachDraft(func(d model.Voucher) error {
		rows.drafts = append(rows.drafts, voucherRowOf(d))
		rows.others = rows.others || d.Date != 0 && d.Date.Year() != year
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(rows.drafts, byPosting)
	if old != nil && old.year == year && old.seq <= rows.seq {
		return rows, rows.follow(v, old)
	}
	return rows, rows.readPosted(v)
}

// byPosting is the order in which drafts are posted: by month and day, then source number, then order of entry.
func byPosting(a, b voucherRow) int {
	if c := cmp.Or(cmp.Compare(a.period, b.period), cmp.Compare(a.date, b.date)); c != 0 {
		return c
	}
	switch {
	case model.NaturalLess(a.source, b.source):
		return -1
	case model.NaturalLess(b.source, a.source):
		return 1
	}
	return cmp.Compare(a.id, b.id)
}

func (s *voucherRows) readPosted(v *ledger.View) error {
	err := v.EachVoucher(model.NewPeriod(s.year, 1), model.Closing(s.year), func(x model.Voucher) error {
		s.posted = append(s.posted, voucherRowOf(x))
		return nil
	})
	if err != nil {
		return err
	}
	for i := range s.posted {
		r := &s.posted[i]
		if r.cancels, err = numberOf(v, r.reverses); err != nil {
			return err
		}
		red, err := v.ReversedBy(r.id)
		if err != nil {
			return err
		}
		if r.cancelledBy, err = numberOf(v, red); err != nil {
			return err
		}
	}
	return nil
}

// follow takes over an old snapshot and adds what the log holds beyond it.
func (s *voucherRows) follow(v *ledger.View, old *voucherRows) error {
	s.posted = old.posted
	var added []voucherRow
	cancelled := map[model.ID]voucherNo{}
	err := v.EachEvent(old.seq+1, func(e ledger.Event) error {
		if e.Kind != ledger.EventPosted {
			return nil
		}
		x, err := v.Voucher(e.Ref.ID)
		if err != nil {
			return err
		}
		r := voucherRowOf(x)
		if r.kind == model.VoucherRed && r.reverses != 0 {
			cancelled[r.reverses] = r.no
		}
		if x.In().Year() != s.year {
			return nil
		}
		r.cancels, err = numberOf(v, r.reverses)
		added = append(added, r)
		return err
	})
	if err != nil || len(added) == 0 && len(cancelled) == 0 {
		return err
	}
	s.posted = slices.Concat(old.posted, added)
	for i := range s.posted {
		if no, ok := cancelled[s.posted[i].id]; ok {
			s.posted[i].cancelledBy = no
		}
	}
	slices.SortStableFunc(s.posted, func(a, b voucherRow) int {
		return cmp.Or(cmp.Compare(a.no.period, b.no.period), cmp.Compare(a.no.number, b.no.number))
	})
	return nil
}

// numberOf finds where a voucher stands; none for ID 0 or a draft.
func numberOf(v *ledger.View, id model.ID) (voucherNo, error) {
	if id == 0 {
		return voucherNo{}, nil
	}
	x, err := v.Voucher(id)
	if err != nil || !x.Posted() {
		return voucherNo{}, err
	}
	return voucherNo{x.In(), x.Number}, nil
}

func (s *voucherRows) len() int {
	if s == nil {
		return 0
	}
	return len(s.drafts) + len(s.posted)
}

// row is the i-th row of the list: drafts first, then what was posted, the latest first.
func (s *voucherRows) row(i int) voucherRow {
	if i < len(s.drafts) {
		return s.drafts[i]
	}
	return s.posted[len(s.posted)-1-(i-len(s.drafts))]
}

// find is the place of a voucher in the list, or -1.
func (s *voucherRows) find(id model.ID) int {
	for i := range s.drafts {
		if s.drafts[i].id == id {
			return i
		}
	}
	for i := range s.posted {
		if s.posted[i].id == id {
			return len(s.drafts) + len(s.posted) - 1 - i
		}
	}
	return -1
}

// firstOf is the place of the first row of a month that was posted, or -1.
func (s *voucherRows) firstOf(p model.Period) int {
	at, _ := slices.BinarySearchFunc(s.posted, p+1, func(r voucherRow, p model.Period) int {
		return cmp.Compare(r.no.period, p)
	})
	if at == 0 || s.posted[at-1].no.period != p {
		return -1
	}
	return len(s.drafts) + len(s.posted) - at
}

// draftsOf are the drafts of one month, or of all when p is 0, in the order of posting.
func (s *voucherRows) draftsOf(p model.Period) []model.ID {
	var out []model.ID
	for _, r := range s.drafts {
		if p == 0 || r.period == p {
			out = append(out, r.id)
		}
	}
	return out
}

// unreviewed are the drafts that nobody has reviewed, in the order of posting.
func (s *voucherRows) unreviewed() []model.ID {
	var out []model.ID
	for _, r := range s.drafts {
		if !r.reviewed {
			out = append(out, r.id)
		}
	}
	return out
}

// search is what a row is found by: number, 暂编号, state, day, summary, amount, accounts, who prepared it.
func (s *voucherRows) search(i int) string {
	r := s.row(i)
	var b strings.Builder
	b.Grow(112)
	kind := ""
	if r.kind != model.VoucherNormal {
		kind = r.kind.String()
	}
	for _, part := range []string{
		r.name(), text.DraftName(r.id), r.stage(), r.date.String(), r.summary, r.amount.String(), r.amount.Grouped(),
		r.source, r.preparer, kind,
	} {
		if part != "" {
			b.WriteString(part)
			b.WriteByte(' ')
		}
	}
	for _, code := range []string{r.debit, r.credit} {
		if a, ok := s.chart.Lookup(code); ok {
			b.WriteString(a.Name)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// accounts names the first account of each side.
func (s *voucherRows) accounts(r voucherRow) string {
	var names []string
	for _, code := range []string{r.debit, r.credit} {
		if code == "" {
			continue
		}
		name := code
		if a, ok := s.chart.Lookup(code); ok {
			name = a.Name
		}
		names = append(names, name)
	}
	return strings.Join(names, " / ")
}

// stage is 草稿, 已审核 or 已记账.
func (r voucherRow) stage() string {
	switch {
	case !r.draft():
		return text.VoucherStatePosted
	case r.reviewed:
		return text.VoucherStateReviewed
	}
	return text.VoucherStateDraft
}

// state says in words how a voucher stands.
func (r voucherRow) state(year int) string {
	switch {
	case r.draft() && r.gap != 0:
		return text.Short(r.gap)
	case r.draft():
		return r.stage()
	case r.cancelledBy.number != 0:
		return text.VoucherStateReversed + " " + text.VoucherNameFrom(year, r.cancelledBy.period, r.cancelledBy.number)
	case r.cancels.number != 0:
		return text.ReversesLine(r.kind, text.VoucherNameFrom(year, r.cancels.period, r.cancels.number))
	case r.kind == model.VoucherRed:
		return text.VoucherStateRed
	case r.kind == model.VoucherBlue:
		return text.VoucherStateBlue
	case r.kind == model.VoucherClosing:
		return text.VoucherStateCarried
	}
	return r.stage()
}

// idKey and keyID turn an ID into a row's key and back.
func idKey(id model.ID) string { return strconv.FormatUint(uint64(id), 10) }

func keyID(key string) model.ID {
	n, err := strconv.ParseUint(key, 10, 64)
	if err != nil {
		return 0
	}
	return model.ID(n)
}
