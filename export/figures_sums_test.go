package export

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// tally is what a test did in a year, noted while it did it.
type tally struct {
	gifts, acts, drives                        int
	actHeads, givers                           int
	gifted, acted, honoured, collected, handed model.Money
	duesPaid                                   model.Money
	byAct                                      map[model.ActivityKind]int
	byDrive                                    map[model.DriveKind]model.Money
}

// TestFiguresAreWhatWasDone does festivals, activities, dues and collections at random in two years, some of them booked
// and some not, and holds the figures against what was noted meanwhile and against the accounts.
func TestFiguresAreWhatWasDone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		y := &yearDoer{t: t, rt: rt, b: ledgertest.New(t, ledgertest.Branch()), noted: map[int]*tally{}}
		ledgertest.Open(t, y.b, 2025, 900_000_00)
		for _, n := range []string{"王芳", "李伟", "陈涛"} {
			y.members = append(y.members, y.member(n))
		}
		for range rapid.IntRange(1, 10).Draw(rt, "steps") {
			year := rapid.SampledFrom([]int{2025, 2026}).Draw(rt, "year")
			if y.noted[year] == nil {
				y.noted[year] = &tally{byAct: map[model.ActivityKind]int{}, byDrive: map[model.DriveKind]model.Money{}}
			}
			day := model.NewPeriod(year, rapid.IntRange(1, 5).Draw(rt, "month")).First().AddDays(rapid.IntRange(0, 20).Draw(rt, "day"))
			sum := model.Money(rapid.IntRange(1, 400).Draw(rt, "sum") * 50)
			[]func(*tally, model.Date, model.Money){y.festival, y.other, y.activity, y.drive, y.dues}[rapid.IntRange(0, 4).Draw(rt, "step")](y.noted[year], day, sum)
		}
		look(t, y.b, func(v *ledger.View) error {
			d, err := newDesk(v)
			if err != nil {
				return err
			}
			for year, n := range y.noted {
				got, err := d.figuresOf(year)
				if err != nil {
					return err
				}
				y.check(got, year, n)
				y.tie(v, got, year)
			}
			return nil
		})
	})
}

// yearDoer does things in a book.
type yearDoer struct {
	t       *testing.T
	rt      *rapid.T
	b       *ledger.Book
	members []model.Member
	noted   map[int]*tally
	count   int
}

func (y *yearDoer) do(fn func(*ledger.Tx) error) { ledgertest.Do(y.t, y.b, fn) }

func (y *yearDoer) member(name string) (m model.Member) {
	y.do(func(t *ledger.Tx) error {
		base := model.Money(rapid.IntRange(0, 900_000).Draw(y.rt, "base"))
		id, err := t.SaveMember(model.Member{Name: name, Status: model.StatusActive, Joined: 20100901}.WithBase(0, base))
		if err != nil {
			return err
		}
		m, err = t.Member(id)
		return err
	})
	return m
}

// booked posts a draft, or leaves it one; only what is posted counts.
func (y *yearDoer) booked(t *ledger.Tx, id model.ID) (bool, error) {
	if !rapid.Bool().Draw(y.rt, "posted") {
		return false, nil
	}
	_, err := t.Post(id)
	return true, err
}

func (y *yearDoer) festival(n *tally, day model.Date, each model.Money) {
	y.do(func(t *ledger.Tx) error {
		y.count++
		g := model.Gift{Kind: model.GiftFestival, Name: fmt.Sprintf("端午慰问%d", y.count), Date: day, PerHead: each}.Listed(y.members)
		id, err := t.SaveGift(g)
		if err != nil {
			return err
		}
		paper, err := t.DraftGift(id)
		if err != nil {
			return err
		}
		posted, err := y.booked(t, paper)
		if posted {
			n.gifts++
			n.gifted += each * model.Money(len(y.members))
		}
		return err
	})
}

// other spends on the account of festivals for something else.
func (y *yearDoer) other(_ *tally, day model.Date, sum model.Money) {
	ledgertest.Post(y.t, y.b, ledgertest.Sign(ledgertest.Spending(day, "50105", sum)))
}

func (y *yearDoer) activity(n *tally, day model.Date, sum model.Money) {
	kind := rapid.SampledFrom([]model.ActivityKind{model.ActivityEvent, model.ActivityRest, model.ActivityHonour}).Draw(y.rt, "kind")
	came := rapid.IntRange(0, len(y.members)).Draw(y.rt, "came")
	y.do(func(t *ledger.Tx) error {
		a := model.Activity{Kind: kind, Name: "活动", Date: day, Guests: rapid.IntRange(0, 3).Draw(y.rt, "guests")}
		for i, m := range y.members {
			a.People = append(a.People, model.Participant{Member: m.ID, Signed: i < came})
		}
		id, err := t.SaveActivity(a)
		if err != nil {
			return err
		}
		n.acts++
		n.byAct[kind]++
		n.actHeads += a.Guests + came
		if came == 0 {
			n.actHeads += len(y.members) // nobody signed in yet: all who are asked
		}
		for range 2 {
			paper, err := t.DraftActivity(id, sum)
			if err != nil {
				return err
			}
			posted, err := y.booked(t, paper)
			if err != nil {
				return err
			}
			if posted {
				n.acted += sum
				if kind == model.ActivityHonour {
					n.honoured += sum
				}
			}
		}
		return nil
	})
}

