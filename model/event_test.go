package model

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// original is a posted voucher that a refund can take back from.
func originalVoucher(spent Money) Voucher {
	return Voucher{
		ID: 7, Number: 3, Date: 20260310, Summary: "购运动服",
		Lines: []Line{
			{Account: "50102", Side: Debit, Amount: spent, Member: 5},
			{Account: "102", Side: Credit, Amount: spent},
		},
	}
}

// answersFor draws answers that an event takes.
func answersFor(t *rapid.T, e Event, c Chart) Answers {
	a := Answers{
		Date: 20260618, Amount: Money(rapid.Int64Range(1, int64(maxEventAmount)).Draw(t, "amount")),
		Project: rapid.SampledFrom([]string{"", "送温暖专项"}).Draw(t, "project"),
		Member:  ID(rapid.IntRange(0, 3).Draw(t, "member")), Party: "启明中学",
		Restrict: rapid.Bool().Draw(t, "restricted"),
	}
	for _, q := range e.Asks {
		switch q.Kind {
		case AskSecond, AskTax:
			most := a.Amount
			if e.amountBeyond() != "" {
				most = maxEventAmount
			}
			a.Second = Money(rapid.Int64Range(0, int64(most)).Draw(t, "second"))
		case AskProject:
			if !q.Optional {
				a.Project = "送温暖专项"
			}
		case AskMember:
			if !q.Optional {
				a.Member = 2
			}
		case AskOriginal:
			a.Original = originalVoucher(a.Amount)
		default:
		}
	}
	if all := e.Choices(c); len(all) > 0 {
		a.Account = rapid.SampledFrom(all).Draw(t, "account").Code
	}
	if all := e.PaidThrough(c); len(all) > 0 {
		a.Payment = rapid.SampledFrom(all).Draw(t, "payment").Code
	}
	return a
}

func TestEventsBalance(t *testing.T) {
	chart, err := Standard().With([]AccountDetail{
		{Code: "10201", Name: "基本户", Parent: "102"}, {Code: "10202", Name: "专户", Parent: "102"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range Events() {
		t.Run(e.Code, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				c := rapid.SampledFrom([]Chart{Standard(), chart}).Draw(t, "chart")
				b := Branch{OwnShare: rapid.IntRange(1, 10000).Draw(t, "share"), ChargesAccount: "510"}
				v, vs := EventVoucher(e, answersFor(t, e, c), b, c)
				for _, x := range append(slices.Clone(vs), CheckVoucher(v, c)...) {
					if x.Severity == SeverityError {
						t.Fatalf("%+v in %+v", x, v.Lines)
					}
				}
				paired(t, v)
			})
		})
	}
}

// paired holds the mirrors of 301 (财会〔2021〕7号): what enters or leaves an asset account stands on its fund too, or waits
// on 182.
func paired(t *rapid.T, v Voucher) {
	balance := func(codes ...string) (sum Money) {
		for _, l := range v.Lines {
			if slices.ContainsFunc(codes, func(c string) bool { return strings.HasPrefix(l.Account, c) }) {
				sum += l.Debit() - l.Credit()
			}
		}
		return sum
	}
	moves := balance("141") != 0 || balance("162") != 0 || balance("163") != 0 || balance("171") != 0 ||
		balance("172") != 0 || balance("301") != 0
	if got := balance("141", "162", "163", "171", "172", "182", "301"); moves && got != 0 {
		t.Fatalf("assets and their fund differ by %v: %+v", got, v.Lines)
	}
}

