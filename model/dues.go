package model

import "strconv"

// Dues is what one member paid for one month (会费). There is at most one record per member and month.
type Dues struct {
	ID     ID     `cbor:"1,keyasint"`
	Member ID     `cbor:"2,keyasint"`
	Month  Period `cbor:"3,keyasint"`
	Amount Money  `cbor:"4,keyasint"`           // all that was paid for the month; 0 only where it is waived
	Paid   Date   `cbor:"5,keyasint,omitempty"` // 缴费日期: the last one
	// Parts are the payments one by one (补缴), where it is known how they were made; they add up to Amount.
	Parts  []DuesPart `cbor:"6,keyasint,omitempty"`
	Waived bool       `cbor:"7,keyasint,omitempty"` // 减免: nothing more is due for the month
	Note   string     `cbor:"8,keyasint,omitempty"` // why it is waived, or paid otherwise than due
}

// DuesPart is one payment of a month's dues, in fen. Voucher is the draft or posted voucher that books it.
type DuesPart struct {
	Amount  Money  `cbor:"1,keyasint"`
	Paid    Date   `cbor:"2,keyasint,omitempty"`
	Payment string `cbor:"3,keyasint,omitempty"` // 支付方式
	Voucher ID     `cbor:"4,keyasint,omitempty"`
}

// Payments are the parts, or the whole as one of them where nothing is known of parts.
func (d Dues) Payments() []DuesPart {
	if len(d.Parts) > 0 || d.Amount == 0 {
		return d.Parts
	}
	return []DuesPart{{Amount: d.Amount, Paid: d.Paid}}
}

// With is d with another payment.
func (d Dues) With(p DuesPart) Dues {
	d.Parts = append(append([]DuesPart(nil), d.Payments()...), p)
	d.Amount += p.Amount
	d.Paid = max(d.Paid, p.Paid)
	return d
}

// DuesFor is the month's dues for a monthly base: 0.5 % of it, the tail below ten yuan dropped, so always a
// multiple of five fen (工发[1978]101号). A base below ten yuan gives 0.
func DuesFor(base Money) Money { return max(base, 0) / 1000 * 5 }

// Exemption says why a person owes no dues for a month.
type Exemption uint8

// The exemptions.
const (
	ExemptNot      Exemption = 0
	ExemptStatus   Exemption = 1 // not in active standing on the month's first day (《工会会员会籍管理办法》)
	ExemptNew      Exemption = 2 // joined later
	ExemptBase     Exemption = 3 // no base is known
	ExemptWaived   Exemption = 4 // waived by the union
	ExemptOutsider Exemption = 5 // no member
)

// Exempt says why m owes no dues for the month p; ExemptNot if dues are owed.
func (m Member) Exempt(p Period) Exemption {
	switch first := p.First(); {
	case m.StatusOn(first) == StatusNonMember || m.Status == StatusNonMember && !m.ActiveOn(first):
		return ExemptOutsider
	case m.Joined > first:
		return ExemptNew
	case !m.ActiveOn(first):
		return ExemptStatus
	case DuesFor(m.BaseIn(p)) == 0:
		return ExemptBase
	}
	return ExemptNot
}

// DuesVoucher drafts the voucher of a month's dues: 借 cash and bank by what was paid how, 贷 401.
func DuesVoucher(month Period, day Date, parts []DuesPart) Voucher {
	var cash, bank Money
	for _, p := range parts {
		if PaidFrom(p.Payment) == AccountCash {
			cash += p.Amount
		} else {
			bank += p.Amount
		}
	}
	v := Voucher{
		Date: day,
		Summary: wordCollect + month.Chinese() + wordDues +
			wordOpen + strconv.Itoa(len(parts)) + wordPayments + wordShut,
	}
	for _, l := range []Line{
		{Account: AccountCash, Side: Debit, Amount: cash},
		{Account: AccountBank, Side: Debit, Amount: bank},
		{Account: AccountDues, Side: Credit, Amount: cash + bank},
	} {
		if l.Amount != 0 {
			v.Lines = append(v.Lines, l)
		}
	}
	return v
}
