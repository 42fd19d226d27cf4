package intake

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// roster is a small one that other tables name.
const roster = "会员号,姓名,会籍状态,入会日期\nM1,张三,在职,2010-03\nM2,李四,退休,2001-09-01\nM3,王五,在职,\nM4,王五,在职,\n"

func TestMembersUpdate(t *testing.T) {
	b := newBook(t, 2025)
	counts(t, text(t, b, Members, roster), 4, 4, 0, 0)
	counts(t, text(t, b, Members, "姓名,部门,手机,变动日期,会籍状态,会员号\n张　三,语文组,,,,\n,,,,,\n李四,,19900000001,2024-07,去世,M2\n"), 2, 0, 0, 2)
	counts(t, text(t, b, Members, "会员号,姓名,部门\nM1,张三,\nM2,李四,\n"), 2, 0, 2, 0)
	view(t, b, func(v *ledger.View) error {
		one, _, err := v.MemberByNumber("M1")
		two, _, err2 := v.MemberByNumber("M2")
		if one.Department != "语文组" || one.Joined != 20100300 || one.Status != model.StatusActive {
			t.Errorf("%+v", one)
		}
		if two.Status != model.StatusDead || two.Changed != 20240700 || two.Private.Phone != "19900000001" {
			t.Errorf("%+v", two)
		}
		return errors.Join(err, err2)
	})
}

func TestMembersByIdentityNumber(t *testing.T) {
	b := newBook(t, 2025)
	id := "329999198501010010"
	id = id[:17] + string(model.IDCheckDigit(id[:17]))
	other := "329999199002030027"
	other = other[:17] + string(model.IDCheckDigit(other[:17]))
	counts(t, text(t, b, Members, "姓名,身份证号\n张三,"+id+"\n张三,"+other+"\n"), 2, 2, 0, 0)
	counts(t, text(t, b, Members, "姓名,身份证号,会员号\n张三,"+id+",A-7\n"), 1, 0, 0, 1)
	view(t, b, func(v *ledger.View) error {
		m, ok, err := v.MemberByNumber("A-7")
		if !ok || m.Birth != 19850101 || m.Sex != model.SexMale {
			t.Errorf("%v %+v", ok, m)
		}
		return err
	})
	for _, tt := range []struct {
		data string
		want []string
	}{
		{"姓名,身份证号\n李四," + id + "\n", []string{"2 身份证号 member-two-people"}},
		{"会员号,姓名\nA-7,李四\n", []string{"2 会员号 member-two-people"}},
		{"姓名\n张三\n", []string{"2 姓名 member-ambiguous"}},
		{"姓名,身份证号\n甲,3.29999E+17\n", []string{"2 身份证号 number-stored-as-value"}},
		{"姓名,性别,身份证号\n甲,女," + id[:16] + "9" + string(model.IDCheckDigit(id[:16]+"9")) + "\n", []string{"2 性别 member.id-sex"}},
		{"姓名,出生日期\n甲,2027-01-01\n", []string{"2 出生日期 date-future"}},
		{"会员号,姓名,性别\nB,甲,男\nB,甲,女\n", []string{"3 姓名 row-twice"}},
		{"会员号,姓名\nB,甲\nB,乙\n", []string{"3 会员号 member-two-people"}},
	} {
		if r := text(t, b, Members, tt.data); !slices.Equal(codes(r), tt.want) {
			t.Errorf("%q: %q", tt.data, codes(r))
		}
	}
	// Who works in two departments is listed twice and is one person.
	counts(t, text(t, b, Members, "会员号,姓名,部门\nB,甲,语文组\nB,甲,数学组\n"), 1, 1, 0, 0)
}

func TestDuesBaseKeepsItsHistory(t *testing.T) {
	b := newBook(t, 2025)
	text(t, b, Members, "会员号,姓名,会费基数,基数起始月\nM1,张三,5000.00,\n")
	counts(t, text(t, b, Members, "会员号,姓名,会费基数,基数起始月\nM1,张三,6000,2025-07\n"), 1, 0, 0, 1)
	counts(t, text(t, b, Members, "会员号,姓名,会费基数\nM1,张三,6100\n"), 1, 0, 0, 1)
	view(t, b, func(v *ledger.View) error {
		m, _, err := v.MemberByNumber("M1")
		if m.BaseIn(202506) != 500_000 || m.BaseIn(202507) != 610_000 {
			t.Errorf("%+v", m.Bases)
		}
		return err
	})
}

