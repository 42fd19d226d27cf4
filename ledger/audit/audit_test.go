package audit

import (
	"errors"
	"slices"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// clean makes a book that no check finds anything in: a budget, a visit and a grant with all that belongs to them.
func clean(t *testing.T) (*ledger.Book, *scene) {
	t.Helper()
	b := ledgertest.New(t, ledgertest.Branch())
	ledgertest.Open(t, b, 2025, 100_000_00)
	s := &scene{t: t, b: b}
	s.wang, s.li = ledgertest.Member(t, b, "王芳"), ledgertest.Member(t, b, "李伟")
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		_, err := tx.SaveBudget(model.Budget{Year: 2025, Lines: []model.BudgetLine{
			{Account: "50102", Amount: 10_000_00}, {Account: "50105", Amount: 10_000_00}, {Account: "50404", Amount: 10_000_00},
		}})
		return err
	})
	ledgertest.Post(t, b, ledgertest.Spending(20250110, "50102", 500_00))
	s.visit = s.visited(model.Visit{
		Date: 20250210, Member: s.wang, Category: "住院", EventDate: 20250205, Visitors: []string{"主席乙", "委员丙"},
		Money: 500_00, Approver: "主席乙", Payment: "银行转账",
	})
	s.grant = s.granted(model.Subsidy{
		Applied: 20250301, Member: s.li, Category: "意外致困", Amount: 2000_00, File: "K1", ValidUntil: 20260228,
		Assessed: 20250303, Deliberated: 20250304, NoticeFrom: 20250305, NoticeTo: 20250312, Approved: 20250313,
		Approver: "主席乙", Paid: 20250320, Payment: "银行转账",
	})
	return b, s
}

// scene is what a test changes in a clean book.
type scene struct {
	t        *testing.T
	b        *ledger.Book
	wang, li model.ID
	visit    model.Visit
	grant    model.Subsidy
}

// visited records a visit with its posted voucher.
func (s *scene) visited(x model.Visit) model.Visit {
	s.t.Helper()
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
		m, err := tx.Member(x.Member)
		if err != nil {
			return err
		}
		br, err := tx.Branch()
		if err != nil {
			return err
		}
		c, _ := br.Category(x.Category)
		v := model.VisitVoucher(x, m, c)
		v.Attachments, v.Preparer, v.Reviewer, v.Cashier = 2, ledgertest.Actor, "主席乙", "出纳丁"
		if x.Voucher, err = tx.SaveDraft(v); err != nil {
			return err
		}
		if _, err = tx.Post(x.Voucher); err != nil {
			return err
		}
		x.ID, err = tx.SaveVisit(x)
		return err
	})
	return x
}

// granted records a grant with its posted voucher.
func (s *scene) granted(x model.Subsidy) model.Subsidy {
	s.t.Helper()
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
		m, err := tx.Member(x.Member)
		if err != nil {
			return err
		}
		v := model.SubsidyVoucher(x, m)
		v.Attachments, v.Preparer, v.Reviewer, v.Cashier = 3, ledgertest.Actor, "主席乙", "出纳丁"
		if x.Voucher, err = tx.SaveDraft(v); err != nil {
			return err
		}
		if _, err = tx.Post(x.Voucher); err != nil {
			return err
		}
		x.ID, err = tx.SaveSubsidy(x)
		return err
	})
	return x
}

func (s *scene) saveVisit(change func(*model.Visit)) {
	s.t.Helper()
	x := s.visit
	change(&x)
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error { _, err := tx.SaveVisit(x); return err })
}

func (s *scene) saveGrant(change func(*model.Subsidy)) {
	s.t.Helper()
	x := s.grant
	change(&x)
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error { _, err := tx.SaveSubsidy(x); return err })
}

func (s *scene) post(change func(*model.Voucher)) model.Voucher {
	s.t.Helper()
	v := ledgertest.Spending(20250620, "50102", 100_00)
	change(&v)
	return ledgertest.Post(s.t, s.b, v)[0]
}

