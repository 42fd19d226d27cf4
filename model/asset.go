package model

// AssetClass is one of the classes of fixed assets (工会会计制度 附录2); the values are those of assetclasses.csv.
type AssetClass string

// AssetCard is the card of one fixed asset or intangible (固定资产卡片), in fen.
type AssetCard struct {
	ID       ID         `cbor:"1,keyasint"`
	Number   string     `cbor:"2,keyasint"` // 卡片编号, one of a kind
	Name     string     `cbor:"3,keyasint"`
	Class    AssetClass `cbor:"4,keyasint"`
	Spec     string     `cbor:"5,keyasint,omitempty"` // 规格型号
	Quantity int        `cbor:"6,keyasint,omitempty"`
	Unit     string     `cbor:"7,keyasint,omitempty"`
	Cost     Money      `cbor:"8,keyasint"`
	Acquired Date       `cbor:"9,keyasint"`
	// Months is the life in months over which the cost is written off in equal parts; 0: never (books, relics,
	// assets of nominal value).
	Months int `cbor:"10,keyasint,omitempty"`
	// Before is the depreciation booked before this book was started, which then ran to the end of BeforeTo.
	Before   Money  `cbor:"11,keyasint,omitempty"`
	BeforeTo Period `cbor:"12,keyasint,omitempty"`
	Place    string `cbor:"13,keyasint,omitempty"`
	Keeper   string `cbor:"14,keyasint,omitempty"`
	Origin   string `cbor:"15,keyasint,omitempty"` // 购入, 捐赠, 盘盈, 调入
	Voucher  ID     `cbor:"16,keyasint,omitempty"` // of the purchase
	// Pending is the day the asset was taken to 182 to be disposed of; Disposed the day it left the books.
	Pending         Date   `cbor:"17,keyasint,omitempty"`
	PendingVoucher  ID     `cbor:"18,keyasint,omitempty"`
	Disposed        Date   `cbor:"19,keyasint,omitempty"`
	DisposalVoucher ID     `cbor:"20,keyasint,omitempty"`
	Manner          string `cbor:"21,keyasint,omitempty"` // 处置方式: 报废, 出售, 捐出, 盘亏, 调出
	Approval        string `cbor:"22,keyasint,omitempty"` // 批准文号 or minutes
	Note            string `cbor:"23,keyasint,omitempty"`
	// Memo is set for what is only written down (备查): it is too cheap for 162, or the school has lent it. It stands on
	// no account, is not depreciated, and may have no cost.
	Memo bool `cbor:"24,keyasint,omitempty"`
	// Proceeds is what the disposal brought in, Costs what it took, both in fen.
	Proceeds Money `cbor:"25,keyasint,omitempty"`
	Costs    Money `cbor:"26,keyasint,omitempty"`
	// Split is the card that this one was split from; SplitWorn is what it took over of the depreciation that runs had
	// booked on that one.
	Split     ID    `cbor:"27,keyasint,omitempty"`
	SplitWorn Money `cbor:"28,keyasint,omitempty"`
}

// Depreciation is the depreciation of one month (折旧), and the voucher that books it.
type Depreciation struct {
	ID      ID                 `cbor:"1,keyasint"`
	Month   Period             `cbor:"2,keyasint"` // each once
	Voucher ID                 `cbor:"3,keyasint"`
	Lines   []DepreciationLine `cbor:"4,keyasint"`
}

// DepreciationLine is one asset's share of a month's depreciation, in fen.
type DepreciationLine struct {
	Asset  ID    `cbor:"1,keyasint"`
	Amount Money `cbor:"2,keyasint"`
}

// AssetCount is the yearly count of fixed assets and goods (财产清查).
type AssetCount struct {
	ID      ID               `cbor:"1,keyasint"`
	Date    Date             `cbor:"2,keyasint"`
	Counter string           `cbor:"3,keyasint,omitempty"`
	Witness string           `cbor:"4,keyasint,omitempty"`
	Lines   []AssetCountLine `cbor:"5,keyasint"`
	Note    string           `cbor:"6,keyasint,omitempty"`
	// Vouchers took the differences to 182; Decisions took them off it, decided on the day Decided by Approval. Booked
	// says that the differences were dealt with, whether that took vouchers or not.
	Vouchers  []ID   `cbor:"7,keyasint,omitempty"`
	Decided   Date   `cbor:"8,keyasint,omitempty"`
	Approval  string `cbor:"9,keyasint,omitempty"`
	Decisions []ID   `cbor:"10,keyasint,omitempty"`
	Booked    bool   `cbor:"11,keyasint,omitempty"`
}

// AssetCountLine is one asset or one sort of goods as booked and as found.
type AssetCountLine struct {
	Of      Ref    `cbor:"1,keyasint"` // an AssetCard or a StockItem; none for a thing found that has no card
	Booked  int    `cbor:"2,keyasint"`
	Counted int    `cbor:"3,keyasint"`
	Note    string `cbor:"4,keyasint,omitempty"` // why it differs
	// Name and Class say what was found that has no card. Value is what all that was found too much is worth, in fen.
	Name  string     `cbor:"5,keyasint,omitempty"`
	Class AssetClass `cbor:"6,keyasint,omitempty"`
	Value Money      `cbor:"7,keyasint,omitempty"`
	// Made is the card or the movement of goods that was made of the difference.
	Made Ref `cbor:"8,keyasint,omitzero"`
}

// Over is how many were found beyond what is booked; negative: how many are missing.
func (l AssetCountLine) Over() int { return l.Counted - l.Booked }

// Differs reports whether anything was found too much or too little.
func (c AssetCount) Differs() bool {
	for _, l := range c.Lines {
		if l.Over() != 0 {
			return true
		}
	}
	return false
}

// Moved is the count with another voucher in the place of one that it names; 0 takes it off.
func (c AssetCount) Moved(from, to ID) AssetCount {
	move := func(list []ID) (out []ID) {
		for _, id := range list {
			if id == from {
				id = to
			}
			if id != 0 {
				out = append(out, id)
			}
		}
		return out
	}
	c.Vouchers, c.Decisions = move(c.Vouchers), move(c.Decisions)
	return c
}