func TestOpening(t *testing.T) {
	b := newBook(t, 2025)
	const head = "科目编码,科目名称,借方余额,贷方余额,项目\n"
	counts(t, text(t, b, Opening, head+"102,,\"1,000.00\",,\n102,,200,,互助金\n221,,,200,互助金\n32205,,,1000.00,\n合计,,1200,1200,\n"), 4, 4, 0, 0)
	counts(t, text(t, b, Opening, head+"102,,1100,,\n32205,,,1100.00,\n"), 2, 0, 0, 4)
	for _, tt := range []struct {
		data string
		want []string
	}{
		{head + "102,,1100,,\n32205,,,1099,\n", []string{"0  opening.balance"}},
		{head + "102,,1100,,\n32205,,,1x,\n", []string{"3 贷方余额 amount-not-number"}},
		{head + "401,,,5,\n102,,5,,\n", []string{"2 科目编码 opening.flow"}},
		{head + "501,,5,,\n32205,,,5,\n", []string{"2 科目编码 account.leaf"}},
		{head + "102,,5,,\n102,,6,,\n32205,,,11,\n", []string{"3 科目编码 opening.twice"}},
	} {
		if r := text(t, b, Opening, tt.data); !slices.Equal(codes(r), tt.want) {
			t.Errorf("%q: %q", tt.data, codes(r))
		}
	}
}

// TestDuesOfOneMonth reads the list that comes back from the payroll clerk: its title says which month it is of.
func TestDuesOfOneMonth(t *testing.T) {
	b := newBook(t, 2025)
	text(t, b, Members, roster)
	counts(t, text(t, b, Dues, "2025年3月会费代扣表,\n会员号,实扣金额\nM1,20.50\nM2,\n合计,20.50\n"), 1, 1, 0, 0)
	view(t, b, func(v *ledger.View) error {
		found, err := v.Dues(2025)
		if len(found) != 1 || found[0].Month != model.NewPeriod(2025, 3) || found[0].Amount != 20_50 {
			t.Errorf("%+v", found)
		}
		return err
	})
	// Who paid a part before pays the rest; the same list once more brings nothing.
	text(t, b, Members, "会员号,姓名,会费基数\nM1,张三,6000\n")
	for range 2 {
		rest := text(t, b, Dues, "2025年3月会费代扣表,,\n会员号,实扣金额,缴费日期\nM1,9.50,2025-03-28\n")
		if !rest.OK || rest.Read != 1 {
			t.Fatalf("%+v", rest)
		}
	}
	if over := text(t, b, Dues, "2025年3月会费代扣表,\n会员号,实扣金额\nM1,5\n"); over.OK {
		t.Error("more than is due is taken for another part")
	}
	view(t, b, func(v *ledger.View) error {
		found, err := v.Dues(2025)
		if len(found) != 1 || found[0].Amount != 30_00 || len(found[0].Parts) != 2 {
			t.Errorf("%+v", found)
		}
		return err
	})
	for title, want := range map[string]model.Period{
		"会费2025-03": 202503, "2025.12 会费": 202512, "２０２５年１２月": 202512, "2025年": 0, "2025年13月": 0,
		"2025年3月补2025年2月": 0, "2025年3月（2025-03）": 202503,
	} {
		if got := monthIn(title); got != want {
			t.Errorf("%s: %s", title, got)
		}
	}
}

