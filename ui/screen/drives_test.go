package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestDriveScreens collects premiums from the roster, one stays away, hands them over, takes a claim in, and drafts the
// vouchers.
func TestDriveScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "drives")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press(":")
		d.Type("daishoudaiban")
		d.Press("enter")
		d.Contains(t, "还没有代收代办")
		d.Press("n", "tab")
		d.Type("2026年职工互助保障")
		d.Press("tab")
		d.Type("互助保障")
		d.Press("tab", "tab", "tab")
		d.Type("60")
		g.Check(t, d, fmt.Sprintf("form-%dx%d", s.W, s.H))
		d.Press("ctrl+s")
		d.Contains(t, "11 人，收到 660.00")
		d.Press("x")
		d.Type("已参加另一家")
		d.Press("enter", "h", "tab")
		d.Type("区教育工会")
		d.Press("ctrl+s", "down", "c", "tab")
		d.Type("2000")
		d.Press("tab")
		d.Type("2026-06-20")
		d.Press("ctrl+s")
		g.Check(t, d, fmt.Sprintf("list-%dx%d", s.W, s.H))
		d.Press("p", "enter")
		d.Contains(t, "代管经费", "600.00")
		d.Press("esc", "p")
		d.Contains(t, "到账的互助金")
	}
}
