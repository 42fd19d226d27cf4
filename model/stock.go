package model

// StockItem is a sort of goods that the union keeps in stock (库存物品).
type StockItem struct {
	ID     ID     `cbor:"1,keyasint"`
	Name   string `cbor:"2,keyasint"` // one of a kind together with Spec
	Spec   string `cbor:"3,keyasint,omitempty"`
	Unit   string `cbor:"4,keyasint,omitempty"`
	Place  string `cbor:"5,keyasint,omitempty"`
	Keeper string `cbor:"6,keyasint,omitempty"`
	Note   string `cbor:"7,keyasint,omitempty"`
}

// StockMove is goods taken in (Quantity and Amount positive) or given out (both negative), at moving average cost,
// in fen. One without a voucher is what was there when the book was started.
type StockMove struct {
	ID       ID     `cbor:"1,keyasint"`
	Item     ID     `cbor:"2,keyasint"`
	Date     Date   `cbor:"3,keyasint"`
	Quantity int    `cbor:"4,keyasint"`
	Amount   Money  `cbor:"5,keyasint"`
	Who      string `cbor:"6,keyasint,omitempty"` // 领用人 or supplier
	Purpose  string `cbor:"7,keyasint,omitempty"`
	Voucher  ID     `cbor:"8,keyasint,omitempty"`
}
