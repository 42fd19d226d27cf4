package screen_test

import (
	"testing"

	"gonghui/model"
	"gonghui/ui/screen"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/text"
)

// TestAssetRoom makes a card, runs a month's depreciation and takes the asset down and off, each with its voucher.
func TestAssetRoom(t *testing.T) {
	downs := []string{"5", "b"}
	for _, r := range screen.Rooms() {
		if r.Title == text.AssetsTitle {
			break
		}
		downs = append(downs, "down")
	}
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press(append(downs, "enter")...)
		d.Contains(t, "固定资产 · 0 项")
		d.Press("n", "tab")
		d.Type("打印机")
		d.Press("tab")
		d.Type("计算机设备")
		d.Press("tab", "tab")
		d.Type("3200")
		d.Press("ctrl+s")
		d.Contains(t, "固定资产 · 1 项", "G0001", "打印机", "3,200.00")
		d.Press("p", "enter")
		d.Contains(t, "累计折旧", model.Money(44_44).String())
		d.Press("esc", "d")
		d.Type("报废")
		d.Press("enter")
		d.Contains(t, "待处理财产损溢")
		d.Press("esc")
		d.Contains(t, "待处理")
		d.Press("a")
		d.Type("纪要3号")
		d.Press("enter")
		d.Contains(t, "经批准核销", "3,155.56")
		d.Press("esc")
		d.Contains(t, "已核销")
	}
}
