package audit

import (
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// trialCase breaks one thing in a clean book, or does its sound neighbour. What the gate would never let in
// is forged after reading.
type trialCase struct {
	name   string
	check  int
	says   string   // part of the finding's text; empty: a neighbour, in which nothing is found
	level  Severity // of the finding where it is not the check's
	also   []int    // other checks that rightly find something in the same book
	lacks  []int    // checks that miss data beside the unknown ones
	gives  []int    // unknown checks that have their data
	change func(*scene)
	forge  func([]model.Voucher) []model.Voucher
	before func(*snapshot)
	rest   func(*snapshot)
}

// tryAll runs the cases: only the check in question finds something, it says what it should, and neighbours
// pass.
func tryAll(t *testing.T, cases []trialCase) {
	t.Helper()
	base := clean(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := *base
			s.t, s.b = t, ledgertest.Copy(t, base.b)
			if c.change != nil {
				c.change(&s)
			}
			var r Result
			if c.before != nil || c.forge != nil || c.rest != nil {
				r = forged(t, s.b, c.before, c.forge, c.rest)
			} else {
				r = run(t, s.b, 2025)
			}
			judgeCase(t, c, r)
		})
	}
}

func judgeCase(t *testing.T, c trialCase, r Result) {
	t.Helper()
	found := 0
	for _, f := range r.Findings {
		if f.Check != c.check {
			if !slices.Contains(c.also, f.Check) {
				t.Errorf("another finding: %d %s", f.Check, f.Text)
			}
			continue
		}
		found++
		check, _ := Named(f.Check)
		want := check.Severity
		if c.level != 0 {
			want = c.level
		}
		if c.says == "" || !strings.Contains(f.Text, c.says) || f.Severity != want || f.Object == "" {
			t.Errorf("finding %s %q, want %s %q", f.Severity, f.Text, want, c.says)
		}
		if !strings.HasSuffix(f.Text, "。") || strings.Contains(f.Text, "%!") {
			t.Errorf("not a sentence: %q", f.Text)
		}
	}
	if c.says != "" && found != 1 {
		t.Errorf("check %d found %d things, want 1: %+v", c.check, found, r)
	}
	lacks := slices.DeleteFunc(slices.Concat(unknown, c.lacks), func(n int) bool { return slices.Contains(c.gives, n) })
	slices.Sort(lacks)
	if got := missing(r); !slices.Equal(got, lacks) {
		t.Errorf("missing: %v", r.Missing)
	}
	if slices.Contains(r.Passed, c.check) == (c.says != "") && !slices.Contains(lacks, c.check) {
		t.Errorf("passed: %v", r.Passed)
	}
}

func TestVouchersSound(t *testing.T) {
	first := func(change func(*model.Voucher)) func([]model.Voucher) []model.Voucher {
		return func(vs []model.Voucher) []model.Voucher {
			vs[0].Lines = slices.Clone(vs[0].Lines)
			change(&vs[0])
			return vs
		}
	}
	tryAll(t, []trialCase{
		{name: "unbalanced", check: 1, says: "相差 0.01 元", forge: first(func(v *model.Voucher) { v.Lines[0].Amount++ })},
		{name: "one line", check: 1, says: "只有 1 行", forge: first(func(v *model.Voucher) { v.Lines = v.Lines[:1] })},
		{name: "zero line", check: 1, says: "第 3 行分录的金额是 0.00", forge: first(func(v *model.Voucher) {
			v.Lines = append(v.Lines, dr("102", 0))
		})},
		{name: "three lines", check: 1, forge: first(func(v *model.Voucher) {
			v.Lines = lines(dr("102", 1500_00), dr("102", 500_00), cr("401", 2000_00))
		})},
		{name: "gap", check: 2, says: "缺第 8 号到第 10 号，共 3 张", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Date = 20250731 })
		}, forge: func(vs []model.Voucher) []model.Voucher {
			for i := range vs {
				if vs[i].In() == 202502 && vs[i].Number >= 8 {
					vs[i].Number += 3
				}
			}
			return append(vs, model.Voucher{
				Period: 202502, Number: 11, Date: 20250228, Summary: "补", Lines: lines(dr("102", 1), cr("102", 1)),
				Kind: model.VoucherClosing,
			})
		}},
		{name: "first missing", check: 2, says: "前面缺第 1 号", forge: func(vs []model.Voucher) []model.Voucher {
			return slices.DeleteFunc(vs, func(v model.Voucher) bool { return v.In() == 202501 && v.Number == 1 })
		}},
		{name: "twice", check: 2, says: "凭证号 1 用了不止一次", forge: func(vs []model.Voucher) []model.Voucher {
			return append(vs, vs[0])
		}, also: []int{4}},
		{name: "other month", check: 3, says: "日期 2025-01-03 不在所属期间 2025-08", forge: first(func(v *model.Voucher) {
			v.Period, v.Number = 202508, 1
		}), also: []int{2}},
		{name: "closing", check: 3, forge: func(vs []model.Voucher) []model.Voucher {
			return append(vs, model.Voucher{
				Period: 202513, Number: 1, Date: 20251231, Kind: model.VoucherClosing, Summary: "结转",
				Lines: lines(dr("401", 1), cr("32203", 1)),
			})
		}},
		{name: "future", check: 3, says: "晚于今天 2025-06-19", change: func(s *scene) {
			s.post(func(*model.Voucher) {})
		}, before: func(s *snapshot) { s.today = 20250619 }},
		{name: "posted into a closed month", check: 3, says: "2025-01 已经结账", rest: func(s *snapshot) {
			s.intoClosed = append(s.intoClosed, slip{period: 202501, number: 3})
		}},
		{name: "closed before the month before", check: 3, says: "2025-03 结账时，上一个月 2025-02", rest: func(s *snapshot) {
			s.shut = append(s.shut, 202503)
		}},
		{name: "dates fall", check: 4, says: "2025-06-19 早于前面的记2号（2025-06-20）", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Date = 20250601 })
			s.post(func(*model.Voucher) {})
			s.post(func(v *model.Voucher) { v.Date = 20250619 })
		}},
		{name: "dates equal", check: 4, change: func(s *scene) {
			s.post(func(*model.Voucher) {})
			s.post(func(*model.Voucher) {})
		}},
		{name: "no attachment", check: 5, says: "金额 100.00 元，附件 0 张", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Attachments = 0 })
		}},
		{name: "vague", check: 6, says: "摘要只写“报销”，金额 100.00 元", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Summary = "报销" })
		}},
		{name: "no summary", check: 6, says: "没有摘要", forge: first(func(v *model.Voucher) { v.Summary = "" })},
		{name: "says what for", check: 6, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Summary = "报销乒乓球拍" })
		}},
	})
}

