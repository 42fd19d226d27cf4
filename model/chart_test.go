package model

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestStandardChart(t *testing.T) {
	c := Standard()
	if n := len(c.Accounts()); n != 116 {
		t.Errorf("%d accounts", n)
	}
	firstLevel := map[AccountUse]int{}
	seen := map[string]bool{}
	for _, a := range c.Accounts() {
		if !a.Given || a.ID != 0 || a.Name == "" || a.Kind == 0 || a.Normal == 0 || a.Use == 0 {
			t.Errorf("incomplete: %+v", a)
		}
		if int(a.Code[0]-'0') != int(a.Kind) {
			t.Errorf("%s is of kind %s", a.Code, a.Kind)
		}
		if a.Parent == "" {
			firstLevel[a.Use]++
		} else if !seen[a.Parent] || a.Parent != a.Code[:len(a.Code)-2] {
			t.Errorf("%s stands below %q", a.Code, a.Parent)
		}
		seen[a.Code] = true
		normal := Debit
		if a.Kind == Liability || a.Kind == Net || a.Kind == Income || a.Code == "163" || a.Code == "172" {
			normal = Credit
		}
		if a.Normal != normal {
			t.Errorf("%s is normally %s", a.Code, a.Normal)
		}
		if !c.Contains(a.Code[:3], a.Code) || c.Contains("101", a.Code) != (a.Code == "101") {
			t.Errorf("Contains %s", a.Code)
		}
		if got, err := c.ByName(c.FullName(a.Code)); err != nil || got.Code != a.Code {
			t.Errorf("%s by its full name: %s, %v", a.Code, got.Code, err)
		}
		if _, old := OldCode(a.Code, a.Name); old {
			t.Errorf("%s %s taken for 2009's", a.Code, a.Name)
		}
	}
	if firstLevel[UseYes] != 24 {
		t.Errorf("%d first-level accounts for basic unions", firstLevel[UseYes])
	}
	for code, leaf := range map[string]bool{
		"101": true, "131": true, "13101": true, "321": false, "501": false, "50105": true, "510": true,
		"999": false,
	} {
		if c.IsLeaf(code) != leaf {
			t.Errorf("leaf %s", code)
		}
	}
	if top, ok := c.Top("50105"); !ok || top.Name != "职工活动支出" {
		t.Error("the top of 50105")
	}
	if _, ok := c.Top("999"); ok || c.FullName("999") != "999" {
		t.Error("an unknown code")
	}
	if kids := c.Children("505"); len(kids) != 4 || kids[0].Code != "50501" || len(c.Children("101")) != 0 {
		t.Error("children of 505")
	}
}

