package model

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// All numbers are invented: district 9999 does not exist, and the check digits are right where they should
// be.
func withCheck(first17 string) string { return first17 + string(IDCheckDigit(first17)) }

func TestParseIDNumber(t *testing.T) {
	// The example of GB 11643-1999, appendix A.
	if got, err := ParseIDNumber("11010519491231002X"); err != nil || got != "11010519491231002X" {
		t.Errorf("the standard's example: %s, %v", got, err)
	}
	for given, want := range map[string]string{
		"329999199003074510": "329999199003074510", "32999919760721030x": "32999919760721030X",
		"３２９９９９１９９００３０７４５１０": "329999199003074510", " 329999 19900307 4510 ": "329999199003074510",
		withCheck("81000019850101001"): withCheck("81000019850101001"),
		withCheck("83000019850101001"): withCheck("83000019850101001"),
		withCheck("91131019850101001"): withCheck("91131019850101001"),
		"usa310081110801":              "USA310081110801",
	} {
		if got, err := ParseIDNumber(given); err != nil || got != want {
			t.Errorf("%q: %s, %v", given, got, err)
		}
	}
	for given, want := range map[string]error{
		"": ErrIDLength, "32999919900307451": ErrIDLength, "3299991990030745100": ErrIDLength,
		"329999900307451": ErrIDOld, "32999919900307451a": ErrIDDigits, "32999919X003074510": ErrIDDigits,
		"329999199003074511": ErrIDChecksum, "329999199003074501": ErrIDChecksum,
		withCheck("99999919900307451"): nil,
		withCheck("01999919900307451"): ErrIDProvince, withCheck("16999919900307451"): ErrIDProvince,
		withCheck("32999919900230451"): ErrIDBirth, withCheck("32999919901307451"): ErrIDBirth,
		withCheck("32999900000000000"): ErrIDBirth, "证件号码证件号码证件号码证件号码证件": ErrIDLength,
	} {
		if _, err := ParseIDNumber(given); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", given, err, want)
		}
	}
	birth, ok := BirthOf("329999199003074510")
	if sex, known := SexOf("329999199003074510"); birth != 19900307 || !ok || sex != SexMale || !known {
		t.Errorf("%s %s", birth, sex)
	}
	if sex, _ := SexOf("32999919760721030X"); sex != SexFemale {
		t.Error("a woman's number")
	}
	if _, ok := BirthOf("USA310081110801"); ok {
		t.Error("birth in the old foreigner's card")
	}
	if _, ok := SexOf("1"); ok {
		t.Error("sex in a short number")
	}
}

// MOD 11-2 finds every single wrong digit and every swap of neighbours.
func TestIDNumberTypos(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay(t, "birth").String()
		id := withCheck("329999" + d[:4] + d[5:7] + d[8:] + rapid.StringMatching(`[0-9]{3}`).Draw(t, "serial"))
		if got, err := ParseIDNumber(id); err != nil || got != id {
			t.Fatalf("%s: %v", id, err)
		}
		typo := []byte(id)
		i := rapid.IntRange(0, 16).Draw(t, "place")
		if rapid.Bool().Draw(t, "swap") {
			typo[i], typo[max(i-1, 0)] = typo[max(i-1, 0)], typo[i]
		} else {
			typo[i] = byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
		}
		if string(typo) == id {
			return
		}
		if _, err := ParseIDNumber(string(typo)); err == nil {
			t.Fatalf("%s passes for %s", typo, id)
		}
	})
}

func TestCards(t *testing.T) {
	for given, want := range map[string]string{
		"6222620000000000004": "6222620000000000004", "6222 6200 0000 0000 004": "6222620000000000004",
		"６２２２620000000000004": "6222620000000000004", "6222-6200-0000-0000-004": "6222620000000000004",
		"123456789012": "123456789012",
	} {
		if got, ok := ParseCard(given); !ok || got != want {
			t.Errorf("%q: %s, %t", given, got, ok)
		}
	}
	for _, bad := range []string{
		"", "12345678901", "12345678901234567890", "6.22262E+18",
		"622262000000000000X",
	} {
		if got, ok := ParseCard(bad); ok {
			t.Errorf("%q: %s", bad, got)
		}
	}
	for card, want := range map[string]bool{
		"6222620000000000004": true, "6222620000000000012": true, "6222620000000000005": false, "79927398713": true,
		"79927398710": false, "": false, "7992739871x": false,
	} {
		if Luhn(card) != want {
			t.Errorf("Luhn(%s) = %t", card, !want)
		}
	}
}

