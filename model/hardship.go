package model

// Hardship is the file of one household in hardship (困难职工档案): one household, one file. Grants name it by its number.
// What it knows of income, illness and the family is private. Fields follow 《困难职工档案管理办法》 (总工办〔2016〕36号) as far
// as a school keeps them.
type Hardship struct {
	ID         ID     `cbor:"1,keyasint"`
	Number     string `cbor:"2,keyasint"` // 档案号, unique
	Member     ID     `cbor:"3,keyasint"`
	Category   string `cbor:"4,keyasint,omitempty"` // 困难类别 in force
	Opened     Date   `cbor:"5,keyasint,omitempty"` // 建档日期
	ValidUntil Date   `cbor:"6,keyasint,omitempty"` // 认定有效期至
	Closed     Date   `cbor:"7,keyasint,omitempty"` // 脱困 or taken off the list
	// Minimum is the local 低保 of a month that the household is compared with, in fen; the user types it.
	Minimum Money            `cbor:"8,keyasint,omitempty"`
	Reviews []HardshipReview `cbor:"9,keyasint,omitempty"`  // 年审, by day
	Keeper  string           `cbor:"10,keyasint,omitempty"` // 建档人
	Private HardshipPrivate  `cbor:"-"`
}

// HardshipReview is one yearly review (年审): what the household was found to be, and who says so.
type HardshipReview struct {
	Date     Date   `cbor:"1,keyasint"`
	Category string `cbor:"2,keyasint,omitempty"` // empty: 脱困
	Person   string `cbor:"3,keyasint,omitempty"`
	Paper    string `cbor:"4,keyasint,omitempty"` // 纪要
}

// HardshipPrivate holds what never leaves the book unless asked for. Amounts are in fen.
type HardshipPrivate struct {
	Cause      string            `cbor:"1,keyasint,omitempty"` // 主要致困原因
	Note       string            `cbor:"2,keyasint,omitempty"`
	Second     string            `cbor:"3,keyasint,omitempty"` // 次要致困原因
	Health     string            `cbor:"4,keyasint,omitempty"` // 健康状况
	Disability string            `cbor:"5,keyasint,omitempty"` // 残疾类别、等级
	Housing    string            `cbor:"6,keyasint,omitempty"` // 住房类型、面积
	Marriage   string            `cbor:"7,keyasint,omitempty"`
	Insurance  string            `cbor:"8,keyasint,omitempty"`  // 医保状况
	Income     Money             `cbor:"9,keyasint,omitempty"`  // 本人月平均收入
	Other      Money             `cbor:"10,keyasint,omitempty"` // 家庭其他年收入
	Household  []HouseholdMember `cbor:"11,keyasint,omitempty"` // the others
	Costs      []RigidCost       `cbor:"12,keyasint,omitempty"` // of a year
}

// HouseholdMember is one of the household beside the member.
type HouseholdMember struct {
	Name     string `cbor:"1,keyasint"`
	Relation string `cbor:"2,keyasint,omitempty"`
	Birth    Date   `cbor:"3,keyasint,omitempty"` // day or month
	IDNumber string `cbor:"4,keyasint,omitempty"`
	Health   string `cbor:"5,keyasint,omitempty"`
	Income   Money  `cbor:"6,keyasint,omitempty"` // a month
	Work     string `cbor:"7,keyasint,omitempty"` // 单位 or school
}

// RigidCost is what the household cannot do without in a year (刚性支出), in fen: 医疗, 就学, 残疾护理, 必要就业成本.
type RigidCost struct {
	Kind   string `cbor:"1,keyasint"`
	Amount Money  `cbor:"2,keyasint"`
}

// Empty reports whether nothing private is known.
func (p HardshipPrivate) Empty() bool {
	words := p.Cause + p.Note + p.Second + p.Health + p.Disability + p.Housing + p.Marriage + p.Insurance
	return words == "" && p.Income == 0 && p.Other == 0 && len(p.Household) == 0 && len(p.Costs) == 0
}

// Assessment is the arithmetic behind a category: the household's income of a year, less what it cannot do without,
// per head and month, in fen, against the 低保.
type Assessment struct {
	Persons   int
	Income    Money // of the household in a year
	Costs     Money // rigid costs of a year
	PerCapita Money // net, a month; negative when the costs are above the income
	Minimum   Money
	Category  string // what that makes it; empty: no hardship by income, or no 低保 is known
}

// Assess works the arithmetic out: below the 低保 is 深度困难, within twice the 低保 相对困难. 意外致困 no arithmetic tells.
func (h Hardship) Assess() Assessment {
	p := h.Private
	a := Assessment{Persons: 1 + len(p.Household), Income: p.Income*12 + p.Other, Minimum: h.Minimum}
	for _, x := range p.Household {
		a.Income += x.Income * 12
	}
	for _, c := range p.Costs {
		a.Costs += c.Amount
	}
	// The part of a fen goes downwards, for negative sums too.
	net, by := a.Income-a.Costs, Money(12*a.Persons)
	if a.PerCapita = net / by; net%by < 0 {
		a.PerCapita--
	}
	known := CurrentHardships()
	switch {
	case h.Minimum <= 0 || p.Income == 0 && a.Income == 0 && a.Costs == 0:
	case a.PerCapita < h.Minimum:
		a.Category = known[0]
	case a.PerCapita <= 2*h.Minimum:
		a.Category = known[1]
	}
	return a
}

// HardshipState says where a file stands on a day.
type HardshipState uint8

// The states.
const (
	HardshipOpen    HardshipState = 1 // in force
	HardshipSoon    HardshipState = 2 // ends within two months: to be reviewed
	HardshipExpired HardshipState = 3 // ended without a review
	HardshipClosed  HardshipState = 4 // 脱困
)

// soonDays is how long before its end a file is to be reviewed.
const soonDays = 60

// State says where the file stands on a day.
func (h Hardship) State(day Date) HardshipState {
	switch {
	case h.Closed != 0 && h.Closed <= day:
		return HardshipClosed
	case h.ValidUntil == 0:
		return HardshipOpen
	case h.ValidUntil < day:
		return HardshipExpired
	case h.ValidUntil.Sub(day) <= soonDays:
		return HardshipSoon
	}
	return HardshipOpen
}

// Reviewed is h after a yearly review: with the category found and a new end, or closed if none is.
func (h Hardship) Reviewed(r HardshipReview, until Date) Hardship {
	h.Reviews = append(append([]HardshipReview(nil), h.Reviews...), r)
	if r.Category == "" {
		h.Closed = r.Date
		return h
	}
	h.Category, h.ValidUntil, h.Closed = r.Category, until, 0
	return h
}
