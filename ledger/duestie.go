package ledger

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"gonghui/model"
)

// DuesTie compares what came in as dues within a month with what account 401 says of it, in fen, and tells where a
// difference lies. Always Booked - Received = Loose - Unbooked - Drafted - Later + Earlier.
type DuesTie struct {
	Month            model.Period
	Received, Booked model.Money
	Unbooked         model.Money    // came in, and names no voucher: not booked yet, or imported without it
	Drafted          model.Money    // came in, its voucher is a draft
	Later            model.Money    // came in, booked in another month
	Earlier          model.Money    // booked in this month, came in in another
	Loose            model.Money    // booked by vouchers for which no payment, or another sum, is recorded
	LooseBy          []LooseDues    // those vouchers, by number
	Nobody           []model.ID     // members whose payments name no voucher, or a draft
	Elsewhere        []model.Period // the months of Later and Earlier
}

// LooseDues is a voucher that books more (or less) on 401 than the payments that name it come to.
type LooseDues struct {
	Voucher  model.ID
	Number   int
	Amount   model.Money // that is recorded nowhere; negative: booked too little
	Recorded model.Money // what the payments that name it come to
}

// Holds reports whether sheet and account agree.
func (t DuesTie) Holds() bool { return t.Received == t.Booked }

// DuesTies compares the months of a year, up to the last in which dues came in or were booked, none left out.
func (v *View) DuesTies(year int) ([]DuesTie, error) {
	ties, err := v.duesTies(model.NewPeriod(year, 1), model.NewPeriod(year, 12))
	if err != nil {
		return nil, err
	}
	last := 0
	for i, x := range ties {
		if x.Received != 0 || x.Booked != 0 {
			last = i + 1
		}
	}
	return ties[:last], nil
}

// DuesTie compares one month.
func (v *View) DuesTie(p model.Period) (DuesTie, error) {
	ties, err := v.duesTies(p, p)
	if err != nil {
		return DuesTie{Month: p}, err
	}
	return ties[0], nil
}

// tier compares months that follow each other within a year.
type tier struct {
	view     *View
	ties     []DuesTie
	vouchers map[model.ID]model.Voucher
	booked   map[model.ID]model.Money // what a voucher of these months books on 401
	named    map[model.ID]model.Money // what the payments that name a voucher come to
}

func (v *View) duesTies(first, last model.Period) ([]DuesTie, error) {
	t := tier{
		view: v, ties: make([]DuesTie, last.Month()-first.Month()+1), vouchers: map[model.ID]model.Voucher{},
		booked: map[model.ID]model.Money{}, named: map[model.ID]model.Money{},
	}
	for i := range t.ties {
		t.ties[i].Month = model.NewPeriod(first.Year(), first.Month()+i)
	}
	if err := t.readBooked(first, last); err != nil {
		return nil, err
	}
	records, err := t.records()
	if err != nil {
		return nil, err
	}
	for _, d := range records {
		for _, x := range d.Payments() {
			if err := t.pay(d, x); err != nil {
				return nil, err
			}
		}
	}
	return t.ties, t.book()
}

