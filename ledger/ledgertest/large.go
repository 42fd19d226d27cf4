package ledgertest

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// The measure of a large union: how many members it has, and the years that its book keeps up to the day of the tests.
const (
	largeMembers = 400
	largeYears   = 10
)

// Large makes the book of a large union at path, closed: 400 members over ten years with every month's dues, visits,
// grants, presents, money collected for others, hardship files, activities and the vouchers of all that. It is always
// the same.
func Large(tb testing.TB, path string) {
	tb.Helper()
	br := Branch()
	br.FirstYear = model.DateOf(Now()).Year() - largeYears + 1
	b, err := ledger.Create(path, br, ledger.Command{Actor: Actor}, Options(3))
	if err != nil {
		tb.Fatal(err)
	}
	m := &largeMaker{tb: tb, b: b, br: br, r: rand.New(rand.NewPCG(11, 13))}
	m.people()
	for p := model.NewPeriod(br.FirstYear, 1); p < model.DateOf(Now()).Period(); p = p.Next() {
		Do(tb, b, func(t *ledger.Tx) error { return m.month(t, p) })
	}
	if err := b.Close(); err != nil {
		tb.Fatal(err)
	}
}

// largeMaker makes the large union.
type largeMaker struct {
	tb      testing.TB
	b       *ledger.Book
	br      model.Branch
	r       *rand.Rand
	members []model.Member
}

const surnames, givenNames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平"

func (m *largeMaker) pick(s string) string {
	r := []rune(s)
	return string(r[m.r.IntN(len(r))])
}

func (m *largeMaker) people() {
	Do(m.tb, m.b, func(t *ledger.Tx) error {
		lines := []model.OpeningLine{
			{Account: model.AccountBank, Debit: 500_000_00},
			{Account: "32205", Credit: 500_000_00},
		}
		if _, err := t.SaveOpening(model.Opening{Year: m.br.FirstYear, Lines: lines}); err != nil {
			return err
		}
		for i := range largeMembers {
			x := model.Member{
				Number: fmt.Sprintf("M%05d", i+1), Name: m.pick(surnames) + m.pick(givenNames) + m.pick(givenNames),
				Sex: model.Sex(1 + i%2), Department: fmt.Sprintf("%d年级组", 1+i%9), Group: fmt.Sprintf("第%d小组", 1+i%12),
				Birth:  model.Date(19660101 + 10000*m.r.IntN(15) + 100*m.r.IntN(12) + m.r.IntN(28)),
				Joined: model.Date(20000901 + 10000*m.r.IntN(17)), Status: model.StatusActive,
			}
			x = x.WithBase(0, model.Money(400_000+m.r.IntN(400_000)))
			x.Private.Phone = fmt.Sprintf("199%08d", i)
			var err error
			if x.ID, err = t.SaveMember(x); err != nil {
				return err
			}
			m.members = append(m.members, x)
		}
		return nil
	})
}

// month makes all that happens in a month.
func (m *largeMaker) month(t *ledger.Tx, p model.Period) error {
	day := p.First().AddDays(9)
	var ids []model.ID
	for _, x := range m.members {
		if x.ActiveOn(p.First()) {
			ids = append(ids, x.ID)
		}
	}
	if _, err := t.CollectDues(p, ids, day, ""); err != nil {
		return err
	}
	dues, err := t.DraftDues(p)
	if err != nil {
		return err
	}
	if _, err := t.Post(dues); err != nil {
		return err
	}
	for n := range 3 + m.r.IntN(3) {
		if err := m.visit(t, p, n); err != nil {
			return err
		}
	}
	for n := range 12 {
		v := model.Voucher{Date: p.First().AddDays(n + 3), Summary: fmt.Sprintf("第%d次活动器材", n+1), Lines: []model.Line{
			{Account: "50102", Side: model.Debit, Amount: model.Money(10_000 + m.r.IntN(90_000))},
			{Account: model.AccountBank, Side: model.Credit},
		}}
		v.Lines[1].Amount = v.Lines[0].Amount
		if _, err := posted(t, v); err != nil {
			return err
		}
	}
	return m.seldom(t, p)
}

func (m *largeMaker) visit(t *ledger.Tx, p model.Period, n int) error {
	c := m.br.Categories[m.r.IntN(len(m.br.Categories))]
	who := m.members[m.r.IntN(len(m.members))]
	heard := p.First().AddDays(5 * n)
	x := model.Visit{
		Member: who.ID, Category: c.Name, EventDate: heard, Heard: heard, Date: heard.AddDays(2), Money: 500_00,
		Visitors: []string{"主席乙", "委员丙"}, Evidence: c.Evidence, Receiver: who.Name,
	}
	v, err := posted(t, model.VisitVoucher(x, who, c))
	if err != nil {
		return err
	}
	x.Voucher = v
	_, err = t.SaveVisit(x)
	return err
}

// seldom makes what happens in some months alone.
func (m *largeMaker) seldom(t *ledger.Tx, p model.Period) error {
	day := p.Last().AddDays(-3)
	switch p.Month() {
	case 1, 5, 9:
		g := model.Gift{
			Kind: model.GiftFestival, Name: fmt.Sprintf("%d年节日慰问%d", p.Year(), p.Month()), Date: day, PerHead: 300_00,
		}.Listed(m.members)
		id, err := t.SaveGift(g)
		if err != nil {
			return err
		}
		v, err := t.DraftGift(id)
		if err != nil {
			return err
		}
		_, err = t.Post(v)
		return err
	case 3:
		d := model.Drive{
			Kind: model.DriveMutual, Name: fmt.Sprintf("%d年互助保障", p.Year()), Project: "互助金", Date: day, PerHead: 60_00,
		}.Listed(m.members)
		_, err := t.SaveDrive(d)
		return err
	case 11:
		return m.grants(t, p)
	}
	return nil
}

func (m *largeMaker) grants(t *ledger.Tx, p model.Period) error {
	for n := range 8 {
		who := m.members[(p.Year()*8+n)%len(m.members)]
		number := fmt.Sprintf("K%d-%02d", p.Year(), n+1)
		h := model.Hardship{
			Number: number, Member: who.ID, Category: model.CurrentHardships()[n%3], Opened: p.First(),
			ValidUntil: p.First().AddDays(365),
		}
		if _, err := t.SaveHardship(h); err != nil {
			return err
		}
		s := model.Subsidy{
			Applied: p.First(), Member: who.ID, Category: h.Category, Amount: 2000_00, File: number,
			Assessed: p.First().AddDays(2), Deliberated: p.First().AddDays(3), NoticeFrom: p.First().AddDays(4),
			NoticeTo: p.First().AddDays(11), Approved: p.First().AddDays(12), Paid: p.First().AddDays(20),
		}
		v, err := posted(t, model.SubsidyVoucher(s, who))
		if err != nil {
			return err
		}
		s.Voucher = v
		if _, err := t.SaveSubsidy(s); err != nil {
			return err
		}
	}
	return nil
}