func TestEventVoucher(t *testing.T) {
	b := Branch{OwnShare: 6000, Shares: []YearShare{{Year: 2026, Share: 4000}}, Treasurer: "周会计", Cashier: "吴出纳"}
	line := func(side Side, account string, m Money) Line { return Line{Account: account, Side: side, Amount: m} }
	on := func(l Line, project string, member ID) Line {
		l.Project, l.Member = project, member
		return l
	}
	refund := on(line(Debit, "50102", -2000), "", 5)
	refund.About = Ref{Kind: KindVoucher, ID: 7}
	for _, c := range []struct {
		code    string
		a       Answers
		summary string
		want    []Line
	}{
		{
			"levy-self",
			Answers{Date: 20250610, Amount: 333_33, Party: "启明中学"},
			"收2025年6月拨缴经费（启明中学）",
			[]Line{line(Debit, "102", 333_33), line(Credit, "402", 200_00), line(Credit, "211", 133_33)},
		},
		{
			"levy-self",
			Answers{Date: 20260610, Amount: 333_33},
			"收2026年6月拨缴经费",
			[]Line{line(Debit, "102", 333_33), line(Credit, "402", 133_33), line(Credit, "211", 200_00)},
		},
		{
			"settle",
			Answers{Date: 20260610, Amount: 900_00, Second: 1000_00, Account: "50102", Name: "王芳", Member: 2},
			"王芳报销，结清借支",
			[]Line{
				on(line(Debit, "50102", 900_00), "", 2), line(Debit, "102", 100_00), on(line(Credit, "135", 1000_00), "", 2),
			},
		},
		{
			"settle",
			Answers{Date: 20260610, Amount: 1100_00, Second: 1000_00, Account: "50102"},
			"报销，结清借支",
			[]Line{line(Debit, "50102", 1100_00), line(Credit, "102", 100_00), line(Credit, "135", 1000_00)},
		},
		{
			"custody-in",
			Answers{Date: 20260610, Amount: 50_00, Project: "慈善一日捐", Payment: "101"},
			"代收慈善一日捐",
			[]Line{on(line(Debit, "101", 50_00), "慈善一日捐", 0), on(line(Credit, "221", 50_00), "慈善一日捐", 0)},
		},
		{
			"asset-buy",
			Answers{Date: 20260610, Amount: 3200_00},
			"购置固定资产",
			[]Line{
				line(Debit, "50702", 3200_00), line(Credit, "102", 3200_00), line(Debit, "162", 3200_00),
				line(Credit, "30104", 3200_00),
			},
		},
		{
			"teacher-fee",
			Answers{Date: 20260610, Amount: 1000_00, Second: LabourTax(1000_00), Party: "李教授"},
			"付李教授授课酬金，代扣个税",
			[]Line{line(Debit, "50101", 1000_00), line(Credit, "215", 40_00), line(Credit, "102", 960_00)},
		},
		{
			"refund",
			Answers{Date: 20260610, Amount: 2000, Original: originalVoucher(5000)},
			"退回3月10日记3号凭证的支出",
			[]Line{line(Debit, "102", 2000), refund},
		},
		{
			"refund-past",
			Answers{Date: 20260610, Amount: 2000, Project: "竞赛", Restrict: true},
			"收回以前年度支出",
			[]Line{line(Debit, "102", 2000), on(line(Credit, "32101", 2000), "竞赛", 0)},
		},
		{
			"refund-past",
			Answers{Date: 20260610, Amount: 2000, Project: "竞赛"},
			"收回以前年度支出",
			[]Line{line(Debit, "102", 2000), line(Credit, "32201", 2000)},
		},
		{
			"bad-debt",
			Answers{Date: 20260610, Amount: 2000, Member: 2},
			"无法收回的其他应收款转入待处理",
			[]Line{on(line(Debit, "182", 2000), "", 0), on(line(Credit, "135", 2000), "", 2)},
		},
		{
			"bad-debt-approved",
			Answers{Date: 20260620, Amount: 2000},
			"经批准核销无法收回的其他应收款",
			[]Line{line(Debit, "510", 2000), line(Credit, "182", 2000)},
		},
		{
			"asset-sell",
			Answers{Date: 20260610, Amount: 3200_00, Second: 3000_00},
			"出售（捐赠、调出）固定资产",
			[]Line{line(Debit, "30104", 200_00), line(Debit, "163", 3000_00), line(Credit, "162", 3200_00)},
		},
		{
			"reallocate",
			Answers{Date: 20260610, Amount: 500_00, Project: "竞赛"},
			"结余调剂用于竞赛",
			[]Line{line(Debit, "32202", 500_00), on(line(Credit, "32102", 500_00), "竞赛", 0)},
		},
	} {
		e, ok := EventOf(c.code)
		if !ok {
			t.Fatalf("no event %s", c.code)
		}
		v, vs := EventVoucher(e, c.a, b, Standard())
		if len(vs) != 0 || v.Summary != c.summary || !slices.Equal(v.Lines, c.want) {
			t.Errorf("%s: %v %q\n got %+v\nwant %+v", c.code, vs, v.Summary, v.Lines, c.want)
		}
	}
}

