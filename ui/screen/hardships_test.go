package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// withFile makes a book with the file of a household whose validity ends soon.
func withFile(t *testing.T) string {
	t.Helper()
	path := screentest.Book(t)
	withBook(t, path, func(tx *ledger.Tx) error {
		members, err := tx.Members()
		if err != nil {
			return err
		}
		h := model.Hardship{
			Number: "K2025-01", Member: members[0].ID, Category: "相对困难", Opened: 20250701, ValidUntil: 20260731,
			Minimum: 700_00, Keeper: "委员丙",
		}
		h.Private = model.HardshipPrivate{
			Cause: "本人大病", Income: 3000_00,
			Household: []model.HouseholdMember{{Name: "王小明", Relation: "子女", Work: "市三中"}},
			Costs:     []model.RigidCost{{Kind: "医疗", Amount: 24000_00}},
		}
		if _, err = tx.SaveHardship(h); err != nil {
			return err
		}
		_, err = tx.SaveSubsidy(model.Subsidy{
			Member: h.Member, Applied: 20250702, Category: "相对困难", Amount: 1500_00, Source: "本级经费", File: h.Number,
		})
		return err
	})
	return path
}

// toFile opens the page of the file.
func toFile(d *uitest.Driver) {
	d.Press(":")
	d.Type("困难职工档案")
	d.Press("enter", "enter")
}

// TestHardshipScreens shows the list and the page, with what is private hidden and shown.
func TestHardshipScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "hardships")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, withFile(t), s.W, s.H)
		d.Press(":")
		d.Type("困难职工档案")
		d.Press("enter")
		check(t, g, d, fmt.Sprintf("list-%dx%d", s.W, s.H))
		d.Press("enter")
		d.Lacks(t, "王小明", "大病", "医疗")
		check(t, g, d, fmt.Sprintf("page-%dx%d", s.W, s.H))
		d.Press("v")
		check(t, g, d, fmt.Sprintf("shown-%dx%d", s.W, s.H))
		d.Press("e")
		check(t, g, d, fmt.Sprintf("form-%dx%d", s.W, s.H))
	}
}

// TestHardshipByKeys makes a file, adds to the household, and reviews it.
func TestHardshipByKeys(t *testing.T) {
	d := screentest.Open(t, withFile(t), 80, 24)
	toFile(d)
	d.Press("f")
	d.Contains(t, "先按 v 显示家庭和收入")
	d.Press("v", "f")
	d.Type("王大明")
	d.Press("tab")
	d.Type("配偶")
	d.Press("tab", "tab")
	d.Type("2000")
	d.Press("ctrl+s")
	d.Contains(t, "王大明　配偶　月收入 2,000.00", "÷ 3 人", "人均每月 1,000.00")
	d.Press("c")
	d.Type("就学")
	d.Press("tab")
	d.Type("18000")
	d.Press("ctrl+s")
	d.Contains(t, "就学　一年 18,000.00", "人均每月 500.00", "深度困难（低保 700.00）")
	d.Press("u")
	d.Lacks(t, "就学")
	d.Press("r", "ctrl+s")
	d.Contains(t, "年审", "2026-06-26　相对困难", "2027-07-31")
	d.Press("esc", "n")
	d.Contains(t, "张", "李")
	d.Press("down", "enter", "ctrl+s")
	d.Contains(t, "困难档案 K2026-01", "2026-06-26")
}

// TestHardshipOnTheOverview goes from the overview to the files that are to be reviewed.
func TestHardshipOnTheOverview(t *testing.T) {
	d := screentest.Open(t, withFile(t), 80, 24)
	d.Contains(t, "年审 1    困难档案待年审 1")
	for n := 0; n < 10 && !strings.Contains(d.Text(), ">年审"); n++ {
		d.Press("down")
	}
	d.Press("enter")
	d.Contains(t, "困难职工档案 · 1 户", "待年审")
}