// drive collects at random, hands a part of it over, and books both.
func (y *yearDoer) drive(n *tally, day model.Date, each model.Money) {
	kind := rapid.SampledFrom([]model.DriveKind{model.DriveMutual, model.DriveDonation, model.DriveClub}).Draw(y.rt, "kind")
	y.do(func(t *ledger.Tx) error {
		y.count++
		d := model.Drive{Kind: kind, Name: fmt.Sprintf("代收%d", y.count), Project: "代管", Date: day}
		for i, m := range y.members {
			d.Lines = append(d.Lines, model.GiftLine{Member: m.ID, Amount: each * model.Money(i)}) // the first gives nothing
		}
		all := each * 3
		d.Handed = model.Handover{Date: day, To: "区教育工会", Amount: each * model.Money(rapid.IntRange(0, 3).Draw(y.rt, "handed"))}
		id, err := t.SaveDrive(d)
		if err != nil {
			return err
		}
		n.drives++
		n.givers += len(y.members) - 1
		n.collected += all
		n.handed += d.Handed.Amount
		n.byDrive[kind] += all
		if err := t.DraftDriveSteps(id); err != nil {
			return err
		}
		if d, err = t.Drive(id); err != nil {
			return err
		}
		for _, s := range d.Steps() {
			if _, err := t.Post(s.Voucher); err != nil {
				return err
			}
		}
		return nil
	})
}

func (y *yearDoer) dues(n *tally, day model.Date, _ model.Money) {
	_, _ = y.b.Do(ledger.Command{Actor: ledgertest.Actor}, func(t *ledger.Tx) error {
		got, err := t.CollectDues(day.Period(), []model.ID{rapid.SampledFrom(y.members).Draw(y.rt, "payer").ID}, day, "现金")
		if err != nil {
			return err // paid already, or nothing due
		}
		for _, d := range got {
			n.duesPaid += d.Parts[len(d.Parts)-1].Amount
		}
		id, err := t.DraftDues(day.Period())
		if err != nil {
			return err
		}
		_, err = t.Post(id)
		return err
	})
}

func (y *yearDoer) check(got yearFigures, year int, n *tally) {
	expect := func(part, name string, times, people int, sum model.Money) {
		y.t.Helper()
		if f := got.of(part, name); f.times != times || f.people != people || f.sum != sum {
			y.rt.Errorf("%d %s %s: %d times, %d people, %v; want %d, %d, %v", year, part, name, f.times, f.people, f.sum, times, people, sum)
		}
	}
	expect(figureGifts, figureWhole, n.gifts, 0, n.gifted)
	expect(figureActs, figureWhole, n.acts, n.actHeads, n.acted)
	expect(figureUse, figureAwards, n.byAct[model.ActivityHonour], 0, n.honoured)
	expect(figurePass, figureWhole, n.drives, n.givers, n.collected)
	expect(figurePass, figureHanded, 0, 0, n.handed)
	for kind, sum := range n.byDrive {
		if f := got.of(figurePass, figureDrives[kind]); f.sum != sum {
			y.rt.Errorf("%d %s: %v, want %v", year, f.name, f.sum, sum)
		}
	}
	for kind, times := range n.byAct {
		if f := got.of(figureActs, activityKindNames[kind]); f.times != times {
			y.rt.Errorf("%d %s: %d times, want %d", year, f.name, f.times, times)
		}
	}
	if f := got.of(figureDues, figurePaid); f.sum != n.duesPaid {
		y.rt.Errorf("%d: dues paid %v, want %v", year, f.sum, n.duesPaid)
	}
	if year == 2026 {
		return // not over: how many months are due is told elsewhere
	}
	due := new(big.Int)
	for _, m := range y.members { // 0.5 % of the base in whole tens of yuan, for twelve months, in fen
		tens := new(big.Int).Div(big.NewInt(int64(m.BaseIn(202501))), big.NewInt(1000))
		month := new(big.Int).Div(new(big.Int).Mul(new(big.Int).Mul(tens, big.NewInt(1000)), big.NewInt(5)), big.NewInt(1000))
		due.Add(due, month.Mul(month, big.NewInt(12)))
	}
	if f := got.of(figureDues, figureDue); int64(f.sum) != due.Int64() {
		y.rt.Errorf("dues due %v, want %v", f.sum, due)
	}
}

// tie holds the figures against the accounts: dues are 401, what is kept for others is 221, and neither is in the other.
func (y *yearDoer) tie(v *ledger.View, got yearFigures, year int) {
	balances, err := v.TrialBalance(ledger.Range{Year: year})
	if err != nil {
		y.rt.Fatal(err)
	}
	var dues, kept, income model.Money
	for _, x := range balances {
		switch x.Account[0] {
		case '4':
			income += x.Credit - x.Debit
		case '2':
			if x.Account == "221" {
				kept = x.Credit - x.Debit
			}
		}
		if x.Account == "401" {
			dues = x.Credit - x.Debit
		}
	}
	pass := got.of(figurePass, figureWhole).sum - got.of(figurePass, figureHanded).sum
	if f := got.of(figureDues, figurePaid).sum; f != dues || kept != pass || income != dues {
		y.rt.Errorf("%d: dues %v, 401 %v; passing through %v, 221 %v; income %v", year, f, dues, pass, kept, income)
	}
}
