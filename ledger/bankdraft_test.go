package ledger

import (
	"testing"

	"gonghui/model"
)

// draftOf makes the draft of a line of the bank.
func draftOf(t *testing.T, b *Book, id model.ID) (d BankDraft) {
	t.Helper()
	view(t, b, func(v *View) (err error) { d, err = v.DraftOfLine(id); return err })
	return d
}

// TestDraftsOfBankLines: what the bank has and the book has not is drafted by its words, by what was matched before, and
// by what was booked before; once the draft is posted, it is proposed for its line and for no other.
func TestDraftsOfBankLines(t *testing.T) {
	b := newBook(t)
	withOpening(t, b)
	drawn := statement(bankOpening,
		stroke{20250321, 1_234, "", "", 0}, stroke{20250322, -80_000, "乙店", "", 0},
		stroke{20250421, -80_000, "乙店", "", 0}, stroke{20250422, -80_000, "丙店", "", 0},
		stroke{20250423, -70_000, "丁店", "", 0})
	for i, words := range []string{"结息", "网银转账", "网银转账", "网银转账", "支付"} {
		drawn[i].Summary = words
	}
	brought(t, b, "a", drawn)
	lines := linesOf(t, b)
	interest := draftOf(t, b, lines[0].ID)
	if interest.Event.Code != "interest" || interest.Voucher.Lines[1].Account != "408" ||
		interest.Voucher.Lines[0].Amount != 1_234 || interest.Voucher.Summary != "收2025年3月银行存款利息" {
		t.Errorf("interest: %+v", interest)
	}
	none := draftOf(t, b, lines[1].ID)
	if none.Event.Code != "" || none.Like.ID != 0 || len(none.Voucher.Lines) != 1 || none.Voucher.Counterparty != "乙店" {
		t.Errorf("nothing is known: %+v", none)
	}
	paid := payment(20250320, 80_000, "")
	paid.Summary = "付3月活动用品"
	first := posted(t, b, paid)
	do(t, b, func(tx *Tx) error { _, err := tx.SaveMatch(matchOf(lines[1], first, 1)); return err })
	again := draftOf(t, b, lines[2].ID)
	if !again.Matched || again.Like.ID != first.ID || again.Voucher.Summary != "付4月活动用品" ||
		again.Voucher.Lines[0].Account != first.Lines[0].Account {
		t.Errorf("as the line that was matched: %+v", again)
	}
	if other := draftOf(t, b, lines[3].ID); other.Matched {
		t.Errorf("another counterparty with the same words: %+v", other)
	}
	past := payment(20250301, 70_000, "丁店")
	booked := posted(t, b, past)
	if like := draftOf(t, b, lines[4].ID); like.Like.ID != booked.ID || like.Matched {
		t.Errorf("as a voucher of the same counterparty: %+v", like)
	}
	// Two lines of one day and amount to one payee: the draft stays with its own.
	do(t, b, func(tx *Tx) error {
		id, err := tx.SaveDraft(again.Voucher)
		if err != nil {
			return err
		}
		of, err := tx.DraftsOfLines()
		if err != nil || of[lines[2].ID] != id {
			t.Errorf("drafts of lines %v, %v", of, err)
		}
		_, err = tx.Post(id)
		return err
	})
	for _, p := range proposals(t, b, 20250430) {
		if len(p.Match.Lines) == 1 && p.Match.Lines[0] == lines[2].ID {
			if !p.Sure || p.Reasons[0] != ReasonDrafted {
				t.Errorf("what was drafted is not proposed for its line: %+v", p)
			}
			return
		}
	}
	t.Error("nothing is proposed for the line that was drafted")
}

// BenchmarkDraftOfLine drafts a voucher for a line of the bank in a book of 5,000 lines that are matched but for a few.
// Budget: 0.1 s, since somebody waits for the form.
func BenchmarkDraftOfLine(b *testing.B) {
	book := yearOfBank(b, 5_000)
	var open model.ID
	do(b, book, func(tx *Tx) error {
		found, err := tx.Propose("102", 20251231)
		if err != nil {
			return err
		}
		for i, p := range found {
			if i == len(found)-1 {
				open = p.Match.Lines[0]
				break
			}
			if _, err := tx.SaveMatch(p.Match); err != nil {
				return err
			}
		}
		return nil
	})
	for b.Loop() {
		err := book.Read(func(v *View) error { _, err := v.DraftOfLine(open); return err })
		if err != nil {
			b.Fatal(err)
		}
	}
}
