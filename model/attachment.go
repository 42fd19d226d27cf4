package model

import "cmp"

// Attachment is a file (pdf, jpg, png, ofd, xml) bound to vouchers, visits, grants, activities or invoices. Its
// content lies beside the book under its hash.
type Attachment struct {
	ID   ID     `cbor:"1,keyasint"`
	Name string `cbor:"2,keyasint"` // base name of the file it was taken from
	Hash string `cbor:"3,keyasint"` // SHA-256 of the content in lower-case hexadecimal, one of a kind
	Size int64  `cbor:"4,keyasint"` // bytes
	Refs []Ref  `cbor:"5,keyasint,omitempty"`
	Note string `cbor:"6,keyasint,omitempty"`
}

// Invoice is an invoice (发票) behind a voucher, in fen.
type Invoice struct {
	ID         ID     `cbor:"1,keyasint"`
	Number     string `cbor:"2,keyasint"`           // 发票号码: 8 digits, or 20 of an electronic one
	Code       string `cbor:"3,keyasint,omitempty"` // 发票代码 of an older one
	Date       Date   `cbor:"4,keyasint,omitempty"`
	Amount     Money  `cbor:"5,keyasint,omitempty"`
	Seller     string `cbor:"6,keyasint,omitempty"`
	Buyer      string `cbor:"7,keyasint,omitempty"` // 抬头
	Voucher    ID     `cbor:"8,keyasint,omitempty"`
	Attachment ID     `cbor:"9,keyasint,omitempty"`  // the file that its data were read from
	Verified   bool   `cbor:"10,keyasint,omitempty"` // 已查验
	Note       string `cbor:"11,keyasint,omitempty"`
}

// FilledFrom is an invoice with what its file says in place of what was typed; what the file does not say stays.
func (x Invoice) FilledFrom(file Invoice) Invoice {
	x.Number, x.Code, x.Date = cmp.Or(file.Number, x.Number), cmp.Or(file.Code, x.Code), cmp.Or(file.Date, x.Date)
	x.Amount, x.Seller = cmp.Or(file.Amount, x.Amount), cmp.Or(file.Seller, x.Seller)
	x.Buyer = cmp.Or(file.Buyer, x.Buyer)
	return x
}
