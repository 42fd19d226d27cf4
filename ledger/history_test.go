package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"gonghui/model"
)

// secret begins every private text of these tests, shown every public one: neither is in any record otherwise.
const (
	secret = "ZQsecretQZ"
	public = "ZQpublicQZ"
)

// past is a book with the IDs of what was done in it so far.
type past struct {
	b                                         *Book
	members, visits, subsidies, drafts, posts []model.ID
	dues                                      []model.ID
	details                                   int
}

// act is one random thing done to a book. Errors that the gate gives for good reasons are no failure.
type act func(rt *rapid.T, p *past, t *Tx) error

func pick(rt *rapid.T, ids []model.ID, label string) model.ID {
	if len(ids) == 0 {
		return 0
	}
	return rapid.SampledFrom(ids).Draw(rt, label)
}

func day(rt *rapid.T) model.Date {
	return model.Date(20250101).AddDays(rapid.IntRange(0, 364).Draw(rt, "day"))
}

var acts = []act{
	func(rt *rapid.T, p *past, t *Tx) error { // a member, new or changed
		id, err := t.SaveMember(model.Member{
			ID: pick(rt, append(p.members, 0), "member"), Name: public, Status: model.StatusActive,
			Number: rapid.SampledFrom([]string{"", "A1", "A2", "A3"}).Draw(rt, "number"),
			Private: model.MemberPrivate{
				Phone: secret, Note: secret + "\nx", Address: secret,
				IDNumber: rapid.SampledFrom([]string{"", "11010519491231002X", "440524188001010014"}).Draw(rt, "person"),
			},
		})
		p.members = append(p.members, id)
		return err
	},
	func(rt *rapid.T, p *past, t *Tx) error { // a visit, linked or not
		id, err := t.SaveVisit(model.Visit{
			ID: pick(rt, append(p.visits, 0), "visit"), Member: pick(rt, p.members, "of"), Category: "住院",
			Date: day(rt), Money: 50000, Voucher: pick(rt, append(append(p.drafts, p.posts...), 0), "voucher"),
			Private: model.VisitPrivate{Reason: secret, Summary: secret, FollowUp: secret, Note: secret},
		})
		p.visits = append(p.visits, id)
		return err
	},
	func(rt *rapid.T, p *past, t *Tx) error { // a grant, linked or not
		id, err := t.SaveSubsidy(model.Subsidy{
			ID: pick(rt, append(p.subsidies, 0), "subsidy"), Member: pick(rt, p.members, "of"), Category: "深度困难",
			Applied: day(rt), Amount: 100000, Voucher: pick(rt, append(append(p.drafts, p.posts...), 0), "voucher"),
			Private: model.SubsidyPrivate{Cause: secret, Note: secret},
		})
		p.subsidies = append(p.subsidies, id)
		return err
	},
	func(rt *rapid.T, p *past, t *Tx) error { // dues
		id, err := t.SaveDues(model.Dues{
			ID: pick(rt, append(p.dues, 0), "dues"), Member: pick(rt, p.members, "of"), Amount: 500,
			Month: model.NewPeriod(2025, rapid.IntRange(1, 3).Draw(rt, "month")),
		})
		p.dues = append(p.dues, id)
		return err
	},
	func(rt *rapid.T, _ *past, t *Tx) error { // opening balances, some from the middle of a year
		m := model.Money(rapid.IntRange(0, 1000).Draw(rt, "fen"))
		_, err := t.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "102", Debit: m, YearDebit: m},
			{Account: "32205", Credit: m},
			{Account: "221", Project: public, YearCredit: m},
		}})
		return err
	},
	func(rt *rapid.T, _ *past, t *Tx) error { // a budget
		_, err := t.SaveBudget(model.Budget{Year: rapid.IntRange(2025, 2026).Draw(rt, "year"), Lines: []model.BudgetLine{
			{Account: "501", Amount: model.Money(rapid.IntRange(0, 1000).Draw(rt, "fen")), Note: public},
		}})
		return err
	},
	func(rt *rapid.T, _ *past, t *Tx) error { // an answer to a finding
		_, err := t.SaveAnswer(model.Answer{Year: 2025, Check: rapid.IntRange(1, 2).Draw(rt, "check"), Text: public})
		return err
	},
	func(rt *rapid.T, p *past, t *Tx) error { // a draft, new or changed
		v := spending(day(rt), rapid.SampledFrom([]string{"50102", "50105"}).Draw(rt, "account"),
			model.Money(rapid.IntRange(-50, 50).Draw(rt, "fen")))
		v.ID, v.Lines[0].Member = pick(rt, append(p.drafts, 0), "draft"), pick(rt, append(p.members, 0), "on line")
		v.Lines[1].Project = rapid.SampledFrom([]string{"", public}).Draw(rt, "project")
		id, err := t.SaveDraft(v)
		p.drafts = append(p.drafts, id)
		return err
	},
	func(rt *rapid.T, p *past, t *Tx) error { // drafts posted
		id := pick(rt, p.drafts, "draft")
		_, err := t.Post(id)
		if err == nil {
			p.posts = append(p.posts, id)
		}
		return err
	},
	func(rt *rapid.T, p *past, t *Tx) error { return t.DiscardDraft(pick(rt, p.drafts, "draft")) },
	func(rt *rapid.T, p *past, t *Tx) error { // reversed, with or without what is right
		var right *model.Voucher
		if rapid.Bool().Draw(rt, "with blue") {
			v := spending(day(rt), "50103", 77)
			right = &v
		}
		red, blue, err := t.Reverse(pick(rt, p.posts, "wrong"), right, "记错了")
		p.posts = append(p.posts, red.ID, blue.ID)
		return err
	},
	func(rt *rapid.T, p *past, t *Tx) error { // taken off
		kind := rapid.SampledFrom([]model.Kind{
			model.KindMember, model.KindVisit, model.KindSubsidy, model.KindDues,
		}).Draw(rt, "kind")
		ids := map[model.Kind][]model.ID{
			model.KindMember: p.members, model.KindVisit: p.visits, model.KindSubsidy: p.subsidies, model.KindDues: p.dues,
		}[kind]
		return t.Remove(model.Ref{Kind: kind, ID: pick(rt, ids, "record")}, "录错了")
	},
	func(rt *rapid.T, _ *past, t *Tx) error {
		return t.CloseMonth(model.NewPeriod(2025, rapid.IntRange(1, 2).Draw(rt, "close")))
	},
	func(rt *rapid.T, _ *past, t *Tx) error {
		return t.ReopenMonth(model.NewPeriod(2025, rapid.IntRange(1, 2).Draw(rt, "reopen")), "漏记")
	},
	func(_ *rapid.T, p *past, t *Tx) error { // a detail account
		p.details++
		_, err := t.SaveAccount(model.AccountDetail{Code: fmt.Sprintf("501%02d%02d", 1, p.details), Name: fmt.Sprint("细目", p.details)})
		return err
	},
}

