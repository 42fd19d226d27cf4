package model

// Subsidy is one hardship grant (困难补助) with the dates of its stages; a zero date means the stage is not
// reached. Stages in order: 申请 Applied, 评议 Assessed, 审议 Deliberated, 公示 NoticeFrom–NoticeTo, 批准 Approved, 发放
// Paid.
type Subsidy struct {
	ID          ID             `cbor:"1,keyasint"`
	Applied     Date           `cbor:"2,keyasint"`
	Member      ID             `cbor:"3,keyasint"`
	Category    string         `cbor:"4,keyasint"` // 困难类别: 深度困难, 相对困难, 意外致困 or an older name
	Amount      Money          `cbor:"5,keyasint"`
	Source      string         `cbor:"6,keyasint,omitempty"` // 资金来源: 本级经费, 上级拨款, 行政补助, 捐款
	File        string         `cbor:"7,keyasint,omitempty"` // 档案号
	ValidUntil  Date           `cbor:"8,keyasint,omitempty"` // 认定有效期至
	Assessed    Date           `cbor:"9,keyasint,omitempty"`
	Deliberated Date           `cbor:"10,keyasint,omitempty"`
	NoticeFrom  Date           `cbor:"11,keyasint,omitempty"`
	NoticeTo    Date           `cbor:"12,keyasint,omitempty"`
	Approved    Date           `cbor:"13,keyasint,omitempty"`
	Approver    string         `cbor:"14,keyasint,omitempty"`
	Paid        Date           `cbor:"15,keyasint,omitempty"`
	Payment     string         `cbor:"16,keyasint,omitempty"` // 支付方式
	Voucher     ID             `cbor:"17,keyasint,omitempty"`
	VoucherText string         `cbor:"18,keyasint,omitempty"` // what an import said and could not be resolved
	Steps       []GrantAct     `cbor:"19,keyasint,omitempty"` // what else is known of the steps, in their order
	Project     string         `cbor:"20,keyasint,omitempty"` // whose money it is, if not the union's own
	Private     SubsidyPrivate `cbor:"-"`
}

// OthersMoney says whose money a grant is paid from, by its source: 上级拨款 and 行政补助 are given for a purpose
// (专项), 捐款 passes through (代管), all else is the union's own (ProjectPlain).
func (s Subsidy) OthersMoney() ProjectKind {
	known := Sources()
	source, _ := ParseSource(s.Source)
	switch source {
	case known[1], known[2]:
		return ProjectRestricted
	case known[3]:
		return ProjectCustody
	}
	return ProjectPlain
}

// SubsidyPrivate holds the cause of the hardship, which often is an illness.
type SubsidyPrivate struct {
	Cause string `cbor:"1,keyasint,omitempty"` // 致困原因
	Note  string `cbor:"2,keyasint,omitempty"`
}
