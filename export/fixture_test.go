package export

import (
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

// marks are what the fixture puts into every private field; none of them may leave the book in a pack.
var marks = []string{
	"32999919760721030X", "6222620000000000004", "19900000077", "示范路77号", "会员隐注", "隐事由", "隐情况", "隐后续", "隐备注",
	"隐致困", "隐补助注",
}

// fullBook is a union's year with something for every report: two years, projects, money in trust, claims, assets, gifts,
// cash, grants, dues, a cancelled voucher, a gap in source numbers, a closed and a reopened month, an answer.
func fullBook(t testing.TB) *ledger.Book {
	t.Helper()
	br := ledgertest.Branch()
	br.Limits = []model.Ceiling{{Item: "wedding", Basis: model.BasisEvent, Amount: 50000, Checked: true}}
	b := ledgertest.New(t, br)
	f := filler{t: t}
	for _, step := range []func(*ledger.Tx) error{f.accounts, f.people, f.drafts, f.care, f.post, f.afterwards} {
		ledgertest.Do(t, b, step)
	}
	return b
}

// filler fills a book in steps, each one command.
type filler struct {
	t       testing.TB
	members map[string]model.ID
	ids     []model.ID
	byName  map[string]model.ID
}

func (f *filler) yuan(s string) model.Money { return money(f.t, s) }

func (f *filler) accounts(tx *ledger.Tx) error {
	if _, err := tx.SaveAccount(model.AccountDetail{Code: "10201", Name: "基本户", Parent: "102"}); err != nil {
		return err
	}
	y := f.yuan
	if _, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
		{Account: "101", Debit: y("856.30")},
		{Account: "10201", Debit: y("185232.17")},
		{Account: "10201", Project: "互助金", Debit: y("1200")},
		{Account: "135", Debit: y("2000")},
		{Account: "162", Debit: y("42600")},
		{Account: "163", Credit: y("10650")},
		{Account: "211", Credit: y("5120")},
		{Account: "221", Project: "互助金", Credit: y("1200")},
		{Account: "30104", Credit: y("31950")},
		{Account: "32104", Project: "读书专项", Credit: y("5000")},
		{Account: "32205", Credit: y("177968.47")},
	}}); err != nil {
		return err
	}
	_, err := tx.SaveBudget(model.Budget{Year: 2025, Lines: []model.BudgetLine{
		{Account: "401", LastYear: y("22770"), Amount: y("25300")},
		{Account: "402", LastYear: y("106560"), Amount: y("118400")},
		{Account: "501", LastYear: y("90000"), Amount: y("60000"), Adjustment: y("5000"), Note: "含节日慰问"},
		{Account: "50404", LastYear: y("4500"), Amount: y("5000")},
		{Account: "50702", Amount: y("3400")},
	}})
	return err
}

func (f *filler) people(tx *ledger.Tx) error {
	f.members = map[string]model.ID{}
	for _, m := range []model.Member{
		{
			Number: "M00001", Name: "王芳", Sex: model.SexFemale, Department: "语文组", Joined: 20000201,
			Status: model.StatusActive, Bases: []model.DuesBase{{Base: f.yuan("6434.57")}},
			Private: model.MemberPrivate{IDNumber: marks[0], Card: marks[1], Phone: marks[2], Address: marks[3], Note: marks[4]},
		},
		{
			Number: "M00002", Name: "买买提·艾力", Sex: model.SexMale, Department: "数学组", Joined: 20250310,
			Status: model.StatusActive, Bases: []model.DuesBase{{Base: f.yuan("5123.50")}},
		},
		{
			Number: "M00003", Name: "𠮷田薫", Department: "英语组", Joined: 19931001, Status: model.StatusRetained,
			Changed: 20250815, Bases: []model.DuesBase{{Base: f.yuan("8739.83")}},
		},
		{Number: "F00001", Name: "周奶奶", Status: model.StatusNonMember},
	} {
		id, err := tx.SaveMember(m)
		if err != nil {
			return err
		}
		f.members[m.Number] = id
	}
	for _, d := range []model.Dues{
		{Member: f.members["M00001"], Month: 202501, Amount: f.yuan("32.15"), Paid: 20250110},
		{Member: f.members["M00001"], Month: 202502, Amount: f.yuan("32.15"), Paid: 20250210},
		{Member: f.members["M00003"], Month: 202501, Amount: f.yuan("43.65"), Paid: 20250110},
	} {
		if _, err := tx.SaveDues(d); err != nil {
			return err
		}
	}
	return nil
}