func run(t *testing.T, b *ledger.Book) Result {
	t.Helper()
	var r Result
	err := b.Read(func(v *ledger.View) error {
		var err error
		r, err = Run(v, 2025)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestCleanBookPasses(t *testing.T) {
	b, _ := clean(t)
	r := run(t, b)
	for _, f := range r.Findings {
		t.Errorf("finding in a clean book: %+v", f)
	}
	if want := len(Checks()) - 2; len(r.Passed) != want {
		t.Errorf("%d checks passed, want %d (last year and the review of the budget are not known): %v", len(r.Passed), want, r.Missing)
	}
}

// TestFindings breaks one thing at a time in a clean book: exactly that check finds it. What the gate would never let
// in is broken in the snapshot.
func TestFindings(t *testing.T) {
	for _, c := range []struct {
		name   string
		check  int
		change func(*scene)
		forge  func(*snapshot)
	}{
		{name: "unbalanced", check: 1, forge: func(s *snapshot) { s.vouchers[0].Lines[0].Amount++ }},
		{name: "one line", check: 1, forge: func(s *snapshot) { s.vouchers[0].Lines = s.vouchers[0].Lines[:1] }},
		{name: "gap", check: 2, forge: func(s *snapshot) { s.vouchers[0].Number = 3 }},
		{name: "twice", check: 2, forge: func(s *snapshot) { s.vouchers = append(s.vouchers, s.vouchers[0]) }},
		{name: "other month", check: 3, forge: func(s *snapshot) { s.vouchers[0].Period = 202502; s.vouchers[0].Number = 2 }},
		{name: "future", check: 3, forge: func(s *snapshot) { s.today = 20250315 }},
		{name: "dates fall", check: 4, change: func(s *scene) {
			s.post(func(*model.Voucher) {})
			s.post(func(v *model.Voucher) { v.Date = 20250619 })
		}},
		{name: "no attachment", check: 5, change: func(s *scene) { s.post(func(v *model.Voucher) { v.Attachments = 0 }) }},
		{name: "vague", check: 6, change: func(s *scene) { s.post(func(v *model.Voucher) { v.Summary = "报销" }) }},
		{name: "unsigned", check: 7, change: func(s *scene) { s.post(func(v *model.Voucher) { v.Reviewer = "" }) }},
		{name: "same person", check: 7, change: func(s *scene) { s.post(func(v *model.Voucher) { v.Reviewer = v.Preparer }) }},
		{name: "cashier reviews", check: 7, change: func(s *scene) { s.post(func(v *model.Voucher) { v.Cashier = v.Reviewer }) }},
		{name: "chain", check: 8, forge: func(s *snapshot) { s.chain = errors.New("broken") }},
		{name: "red without original", check: 9, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Kind = model.VoucherRed; v.Lines[0].Amount = -1; v.Lines[1].Amount = -1 })
		}},
		{name: "red without blue", check: 9, change: func(s *scene) {
			v := s.post(func(*model.Voucher) {})
			ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error { _, _, err := tx.Reverse(v.ID, nil, "重复"); return err })
		}},
		{name: "county account", check: 10, forge: func(s *snapshot) {
			s.balances[0].Account, s.balances[0].Name = "201", "应付职工薪酬"
		}},
		{name: "no leaf", check: 10, forge: func(s *snapshot) { s.balances[0].Account = "501" }},
		{name: "trial", check: 12, forge: func(s *snapshot) { s.balances[0].Debit++ }},
		{name: "sheet", check: 12, forge: func(s *snapshot) { s.sheet.Ties[0].Left++ }},
		{name: "negative cash", check: 13, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines[1].Account = model.AccountCash })
		}},
		{name: "much cash", check: 15, change: func(s *scene) {
			s.post(func(v *model.Voucher) {
				v.Lines[0] = model.Line{Account: model.AccountCash, Side: model.Debit, Amount: 2000_00}
				v.Lines[1].Amount = 2000_00
			})
			s.post(func(v *model.Voucher) {
				v.Lines[0].Amount, v.Lines[1].Amount, v.Lines[1].Account = 1000_01, 1000_01, model.AccountCash
			})
		}},
		{name: "over ceiling", check: 36, change: func(s *scene) {
			s.visited(model.Visit{
				Date: 20250601, Member: s.li, Category: "住院", EventDate: 20250530, Visitors: []string{"甲", "乙"},
				Money: 1000_01, Approver: "主席乙",
			})
		}},
		{name: "wrong form", check: 36, change: func(s *scene) {
			s.visited(model.Visit{
				Date: 20250601, Member: s.li, Category: "结婚", EventDate: 20250530, Visitors: []string{"甲", "乙"},
				Money: 500_00, Approver: "主席乙",
			})
		}},
		{name: "same event", check: 37, change: func(s *scene) { again := s.visit; again.ID = 0; s.visited(again) }},
		{name: "married twice", check: 37, change: func(s *scene) {
			for _, d := range []model.Date{20250601, 20250701} {
				s.visited(model.Visit{
					Date: d, Member: s.li, Category: "结婚", EventDate: d, Visitors: []string{"甲", "乙"},
					GoodsValue: 500_00, Goods: "慰问品", Approver: "主席乙",
				})
			}
		}},
		{name: "no voucher", check: 38, change: func(s *scene) {
			ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
				_, err := tx.SaveVisit(model.Visit{
					Date: 20250601, Member: s.li, Category: "住院", Visitors: []string{"甲", "乙"}, Money: 100_00, Approver: "主席乙",
				})
				return err
			})
		}},
		{name: "unknown voucher", check: 38, change: func(s *scene) {
			ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
				_, err := tx.SaveVisit(model.Visit{
					Date: 20250601, Member: s.li, Category: "住院", Visitors: []string{"甲", "乙"}, Money: 100_00, Approver: "主席乙",
					VoucherText: "记99",
				})
				return err
			})
		}},
		{name: "amounts differ", check: 38, change: func(s *scene) { s.saveVisit(func(x *model.Visit) { x.Money = 400_00 }) }},
		{name: "no visit", check: 38, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Summary = "慰问李伟住院"; v.Lines[0].Member = s.li })
		}},
		{name: "not approved", check: 42, change: func(s *scene) {
			s.visited(model.Visit{
				Date: 20250601, Member: s.li, Category: "住院", EventDate: 20250530, Visitors: []string{"甲", "乙"}, Money: 100_00,
			})
		}},
		{name: "own approval", check: 42, change: func(s *scene) { s.saveVisit(func(x *model.Visit) { x.Approver = "王芳" }) }},
		{name: "went alone", check: 42, change: func(s *scene) {
			s.saveVisit(func(x *model.Visit) { x.Visitors = []string{"主席乙"} })
		}},
		{name: "not assessed", check: 43, change: func(s *scene) { s.saveGrant(func(x *model.Subsidy) { x.Assessed = 0 }) }},
		{name: "paid before the notice ended", check: 43, change: func(s *scene) {
			s.saveGrant(func(x *model.Subsidy) { x.NoticeTo = 20250320 })
		}},
		{name: "expired", check: 44, change: func(s *scene) {
			s.saveGrant(func(x *model.Subsidy) { x.ValidUntil = 20250319 })
		}},
		{name: "twice a year", check: 44, change: func(s *scene) { again := s.grant; again.ID = 0; s.granted(again) }},
		{name: "in cash", check: 44, change: func(s *scene) { s.saveGrant(func(x *model.Subsidy) { x.Payment = "现金" }) }},
		{name: "over budget", check: 46, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines[0].Amount, v.Lines[1].Amount = 9500_01, 9500_01 })
		}},
		{name: "not in the budget", check: 46, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines[0].Account = "50103" })
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, s := clean(t)
			if c.change != nil {
				c.change(s)
			}
			found := map[int]int{}
			for _, f := range findings(t, b, c.forge) {
				found[f.Check]++
				if f.Text == "" || f.Object == "" {
					t.Errorf("finding without words: %+v", f)
				}
			}
			if found[c.check] == 0 {
				t.Errorf("check %d found nothing; others: %v", c.check, found)
			}
			delete(found, c.check)
			if len(found) > 0 && !slices.Contains([]string{"amounts differ", "in cash"}, c.name) && c.forge == nil {
				t.Errorf("others found something too: %v", found)
			}
		})
	}
}

