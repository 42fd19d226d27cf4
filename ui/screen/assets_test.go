package screen_test

import (
	"fmt"
	"testing"

	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestAssetRoom makes a card, previews and runs a month's depreciation and takes the asset down and off with what it
// brought in, each with its voucher.
func TestAssetRoom(t *testing.T) {
	g := uitest.NewGoldens(t, "assets")
	for _, s := range screentest.Sizes() {
		at := fmt.Sprintf("-%dx%d", s.W, s.H)
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		room(d, "固定资产")
		d.Contains(t, "固定资产 · 0 项")
		d.Press("n", "tab")
		d.Type("打印机")
		d.Press("tab")
		d.Type("计算机设备")
		d.Press("tab", "tab", "tab", "tab", "tab")
		d.Type("3200")
		g.Check(t, d, "form"+at)
		d.Press("ctrl+s")
		d.Contains(t, "固定资产 · 1 项", "G0001", "打印机", "3,200.00")
		g.Check(t, d, "list"+at)
		d.Press("p", "enter")
		d.Contains(t, "折旧 1 项，合计 44.44", "打印机")
		g.Check(t, d, "preview"+at)
		d.Press("p")
		d.Contains(t, "累计折旧", model.Money(44_44).String())
		d.Press("esc", "d", "1")
		d.Press("ctrl+s")
		d.Contains(t, "待处理财产损溢")
		d.Press("esc")
		d.Contains(t, "待处理")
		d.Press("a", "tab")
		d.Type("纪要3号")
		d.Press("tab")
		d.Type("200")
		g.Check(t, d, "disposal"+at)
		d.Press("ctrl+s")
		d.Contains(t, "经批准核销", "3,155.56", "200.00")
		d.Press("esc")
		d.Contains(t, "已核销")
	}
}

// TestAssetCountRoom counts the assets and the goods, finds one missing and one too much, books and decides.
func TestAssetCountRoom(t *testing.T) {
	g := uitest.NewGoldens(t, "assetcount")
	for _, s := range screentest.Sizes() {
		at := fmt.Sprintf("-%dx%d", s.W, s.H)
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		room(d, "固定资产")
		for _, name := range []string{"音响", "打印机"} {
			d.Press("n", "tab")
			d.Type(name)
			d.Press("tab")
			d.Type("办公设备")
			d.Press("tab", "tab", "tab", "tab", "tab")
			d.Type("2400")
			d.Press("ctrl+s")
		}
		d.Press("c")
		d.Contains(t, "财产清查 · 2026 年 · 0 次", "还没有清查")
		d.Press("n", "tab", "tab")
		d.Type("李伟")
		d.Press("ctrl+s")
		d.Contains(t, "G0001", "G0002", "账实相符")
		d.Press("enter", "backspace")
		d.Type("0")
		d.Press("tab")
		d.Type("丢失")
		g.Check(t, d, "line"+at)
		d.Press("ctrl+s")
		d.Press("n")
		d.Type("书柜")
		d.Press("tab")
		d.Type("家具")
		d.Press("tab", "tab")
		d.Type("1200")
		g.Check(t, d, "found"+at)
		d.Press("ctrl+s")
		d.Contains(t, "盘盈 1", "盘亏 1", "盈亏未处理", "书柜")
		g.Check(t, d, "count"+at)
		d.Press("p")
		d.Contains(t, "已起草凭证 2 张", "盈亏待批准")
		d.Press("a", "tab")
		d.Type("纪要4号")
		d.Press("ctrl+s")
		d.Contains(t, "已批准处理", "纪要4号")
		d.Press("esc")
		d.Contains(t, "财产清查 · 2026 年 · 1 次")
		g.Check(t, d, "counts"+at)
		d.Press("esc")
		d.Contains(t, "固定资产 · 3 项", "G0003", "书柜", "已核销")
	}
}