// entry is one voucher of the fixture: what it debits and credits, and what else it says.
type entry struct {
	name, source, text, party string
	day                       model.Date
	member                    string
	papers                    int
	lines                     []model.Line
}

func (f *filler) dr(account, amount string) model.Line {
	return model.Line{Account: account, Side: model.Debit, Amount: f.yuan(amount)}
}

func (f *filler) cr(account, amount string) model.Line {
	return model.Line{Account: account, Side: model.Credit, Amount: f.yuan(amount)}
}

func of(project string, l model.Line) model.Line {
	l.Project = project
	return l
}

func (f *filler) entries() []entry {
	d, c := f.dr, f.cr
	return []entry{
		{"", "S0000001", "收1月会费", "代扣会费", 20250110, "", 1, []model.Line{d("10201", "75.80"), c("401", "75.80")}},
		{"", "S0000002", "行政拨缴1月工会经费（2%）", "示范实验小学", 20250115, "", 1, []model.Line{
			d("10201", "15614.25"), c("402", "9368.55"), c("211", "6245.70"),
		}},
		{"", "S0000003", "提现备用", "", 20250116, "", 1, []model.Line{d("101", "3000"), c("10201", "3000")}},
		{"", "S0000004", "春节慰问品（2人）", "某某食品公司", 20250120, "", 3, []model.Line{
			d("50105", "12000"), c("10201", "12000"),
		}},
		{"", "S0000005", "借支活动备用金", "", 20250208, "M00001", 1, []model.Line{d("135", "1500"), c("101", "1500")}},
		{"wedding", "S0000006", "慰问买买提·艾力结婚", "", 20250315, "M00002", 2, []model.Line{
			d("50105", "600"), c("101", "600"),
		}},
		{"", "S0000007", "备用金报销", "", 20250326, "M00001", 4, []model.Line{
			d("50102", "1380.50"), d("101", "119.50"), c("135", "1500"),
		}},
		{"", "S0000008", "上解第1季度工会经费", "上级工会", 20250325, "", 1, []model.Line{
			d("211", "11365.70"), c("10201", "11365.70"),
		}},
		{"", "S0000010", "购打印机", "某某电脑城", 20250412, "", 2, []model.Line{
			d("50702", "3280"), c("10201", "3280"), d("162", "3280"), c("30104", "3280"),
		}},
		{"", "S0000011", "计提4月固定资产折旧", "", 20250428, "", 1, []model.Line{d("30104", "282.23"), c("163", "282.23")}},
		{"", "S0000012", "上级读书专项补助", "上级工会", 20250506, "", 1, []model.Line{
			of("读书专项", d("10201", "3000")), of("读书专项", c("40302", "3000")),
		}},
		{"", "S0000013", "职工书屋图书", "新华书店", 20250520, "", 2, []model.Line{
			of("读书专项", d("50304", "2350.40")), of("读书专项", c("10201", "2350.40")),
		}},
		{"", "S0000014", "代收互助保险费", "", 20250603, "", 1, []model.Line{
			of("互助金", d("10201", "1300")), of("互助金", c("221", "1300")),
		}},
		{"", "S0000015", "上交互助保险费", "某某互助会", 20250610, "", 1, []model.Line{
			of("互助金", d("221", "1100")), of("互助金", c("10201", "1100")),
		}},
		{"ill", "S0000016", "慰问王芳住院", "", 20250618, "M00001", 2, []model.Line{d("50105", "800"), c("10201", "800")}},
		{"", "S0000017", "教师节慰问品", "某某花店", 20250909, "", 1, []model.Line{d("50105", "900"), c("101", "900")}},
		{"grant", "S0000018", "发放困难补助", "", 20251205, "M00003", 3, []model.Line{d("50404", "2000"), c("10201", "2000")}},
		{"wrong", "S0000019", "=羽毛球场地费; 2小时|室内", "城东体育馆", 20251208, "", 1, []model.Line{
			d("50102", "302"), c("10201", "302"),
		}},
		{"undone", "S0000021", "误记劳动竞赛", "某某公司", 20251209, "", 1, []model.Line{
			d("50301", "88"), c("10201", "88"),
		}},
		{"", "S0000020", "银行存款利息", "", 20251221, "", 1, []model.Line{d("10201", "115.60"), c("408", "115.60")}},
		{"", "S0000001", "收1月会费", "代扣会费", 20260109, "", 1, []model.Line{d("10201", "57.75"), c("401", "57.75")}},
		{"", "S0000002", "归还借款", "", 20260115, "", 1, []model.Line{d("10201", "2000"), c("135", "2000")}},
	}
}

