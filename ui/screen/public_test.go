package screen_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gonghui/ui"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// fromReports opens a row of the reports' tab by its name.
func fromReports(d *uitest.Driver, name string) {
	d.Press("6", "/")
	d.Type(name)
	d.Press("enter", "enter")
}

// TestPublicScreens compares what members are shown with what it looked like.
func TestPublicScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "public")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		fromReports(d, "公开表")
		checkWithoutPaths(t, g, d, fmt.Sprintf("公开表-%dx%d", s.W, s.H))
		d.Press("m", "1")
		checkWithoutPaths(t, g, d, fmt.Sprintf("公开表-季-%dx%d", s.W, s.H))
		d.Press("esc")
		d = screentest.Open(t, screentest.Book(t), s.W, s.H)
		fromReports(d, "财务工作报告")
		checkWithoutPaths(t, g, d, fmt.Sprintf("报告-%dx%d", s.W, s.H))
		d.Press("end")
		checkWithoutPaths(t, g, d, fmt.Sprintf("报告-末-%dx%d", s.W, s.H))
	}
}

// TestPublicHandedOut writes the sheet of a quarter and the report to files of the user's choice.
func TestPublicHandedOut(t *testing.T) {
	home := screentest.Home(t)
	d := screentest.OpenWith(t, ui.Options{Book: screentest.Book(t), Actor: screentest.Actor, Home: home}, 100, 30)
	fromReports(d, "公开表")
	d.Press("m", "2")
	d.Contains(t, "2026年第二季度", "4月", "本季合计")
	d.Press("x", "tab", "enter")
	if !handOut(d, home, "工会经费收支公开表-2026年第二季度.xlsx") {
		t.Error(d.Text())
	}
}

// handOut goes through the pickers of a folder and a name and tells whether the file is there.
func handOut(d *uitest.Driver, home, name string) bool {
	for range 4 {
		for _, dir := range []string{"", "桌面", "下载", "文档"} {
			if _, err := os.Stat(filepath.Join(home, dir, name)); err == nil {
				return true
			}
		}
		d.Press("enter")
	}
	return false
}
