package model

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestCeilingData(t *testing.T) {
	all := Ceilings()
	if len(all) < 50 {
		t.Errorf("%d ceilings", len(all))
	}
	for _, c := range all {
		if c.Region == "" || c.Item == "" || c.Name == "" || c.Basis == 0 || c.Form == 0 || c.Amount <= 0 ||
			!c.From.Valid() ||
			c.To != 0 && (!c.To.Valid() || c.To < c.From) || c.Checked || c.Source == "" {
			t.Errorf("incomplete: %+v", c)
		}
	}
	if r := Regions(); !slices.Contains(r, "四川") || !slices.Contains(r, "山东") || len(r) != 6 {
		t.Errorf("regions: %v", r)
	}
	if !KnownRegion("四川") || KnownRegion("") || KnownRegion("江苏") {
		t.Error("KnownRegion")
	}
	keys, names := CeilingItems()
	if len(keys) != len(names) || !slices.Contains(keys, "death-relative") {
		t.Errorf("items: %v", keys)
	}
	all[0].Amount = 1
	if Ceilings()[0].Amount == 1 {
		t.Error("the shipped ceilings can be changed")
	}
	for _, c := range DefaultCategories() {
		for _, item := range []string{c.Item, c.Relative} {
			if item != "" && !slices.Contains(keys, item) {
				t.Errorf("%s has no ceiling %s", c.Name, item)
			}
		}
		if a, ok := Standard().Lookup(c.Account); !ok || !a.Leaf || a.Kind != Expense || c.Days <= 0 ||
			c.Evidence == "" {
			t.Errorf("category %+v", c)
		}
	}
}

func TestApplies(t *testing.T) {
	own := []Ceiling{
		{Item: "wedding", Basis: BasisEvent, Amount: 40000, From: 20240101},
		{Item: "retirement", Basis: BasisEvent, Amount: 99900},
		{Item: "birthday", Basis: BasisPersonYear, Amount: 20000},
		{Item: "hospital", Region: "四川", Basis: BasisEvent, Amount: 150000, Checked: true},
		{Item: "childbirth", Region: "山东", Basis: BasisEvent, Amount: 1},
	}
	for _, c := range []struct {
		item, region string
		day          Date
		own          []Ceiling
		want         Money // 0: none
	}{
		{"wedding", "四川", 20190601, nil, 50000},
		{"wedding", "四川", 20221231, nil, 50000},
		{"wedding", "四川", 20230101, nil, 80000},
		{"wedding", "四川", 0, nil, 80000},
		{
			"wedding", "四川", 20171231, nil,
			0,
		},
		{"hospital", "四川", 20190601, nil, 0},
		{"hospital", "四川", 20250101, nil, 100000},
		{"wedding", "", 20250101, nil, 0},
		{"", "四川", 20250101, nil, 0},
		{"nothing", "四川", 20250101, nil, 0},
		{"wedding", "火星", 20250101, nil, 0},
		{"wedding", "四川", 20250101, own, 40000},    // the unit's own is lower
		{"wedding", "四川", 20230101, own, 80000},    // but was not yet in force
		{"retirement", "四川", 20250101, own, 80000}, // the region's is lower
		{"birthday", "", 20250101, own, 20000},     // only the unit's own
		{"hospital", "四川", 20250101, own, 150000},  // checked copy stands in place of the shipped one
		{"childbirth", "四川", 20250101, own, 80000}, // another region's copy says nothing
	} {
		got, ok := Applies(c.item, c.region, c.day, c.own)
		if ok != (c.want != 0) || ok && got.Amount != c.want {
			t.Errorf("%s in %s on %s: %s, %t; want %s", c.item, c.region, c.day, got.Amount, ok, c.want)
		}
	}
}

func TestExceeds(t *testing.T) {
	event := Ceiling{Basis: BasisEvent, Amount: 100000, Form: FormMoney}
	yearly := Ceiling{Basis: BasisPersonYear, Amount: 160000, Form: FormGoods}
	for _, c := range []struct {
		v       Visit
		prior   Money
		ceiling Ceiling
		over    Money
		form    bool
	}{
		{Visit{Money: 100000}, 0, event, 0, false},
		{Visit{Money: 60000}, 50000, event, 10000, false},
		{Visit{Money: 100001}, 0, event, 1, false},
		{Visit{Money: 60000, GoodsValue: 60000}, 0, event, 20000, true},
		{Visit{GoodsValue: 60000}, 100000, yearly, 0, false},
		{Visit{GoodsValue: 60000}, 100001, yearly, 1, false},
		{Visit{Money: 1}, 0, yearly, 0, true},
		{Visit{Money: 1, GoodsValue: 1}, 0, Ceiling{Basis: BasisEvent, Amount: 2}, 0, false},
		{Visit{Money: 1}, 0, Ceiling{Basis: BasisEvent, Amount: 2, Form: FormSouvenir}, 0, true},
	} {
		e := Exceeds(c.v, c.prior, c.ceiling)
		if e.Over != c.over || e.Form != c.form || e.Limit != c.ceiling.Amount {
			t.Errorf("%+v against %+v: %+v", c.v.Total(), c.ceiling, e)
		}
	}
}

