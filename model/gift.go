package model

import "strconv"

// GiftKind says why members get a present all together.
type GiftKind uint8

// The kinds. The values are stored.
const (
	GiftFestival GiftKind = 1 // 节日慰问: to all members
	GiftBirthday GiftKind = 2 // 生日慰问: to those whose birthday is in the month
	GiftOther    GiftKind = 3 // 其他普惠慰问, such as 送清凉
)

// Gift is a present to many members at once (集体慰问), with the list they sign (签领表), in fen.
type Gift struct {
	ID      ID       `cbor:"1,keyasint"`
	Kind    GiftKind `cbor:"2,keyasint"`
	Name    string   `cbor:"3,keyasint"` // 2026年端午慰问; names the festival
	Date    Date     `cbor:"4,keyasint"` // the day it is given out; the roster counts as it was then
	PerHead Money    `cbor:"5,keyasint"`
	Goods   string   `cbor:"6,keyasint,omitempty"` // what is given
	Account string   `cbor:"7,keyasint,omitempty"` // empty: 50105
	Payment string   `cbor:"8,keyasint,omitempty"`
	Seller  string   `cbor:"9,keyasint,omitempty"` // whom it is bought from
	// Lines are all who might have it, by member number; who is left out has the reason.
	Lines    []GiftLine `cbor:"10,keyasint,omitempty"`
	Approver string     `cbor:"11,keyasint,omitempty"`
	Voucher  ID         `cbor:"12,keyasint,omitempty"`
	Note     string     `cbor:"13,keyasint,omitempty"`
}

// GiftLine is one member's share. Left says why somebody gets nothing; Amount is then 0.
type GiftLine struct {
	Member ID     `cbor:"1,keyasint"`
	Amount Money  `cbor:"2,keyasint,omitempty"`
	Left   string `cbor:"3,keyasint,omitempty"`
}

// Total is what all shares come to.
func (g Gift) Total() Money {
	var sum Money
	for _, l := range g.Lines {
		sum += l.Amount
	}
	return sum
}

// People is how many get a share.
func (g Gift) People() int {
	n := 0
	for _, l := range g.Lines {
		if l.Left == "" {
			n++
		}
	}
	return n
}

// Of is what a member gets.
func (g Gift) Of(member ID) Money {
	var sum Money
	for _, l := range g.Lines {
		if l.Member == member {
			sum += l.Amount
		}
	}
	return sum
}

// Item is the key of the ceiling that counts for the gift; empty for none.
func (g Gift) Item() string {
	return map[GiftKind]string{GiftFestival: ItemFestival, GiftBirthday: ItemBirthday}[g.Kind]
}

// The keys of gifts in the table of ceilings.
const (
	ItemFestival = "festival"
	ItemBirthday = "birthday"
)

// Listed makes the list of a gift from the roster as it is on the gift's day: all active members, or those whose
// birthday is in its month. Shares of members who are on the list already stay as they are.
func (g Gift) Listed(members []Member) Gift {
	was := map[ID]GiftLine{}
	for _, l := range g.Lines {
		was[l.Member] = l
	}
	g.Lines = nil
	for _, m := range members {
		if !m.ActiveOn(g.Date) || g.Kind == GiftBirthday && m.Birth.Month() != g.Date.Month() {
			continue
		}
		l, ok := was[m.ID]
		if !ok {
			l = GiftLine{Member: m.ID, Amount: g.PerHead}
		}
		g.Lines = append(g.Lines, l)
	}
	return g
}

// Shared gives everybody who is not left out the same share.
func (g Gift) Shared(each Money) Gift {
	g.PerHead = each
	lines := append([]GiftLine(nil), g.Lines...)
	for i, l := range lines {
		if l.Left == "" {
			lines[i].Amount = each
		}
	}
	g.Lines = lines
	return g
}

// Left leaves a member out for a reason, or takes them in again without one.
func (g Gift) Left(member ID, why string) Gift {
	lines := append([]GiftLine(nil), g.Lines...)
	for i, l := range lines {
		if l.Member != member {
			continue
		}
		lines[i].Left, lines[i].Amount = why, g.PerHead
		if why != "" {
			lines[i].Amount = 0
		}
	}
	g.Lines = lines
	return g
}

// GiftVoucher drafts the voucher of a gift: 借 会员活动支出, 贷 cash or bank.
func GiftVoucher(g Gift) Voucher {
	account := g.Account
	if account == "" {
		account = AccountCare
	}
	return Voucher{
		Date: g.Date, Summary: clip(g.Name + wordOpen + strconv.Itoa(g.People()) + wordPeople + wordShut),
		Counterparty: g.Seller, Settlement: g.Payment, Signatures: Signatures{Approver: g.Approver},
		Origin: Ref{Kind: KindGift, ID: g.ID},
		Lines: []Line{
			{Account: account, Side: Debit, Amount: g.Total()},
			{Account: PaidFrom(g.Payment), Side: Credit, Amount: g.Total()},
		},
	}
}
