package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestCheckMember(t *testing.T) {
	good := Member{
		Number: "M00001", Name: "𠮷田薫", Sex: SexFemale, Birth: 19760721, Joined: 20000201, Status: StatusActive,
		Bases:   []DuesBase{{Base: 643457}},
		Private: MemberPrivate{IDNumber: "32999919760721030X", Card: "6222620000000000004", Phone: "19900000000"},
	}
	for _, c := range []struct {
		name   string
		change func(*Member)
		want   []string
	}{
		{"good", func(*Member) {}, nil},
		{"bare", func(m *Member) { *m = Member{Number: "1", Name: "张三", Status: StatusNonMember} }, nil},
		{"no number", func(m *Member) { m.Number = "" }, []string{"member.number"}},
		{"no name", func(m *Member) { m.Name = "" }, []string{"member.name"}},
		{"no standing", func(m *Member) { m.Status = 0 }, []string{"member.status"}},
		{"standing 8", func(m *Member) { m.Status = 8 }, []string{"member.status"}},
		{"sex 3", func(m *Member) { m.Sex = 3 }, []string{"member.sex", "member.id-sex"}},
		{"other sex", func(m *Member) { m.Sex = SexMale }, []string{"member.id-sex"}},
		{"other birth", func(m *Member) { m.Birth = 19760722 }, []string{"member.id-birth"}},
		{"birth month", func(m *Member) { m.Birth = 19760700 }, nil},
		{"other birth month", func(m *Member) { m.Birth = 19760800 }, []string{"member.id-birth"}},
		{"no such birth", func(m *Member) { m.Birth = 19760732; m.Private.IDNumber = "" }, []string{"member.date"}},
		{"no such joining", func(m *Member) { m.Joined = 20000231 }, []string{"member.date"}},
		{"no such change", func(m *Member) { m.Changed = 20251301 }, []string{"member.date"}},
		{"joined before birth", func(m *Member) { m.Joined = 19700101 }, []string{"member.dates"}},
		{"left before joining", func(m *Member) { m.Changed = 19991231 }, []string{"member.dates?"}},
		{"check digit", func(m *Member) { m.Private.IDNumber = "329999197607210301" }, []string{"member.id"}},
		{"15 digits", func(m *Member) { m.Private.IDNumber = "329999760721030" }, []string{"member.id"}},
		{"small x", func(m *Member) { m.Private.IDNumber = "32999919760721030x" }, []string{"member.id"}},
		{"card letters", func(m *Member) { m.Private.Card = "6.22E+18" }, []string{"member.card"}},
		{"card blanks", func(m *Member) { m.Private.Card = "6222 6200 0000 0000 004" }, []string{"member.card"}},
		{"card digit", func(m *Member) { m.Private.Card = "6222620000000000005" }, []string{"member.card-check?"}},
		{"base", func(m *Member) { m.Bases = []DuesBase{{Base: -1}} }, []string{"member.base"}},
		{
			"base order", func(m *Member) { m.Bases = []DuesBase{{From: 202502}, {From: 202501}} },
			[]string{"member.base-order"},
		},
		{"base month", func(m *Member) { m.Bases = []DuesBase{{From: 202513}} }, []string{"member.base-order"}},
		{"name with escape", func(m *Member) { m.Name = "王\x1b[31m丙" }, []string{"text.characters"}},
		{"long note", func(m *Member) { m.Private.Note = strings.Repeat("长", 2001) }, []string{"text.long"}},
		{"note of two lines", func(m *Member) { m.Private.Note = "一\n二" }, nil},
	} {
		m := good
		c.change(&m)
		vs := CheckMember(m)
		expect(t, c.name, vs, c.want...)
		for _, v := range vs {
			said := fmt.Sprintf("%+v", v)
			for _, private := range []string{m.Private.IDNumber, m.Private.Card, m.Private.Phone} {
				if private != "" && strings.Contains(said, private) {
					t.Errorf("%s: a private number is repeated in %s", c.name, said)
				}
			}
		}
	}
	m := good
	m.Private.IDNumber = "329999760721030"
	if vs := CheckMember(m); len(vs) != 1 || vs[0].Hint != "old" {
		t.Errorf("%+v", vs)
	}
}

func TestCheckDues(t *testing.T) {
	good := Dues{Member: 1, Month: 202501, Amount: 3215, Paid: 20250110}
	for _, c := range []struct {
		name   string
		change func(*Dues)
		want   []string
	}{
		{"good", func(*Dues) {}, nil},
		{"unknown day", func(d *Dues) { d.Paid = 0 }, nil},
		{"nobody", func(d *Dues) { d.Member = 0 }, []string{"dues.member"}},
		{"no month", func(d *Dues) { d.Month = 0 }, []string{"dues.month"}},
		{"closing", func(d *Dues) { d.Month = Closing(2025) }, []string{"dues.month"}},
		{"long ago", func(d *Dues) { d.Month = 199901 }, []string{"dues.month"}},
		{"nothing", func(d *Dues) { d.Amount = 0 }, []string{"dues.amount"}},
		{"too much", func(d *Dues) { d.Amount = MaxEntry + 1 }, []string{"dues.amount"}},
		{"paid in a month", func(d *Dues) { d.Paid = 20250100 }, []string{"dues.paid"}},
	} {
		d := good
		c.change(&d)
		expect(t, c.name, CheckDues(d), c.want...)
	}
}

