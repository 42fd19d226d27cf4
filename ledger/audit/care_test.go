package audit

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

func TestCash(t *testing.T) {
	pay := func(ls ...model.Line) func(*scene) {
		return func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines = lines(dr("101", 9000_00), cr("102", 9000_00)) })
			s.post(func(v *model.Voucher) { v.Lines = ls })
		}
	}
	change := func(f func(*scene, *model.Voucher)) func(*scene) {
		return func(s *scene) {
			pay(dr("50102", 1), cr("101", 1))(s)
			s.post(func(v *model.Voucher) {
				v.Lines = lines(dr("50102", 1500_00), cr("101", 1500_00))
				f(s, v)
			})
		}
	}
	tryAll(t, []trialCase{
		{name: "to a company", check: 15, says: "付给城东体育馆现金 1,000.01 元，超过 1,000.00 元", change: pay(dr("50102", 1000_01), cr("101", 1000_01))},
		{name: "at the limit", check: 15, change: pay(dr("50102", 1000_00), cr("101", 1000_00))},
		{name: "from cash and bank", check: 15, change: pay(dr("50102", 3000_00), cr("101", 900_00), cr("102", 2100_00))},
		{name: "to nobody by name", check: 15, says: "付现金 1,500.00 元，超过 1,000.00 元，没有写明收款人", change: change(
			func(_ *scene, v *model.Voucher) { v.Counterparty = "" })},
		{name: "to a member", check: 15, change: change(func(_ *scene, v *model.Voucher) { v.Counterparty = "李伟" })},
		{name: "on a member's line", check: 15, change: change(func(s *scene, v *model.Voucher) { v.Lines[0].Member = s.li })},
		{name: "a member and a little more", check: 15, change: change(func(s *scene, v *model.Voucher) {
			v.Lines = lines(of(dr("50102", 1000_00), s.li), dr("50102", 500_00), cr("101", 1500_00))
		})},
		{name: "an advance", check: 15, change: pay(dr("135", 2000_00), cr("101", 2000_00))},
		{name: "into the bank", check: 15, change: pay(dr("102", 5000_00), cr("101", 5000_00))},
		{name: "cancelled", check: 15, change: func(s *scene) {
			pay(dr("50102", 1), cr("101", 1))(s)
			v := s.post(func(v *model.Voucher) { v.Lines = lines(dr("50102", 1500_00), cr("101", 1500_00)) })
			right := voucher(v.Date, "场地费", dr("50102", 1500_00), cr("102", 1500_00))
			ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error { _, _, err := tx.Reverse(v.ID, &right, "付款方式有误"); return err })
		}},
	})
}

