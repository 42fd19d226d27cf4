package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestOccasions lists a month's birthdays, opens a member and comes back, turns the month, and shows the statistics.
func TestOccasionsScreen(t *testing.T) {
	g := uitest.NewGoldens(t, "occasions")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press("2", "e")
		d.Press("tab", "tab", "tab", "tab")
		d.Type("1971-06-30")
		d.Press("ctrl+s", ":")
		d.Type("tuixiu")
		d.Press("enter")
		g.Check(t, d, fmt.Sprintf("month-%dx%d", s.W, s.H))
		d.Press("enter")
		d.Contains(t, "延迟退休")
		d.Press("esc", "t")
		g.Check(t, d, fmt.Sprintf("stats-%dx%d", s.W, s.H))
		d.Press("enter", "[")
		d.Contains(t, "5月", "没有人")
	}
}