// gate reports whether an error is one that the gate gives for a good reason.
func gate(err error) bool {
	var rule *RuleError
	var period *PeriodError
	var obstacle *ObstacleError
	var detail *model.DetailError
	for _, e := range []error{
		ErrNotFound, ErrDuplicate, ErrPosted, ErrReversed, ErrLinked, ErrNotLatest, ErrNotClosed, ErrYear,
	} {
		if errors.Is(err, e) {
			return true
		}
	}
	return errors.As(err, &rule) || errors.As(err, &period) || errors.As(err, &obstacle) || errors.As(err, &detail)
}

// derivedOf copies all derived buckets.
func derivedOf(t testing.TB, path string) map[string]string {
	t.Helper()
	out := map[string]string{}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	err = db.View(func(tx *bbolt.Tx) error {
		for _, b := range buckets {
			if !b.derived {
				continue
			}
			c := tx.Bucket([]byte(b.name)).Cursor()
			for k, v := c.First(); k != nil; k, v = c.Next() {
				out[b.name+" "+string(k)] = string(v)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestHistories does random things of every kind to a book. Afterwards the book verifies; everything derived comes
// out of the log again, byte by byte; links lead to vouchers that exist; no private byte stands in the file.
func TestHistories(t *testing.T) {
	dir := quick(t)
	done := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		path := filepath.Join(dir, "book.db")
		_ = os.Remove(path)
		b, err := Create(path, testBranch(), Command{}, testOptions())
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = b.Close() }()
		p := &past{b: b}
		for step := range rapid.IntRange(5, 60).Draw(rt, "steps") {
			i := rapid.IntRange(0, len(acts)-1).Draw(rt, "act")
			was := *p
			_, err := b.Do(Command{ID: fmt.Sprint(step)}, func(tx *Tx) error { return acts[i](rt, p, tx) })
			switch {
			case err == nil:
				done[fmt.Sprint(i)]++
			case gate(err):
				*p = was
			default:
				rt.Fatalf("act %d: %v", i, err)
			}
		}
		linked(rt, b)
		if r, err := b.Verify(nil); err != nil || !r.OK() {
			rt.Fatalf("verify: %v %+v", err, r)
		}
		if err := b.Close(); err != nil {
			rt.Fatal(err)
		}
		content := contentOf(t, path)
		if bytes.Contains(content, []byte(secret)) {
			rt.Fatal("a private text stands in the file in clear")
		}
		want := derivedOf(t, path)
		raw(t, path, func(tx *bbolt.Tx) error { return b.migrate(tx, schema) })
		got := derivedOf(t, path)
		for k, v := range want {
			if got[k] != v {
				rt.Fatalf("rebuilt %q: %x, was %x", k, got[k], v)
			}
		}
		if len(got) != len(want) {
			rt.Fatalf("rebuilt: %d entries, were %d", len(got), len(want))
		}
	})
	for i := range acts {
		if done[fmt.Sprint(i)] == 0 {
			t.Errorf("act %d never succeeded: the test does not cover it", i)
		}
	}
	if !bytes.Contains(contentOf(t, filepath.Join(dir, "book.db")), []byte("示范")) {
		t.Error("not even a public text is found: the search for private ones shows nothing")
	}
}

// linked makes sure that every visit and grant points to a voucher that exists, and that the voucher knows of it.
func linked(rt *rapid.T, b *Book) {
	err := b.Read(func(v *View) error {
		links := map[model.Ref]model.ID{}
		vs, err := v.Visits(0)
		for _, x := range vs {
			links[model.Ref{Kind: model.KindVisit, ID: x.ID}] = x.Voucher
			if x.Private.Reason != secret {
				rt.Fatalf("visit %d lost its private part", x.ID)
			}
		}
		if err != nil {
			return err
		}
		ss, err := v.Subsidies(0)
		for _, x := range ss {
			links[model.Ref{Kind: model.KindSubsidy, ID: x.ID}] = x.Voucher
			if x.Private.Cause != secret {
				rt.Fatalf("subsidy %d lost its private part", x.ID)
			}
		}
		if err != nil {
			return err
		}
		for r, id := range links {
			if id == 0 {
				continue
			}
			if _, err := v.Voucher(id); err != nil {
				rt.Fatalf("%v is linked to voucher %d: %v", r, id, err)
			}
			back, err := v.LinksTo(id)
			if err != nil {
				return err
			}
			found := false
			for _, x := range back {
				found = found || x == r
			}
			if !found {
				rt.Fatalf("voucher %d does not know of %v", id, r)
			}
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
}

// TestSealing seals a record's private part: it opens for that record and no other, and not after any change.
func TestSealing(t *testing.T) {
	s, err := newSealer(bytes.Repeat([]byte{7}, 32), testOptions().Rand)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		ref := model.Ref{
			Kind: model.Kind(rapid.IntRange(1, 10).Draw(rt, "kind")), ID: model.ID(rapid.Uint64().Draw(rt, "id")),
		}
		want := model.VisitPrivate{Reason: rapid.String().Draw(rt, "reason"), Note: rapid.String().Draw(rt, "note")}
		sealed, err := s.seal(ref, want)
		if err != nil {
			rt.Fatal(err)
		}
		var got model.VisitPrivate
		if err := s.open(ref, sealed, &got); err != nil || got != want {
			rt.Fatalf("opened %+v, %v", got, err)
		}
		for _, other := range []model.Ref{{Kind: ref.Kind + 1, ID: ref.ID}, {Kind: ref.Kind, ID: ref.ID + 1}} {
			if s.open(other, sealed, &got) == nil {
				rt.Fatalf("sealed for %v, opened for %v", ref, other)
			}
		}
		at := rapid.IntRange(0, len(sealed)-1).Draw(rt, "at")
		sealed[at] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
		if s.open(ref, sealed, &got) == nil {
			rt.Fatal("opened after a change")
		}
		if err := (sealer{}).open(ref, sealed, &got); !errors.Is(err, ErrLocked) {
			rt.Fatalf("opened without a key: %v", err)
		}
	})
}