// TestOpeningInOneColumn reads balances that stand in one column, with their side beside them or as is usual.
func TestOpeningInOneColumn(t *testing.T) {
	for name, data := range map[string]string{
		"side":  "科目编码,科目名称,方向,期初余额\n102,银行存款,借,1500\n215,,贷,500\n135,,平,0\n32205,,贷,1000\n",
		"usual": "科目编码,余额\n102,1500\n215,500\n32205,1000\n",
		"year":  "科目编码,方向,年初余额\n102,借,1500\n215,借,-500\n32205,贷,1000\n",
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, 2025)
			if r := text(t, b, Opening, data); !r.OK || r.New != 3 {
				t.Fatalf("%+v", r)
			}
			view(t, b, func(v *ledger.View) error {
				o, _, err := v.Opening(2025)
				if o.Lines[0].Debit != 1500_00 || o.Lines[1].Credit != 500_00 || o.Lines[2].Credit != 1000_00 {
					t.Errorf("%+v", o.Lines)
				}
				return err
			})
		})
	}
	var p *Problem
	_, err := Run(newBook(t, 2025), Opening, file(t, "科目编码,方向\n102,借\n"), Options{})
	if !errors.As(err, &p) || p.Code != sheet.ErrMissing {
		t.Errorf("a table without balances: %v", err)
	}
}

func TestOpeningInMidYear(t *testing.T) {
	b := newBook(t, 2025)
	const head = "科目编码,借方余额,贷方余额,年初余额,本年累计借方,本年累计贷方\n"
	data := head + "102,1500,,1000,700,200\n401,,700,0,,700\n50102,200,,0,200,\n32205,,1000,1000,,\n"
	counts(t, text(t, b, Opening, data), 4, 4, 0, 0)
	counts(t, text(t, b, Opening, strings.ReplaceAll(data, ",1000,700", ",,700")), 4, 0, 4, 0)
	view(t, b, func(v *ledger.View) error {
		o, _, err := v.Opening(2025)
		want := model.OpeningLine{Account: "102", Debit: 100_000, YearDebit: 70_000, YearCredit: 20_000}
		if o.Lines[0] != want || o.Lines[1].Credit != 0 || o.Lines[1].YearCredit != 70_000 {
			t.Errorf("%+v", o.Lines)
		}
		return err
	})
	r := text(t, b, Opening, strings.Replace(data, ",1000,700", ",999,700", 1))
	if !slices.Equal(codes(r), []string{"2 年初余额 opening-not-adding-up"}) {
		t.Errorf("%q", codes(r))
	}
}

func TestBudget(t *testing.T) {
	b := newBook(t, 2025)
	data := "示范小学工会2026年收支预算,,\n科目编码,科目名称,本年预算\n401,会费收入,300\n501,职工活动支出,90\n50101,,40\n50102,,50\n502,,\n"
	counts(t, text(t, b, Budget, data), 3, 3, 0, 0)
	counts(t, text(t, b, Budget, strings.Replace(data, "300", "310", 1)), 3, 0, 2, 1)
	view(t, b, func(v *ledger.View) error {
		plan, ok, err := v.Budget(2026)
		if !ok || len(plan.Lines) != 3 || plan.Lines[0].Amount != 31_000 {
			t.Errorf("%v %+v", ok, plan)
		}
		return err
	})
	r := text(t, b, Budget, strings.Replace(data, "2026", "2024", 1))
	if !r.OK { // an earlier year in a title is that of last year's figures
		t.Errorf("%q", codes(r))
	}
	for _, tt := range []struct {
		data string
		want []string
	}{
		{"科目编码,预算数\n102,5\n", []string{"2 科目编码 account.flow"}},
		{"科目编码,预算数\n999,5\n401,x\n", []string{"2 科目编码 account.unknown", "3 预算数 amount-not-number"}},
	} {
		if r := text(t, b, Budget, tt.data); !slices.Equal(codes(r), tt.want) {
			t.Errorf("%q: %q", tt.data, codes(r))
		}
	}
}

