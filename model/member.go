package model

import "slices"

// Status is a member's standing on the roster (会籍状态), as 《工会会员会籍管理办法》 (2016-12-12) knows it.
type Status uint8

// The standings. The values are stored.
const (
	StatusActive      Status = 1 // 在职会员
	StatusRetained    Status = 2 // 保留会籍: retired or between jobs; pays no dues, has no vote
	StatusTransferred Status = 3 // 转出
	StatusLeft        Status = 4 // 退会
	StatusExpelled    Status = 5 // 开除
	StatusDead        Status = 6 // 去世
	StatusNonMember   Status = 7 // 非会员: on the list so that a visit can name them
)

// Sex is a person's sex as on the identity card.
type Sex uint8

// The values of Sex; 0 means not recorded.
const (
	SexMale   Sex = 1
	SexFemale Sex = 2
)

// Member is one person on the roster (会员). Private stays in the sealed part of the log.
type Member struct {
	ID         ID     `cbor:"1,keyasint"`
	Number     string `cbor:"2,keyasint"` // 会员号, unique, never empty in the book
	Name       string `cbor:"3,keyasint"`
	Sex        Sex    `cbor:"4,keyasint,omitempty"`
	Birth      Date   `cbor:"5,keyasint,omitempty"` // day or month precision
	Department string `cbor:"6,keyasint,omitempty"`
	Group      string `cbor:"7,keyasint,omitempty"` // 工会小组
	Office     string `cbor:"8,keyasint,omitempty"` // 工会职务
	Joined     Date   `cbor:"9,keyasint,omitempty"` // 入会日期, day or month precision; 0: unknown, long ago
	Status     Status `cbor:"10,keyasint"`
	Changed    Date   `cbor:"11,keyasint,omitempty"` // 变动日期: the day the standing last changed
	// Bases is the history of the monthly base for dues (会费基数), by ascending From.
	Bases []DuesBase `cbor:"12,keyasint,omitempty"`
	// Retire says by which rule the month of retirement is counted; RetireOn is the month that was settled for this
	// person alone.
	Retire   RetireKind `cbor:"13,keyasint,omitempty"`
	RetireOn Period     `cbor:"14,keyasint,omitempty"`
	// Standings are the history that Joined, Status and Changed sum up, by day; empty where none was kept (History).
	Standings []Standing `cbor:"15,keyasint,omitempty"`
	// MergedInto is the record that holds this person now; a record with it is only a pointer (合并), which posted
	// vouchers may still name.
	MergedInto ID            `cbor:"16,keyasint,omitempty"`
	Private    MemberPrivate `cbor:"-"`
}

// MemberPrivate holds what never leaves the book unless asked for.
type MemberPrivate struct {
	IDNumber string `cbor:"1,keyasint,omitempty"` // 居民身份证号, 18 characters
	Card     string `cbor:"2,keyasint,omitempty"` // 银行卡号, digits only
	Phone    string `cbor:"3,keyasint,omitempty"`
	Address  string `cbor:"4,keyasint,omitempty"`
	Note     string `cbor:"5,keyasint,omitempty"`
	// ServiceCard is 工会服务卡号; Family are the relatives that visits may be about.
	ServiceCard string     `cbor:"6,keyasint,omitempty"`
	Family      []Relative `cbor:"7,keyasint,omitempty"`
}

// Relative is one of a member's family (家属).
type Relative struct {
	Relation Relation `cbor:"1,keyasint"`
	Name     string   `cbor:"2,keyasint"`
	Birth    Date     `cbor:"3,keyasint,omitempty"` // day or month
	Work     string   `cbor:"4,keyasint,omitempty"` // 工作单位 or school
	Note     string   `cbor:"5,keyasint,omitempty"`
}

// Empty reports whether nothing private is known.
func (p MemberPrivate) Empty() bool {
	return p.IDNumber == "" && p.Card == "" && p.Phone == "" && p.Address == "" && p.Note == "" &&
		p.ServiceCard == "" && len(p.Family) == 0
}

// Related are the relatives of one relation; of all for the member's own.
func (p MemberPrivate) Related(r Relation) []Relative {
	var out []Relative
	for _, f := range p.Family {
		if r == RelationSelf || f.Relation == r {
			out = append(out, f)
		}
	}
	return out
}

// DuesBase is the monthly wage that dues are counted from, in force from the month From on (0: always).
type DuesBase struct {
	From Period `cbor:"1,keyasint,omitempty"`
	Base Money  `cbor:"2,keyasint"`
}

// ActiveOn reports whether the person was an active member on day d by the history of standings: joined by then (or on
// an unknown day, long ago) and not gone yet. Who left on an unknown day counts as not active, and nobody is on the
// day of leaving.
func (m Member) ActiveOn(d Date) bool { return m.StatusOn(d) == StatusActive }

// Former reports whether the person was a member and is none in active standing any more.
func (m Member) Former() bool { return m.Status >= StatusRetained && m.Status <= StatusDead }

// BaseIn is the monthly base for dues in force in the month p, in fen; 0 when none is known.
func (m Member) BaseIn(p Period) Money {
	var base Money
	for _, b := range m.Bases {
		if b.From <= p {
			base = b.Base
		}
	}
	return base
}

// WithBase is m with the base in force from the month p on (0: always); later entries stay, an equal one is
// not repeated.
func (m Member) WithBase(p Period, base Money) Member {
	bases := make([]DuesBase, 0, len(m.Bases)+1)
	done := false
	for _, b := range m.Bases {
		if b.From >= p && !done {
			bases, done = append(bases, DuesBase{From: p, Base: base}), true
		}
		if b.From != p {
			bases = append(bases, b)
		}
	}
	if !done {
		bases = append(bases, DuesBase{From: p, Base: base})
	}
	m.Bases = slices.CompactFunc(bases, func(a, b DuesBase) bool { return a.Base == b.Base })
	return m
}
