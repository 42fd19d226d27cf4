package export

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"gonghui/ledger"
	"gonghui/model"
)

// chainAlgorithm is the byte that begins what is hashed: SHA-256.
const chainAlgorithm = 1

// eventLine is one line of 事件.jsonl. Open is the event's stored open part as it entered the chain; hash is
// the SHA-256 of the byte 1, prev, open and sealed_sha256 one after another, so that whoever has the file can
// work the chain out again without the private parts.
type eventLine struct {
	Seq     uint64      `json:"seq"`
	Time    string      `json:"time"`
	Actor   string      `json:"actor"`
	Command string      `json:"command,omitempty"`
	Act     string      `json:"act"`
	Record  string      `json:"record,omitempty"`
	ID      model.ID    `json:"id,omitempty"`
	Content orderedText `json:"content"`
	Open    string      `json:"open"`
	Sealed  string      `json:"sealed_sha256"`
	Prev    string      `json:"prev"`
	Hash    string      `json:"hash"`
}

// orderedText is an object whose keys keep their order.
type orderedText []field

// field is one named value of a record, for people to read: a text, or a list of further objects.
type field struct {
	name string
	text string
	list []orderedText
}

// MarshalJSON writes the fields that are not empty, in order.
func (o orderedText) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for _, f := range o {
		if f.text == "" && f.list == nil {
			continue
		}
		if len(b) > 1 {
			b = append(b, ',')
		}
		name, err := json.Marshal(f.name)
		if err != nil {
			return nil, fmt.Errorf("write field: %w", err)
		}
		var value []byte
		if f.list != nil {
			value, err = json.Marshal(f.list)
		} else {
			value, err = json.Marshal(harmless(f.text))
		}
		if err != nil {
			return nil, fmt.Errorf("write field: %w", err)
		}
		b = append(append(append(b, name...), ':'), value...)
	}
	return append(b, '}'), nil
}

// writeEvents writes 事件.jsonl: every event from the first. done, which may be nil, is told how many are
// written.
func writeEvents(w io.Writer, d *desk, done func(n uint64)) error {
	out := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	err := d.v.EachEvent(1, func(x ledger.Event) error {
		content, err := d.content(x)
		if err != nil {
			return err
		}
		sealed := x.SealedHash()
		if done != nil {
			done(x.Seq)
		}
		return e.Encode(eventLine{
			Seq: x.Seq, Time: x.Time.In(model.Zone()).Format(time.RFC3339), Actor: harmless(x.Actor),
			Command: harmless(x.Command), Act: eventNames[x.Kind], Record: recordNames[x.Ref.Kind],
			ID:      x.Ref.ID,
			Content: content, Open: base64.StdEncoding.EncodeToString(x.Open),
			Sealed: hex.EncodeToString(sealed[:]),
			Prev:   hex.EncodeToString(x.Prev[:]), Hash: hex.EncodeToString(x.Hash[:]),
		})
	})
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write events: %w", err)
	}
	return nil
}

// content is what an event holds, for people to read. Private fields are never decoded; where a visit took
// place is left out as well, since it may be somebody's home.
func (d *desk) content(e ledger.Event) (orderedText, error) {
	rec, err := e.Record()
	if err != nil {
		return nil, err
	}
	if act, person, ok := e.Protection(); ok {
		return orderedText{{name: colAct, text: protectionNames[act]}, {name: colWho, text: person}}, nil
	}
	if e.Kind == ledger.EventShown {
		return orderedText{{name: colAct, text: eventShownName}, {name: colWho, text: e.Shown()}}, nil
	}
	if rec == nil {
		return append(orderedText{
			{name: colPeriod, text: e.Period().String()}, {name: colReason, text: e.Reason()},
		}, sealedContent(e)...), nil
	}
	switch r := rec.(type) {
	case model.Branch:
		return branchContent(r), nil
	case model.Member:
		return memberContent(r), nil
	case model.Visit:
		return d.visitContent(r), nil
	case model.Subsidy:
		return d.subsidyContent(r), nil
	case model.Voucher:
		return d.voucherContent(r), nil
	case model.Budget:
		return budgetContent(r), nil
	case model.Opening:
		return openingContent(r), nil
	case model.Dues:
		return orderedText{
			{name: colNumber, text: d.members[r.Member].Number},
			{name: colMonth, text: r.Month.String()},
			{name: colAmount, text: r.Amount.String()},
			{name: colPaid, text: r.Paid.String()},
		}, nil
	case model.AccountDetail:
		return orderedText{{name: colCode, text: r.Code}, {name: colName, text: r.Name}}, nil
	case model.Answer:
		return orderedText{
			{name: colYear, text: strconv.Itoa(r.Year)},
			{name: colCheck, text: strconv.Itoa(r.Check)},
			{name: colObject, text: r.Object},
			{name: colAnswer, text: r.Text},
			{name: colState, text: r.State},
		}, nil
	}
	if said := booksContent(rec); said != nil {
		return said, nil
	}
	return d.moreContent(rec), nil
}

// booksContent is content for the records that surround the vouchers.
func booksContent(rec any) orderedText {
	switch r := rec.(type) {
	case model.Project:
		return projectContent(r)
	case model.Gap:
		return gapContent(r)
	case model.Attachment:
		return fileContent(r)
	case model.Invoice:
		return invoiceContent(r)
	case model.Receipt:
		return receiptContent(r)
	case model.CashCount:
		return countContent(r)
	case model.Statement, model.BankLine, model.Match, model.Reconciliation:
		return bankContent(r)
	case model.AssetCard, model.Depreciation, model.StockItem, model.StockMove, model.AssetCount:
		return assetContent(r)
	}
	return nil
}
