package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestGiftScreens makes a festival's list, leaves one out, changes one share, and drafts the voucher.
func TestGiftScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "gifts")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press(":")
		d.Type("jitiweiwen")
		d.Press("enter")
		d.Contains(t, "还没有集体慰问")
		d.Press("n", "tab")
		d.Type("2026年重阳慰问")
		d.Press("tab")
		d.Contains(t, "不在文件所列的节日里")
		d.Press("shift+tab", "ctrl+u")
		d.Type("2026年端午慰问")
		d.Press("tab", "tab")
		d.Type("3000")
		g.Check(t, d, fmt.Sprintf("form-%dx%d", s.W, s.H))
		d.Press("ctrl+s")
		d.Contains(t, "11 人领取", "33,000.00", "超 800.00")
		d.Press("x")
		d.Type("本人不领")
		d.Press("enter", "down", "a", "ctrl+u")
		d.Type("150")
		d.Press("enter")
		g.Check(t, d, fmt.Sprintf("list-%dx%d", s.W, s.H))
		d.Press("u")
		d.Contains(t, "30,000.00")
		d.Press("p")
		d.Contains(t, "记账凭证", "会员活动支出")
		d.Press("esc", "esc")
		d.Contains(t, "集体慰问 · 2026年 · 1 次")
	}
}
