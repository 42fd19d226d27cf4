package ledger

import (
	"encoding/binary"
	"fmt"

	"gonghui/model"
)

// schema is the version of the buckets' layout; doc.go has its history.
const schema = 3

// bucket names a bucket; its tag enters every checksum, so that a value moved to another bucket is found.
type bucket struct {
	name string
	tag  byte
	// derived buckets are rebuilt from the log; appendOnly ones never see a key twice.
	derived, appendOnly bool
}

var (
	bucketLog      = bucket{name: "log"}
	bucketMeta     = bucket{name: "meta", tag: 'm'}
	bucketDraft    = bucket{name: "draft", tag: 'd'}
	bucketDone     = bucket{name: "done", tag: 'o'}
	bucketHead     = bucket{name: "head", tag: 'h', derived: true}
	bucketRecord   = bucket{name: "record", tag: 'r', derived: true}
	bucketVoucher  = bucket{name: "voucher", tag: 'v', derived: true, appendOnly: true}
	bucketNumber   = bucket{name: "number", tag: 'n', derived: true, appendOnly: true}
	bucketRegister = bucket{name: "register", tag: 'e', derived: true, appendOnly: true}
	bucketMember   = bucket{name: "member", tag: 'p', derived: true, appendOnly: true}
	bucketLink     = bucket{name: "link", tag: 'l', derived: true}
	bucketUnique   = bucket{name: "unique", tag: 'u', derived: true}
	bucketReversal = bucket{name: "reversal", tag: 'x', derived: true, appendOnly: true}
	bucketPeriod   = bucket{name: "period", tag: 'c', derived: true}
	bucketTotal    = bucket{name: "total", tag: 't', derived: true}
	bucketCommand  = bucket{name: "command", tag: 'i', derived: true}
	bucketDues     = bucket{name: "dues", tag: 'f', derived: true}
	bucketGiven    = bucket{name: "given", tag: 'g', derived: true}
	bucketRemoved  = bucket{name: "removed", tag: 'z', derived: true}
	bucketBill     = bucket{name: "bill", tag: 'b', derived: true, appendOnly: true}
)

// buckets lists all of them, in the order they are made and verified.
var buckets = []bucket{
	bucketLog, bucketMeta, bucketDraft, bucketDone, bucketHead, bucketRecord, bucketVoucher, bucketNumber,
	bucketRegister, bucketMember, bucketLink, bucketUnique, bucketReversal, bucketPeriod, bucketTotal, bucketCommand,
	bucketDues, bucketGiven, bucketRemoved, bucketBill,
}

var (
	keySchema = []byte("schema")
	keyData   = []byte("key")
	keyNext   = []byte("next")
	keyStamp  = []byte("stamp")
	keyDrafts = []byte("drafts")
	keyHead   = []byte("head")
)

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

func idKey(id model.ID) []byte { return binary.BigEndian.AppendUint64(nil, uint64(id)) }

func recordKey(r model.Ref) []byte {
	return binary.BigEndian.AppendUint64([]byte{byte(r.Kind)}, uint64(r.ID))
}

func numberKey(p model.Period, n int) []byte {
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(p)), uint32(n))
}

func periodKey(p model.Period) []byte { return binary.BigEndian.AppendUint32(nil, uint32(p)) }

// registerKey sorts one account's lines by date, then by order of posting, then by line. Account codes are digits,
// so that the zero byte ends them without doubt.
func registerKey(account string, d model.Date, seq uint64, line int) []byte {
	k := make([]byte, 0, len(account)+15)
	k = append(append(k, account...), 0)
	k = binary.BigEndian.AppendUint32(k, uint32(d))
	k = binary.BigEndian.AppendUint64(k, seq)
	return binary.BigEndian.AppendUint16(k, uint16(line))
}

// registerFrom is the first possible key of an account on or after a day.
func registerFrom(account string, d model.Date) []byte {
	return binary.BigEndian.AppendUint32(append([]byte(account), 0), uint32(d))
}

func memberKey(member, voucher model.ID) []byte {
	return binary.BigEndian.AppendUint64(idKey(member), uint64(voucher))
}

func linkKey(voucher model.ID, r model.Ref) []byte { return append(idKey(voucher), recordKey(r)...) }

// billKey finds the posted vouchers that bear a number as 票据号. Numbers hold no control characters, so that the zero
// byte ends them without doubt.
func billKey(number string, voucher model.ID) []byte {
	return append(billFrom(number), idKey(voucher)...)
}

