package model

import "slices"

// DriveKind says what others' money a union collects and hands on.
type DriveKind uint8

// The kinds. The values are stored.
const (
	DriveMutual   DriveKind = 1 // 互助保障: premiums to a mutual aid fund, claims back to members
	DriveDonation DriveKind = 2 // 捐款: 慈善一日捐, help for a colleague
	DriveClub     DriveKind = 3 // 社团费 and other money kept for members
)

// Drive is a collection of others' money (代收代办), in fen: who gave what, what was handed over to whom, what came
// back for a member and was passed on. All of it stands on account 221 under one project; none is income or expense.
type Drive struct {
	ID      ID        `cbor:"1,keyasint"`
	Kind    DriveKind `cbor:"2,keyasint"`
	Name    string    `cbor:"3,keyasint"`
	Project string    `cbor:"4,keyasint"`           // the project of account 221
	Date    Date      `cbor:"5,keyasint"`           // the day it is collected; the roster counts as it was then
	Until   Date      `cbor:"6,keyasint,omitempty"` // end of the term that a premium covers
	PerHead Money     `cbor:"7,keyasint,omitempty"` // what most give; 0: each as they like
	Payment string    `cbor:"8,keyasint,omitempty"`
	// Lines are who gave what, by member number; who gives nothing is left out or has the reason.
	Lines    []GiftLine `cbor:"9,keyasint,omitempty"`
	Received ID         `cbor:"10,keyasint,omitempty"` // the voucher of what was collected
	Handed   Handover   `cbor:"11,keyasint,omitzero"`
	Claims   []Claim    `cbor:"12,keyasint,omitempty"`
	Closed   Date       `cbor:"13,keyasint,omitempty"`
	Note     string     `cbor:"14,keyasint,omitempty"`
}

// Handover is what was collected and is given to whom it is for.
type Handover struct {
	Date    Date   `cbor:"1,keyasint,omitempty"`
	To      string `cbor:"2,keyasint,omitempty"` // 接收单位
	Receipt string `cbor:"3,keyasint,omitempty"` // number of the receipt they gave
	Amount  Money  `cbor:"4,keyasint,omitempty"`
	Voucher ID     `cbor:"5,keyasint,omitempty"`
}

// Claim is mutual aid that a member asked for: it arrives at the union and is passed on.
type Claim struct {
	Member  ID    `cbor:"1,keyasint"`
	Applied Date  `cbor:"2,keyasint,omitempty"`
	Amount  Money `cbor:"3,keyasint"`
	Arrived Date  `cbor:"4,keyasint,omitempty"`
	Passed  Date  `cbor:"5,keyasint,omitempty"`
	In      ID    `cbor:"6,keyasint,omitempty"` // vouchers
	Out     ID    `cbor:"7,keyasint,omitempty"`
}

// Collected is what all members gave.
func (d Drive) Collected() Money { return Gift{Lines: d.Lines}.Total() }

// Givers is how many gave something.
func (d Drive) Givers() int {
	n := 0
	for _, l := range d.Lines {
		if l.Amount > 0 {
			n++
		}
	}
	return n
}

// ClaimSums are what arrived for members and what was passed on.
func (d Drive) ClaimSums() (arrived, passed Money) {
	for _, c := range d.Claims {
		if c.Arrived != 0 {
			arrived += c.Amount
		}
		if c.Passed != 0 {
			passed += c.Amount
		}
	}
	return arrived, passed
}

// Kept is what of the drive's money should still lie with the union.
func (d Drive) Kept() Money {
	arrived, passed := d.ClaimSums()
	return d.Collected() - d.Handed.Amount + arrived - passed
}

// Listed makes the list of a drive from the roster as it was on its day.
func (d Drive) Listed(members []Member) Drive {
	d.Lines = Gift{Kind: GiftOther, Date: d.Date, PerHead: d.PerHead, Lines: d.Lines}.Listed(members).Lines
	return d
}

// Step is one of a drive's vouchers.
type Step uint8

// The steps. The two of a claim need its index.
const (
	StepReceived Step = 1 // 收到
	StepHanded   Step = 2 // 交出
	StepArrived  Step = 3 // 互助金到账
	StepPassed   Step = 4 // 转付会员
)

// DriveStep is a step that moved money, and the voucher that books it (0: none yet). Claim is the index of a claim.
type DriveStep struct {
	Step    Step
	Claim   int
	Voucher ID
}

