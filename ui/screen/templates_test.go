package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestTemplateScreens keeps a voucher for use again, uses it, gives it another name, and takes it off.
func TestTemplateScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "templates")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press("5", "z")
		d.Contains(t, "还没有常用凭证")
		d.Press("esc", "/")
		d.Type("6月会费")
		d.Press("enter", "s", "ctrl+u")
		d.Type("收会费")
		d.Press("enter")
		d.Contains(t, "金额每次填")
		d.Press("enter", "esc", "z")
		g.Check(t, d, fmt.Sprintf("list-%dx%d", s.W, s.H))
		d.Press("enter")
		d.Contains(t, "记账凭证 · 新凭证", "会费收入", "收6月会费")
		d.Press("esc", "y", "e", "ctrl+u")
		d.Type("每月会费")
		d.Press("enter")
		d.Contains(t, "每月会费")
		d.Press("x")
		d.Contains(t, "还没有常用凭证")
		d.Press("u")
		d.Contains(t, "每月会费")
	}
}
