package intake

import (
	"slices"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// TestAssets brings cards in with other headers, a life in years and depreciation from before, and again.
func TestAssets(t *testing.T) {
	b := newBook(t, 2025)
	data := "示范实验小学工会固定资产登记表,,,,,,,,\n" +
		"资产编号,固定资产名称,固定资产类别,规格,数量,原值,购置日期,使用年限,累计折旧,存放地点,备查\n" +
		"A-1,联想电脑,电脑,M4350,1台,\"4,800.00\",2022-09,6,\"1,866.67\",办公室,\n" +
		"A-2,乒乓球桌,文体设备,,2张,3000,2024/3/5,,,体育馆,\n" +
		"A-3,投影仪,计算机设备,,1,0,2024-05-01,,,会议室,是\n"
	counts(t, text(t, b, Assets, data), 3, 3, 0, 0)
	counts(t, text(t, b, Assets, data), 3, 0, 3, 0)
	view(t, b, func(v *ledger.View) error {
		one, err := v.AssetNumbered("A-1")
		if err != nil {
			return err
		}
		if one.Class != "computer" || one.Months != 72 || one.Before != 1866_67 || one.BeforeTo != 202412 ||
			one.Acquired != 20220901 {
			t.Errorf("%+v", one)
		}
		two, err := v.AssetNumbered("A-2")
		if err != nil || two.Months != 60 || two.Quantity != 2 || two.Place != "体育馆" {
			t.Errorf("%+v %v", two, err)
		}
		three, err := v.AssetNumbered("A-3")
		if !three.Memo || three.Accrued(202512) != 0 {
			t.Errorf("%+v", three)
		}
		return err
	})
	// Without numbers: what the book has is recognised, two of a kind are two.
	plain := "资产名称,资产类别,原值,取得日期,规格型号\n联想电脑,电脑,4800,2022-09-01,M4350\n椅子,家具,200,2025-01-02,\n椅子,家具,200,2025-01-02,\n"
	r := text(t, b, Assets, plain)
	counts(t, r, 3, 2, 1, 0)
	if len(r.Warnings) == 0 || r.Warnings[0].Code != Code(model.RuleAssetThreshold) {
		t.Errorf("a cheap chair: %+v", r.Warnings)
	}
}

// TestAssetsRefused: every row that cannot be is named with its column, and nothing is written.
func TestAssetsRefused(t *testing.T) {
	b := newBook(t, 2025)
	r := text(t, b, Assets, "卡片编号,资产名称,资产类别,原值,取得日期,累计折旧,折旧至\n"+
		"A-1,电脑,飞船,100,2024-01-01,,\n"+
		"A-2,电脑,电脑,12.345,2024-02-30,,\n"+
		"A-3,,电脑,1000,2024-01-01,,\n"+
		"A-4,电脑,电脑,1000,2024-01-01,1200,2024-12\n"+
		"A-5,电脑,电脑,1000,2024-01-01,,\n"+
		"A-5,电脑,电脑,1000,2024-01-01,,\n")
	want := []string{
		"2 资产类别 word-unknown", "3 原值 amount-decimals", "3 取得日期 date-calendar", "4 资产名称 value-missing",
		"5 累计折旧 asset.before", "7 卡片编号 row-twice",
	}
	if got := codes(r); r.OK || !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	view(t, b, func(v *ledger.View) error {
		cards, err := v.Assets()
		if len(cards) != 0 {
			t.Errorf("%d cards were written", len(cards))
		}
		return err
	})
	counts(t, text(t, b, Assets, "卡片编号,资产名称,资产类别,原值,取得日期\nA-1,电脑,电脑,3000,2024-01-01\n"), 1, 1, 0, 0)
	r = text(t, b, Assets, "卡片编号,资产名称,资产类别,原值,取得日期\nA-1,电脑,电脑,3100,2024-01-01\n")
	if r.OK || len(r.Problems) != 1 || r.Problems[0].Code != CodeDiffers || r.Problems[0].Detail != "原值" {
		t.Errorf("%+v", r.Problems)
	}
}