func TestCeilings(t *testing.T) {
	limits := func(cs ...model.Ceiling) func(*scene) {
		return func(s *scene) {
			s.branch(func(b *model.Branch) { b.Limits = cs })
			s.visited(func(*model.Visit) {})
		}
	}
	tryAll(t, []trialCase{
		{name: "over", check: 36, says: "2025-06-10 孙丽 去世慰问：1,000.01 元，限额 1,000.00 元每次（四川，待核），超过 0.01 元", change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.Money = 1000_01 })
		}},
		{name: "at the limit", check: 36, change: func(s *scene) { s.visited(func(x *model.Visit) { x.Money = 1000_00 }) }},
		{
			name: "the unit's own", check: 36, says: "400.00 元，限额 300.00 元每次（本单位），超过 100.00 元",
			change: limits(model.Ceiling{Item: "death-relative", Basis: model.BasisEvent, Amount: 300_00}), rest: only(20250610),
		},
		{
			name: "checked copy of the region's", check: 36, says: "限额 300.00 元每次（四川），超过",
			change: limits(model.Ceiling{
				Region: "四川", Item: "death-relative", Basis: model.BasisEvent, Amount: 300_00, Checked: true,
			}), rest: only(20250610),
		},
		{
			name: "person and year", check: 36, also: []int{39}, says: "400.00 元，本年累计 900.00 元，限额 800.00 元每人每年（本单位），超过 100.00 元",
			change: func(s *scene) {
				s.visited(func(x *model.Visit) { x.Date, x.EventDate, x.Money = 20250609, 20250601, 500_00 })
				limits(model.Ceiling{Item: "death-relative", Basis: model.BasisPersonYear, Amount: 800_00})(s)
			}, rest: only(20250609, 20250610),
		},
		{name: "person and another year", check: 36, change: func(s *scene) {
			limits(model.Ceiling{Item: "death-relative", Basis: model.BasisPersonYear, Amount: 600_00})(s)
			s.visited(func(x *model.Visit) { x.Date, x.EventDate, x.Money = 20260609, 20260601, 500_00 })
		}, rest: only(20250610, 20260609)},
		{name: "money for a wedding", check: 36, says: "慰问金 500.00 元，慰问品 0.00 元；这一类应给慰问品", change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.Category, x.Relation, x.Money = "结婚", model.RelationSelf, 500_00 })
		}},
		{name: "goods to the bereaved", check: 36, says: "慰问金 0.00 元，慰问品 90.00 元；这一类应给慰问金", change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.Money, x.Goods, x.GoodsValue = 0, "花圈", 90_00 })
		}},
		{name: "form left to the unit", check: 36, change: func(s *scene) {
			s.branch(func(b *model.Branch) {
				for i := range b.Categories {
					b.Categories[i].Form = model.FormMoney
				}
			})
			s.visited(func(x *model.Visit) { x.Category, x.Relation, x.Money = "结婚", model.RelationSelf, 500_00 })
		}, rest: only(20250610)},
		{name: "no region", check: 36, lacks: []int{36}, change: func(s *scene) {
			s.branch(func(b *model.Branch) { b.Region = "" })
			s.visited(func(x *model.Visit) { x.Money = 5000_00 })
		}},
		{name: "category of nobody's", check: 36, lacks: []int{36}, change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.Category, x.Money = "乔迁", 5000_00 })
		}},
	})
}

// only leaves the visits of some days in the snapshot.
func only(days ...model.Date) func(*snapshot) {
	return func(s *snapshot) {
		var kept []model.Visit
		for _, x := range s.visits {
			for _, d := range days {
				if x.Date == d {
					kept = append(kept, x)
				}
			}
		}
		s.visits = kept
	}
}

func TestTwice(t *testing.T) {
	twice := func(category string, relation model.Relation, goods bool, first, second model.Date) func(*scene) {
		return func(s *scene) {
			for _, d := range []model.Date{first, second} {
				s.visited(func(x *model.Visit) {
					x.Date, x.EventDate, x.Category, x.Relation = d.AddDays(3), d, category, relation
					if goods {
						x.Money, x.Goods, x.GoodsValue = 0, "慰问品", 400_00
					}
				})
			}
		}
	}
	tryAll(t, []trialCase{
		{name: "same event", check: 37, also: []int{39}, says: "500.00 元；同一事由（2025-03-05）在 2025-03-10 已慰问 500.00 元", change: func(s *scene) {
			again := s.visit
			again.ID, again.Date = 0, 20250313
			ledgertest.Visited(s.t, s.b, again)
		}},
		{name: "same day, no event noted", check: 37, says: "同一事由（2025-06-10）", change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.EventDate = 0 })
			s.visited(func(x *model.Visit) { x.EventDate = 0 })
		}},
		{name: "two parents", check: 37, change: twice("去世", model.RelationParent, false, 20250601, 20250602)},
		{name: "own death twice", check: 37, says: "一般只有一次，2025-06-04", change: twice("去世", model.RelationSelf, false, 20250601, 20250602)},
		{name: "married twice", check: 37, says: "一般只有一次，2025-06-04", change: twice("结婚", model.RelationSelf, true, 20250601, 20250602)},
		{name: "two children's weddings", check: 37, change: twice("结婚", model.RelationChild, true, 20250601, 20250602)},
		{name: "born twice", check: 37, says: "一般只有一次", change: twice("生育", model.RelationSelf, true, 20250601, 20250602)},
		{
			name: "a second child", check: 37, says: "一般只有一次", level: SeverityInfo,
			change: twice("生育", model.RelationSelf, true, 20250301, 20251227), also: []int{4},
		},
		{name: "in hospital again", check: 37, change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.Category, x.Relation = "住院", model.RelationSelf })
		}},
		{name: "in hospital a third time", check: 37, says: "400.00 元，本年第 3 次；每年一般不超过 2 次", change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.Member, x.Category, x.Relation = s.wang, "住院", model.RelationSelf })
		}},
		{name: "a visit without anything", check: 37, also: []int{39}, change: func(s *scene) {
			again := s.visit
			again.ID, again.Voucher, again.Date, again.Money = 0, 0, 20250313, 0
			s.saveVisits(again)
		}},
	})
}

