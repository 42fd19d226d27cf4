package export

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"gonghui/ledger"
	"gonghui/model"
)

func money(t testing.TB, s string) model.Money {
	t.Helper()
	m, err := model.ParseMoney(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// smallBook is a book of one year with a bit of everything: income, gifts, a visit, a grant, dues, a long voucher, a
// red one and its correction.
func smallBook(t testing.TB) *ledger.Book {
	t.Helper()
	now := time.Date(2026, 6, 30, 10, 0, 0, 0, model.Zone())
	o := ledger.Options{
		Now: func() time.Time { return now }, Rand: rand.NewChaCha8([32]byte{7}), Holder: "测试",
	}
	br := model.Branch{
		Name: "示范实验小学工会委员会", Short: "示范小学工会", FirstYear: 2025, Categories: model.DefaultCategories(),
		Chair: "周明", Treasurer: "陈燕", Auditor: "吴华",
	}
	c := ledger.Command{Actor: "陈燕"}
	b, err := ledger.Create(filepath.Join(t.TempDir(), "book.db"), br, c, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if r, err := b.Verify(nil); err != nil || !r.OK() {
			t.Errorf("book at the end: %v %+v", err, r)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := b.Do(c, func(tx *ledger.Tx) error { return fillSmallBook(t, tx) }); err != nil {
		t.Fatal(err)
	}
	return b
}

func fillSmallBook(t testing.TB, tx *ledger.Tx) error {
	if _, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
		{Account: "102", Debit: money(t, "187288.47")},
		{Account: "162", Debit: money(t, "42600")},
		{Account: "163", Credit: money(t, "10650")},
		{Account: "30104", Credit: money(t, "31950")},
		{Account: "32205", Credit: money(t, "187288.47")},
	}}); err != nil {
		return err
	}
	if _, err := tx.SaveBudget(model.Budget{Year: 2025, Lines: []model.BudgetLine{
		{Account: "401", LastYear: money(t, "300"), Amount: money(t, "310")},
		{Account: "402", LastYear: money(t, "98000"), Amount: money(t, "100000")},
		{Account: "50105", LastYear: money(t, "60000"), Amount: money(t, "20000")},
	}}); err != nil {
		return err
	}
	member, err := tx.SaveMember(model.Member{
		Number: "M0001", Name: "张老师", Sex: model.SexFemale, Department: "语文组", Status: model.StatusActive,
		Joined: 20100901, Bases: []model.DuesBase{{Base: money(t, "5000")}},
		Private: model.MemberPrivate{Phone: "13800001234"},
	})
	if err != nil {
		return err
	}
	if _, err := tx.SaveDues(model.Dues{Member: member, Month: 202501, Amount: money(t, "25"), Paid: 20250115}); err != nil {
		return err
	}
	ids, err := draftSmallBook(t, tx, member)
	if err != nil {
		return err
	}
	done, err := tx.Post(ids...)
	if err != nil {
		return err
	}
	wrong := done[len(done)-1]
	blue := wrong
	blue.Lines = []model.Line{
		{Account: "50102", Side: model.Debit, Amount: money(t, "320")},
		{Account: "102", Side: model.Credit, Amount: money(t, "320")},
	}
	_, _, err = tx.Reverse(wrong.ID, &blue, "金额有误")
	return err
}

// draftSmallBook writes the drafts, a visit and a grant that they pay for.
func draftSmallBook(t testing.TB, tx *ledger.Tx, member model.ID) ([]model.ID, error) {
	signed := model.Signatures{Preparer: "陈燕", Reviewer: "王国", Bookkeeper: "陈燕", Cashier: "李敏", Approver: "周明"}
	long := model.Voucher{
		Date: 20250510, Summary: "购买端午节慰问品（粽子、咸鸭蛋）", Attachments: 3, Signatures: signed,
		Counterparty: "某某食品贸易有限责任公司",
	}
	for range 13 {
		long.Lines = append(long.Lines, model.Line{Account: "50105", Side: model.Debit, Amount: money(t, "1234.56")})
	}
	long.Lines = append(long.Lines, model.Line{Account: "102", Side: model.Credit, Amount: money(t, "16049.28")})
	plain := func(d model.Date, text, debit, credit, amount string) model.Voucher {
		return model.Voucher{
			Date: d, Summary: text, Attachments: 1, Signatures: signed,
			Lines: []model.Line{
				{Account: debit, Side: model.Debit, Amount: money(t, amount)},
				{Account: credit, Side: model.Credit, Amount: money(t, amount)},
			},
		}
	}
	var ids []model.ID
	for _, x := range []model.Voucher{
		plain(20250115, "收到拨缴经费", "102", "402", "105774.65"), plain(20250115, "收会费", "102", "401", "25"),
		long, plain(20250611, "慰问张老师住院", "50105", "102", "600"),
		plain(20251203, "困难补助", "50404", "102", "1500"), plain(20251204, "=羽毛球场地费", "50102", "102", "302"),
	} {
		id, err := tx.SaveDraft(x)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	_, err := tx.SaveVisit(model.Visit{
		Date: 20250611, Member: member, Category: "住院", EventDate: 20250609, Heard: 20250610, Visitors: []string{"周明", "陈燕"},
		Money: money(t, "600"), Payment: "银行转账", Approver: "周明", Voucher: ids[3],
	})
	if err != nil {
		return nil, err
	}
	_, err = tx.SaveSubsidy(model.Subsidy{
		Applied: 20251110, Member: member, Category: "意外致困", Amount: money(t, "1500"), Source: "本级经费",
		Approved: 20251201, Approver: "周明", Paid: 20251203, Payment: "银行转账", Voucher: ids[4],
	})
	return ids, err
}