func (f *filler) drafts(tx *ledger.Tx) error {
	f.byName = map[string]model.ID{}
	for _, e := range f.entries() {
		v := model.Voucher{
			Date: e.day, Summary: e.text, Source: e.source, Attachments: e.papers, Counterparty: e.party, Lines: e.lines,
			Signatures: model.Signatures{
				Preparer: ledgertest.Actor, Reviewer: "主席乙", Bookkeeper: ledgertest.Actor, Cashier: "出纳丁", Approver: "主席乙",
			},
		}
		v.Lines[0].Member = f.members[e.member]
		if e.name == "" && e.member != "" {
			v.Lines[len(v.Lines)-1].Member = f.members[e.member]
		}
		id, err := tx.SaveDraft(v)
		if err != nil {
			return err
		}
		f.ids = append(f.ids, id)
		f.byName[e.name] = id
	}
	return nil
}

func (f *filler) care(tx *ledger.Tx) error {
	for _, v := range []model.Visit{
		{
			Date: 20250315, Member: f.members["M00002"], Category: "结婚", EventDate: 20250312, Heard: 20250310,
			Visitors: []string{"主席乙", "委员丙"}, Goods: "床上用品", GoodsValue: f.yuan("600"), Approver: "主席乙",
			Evidence: "结婚证", Payment: "现金", Receiver: "买买提·艾力", Voucher: f.byName["wedding"],
		},
		{
			Date: 20250618, Member: f.members["M00001"], Category: "住院", EventDate: 20250614, Heard: 20250614,
			Visitors: []string{"主席乙", "委员丙"}, Money: f.yuan("800"), Approver: "主席乙", Evidence: "出院小结", Payment: "银行转账",
			Voucher: f.byName["ill"],
			Private: model.VisitPrivate{Reason: marks[5], Summary: marks[6], FollowUp: marks[7], Note: marks[8]},
		},
		{
			Date: 20250702, Member: f.members["F00001"], Category: "困难", EventDate: 20250701,
			Visitors: []string{"主席乙"}, Money: f.yuan("300"), VoucherText: "S9",
		},
		{Member: f.members["M00003"], Category: "退休", EventDate: 20251215, Heard: 20251216},
	} {
		if _, err := tx.SaveVisit(v); err != nil {
			return err
		}
	}
	_, err := tx.SaveSubsidy(model.Subsidy{
		Applied: 20251102, Member: f.members["M00003"], Category: "意外致困", Amount: f.yuan("2000"), Source: "本级经费", File: "K2025-1",
		Assessed: 20251105, Deliberated: 20251106, NoticeFrom: 20251107, NoticeTo: 20251114, Approved: 20251117,
		Approver: "主席乙", Paid: 20251205, Payment: "银行转账", Voucher: f.byName["grant"],
		Private: model.SubsidyPrivate{Cause: marks[9], Note: marks[10]},
	})
	return err
}

func (f *filler) post(tx *ledger.Tx) error {
	_, err := tx.Post(f.ids...)
	return err
}

func (f *filler) afterwards(tx *ledger.Tx) error {
	blue := model.Voucher{
		Signatures: model.Signatures{Preparer: ledgertest.Actor, Reviewer: "主席乙"}, Attachments: 1, Counterparty: "城东体育馆",
		Lines: []model.Line{f.dr("50102", "320"), f.cr("10201", "320")},
	}
	if _, _, err := tx.Reverse(f.byName["wrong"], &blue, "金额有误"); err != nil {
		return err
	}
	if _, _, err := tx.Reverse(f.byName["undone"], nil, "没有发生"); err != nil {
		return err
	}
	for m := 1; m <= 2; m++ {
		if err := tx.CloseMonth(model.NewPeriod(2025, m)); err != nil {
			return err
		}
	}
	if err := tx.ReopenMonth(202502, "补附件"); err != nil {
		return err
	}
	if _, err := tx.SaveAnswer(model.Answer{Year: 2025, Check: 42, Object: "2025-07-02 周奶奶 困难", Text: "已说明", State: "已整改"}); err != nil {
		return err
	}
	return tx.Remove(model.Ref{Kind: model.KindDues, ID: f.removable(tx)}, "重复登记")
}

// removable is the last record of dues.
func (f *filler) removable(tx *ledger.Tx) model.ID {
	ds, err := tx.Dues(2025)
	if err != nil || len(ds) == 0 {
		f.t.Fatal(err)
	}
	return ds[len(ds)-1].ID
}