// TestInTime: somebody goes within the category's days, and what is brought is claimed within its months.
func TestInTime(t *testing.T) {
	claims := func(s *scene) {
		s.branch(func(b *model.Branch) {
			for i := range b.Categories {
				b.Categories[i].Claim = 1
			}
		})
	}
	tryAll(t, []trialCase{
		{name: "in time", check: 39, change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.Date, x.EventDate, x.Heard = 20250605, 20250601, 20250602 })
		}},
		{name: "late", check: 39, says: "得知后应在 2025-06-05 前去（3 天内），晚了 5 天", change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.Date, x.EventDate, x.Heard = 20250610, 20250601, 20250602 })
		}},
		{name: "claimed late", check: 39, says: "申领期限是 2025-05-20（1 个月内），晚了 21 天", change: func(s *scene) {
			claims(s)
			s.visited(func(x *model.Visit) { x.Date, x.EventDate, x.Heard = 20250610, 20250420, 20250609 })
		}},
	})
}

// TestTwiceOverYears: who retired last year is not visited for it again; the finding is this year's.
func TestTwiceOverYears(t *testing.T) {
	s := clean(t)
	s.visited(func(x *model.Visit) {
		x.Date, x.EventDate, x.Category, x.Relation = 20260303, 20260301, "退休", model.RelationSelf
		x.Money, x.Goods, x.GoodsValue = 0, "纪念册", 400_00
	})
	if r := run(t, s.b, 2025); len(r.Findings) != 0 {
		t.Errorf("2025: %+v", r.Findings)
	}
	r := run(t, s.b, 2026)
	if len(r.Findings) != 1 || r.Findings[0].Check != 37 || !strings.Contains(r.Findings[0].Text, "2025-04-30 已慰问 600.00 元") {
		t.Errorf("2026: %+v", r.Findings)
	}
}