func TestSignatures(t *testing.T) {
	tryAll(t, []trialCase{
		{name: "unsigned", check: 7, says: "没有制单、审核签名", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Preparer, v.Reviewer = "", "" })
		}},
		{name: "no cashier", check: 7, says: "没有出纳签名", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Cashier = "" })
		}},
		{name: "no money moves", check: 7, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines = lines(dr("30104", 1), cr("163", 1)); v.Cashier = "" })
		}},
		{name: "prepares and reviews", check: 7, says: "制单和审核是同一个人（会计甲）", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Reviewer = v.Preparer })
		}},
		{name: "cashier reviews", check: 7, says: "出纳（主席乙）兼任审核", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Cashier = v.Reviewer })
		}},
		{name: "cashier keeps books of spending", check: 7, says: "出纳（出纳丁）兼记", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Bookkeeper = v.Cashier })
		}},
		{name: "cashier books cash to the bank", check: 7, change: func(s *scene) {
			s.post(func(v *model.Voucher) {
				v.Bookkeeper, v.Lines = v.Cashier, lines(dr("102", 10_00), cr("101", 10_00))
			})
		}},
	})
}

func TestCorrections(t *testing.T) {
	reverse := func(blue bool) func(*scene) {
		return func(s *scene) {
			v := s.post(func(*model.Voucher) {})
			right := v
			ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
				var b *model.Voucher
				if blue {
					b = &right
				}
				_, _, err := tx.Reverse(v.ID, b, "重复记账")
				return err
			})
		}
	}
	tryAll(t, []trialCase{
		{name: "red and blue", check: 9, change: reverse(true)},
		{name: "red without blue", check: 9, says: "整笔冲销 2025-06 记1（100.00 元），没有蓝字订正", level: SeverityInfo, change: reverse(false)},
		{name: "imported blue that says so", check: 9, change: func(s *scene) {
			reverse(false)(s)
			s.post(func(v *model.Voucher) { v.Date, v.Summary = 20250630, "订正6月20日记1凭证" })
		}},
		{name: "imported blue of something else", check: 9, says: "没有蓝字订正", level: SeverityInfo, change: func(s *scene) {
			reverse(false)(s)
			s.post(func(v *model.Voucher) {
				v.Date, v.Summary, v.Lines = 20250630, "订正6月1日记1凭证", lines(dr("101", 100), cr("408", 100))
			})
		}},
		{name: "red without original", check: 9, says: "红字 -1.00 元，没有注明", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Kind = model.VoucherRed; v.Lines = lines(dr("50102", -100), cr("102", -100)) })
		}},
		{name: "original not in the book", check: 9, says: "注明冲销“记99”，账里没有", change: func(s *scene) {
			s.post(func(v *model.Voucher) {
				v.Kind, v.SourceReverses, v.Lines = model.VoucherRed, "记99", lines(dr("50102", -100), cr("102", -100))
			})
		}},
		{name: "other account", check: 9, says: "红字 -1.00 元与原凭证 2025-06 记1（100.00 元）的科目或金额不一致", change: func(s *scene) {
			v := s.post(func(*model.Voucher) {})
			s.post(func(x *model.Voucher) {
				x.Kind, x.Reverses, x.Lines = model.VoucherRed, v.ID, lines(dr("50105", -100), cr("102", -100))
			})
		}},
		{name: "more than was booked", check: 9, says: "红字 -100.01 元", change: func(s *scene) {
			v := s.post(func(*model.Voucher) {})
			s.post(func(x *model.Voucher) {
				x.Kind, x.Reverses, x.Lines = model.VoucherRed, v.ID, lines(dr("50102", -100_01), cr("102", -100_01))
			})
		}},
		{name: "difference taken back", check: 9, change: func(s *scene) {
			v := s.post(func(*model.Voucher) {})
			s.post(func(x *model.Voucher) {
				x.Kind, x.Reverses, x.Lines = model.VoucherRed, v.ID, lines(dr("50102", -20_00), cr("102", -20_00))
			})
		}},
		{name: "all red, not said why", check: 9, says: "全是红字，共 -1.00 元", level: SeverityInfo, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines = lines(dr("50102", -100), cr("102", -100)) })
		}},
		{name: "refund nets the spending", check: 9, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines = lines(dr("50102", -100), dr("102", 100)) })
		}},
	})
}

