package intake

import (
	"slices"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

// files is a table of two households, the first with two relatives on rows of their own.
const files = "困难职工档案登记表,,,,,,,,,,,,\n" +
	"档案号,姓名,困难类别,建档日期,认定有效期至,低保标准,主要致困原因,本人月平均收入,医疗支出,家庭成员姓名,与本人关系,家庭成员身份证号,家庭成员月收入\n" +
	"K2025-01,张三,深度困难,2025-03-01,2026-03-01,800,本人患病,\"3,000\",30000,李甲,配偶,,1200\n" +
	",,,,,,,,,张乙,子女,,\n" +
	",李四,相对困难,2025-04-01,,800,,2400,,,,,\n"

func TestHardships(t *testing.T) {
	b := newBook(t, 2025)
	sound(t, b, Members, file(t, roster))
	path := file(t, files)
	r, err := Run(b, Hardships, path, Options{DryRun: true})
	if err != nil || !r.OK || r.New != 2 || len(r.Preview) != 2 || r.Preview[0].Row != 3 || r.Preview[1].Row != 5 {
		t.Fatalf("preview: %+v %v", r, err)
	}
	counts(t, text(t, b, Hardships, files), 2, 2, 0, 0)
	counts(t, text(t, b, Hardships, files), 2, 0, 2, 0)
	view(t, b, func(v *ledger.View) error {
		h, found, err := v.HardshipNumbered("K2025-01")
		p := h.Private
		if !found || len(p.Household) != 2 || p.Household[1].Name != "张乙" || p.Income != 3000_00 || p.Cause != "本人患病" ||
			!slices.Equal(p.Costs, []model.RigidCost{{Kind: "医疗", Amount: 30000_00}}) || h.ValidUntil != 20260301 {
			t.Errorf("%+v", h)
		}
		// The second file was given a number, and of the arithmetic the category is what was said.
		if a := h.Assess(); a.Persons != 3 || a.Category != "深度困难" {
			t.Errorf("%+v", a)
		}
		all, err2 := v.Hardships()
		if len(all) != 2 || all[1].Number != "K2025-02" || all[1].Category != "相对困难" {
			t.Errorf("%+v %v", all, err2)
		}
		return err
	})
}

// TestHardshipsRefused: every row that cannot be is named with its column, a relative's by the row of the relative, and
// no private number is repeated.
func TestHardshipsRefused(t *testing.T) {
	b := newBook(t, 2025)
	sound(t, b, Members, file(t, roster))
	head := "档案号,会员,困难类别,建档日期,本人月平均收入,家庭成员姓名,与本人关系,家庭成员身份证号\n"
	r := text(t, b, Hardships, head+
		"K1,M1,深度困难,2025-02-30,3000,甲,配偶,\n"+
		",,,,,乙,子女,110105194912310021\n"+
		",,,2025-02-01,,,子女,\n"+
		"K2,M9,深度困难,2025-02-01,一千,,,\n"+
		"K3,M2,,2025-02-01,,,,\n"+
		"K4,M3,深度困难,2025-02-01,,,,\n"+
		"K4,M4,深度困难,2025-02-01,,,,\n"+
		"K5,M3,深度困难,2025-02-01,,,,\n")
	want := []string{
		"2 建档日期 date-calendar", "3 家庭成员身份证号 hardship.person", "4 家庭成员姓名 value-missing",
		"4 建档日期 household-differs",
		"5 会员 member-unknown", "5 本人月平均收入 amount-not-number", "6 困难类别 value-missing", "8 档案号 row-twice",
		"9 档案号 row-twice",
	}
	if got := codes(r); r.OK || !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for _, p := range r.Problems {
		if strings.Contains(p.Value+p.Detail, "1101051949") {
			t.Errorf("a private number is repeated: %+v", p)
		}
	}
	view(t, b, func(v *ledger.View) error {
		all, err := v.Hardships()
		if len(all) != 0 {
			t.Errorf("%d files were written", len(all))
		}
		return err
	})
	counts(t, text(t, b, Hardships, head+"K1,M1,深度困难,2025-02-01,3000,,,\n"), 1, 1, 0, 0)
	r = text(t, b, Hardships, head+"K1,M1,深度困难,2025-02-01,3100,,,\n")
	if r.OK || len(r.Problems) != 1 || r.Problems[0].Code != CodeDiffers || r.Problems[0].Detail != "本人月平均收入" {
		t.Errorf("%+v", r.Problems)
	}
	r = text(t, b, Hardships, head+"K7,M1,深度困难,2025-02-01,3100,,,\n")
	if r.OK || len(r.Problems) != 1 || r.Problems[0].Detail != "档案号 K1" {
		t.Errorf("a second file of one household: %+v", r.Problems)
	}
}
