package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestDuesScreen collects a month's dues: one in part, one waived, the rest in one key; then drafts the voucher, and
// takes things back.
func TestDuesScreen(t *testing.T) {
	g := uitest.NewGoldens(t, "dues")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press(":")
		d.Type("huifei")
		d.Press("enter")
		g.Check(t, d, fmt.Sprintf("month-%dx%d", s.W, s.H))
		d.Press("e")
		d.Type("10")
		d.Press("ctrl+s")
		d.Contains(t, "欠 20.60")
		d.Press("down", "w")
		d.Type("援疆一年，委员会同意")
		d.Press("enter")
		d.Contains(t, "减免")
		d.Press("a", "enter")
		d.Contains(t, "欠 0.00", "已登记")
		g.Check(t, d, fmt.Sprintf("collected-%dx%d", s.W, s.H))
		d.Press("u")
		d.Contains(t, "欠 20.60")
		d.Press("U", "p")
		d.Contains(t, "记账凭证", "会费收入")
		d.Press("esc")
		d.Lacks(t, "待起草凭证")
		d.Press("x")
		d.Contains(t, "减免")
		d.Press("esc", "g")
		d.Contains(t, "第一小组")
		d.Press("enter", "b")
		g.Check(t, d, fmt.Sprintf("arrears-%dx%d", s.W, s.H))
		d.Press("enter")
		d.Contains(t, "会员")
	}
}