func TestCheckVisit(t *testing.T) {
	b := Branch{Categories: DefaultCategories(), Region: "四川"}
	good := Visit{
		Member: 1, Date: 20250409, Category: "住院", EventDate: 20250405, Heard: 20250406, Money: 58000,
		Visitors: []string{"主席乙", "委员丙"}, Approver: "主席乙",
	}
	for _, c := range []struct {
		name   string
		change func(*Visit)
		want   []string
	}{
		{"good", func(*Visit) {}, nil},
		{"pending", func(v *Visit) { v.Date, v.Money = 0, 0 }, nil},
		{"nobody", func(v *Visit) { v.Member = 0 }, []string{"visit.member"}},
		{"no category", func(v *Visit) { v.Category = "" }, []string{"visit.category"}},
		{"other category", func(v *Visit) { v.Category = "乔迁" }, []string{"visit.category-unknown?"}},
		{"no day at all", func(v *Visit) { v.Date, v.EventDate, v.Heard = 0, 0, 0 }, []string{"visit.undated"}},
		{"no such day", func(v *Visit) { v.Approved = 20250230 }, []string{"visit.date"}},
		{"a month", func(v *Visit) { v.EventDate = 20250400 }, []string{"visit.date"}},
		{"long ago", func(v *Visit) { v.Date = 19990101; v.EventDate = 0 }, []string{"year"}},
		{"before", func(v *Visit) { v.Date = 20250404 }, []string{"visit.before?"}},
		{"before it was heard of", func(v *Visit) { v.Heard = 20250430 }, []string{"visit.heard?"}},
		{"negative", func(v *Visit) { v.Money = -1 }, []string{"visit.amount"}},
		{"huge", func(v *Visit) { v.Money = MaxEntry + 1 }, []string{"visit.amount", "visit.over?"}},
		{"over", func(v *Visit) { v.Money = 100001 }, []string{"visit.over?"}},
		{"at the limit", func(v *Visit) { v.Money = 100000 }, nil},
		{"goods", func(v *Visit) { v.Money, v.GoodsValue, v.Goods = 0, 5000, "水果" }, []string{"visit.form?"}},
		{"nameless goods", func(v *Visit) { v.GoodsValue = 5000 }, []string{"visit.form?", "visit.goods?"}},
		{"uncle", func(v *Visit) { v.Relation = RelationOtherRelative }, []string{"visit.relation?"}},
		{"relation 6", func(v *Visit) { v.Relation = 6 }, []string{"visit.relation"}},
		{
			"texts", func(v *Visit) { v.Visitors = []string{"a\u202e"}; v.Private.Reason = "\x1b" },
			[]string{"text.characters"},
		},
	} {
		v := good
		c.change(&v)
		expect(t, c.name, CheckVisit(v, b), c.want...)
	}
	over := good
	over.Money = 1000000
	b.Region = ""
	expect(t, "no region", CheckVisit(over, b))
}

func TestCheckSubsidy(t *testing.T) {
	good := Subsidy{
		Applied: 20251102, Member: 1, Category: "意外致困", Amount: 200000, Source: "本级经费", Assessed: 20251105,
		Deliberated: 20251105, NoticeFrom: 20251106, NoticeTo: 20251115, Approved: 20251116, Approver: "主席乙",
		Paid: 20251205, Payment: "银行转账",
	}
	for _, c := range []struct {
		name   string
		change func(*Subsidy)
		want   []string
	}{
		{"good", func(*Subsidy) {}, nil},
		{"just applied", func(s *Subsidy) {
			*s = Subsidy{Applied: 20251102, Member: 1, Category: "深度困难", Amount: 1}
		}, nil},
		{"older category", func(s *Subsidy) { s.Category = "低保边缘户" }, nil},
		{"other category", func(s *Subsidy) { s.Category = "缺钱" }, []string{"subsidy.category?"}},
		{"nobody", func(s *Subsidy) { s.Member = 0 }, []string{"subsidy.member"}},
		{"nothing", func(s *Subsidy) { s.Amount = 0 }, []string{"subsidy.amount"}},
		{"never applied", func(s *Subsidy) { s.Applied = 0 }, []string{"subsidy.date", "subsidy.missing?"}},
		{"long ago", func(s *Subsidy) { s.Applied = 19991102 }, []string{"year"}},
		{"a month", func(s *Subsidy) { s.Assessed = 20251100 }, []string{"subsidy.date", "subsidy.order?"}},
		{"order", func(s *Subsidy) { s.Assessed = 20251101 }, []string{"subsidy.order?"}},
		{"no notice", func(s *Subsidy) { s.NoticeFrom, s.NoticeTo = 0, 0 }, []string{"subsidy.missing?"}},
		{"approved early", func(s *Subsidy) { s.Approved = 20251115 }, []string{"subsidy.notice-ends?"}},
		{"paid early", func(s *Subsidy) { s.Paid = 20251110 }, []string{"subsidy.notice-ends?", "subsidy.order?"}},
		{"notice backwards", func(s *Subsidy) { s.NoticeTo = 20251105 }, []string{"subsidy.notice"}},
		{"cash", func(s *Subsidy) { s.Payment = "现金" }, []string{"subsidy.cash?"}},
		{"text", func(s *Subsidy) { s.Private.Cause = "\u200b" }, []string{"text.characters"}},
	} {
		s := good
		c.change(&s)
		expect(t, c.name, CheckSubsidy(s), c.want...)
	}
}

