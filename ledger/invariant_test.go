package ledger

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"gonghui/model"
)

// random is a book under random acts, and what must hold of it.
type random struct {
	rt     *rapid.T
	b      *Book
	posted []model.Voucher // by acts, closing vouchers left out
	closed map[model.Period]bool
}

var randomAccounts = []string{
	"101", "102", "131", "135", "211", "215", "221", "401", "402", "40301", "40302", "405", "408", "50102", "50105",
	"50404", "510", "32101", "32201",
}

// TestRandomYears does random acts over two years and asks of the book after each of them what must always hold:
// debits equal credits, both statements tie and agree, the next year opens with what this one was sealed with, and
// nothing got into a closed period. At the end the totals equal a replay of the log, and reversing everything gives
// zero.
func TestRandomYears(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b, err := Create(filepath.Join(t.TempDir(), "book.db"), testBranch(), Command{}, testOptions())
		if err != nil {
			rt.Fatal(err)
		}
		defer func() { _ = b.Close() }()
		r := &random{rt: rt, b: b, closed: map[model.Period]bool{}}
		r.must(func(tx *Tx) error {
			_, err := tx.SaveOpening(model.Opening{Year: 2025})
			return err
		})
		acts := []func(){
			r.post, r.post, r.post, r.reverse, r.correct, r.adjust, r.closeSome, r.closeNext, r.reopenLast, r.project, r.mode,
		}
		for range rapid.IntRange(3, 30).Draw(rt, "steps") {
			acts[rapid.IntRange(0, len(acts)-1).Draw(rt, "act")]()
			r.holds()
		}
		r.verified()
		r.undoAll()
		r.verified()
	})
}

// do runs a write that may be refused for a reason the gate gives, and nothing else.
func (r *random) do(fn func(*Tx) error) error {
	_, err := r.b.Do(Command{}, fn)
	var (
		damage *DamageError
		commit *CommitError
		rule   *RuleError
		panics *PanicError
	)
	if errors.As(err, &damage) || errors.As(err, &commit) || errors.As(err, &panics) || errors.As(err, &rule) {
		r.rt.Fatal(err)
	}
	return err
}

func (r *random) must(fn func(*Tx) error) {
	if err := r.do(fn); err != nil {
		r.rt.Fatal(err)
	}
}

// may compares what the gate answered with what it had to.
func (r *random) may(allowed bool, err error, what string) {
	if allowed != (err == nil) {
		r.rt.Fatalf("%s: allowed %t, %v", what, allowed, err)
	}
}

func (r *random) month(name string) model.Period {
	n := rapid.IntRange(0, 15).Draw(r.rt, name)
	return model.NewPeriod(2025+n/12, n%12+1)
}

func (r *random) voucher(p model.Period) model.Voucher {
	rt := r.rt
	v := model.Voucher{Date: p.First() + model.Date(rapid.IntRange(0, 27).Draw(rt, "day")), Summary: "随机凭证"}
	total := model.Money(0)
	for range rapid.IntRange(1, 3).Draw(rt, "lines") {
		m := model.Money(rapid.Int64Range(-50_000, 1_000_000).Filter(func(n int64) bool { return n != 0 }).Draw(rt, "fen"))
		v.Lines = append(v.Lines, model.Line{
			Account: rapid.SampledFrom(randomAccounts).Draw(rt, "debit"), Side: model.Debit, Amount: m,
			Project: rapid.SampledFrom([]string{"", "", "读书", "运动会", "互助金"}).Draw(rt, "project"),
		})
		total += m
	}
	if total == 0 {
		v.Lines[0].Amount++
		total++
	}
	v.Lines = append(v.Lines, model.Line{
		Account: rapid.SampledFrom(randomAccounts).Draw(rt, "credit"), Side: model.Credit, Amount: total,
		Project: rapid.SampledFrom([]string{"", "读书", "互助金"}).Draw(rt, "of"),
	})
	for i, a := range v.Lines {
		// 131 has prescribed details.
		if a.Account == "131" {
			v.Lines[i].Account = "13102"
		}
		if v.Lines[i].Amount == 0 {
			v.Lines[i].Amount = 1
		}
	}
	var debit, credit model.Money
	for _, l := range v.Lines {
		debit, credit = debit+l.Debit(), credit+l.Credit()
	}
	v.Lines[len(v.Lines)-1].Amount += debit - credit
	return v
}

func (r *random) post() {
	v := r.voucher(r.month("month"))
	if v.Lines[len(v.Lines)-1].Amount == 0 {
		return
	}
	var out []model.Voucher
	err := r.do(func(tx *Tx) error {
		id, err := tx.SaveDraft(v)
		if err != nil {
			return err
		}
		out, err = tx.Post(id)
		return err
	})
	r.may(!r.closed[v.In()], err, "posting into "+v.In().String())
	r.posted = append(r.posted, out...)
}