func TestLinks(t *testing.T) {
	loose := func(change func(*model.Visit)) func(*scene) {
		return func(s *scene) {
			x := model.Visit{
				Date: 20250610, Member: s.sun, Category: "住院", Visitors: []string{"甲", "乙"}, Money: 400_00, Approver: "主席乙",
			}
			change(&x)
			s.saveVisits(x)
		}
	}
	tryAll(t, []trialCase{
		{name: "no voucher", check: 38, says: "2025-06-10 孙丽 住院慰问：400.00 元，没有对应的凭证", change: loose(func(*model.Visit) {})},
		{name: "nothing given", check: 38, change: loose(func(x *model.Visit) { x.Money = 0 })},
		{name: "unknown voucher", check: 38, says: "登记的凭证号“记99”在账里找不到", change: loose(func(x *model.Visit) { x.VoucherText = "记99" })},
		{name: "still a draft", check: 38, says: "还是草稿", level: SeverityInfo, change: func(s *scene) {
			ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
				id, err := tx.SaveDraft(voucher(20250610, "慰问孙丽住院", of(dr("50105", 400_00), s.sun), cr("102", 400_00)))
				if err != nil {
					return err
				}
				_, err = tx.SaveVisit(model.Visit{
					Date: 20250610, Member: s.sun, Category: "住院", Visitors: []string{"甲", "乙"}, Money: 400_00,
					Approver: "主席乙", Voucher: id,
				})
				return err
			})
		}},
		{name: "amounts differ", check: 38, says: "登记 400.00 元，凭证 2025-03 记4 上是 500.00 元", change: func(s *scene) {
			s.saveVisit(func(x *model.Visit) { x.Money = 400_00 })
		}},
		{name: "difference taken back", check: 38, change: func(s *scene) {
			s.saveVisit(func(x *model.Visit) { x.Money = 400_00 })
			s.post(func(v *model.Voucher) {
				v.Kind, v.Reverses = model.VoucherRed, s.visit.Voucher
				v.Lines = lines(of(dr("50105", -100_00), s.wang), cr("102", -100_00))
			})
		}},
		{name: "voucher cancelled", check: 38, says: "已被冲销", change: func(s *scene) {
			s.post(func(v *model.Voucher) {
				v.Kind, v.Reverses = model.VoucherRed, s.visit.Voucher
				v.Lines = lines(of(dr("50105", -500_00), s.wang), cr("102", -500_00))
			})
		}, also: []int{9}},
		{name: "no visit", check: 38, says: "慰问李伟 100.00 元，没有对应的走访登记", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Summary = "慰问李伟住院"; v.Lines[0].Member = s.li })
		}},
		{name: "no visit for many", check: 38, says: "慰问王芳、李伟、陈涛等 4 人 100.00 元", change: func(s *scene) {
			s.post(func(v *model.Voucher) {
				v.Summary = "重阳慰问"
				v.Lines = lines(of(dr("50105", 25_00), s.wang), of(dr("50105", 25_00), s.li), of(dr("50105", 25_00), s.chen),
					of(dr("50105", 15_00), s.sun), of(dr("50105", 10_00), s.sun), cr("102", 100_00))
			})
		}},
		{name: "group gifts", check: 38, change: func(s *scene) { s.post(func(v *model.Voucher) { v.Summary = "中秋慰问品" }) }},
		{name: "no visit, cancelled", check: 38, change: func(s *scene) {
			v := s.post(func(v *model.Voucher) { v.Summary = "慰问李伟住院"; v.Lines[0].Member = s.li })
			ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error { _, _, err := tx.Reverse(v.ID, nil, "重复记账"); return err })
		}, also: []int{9}},
		{name: "grant of nobody's", check: 38, says: "帮扶李伟 100.00 元，没有对应的补助或走访登记", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines[0] = of(dr("50404", 100_00), s.li) })
		}},
		{name: "grant without voucher", check: 38, says: "2025-05-20 已发放，没有对应的凭证", change: func(s *scene) {
			s.saveGrant(func(x *model.Subsidy) { x.ID, x.Voucher, x.Member = 0, 0, s.chen })
		}},
		{name: "grant with another sum", check: 38, says: "登记 1,900.00 元，凭证 2025-05 记3 上是 2,000.00 元", change: func(s *scene) {
			s.saveGrant(func(x *model.Subsidy) { x.Amount = 1900_00 })
		}},
		{name: "out of stock", check: 38, change: func(s *scene) {
			v := s.post(func(v *model.Voucher) { v.Lines = lines(of(dr("30101", 80_00), s.sun), cr("141", 80_00)) })
			loose(func(x *model.Visit) {
				x.Category, x.Money, x.GoodsValue, x.Goods, x.Voucher = "困难", 0, 80_00, "米油", v.ID
			})(s)
		}},
	})
}

// TestLooseVisitIsSuggested: the voucher without a visit names the visit without a voucher that fits it.
func TestLooseVisitIsSuggested(t *testing.T) {
	s := clean(t)
	s.post(func(v *model.Voucher) { v.Summary = "慰问李伟住院"; v.Lines[0].Member = s.li })
	s.saveVisits(model.Visit{
		Date: 20250618, Member: s.li, Category: "住院", Visitors: []string{"甲", "乙"}, Money: 100_00, Approver: "主席乙",
	})
	found := run(t, s.b, 2025).Findings
	if len(found) != 2 || !strings.Contains(found[1].Text, "2025-06-18 有一次同额走访") {
		t.Errorf("findings: %+v", found)
	}
}

// TestNamesakes: two members of one name are told apart by their numbers.
func TestNamesakes(t *testing.T) {
	s := clean(t)
	id := ledgertest.Member(t, s.b, "孙丽")
	s.visited(func(x *model.Visit) { x.Member, x.Approver = id, "" })
	found := run(t, s.b, 2025).Findings
	if len(found) != 1 || !strings.Contains(found[0].Object, "孙丽(") {
		t.Errorf("findings: %+v", found)
	}
}