// readBooked reads what account 401 says, voucher by voucher.
func (t *tier) readBooked(first, last model.Period) error {
	chart, err := t.view.Chart()
	if err != nil {
		return err
	}
	for _, a := range chart.Accounts() {
		if !strings.HasPrefix(a.Code, model.AccountDues) {
			continue
		}
		err := t.view.EachEntry(a.Code, first.First(), last.Last(), func(e Entry) error {
			if t.of(e.Period) == nil {
				return nil
			}
			m := e.Amount
			if e.Side == model.Debit {
				m = -m
			}
			t.booked[e.Voucher] += m
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// records are the dues that came in within the months or name a voucher that books dues in them, by ID.
func (t *tier) records() ([]model.Dues, error) {
	ids := map[model.ID]bool{}
	for _, x := range t.ties {
		if err := t.view.eachDuesIn(x.Month, func(id model.ID, _ model.Money) { ids[id] = true }); err != nil {
			return nil, err
		}
	}
	for id := range t.booked {
		refs, err := t.view.Linked(id, model.KindDues)
		if err != nil {
			return nil, err
		}
		for _, r := range refs {
			ids[r.ID] = true
		}
	}
	out := make([]model.Dues, 0, len(ids))
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		d, err := get[model.Dues](t.view, model.KindDues, id, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// of is the month's comparison; nil for another month.
func (t *tier) of(p model.Period) *DuesTie {
	first := t.ties[0].Month
	if n := p.Month() - first.Month(); p.Year() == first.Year() && p.IsMonth() && n >= 0 && n < len(t.ties) {
		return &t.ties[n]
	}
	return nil
}

// voucher reads a voucher once.
func (t *tier) voucher(id model.ID) (model.Voucher, error) {
	if x, ok := t.vouchers[id]; ok {
		return x, nil
	}
	x, err := t.view.Voucher(id)
	if err == nil {
		t.vouchers[id] = x
	}
	return x, err
}

// pay takes in one payment.
func (t *tier) pay(d model.Dues, x model.DuesPart) error {
	in := received(d, x)
	came := t.of(in)
	if came != nil {
		came.Received += x.Amount
	}
	if x.Voucher == 0 {
		if came != nil {
			came.Unbooked += x.Amount
			came.Nobody = append(came.Nobody, d.Member)
		}
		return nil
	}
	v, err := t.voucher(x.Voucher)
	if err != nil {
		return err
	}
	if !v.Posted() {
		if came != nil {
			came.Drafted += x.Amount
			came.Nobody = append(came.Nobody, d.Member)
		}
		return nil
	}
	t.named[x.Voucher] += x.Amount
	if v.In() == in {
		return nil
	}
	if came != nil {
		came.Later += x.Amount
		came.Elsewhere = addMonth(came.Elsewhere, v.In())
	}
	if booked := t.of(v.In()); booked != nil {
		booked.Earlier += x.Amount
		booked.Elsewhere = addMonth(booked.Elsewhere, in)
	}
	return nil
}

func addMonth(months []model.Period, p model.Period) []model.Period {
	i := sort.Search(len(months), func(i int) bool { return months[i] >= p })
	if i < len(months) && months[i] == p {
		return months
	}
	months = append(months, 0)
	copy(months[i+1:], months[i:])
	months[i] = p
	return months
}

// book compares the vouchers with the payments that name them.
func (t *tier) book() error {
	months := map[model.ID]model.Period{}
	// A voucher that is named may book nothing on 401.
	for _, ids := range []map[model.ID]model.Money{t.booked, t.named} {
		for id := range ids {
			x, err := t.voucher(id)
			if err != nil {
				return err
			}
			if t.of(x.In()) != nil {
				months[id] = x.In()
			}
		}
	}
	loose := map[model.ID]model.Money{}
	for id, p := range months {
		t.of(p).Booked += t.booked[id]
		rest, x := t.booked[id]-t.named[id], t.vouchers[id]
		// What takes a voucher of the month back, or puts its sum right, counts with it.
		if at, ok := months[x.Reverses]; ok && at == p && x.Kind != model.VoucherBlue {
			id = x.Reverses
		}
		loose[id] += rest
	}
	for id, rest := range loose {
		if rest == 0 {
			continue
		}
		tie := t.of(months[id])
		tie.Loose += rest
		tie.LooseBy = append(tie.LooseBy, LooseDues{
			Voucher: id, Number: t.vouchers[id].Number, Amount: rest, Recorded: t.named[id],
		})
	}
	for i := range t.ties {
		by := t.ties[i].LooseBy
		sort.Slice(by, func(a, b int) bool { return by[a].Number < by[b].Number })
	}
	return nil
}
