package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gonghui/model"
)

// DuesLine is one person's dues of one month, in fen.
type DuesLine struct {
	Member model.Member
	Base   model.Money
	Due    model.Money // 0 for who is exempt
	Exempt model.Exemption
	Record model.Dues // what was paid; ID 0: nothing
}

// Behind is what is still to be paid.
func (l DuesLine) Behind() model.Money { return max(l.Due-l.Record.Amount, 0) }

// DuesMonth is one month's sheet of dues (会费收缴表), by member number, in fen: everybody who owes dues or has paid
// any, and the active members who owe none.
type DuesMonth struct {
	Month            model.Period
	Lines            []DuesLine
	Due, Paid        model.Money
	Unbooked         model.Money // paid, with no voucher that books it
	Behind           model.Money
	Received, Booked model.Money // paid within the month, for any month; what account 401 says of the month
}

// DuesMonth reads a month's sheet.
func (v *View) DuesMonth(p model.Period) (DuesMonth, error) {
	out := DuesMonth{Month: p}
	members, err := v.Members()
	if err != nil {
		return out, err
	}
	records, err := v.duesOf(p, p)
	if err != nil {
		return out, err
	}
	if out.Received, err = v.duesReceived(p); err != nil {
		return out, err
	}
	paid := make(map[model.ID]model.Dues, len(records))
	for _, d := range records {
		paid[d.Member] = d
	}
	for _, m := range members {
		l := DuesLine{Member: m, Base: m.BaseIn(p), Exempt: m.Exempt(p), Record: paid[m.ID]}
		if l.Record.Waived {
			l.Exempt = model.ExemptWaived
		}
		if l.Exempt == model.ExemptNot {
			l.Due = model.DuesFor(l.Base)
		}
		gone := l.Exempt == model.ExemptStatus || l.Exempt == model.ExemptNew || l.Exempt == model.ExemptOutsider
		if gone && l.Record.ID == 0 {
			continue
		}
		out.Lines = append(out.Lines, l)
		out.Due += l.Due
		out.Paid += l.Record.Amount
		out.Behind += l.Behind()
		for _, x := range l.Record.Parts {
			if x.Voucher == 0 {
				out.Unbooked += x.Amount
			}
		}
	}
	out.Booked, err = v.movedOn(model.AccountDues, p)
	return out, err
}

// DuesGroup is what one 工会小组 collected in a month: how many owe dues and how many of them have paid all, in fen.
type DuesGroup struct {
	Name              string
	Owing, Cleared    int
	Due, Paid, Behind model.Money
}

// Groups adds the month up by 工会小组, in the order of the roster.
func (s DuesMonth) Groups() []DuesGroup {
	var out []DuesGroup
	at := map[string]int{}
	for _, l := range s.Lines {
		i, seen := at[l.Member.Group]
		if !seen {
			i = len(out)
			at[l.Member.Group] = i
			out = append(out, DuesGroup{Name: l.Member.Group})
		}
		g := &out[i]
		if l.Due > 0 {
			g.Owing++
			if l.Behind() == 0 {
				g.Cleared++
			}
		}
		g.Due += l.Due
		g.Paid += l.Record.Amount
		g.Behind += l.Behind()
	}
	return out
}

// received is the month in which a payment came in; of one whose day nobody knows, the month it was for.
func received(d model.Dues, x model.DuesPart) model.Period {
	if x.Paid != 0 {
		return x.Paid.Period()
	}
	return d.Month
}

// movedOn is the net credit of an account and those below it in one month.
func (v *View) movedOn(account string, p model.Period) (model.Money, error) {
	cells, err := v.cells()
	if err != nil {
		return 0, err
	}
	var sum model.Money
	for _, c := range cells {
		if len(c.account) >= len(account) && c.account[:len(account)] == account &&
			c.year == p.Year() && c.period == p.Month() {
			sum += c.credit - c.debit
		}
	}
	return sum, nil
}

// ErrNoDues is returned when there is nobody to collect dues from, or nothing collected to book.
var ErrNoDues = errors.New("no dues to collect or to book")