// TestYearOfATable: what does not say its year in the rows says it in titles or names, or is of the book's last year.
func TestYearOfATable(t *testing.T) {
	const plain = "科目编码,预算数\n401,5\n"
	for _, tt := range []struct {
		file, data string
		want       int
		guess      bool
	}{
		{"预算.csv", plain, 2026, true}, // there are drafts of that year
		{"预算2025.csv", plain, 2025, false},
		{"2027年预算.csv", plain, 2027, false},
		{"预算 2025-07-01.csv", plain, 2026, true}, // a day is when it was made
		{"预算20250701.csv", plain, 2026, true},
		{"预算.csv", "科目编码,2025年决算,2027年预算数,预算数\n401,4,5,5\n", 2027, false},
	} {
		b := newBook(t, 2025)
		text(t, b, Vouchers, "日期,凭证号,摘要,科目编码,借方,贷方\n2026-01-05,1,利息,102,1,\n2026-01-05,1,利息,408,,1\n")
		path := filepath.Join(t.TempDir(), tt.file)
		if err := os.WriteFile(path, []byte(tt.data), 0o600); err != nil {
			t.Fatal(err)
		}
		r := sound(t, b, Budget, path)
		if guess := strings.Contains(strings.Join(r.Notes, ""), "没有写年份"); guess != tt.guess {
			t.Errorf("%s: %q", tt.file, r.Notes)
		}
		view(t, b, func(v *ledger.View) error {
			if _, ok, err := v.Budget(tt.want); !ok || err != nil {
				t.Errorf("%s: no budget of %d: %v", tt.file, tt.want, err)
			}
			return nil
		})
	}
}

// TestSerialDays: a day that lost its format stands as the spreadsheet's number.
func TestSerialDays(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want model.Date
	}{
		{"45720", 20250304},
		{"45720.64", 20250304},
		{"４５７２０", 20250304},
		{"21000", 19570629},
		{"79999", 21190110},
		{"20999", 0},
		{"19856", 0},
		{"80000", 0},
		{"4572", 0},
		{"457200", 0},
		{"45720.x", 0},
		{"-45720", 0},
		{"", 0},
	} {
		if d, ok := serialDay(tt.in); d != tt.want || ok != (tt.want != 0) {
			t.Errorf("%q: %v %v, want %v", tt.in, d, ok, tt.want)
		}
	}
	b := newBook(t, 2025)
	text(t, b, Members, roster)
	counts(t, text(t, b, Dues, "会员,月份,金额,缴费日期\n张三,45720,25.00,45726\n张三,2025-04,25.00,2025-04-10\n"), 2, 2, 0, 0)
	counts(t, text(t, b, Dues, "会员,月份,金额,缴费日期\n张三,2025-03,25.00,2025-03-10\n"), 1, 0, 1, 0)
	r := text(t, b, Vouchers, "日期,凭证号,摘要,科目编码,借方,贷方\n45720,1,利息,102,1,\n2025-03-04,1,利息,408,,1\n")
	counts(t, r, 1, 1, 0, 0)
}

func TestDues(t *testing.T) {
	b := newBook(t, 2025)
	text(t, b, Members, roster)
	counts(t, text(t, b, Dues, "会员,月份,金额,缴费日期\n张三,2025-01,25.00,2025-01-10\nM1,2025年2月,25,\nM3,3月,0,\n"), 2, 2, 0, 0)
	pivot := "2025年度会费,,,,\n会员号,姓名,1月,2月,三月\nM1,张三,25,25,30\nM3,王五,-,,\n合计,,25,25,30\n"
	counts(t, text(t, b, Dues, pivot), 3, 1, 2, 0)
	for _, tt := range []struct {
		data string
		want []string
	}{
		{"会员,月份,金额\nM1,2025-01,26\n", []string{"2 金额 differs-from-book"}},
		{"会员,月份,金额\nM4,2025-05,26\nM4,2025-5,26\n", []string{"3 月份 row-twice"}},
		{"会员,月份,金额\n王五,2025-05,26\n", []string{"2 会员 member-ambiguous"}},
		{"会员,月份,金额\n赵六,2025-13,x\n", []string{"2 会员 member-unknown", "2 月份 date-calendar", "2 金额 amount-not-number"}},
		{"会员号,姓名,1月\nM1,李四,25\n", []string{"2 姓名 member-other-name"}},
		{"会员号,1月,2月\nM1,x,y\n", []string{"2 1月 amount-not-number", "2 2月 amount-not-number"}},
	} {
		if r := text(t, b, Dues, tt.data); !slices.Equal(codes(r), tt.want) {
			t.Errorf("%q: %q", tt.data, codes(r))
		}
	}
}

