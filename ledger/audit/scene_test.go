package audit

import (
	"slices"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// scene is a book in which no check finds anything, and what a test changes in it.
type scene struct {
	t                   *testing.T
	b                   *ledger.Book
	wang, li, chen, sun model.ID
	visit               model.Visit   // of 王芳 in hospital, 500.00
	grant               model.Subsidy // of 李伟, 2000.00
}

// lines makes the lines of a voucher from account, debit and credit.
func lines(ls ...model.Line) []model.Line { return ls }

func dr(account string, m model.Money) model.Line {
	return model.Line{Account: account, Side: model.Debit, Amount: m}
}

func cr(account string, m model.Money) model.Line {
	return model.Line{Account: account, Side: model.Credit, Amount: m}
}

func of(l model.Line, member model.ID) model.Line {
	l.Member = member
	return l
}

func in(l model.Line, project string) model.Line {
	l.Project = project
	return l
}

// clean makes a year of all that a school's union usually does.
func clean(t *testing.T) *scene {
	t.Helper()
	s := &scene{t: t, b: ledgertest.New(t, ledgertest.Branch())}
	b := s.b
	s.wang, s.li = ledgertest.Member(t, b, "王芳"), ledgertest.Member(t, b, "李伟")
	s.chen, s.sun = ledgertest.Member(t, b, "陈涛"), ledgertest.Member(t, b, "孙丽")
	ledgertest.Do(t, b, func(tx *ledger.Tx) error {
		if _, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "101", Debit: 1000_00},
			{Account: "102", Debit: 100_000_00},
			{Account: "102", Project: "互助金", Debit: 1200_00},
			{Account: "221", Project: "互助金", Credit: 1200_00},
			{Account: "162", Debit: 12_000_00},
			{Account: "163", Credit: 2_000_00},
			{Account: "30104", Credit: 10_000_00},
			{Account: "211", Credit: 5000_00},
			{Account: "32104", Project: "读书专项", Credit: 3000_00},
			{Account: "32205", Credit: 93_000_00},
		}}); err != nil {
			return err
		}
		budget := model.Budget{Year: 2025}
		for _, code := range []string{"401", "402", "408", "50102", "50105", "50404", "50405", "50702"} {
			budget.Lines = append(budget.Lines, model.BudgetLine{Account: code, Amount: 20_000_00})
		}
		_, err := tx.SaveBudget(budget)
		return err
	})
	s.moneyIn()
	s.spending()
	s.care()
	return s
}

func (s *scene) moneyIn() {
	s.book(20250103, "收1月会费", dr("102", 2000_00), cr("401", 2000_00))
	s.book(20250106, "学校拨缴工会经费", dr("102", 10_000_00), cr("402", 6000_00), cr("211", 4000_00))
	s.book(20250110, "上解经费", dr("211", 9000_00), cr("102", 9000_00))
	s.book(20250115, "提取备用金", dr("101", 6000_00), cr("102", 6000_00))
	s.book(20250121, "存款利息", dr("102", 31_20), cr("408", 31_20))
	s.book(20250122, "收互助保险费", in(dr("102", 600_00), "互助金"), in(cr("221", 600_00), "互助金"))
	s.book(20250125, "转付互助理赔款", in(of(dr("221", 1000_00), s.wang), "互助金"), in(cr("102", 1000_00), "互助金"))
}

