package model

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
)

// ActivityKind says what the union held.
type ActivityKind uint8

// The kinds. The values are stored.
const (
	ActivityEvent  ActivityKind = 1 // 文体、教育、春游 and other activities
	ActivityRest   ActivityKind = 2 // 疗休养
	ActivityHonour ActivityKind = 3 // 评优评先
)

// Activity is one entry of the register of activities (活动台账), in fen. What it cost is no field: that is what its
// posted vouchers say.
type Activity struct {
	ID     ID            `cbor:"1,keyasint"`
	Kind   ActivityKind  `cbor:"2,keyasint"`
	Name   string        `cbor:"3,keyasint"`
	Date   Date          `cbor:"4,keyasint"` // the first day
	Budget Money         `cbor:"5,keyasint,omitempty"`
	People []Participant `cbor:"6,keyasint,omitempty"`
	// Vouchers are the drafts and posted vouchers that paid for it.
	Vouchers []ID   `cbor:"7,keyasint,omitempty"`
	Until    Date   `cbor:"8,keyasint,omitempty"` // the last day; 0: one day
	Place    string `cbor:"9,keyasint,omitempty"`
	Plan     string `cbor:"10,keyasint,omitempty"` // what is to be done
	Approver string `cbor:"11,keyasint,omitempty"`
	Approved Date   `cbor:"12,keyasint,omitempty"`
	Minutes  string `cbor:"13,keyasint,omitempty"` // of the meeting that passed it
	Account  string `cbor:"14,keyasint,omitempty"` // what it is for; empty: that of the kind
	// Guests are people beside the members, such as families and speakers; what they are is said in GuestNote.
	Guests    int     `cbor:"15,keyasint,omitempty"`
	GuestNote string  `cbor:"16,keyasint,omitempty"`
	Prizes    []Prize `cbor:"17,keyasint,omitempty"`
	// Standard is what one person may cost a day by the union's own plan; Basis names the paper that says so.
	Standard Money  `cbor:"18,keyasint,omitempty"`
	Basis    string `cbor:"19,keyasint,omitempty"`
	Meal     Money  `cbor:"20,keyasint,omitempty"` // one meal a head
	Souvenir Money  `cbor:"21,keyasint,omitempty"` // one souvenir a head
	Payment  string `cbor:"22,keyasint,omitempty"`
	Note     string `cbor:"23,keyasint,omitempty"`
}

// Participant is one member who is asked to an activity. Left says why somebody who was asked does not take part.
type Participant struct {
	Member ID     `cbor:"1,keyasint"`
	Signed bool   `cbor:"2,keyasint,omitempty"` // came and signed in
	Left   string `cbor:"3,keyasint,omitempty"`
}

// Prize is one prize or honour, in fen. Who won it is a member, or Team names who else.
type Prize struct {
	Name     string `cbor:"1,keyasint"`           // 一等奖, 优秀工会积极分子
	Member   ID     `cbor:"2,keyasint,omitempty"` // 0: a team
	Team     string `cbor:"3,keyasint,omitempty"`
	Value    Money  `cbor:"4,keyasint,omitempty"`
	Level    string `cbor:"5,keyasint,omitempty"` // of an honour: 校级, 区级
	Goods    string `cbor:"6,keyasint,omitempty"`
	Received bool   `cbor:"7,keyasint,omitempty"` // the receipt is signed
}

