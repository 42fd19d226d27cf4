package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestCashCountRoom counts the cash box by notes, sees the difference while typing, drafts its voucher and prints.
func TestCashCountRoom(t *testing.T) {
	g := uitest.NewGoldens(t, "cashcount")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press(":")
		d.Type("现金盘点")
		d.Press("enter")
		d.Contains(t, "现金盘点 · 2026年 · 0 次")
		d.Press("n", "tab", "tab")
		d.Type("3")
		d.Press("tab")
		d.Type("1")
		d.Contains(t, "实点 350.00")
		g.Check(t, d, fmt.Sprintf("form-%dx%d", s.W, s.H))
		d.Press("ctrl+s")
		d.Contains(t, "现金盘点 · 2026年 · 1 次", "未处理")
		g.Check(t, d, fmt.Sprintf("list-%dx%d", s.W, s.H))
		d.Press("p")
		d.Contains(t, "182", "待处理财产损溢")
		d.Press("esc")
		d.Contains(t, "差额已起草")
	}
}