func billFrom(number string) []byte { return append([]byte(number), 0) }

// duesForKey sorts dues by the month that they are for, then by member.
func duesForKey(p model.Period, member model.ID) []byte {
	return append(append([]byte{duesFor}, periodKey(p)...), idKey(member)...)
}

// duesInKey sorts dues by the month in which they came in.
func duesInKey(p model.Period, id model.ID) []byte {
	return append(append([]byte{duesIn}, periodKey(p)...), idKey(id)...)
}

// The first bytes of the keys of bucketDues.
const (
	duesFor byte = 'm'
	duesIn  byte = 'r'
)

func yearKey(year int) []byte { return binary.BigEndian.AppendUint16(nil, uint16(year)) }

// totalKey names a running total. year and period bound the key's fixed part; the project ends it.
type totalKey struct {
	account, project string
	year, period     int
}

func (k totalKey) bytes() []byte {
	b := make([]byte, 0, len(k.account)+4+len(k.project))
	b = append(append(b, k.account...), 0)
	b = binary.BigEndian.AppendUint16(b, uint16(k.year))
	b = append(b, byte(k.period))
	return append(b, k.project...)
}

func parseTotalKey(b []byte) (totalKey, error) {
	for i, c := range b {
		if c != 0 {
			continue
		}
		if len(b) < i+4 {
			break
		}
		return totalKey{
			account: string(b[:i]),
			year:    int(binary.BigEndian.Uint16(b[i+1:])),
			period:  int(b[i+3]),
			project: string(b[i+4:]),
		}, nil
	}
	return totalKey{}, fmt.Errorf("total key of %d bytes", len(b))
}

// Natural keys, each unique among the records of one kind.

func uniqueMember(number string) []byte {
	return append([]byte{byte(model.KindMember), 'n'}, number...)
}

// uniquePerson is keyed by the blind hash of an ID number, which tells nothing without the data key.
func uniquePerson(blind []byte) []byte { return append([]byte{byte(model.KindMember), 'i'}, blind...) }

func uniqueDues(member model.ID, p model.Period) []byte {
	k := append([]byte{byte(model.KindDues)}, periodKey(p)...)
	return append(k, idKey(member)...)
}

func uniqueYear(k model.Kind, year int) []byte {
	return binary.BigEndian.AppendUint16([]byte{byte(k)}, uint16(year))
}

func uniqueAccount(code string) []byte { return append([]byte{byte(model.KindAccount)}, code...) }

func uniqueAnswer(a model.Answer) []byte {
	k := binary.BigEndian.AppendUint16([]byte{byte(model.KindAnswer)}, uint16(a.Year))
	k = binary.BigEndian.AppendUint16(k, uint16(a.Check))
	return append(k, a.Object...)
}

// uniqueText is the natural key of a kind whose records are told apart by one text.
func uniqueText(k model.Kind, text string) []byte { return append([]byte{byte(k)}, text...) }

// uniqueInvoice tells an invoice from others of its number, which are a finding and no error.
func uniqueInvoice(number string, id model.ID) []byte {
	return append(invoicesFrom(number), idKey(id)...)
}

// invoicesFrom is what the keys of all invoices of a number begin with.
func invoicesFrom(number string) []byte {
	return append(uniqueText(model.KindInvoice, number), 0)
}

// uniquePeriod is the natural key of a kind with one record for each period.
func uniquePeriod(k model.Kind, p model.Period) []byte {
	return append([]byte{byte(k)}, periodKey(p)...)
}

func uniqueReconciliation(account string, p model.Period) []byte {
	return append(uniquePeriod(model.KindReconciliation, p), account...)
}

// uniqueMatchedLine and uniqueMatchedEntry find the match of a bank line and of a line of a voucher.
func uniqueMatchedLine(id model.ID) []byte {
	return append([]byte{byte(model.KindMatch), 'b'}, idKey(id)...)
}

func uniqueMatchedEntry(e model.EntryRef) []byte {
	k := append([]byte{byte(model.KindMatch), 'e'}, idKey(e.Voucher)...)
	return binary.BigEndian.AppendUint16(k, uint16(e.Line))
}

func uniqueGap(g model.Gap) []byte {
	k := binary.BigEndian.AppendUint16([]byte{byte(model.KindGap)}, uint16(g.Year))
	return append(k, g.Series+"\x00"+g.Number...)
}
