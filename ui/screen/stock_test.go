package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestStockRoom registers goods, takes them in and gives some out, each with its voucher, and reads their ledger.
func TestStockRoom(t *testing.T) {
	g := uitest.NewGoldens(t, "stock")
	for _, s := range screentest.Sizes() {
		at := fmt.Sprintf("-%dx%d", s.W, s.H)
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		room(d, "库存物品")
		d.Contains(t, "库存物品 · 0 种")
		d.Press("n")
		d.Type("毛巾")
		d.Press("tab", "tab")
		d.Type("条")
		d.Press("ctrl+s")
		d.Contains(t, "毛巾", "库存物品 · 1 种")
		d.Press("i", "tab")
		d.Type("30")
		d.Press("tab")
		d.Type("100")
		g.Check(t, d, "in"+at)
		d.Press("ctrl+s")
		d.Contains(t, "购入库存物品", "30101")
		d.Press("esc", "o", "tab")
		d.Type("10")
		d.Press("tab")
		d.Type("李伟")
		d.Press("tab")
		d.Type("趣味运动会")
		g.Check(t, d, "out"+at)
		d.Press("ctrl+s")
		d.Contains(t, "领用库存物品", "33.33")
		d.Press("esc")
		d.Contains(t, "66.67")
		g.Check(t, d, "goods"+at)
		d.Press("enter")
		d.Contains(t, "-33.33", "趣味运动会")
		g.Check(t, d, "ledger"+at)
		d.Press("down", "x")
		d.Type("领错了")
		d.Press("enter")
		d.Contains(t, "结存 30条")
		d.Lacks(t, "趣味运动会")
	}
}
