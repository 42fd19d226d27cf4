// Package ledger is the book: one bbolt file that holds all a branch's records, behind one write gate.
//
// # One truth
//
// The bucket "log" holds an append-only list of events, one for every change to every record. Everything else that
// reports read (pointers, indexes, running totals) is derived from it by one function, apply, which runs on the
// open transaction when something is written and in memory when the book is verified. Drafts are kept beside the
// log, free to change; apply never looks at them.
//
// # One gate
//
// Terminal, commands and imports change the book only through Book.Do, whose Tx holds every rule: locked periods,
// balance, valid accounts, numbering, idempotency. What Do's function wrote is saved in one commit or not at all.
//
// # The file, byte by byte
//
// A bbolt file with 4096-byte pages and these buckets. Integers in keys are big-endian. "sum8" is the xxhash64 of
// the bucket's tag byte, the key and the payload; every value but those of "log" ends with it.
//
//	bucket    tag  key                               payload
//	log       -    seq(8)                            alg(1)=1 hash(32) uvarint(len(open)) open sealed
//	meta      m    "schema" "key" "next"             schema number; CBOR of how the data key is stored (wrap.go):
//	                                                 clear, or wrapped for each person; last ID given
//	               "stamp" "drafts"                  name of the last commit; sum(8) count(8), the drafts' set hash
//	head      h    "head"                            CBOR of Head: seq, hash, totals' set hash, counts, time
//	record    r    kind(1) id(8)                     seq(8) of the record's current event
//	voucher   v    id(8)                             seq(8)
//	number    n    period(4) number(4)               id(8)
//	register  e    account 00 date(4) seq(8) line(2) uvarint(period) side(1) varint(fen) id(8)
//	member    p    member(8) voucher(8)              empty
//	link      l    named(8) kind(1) id(8)            empty: the record names a voucher or another record; a
//	                                                 difference names the voucher that it adjusts
//	unique    u    kind(1) natural key               id(8)
//	reversal  x    id(8) of the cancelled voucher    id(8) of the red one
//	period    c    period(4)                         closed(1) seq(8)
//	total     t    account 00 year(2) period(1) proj varint(debit fen) varint(credit fen)
//	command   i    command id                        seq(8) of its first event
//	dues      f    "m" month(4) member(8)            varint(fen paid for the month) waived(1)
//	               "r" month(4) id(8)                varint(fen of that record which came in within the month)
//	given     g    year(2)                           highest id(8) that the log had named by the year's end
//	bill      b    number 00 id(8)                   empty: a posted voucher, not a red one, bears the number as 票据号
//	removed   z    id(8)                             seq(8) of the event that removed the record
//	draft     d    id(8)                             CBOR of model.Voucher
//	done      o    command id                        seq(8) of the head when a command that wrote only drafts was done
//
// An event's open part is deterministic CBOR (RFC 8949 4.2) with integer keys that are never reused; its sealed part
// is a 24-byte nonce and the XChaCha20-Poly1305 encryption of the record's private fields, bound to kind and ID, or
// empty. hash = SHA-256(alg ‖ hash of the event before ‖ open ‖ SHA-256(sealed)), over the stored bytes, so that the
// chain can be recomputed without the key and without the sealed parts. The first event follows 32 zero bytes.
//
// EventClosed of a month holds the period and, where income and expense are closed monthly, the IDs of the closing
// vouchers made with it. EventClosed of a year, whose period is its month 13, holds the IDs of all vouchers that the
// year's closing made and the balances that it sealed: account, project, amount in fen (debit positive) and the
// account's full name as the chart had it. The next year opens with exactly these, and a verification holds them
// against the totals of the log up to that event. Closing vouchers come before the event that closes, in the same
// commit; the red ones that take them back come after the event that reopens.
//
// In "total" period 0 is the first year's opening and 13 its closing vouchers; the empty account holds the control
// figures of a period: the number of its vouchers and the sum of their debits.
//
// # Schema history
//
// A program that opens a book of an older schema copies the file, rebuilds the derived buckets from the log and never
// rewrites the log (migrate.go). A book of a newer schema, or with an event of a kind or version that this program does
// not know, can be read as far as it is understood and is not written.
//
//	1  the first
//	2  dues, given and removed: what a month's dues, a year's and the numbers of drafts that were thrown away are read
//	   from, where before all records or the whole log were
//	3  bill, and the numbers of invoices in unique: who has a number already, where before all vouchers and
//	   invoices were read
package ledger