// cancel takes a voucher back, with or without another in its place.
func (r *random) cancel(blue bool) {
	if len(r.posted) == 0 {
		return
	}
	wrong := r.posted[rapid.IntRange(0, len(r.posted)-1).Draw(r.rt, "wrong")]
	var right *model.Voucher
	if blue {
		x := r.voucher(wrong.In())
		if x.Lines[len(x.Lines)-1].Amount == 0 {
			return
		}
		right = &x
	}
	var red, corrected model.Voucher
	err := r.do(func(tx *Tx) (err error) {
		red, corrected, err = tx.Reverse(wrong.ID, right, "记错")
		return err
	})
	if err != nil {
		return
	}
	for _, x := range []model.Voucher{red, corrected} {
		if x.ID != 0 && r.closed[x.In()] {
			r.rt.Fatalf("correction in closed %s", x.In())
		}
	}
	if r.closed[model.Closing(wrong.In().Year())] {
		r.rt.Fatalf("correction of closed %d", wrong.In().Year())
	}
	r.posted = append(r.posted, red)
	if blue {
		r.posted = append(r.posted, corrected)
	}
}

func (r *random) reverse() { r.cancel(false) }
func (r *random) correct() { r.cancel(true) }

// adjust books the difference to other amounts of a voucher.
func (r *random) adjust() {
	if len(r.posted) == 0 {
		return
	}
	wrong := r.posted[rapid.IntRange(0, len(r.posted)-1).Draw(r.rt, "adjusted")]
	by := model.Money(rapid.Int64Range(1, 5000).Draw(r.rt, "by"))
	var out model.Voucher
	err := r.do(func(tx *Tx) error {
		right, err := tx.AdjustedAmounts(wrong)
		if err != nil {
			return err
		}
		for _, side := range []model.Side{model.Debit, model.Credit} {
			for i, l := range wrong.Lines {
				if l.Side == side {
					right[i] += by
					break
				}
			}
		}
		out, err = tx.Adjust(wrong.ID, right, "金额记少", "")
		return err
	})
	if err != nil {
		return
	}
	if r.closed[out.In()] || r.closed[model.Closing(out.In().Year())] {
		r.rt.Fatalf("difference in closed %s", out.In())
	}
	r.posted = append(r.posted, out)
}

// next is the period that may be closed, last the one that may be reopened.
func (r *random) next() model.Period {
	p := model.NewPeriod(2025, 1)
	for r.closed[p] {
		p = after(p)
	}
	return p
}

func (r *random) turnPeriod(p model.Period) error {
	return r.do(func(tx *Tx) error {
		if p.IsMonth() {
			return tx.CloseMonth(p)
		}
		_, err := tx.CloseYear(p.Year())
		return err
	})
}

// closeSome closes any period, which may be refused.
func (r *random) closeSome() {
	p := r.month("close")
	if rapid.IntRange(0, 3).Draw(r.rt, "whole") == 0 {
		p = model.Closing(p.Year())
	}
	ready := !r.closed[p]
	for q := model.NewPeriod(2025, 1); q < p; q = after(q) {
		ready = ready && (r.closed[q] || p.IsMonth() && !q.IsMonth())
	}
	err := r.turnPeriod(p)
	r.may(ready, err, "closing "+p.String())
	if err == nil {
		r.closed[p] = true
	}
}

// closeNext closes several periods in order, so that years get closed.
func (r *random) closeNext() {
	for range rapid.IntRange(1, 14).Draw(r.rt, "many") {
		p := r.next()
		if p.Year() > 2026 {
			return
		}
		r.may(true, r.turnPeriod(p), "closing "+p.String())
		r.closed[p] = true
	}
}

func (r *random) reopenLast() {
	for range rapid.IntRange(1, 3).Draw(r.rt, "back") {
		var last model.Period
		for p, closed := range r.closed {
			if closed {
				last = max(last, p)
			}
		}
		if last == 0 {
			return
		}
		r.reopen(last)
	}
}

func (r *random) reopen(p model.Period) {
	r.must(func(tx *Tx) error {
		if p.IsMonth() {
			return tx.ReopenMonth(p, "漏记")
		}
		return tx.ReopenYear(p.Year(), "漏记")
	})
	delete(r.closed, p)
}