func TestActiveOn(t *testing.T) {
	const day = Date(20250301)
	for _, c := range []struct {
		name string
		m    Member
		want bool
	}{
		{"active, joined long ago", Member{Status: StatusActive}, true},
		{"joined that day", Member{Status: StatusActive, Joined: day}, true},
		{"joined the day after", Member{Status: StatusActive, Joined: day + 1}, false},
		{"joined that month", Member{Status: StatusActive, Joined: 20250300}, true},
		{"joined the month after", Member{Status: StatusActive, Joined: 20250400}, false},
		{"retired later", Member{Status: StatusRetained, Changed: 20250302}, true},
		{"retired that day", Member{Status: StatusRetained, Changed: day}, false},
		{"retired before", Member{Status: StatusRetained, Changed: 20250201}, false},
		{"retired in a later month", Member{Status: StatusRetained, Changed: 20250400}, true},
		{"left, unknown when", Member{Status: StatusLeft}, false},
		{"died later but joined after", Member{Status: StatusDead, Joined: 20250401, Changed: 20250501}, false},
		{"expelled later", Member{Status: StatusExpelled, Changed: 20260101}, true},
		{"transferred later", Member{Status: StatusTransferred, Changed: 20260101}, true},
		{"never a member", Member{Status: StatusNonMember, Changed: 20260101}, false},
		{"no standing", Member{}, false},
	} {
		if got := c.m.ActiveOn(day); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
	if !(Member{Status: StatusDead}).Former() || (Member{Status: StatusNonMember}).Former() ||
		(Member{Status: StatusActive}).Former() {
		t.Error("Former")
	}
}

func TestBases(t *testing.T) {
	m := Member{}.WithBase(0, 500000).WithBase(202507, 600000).WithBase(202503, 550000)
	for p, want := range map[Period]Money{
		202401: 500000, 202502: 500000, 202503: 550000, 202506: 550000,
		202512: 600000,
	} {
		if got := m.BaseIn(p); got != want {
			t.Errorf("%s: %s", p, got)
		}
	}
	if (Member{}).BaseIn(202501) != 0 || (Member{Bases: []DuesBase{{
		From: 202507,
		Base: 1,
	}}}).BaseIn(202506) != 0 {
		t.Error("a base before any is known")
	}
	again := m.WithBase(202503, 560000)
	if again.BaseIn(202503) != 560000 || len(again.Bases) != 3 || m.BaseIn(202503) != 550000 {
		t.Errorf("%v, was %v", again.Bases, m.Bases)
	}
	if same := m.WithBase(202509, 600000); len(same.Bases) != 3 {
		t.Errorf("an equal base is repeated: %v", same.Bases)
	}
	if vs := CheckMember(Member{
		Number: "1", Name: "张三", Status: StatusActive,
		Bases: again.Bases,
	}); len(vs) != 0 {
		t.Error(vs)
	}
}

// 工发[1978]101号: half a percent, the tail below ten yuan dropped.
func TestDuesFor(t *testing.T) {
	for base, want := range map[Money]Money{
		345600: 1725, 643457: 3215, 512350: 2560, 873983: 4365, 999: 0, 1000: 5, 0: 0, -500000: 0,
	} {
		if got := DuesFor(base); got != want {
			t.Errorf("%s: %s, want %s", base, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		base := Money(rapid.Int64Range(0, 10_000_000).Draw(t, "base"))
		if d := DuesFor(base); d%5 != 0 || d*200 > base || base-d*200 >= 1000 {
			t.Fatalf("%s of %s", d, base)
		}
	})
}

func TestNames(t *testing.T) {
	for word, want := range map[string]Status{
		"在职": StatusActive, "在籍": StatusActive, "在会": StatusActive, "正常": StatusActive, "保留会籍": StatusRetained,
		"退休": StatusRetained, "转出": StatusTransferred, "调出": StatusTransferred, "退会": StatusLeft,
		"开除": StatusExpelled,
		"去世": StatusDead, "非会员": StatusNonMember, " 在 职 ": StatusActive,
	} {
		if got, ok := ParseStatus(word); !ok || got != want {
			t.Errorf("%s: %d, %t", word, got, ok)
		}
	}
	if s, ok := ParseStatus("在岗"); ok {
		t.Errorf("在岗 is %s", s)
	}
	for _, s := range Statuses() {
		if back, ok := ParseStatus(s.String()); !ok || back != s {
			t.Errorf("%d: %s", s, s)
		}
	}
	if len(Statuses()) != 7 || Status(0).String() != "" || Status(99).String() != "" {
		t.Error("standings")
	}
	for word, want := range map[string]Relation{
		"本人": RelationSelf, "配偶": RelationSpouse, "父亲": RelationParent, "女儿": RelationChild,
		"岳父":   RelationSpouseParent,
		"配偶父母": RelationSpouseParent, "祖父": RelationOtherRelative,
	} {
		if got, ok := ParseRelation(word); !ok || got != want {
			t.Errorf("%s: %d, %t", word, got, ok)
		}
	}
	if len(Relations()) != 6 || Relations()[0] != RelationSelf {
		t.Error("relations")
	}
	if s, ok := ParseSex("女"); !ok || s != SexFemale || SexMale.String() != "男" || Sex(0).String() != "" {
		t.Error("sexes")
	}
	if s, ok := ParseSide("贷方"); !ok || s != Credit || Debit.String() != "借" || Debit.Other() != Credit ||
		Credit.Other() != Debit {
		t.Error("sides")
	}
	for _, x := range []struct{ got, want string }{
		{FormGoods.String(), "慰问品"},
		{BasisPersonYear.String(), "每人每年"},
		{LevySelf.String(), "自主拨缴"},
		{Expense.String(), "支出"},
		{UseNo.String(), "县级以上工会"},
		{VoucherRed.String(), "红字冲销"},
		{
			StageNotice.String(),
			"公示",
		},
	} {
		if x.got != x.want {
			t.Errorf("%s, want %s", x.got, x.want)
		}
	}
	if len(Forms()) != 4 || len(Bases()) != 2 || len(LevyModes()) != 2 || len(Stages()) != 6 ||
		len(Sources()) != 4 {
		t.Error("lists")
	}
	for word, want := range map[string]string{"深度困难": "深度困难", "意外致困户": "意外致困", "特困职工": "特困", "低保户": "低保户"} {
		if got, ok := ParseHardship(word); !ok || got != want {
			t.Errorf("%s: %s, %t", word, got, ok)
		}
	}
	if h := CurrentHardships(); len(h) != 3 || h[0] != "深度困难" {
		t.Error(h)
	}
	if s, ok := ParseSource("工会经费"); !ok || s != "本级经费" {
		t.Error(s)
	}
	if s, ok := ParseSource("某处"); ok {
		t.Error(s)
	}
	for payment, want := range map[string]string{
		"现金": "101", "现金支付": "101", "银行转账": "102", "转账": "102", "": "102", "微信": "102",
	} {
		if got := PaidFrom(payment); got != want {
			t.Errorf("%s is paid from %s", payment, got)
		}
	}
	if len(Payments()) != 2 || Payments()[0] != PaymentCash {
		t.Error(Payments())
	}
}

func FuzzIDNumber(f *testing.F) {
	for _, s := range []string{
		"11010519491231002X", "329999900307451", "usa310081110801", "３２９９９９１９９００３０７４５１０",
		"",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := ParseIDNumber(s)
		if err != nil {
			if id != "" {
				t.Fatalf("%q: %q with %v", s, id, err)
			}
			return
		}
		if again, err := ParseIDNumber(id); err != nil || again != id {
			t.Fatalf("%q is not stable: %q, %v", id, again, err)
		}
		if len(id) == 15 {
			return
		}
		birth, ok := BirthOf(id)
		if _, known := SexOf(id); !ok || !known || !birth.Valid() || len(id) != 18 ||
			id[17] != IDCheckDigit(id[:17]) {
			t.Fatalf("%q accepted as %q", s, id)
		}
	})
}
