package ledgertest

import (
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// Sign fills in the signatures of a sound voucher and its attachments.
func Sign(v model.Voucher) model.Voucher {
	v.Attachments = 2
	v.Preparer, v.Reviewer, v.Cashier = Actor, "主席乙", "出纳丁"
	return v
}

// Visited records a visit together with the posted voucher that paid for it, and returns it with its links.
func Visited(tb testing.TB, b *ledger.Book, x model.Visit) model.Visit {
	tb.Helper()
	Do(tb, b, func(t *ledger.Tx) error {
		m, err := t.Member(x.Member)
		if err != nil {
			return err
		}
		br, err := t.Branch()
		if err != nil {
			return err
		}
		c, _ := br.Category(x.Category)
		if x.Voucher, err = posted(t, model.VisitVoucher(x, m, c)); err != nil {
			return err
		}
		x.ID, err = t.SaveVisit(x)
		return err
	})
	return x
}

// Granted records a hardship grant together with the posted voucher that paid it, and returns it with its
// links.
func Granted(tb testing.TB, b *ledger.Book, x model.Subsidy) model.Subsidy {
	tb.Helper()
	Do(tb, b, func(t *ledger.Tx) error {
		m, err := t.Member(x.Member)
		if err != nil {
			return err
		}
		if x.Voucher, err = posted(t, model.SubsidyVoucher(x, m)); err != nil {
			return err
		}
		x.ID, err = t.SaveSubsidy(x)
		return err
	})
	return x
}

func posted(t *ledger.Tx, v model.Voucher) (model.ID, error) {
	id, err := t.SaveDraft(Sign(v))
	if err != nil {
		return 0, err
	}
	_, err = t.Post(id)
	return id, err
}