// Steps are the steps by which money moved so far, in their order.
func (d Drive) Steps() []DriveStep {
	var out []DriveStep
	add := func(moved bool, s Step, claim int) {
		if moved {
			out = append(out, DriveStep{Step: s, Claim: claim, Voucher: d.VoucherOf(s, claim)})
		}
	}
	add(d.Collected() != 0, StepReceived, 0)
	add(d.Handed.Amount != 0, StepHanded, 0)
	for i, c := range d.Claims {
		add(c.Arrived != 0, StepArrived, i)
		add(c.Passed != 0, StepPassed, i)
	}
	return out
}

// Pending reports whether a claim is still under way.
func (d Drive) Pending() bool {
	return slices.ContainsFunc(d.Claims, func(c Claim) bool { return c.Passed == 0 })
}

// Given is d with what a member gives: an amount, or why they stay away. One who was not on the list comes to its end.
func (d Drive) Given(member ID, amount Money, left string) Drive {
	d.Lines = slices.Clone(d.Lines)
	line := GiftLine{Member: member, Amount: amount, Left: left}
	i := slices.IndexFunc(d.Lines, func(l GiftLine) bool { return l.Member == member })
	if i < 0 {
		d.Lines = append(d.Lines, line)
		return d
	}
	d.Lines[i] = line
	return d
}

// DriveVoucher drafts the voucher of a step: cash or bank against 221, both marked with the project.
func DriveVoucher(d Drive, step Step, claim int, name string) Voucher {
	v := Voucher{Origin: Ref{Kind: KindDrive, ID: d.ID}, Settlement: d.Payment}
	var amount Money
	var member ID
	in := false
	switch step {
	case StepReceived:
		in, amount, v.Date = true, d.Collected(), d.Date
		v.Summary = wordTake + d.Name
	case StepHanded:
		amount, v.Date, v.Counterparty, v.Bill = d.Handed.Amount, d.Handed.Date, d.Handed.To, d.Handed.Receipt
		v.Summary = wordHand + d.Name
	case StepArrived:
		c := d.Claims[claim]
		in, amount, v.Date, member = true, c.Amount, c.Arrived, c.Member
		v.Summary = wordTake + d.Name + wordReason + name
	case StepPassed:
		c := d.Claims[claim]
		amount, v.Date, member, v.Counterparty = c.Amount, c.Passed, c.Member, name
		v.Summary = wordPass + d.Name + wordReason + name
	}
	v.Summary = clip(v.Summary)
	money := Line{Account: PaidFrom(d.Payment), Side: Credit, Amount: amount, Project: d.Project}
	owed := Line{Account: AccountCustody, Side: Debit, Amount: amount, Project: d.Project, Member: member}
	if in {
		money.Side, owed.Side = Debit, Credit
		v.Lines = []Line{money, owed}
	} else {
		v.Lines = []Line{owed, money}
	}
	return v
}

// VoucherOf is the voucher of a step; 0: not drafted.
func (d Drive) VoucherOf(step Step, claim int) ID {
	switch step {
	case StepReceived:
		return d.Received
	case StepHanded:
		return d.Handed.Voucher
	case StepArrived:
		return d.Claims[claim].In
	case StepPassed:
		return d.Claims[claim].Out
	}
	return 0
}

// WithVoucher is d with the voucher of a step.
func (d Drive) WithVoucher(step Step, claim int, id ID) Drive {
	d.Claims = append([]Claim(nil), d.Claims...)
	switch step {
	case StepReceived:
		d.Received = id
	case StepHanded:
		d.Handed.Voucher = id
	case StepArrived:
		d.Claims[claim].In = id
	case StepPassed:
		d.Claims[claim].Out = id
	}
	return d
}

// Vouchers are all that the drive names.
func (d Drive) Vouchers() []ID {
	out := []ID{d.Received, d.Handed.Voucher}
	for _, c := range d.Claims {
		out = append(out, c.In, c.Out)
	}
	return out
}

// Moved is d with one voucher in the place of another.
func (d Drive) Moved(from, to ID) Drive {
	swap := func(id *ID) {
		if *id == from {
			*id = to
		}
	}
	d.Claims = append([]Claim(nil), d.Claims...)
	swap(&d.Received)
	swap(&d.Handed.Voucher)
	for i := range d.Claims {
		swap(&d.Claims[i].In)
		swap(&d.Claims[i].Out)
	}
	return d
}