// TestBaskets gives a person visits at random, some to one event. What the ceilings count is each fen once: over each
// basket the last visit counts the whole of it, and Prior agrees with a running sum.
func TestBaskets(t *testing.T) {
	b := Branch{Categories: DefaultCategories(), Region: "四川"}
	rapid.Check(t, func(rt *rapid.T) {
		var all []Visit
		for i := range rapid.IntRange(1, 12).Draw(rt, "visits") {
			v := Visit{
				ID: ID(i + 1), Member: ID(rapid.IntRange(1, 2).Draw(rt, "of")),
				Category: rapid.SampledFrom([]string{"住院", "结婚", "困难"}).Draw(rt, "category"),
				Date:     NewPeriod(2025+rapid.IntRange(0, 1).Draw(rt, "year"), 3).First().AddDays(i),
				Money:    Money(rapid.IntRange(0, 9).Draw(rt, "money")),
			}
			if i > 0 && rapid.Bool().Draw(rt, "again") {
				first := all[rapid.IntRange(0, i-1).Draw(rt, "of event")]
				v.Member, v.Category, v.Event = first.Member, first.Category, first.EventID()
			}
			all = append(all, v)
		}
		slices.SortFunc(all, func(x, y Visit) int { return int(x.Date) - int(y.Date) })
		sums, had := map[Basket]Money{}, map[Basket]Money{}
		var total, counted Money
		for _, v := range all {
			if in, _, ok := b.BasketOf(v); ok {
				sums[in] += v.Total()
				total += v.Total()
			}
		}
		for _, v := range all {
			in, c, ok := b.BasketOf(v)
			if !ok {
				continue
			}
			if prior := b.Prior(v, all, true); prior != had[in] {
				rt.Fatalf("%+v had %s before, Prior says %s", v, had[in], prior)
			}
			had[in] += v.Total()
			if e := Exceeds(v, b.Prior(v, all, false), c); e.Counted != sums[in] {
				rt.Fatalf("%+v counts %s of %s", v, e.Counted, sums[in])
			}
		}
		for _, m := range had {
			counted += m
		}
		if counted != total {
			rt.Fatalf("%s counted of %s", counted, total)
		}
	})
}

func TestGoods(t *testing.T) {
	for s, want := range map[string]Quantity{"2": 2000, "2.5": 2500, "０．１２５": 125, " 3 ": 3000} {
		if q, err := ParseQuantity(s); err != nil || q != want {
			t.Errorf("%q is %d: %v", s, q, err)
		}
	}
	for _, s := range []string{"", "0", "-1", "1e3", "1.2345", "NaN", "两", "9999999999"} {
		if q, err := ParseQuantity(s); err == nil {
			t.Errorf("%q is %s", s, q)
		}
	}
	rows := []Goods{
		{Name: "牛奶", Unit: "提", Quantity: 2000, Price: 6550, Amount: 13100},
		{Name: "苹果", Unit: "公斤", Quantity: 2500, Price: 1299, Amount: 3248},
	}
	v := Visit{Member: 1, Category: "住院", Date: 20260601}.Stocked(rows)
	if v.Goods != "牛奶2提、苹果2.5公斤" || v.GoodsValue != 16348 || rows[1].Worth() != 3248 {
		t.Errorf("%s %s, %s", v.Goods, v.GoodsValue, rows[1].Worth())
	}
	b := Branch{Categories: DefaultCategories()}
	if vs := CheckVisit(v, b); slices.ContainsFunc(vs, func(x Violation) bool { return x.Field == "Items" }) {
		t.Errorf("%+v", vs)
	}
	v.GoodsValue++
	v.Items[0].Amount++
	broken := map[Rule]bool{}
	for _, x := range CheckVisit(v, b) {
		broken[x.Rule] = true
	}
	if !broken[RuleVisitWorth] || broken[RuleVisitItems] {
		t.Errorf("%v", broken)
	}
}

