package model

import "slices"

// Side is the side of an account an amount is booked on.
type Side uint8

// The two sides. The values are stored.
const (
	Debit  Side = 1 // 借
	Credit Side = 2 // 贷
)

// VoucherKind tells why a voucher exists.
type VoucherKind uint8

// The kinds of vouchers. The values are stored.
const (
	VoucherNormal  VoucherKind = 0
	VoucherRed     VoucherKind = 1 // 红字冲销: the same lines with negative amounts
	VoucherBlue    VoucherKind = 2 // 蓝字订正: what should have been booked
	VoucherClosing VoucherKind = 3 // 结转: made by closing, in period 13 or at a month's end; needs no attachment
	// VoucherAdjust is 差额更正: where only amounts of a voucher are wrong, the difference alone (会计基础工作规范 51).
	VoucherAdjust VoucherKind = 4
)

// Voucher is one 记账凭证, as a draft (Number 0) or posted. A posted voucher never changes.
type Voucher struct {
	ID     ID     `cbor:"1,keyasint"`
	Date   Date   `cbor:"2,keyasint"`
	Period Period `cbor:"3,keyasint,omitempty"` // 0: the month of Date; year*100+13 for closing vouchers
	// Number is the N of 记字第N号: continuous from 1 within the period, given by posting; 0: a draft.
	Number      int         `cbor:"4,keyasint,omitempty"`
	Kind        VoucherKind `cbor:"5,keyasint,omitempty"`
	Source      string      `cbor:"6,keyasint,omitempty"` // 来源号: the number in the file it was imported from
	Summary     string      `cbor:"7,keyasint"`           // 摘要
	Lines       []Line      `cbor:"8,keyasint"`
	Attachments int         `cbor:"9,keyasint,omitempty"` // 附件张数
	Signatures
	Counterparty string `cbor:"16,keyasint,omitempty"` // 对方单位 or payee
	Settlement   string `cbor:"17,keyasint,omitempty"` // 结算方式
	Bill         string `cbor:"18,keyasint,omitempty"` // 票据号
	// Reverses is the voucher that a red one cancels, that a blue one puts right, or whose amounts one of differences
	// adjusts. SourceReverses keeps an imported 冲销凭证号.
	Reverses       ID     `cbor:"19,keyasint,omitempty"`
	SourceReverses string `cbor:"20,keyasint,omitempty"`
	Origin         Ref    `cbor:"21,keyasint,omitempty"` // the record that drafted it: a visit, a subsidy, an asset
	// Minutes is the 纪要 of the meeting that decided on a large sum (集体研究), and its day.
	Minutes     string `cbor:"22,keyasint,omitempty"`
	MinutesDate Date   `cbor:"23,keyasint,omitempty"`
	Reviewed    bool   `cbor:"24,keyasint,omitempty"` // 已审核: Reviewer has passed the draft as it stands
	// Common tells that it was drafted for several visits: while it is a draft its lines about them follow them.
	Common bool `cbor:"25,keyasint,omitempty"`
}

// Signatures are the names on a voucher. They are data, not log-ins.
type Signatures struct {
	Preparer   string `cbor:"10,keyasint,omitempty"` // 制单
	Reviewer   string `cbor:"11,keyasint,omitempty"` // 审核
	Bookkeeper string `cbor:"12,keyasint,omitempty"` // 记账
	Cashier    string `cbor:"13,keyasint,omitempty"` // 出纳
	Handler    string `cbor:"14,keyasint,omitempty"` // 经办人
	Approver   string `cbor:"15,keyasint,omitempty"` // 审批人
}

// Line is one line of a voucher (分录), in fen. A negative amount is a red one on the same side.
type Line struct {
	Account string `cbor:"1,keyasint"`
	Side    Side   `cbor:"2,keyasint"`
	Amount  Money  `cbor:"3,keyasint"`
	Summary string `cbor:"4,keyasint,omitempty"` // only where it differs from the voucher's
	Project string `cbor:"5,keyasint,omitempty"`
	Member  ID     `cbor:"6,keyasint,omitempty"`
	About   Ref    `cbor:"7,keyasint,omitzero"`  // the visit, grant or asset the line is about
	Class   string `cbor:"8,keyasint,omitempty"` // 部门预算支出经济分类, where the branch keeps it
}

// Debit is the amount if it stands on the debit side, else 0.
func (l Line) Debit() Money { return l.on(Debit) }

// Credit is the amount if it stands on the credit side, else 0.
func (l Line) Credit() Money { return l.on(Credit) }

func (l Line) on(s Side) Money {
	if l.Side == s {
		return l.Amount
	}
	return 0
}

// Posted reports whether the voucher has its final number.
func (v Voucher) Posted() bool { return v.Number != 0 }

// In is the period the voucher counts in.
func (v Voucher) In() Period {
	if v.Period != 0 {
		return v.Period
	}
	return v.Date.Period()
}

// PaysFor are the visits and grants that lines are about, each once, in the order of the lines.
func (v Voucher) PaysFor() []Ref {
	var out []Ref
	for _, l := range v.Lines {
		paid := l.About.ID != 0 && (l.About.Kind == KindVisit || l.About.Kind == KindSubsidy)
		if paid && !slices.Contains(out, l.About) {
			out = append(out, l.About)
		}
	}
	return out
}