func TestApproval(t *testing.T) {
	tryAll(t, []trialCase{
		{name: "not approved", check: 42, says: "400.00 元，没有审批人", change: func(s *scene) {
			s.visited(func(x *model.Visit) { x.Approver = "" })
		}},
		{name: "own approval", check: 42, says: "审批人就是慰问对象王芳", change: func(s *scene) {
			s.saveVisit(func(x *model.Visit) { x.Approver = "王芳" })
		}},
		{name: "approver received it", check: 42, says: "审批人和领取人都是主席乙", change: func(s *scene) {
			s.saveVisit(func(x *model.Visit) { x.Receiver = "主席乙" })
		}},
		{name: "received by the member", check: 42, change: func(s *scene) {
			s.saveVisit(func(x *model.Visit) { x.Receiver = "王芳" })
		}},
		{name: "went alone", check: 42, says: "走访人 1 人，应有 2 人以上", change: func(s *scene) {
			s.saveVisit(func(x *model.Visit) { x.Visitors = x.Visitors[:1] })
		}},
	})
}

func TestGrants(t *testing.T) {
	grant := func(change func(*model.Subsidy)) func(*scene) {
		return func(s *scene) { s.granted(change) }
	}
	tryAll(t, []trialCase{
		{name: "another sound one", check: 43, change: grant(func(*model.Subsidy) {})},
		{name: "no file", check: 43, says: "2025-05-20 已发放，缺档案号", change: grant(func(x *model.Subsidy) { x.File = "" })},
		{name: "no grant has a file", check: 43, lacks: []int{43}, change: func(s *scene) {
			s.saveGrant(func(x *model.Subsidy) { x.File = "" })
		}},
		{name: "not assessed, not on notice", check: 43, says: "缺评议、公示。", change: grant(func(x *model.Subsidy) {
			x.Assessed, x.NoticeFrom, x.NoticeTo = 0, 0, 0
		})},
		{name: "not approved", check: 43, says: "缺批准", change: grant(func(x *model.Subsidy) { x.Approved = 0 })},
		{name: "paid on the last day of the notice", check: 43, says: "2025-05-20 发放，公示到 2025-05-20 才结束", change: grant(func(x *model.Subsidy) {
			x.NoticeTo = 20250520
		})},
		{name: "approved while on notice", check: 43, says: "2025-05-14 批准，公示到 2025-05-14 才结束", change: grant(func(x *model.Subsidy) {
			x.Approved = 20250514
		})},
		{name: "paid before approval", check: 43, says: "2025-05-20 发放，2025-05-21 才批准", change: grant(func(x *model.Subsidy) {
			x.Approved = 20250521
		})},
		{name: "expired", check: 44, says: "困难认定到 2025-05-19 为止，2025-05-20 仍发放", change: grant(func(x *model.Subsidy) {
			x.ValidUntil = 20250519
		})},
		{name: "on the last day", check: 44, change: grant(func(x *model.Subsidy) { x.ValidUntil = 20250520 })},
		{name: "twice a year", check: 44, says: "2025-05-20 已按同一困难类别（意外致困）补助 2,000.00 元", change: func(s *scene) {
			s.granted(func(x *model.Subsidy) {
				x.Member, x.Applied, x.Paid, x.Category = s.li, 20250502, 20250521, "意外致困职工"
			})
		}},
		{name: "of another kind", check: 44, change: func(s *scene) {
			s.granted(func(x *model.Subsidy) { x.Member, x.Applied, x.Category = s.li, 20250502, "相对困难" })
		}},
		{name: "in cash", check: 44, says: "2025-05-20 用现金发放", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines = lines(dr("101", 5000_00), cr("102", 5000_00)); v.Date = 20250501 })
			s.granted(func(x *model.Subsidy) { x.Payment = "现金" })
		}, also: []int{4}},
	})
}