func (s *scene) spending() {
	s.book(20250201, "羽毛球比赛器材", dr("50102", 1000_00), cr("101", 1000_00))
	s.book(20250202, "李伟预借活动款", dr("135", 1500_00), cr("101", 1500_00))
	s.book(20250208, "李伟报销活动款", dr("50102", 1400_00), dr("101", 100_00), cr("135", 1500_00))
	s.book(20250210, "现金存入银行", dr("102", 2000_00), cr("101", 2000_00))
	s.book(20250211, "春节慰问品", dr("50105", 8000_00), cr("102", 8000_00))
	s.book(20250212, "购打印机", dr("50702", 3200_00), cr("102", 3200_00), dr("162", 3200_00), cr("30104", 3200_00))
	s.book(20250228, "计提折旧", dr("30104", 200_00), cr("163", 200_00))
	wrong := s.book(20250301, "乒乓球活动场地费", dr("50102", 3000_00), cr("102", 3000_00))
	right := ledgertest.Sign(model.Voucher{Summary: "乒乓球活动场地费", Lines: lines(dr("50102", 300_00), cr("102", 300_00))})
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
		_, _, err := tx.Reverse(wrong.ID, &right, "金额多记一位")
		if err == nil {
			err = tx.CloseMonth(202501)
		}
		return err
	})
}

func (s *scene) care() {
	two := []string{"主席乙", "委员丙"}
	s.visit = ledgertest.Visited(s.t, s.b, model.Visit{
		Date: 20250310, Member: s.wang, Category: "住院", EventDate: 20250305, Visitors: two, Money: 500_00,
		Approver: "主席乙", Payment: "银行转账",
	})
	for _, x := range []model.Visit{
		{Date: 20250401, Member: s.wang, Category: "住院", EventDate: 20250330, Money: 300_00, Payment: "现金"},
		{Date: 20250410, Member: s.chen, Category: "去世", EventDate: 20250408, Relation: model.RelationParent, Money: 1000_00},
		{Date: 20250411, Member: s.chen, Category: "去世", EventDate: 20250409, Relation: model.RelationParent, Money: 1000_00},
		{Date: 20250420, Member: s.chen, Category: "结婚", EventDate: 20250418, Goods: "床品", GoodsValue: 800_00},
		{
			Date: 20250421, Member: s.chen, Category: "结婚", EventDate: 20250419, Relation: model.RelationChild,
			Goods: "床品", GoodsValue: 500_00,
		},
		{
			Date: 20250425, Member: s.li, Category: "生育", EventDate: 20250424, Relation: model.RelationSpouse,
			Goods: "奶粉", GoodsValue: 800_00,
		},
		{Date: 20250430, Member: s.sun, Category: "退休", EventDate: 20250430, Goods: "纪念册", GoodsValue: 600_00},
		{Date: 20250505, Member: s.sun, Category: "困难", EventDate: 20250503, Money: 1500_00, Payment: "现金"},
	} {
		x.Visitors, x.Approver = two, "主席乙"
		ledgertest.Visited(s.t, s.b, x)
	}
	shared := s.book(20250510, "慰问王芳父亲、李伟住院", dr("50105", 900_00), cr("102", 900_00))
	s.saveVisits(
		model.Visit{
			Date: 20250510, Member: s.wang, Category: "去世", EventDate: 20250508, Relation: model.RelationParent,
			Money: 600_00, Visitors: two, Approver: "主席乙", Voucher: shared.ID,
		},
		model.Visit{
			Date: 20250510, Member: s.li, Category: "住院", EventDate: 20250507, Money: 300_00, Visitors: two,
			Approver: "主席乙", Voucher: shared.ID,
		},
		model.Visit{Date: 20250511, Member: s.sun, Category: "住院", EventDate: 20250509, Visitors: two[:1], Manner: "电话"},
		model.Visit{Heard: 20250620, Member: s.sun, Category: "住院", EventDate: 20250619},
	)
	s.grant = ledgertest.Granted(s.t, s.b, model.Subsidy{
		Applied: 20250501, Member: s.li, Category: "意外致困", Amount: 2000_00, File: "K1", ValidUntil: 20260430,
		Assessed: 20250503, Deliberated: 20250504, NoticeFrom: 20250506, NoticeTo: 20250514, Approved: 20250515,
		Approver: "主席乙", Paid: 20250520, Payment: "银行转账",
	})
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
		_, err := tx.SaveSubsidy(model.Subsidy{Applied: 20250601, Member: s.li, Category: "意外致困", Amount: 500_00})
		return err // asked for, not granted
	})
}