// TestRedOfLastYear: what a red voucher cancels of the year before belongs into 年初余额调整.
func TestRedOfLastYear(t *testing.T) {
	s := clean(t)
	v := s.post(func(*model.Voucher) {})
	s.post(func(x *model.Voucher) {
		x.Date, x.Kind, x.Reverses = 20260110, model.VoucherRed, v.ID
		x.Lines = lines(dr("50102", -100_00), cr("102", -100_00))
	})
	r := run(t, s.b, 2026)
	if len(r.Findings) != 1 || r.Findings[0].Check != 9 || !strings.Contains(r.Findings[0].Text, "往年的 2025-06 记1") {
		t.Errorf("findings: %+v", r.Findings)
	}
}

func TestFigures(t *testing.T) {
	tryAll(t, []trialCase{
		{name: "county account", check: 10, says: "201 应付职工薪酬：供县级以上工会使用，借贷合计 50.00 元", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines = lines(dr("102", 50_00), cr("201", 50_00)) })
		}, level: SeverityWarning},
		{name: "no such account", check: 10, says: "999：不在《工会会计制度》科目表内", rest: func(s *snapshot) {
			s.balances = append(s.balances, ledger.Balance{Account: "999"})
		}},
		{name: "no leaf", check: 10, says: "501 职工活动支出：不是末级科目", rest: func(s *snapshot) {
			s.balances = append(s.balances, ledger.Balance{Account: "501"})
		}},
		{name: "own detail", check: 10, change: func(s *scene) {
			ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
				_, err := tx.SaveAccount(model.AccountDetail{Code: "40501", Name: "活动补助"})
				return err
			})
			s.post(func(v *model.Voucher) { v.Lines = lines(dr("102", 5_00), cr("40501", 5_00)) })
		}},
		{name: "trial", check: 12, says: "科目余额表 本期发生：借方", rest: func(s *snapshot) { s.balances[0].Debit++ }},
		{name: "sheet", check: 12, says: "资产总计", rest: func(s *snapshot) { s.sheet.Ties[0].Left++ }},
		{name: "asset without its fund", check: 21, says: "固定资产净值 12,501.00 元，相差 1.00 元", rest: func(s *snapshot) {
			for i, tie := range s.sheet.Ties {
				if tie.Name == ledger.TieFixed {
					s.sheet.Ties[i] = ledger.Tie{Name: tie.Name, Left: 12_500_00, Right: 12_501_00}
				}
			}
		}},
		{name: "income", check: 12, says: "收入支出表：", rest: func(s *snapshot) { s.income.ClosingSurplus++ }},
		{
			name: "cash below zero", check: 13, says: "101 库存现金：2025-06-20 日终余额 -700.00 元，第一次低于零；最低 -750.00 元（2025-06-21）",
			change: func(s *scene) {
				s.post(func(v *model.Voucher) { v.Lines = lines(dr("135", 1500_00), cr("101", 1500_00)) })
				s.post(func(v *model.Voucher) { v.Date, v.Lines = 20250621, lines(dr("135", 50_00), cr("101", 50_00)) })
				s.post(func(v *model.Voucher) { v.Date, v.Lines = 20250622, lines(dr("101", 5000_00), cr("102", 5000_00)) })
			},
		},
		{name: "cash back on the same day", check: 13, change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines = lines(dr("135", 1500_00), cr("101", 1500_00)) })
			s.post(func(v *model.Voucher) { v.Lines = lines(dr("101", 5000_00), cr("102", 5000_00)) })
		}},
		{name: "overdrawn from the beginning", check: 13, says: "102 银行存款：2025-01-01 日终余额 -1.00 元", rest: func(s *snapshot) {
			s.balances = []ledger.Balance{{Account: "102", OpeningCredit: 100}}
			s.days = nil
			s.sheet.Ties, s.income = nil, ledger.IncomeStatement{}
		}, also: []int{12}, gives: []int{24, 50}},
	})
}
