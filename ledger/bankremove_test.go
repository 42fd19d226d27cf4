package ledger

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// TestStatementRemoval holds that whatever is done with statements and with the vouchers made from their lines, no draft
// and no posted voucher that stands comes from a line that is gone; and that a statement goes as soon as nothing rests
// on it.
func TestStatementRemoval(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := newBook(t)
		withOpening(t, b)
		var made []model.Voucher // as they were drafted
		try := func(fn func(*Tx) error) error {
			_, err := b.Do(Command{Actor: "会计甲"}, fn)
			return err
		}
		for range rapid.IntRange(1, 25).Draw(r, "acts") {
			lines := linesOf(t, b)
			act := rapid.IntRange(0, 7).Draw(r, "act")
			if act == 0 || len(lines) == 0 {
				day := model.Date(20250301 + rapid.IntRange(0, 27).Draw(r, "day"))
				brought(t, b, "a", statement(bankOpening, stroke{day, -80_000, "乙店", "", 0}, stroke{day, -100, "丙店", "", 0}))
				continue
			}
			line := rapid.SampledFrom(lines).Draw(r, "line")
			switch {
			case act == 1:
				d := draftOf(t, b, line.ID).Voucher
				d.Lines = spending(d.Date, "50102", -line.Amount).Lines
				if err := try(func(tx *Tx) (err error) { d.ID, err = tx.SaveDraft(d); return err }); err != nil {
					r.Fatal(err)
				}
				made = append(made, d)
			case act == 2:
				ref := model.Ref{Kind: model.KindStatement, ID: line.Statement}
				err := try(func(tx *Tx) error { return tx.Remove(ref, "导错了") })
				var used *StatementUsedError
				if err != nil && (!errors.As(err, &used) || !errors.Is(err, ErrLinked)) {
					r.Fatal(err)
				}
			case act == 7:
				ref := model.Ref{Kind: model.KindBankLine, ID: line.ID}
				_ = try(func(tx *Tx) error { return tx.Remove(ref, "导错了") })
			case len(made) == 0:
			default:
				x := rapid.SampledFrom(made).Draw(r, "voucher")
				_ = try(func(tx *Tx) error {
					switch act {
					case 3:
						_, err := tx.Post(x.ID)
						return err
					case 4:
						_, _, err := tx.Reverse(x.ID, nil, "重复")
						return err
					case 5:
						return tx.DiscardDraft(x.ID)
					}
					_, err := tx.SaveDraft(x) // as taking a discard back does
					return err
				})
			}
			view(t, b, func(v *View) error { return nothingDangles(r, v) })
		}
		for _, x := range made {
			_ = try(func(tx *Tx) error { return tx.DiscardDraft(x.ID) })
			_ = try(func(tx *Tx) error { _, _, err := tx.Reverse(x.ID, nil, "重复"); return err })
		}
		for lines := linesOf(t, b); len(lines) > 0; lines = linesOf(t, b) {
			ref := model.Ref{Kind: model.KindStatement, ID: lines[0].Statement}
			if err := try(func(tx *Tx) error { return tx.Remove(ref, "导错了") }); err != nil {
				r.Fatalf("nothing rests on it: %v", err)
			}
		}
		if rep, err := b.Verify(nil); err != nil || !rep.OK() {
			r.Fatalf("%v %+v", err, rep)
		}
	})
}

// nothingDangles fails for a draft or a standing voucher from a line of the bank that is gone.
func nothingDangles(r *rapid.T, v *View) error {
	check := func(x model.Voucher) error {
		red, err := v.ReversedBy(x.ID)
		if err != nil || red != 0 || x.Kind == model.VoucherRed || x.Origin.Kind != model.KindBankLine {
			return err
		}
		if _, err := v.BankLine(x.Origin.ID); err != nil {
			r.Fatalf("voucher %d comes from line %d: %v", x.ID, x.Origin.ID, err)
		}
		return nil
	}
	if err := v.eachVoucherEver(check); err != nil {
		return err
	}
	return v.EachDraft(check)
}