// findings runs all checks, over a forged snapshot if forge is given.
func findings(t *testing.T, b *ledger.Book, forge func(*snapshot)) []Finding {
	t.Helper()
	if forge == nil {
		return run(t, b).Findings
	}
	var out []Finding
	err := b.Read(func(v *ledger.View) error {
		s, err := take(v, 2025)
		if err != nil {
			return err
		}
		forge(s)
		for _, c := range Checks() {
			for _, f := range c.run(s) {
				f.Check = c.ID
				out = append(out, f)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestMissingIsSaidOnce: what a branch never records is said once, not as a finding on every voucher.
func TestMissingIsSaidOnce(t *testing.T) {
	br := ledgertest.Branch()
	br.Region = ""
	b := ledgertest.New(t, br)
	for i := range 5 {
		v := ledgertest.Spending(model.Date(20250110+i), "50102", 100)
		v.Cashier = ""
		ledgertest.Post(t, b, v)
	}
	r := run(t, b)
	count := map[int]int{}
	for _, m := range r.Missing {
		count[m.Check]++
	}
	for _, id := range []int{7, 11, 36, 46} {
		if count[id] != 1 {
			t.Errorf("check %d: said %d times", id, count[id])
		}
	}
}

func TestAnswersAreJoined(t *testing.T) {
	b, s := clean(t)
	s.post(func(v *model.Voucher) { v.Attachments = 0 })
	object := run(t, b).Findings[0].Object
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		_, err := tx.SaveAnswer(model.Answer{Year: 2025, Check: 5, Object: object, Text: "电子发票已补", State: "已整改"})
		return err
	})
	if f := run(t, b).Findings[0]; f.Answer != "电子发票已补" || f.State != "已整改" {
		t.Errorf("finding: %+v", f)
	}
}

func TestEveryCheckHasItsWords(t *testing.T) {
	seen := map[int]bool{}
	for _, c := range Checks() {
		if c.Name == "" || c.Rule == "" || c.Why == "" || c.Do == "" || c.Severity == 0 || seen[c.ID] {
			t.Errorf("check %+v", c)
		}
		seen[c.ID] = true
		if got, ok := Named(c.ID); !ok || got.Name != c.Name {
			t.Errorf("Named(%d): %v", c.ID, got)
		}
	}
}