func TestEventRefusals(t *testing.T) {
	good := Answers{Date: 20260610, Amount: 100_00}
	with := func(change func(*Answers)) Answers {
		a := good
		change(&a)
		return a
	}
	for _, c := range []struct {
		code string
		a    Answers
		want Rule
	}{
		{"dues", with(func(a *Answers) { a.Amount = 0 }), RuleEventAmount},
		{"dues", with(func(a *Answers) { a.Amount = -1 }), RuleEventAmount},
		{"dues", with(func(a *Answers) { a.Amount = maxEventAmount + 1 }), RuleEventAmount},
		{"dues", with(func(a *Answers) { a.Date = 0 }), RuleVoucherDate},
		{"dues", with(func(a *Answers) { a.Payment = "401" }), RuleEventPayment},
		{"interest", with(func(a *Answers) { a.Payment = "101" }), RuleEventPayment},
		{"sport", with(func(a *Answers) { a.Account = "50103" }), RuleEventAccount},
		{"grant-earmarked", good, RuleEventProject},
		{"aid-out", with(func(a *Answers) { a.Project = "互助" }), RuleEventMember},
		{"teacher-fee", good, RuleEventParty},
		{"teacher-fee", with(func(a *Answers) { a.Party, a.Second = "李教授", 101_00 }), RuleEventSecond},
		{"asset-short", with(func(a *Answers) { a.Second = 101_00 }), RuleEventSecond},
		{"refund", good, RuleEventOriginal},
		{"refund", with(func(a *Answers) { a.Original = originalVoucher(99_99) }), RuleEventRefund},
		{"refund", with(func(a *Answers) { a.Date, a.Original = 20270105, originalVoucher(100_00) }), RuleEventOriginal},
		{"levy-self", good, RuleEventShare},
		{"accrue-levy", with(func(a *Answers) { a.Date = 20261130 }), RuleEventYearEnd},
	} {
		e, _ := EventOf(c.code)
		_, vs := EventVoucher(e, c.a, Branch{}, Standard())
		if !slices.ContainsFunc(vs, func(v Violation) bool { return v.Rule == c.want }) {
			t.Errorf("%s: no %s in %v", c.code, c.want, vs)
		}
	}
}

func TestEventTable(t *testing.T) {
	seen := map[string]bool{}
	kinds := []AskKind{
		AskAmount, AskSecond, AskTax, AskPayment, AskBank, AskProject, AskMember, AskParty, AskOriginal, AskPaper,
	}
	for _, e := range Events() {
		if seen[e.Code] || seen[e.Name] || e.Source == "" || e.Group == "" || e.Summary == "" {
			t.Errorf("%s: told twice, or not whole", e.Code)
		}
		seen[e.Code], seen[e.Name] = true, true
		for _, q := range e.Asks {
			if !slices.Contains(kinds, q.Kind) {
				t.Errorf("%s asks for %q", e.Code, q.Kind)
			}
		}
		uses := func(name string) bool {
			return slices.ContainsFunc(e.lines, func(l eventLine) bool { return l.account == name })
		}
		_, pay := e.Ask(AskPayment)
		_, bank := e.Ask(AskBank)
		_, original := e.Ask(AskOriginal)
		if uses(fromPayment) != (pay || bank) || uses(fromChosen) != (len(e.Accounts) > 0) ||
			uses(fromOriginal) != original {
			t.Errorf("%s: what is asked and what is booked differ", e.Code)
		}
		if strings.Contains(e.SummaryOf(Answers{}), "{") {
			t.Errorf("%s: %s", e.Code, e.SummaryOf(Answers{}))
		}
		if got, ok := EventOf(e.Name); !ok || got.Code != e.Code {
			t.Errorf("%s is not found by its name", e.Code)
		}
	}
	if _, ok := EventOf("没有这回事"); ok {
		t.Error("an event that is none is found")
	}
}