func TestBudgets(t *testing.T) {
	spend := func(m model.Money) func(*scene) {
		return func(s *scene) { s.post(func(v *model.Voucher) { v.Lines = lines(dr("50102", m), cr("102", m)) }) }
	}
	tryAll(t, []trialCase{
		{
			name: "over", check: 46, says: "50102 职工活动支出-文体活动支出：支出 20,000.01 元，预算 20,000.00 元，没有调整，执行率 100.00%，超出 0.01 元",
			change: spend(17_300_01),
		},
		{name: "used up", check: 46, change: spend(17_300_00)},
		{name: "adjusted", check: 46, says: "支出 20,000.01 元，调整后预算 20,000.00 元", change: func(s *scene) {
			ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
				b, _, err := tx.Budget(2025)
				if err != nil {
					return err
				}
				for i := range b.Lines {
					b.Lines[i].Amount, b.Lines[i].Adjustment = 10_000_00, 10_000_00
				}
				_, err = tx.SaveBudget(b)
				return err
			})
			spend(17_300_01)(s)
		}},
		{name: "not in the budget", check: 46, says: "50103 职工活动支出-宣传活动支出：支出 100.00 元，预算没有这一项", change: func(s *scene) {
			s.post(func(v *model.Voucher) { v.Lines[0].Account = "50103" })
		}},
	})
}

// TestCustody: money held for others that is not marked on cash or bank does not equal 代管经费.
func TestCustody(t *testing.T) {
	tryAll(t, []trialCase{
		{
			name: "not marked", check: 12, says: "现金、存款中标明的代管经费 800.00 元，代管经费 900.00 元，相差 100.00 元", level: SeverityWarning,
			change: func(s *scene) {
				s.post(func(v *model.Voucher) { v.Lines = lines(dr("102", 100_00), in(cr("221", 100_00), "互助金")) })
			},
		},
	})
}

// TestOpenings: the second year opens with what the first closed with; what does not is found account by
// account.
func TestOpenings(t *testing.T) {
	s := clean(t)
	err := s.b.Read(func(v *ledger.View) error {
		x, err := begin(v, 2026)
		if err != nil {
			return err
		}
		if found := continued(x); len(found) != 0 {
			t.Errorf("sound openings: %+v", found)
		}
		for i, b := range x.balances {
			if b.Account == "101" {
				x.balances[i].OpeningDebit++
			}
		}
		found := continued(x)
		if len(found) != 1 || found[0].Account != "101" || found[0].Amount != 1 {
			t.Errorf("changed openings: %+v", found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestReopened: what is posted after a month was opened again is in order.
func TestReopened(t *testing.T) {
	s := clean(t)
	ledgertest.Do(t, s.b, func(tx *ledger.Tx) error { return tx.ReopenMonth(202501, "补记利息") })
	s.book(20250131, "存款利息", dr("102", 1), cr("408", 1))
	ledgertest.Do(t, s.b, func(tx *ledger.Tx) error { return tx.CloseMonth(202501) })
	if r := run(t, s.b, 2025); len(r.Findings) != 0 {
		t.Errorf("findings: %+v", r.Findings)
	}
}

// TestMidYear: what was turned over before the book was started stands in it from the first day.
func TestMidYear(t *testing.T) {
	b := ledgertest.New(t, ledgertest.Branch())
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "102", Debit: 100_00, YearDebit: 9000_00, YearCredit: 2000_00},
			{Account: "32205", Credit: 100_00},
			{Account: "402", YearCredit: 9000_00},
			{Account: "50102", YearDebit: 2000_00},
		}})
		return err
	})
	ledgertest.Post(t, b, voucher(20250701, "场地费", dr("50102", 7100_00), cr("102", 7100_00)))
	if r := run(t, b, 2025); len(r.Findings) != 0 {
		t.Errorf("findings: %+v", r.Findings)
	}
	ledgertest.Post(t, b, voucher(20250702, "场地费", dr("50102", 1), cr("102", 1)))
	if r := run(t, b, 2025); len(r.Findings) != 1 || r.Findings[0].Check != 13 || r.Findings[0].Amount != -1 {
		t.Errorf("findings: %+v", r.Findings)
	}
}
