package ledger

import (
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

// DuesTies compares the months of a year, up to the last in which dues came in or were booked, none left out. Payments
// for months up to arrearYears back and to the end of the next year count.
func (v *View) DuesTies(year int) ([]DuesTie, error) {
	ties := make([]DuesTie, 12)
	for i := range ties {
		ties[i].Month = model.NewPeriod(year, i+1)
	}
	records, err := v.duesOf(model.NewPeriod(year-arrearYears, 1), model.NewPeriod(year+1, 12))
	if err != nil {
		return nil, err
	}
	t := tier{view: v, ties: ties, year: year, vouchers: map[model.ID]model.Voucher{}, named: map[model.ID]model.Money{}}
	for _, d := range records {
		for _, x := range d.Payments() {
			if err := t.pay(d, x); err != nil {
				return nil, err
			}
		}
	}
	if err := t.book(); err != nil {
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
	ties, err := v.DuesTies(p.Year())
	if n := p.Month(); err == nil && n >= 1 && n <= len(ties) {
		return ties[n-1], nil
	}
	return DuesTie{Month: p}, err
}

// tier compares the months of a year.
type tier struct {
	view     *View
	ties     []DuesTie
	year     int
	vouchers map[model.ID]model.Voucher
	named    map[model.ID]model.Money // what the payments that name a voucher come to
}

// of is the month's comparison; nil outside the year.
func (t *tier) of(p model.Period) *DuesTie {
	if p.Year() != t.year || !p.IsMonth() {
		return nil
	}
	return &t.ties[p.Month()-1]
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

// book takes in what account 401 says, voucher by voucher.
func (t *tier) book() error {
	chart, err := t.view.Chart()
	if err != nil {
		return err
	}
	booked := map[model.ID]model.Money{}
	months := map[model.ID]model.Period{}
	loose := map[model.ID]model.Money{}
	from, to := model.NewPeriod(t.year, 1).First(), model.NewPeriod(t.year, 12).Last()
	for _, a := range chart.Accounts() {
		if !strings.HasPrefix(a.Code, model.AccountDues) {
			continue
		}
		err := t.view.EachEntry(a.Code, from, to, func(e Entry) error {
			if !e.Period.IsMonth() {
				return nil
			}
			m := e.Amount
			if e.Side == model.Debit {
				m = -m
			}
			booked[e.Voucher] += m
			months[e.Voucher] = e.Period
			return nil
		})
		if err != nil {
			return err
		}
	}
	for id := range t.named { // one that books nothing on 401 at all
		if _, ok := months[id]; !ok && t.of(t.vouchers[id].In()) != nil {
			months[id] = t.vouchers[id].In()
		}
	}
	for id, p := range months {
		t.of(p).Booked += booked[id]
		rest := booked[id] - t.named[id]
		x, err := t.voucher(id)
		if err != nil {
			return err
		}
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
		x, err := t.voucher(id)
		if err != nil {
			return err
		}
		tie := t.of(months[id])
		tie.Loose += rest
		tie.LooseBy = append(tie.LooseBy, LooseDues{Voucher: id, Number: x.Number, Amount: rest, Recorded: t.named[id]})
	}
	for i := range t.ties {
		by := t.ties[i].LooseBy
		sort.Slice(by, func(a, b int) bool { return by[a].Number < by[b].Number })
	}
	return nil
}
