package model

// Relation says whom an event befell, seen from the member.
type Relation uint8

// The relations. 本人 is the zero value; relatives beyond 配偶/父母/子女 are outside the usual rules (check 41).
const (
	RelationSelf          Relation = 0 // 本人
	RelationSpouse        Relation = 1 // 配偶
	RelationParent        Relation = 2 // 父母
	RelationChild         Relation = 3 // 子女
	RelationSpouseParent  Relation = 4 // 配偶父母
	RelationOtherRelative Relation = 5 // 其他亲属
)

// Visit is one event of the 六必访 and the visit it led to (走访慰问). Until somebody went, Date is 0 and the
// record stands on the 待访 list, due Category.Days after Heard.
type Visit struct {
	ID         ID       `cbor:"1,keyasint"`
	Date       Date     `cbor:"2,keyasint,omitempty"` // day of the visit; 0: not visited yet
	Member     ID       `cbor:"3,keyasint"`
	Category   string   `cbor:"4,keyasint"`           // name of one of the branch's categories
	EventDate  Date     `cbor:"5,keyasint,omitempty"` // 事由日期
	Heard      Date     `cbor:"6,keyasint,omitempty"` // 得知日期
	Relation   Relation `cbor:"7,keyasint,omitempty"`
	Visitors   []string `cbor:"8,keyasint,omitempty"`  // 走访人
	Manner     string   `cbor:"9,keyasint,omitempty"`  // 方式: 家访, 医院, 电话 …
	Money      Money    `cbor:"11,keyasint,omitempty"` // 慰问金额
	Goods      string   `cbor:"12,keyasint,omitempty"` // 慰问品
	GoodsValue Money    `cbor:"13,keyasint,omitempty"` // 慰问品金额
	Evidence   string   `cbor:"14,keyasint,omitempty"` // 佐证
	Approver   string   `cbor:"15,keyasint,omitempty"`
	Approved   Date     `cbor:"16,keyasint,omitempty"`
	Receiver   string   `cbor:"17,keyasint,omitempty"` // 领取人
	Payment    string   `cbor:"18,keyasint,omitempty"` // 支付方式
	// Voucher is the draft or posted voucher that paid for it. VoucherText keeps what an import said and could
	// not be resolved.
	Voucher     ID     `cbor:"19,keyasint,omitempty"`
	VoucherText string `cbor:"20,keyasint,omitempty"`
	// Event is the record of the event, which is the first one, for a further visit to it (再访); 0: it is that record.
	Event ID `cbor:"21,keyasint,omitempty"`
	// Items are the goods in rows. They make Goods and GoodsValue (Stocked); older visits have the text alone.
	Items []Goods `cbor:"22,keyasint,omitempty"`
	// OnBehalf says what Receiver is to the person when somebody else received it (代领), such as 配偶 or 同事.
	OnBehalf string `cbor:"23,keyasint,omitempty"`
	// FollowDue is the day by which FollowBy sees to what the visit found, FollowDone the day on which that was done.
	FollowDue  Date         `cbor:"24,keyasint,omitempty"`
	FollowBy   string       `cbor:"25,keyasint,omitempty"`
	FollowDone Date         `cbor:"26,keyasint,omitempty"`
	Private    VisitPrivate `cbor:"-"`
}

// VisitPrivate holds what may name an illness, a family's trouble or where somebody lives.
type VisitPrivate struct {
	Reason   string `cbor:"1,keyasint,omitempty"` // 事由
	Summary  string `cbor:"2,keyasint,omitempty"` // 情况摘要与诉求
	FollowUp string `cbor:"3,keyasint,omitempty"` // 后续处理
	Note     string `cbor:"4,keyasint,omitempty"` // 备注
	Place    string `cbor:"5,keyasint,omitempty"` // 地点: a home address, as often as not
}

// Pending reports whether nobody has gone yet (待访).
func (v Visit) Pending() bool { return v.Date == 0 }

// EventID is the record of the event that a visit is about: its own, or the first one's.
func (v Visit) EventID() ID {
	if v.Event != 0 {
		return v.Event
	}
	return v.ID
}

// Open reports whether something that the visit found is still to be seen to.
func (v Visit) Open() bool { return v.FollowDue != 0 && v.FollowDone == 0 }

// Again begins a further visit to the same event: who, what and when stay, what was done there does not.
func (v Visit) Again() Visit {
	return Visit{
		Member: v.Member, Category: v.Category, Relation: v.Relation, EventDate: v.EventDate, Heard: v.Heard,
		Event: v.EventID(), Visitors: v.Visitors, Manner: v.Manner, Payment: v.Payment,
		Private: VisitPrivate{Reason: v.Private.Reason, Place: v.Private.Place},
	}
}

// ClaimBy is the last day to claim for an event: Category.Claim months after it happened, or was heard of; 0 when
// neither is known or the category sets no months.
func (v Visit) ClaimBy(c Category) Date {
	day := v.EventDate
	if day == 0 {
		day = v.Heard
	}
	if c.Claim == 0 || day == 0 {
		return 0
	}
	p := day.Period()
	for range c.Claim {
		p = p.Next()
	}
	return min(p.First().AddDays(day.Day()-1), p.Last())
}

// Lacks reports whether a visit that brought something has none of the papers that its category asks for.
func (v Visit) Lacks(c Category) bool {
	return !v.Pending() && v.Total() > 0 && c.Evidence != "" && v.Evidence == ""
}

// Total is money plus goods, in fen, as limits and statistics count it.
func (v Visit) Total() Money { return v.Money + v.GoodsValue }