func TestCheckBranch(t *testing.T) {
	good := Branch{Name: "示范市教育工会示范实验小学委员会", FirstYear: 2025, Categories: DefaultCategories(), Region: "四川"}
	for _, c := range []struct {
		name   string
		change func(*Branch)
		want   []string
	}{
		{"good", func(*Branch) {}, nil},
		{"no name", func(b *Branch) { b.Name = "" }, []string{"branch.name"}},
		{"no year", func(b *Branch) { b.FirstYear = 0 }, []string{"branch.year"}},
		{"three", func(b *Branch) { b.Categories = b.Categories[:3] }, []string{"branch.categories"}},
		{"four", func(b *Branch) { b.Categories = b.Categories[:4] }, nil},
		{"nine", func(b *Branch) {
			for i := range 3 {
				b.Categories = append(b.Categories, Category{Name: fmt.Sprint(i)})
			}
		}, []string{"branch.categories"}},
		{
			"twice", func(b *Branch) { b.Categories[1].Name = b.Categories[0].Name },
			[]string{"branch.category-twice"},
		},
		{"nameless", func(b *Branch) { b.Categories[1].Name = "" }, []string{"branch.category"}},
		{"income", func(b *Branch) { b.Categories[1].Account = "401" }, []string{"branch.category-account"}},
		{"2009", func(b *Branch) { b.Categories[1].Account = "50205" }, []string{"branch.category-account"}},
		{"short code", func(b *Branch) { b.Categories[1].Account = "5" }, []string{"branch.category-account"}},
		{"own detail", func(b *Branch) { b.Categories[1].Account = "5010501" }, nil},
		{"own detail of a leaf", func(b *Branch) { b.Categories[1].Account = "51001" }, nil},
		{"no account", func(b *Branch) { b.Categories[1].Account = "" }, nil},
		{"share", func(b *Branch) { b.OwnShare = 10001 }, []string{"branch.share"}},
		{"levy", func(b *Branch) { b.Levy = 3 }, []string{"branch.levy"}},
		{"region", func(b *Branch) { b.Region = "火星" }, []string{"branch.region?"}},
		{"term", func(b *Branch) { b.TermFrom, b.TermTo = 20250101, 20241231 }, []string{"branch.term"}},
		{"credit code", func(b *Branch) { b.CreditCode = "123" }, []string{"branch.credit?"}},
		{"bank account", func(b *Branch) { b.BankAccount = "62x" }, []string{"branch.bank-account?"}},
		{"bank account", func(b *Branch) { b.BankAccount = "3200 1234-5678" }, nil},
		{"limit", func(b *Branch) { b.Limits = []Ceiling{{Item: "wedding"}} }, []string{"branch.limit"}},
		{
			"good limit", func(b *Branch) { b.Limits = []Ceiling{{Item: "wedding", Basis: BasisEvent, Amount: 1}} },
			nil,
		},
		{"text", func(b *Branch) { b.Chair = "\ufffd" }, []string{"text.characters"}},
		{"category text", func(b *Branch) { b.Categories[0].Evidence = "\x07" }, []string{"text.characters"}},
	} {
		b := good
		b.Categories = DefaultCategories()
		c.change(&b)
		expect(t, c.name, CheckBranch(b), c.want...)
	}
	// The example of GB 32100-2015 and single typos in it.
	if !ValidCreditCode("91350100M000100Y43") {
		t.Error("the standard's example")
	}
	for _, bad := range []string{
		"91350100M000100Y44", "91350100M000100Z43", "91350100M000101Y43",
		"91350100M000100I43", "",
	} {
		if ValidCreditCode(bad) {
			t.Errorf("%s passes", bad)
		}
	}
}
