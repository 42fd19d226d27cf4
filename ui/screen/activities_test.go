package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestActivityScreens plans an activity, puts everybody on its list, signs one in, gives a prize, drafts the voucher and
// finds the activity from it.
func TestActivityScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "activities")
	for _, s := range screentest.Sizes() {
		at := func(name string) string { return fmt.Sprintf("%s-%dx%d", name, s.W, s.H) }
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press(":")
		d.Type("huodongtaizhang")
		d.Press("enter")
		d.Contains(t, "还没有活动")
		d.Press("n")
		d.Type("2026年教工篮球赛")
		for range 7 {
			d.Press("tab")
		}
		d.Type("600")
		g.Check(t, d, at("form"))
		d.Press("ctrl+s")
		d.Contains(t, "按 a 加人")
		d.Press("a", "down", "enter")
		d.Contains(t, "未签到", "名单 11 人")
		d.Press("s", "down", "x")
		d.Type("出差")
		d.Press("enter")
		d.Contains(t, "已签到", "不参加：出差", "签到 1 人")
		d.Press("r", "n")
		d.Type("一等奖")
		d.Press("tab", "tab", "tab")
		d.Type("语文组")
		d.Press("tab", "tab")
		d.Type("100")
		d.Press("ctrl+s")
		d.Contains(t, "语文组", "100.00")
		d.Press("esc", "p")
		d.Contains(t, "600.00")
		d.Press("enter")
		d.Contains(t, "记账凭证", "文体活动支出", "2026年教工篮球赛")
		d.Press("esc")
		d.Contains(t, "草稿 600.00")
		g.Check(t, d, at("page"))
		d.Press("esc")
		d.Contains(t, "活动台账 · 2026年 · 1 次")
		g.Check(t, d, at("list"))
	}
}

// TestFiguresScreen reads the year's figures, and finds the register in the voucher that pays.
func TestFiguresScreen(t *testing.T) {
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press(":")
		d.Type("niandushuju")
		d.Press("enter")
		d.Contains(t, "年度数据", "在职会员", "全年工会经费收入")
		d.Press("end")
		d.Contains(t, "代收代办", "不足 3 人")
		for _, key := range []string{"c", "f7", "ctrl+k"} {
			d := screentest.Open(t, screentest.Book(t), s.W, s.H)
			d.Press(":")
			d.Type("niandushuju")
			d.Press("enter", key)
			d.Contains(t, "已复制")
			said := d.Clipboard()
			for _, want := range []string{"\n全年工会经费收入", "元。\n", "部分\t项目\t次数", "\n收支\t收入合计\t\t\t"} {
				if !strings.Contains(said, want) {
					t.Errorf("%s: %q is not in the clipboard: %q", key, want, said)
				}
			}
		}
	}
}