func TestClaimBy(t *testing.T) {
	for _, c := range []struct {
		event Date
		by    Date
	}{{20250831, 20260228}, {20250115, 20250715}, {0, 0}} {
		if by := (Visit{EventDate: c.event}).ClaimBy(Category{Claim: 6}); by != c.by {
			t.Errorf("%s: by %s", c.event, by)
		}
	}
}

func TestCategories(t *testing.T) {
	b := Branch{Categories: DefaultCategories(), Region: "山东"}
	for word, want := range map[string]string{
		"结婚": "结婚", "婚嫁": "结婚", "生养": "生育", "患病住院": "住院", "直系亲属病故": "去世", "家庭困难": "困难", "退休": "退休", " 住 院 ": "住院",
	} {
		if c, ok := b.CategoryNamed(word); !ok || c.Name != want {
			t.Errorf("%s: %s", word, c.Name)
		}
	}
	if c, ok := b.CategoryNamed("乔迁"); ok {
		t.Error(c.Name)
	}
	if c, ok := (Branch{Categories: b.Categories[:1]}).CategoryNamed("患病住院"); ok {
		t.Errorf("%s is none of the branch's", c.Name)
	}
	for _, c := range []struct {
		v    Visit
		want Money
	}{
		{Visit{Category: "去世", Date: 20250101}, 200000},
		{Visit{Category: "去世", Relation: RelationParent, Date: 20250101}, 100000},
		{Visit{Category: "结婚", Relation: RelationChild, EventDate: 20250101}, 60000},
		{Visit{Category: "结婚", Heard: 20250101}, 60000},
		{Visit{Category: "困难", Date: 20250101}, 0},
		{Visit{Category: "乔迁", Date: 20250101}, 0},
		{Visit{Category: "结婚", Date: 20170101}, 0},
	} {
		got, ok := b.CeilingFor(c.v)
		if ok != (c.want != 0) || got.Amount != c.want {
			t.Errorf("%+v: %s, %t", c.v, got.Amount, ok)
		}
	}
	c := Category{Days: 7}
	for _, x := range []struct {
		v    Visit
		want Date
	}{
		{Visit{Heard: 20250130, EventDate: 20250101}, 20250206}, {Visit{EventDate: 20250101}, 20250108}, {
			Visit{},
			0,
		},
	} {
		if got := x.v.DueBy(c); got != x.want {
			t.Errorf("due by %s, want %s", got, x.want)
		}
	}
	if (Visit{Heard: 20250130}).DueBy(Category{}) != 0 {
		t.Error("no days, no deadline")
	}
}

func TestStages(t *testing.T) {
	s := Subsidy{}
	if s.Stage() != StageNone || len(s.Missing()) != 0 {
		t.Error("nothing has happened")
	}
	s.Applied = 20251102
	if s.Stage() != StageApplied {
		t.Error(s.Stage())
	}
	s.NoticeFrom, s.NoticeTo, s.Paid = 20251106, 20251112, 20251205
	if s.Stage() != StagePaid || !slices.Equal(s.Missing(), []Stage{
		StageAssessed, StageDeliberated,
		StageApproved,
	}) {
		t.Errorf("%s, missing %v", s.Stage(), s.Missing())
	}
	if s.NoticeDays() != 5 || s.StageDate(StageNotice) != 20251106 || s.StageDate(StageNone) != 0 {
		t.Errorf("%d working days", s.NoticeDays())
	}
	s.Assessed, s.Deliberated, s.Approved = 20251103, 20251104, 20251113
	if len(s.Missing()) != 0 || s.StageDate(StageAssessed) != 20251103 ||
		s.StageDate(StageApproved) != 20251113 ||
		s.StageDate(StageDeliberated) != 20251104 || s.StageDate(StagePaid) != 20251205 {
		t.Error("all stages have their days")
	}
}

func TestIllness(t *testing.T) {
	for text, want := range map[string]string{
		"慰问张三肺癌住院": "癌", "李四糖尿病慰问": "糖尿病", "王五心梗": "心梗", "慰问董杰住院": "", "大病医疗互助保费": "", "": "", "心脏病": "心脏病",
	} {
		if got, found := NamesIllness(text); got != want || found != (want != "") {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func FuzzParseGoods(f *testing.F) {
	for _, s := range []string{"牛奶*2提*65.50", "苹果×2.5公斤×12.99", "果篮=168", "*2*3", "a*b*c", "牛奶*２箱*60"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := ParseGoods(s)
		if err != nil {
			return
		}
		if g.Name == "" || g.Amount <= 0 || g.Amount > MaxEntry {
			t.Errorf("%q is %+v", s, g)
		}
		if w := g.Worth(); w != 0 && w != g.Amount {
			t.Errorf("%q: %s, worth %s", s, g.Amount, w)
		}
	})
}
