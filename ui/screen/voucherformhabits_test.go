package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestVoucherHabits offers the 摘要 that were used before, and takes over the lines of the voucher that is most alike.
func TestVoucherHabits(t *testing.T) {
	g := uitest.NewGoldens(t, "habits")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press("5", "n", "tab", "tab", "tab")
		d.Type("羽毛")
		d.Contains(t, "羽毛球比赛场地费")
		g.Check(t, d, fmt.Sprintf("summary-%dx%d", s.W, s.H))
		d.Press("down", "tab")
		d.Contains(t, "像 2026-06 记3 羽毛球比赛场地费：F12")
		d.Press("ctrl+e")
		d.Contains(t, "文体活动支出", "银行存款", "1,560.00", "已平")
		d.Type("900")
		d.Press("down")
		d.Type("900")
		d.Press("ctrl+s")
		d.Contains(t, "900.00")
	}
}