func TestVisitsAndTheirVouchers(t *testing.T) {
	b := newBook(t, 2025)
	text(t, b, Members, roster)
	const head = "日期,会员,类别,事由,事由日期,关系,走访人,慰问金额,慰问品,慰问品金额,凭证号\n"
	data := head +
		"2025-03-05,M1,患病住院,摔伤,2025-03-01,本人,\"主席乙、委员丙\",500,,,记1\n" +
		"2025-03-06,李四,去世,,,父亲,,,,,2025-02 记字第001号\n" +
		"2025-03-07,赵六（非会员）,困难,,,,,,毛毯,300,记9\n"
	counts(t, text(t, b, Visits, data), 3, 3, 0, 0)
	counts(t, text(t, b, Visits, data), 3, 0, 3, 0)
	vouchers := "日期,凭证号,摘要,科目编码,借方,贷方\n"
	for _, day := range []string{"2025-02-06,记-1", "2025-03-06,记1"} {
		vouchers += day + ",慰问职工,50105,500,\n,,,101,,500\n"
	}
	counts(t, text(t, b, Vouchers, vouchers), 2, 2, 0, 0)
	counts(t, text(t, b, Visits, data), 3, 0, 1, 2) // the vouchers are known now: links are made up for
	counts(t, text(t, b, Visits, data), 3, 0, 3, 0)
	view(t, b, func(v *ledger.View) error {
		visits, err := v.Visits(2025)
		var linked []string
		for _, x := range visits {
			source := x.VoucherText
			if x.Voucher != 0 {
				w, err := v.Voucher(x.Voucher)
				if err != nil {
					return err
				}
				source = w.Date.String() + w.Source
			}
			linked = append(linked, x.Category+" "+x.Relation.String()+" "+source)
		}
		want := []string{"住院 本人 2025-03-06记1", "去世 父母 2025-02-06记-1", "困难 本人 记9"}
		if !slices.Equal(linked, want) || len(visits[0].Visitors) != 2 || visits[0].Private.Reason != "摔伤" {
			t.Errorf("%q %+v", linked, visits[0])
		}
		guests, err2 := v.MembersNamed("赵六")
		if len(guests) != 1 || guests[0].Status != model.StatusNonMember {
			t.Errorf("%+v", guests)
		}
		return errors.Join(err, err2)
	})
	counts(t, text(t, b, Visits, "日期,慰问对象,类别,慰问金额\n2025-05-06,Ｍ1,困难,5\n"), 1, 1, 0, 0) // a number among names
	for _, tt := range []struct {
		data string
		want []string
	}{
		{strings.Replace(data, "摔伤", "骨折", 1), []string{"2 日期 differs-from-book"}},
		{strings.Replace(data, ",记1\n", ",2025-02 记1\n", 1), []string{"2 日期 differs-from-book"}},
		{strings.Replace(data, ",记1\n", ",记77\n", 1), []string{"2 日期 differs-from-book"}},
		{strings.Replace(data, "记9", "记8", 1), []string{"4 日期 differs-from-book"}},
		{"日期,慰问对象,类别,慰问金额\n2025-05-06,M9,困难,5\n", []string{"2 慰问对象 member-unknown"}},
		{head + "2025-05-05,M1,,,2025-5-32,邻居,,-5,,1e3,\n", []string{
			"2 事由日期 date-calendar", "2 关系 word-unknown", "2 慰问品金额 amount-exponent", "2 慰问金额 visit.amount", "2 类别 value-missing",
		}},
		{head + "2025-05-05,钱七,困难,,,,,5,,,\n", []string{"2 会员 member-unknown"}},
		{head + strings.Repeat("2025-05-05,M1,困难,,,,,5,,,\n", 2), []string{"3 日期 row-twice"}},
	} {
		if r := text(t, b, Visits, tt.data); !slices.Equal(codes(r), tt.want) {
			t.Errorf("%q: %q", tt.data, codes(r))
		}
	}
}

