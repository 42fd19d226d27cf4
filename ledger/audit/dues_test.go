package audit

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// withDues makes the roster owe what the scene books as January's dues, and records that all of it was paid.
func withDues(s *scene) {
	s.t.Helper()
	ledgertest.Do(s.t, s.b, func(t *ledger.Tx) error {
		for _, id := range []model.ID{s.wang, s.li, s.chen, s.sun} {
			if err := owes(t, id, 202501, 100_000_00); err != nil {
				return err
			}
			if err := owes(t, id, 202502, 0); err != nil {
				return err
			}
		}
		_, err := t.CollectDues(202501, nil, 20250103, "银行转账")
		return err
	})
}

// owes gives a member another base from a month on.
func owes(t *ledger.Tx, id model.ID, from model.Period, base model.Money) error {
	m, err := t.Member(id)
	if err != nil {
		return err
	}
	_, err = t.SaveMember(m.WithBase(from, base))
	return err
}

func TestDues(t *testing.T) {
	change := func(f func(*scene, *ledger.Tx) error) func(*scene) {
		return func(s *scene) {
			withDues(s)
			ledgertest.Do(s.t, s.b, func(t *ledger.Tx) error { return f(s, t) })
		}
	}
	given := []int{28}
	tryAll(t, []trialCase{
		{name: "all agree", check: 28, gives: given, change: withDues},
		{name: "nobody has a base", check: 28},
		{name: "nothing recorded", check: 28, change: func(s *scene) {
			ledgertest.Do(s.t, s.b, func(t *ledger.Tx) error { return owes(t, s.li, 202503, 4000_00) })
		}},
		{
			name: "unpaid", check: 28, gives: given, says: "有 1 人没有缴清，共 200.00 元：李伟 2025-03至2025-12",
			change: change(func(s *scene, t *ledger.Tx) error { return owes(t, s.li, 202503, 4000_00) }),
		},
		{
			name: "not over yet", check: 28, gives: given, before: func(s *snapshot) { s.today = 20250630 },
			change: change(func(s *scene, t *ledger.Tx) error {
				if err := owes(t, s.li, 202506, 4000_00); err != nil {
					return err
				}
				return owes(t, s.li, 202507, 0)
			}),
		},
		{name: "too much", check: 28, gives: given, says: "多收：有 1 人缴的比名册应缴的多，或不应缴而缴，共 5.00 元：孙丽 5.00 元", change: func(s *scene) {
			withDues(s)
			s.book(20250228, "收会费", dr("102", 5_00), cr("401", 5_00))
			ledgertest.Do(s.t, s.b, func(t *ledger.Tx) error {
				_, err := t.SaveDues(model.Dues{Member: s.sun, Month: 202502, Amount: 5_00})
				return err
			})
		}},
		{
			name: "booked and not recorded", check: 28, gives: given,
			says: "收缴表本月收到 0.00 元，401 会费收入 30.00 元，相差 30.00 元。2025-05 记4 的 30.00 元没有对应的缴费登记。",
			change: func(s *scene) {
				withDues(s)
				s.book(20250531, "收会费", dr("102", 30_00), cr("401", 30_00))
			},
		},
		{
			name: "recorded and not booked", check: 28, gives: given,
			says: "收缴表本月收到 20.00 元，401 会费收入 0.00 元，相差 20.00 元。缴费 20.00 元的凭证还是草稿（李伟）。",
			change: change(func(s *scene, t *ledger.Tx) error {
				if err := owes(t, s.li, 202505, 4000_00); err != nil {
					return err
				}
				if err := owes(t, s.li, 202506, 0); err != nil {
					return err
				}
				if _, err := t.CollectDues(202505, nil, 20250510, "现金"); err != nil {
					return err
				}
				_, err := t.DraftDues(202505)
				return err
			}),
		},
	})
}

// TestDuesOtherMonth books in May what came in in April: both months are told, and that the year agrees.
func TestDuesOtherMonth(t *testing.T) {
	s := clean(t)
	withDues(s)
	ledgertest.Do(t, s.b, func(tx *ledger.Tx) error {
		if err := owes(tx, s.li, 202504, 4000_00); err != nil {
			return err
		}
		if err := owes(tx, s.li, 202505, 0); err != nil {
			return err
		}
		_, err := tx.CollectDues(202504, nil, 20250430, "现金")
		return err
	})
	s.book(20250506, "收4月会费", dr("102", 20_00), cr("401", 20_00))
	var found []Finding
	for _, f := range run(t, s.b, 2025).Findings {
		if f.Check == 28 {
			found = append(found, f)
		}
	}
	if len(found) != 2 {
		t.Fatalf("findings: %+v", found)
	}
	for i, month := range []string{"2025-04 会费", "2025-05 会费"} {
		if f := found[i]; f.Severity != SeverityInfo || f.Object != month || !strings.HasSuffix(f.Text, "全年合计相符。") {
			t.Errorf("%+v", f)
		}
	}
}