// CollectDues records that members (nil: all who are behind) paid what they still owed for a month, on a day and in
// one way. It returns what was recorded. Errors: ErrNoDues, *RuleError.
func (t *Tx) CollectDues(p model.Period, ids []model.ID, day model.Date, payment string) ([]model.Dues, error) {
	sheet, err := t.DuesMonth(p)
	if err != nil {
		return nil, err
	}
	wanted := map[model.ID]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	var out []model.Dues
	for _, l := range sheet.Lines {
		if l.Behind() == 0 || ids != nil && !wanted[l.Member.ID] {
			continue
		}
		d := l.Record
		d.Member, d.Month = l.Member.ID, p
		d = d.With(model.DuesPart{Amount: l.Behind(), Paid: day, Payment: payment})
		if d.ID, err = t.SaveDues(d); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	if len(out) == 0 {
		return nil, ErrNoDues
	}
	return out, nil
}

// DraftDues drafts one voucher for all payments of a month's dues that no voucher books yet, and links them to it.
// Payments of an import come with vouchers of their own as a rule: they are booked only where neither a voucher nor a
// draft of that month has anything on 401. Errors: ErrNoDues.
func (t *Tx) DraftDues(p model.Period) (model.ID, error) {
	records, err := t.Dues(p.Year())
	if err != nil {
		return 0, err
	}
	booked, err := t.duesBooked(p)
	if err != nil {
		return 0, err
	}
	if !booked {
		for i, d := range records {
			if d.Month == p {
				records[i].Parts = d.Payments()
			}
		}
	}
	var parts []model.DuesPart
	var touched []model.Dues
	var day model.Date
	for _, d := range records {
		open := false
		for _, x := range d.Parts {
			if d.Month == p && x.Voucher == 0 {
				parts = append(parts, x)
				day = max(day, x.Paid)
				open = true
			}
		}
		if open {
			touched = append(touched, d)
		}
	}
	if len(parts) == 0 {
		return 0, ErrNoDues
	}
	if day == 0 {
		day = min(t.Today(), p.Last())
	}
	v := model.DuesVoucher(p, day, parts)
	v.Preparer = t.cmd.Actor
	id, err := t.SaveDraft(v)
	if err != nil {
		return 0, err
	}
	for _, d := range touched {
		d.Parts = append([]model.DuesPart(nil), d.Parts...)
		for i := range d.Parts {
			if d.Parts[i].Voucher == 0 {
				d.Parts[i].Voucher = id
			}
		}
		if err := t.save(model.Ref{Kind: model.KindDues, ID: d.ID}, d); err != nil {
			return 0, fmt.Errorf("link dues: %w", err)
		}
	}
	return id, nil
}

// duesBooked reports whether a voucher or a draft of a month has anything on 401.
func (t *Tx) duesBooked(p model.Period) (bool, error) {
	cells, err := t.cells()
	if err != nil {
		return false, err
	}
	for _, c := range cells {
		if c.year == p.Year() && c.period == p.Month() && strings.HasPrefix(c.account, accountDues) {
			return true, nil
		}
	}
	found := false
	err = t.EachDraft(func(d model.Voucher) error {
		found = found || d.In() == p && slices.ContainsFunc(d.Lines, func(l model.Line) bool {
			return strings.HasPrefix(l.Account, accountDues)
		})
		return nil
	})
	return found, err
}

// Arrear is what one person owes of past months.
type Arrear struct {
	Member model.Member
	Months []model.Period // not paid in full, the oldest first
	Behind model.Money
}

// Age is for how many months the oldest debt has been due.
func (a Arrear) Age(today model.Date) int {
	if len(a.Months) == 0 {
		return 0
	}
	first := a.Months[0]
	return (today.Year()-first.Year())*12 + today.Month() - first.Month()
}

// InRow is how many of the months to the last one that is over were not paid in full, without one between them that
// was: half a year of it is where the rules on membership begin to ask (《工会章程》: 连续六个月不交纳会费).
func (a Arrear) InRow(today model.Date) int {
	n := 0
	for p := today.Period().Prev(); slices.Contains(a.Months, p); p = p.Prev() {
		n++
	}
	return n
}

// Arrears lists who owes dues of which months, over all years of the book up to today, by member number.
func (v *View) Arrears() ([]Arrear, error) {
	years, err := v.Years()
	if err != nil {
		return nil, err
	}
	members, err := v.Members()
	if err != nil {
		return nil, err
	}
	at := map[model.ID]int{}
	var out []Arrear
	for _, year := range years {
		rows, err := v.DuesOfMembers(year, members)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if r.Behind == 0 {
				continue
			}
			i, ok := at[r.Member.ID]
			if !ok {
				i = len(out)
				at[r.Member.ID] = i
				out = append(out, Arrear{Member: r.Member})
			}
			out[i].Months = append(out[i].Months, r.Unpaid...)
			out[i].Behind += r.Behind
		}
	}
	return out, nil
}