func TestLabourTax(t *testing.T) {
	for _, c := range []struct{ gross, want Money }{
		{800_00, 0},
		{1000_00, 40_00},
		{4000_00, 640_00},
		{5000_00, 800_00},
		{30000_00, 5200_00},
		{100000_00, 25000_00},
		{0, 0},
		{-5, 0},
	} {
		if got := LabourTax(c.gross); got != c.want {
			t.Errorf("%v: %v, want %v", c.gross, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		gross := Money(rapid.Int64Range(0, int64(maxEventAmount)).Draw(t, "gross"))
		if tax := LabourTax(gross); tax < 0 || tax > gross {
			t.Fatalf("%v of %v", tax, gross)
		}
	})
}

func TestDimensions(t *testing.T) {
	in := func(account, project, class string) Line {
		return Line{Account: account, Side: Debit, Amount: 100, Project: project, Class: class}
	}
	out := func(account, project, class string) Line {
		return Line{Account: account, Side: Credit, Amount: 100, Project: project, Class: class}
	}
	for _, c := range []struct {
		name  string
		lines []Line
		kind  VoucherKind
		want  string
	}{
		{"earmarked without project", []Line{in("102", "", ""), out("40302", "", "")}, 0, "line.earmarked?"},
		{"earmarked", []Line{in("102", "", ""), out("40302", "帮扶", "")}, 0, ""},
		{"custody without project", []Line{in("102", "", ""), out("221", "", "")}, 0, "line.custody?"},
		{"dues with project", []Line{in("102", "", ""), out("401", "帮扶", "")}, 0, "line.dues?"},
		{"class", []Line{in("50102", "", "30299"), out("102", "", "")}, 0, ""},
		{"no class", []Line{in("50102", "", "302"), out("102", "", "")}, 0, "line.class"},
		{"class of money", []Line{in("50102", "", ""), out("102", "", "30299")}, 0, "line.noexpense?"},
		{"closing", []Line{in("40302", "", ""), out("32103", "", "")}, VoucherClosing, ""},
	} {
		v := Voucher{Date: 20260610, Summary: "购运动服装一批", Kind: c.kind, Lines: c.lines}
		if got := strings.Join(broken(CheckVoucher(v, Standard())), " "); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	for _, c := range EconomicClasses() {
		for _, word := range []string{c.Code, c.Name, c.Code + " " + c.Name} {
			if got, ok := ClassOf(word); !ok || got.Code != c.Code {
				t.Errorf("%s is not found", word)
			}
		}
		for _, account := range c.Usual {
			if !Standard().IsLeaf(account) || UsualClass(account) != c.Code {
				t.Errorf("%s is usual for %s", account, UsualClass(account))
			}
		}
	}
}

func TestTemplateOf(t *testing.T) {
	v := Voucher{
		Date: 20260310, Number: 4, ID: 9, Summary: "付网银服务费", Counterparty: "银行",
		Lines: []Line{
			{Account: "50504", Side: Debit, Amount: 500, About: Ref{Kind: KindVisit, ID: 2}},
			{Account: "102", Side: Credit, Amount: 500},
		},
	}
	tpl := TemplateOf("网银费", v)
	expect(t, "a template", CheckTemplate(tpl, Standard()))
	got := tpl.Voucher(20260410, 800)
	if got.ID != 0 || got.Number != 0 || got.Date != 20260410 || got.Lines[0].Amount != 800 || got.Lines[1].Amount != 800 ||
		got.Lines[0].About != (Ref{}) || got.Summary != v.Summary {
		t.Errorf("%+v", got)
	}
	if v.Lines[0].About.IsZero() || tpl.Lines[0].Amount != 500 {
		t.Error("the voucher or the template was changed")
	}
	expect(t, "no template", CheckTemplate(Template{Lines: []Line{{Account: "999"}}}, Standard()),
		"template.name", "template.lines", "template.side", "account.unknown")
}
