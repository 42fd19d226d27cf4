package ledgertest

import (
	"math/rand/v2"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// Union says what a generated union is like. Equal values give equal books.
type Union struct {
	Seed    uint64
	Years   int  // from 2025 on
	Monthly bool // income and expense are closed with every month
	Close   int  // how many of the years are closed, from the first on
	Busy    int  // how many vouchers a month has beside the usual ones; 0: a few
}

// Generate makes a book of a union's years: dues and the levy with what is owed upward, activities, restricted money
// from income to spending, money held in trust, advances, assets in pairs with their 301 and depreciation, accruals and
// their receipt, corrections in red and blue, and a slip of the year before.
func Generate(tb testing.TB, u Union) *ledger.Book {
	tb.Helper()
	br := Branch()
	br.CloseMonthly = u.Monthly
	b := New(tb, br)
	y := &yearMaker{tb: tb, u: u, b: b, r: rand.New(rand.NewPCG(u.Seed, 7)), assets: 4_260_000}
	y.opening()
	for i := range u.Years {
		y.make(2025+i, i < u.Close)
	}
	return b
}

// yearMaker makes one union's years.
type yearMaker struct {
	tb      testing.TB
	u       Union
	b       *ledger.Book
	r       *rand.Rand
	assets  model.Money // cost of what is being written off
	accrued model.Money // what the last year left on 13102
	advance model.Money // what is lent out on 135
	trust   model.Money // what is held on 221
	owed    model.Money // what is due upward on 211
	grant   model.Money // what is left of the project's money this year
}

func (y *yearMaker) do(fn func(*ledger.Tx) error) { Do(y.tb, y.b, fn) }

// fen is a sum between two bounds in yuan.
func (y *yearMaker) fen(least, most int64) model.Money {
	return model.Money(least*100 + y.r.Int64N((most-least)*100))
}

func (y *yearMaker) opening() {
	trust := y.fen(500, 3000)
	y.trust = trust
	y.do(func(t *ledger.Tx) error {
		if _, err := t.SaveAccount(model.AccountDetail{Code: "10201", Name: "基本户", Parent: "102"}); err != nil {
			return err
		}
		for _, p := range []model.Project{
			{Name: "读书月", Kind: model.ProjectRestricted, Grantor: "市总工会", Finished: 20251130},
			{Name: "运动会", Kind: model.ProjectPlain},
		} {
			if _, err := t.SaveProject(p); err != nil {
				return err
			}
		}
		_, err := t.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
			{Account: "101", Debit: 85_630},
			{Account: "10201", Debit: 40_000_000},
			{Account: "10201", Project: "互助金", Debit: trust},
			{Account: "221", Project: "互助金", Credit: trust},
			{Account: "162", Debit: y.assets},
			{Account: "163", Credit: 1_065_000},
			{Account: "30104", Credit: y.assets - 1_065_000},
			{Account: "32104", Project: "读书月", Credit: 500_000},
			{Account: "32205", Credit: 39_585_630},
		}})
		return err
	})
}

// entry is a voucher under way.
type entry struct {
	day     model.Date
	summary string
	lines   []model.Line
}

// line books so much on an account: positive is debit.
func line(account string, m model.Money, project string) model.Line {
	if m < 0 {
		return model.Line{Account: account, Side: model.Credit, Amount: -m, Project: project}
	}
	return model.Line{Account: account, Side: model.Debit, Amount: m, Project: project}
}

const bank = "10201"

// pair moves so much from one account to another.
func pair(day model.Date, summary, debit, credit string, m model.Money, project string) entry {
	own := ""
	if project == "互助金" {
		own = project // money held in trust is marked where it lies
	}
	d, c := line(debit, m, project), line(credit, -m, project)
	for _, l := range []*model.Line{&d, &c} {
		if l.Account == bank || l.Account == "101" {
			l.Project = own
		}
	}
	return entry{day, summary, []model.Line{d, c}}
}

// make makes a year's vouchers month by month, then closes the year if it is to be.
func (y *yearMaker) make(year int, closing bool) {
	for m := 1; m <= 12; m++ {
		p := model.NewPeriod(year, m)
		y.month(p)
		if closing {
			y.do(func(t *ledger.Tx) error { return t.CloseMonth(p) })
		}
	}
	if closing {
		y.do(func(t *ledger.Tx) error {
			_, err := t.CloseYear(year)
			return err
		})
	}
}

func (y *yearMaker) month(p model.Period) {
	day := func(d int) model.Date { return model.Date(p.Year()*10000 + p.Month()*100 + d) }
	entries := append(y.usual(p, day), y.seasonal(p, day)...)
	for range y.u.Busy + y.r.IntN(4) {
		account := []string{"50101", "50103", "50105", "50301", "50404", "50501", "50504", "510"}[y.r.IntN(8)]
		e := pair(day(1+y.r.IntN(28)), "活动支出", account, bank, y.fen(20, 900), "")
		if account == "50105" && y.r.IntN(3) == 0 {
			e.lines[0].Project = "运动会"
		}
		entries = append(entries, e)
	}
	y.post(entries)
}

