package ledger

import (
	"fmt"

	"gonghui/model"
)

// recordOf decodes an event's record without its private fields. It is one of the model's record types by value,
// chosen by the event's kind of record, or nil for an event that carries none.
func recordOf(e Event) (any, error) {
	if e.Kind != EventSaved && e.Kind != EventPosted {
		return nil, nil //nolint:nilnil // such an event has no record, which is no error
	}
	switch e.Ref.Kind {
	case model.KindBranch:
		return body[model.Branch](e)
	case model.KindMember:
		return body[model.Member](e)
	case model.KindVisit:
		return body[model.Visit](e)
	case model.KindSubsidy:
		return body[model.Subsidy](e)
	case model.KindDues:
		return body[model.Dues](e)
	case model.KindBudget:
		return body[model.Budget](e)
	case model.KindOpening:
		return body[model.Opening](e)
	case model.KindVoucher:
		return body[model.Voucher](e)
	case model.KindAccount:
		return body[model.AccountDetail](e)
	case model.KindAnswer:
		return body[model.Answer](e)
	default:
		return recordOfBooks(e)
	}
}

// recordOfBooks is recordOf for the records that surround the vouchers.
func recordOfBooks(e Event) (any, error) {
	switch e.Ref.Kind {
	case model.KindTemplate:
		return body[model.Template](e)
	case model.KindProject:
		return body[model.Project](e)
	case model.KindStatement:
		return body[model.Statement](e)
	case model.KindBankLine:
		return body[model.BankLine](e)
	case model.KindMatch:
		return body[model.Match](e)
	case model.KindReconciliation:
		return body[model.Reconciliation](e)
	case model.KindCashCount:
		return body[model.CashCount](e)
	case model.KindAsset:
		return body[model.AssetCard](e)
	case model.KindDepreciation:
		return body[model.Depreciation](e)
	case model.KindStockItem:
		return body[model.StockItem](e)
	case model.KindStockMove:
		return body[model.StockMove](e)
	case model.KindAssetCount:
		return body[model.AssetCount](e)
	case model.KindAttachment:
		return body[model.Attachment](e)
	case model.KindInvoice:
		return body[model.Invoice](e)
	case model.KindReceiptBook:
		return body[model.ReceiptBook](e)
	case model.KindReceipt:
		return body[model.Receipt](e)
	case model.KindGap:
		return body[model.Gap](e)
	default:
		return recordOfMembers(e)
	}
}

// recordOfMembers is recordOf for what is done for many members at once, and for keys.
func recordOfMembers(e Event) (any, error) {
	switch e.Ref.Kind {
	case model.KindSigner:
		return body[model.Signer](e)
	case model.KindGift:
		return body[model.Gift](e)
	case model.KindDrive:
		return body[model.Drive](e)
	case model.KindHardship:
		return body[model.Hardship](e)
	case model.KindActivity:
		return body[model.Activity](e)
	default:
	}
	err := fmt.Errorf("record kind %d", e.Ref.Kind)
	return nil, &DamageError{Where: bucketLog.name, Key: fmt.Sprint(e.Seq), Err: err}
}

// body decodes an event's content, after bringing content of an older version up to date.
func body[T any](e Event) (T, error) {
	var v T
	if err := decode(upcast(e), &v); err != nil {
		return v, &DamageError{Where: bucketLog.name, Key: fmt.Sprint(e.Seq), Err: err}
	}
	return v, nil
}

// shape names the content of an event for the upcasters.
type shape struct {
	event   EventKind
	record  model.Kind
	version int
}

// upcasters turn content of one version into the next. Content is never rewritten in the log, only as it is read.
// There is one version so far, so that the table is empty.
var upcasters = map[shape]func([]byte) []byte{}

func upcast(e Event) []byte {
	b := e.body
	for v := e.Version; v < bodyVersion; v++ {
		if up := upcasters[shape{e.Kind, e.Ref.Kind, v}]; up != nil {
			b = up(b)
		}
	}
	return b
}

// Record decodes the event's record, without private fields: one of the model's record types by value, or nil for
// an event that carries none (a removal, a month closed or reopened).
func (e Event) Record() (any, error) { return recordOf(e) }
