package model

// Hardship is the file of one household in hardship (困难职工档案): one household, one file. Grants name it by its number.
// What it knows of income, illness and the family is private. Fields follow 《困难职工档案管理办法》 (总工办〔2016〕36号) as far
// as a school keeps them.
type Hardship struct {
	ID         ID              `cbor:"1,keyasint"`
	Number     string          `cbor:"2,keyasint"` // 档案号, unique
	Member     ID              `cbor:"3,keyasint"`
	Category   string          `cbor:"4,keyasint,omitempty"` // 困难类别 in force
	Opened     Date            `cbor:"5,keyasint,omitempty"` // 建档日期
	ValidUntil Date            `cbor:"6,keyasint,omitempty"` // 认定有效期至
	Closed     Date            `cbor:"7,keyasint,omitempty"` // 脱困 or taken off the list
	Private    HardshipPrivate `cbor:"-"`
}

// HardshipPrivate holds what never leaves the book unless asked for.
type HardshipPrivate struct {
	Cause string `cbor:"1,keyasint,omitempty"` // 主要致困原因
	Note  string `cbor:"2,keyasint,omitempty"`
}
