// Package screentest opens the program on a book of invented people, for tests of screens: at a fixed time, with
// fixed randomness, so that the same keys lead to the same screen to the last character.
package screentest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gonghui/ledger"
	"gonghui/model"
)

// Actor keeps the books of these tests.
const Actor = "会计甲"

// Now is the clock of these books: a Friday morning in June 2026.
func Now() time.Time { return time.Date(2026, 6, 26, 9, 0, 0, 0, model.Zone()) }

// Options open such a book. Books made with equal seeds are equal to the byte.
func Options(seed byte) ledger.Options {
	return ledger.Options{Now: Now, Rand: rand.NewChaCha8([32]byte{'s', seed}), Holder: Actor}
}

// Branch is the union of these books.
func Branch() model.Branch {
	return model.Branch{
		Name: "示范市实验小学工会委员会", Short: "示范实验小学工会", CreditCode: "81329900MC00000000", Bank: "示范市农商银行",
		BankAccount: "3290000000000000000", Chair: "主席乙", Treasurer: Actor, Cashier: "出纳丁", Auditor: "经审戊",
		TermFrom: 20230901, TermTo: 20280831, Region: "四川", Levy: model.LevySelf, OwnShare: 6000, FirstYear: 2025,
		Categories: model.DefaultCategories(),
	}
}

// Empty makes a book without any records and returns its path.
func Empty(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "gonghui.db")
	b, err := ledger.Create(path, Branch(), ledger.Command{Actor: Actor}, Options(1))
	if err != nil {
		tb.Fatal(err)
	}
	if err := b.Close(); err != nil {
		tb.Fatal(err)
	}
	return path
}

// Book makes a book in use and returns its path: last year closed, this year closed to April, May still open, three
// drafts, twelve people, visits made and to be made, a grant on public notice.
func Book(tb testing.TB) string {
	tb.Helper()
	path := Empty(tb)
	b, err := ledger.Open(path, Options(2))
	if err != nil {
		tb.Fatal(err)
	}
	f := &filler{tb: tb, book: b, ids: map[string]model.ID{}}
	f.members()
	f.openings()
	f.vouchers()
	f.visits()
	f.drafts()
	if err := b.Close(); err != nil {
		tb.Fatal(err)
	}
	return path
}

// Sound fails the test if the book at path is not what its log says.
func Sound(tb testing.TB, path string) {
	tb.Helper()
	if _, err := os.Stat(path); err != nil {
		return // never made, as a test of the wizard may want it
	}
	r, err := ledger.VerifyFile(path, Options(3), nil)
	if err != nil || !r.OK() {
		tb.Errorf("book at the end of the test: %v %+v", err, r)
	}
}

type filler struct {
	tb   testing.TB
	book *ledger.Book
	ids  map[string]model.ID
}

func (f *filler) do(fn func(*ledger.Tx) error) {
	f.tb.Helper()
	if _, err := f.book.Do(ledger.Command{Actor: Actor}, fn); err != nil {
		f.tb.Fatal(err)
	}
}

func (f *filler) members() {
	people := []struct {
		name, department, group string
		sex                     model.Sex
		status                  model.Status
		base                    model.Money
	}{
		{"王芳", "语文组", "第一小组", model.SexFemale, model.StatusActive, 612000},
		{"李伟", "数学组", "第一小组", model.SexMale, model.StatusActive, 580000},
		{"赵敏", "英语组", "第一小组", model.SexFemale, model.StatusActive, 545000},
		{"陈涛", "体育组", "第二小组", model.SexMale, model.StatusActive, 498000},
		{"刘洋", "音乐组", "第二小组", model.SexMale, model.StatusActive, 476000},
		{"孙丽", "美术组", "第二小组", model.SexFemale, model.StatusActive, 502000},
		{"周强", "后勤", "第三小组", model.SexMale, model.StatusRetained, 430000},
		{"吴静", "语文组", "第一小组", model.SexFemale, model.StatusActive, 555000},
		{"郑华", "数学组", "第三小组", model.SexMale, model.StatusActive, 520000},
		{"欧阳娜娜", "英语组", "第三小组", model.SexFemale, model.StatusActive, 488000},
		{"买买提·艾力", "体育组", "第三小组", model.SexMale, model.StatusActive, 467000},
		{"张强", "科学组", "第二小组", model.SexMale, model.StatusActive, 459000},
	}
	f.do(func(t *ledger.Tx) error {
		for i, p := range people {
			id, err := t.SaveMember(model.Member{
				Number: fmt.Sprintf("M%03d", i+1), Name: p.name, Sex: p.sex, Department: p.department, Group: p.group,
				Joined: 20150901, Status: p.status, Changed: changed(p.status), Bases: []model.DuesBase{{Base: p.base}},
				Private: model.MemberPrivate{Phone: fmt.Sprintf("1380000%04d", i+1)},
			})
			if err != nil {
				return err
			}
			f.ids[p.name] = id
		}
		return nil
	})
}

func changed(s model.Status) model.Date {
	if s == model.StatusRetained {
		return 20250901
	}
	return 0
}

