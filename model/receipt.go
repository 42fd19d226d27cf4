package model

import (
	"fmt"
	"strconv"
	"strings"
)

// ReceiptBook is a run of 工会经费收入专用收据 that the union was given to use.
type ReceiptBook struct {
	ID       ID     `cbor:"1,keyasint"`
	Prefix   string `cbor:"2,keyasint,omitempty"` // what stands before the digits
	From     int64  `cbor:"3,keyasint"`           // first and last number
	To       int64  `cbor:"4,keyasint"`
	Width    int    `cbor:"5,keyasint"` // digits of a number, with leading zeros
	Received Date   `cbor:"6,keyasint,omitempty"`
	Note     string `cbor:"7,keyasint,omitempty"`
}

// Receipt is one receipt of a run, used or voided, in fen.
type Receipt struct {
	ID      ID     `cbor:"1,keyasint"`
	Number  string `cbor:"2,keyasint"` // as printed, one of a kind
	Date    Date   `cbor:"3,keyasint,omitempty"`
	Payer   string `cbor:"4,keyasint,omitempty"`
	Item    string `cbor:"5,keyasint,omitempty"`
	Amount  Money  `cbor:"6,keyasint,omitempty"`
	Voucher ID     `cbor:"7,keyasint,omitempty"`
	Voided  bool   `cbor:"8,keyasint,omitempty"` // 作废
	Reason  string `cbor:"9,keyasint,omitempty"` // why it was voided
}

// First is the number that a run begins with, as printed.
func (b ReceiptBook) First() string { return b.number(b.From) }

// Last is the number that a run ends with, as printed.
func (b ReceiptBook) Last() string { return b.number(b.To) }

func (b ReceiptBook) number(n int64) string { return fmt.Sprintf("%s%0*d", b.Prefix, b.Width, n) }

// Size is how many numbers a run has.
func (b ReceiptBook) Size() int64 { return b.To - b.From + 1 }

// ReceiptBookOf is the run from a first to a last number as printed, without anything else; false if they differ in
// what stands before their digits or in how many those are, or cannot be read.
func ReceiptBookOf(first, last string) (ReceiptBook, bool) {
	at := len(strings.TrimRight(first, "0123456789"))
	b := ReceiptBook{Prefix: first[:at], Width: len(first) - at}
	if len(last) != len(first) || last[:at] != b.Prefix {
		return b, false
	}
	var err, bad error
	b.From, err = strconv.ParseInt(first[at:], 10, 64)
	b.To, bad = strconv.ParseInt(last[at:], 10, 64)
	return b, err == nil && bad == nil
}
