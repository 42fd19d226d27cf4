package screen_test

import (
	"strings"
	"testing"

	"gonghui/ui/screen/screentest"
)

// TestOverviewRooms goes from the things to do to their rooms: the bank account of which last month's sheet is not
// signed, and the month's birthdays.
func TestOverviewRooms(t *testing.T) {
	d := screentest.Open(t, withStatement(t), 80, 24)
	d.Contains(t, "对账      102 2026年5月的调节表未签")
	for n := 0; n < 10 && !strings.Contains(d.Text(), ">对账"); n++ {
		d.Press("down")
	}
	d.Press("enter")
	d.Contains(t, "银行对账 · 102")
	d.Press("esc")
	d.Contains(t, "[1 总览]", ">对账")
}