func TestSubsidies(t *testing.T) {
	b := newBook(t, 2025)
	text(t, b, Members, roster)
	const head = "申请日期,会员,困难类别,致困原因,金额,资金来源,公示起,公示止,批准日期,发放日期,支付方式,凭证号\n"
	data := head + "2025-11-02,M1,深度困难,大病,\"1,000.00\",工会经费,2025-11-06,2025-11-15,2025-11-16,2025-12-05,转账,记3\n"
	counts(t, text(t, b, Subsidies, data), 1, 1, 0, 0)
	counts(t, text(t, b, Subsidies, data), 1, 0, 1, 0)
	view(t, b, func(v *ledger.View) error {
		grants, err := v.Subsidies(2025)
		if len(grants) != 1 || grants[0].Source != "本级经费" || grants[0].Payment != "银行转账" ||
			grants[0].Private.Cause != "大病" || grants[0].VoucherText != "记3" {
			t.Errorf("%+v", grants)
		}
		return err
	})
	for _, tt := range []struct {
		data string
		want []string
	}{
		{head + ",M1,,,0,,,,,,,\n", []string{"2 困难类别 value-missing", "2 申请日期 value-missing", "2 金额 subsidy.amount"}},
		{strings.Replace(data, "大病", "意外", 1), []string{"2 申请日期 differs-from-book"}},
		{strings.Replace(data, "2025-11-15", "2025-11-05", 1), []string{"2 公示止 subsidy.notice"}},
	} {
		if r := text(t, b, Subsidies, tt.data); !slices.Equal(codes(r), tt.want) {
			t.Errorf("%q: %q", tt.data, codes(r))
		}
	}
}

func TestFilesThatAreNotRecognised(t *testing.T) {
	b := newBook(t, 2025)
	for _, tt := range []struct {
		kind Kind
		data string
		code Code
	}{
		{Members, "部门,手机\n1,2\n", sheet.ErrMissing},
		{Vouchers, "日期,凭证号,摘要,借方\n2025-01-01,1,a,5\n", sheet.ErrMissing},
		{Dues, "会员,金额\nM1,5\n", CodeNoMonth},
		{Dues, "2025年3月、2025年4月,\n会员,金额\nM1,5\n", CodeNoMonth},
		{Members, "甲,乙\n1,2\n", sheet.ErrNoHeader},
		{Members, "会员号,姓名\n", sheet.ErrNoRows},
		{Members, "会员号,姓名\n\"M1,张三\n", sheet.ErrOpenQuote},
	} {
		_, err := Run(b, tt.kind, file(t, tt.data), Options{})
		if !errors.Is(err, tt.code) {
			t.Errorf("%q: %v, want %s", tt.data, err, tt.code)
		}
	}
	for _, name := range KindNames() {
		if k, ok := KindNamed(name); !ok || string(k) != name {
			t.Errorf("kind %q is not found", name)
		}
	}
	if _, ok := KindNamed("photos"); ok {
		t.Error("a kind of photos")
	}
}

func TestEveryCodeIsThereOnce(t *testing.T) {
	seen := map[Code]bool{}
	for _, c := range append(Codes(), sheet.Codes()...) {
		if c == "" || seen[c] {
			t.Errorf("code %q twice or empty", c)
		}
		seen[c] = true
	}
}

// TestServiceCard keeps the union's service card apart from the bank card, and takes a month of retirement.
func TestServiceCard(t *testing.T) {
	b := newBook(t, 2025)
	r := text(t, b, Members, "会员号,姓名,银行卡号,工会服务卡号,退休年月\nM1,王芳,6222020000000001,370100000001,2031-05\n")
	counts(t, r, 1, 1, 0, 0)
	view(t, b, func(v *ledger.View) error {
		m, ok, err := v.MemberByNumber("M1")
		if !ok || m.Private.Card != "6222020000000001" || m.Private.ServiceCard != "370100000001" || m.RetireOn != 203105 {
			t.Errorf("%+v", m)
		}
		return err
	})
}
