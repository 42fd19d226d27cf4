package model

// Statement is one file of a bank (对账单) that was read in, in fen.
type Statement struct {
	ID      ID     `cbor:"1,keyasint"`
	Account string `cbor:"2,keyasint"` // 102 or the detail below it that is this bank account
	Bank    string `cbor:"3,keyasint,omitempty"`
	File    string `cbor:"4,keyasint,omitempty"` // the file's base name
	From    Date   `cbor:"5,keyasint"`           // first and last day of its lines
	To      Date   `cbor:"6,keyasint"`
	// Opening and Closing are the bank's balances before the first and after the last line, where it says them.
	Opening  Money `cbor:"7,keyasint,omitempty"`
	Closing  Money `cbor:"8,keyasint,omitempty"`
	Balanced bool  `cbor:"9,keyasint,omitempty"` // the statement says balances
	Lines    int   `cbor:"10,keyasint,omitempty"`
	// Layout names the columns the file was read by: the signature of its header.
	Layout string `cbor:"11,keyasint,omitempty"`
}

// BankLine is one line of a bank statement as the bank sees it. Amount is positive for money into the union's
// account (the bank's 贷方) and negative for money out of it (the bank's 借方), in fen.
type BankLine struct {
	ID           ID     `cbor:"1,keyasint"`
	Account      string `cbor:"2,keyasint"`
	Statement    ID     `cbor:"3,keyasint"`
	Row          int    `cbor:"4,keyasint"` // physical row in the file, from 1
	Date         Date   `cbor:"5,keyasint"`
	Amount       Money  `cbor:"6,keyasint"`
	Balance      Money  `cbor:"7,keyasint,omitempty"` // after the line
	Balanced     bool   `cbor:"8,keyasint,omitempty"` // the line says a balance
	Counterparty string `cbor:"9,keyasint,omitempty"` // 对方户名
	Summary      string `cbor:"10,keyasint,omitempty"`
	Serial       string `cbor:"11,keyasint,omitempty"` // 交易流水号
	// Key tells the line from all others of its account: its serial number, or else day, amount and which one of
	// that day and amount it is.
	Key     string          `cbor:"12,keyasint"`
	Private BankLinePrivate `cbor:"-"`
}

// BankLinePrivate are a bank line's fields that are sealed.
type BankLinePrivate struct {
	Card string `cbor:"1,keyasint,omitempty"` // 对方账号
}

// EntryRef points to one line of a posted voucher.
type EntryRef struct {
	Voucher ID  `cbor:"1,keyasint"`
	Line    int `cbor:"2,keyasint"` // index from 0
}

// Match says that bank lines and book entries are the same money: the sums of both sides are equal. A match of
// entries alone, or of bank lines alone, cancels out. No bank line and no entry is in two matches.
type Match struct {
	ID      ID         `cbor:"1,keyasint"`
	Account string     `cbor:"2,keyasint"`
	Lines   []ID       `cbor:"3,keyasint,omitempty"` // bank lines
	Entries []EntryRef `cbor:"4,keyasint,omitempty"`
	Note    string     `cbor:"5,keyasint,omitempty"`
}

// Reconciliation is a bank account at the end of one month (银行存款余额调节表), signed by who made it. Closing is
// the bank's own balance on that day, in fen: the book, with the open items, must come to it.
type Reconciliation struct {
	ID       ID     `cbor:"1,keyasint"`
	Account  string `cbor:"2,keyasint"`
	Month    Period `cbor:"3,keyasint"`
	Closing  Money  `cbor:"4,keyasint"`
	Prepared string `cbor:"5,keyasint,omitempty"` // 编制人
	Reviewed string `cbor:"6,keyasint,omitempty"` // 复核人
	Date     Date   `cbor:"7,keyasint,omitempty"`
	// Signed tells that the month is done: both adjusted balances were equal when it was signed.
	Signed bool   `cbor:"8,keyasint,omitempty"`
	Note   string `cbor:"9,keyasint,omitempty"`
}