func (f *filler) openings() {
	f.do(func(t *ledger.Tx) error {
		if _, err := t.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "101", Debit: 100000},
			{Account: "102", Debit: 12000000},
			{Account: "102", Project: "上级慰问专款", Debit: 120000},
			{Account: "221", Project: "上级慰问专款", Credit: 120000},
			{Account: "32205", Credit: 12100000},
		}}); err != nil {
			return err
		}
		for _, year := range []int{2025, 2026} {
			if _, err := t.SaveBudget(model.Budget{Year: year, Lines: []model.BudgetLine{
				{Account: "401", Amount: 1300000, LastYear: 1280000},
				{Account: "402", Amount: 9600000, LastYear: 9200000},
				{Account: "50102", Amount: 3600000, LastYear: 3100000},
				{Account: "50105", Amount: 3600000, LastYear: 3000000},
				{Account: "50404", Amount: 1200000, LastYear: 900000},
				{Account: "50301", Amount: 400000, LastYear: 380000},
			}}); err != nil {
				return err
			}
		}
		return nil
	})
}

// entry is a voucher with one line on either side.
type entry struct {
	date          model.Date
	summary       string
	debit, credit string
	amount        model.Money
	member        string
}

// monthly are the vouchers of an ordinary month.
func monthly(p model.Period) []entry {
	day := func(d int) model.Date { return model.Date(p.Year()*10000 + p.Month()*100 + d) }
	return []entry{
		{day(5), fmt.Sprintf("收%d月行政拨缴工会经费", p.Month()), "102", "402", 800000, ""},
		{day(8), fmt.Sprintf("收%d月会费", p.Month()), "102", "401", 29000, ""},
		{day(12), "羽毛球比赛场地费", "50102", "102", model.Money(150000 + 1000*p.Month()), ""},
		{day(20), "办公用品", "50301", "101", model.Money(2000 + 100*p.Month()), ""},
	}
}

func (f *filler) vouchers() {
	first, last := model.NewPeriod(2025, 1), model.NewPeriod(2026, 6)
	for p := first; p <= last; p = p.Next() {
		f.do(func(t *ledger.Tx) error {
			var ids []model.ID
			for _, e := range monthly(p) {
				if e.date > model.DateOf(Now()) {
					continue
				}
				id, err := t.SaveDraft(f.voucher(e))
				if err != nil {
					return err
				}
				ids = append(ids, id)
			}
			if _, err := t.Post(ids...); err != nil {
				return err
			}
			if p <= model.NewPeriod(2026, 4) {
				return t.CloseMonth(p)
			}
			return nil
		})
	}
}

func (f *filler) voucher(e entry) model.Voucher {
	m := f.ids[e.member]
	return model.Voucher{
		Date: e.date, Summary: e.summary, Attachments: 1,
		Signatures: model.Signatures{
			Preparer: Actor, Reviewer: "主席乙", Bookkeeper: Actor, Cashier: "出纳丁", Approver: "主席乙",
		},
		Lines: []model.Line{
			{Account: e.debit, Side: model.Debit, Amount: e.amount, Member: m},
			{Account: e.credit, Side: model.Credit, Amount: e.amount},
		},
	}
}

func (f *filler) visits() {
	visit := func(name, category string, heard, date model.Date, fen model.Money) model.Visit {
		v := model.Visit{
			Member: f.ids[name], Category: category, Heard: heard, EventDate: heard, Date: date, Money: fen,
			Private: model.VisitPrivate{Reason: "家中有事"},
		}
		if date != 0 {
			v.Visitors, v.Approver, v.Payment = []string{"主席乙", "委员丙"}, "主席乙", "银行转账"
		}
		return v
	}
	list := []model.Visit{
		visit("王芳", "住院", 20260112, 20260114, 50000), visit("孙丽", "住院", 20260510, 20260512, 50000),
		visit("刘洋", "结婚", 20260519, 20260521, 60000), visit("陈涛", "去世", 20260602, 20260603, 100000),
		visit("周强", "退休", 20250901, 20250905, 60000), visit("郑华", "困难", 20260315, 20260317, 50000),
		visit("李伟", "生育", 20260624, 0, 0), visit("赵敏", "住院", 20260625, 0, 0),
		visit("吴静", "住院", 20260618, 0, 0),
	}
	f.do(func(t *ledger.Tx) error {
		for _, v := range list {
			if _, err := t.SaveVisit(v); err != nil {
				return err
			}
		}
		_, err := t.SaveSubsidy(model.Subsidy{
			Applied: 20260601, Member: f.ids["张强"], Category: "相对困难", Amount: 300000, Source: "本级经费", File: "2026-01",
			Assessed: 20260608, Deliberated: 20260615, NoticeFrom: 20260622, NoticeTo: 20260629,
			Private: model.SubsidyPrivate{Cause: "家属患病"},
		})
		return err
	})
}

// drafts are three vouchers that wait: one sound, one without reviewer, one out of balance.
func (f *filler) drafts() {
	sound := f.voucher(entry{20260610, "慰问孙丽", "50105", "102", 50000, "孙丽"})
	unreviewed := f.voucher(entry{20260616, "端午节慰问品", "50105", "102", 360000, ""})
	unreviewed.Reviewer, unreviewed.Bookkeeper = "", ""
	uneven := f.voucher(entry{20260618, "慰问王芳", "50105", "102", 80000, "王芳"})
	uneven.Lines[1].Amount = 8000
	uneven.Reviewer, uneven.Bookkeeper = "", ""
	f.do(func(t *ledger.Tx) error {
		for _, v := range []model.Voucher{sound, unreviewed, uneven} {
			if _, err := t.SaveDraft(v); err != nil {
				return err
			}
		}
		return nil
	})
}
