package model

import "fmt"

// Statement is one file of a bank (对账单) that was read in, in fen.
type Statement struct {
	ID      ID     `cbor:"1,keyasint"`
	Account string `cbor:"2,keyasint"` // 102 or the detail below it that is this bank account
	Bank    string `cbor:"3,keyasint,omitempty"`
	File    string `cbor:"4,keyasint,omitempty"` // the file's base name
	From    Date   `cbor:"5,keyasint"`           // first and last day of its lines
	To      Date   `cbor:"6,keyasint"`
	// Opening and Closing are the bank's balances before the first and after the last line, where it says
	// them.
	Opening  Money `cbor:"7,keyasint,omitempty"`
	Closing  Money `cbor:"8,keyasint,omitempty"`
	Balanced bool  `cbor:"9,keyasint,omitempty"` // the statement says balances
	Lines    int   `cbor:"10,keyasint,omitempty"`
	// Layout names the columns the file was read by: the signature of its header.
	Layout string `cbor:"11,keyasint,omitempty"`
	// Descending tells that the file's latest line stands first.
	Descending bool `cbor:"12,keyasint,omitempty"`
	// Columns say what a column means where the words of its header did not: "日期=办理日". They hold for
	// the next file of the same Layout.
	Columns []string `cbor:"13,keyasint,omitempty"`
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
	// Key tells the line from all others of its account: its serial number, or else day, amount, the
	// balance after it where the bank says one, and which one of these it is.
	Key     string          `cbor:"12,keyasint"`
	Private BankLinePrivate `cbor:"-"`
}

// BankLinePrivate are a bank line's fields that are sealed.
type BankLinePrivate struct {
	Card string `cbor:"1,keyasint,omitempty"` // 对方账号
}

// BankLineKeys gives each line its Key, in the order of the lines: the serial number, or else day, amount
// and balance. Lines that are alike in these are counted, so that the same file gives the same keys again.
func BankLineKeys(lines []BankLine) {
	seen := map[string]int{}
	for i := range lines {
		l := &lines[i]
		key := "s" + l.Serial
		if l.Serial == "" {
			key = fmt.Sprintf("d%d/%d", l.Date, l.Amount)
			if l.Balanced {
				key += fmt.Sprintf("/%d", l.Balance)
			}
		}
		seen[key]++
		if n := seen[key]; n > 1 {
			key += fmt.Sprintf("#%d", n)
		}
		l.Key = key
	}
}

// EntryRef points to one line of a posted voucher.
type EntryRef struct {
	Voucher ID  `cbor:"1,keyasint"`
	Line    int `cbor:"2,keyasint"` // index from 0
}

// Match says that bank lines and book entries are the same money: the sums of both sides are equal. A match
// of entries alone, or of bank lines alone, cancels out. No bank line and no entry is in two matches.
type Match struct {
	ID      ID         `cbor:"1,keyasint"`
	Account string     `cbor:"2,keyasint"`
	Lines   []ID       `cbor:"3,keyasint,omitempty"` // bank lines
	Entries []EntryRef `cbor:"4,keyasint,omitempty"`
	Note    string     `cbor:"5,keyasint,omitempty"`
	// Opening says that the lines, and no entries, are what was under way between book and bank when the book began:
	// their sum need not be zero, it comes off what book and bank differed by on that day.
	Opening bool `cbor:"6,keyasint,omitempty"`
}

// Reconciliation is a bank account at the end of one month (银行存款余额调节表), signed by who made it.
// Closing is the bank's own balance on that day, in fen: the book, with the open items, must come to it.
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
	// Book and Adjusted are the book's own balance and the balance that both sides came to when the month
	// was signed, in fen, so that a change that comes later is seen.
	Book     Money `cbor:"10,keyasint,omitempty"`
	Adjusted Money `cbor:"11,keyasint,omitempty"`
}