// project registers, changes or finishes a project.
func (r *random) project() {
	p := model.Project{
		Name: rapid.SampledFrom([]string{"读书", "运动会"}).Draw(r.rt, "name"),
		Kind: rapid.SampledFrom(model.ProjectKinds()).Draw(r.rt, "kind"),
	}
	if rapid.Bool().Draw(r.rt, "done") {
		p.Finished = r.month("finished").Last()
	}
	r.must(func(tx *Tx) error {
		old, _, err := tx.ProjectNamed(p.Name)
		if err != nil {
			return err
		}
		p.ID = old.ID
		_, err = tx.SaveProject(p)
		return err
	})
}

func (r *random) mode() {
	r.must(func(tx *Tx) error {
		br, err := tx.Branch()
		if err != nil {
			return err
		}
		br.CloseMonthly = !br.CloseMonthly
		return tx.SaveBranch(br)
	})
}

// holds asks what must hold after every act.
func (r *random) holds() {
	err := r.b.Read(func(v *View) error {
		for year := 2025; year <= 2026; year++ {
			for _, at := range []Range{{Year: year}, {Year: year, Closing: true}, {Year: year, Month: 7, Closing: true}} {
				if err := r.balanced(v, at); err != nil {
					return err
				}
			}
			if differences, _, err := v.OpeningProof(year); err != nil || len(differences) > 0 {
				r.rt.Fatalf("%d opens otherwise than sealed: %v %+v", year, err, differences)
			}
			if !r.closed[model.Closing(year)] {
				continue
			}
			rows, err := v.ProjectBalances(Range{Year: year, Closing: true})
			for _, x := range rows {
				carried := x.Account == model.AccountCarried || x.Account == model.AccountSurplus || x.Account[0] < '3'
				if left := x.ClosingDebit - x.ClosingCredit; left != 0 && !carried {
					r.rt.Fatalf("closed %d leaves %s on %s %s", year, left, x.Account, x.Project)
				}
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		r.rt.Fatal(err)
	}
}

func (r *random) balanced(v *View, at Range) error {
	rows, err := v.TrialBalance(at)
	if err != nil {
		return err
	}
	var opening, turnover, closing model.Money
	for _, x := range rows {
		opening += x.OpeningDebit - x.OpeningCredit
		turnover += x.Debit - x.Credit
		closing += x.ClosingDebit - x.ClosingCredit
	}
	if opening != 0 || turnover != 0 || closing != 0 {
		r.rt.Fatalf("%+v: debits less credits: %s, %s, %s", at, opening, turnover, closing)
	}
	sheet, err := v.Sheet(at)
	if err != nil {
		return err
	}
	if tie := sheet.Ties[0]; !tie.Holds() {
		r.rt.Fatalf("%+v: sheet %s and %s", at, tie.Left, tie.Right)
	}
	in, err := v.Income(at)
	if err != nil {
		return err
	}
	carry, surplus := sheet.Row(SheetCarry), sheet.Row(SheetSurplus)
	if in.ClosingCarry != carry.Closing || in.ClosingSurplus != surplus.Closing || in.OpeningCarry != carry.Opening ||
		in.OpeningSurplus != surplus.Opening {
		r.rt.Fatalf("%+v: statements differ: %+v, %+v %+v", at, in, carry, surplus)
	}
	if at.Month == 0 && !in.Ties() {
		r.rt.Fatalf("%+v: income statement does not tie: %+v", at, in)
	}
	return nil
}

func (r *random) verified() {
	rep, err := r.b.Verify(nil)
	if err != nil || !rep.OK() {
		r.rt.Fatalf("verify: %v %+v", err, rep)
	}
}

// undoAll reopens every period and reverses every voucher that nothing has reversed: nothing is left.
func (r *random) undoAll() {
	for {
		var last model.Period
		for p := range r.closed {
			last = max(last, p)
		}
		if last == 0 {
			break
		}
		r.reopen(last)
	}
	for _, x := range slices.Backward(r.posted) { // what adjusts a voucher goes before it
		if x.Kind == model.VoucherRed {
			continue
		}
		err := r.do(func(tx *Tx) error {
			_, _, err := tx.Reverse(x.ID, nil, "全部冲销")
			return err
		})
		if err != nil && !errors.Is(err, ErrReversed) {
			r.rt.Fatal(err)
		}
	}
	err := r.b.Read(func(v *View) error {
		for _, at := range []Range{{Year: 2025, Closing: true}, {Year: 2026, Closing: true}} {
			rows, err := v.ProjectBalances(at)
			if err != nil {
				return err
			}
			for _, x := range rows {
				if x.Debit != x.Credit || x.ClosingDebit != 0 || x.ClosingCredit != 0 {
					r.rt.Fatalf("%+v: %+v is left", at, x)
				}
			}
		}
		return nil
	})
	if err != nil {
		r.rt.Fatal(err)
	}
}