// usual is what every month brings.
func (y *yearMaker) usual(p model.Period, day func(int) model.Date) []entry {
	levy := y.fen(8000, 16000)
	own := levy * 6 / 10
	y.owed += levy - own
	depreciation := y.assets / 120
	out := []entry{
		pair(day(8), "收会费", bank, "401", y.fen(1500, 2600), ""),
		{day(12), "行政拨缴工会经费", []model.Line{
			line(bank, levy, ""), line("402", -own, ""), line("211", own-levy, ""),
		}},
		pair(day(15), "提现", "101", bank, y.fen(300, 800), ""),
		pair(day(20), "慰问住院会员", "50105", "101", y.fen(100, 300), ""),
		pair(day(28), "计提折旧", "30104", "163", depreciation, ""),
	}
	if p.Month()%3 == 0 {
		out = append(out, pair(day(25), "上解经费", "211", bank, y.owed, ""),
			pair(day(21), "利息", bank, "408", y.fen(5, 90), ""))
		y.owed = 0
	}
	if y.advance != 0 {
		spent := y.advance * 9 / 10
		out = append(out, entry{day(18), "报销", []model.Line{
			line("50102", spent, ""), line("101", y.advance-spent, ""), line("135", -y.advance, ""),
		}})
		y.advance = 0
	} else {
		y.advance = y.fen(100, 250)
		out = append(out, pair(day(16), "借支", "135", "101", y.advance, ""))
	}
	return out
}

// seasonal is what some months bring.
func (y *yearMaker) seasonal(p model.Period, day func(int) model.Date) (out []entry) {
	switch p.Month() {
	case 1:
		if y.accrued != 0 {
			out = append(out, pair(day(20), "收到上年应收的上级经费", bank, "13102", y.accrued, ""))
			y.accrued = 0
		}
		if p.Year() > 2025 {
			out = append(out, pair(day(22), "以前年度调整", bank, "32201", y.fen(10, 60), ""),
				pair(day(23), "以前年度调整", "32101", bank, y.fen(10, 60), "读书月"))
		}
	case 3:
		y.grant = y.fen(2000, 6000)
		out = append(out, pair(day(6), "上级专项补助", bank, "40302", y.grant, "读书月"))
	case 4:
		out = append(out, pair(day(9), "运动会补助", bank, "405", y.fen(1000, 3000), "教职工运动会"),
			pair(day(19), "运动会奖品", "50102", bank, y.fen(500, 900), "教职工运动会"))
	case 5, 9:
		spent := y.grant / 3
		out = append(out, pair(day(9), "读书会用书", "50304", bank, spent, "读书月"))
	case 6:
		cost := y.fen(3000, 9000)
		y.assets += cost
		out = append(out, entry{day(10), "购打印机", []model.Line{
			line("50702", cost, ""), line(bank, -cost, ""), line("162", cost, ""), line("30104", -cost, ""),
		}})
	case 7:
		in := y.fen(1000, 4000)
		y.trust += in
		out = append(out, pair(day(3), "代收互助保险费", bank, "221", in, "互助金"))
	case 8:
		paid := y.trust / 2
		y.trust -= paid
		out = append(out, pair(day(5), "上交互助保险费", "221", bank, paid, "互助金"))
	case 12:
		y.accrued = y.fen(1000, 3000)
		out = append(out, pair(day(31), "计提应收上级转拨经费", "13102", "402", y.accrued, ""))
	}
	return out
}

// post posts a month's vouchers by day; now and then one is cancelled, with or without another in its place.
func (y *yearMaker) post(entries []entry) {
	y.do(func(t *ledger.Tx) error {
		var ids []model.ID
		for d := 1; d <= 31; d++ {
			for _, e := range entries {
				if e.day.Day() != d {
					continue
				}
				v := model.Voucher{
					Date: e.day, Summary: e.summary, Lines: e.lines, Attachments: 1,
					Signatures: model.Signatures{Preparer: Actor, Reviewer: "主席乙"},
				}
				id, err := t.SaveDraft(v)
				if err != nil {
					return err
				}
				ids = append(ids, id)
			}
		}
		posted, err := t.Post(ids...)
		if err != nil || y.r.IntN(2) == 0 {
			return err
		}
		wrong := posted[y.r.IntN(len(posted))]
		var blue *model.Voucher
		if y.r.IntN(3) > 0 {
			right := wrong
			blue = &right
		}
		_, _, err = t.Reverse(wrong.ID, blue, "金额有误")
		return err
	})
}