// Moved is a with another voucher in the place of from; none if to is 0. No voucher stands twice.
func (a Activity) Moved(from, to ID) Activity {
	var out []ID
	for _, id := range a.Vouchers {
		if id == from {
			id = to
		}
		if id != 0 && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	a.Vouchers = out
	return a
}

// ActivityKeeps reports whether all that was said of an activity's money still stands: its budget, account, ceilings
// and way of payment, and every prize that has a value. What was left open may be filled in.
func ActivityKeeps(was, now Activity) bool {
	for _, m := range [][2]Money{
		{was.Budget, now.Budget}, {was.Standard, now.Standard}, {was.Meal, now.Meal}, {was.Souvenir, now.Souvenir},
	} {
		if m[0] != 0 && m[0] != m[1] {
			return false
		}
	}
	if was.Payment != "" && was.Payment != now.Payment || was.Purpose() != now.Purpose() {
		return false
	}
	type prize struct {
		name  string
		value Money
	}
	left := map[prize]int{}
	for _, p := range now.Prizes {
		left[prize{p.Name, p.Value}]++
	}
	for _, p := range was.Prizes {
		if left[prize{p.Name, p.Value}]--; p.Value != 0 && left[prize{p.Name, p.Value}] < 0 {
			return false
		}
	}
	return true
}

// Days is how many days an activity lasts, at least 1.
func (a Activity) Days() int {
	if a.Until <= a.Date || !a.Date.Valid() || !a.Until.Valid() {
		return 1
	}
	return a.Until.Sub(a.Date) + 1
}

// Expected is how many members are to take part; Came is how many of them signed in.
func (a Activity) Expected() int {
	n := 0
	for _, p := range a.People {
		if p.Left == "" {
			n++
		}
	}
	return n
}

// Came is how many members signed in.
func (a Activity) Came() int {
	n := 0
	for _, p := range a.People {
		if p.Signed {
			n++
		}
	}
	return n
}

// Heads is among how many the cost is shared: those who came (nobody signed in yet: those who are expected), and
// guests. Of a round of honours it is the winners.
func (a Activity) Heads() int {
	n := a.Came()
	if n == 0 {
		n = a.Expected()
	}
	if n == 0 && a.Kind == ActivityHonour {
		n = len(a.Prizes)
	}
	return n + a.Guests
}

// PrizeTotal is what all prizes are worth.
func (a Activity) PrizeTotal() Money {
	var sum Money
	for _, p := range a.Prizes {
		sum += p.Value
	}
	return sum
}

// PerHead is a cost shared among the heads, rounded to fen; 0 without anybody.
func (a Activity) PerHead(cost Money) Money {
	if n := a.Heads(); n > 0 {
		return Money(cost.Decimal().DivRound(decimal.NewFromInt(int64(n)), 2).Shift(2).IntPart())
	}
	return 0
}

// With asks members to take part who are not asked yet.
func (a Activity) With(members ...ID) Activity {
	a.People = slices.Clone(a.People)
	for _, id := range members {
		if !slices.ContainsFunc(a.People, func(p Participant) bool { return p.Member == id }) {
			a.People = append(a.People, Participant{Member: id})
		}
	}
	return a
}

// Without takes members off the list.
func (a Activity) Without(members ...ID) Activity {
	a.People = slices.DeleteFunc(slices.Clone(a.People), func(p Participant) bool {
		return slices.Contains(members, p.Member)
	})
	return a
}

// Signed notes that members came, or takes that back. Who came did not stay away.
func (a Activity) Signed(came bool, members ...ID) Activity {
	a.People = slices.Clone(a.People)
	for i, p := range a.People {
		if slices.Contains(members, p.Member) {
			a.People[i].Signed = came
			if came {
				a.People[i].Left = ""
			}
		}
	}
	return a
}

// Away notes why members do not take part; an empty reason takes them in again.
func (a Activity) Away(why string, members ...ID) Activity {
	a.People = slices.Clone(a.People)
	for i, p := range a.People {
		if slices.Contains(members, p.Member) {
			a.People[i].Left = why
			if why != "" {
				a.People[i].Signed = false
			}
		}
	}
	return a
}

// Purpose is the account that bears an activity, such as 50102.
func (a Activity) Purpose() string {
	if a.Account != "" {
		return a.Account
	}
	return map[ActivityKind]string{
		ActivityEvent: "50102", ActivityRest: "50104", ActivityHonour: "50301",
	}[a.Kind]
}

// ActivityVoucher drafts the voucher of so much of an activity's cost.
func ActivityVoucher(a Activity, sum Money) Voucher {
	people := ""
	if n := a.Heads(); n > 0 {
		people = wordOpen + strconv.Itoa(n) + wordPeople + wordShut
	}
	return Voucher{
		Date: max(a.Date, a.Until), Summary: clip(a.Name + people), Settlement: a.Payment,
		Signatures: Signatures{Approver: a.Approver}, Minutes: a.Minutes,
		Origin: Ref{Kind: KindActivity, ID: a.ID},
		Lines: []Line{
			{Account: a.Purpose(), Side: Debit, Amount: sum},
			{Account: PaidFrom(a.Payment), Side: Credit, Amount: sum},
		},
	}
}
