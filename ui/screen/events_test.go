package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestEventScreens drafts what happened: found by its initials, the entry seen before it is saved, a refund taken from
// the voucher that it belongs to.
func TestEventScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "events")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press("5", "N")
		g.Check(t, d, fmt.Sprintf("list-%dx%d", s.W, s.H))
		d.Press("/")
		d.Type("fskcj")
		d.Press("enter", "enter")
		d.Press("ctrl+s")
		d.Contains(t, "不能为空")
		d.Type("5000")
		d.Press("tab")
		d.Contains(t, "按劳务报酬预扣率算得 800.00", "4,200.00")
		d.Press("tab", "tab")
		d.Type("李教授")
		g.Check(t, d, fmt.Sprintf("form-%dx%d", s.W, s.H))
		d.Press("ctrl+e")
		d.Contains(t, "记账凭证 · 新凭证", "付李教授授课酬金", "已平")
		d.Press("ctrl+s")
		d.Contains(t, "付李教授授课酬金")
		d.Press("esc", "/")
		d.Type("当年支出退回")
		d.Press("enter", "enter")
		d.Type("300")
		d.Press("f2")
		d.Type("羽毛球")
		d.Press("enter")
		d.Contains(t, "-300.00", "退回6月12日记3号凭证的支出")
		d.Press("ctrl+s")
		d.Press("esc", "esc")
		d.Contains(t, "退回6月12日记3号凭证")
		d.Press("u")
		d.Lacks(t, "退回6月12日记3号凭证")
	}
}