// voucher is a sound voucher.
func voucher(d model.Date, summary string, ls ...model.Line) model.Voucher {
	return ledgertest.Sign(model.Voucher{Date: d, Summary: summary, Counterparty: "城东体育馆", Lines: ls})
}

// book posts a sound voucher.
func (s *scene) book(d model.Date, summary string, ls ...model.Line) model.Voucher {
	s.t.Helper()
	return ledgertest.Post(s.t, s.b, voucher(d, summary, ls...))[0]
}

// post posts a small sound voucher after a change.
func (s *scene) post(change func(*model.Voucher)) model.Voucher {
	s.t.Helper()
	v := voucher(20250620, "羽毛球活动场地费", dr("50102", 100_00), cr("102", 100_00))
	change(&v)
	return ledgertest.Post(s.t, s.b, v)[0]
}

// visited records a sound visit of 孙丽's for her husband's death after a change, and its voucher.
func (s *scene) visited(change func(*model.Visit)) model.Visit {
	s.t.Helper()
	x := model.Visit{
		Date: 20250610, Member: s.sun, Category: "去世", EventDate: 20250608, Relation: model.RelationSpouse,
		Money: 400_00, Visitors: []string{"主席乙", "委员丙"}, Approver: "主席乙", Payment: "银行转账",
	}
	change(&x)
	return ledgertest.Visited(s.t, s.b, x)
}

// granted records another sound grant after a change, and its voucher.
func (s *scene) granted(change func(*model.Subsidy)) model.Subsidy {
	s.t.Helper()
	x := s.grant
	x.ID, x.Voucher, x.Member, x.File = 0, 0, s.chen, "K2"
	change(&x)
	return ledgertest.Granted(s.t, s.b, x)
}

func (s *scene) saveVisits(xs ...model.Visit) {
	s.t.Helper()
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
		for _, x := range xs {
			if _, err := tx.SaveVisit(x); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *scene) saveVisit(change func(*model.Visit)) {
	s.t.Helper()
	x := s.visit
	change(&x)
	s.saveVisits(x)
}

func (s *scene) saveGrant(change func(*model.Subsidy)) {
	s.t.Helper()
	x := s.grant
	change(&x)
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error { _, err := tx.SaveSubsidy(x); return err })
}

func (s *scene) branch(change func(*model.Branch)) {
	s.t.Helper()
	ledgertest.Do(s.t, s.b, func(tx *ledger.Tx) error {
		br, err := tx.Branch()
		if err != nil {
			return err
		}
		change(&br)
		return tx.SaveBranch(br)
	})
}

func run(t *testing.T, b *ledger.Book, year int) Result {
	t.Helper()
	var r Result
	err := b.Read(func(v *ledger.View) error {
		var err error
		r, err = Run(v, year)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// forged runs the checks over a year that was changed as no gate would let in: before the vouchers pass by,
// in them, and after.
func forged(
	t *testing.T, b *ledger.Book, before func(*snapshot), vouchers func([]model.Voucher) []model.Voucher,
	after func(*snapshot),
) Result {
	t.Helper()
	var r Result
	err := b.Read(func(v *ledger.View) error {
		s, err := begin(v, 2025)
		if err != nil {
			return err
		}
		if before != nil {
			before(s)
		}
		var list []model.Voucher
		err = v.EachVoucher(202501, model.Closing(2025), func(x model.Voucher) error {
			list = append(list, x)
			return nil
		})
		if err != nil {
			return err
		}
		if vouchers != nil {
			list = vouchers(slices.Clone(list))
		}
		for _, x := range list {
			s.see(x, false)
		}
		if err := s.undo(v); err != nil {
			return err
		}
		if after != nil {
			after(s)
		}
		r = s.judge(nil)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}
