package screen_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// printing opens the room of print jobs from the tab of reports.
func printing(t *testing.T, w, h int) *uitest.Driver {
	t.Helper()
	d := screentest.Open(t, screentest.Book(t), w, h)
	d.Press("6")
	rowWith(t, d, "打印 凭证、账簿、报表、封面")
	d.Press("enter")
	d.Contains(t, "打印 · 2026", "将打印")
	return d
}

func TestPrintLooks(t *testing.T) {
	g := uitest.NewGoldens(t, "print")
	for _, s := range screentest.Sizes() {
		t.Run(fmt.Sprintf("%dx%d", s.W, s.H), func(t *testing.T) {
			d := printing(t, s.W, s.H)
			rowWith(t, d, "记账凭证")
			check(t, g, d, fmt.Sprintf("打印-%dx%d", s.W, s.H))
			d.Press("m")
			check(t, g, d, fmt.Sprintf("打印-选月份-%dx%d", s.W, s.H))
		})
	}
}

// TestPrintJobs chooses what a job holds and writes each job to a file.
func TestPrintJobs(t *testing.T) {
	d := printing(t, 80, 24)
	out := t.TempDir()
	rowWith(t, d, "记账凭证")
	d.Press("m", "3", "p", "d")
	d.Contains(t, "3月", "每页 3 张", "连同草稿")
	d.Press("enter")
	d.Paste(out)
	d.Press("ctrl+s", "enter")
	d.Contains(t, "已导出")
	data, err := os.ReadFile(filepath.Join(out, "记账凭证-2026-03.html"))
	if err != nil {
		t.Fatal(err)
	}
	if s := string(data); strings.Count(s, `<article class="slip">`) != 4 || !strings.Contains(s, "slips three") {
		t.Errorf("not the four vouchers of March, three to a page:\n%.400s", s)
	}
	rowWith(t, d, "明细账 封面")
	d.Press("l")
	d.Type("102")
	d.Press("enter")
	d.Contains(t, "102 银行存款")
	d.Press("t", "enter")
	d.Paste(out)
	d.Press("ctrl+s", "enter")
	d.Contains(t, "已导出")
	if _, err := os.Stat(filepath.Join(out, "明细账-102-2026.xlsx")); err != nil {
		t.Error(err)
	}
}