func TestAccountByName(t *testing.T) {
	c, err := Standard().With([]AccountDetail{
		{ID: 7, Code: "10201", Name: "基本户", Parent: "102"}, {ID: 8, Code: "13501", Name: "张三", Parent: "135"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"会费收入": "401", "职工活动支出-文体活动支出": "50102", "工会资金结转/累计结转": "32104", "工会资金结余\\累计结余": "32205",
		"职工活动支出—会员活动支出": "50105", "职工活动支出——会员活动支出": "50105", "职工活动支出：会员活动支出": "50105",
		"职工活动支出 - 会员活动支出": "50105", "职 工 活 动 支 出/会员 活动支出": "50105", "文体活动支出": "50102",
		"固定资产": "162", "资产基金-固定资产": "30104", "投资": "151", "库存物品": "141", "累计结转": "32104",
		"一般性转移支付补助": "40301", "50105": "50105", "50105 会员活动支出": "50105", "50105职工活动支出-会员活动支出": "50105",
		"５０１０５": "50105", "银行存款-基本户": "10201", "基本户": "10201", "银行存款": "102", "张三": "13501",
		"会费收入/": "401", "补助下级支出-一般性转移支付补助": "50801",
	} {
		if a, err := c.ByName(name); err != nil || a.Code != want {
			t.Errorf("ByName(%q) = %s, %v; want %s", name, a.Code, err, want)
		}
	}
	for name, want := range map[string]AccountError{
		"年初余额调整":    {Why: ErrAccountAmbiguous, Codes: []string{"32101", "32201"}},
		"送温暖费":      {Why: ErrAccountOld, Codes: []string{"50405"}},
		"维权支出-送温暖费": {Why: ErrAccountOld, Codes: []string{"50405"}},
		"221应付上级经费": {Why: ErrAccountOld, Codes: []string{"211"}},
		"后备金":       {Why: ErrAccountOld, Codes: []string{"32205"}},
		"应付帐款":      {Why: ErrAccountUnknown}, "": {Why: ErrAccountUnknown}, "-": {Why: ErrAccountUnknown},
		"50105 文体活动支出": {Why: ErrAccountUnknown}, "会费收入-文体活动支出": {Why: ErrAccountUnknown},
		"999": {Why: ErrAccountUnknown},
	} {
		_, err := c.ByName(name)
		var got *AccountError
		if !errors.As(err, &got) || !errors.Is(err, want.Why) || !slices.Equal(got.Codes, want.Codes) ||
			got.Name != name {
			t.Errorf("ByName(%q): %v", name, err)
		}
	}
}

func TestAccountByPath(t *testing.T) {
	c := Standard()
	for _, x := range []struct{ parent, detail, want string }{
		{"职工活动支出", "文体活动支出", "50102"},
		{"库存现金", "", "101"},
		{"资产基金", "固定资产", "30104"},
		{"固定资产", "", "162"},
		{"501", "50105", "50105"},
		{"501 职工活动支出", "会员活动支出", "50105"},
		{"职工活动支出", "职工活动支出-会员活动支出", "50105"},
		{"", "会费收入", "401"},
		{"工会资金结转", "年初余额调整", "32101"},
		{"工会资金结余", "年初余额调整", "32201"},
	} {
		if a, err := c.ByPath(x.parent, x.detail); err != nil || a.Code != x.want {
			t.Errorf("%s / %s: %s, %v; want %s", x.parent, x.detail, a.Code, err, x.want)
		}
	}
	for _, x := range []struct {
		parent, detail string
		why            error
	}{
		{"会费收入", "文体活动支出", ErrAccountUnknown},
		{"其他应收款", "张三", ErrAccountUnknown},
		{"", "", ErrAccountUnknown},
		{"维权支出", "送温暖费", ErrAccountOld},
		{"固定基金", "", ErrAccountOld},
		{"什么", "文体活动支出", ErrAccountUnknown},
	} {
		if a, err := c.ByPath(x.parent, x.detail); !errors.Is(err, x.why) {
			t.Errorf("%s / %s: %s, %v; want %v", x.parent, x.detail, a.Code, err, x.why)
		}
	}
}

func TestOldCode(t *testing.T) {
	for _, x := range []struct{ code, name, now string }{
		{"50205", "送温暖费", "50405"},
		{"50205", "", "50405"},
		{"225", "", "215"},
		{"231", "代管经费", "221"},
		{
			"112", "",
			"121",
		},
		{"202", "", "201"},
		{"203", "", "201"},
		{"222", "", "212"},
		{"302", "", "30103"},
		{"40305", "", "40302"},
		{"221", "应付上级经费", "211"},
		{"211", "借入款", "215"},
		{"502", "维权支出", "504"},
		{"503", "业务支出", "505"},
		{"504", "行政支出", "506"},
		{"505", "资本性支出", "507"},
		{"506", "补助下级支出", "508"},
		{"507", "事业支出", "509"},
		{"508", "其他支出", "510"},
		{"331", "结余", "32205"},
		{"121", "借出款", "135"},
		{"50104", "其他活动支出", "50106"},
		{"50104", "职工活动支出-其他活动支出", "50106"},
		{"321", "专用基金", "311"},
		{"", "送温暖费", "50405"},
	} {
		if now, old := OldCode(x.code, x.name); !old || now != x.now {
			t.Errorf("%s %s: %s, %t", x.code, x.name, now, old)
		}
	}
	for _, x := range []struct{ code, name string }{
		{"221", "代管经费"},
		{"221", ""},
		{"504", "维权支出"},
		{"50104", "劳模职工疗休养支出"},
		{"501", "职工活动支出"},
		{"101", ""},
		{"101", "现金"},
		{"999", ""},
		{"999", "随便"},
		{"", ""},
		{"", "其他支出"},
		{"", "维权支出"},
		{"", "随便"},
		{
			"221",
			"职工互助金",
		},
	} {
		if now, old := OldCode(x.code, x.name); old {
			t.Errorf("%s %s: taken for 2009's, now %s", x.code, x.name, now)
		}
	}
	// Every code that takes the place of an old one exists, and is not itself taken for old.
	for code, a := range oldAccounts().byCode {
		if now, ok := Standard().Lookup(a.now); !ok || now.Code != a.now {
			t.Errorf("%s is replaced by %s, which does not exist", code, a.now)
		}
	}
}

func TestChartWith(t *testing.T) {
	c, err := Standard().With([]AccountDetail{
		{ID: 3, Code: "2210101", Name: "二年级", Parent: "22101"},
		{
			ID: 1, Code: "22101", Name: "职工互助金",
			Parent: "221",
		},
		{ID: 2, Code: "22102", Name: "社团活动费"},
		{ID: 4, Code: "13103", Name: "其他应收", Parent: "131"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for code, leaf := range map[string]bool{
		"221": false, "22101": false, "2210101": true, "22102": true,
		"131": false,
	} {
		if c.IsLeaf(code) != leaf {
			t.Errorf("leaf %s", code)
		}
	}
	a, _ := c.Lookup("2210101")
	if a.Kind != Liability || a.Normal != Credit || a.Use != UseMay || a.Given || a.ID != 3 ||
		a.Parent != "22101" ||
		c.FullName(a.Code) != "代管经费-职工互助金-二年级" {
		t.Errorf("%+v", a)
	}
	if Standard().IsLeaf("22101") || !Standard().IsLeaf("221") || len(Standard().Accounts()) != 116 {
		t.Error("the standard chart has changed")
	}
	renamed, err := c.With([]AccountDetail{{ID: 1, Code: "22101", Name: "医疗互助金", Parent: "221"}})
	if err != nil || renamed.FullName("2210101") != "代管经费-医疗互助金-二年级" || renamed.IsLeaf("22101") {
		t.Errorf("renamed: %s, %v", renamed.FullName("2210101"), err)
	}
	if b, err := renamed.ByName("职工互助金"); !errors.Is(err, ErrAccountUnknown) {
		t.Errorf("the former name still leads to %s", b.Code)
	}
	for _, x := range []struct {
		d   AccountDetail
		why error
	}{
		{AccountDetail{Code: "601", Name: "新"}, ErrDetailCode},
		{
			AccountDetail{Code: "2211", Name: "新"},
			ErrDetailCode,
		},
		{AccountDetail{Code: "221x1", Name: "新"}, ErrDetailCode},
		{
			AccountDetail{Code: "", Name: "新"},
			ErrDetailCode,
		},
		{AccountDetail{Code: "22103", Name: "新", Parent: "222"}, ErrDetailCode},
		{AccountDetail{Code: strings.Repeat("1", 15), Name: "新"}, ErrDetailCode},
		{AccountDetail{Code: "50105", Name: "新"}, ErrDetailGiven},
		{
			AccountDetail{Code: "50107", Name: "新"},
			ErrDetailParent,
		},
		{AccountDetail{Code: "99901", Name: "新"}, ErrDetailParent},
		{
			AccountDetail{Code: "22101", Name: "新"},
			ErrDetailTwice,
		},
		{AccountDetail{ID: 9, Code: "22101", Name: "新"}, ErrDetailTwice},
		{AccountDetail{Code: "22103", Name: ""}, ErrDetailName},
		{
			AccountDetail{Code: "22103", Name: " 新"},
			ErrDetailName,
		},
		{AccountDetail{Code: "22103", Name: "职工 互助金"}, ErrDetailName},
		{
			AccountDetail{Code: "22103", Name: "a\x1b"},
			ErrDetailName,
		},
	} {
		_, err := c.With([]AccountDetail{x.d})
		var typed *DetailError
		if !errors.Is(err, x.why) || !errors.As(err, &typed) {
			t.Errorf("%+v: %v, want %v", x.d, err, x.why)
		}
	}
	if _, err := (Chart{}).With([]AccountDetail{{Code: "10101", Name: "新"}}); !errors.Is(err, ErrDetailParent) {
		t.Errorf("the empty chart: %v", err)
	}
}
