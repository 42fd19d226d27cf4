package screen_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui"
	"gonghui/ui/screen"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// books opens the tab of vouchers on a book in use.
func books(t *testing.T, w, h int) *uitest.Driver {
	t.Helper()
	d := screentest.Open(t, screentest.Book(t), w, h)
	d.Press("5")
	return d
}

// withBook changes a book before the program opens it.
func withBook(t testing.TB, path string, fn func(*ledger.Tx) error) {
	t.Helper()
	b, err := ledger.Open(path, screentest.Options(9))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Do(ledger.Command{Actor: screentest.Actor}, fn); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

// check compares a screen with its golden; the row of tabs is left out.
func check(t *testing.T, g *uitest.Goldens, d *uitest.Driver, name string) {
	t.Helper()
	lines := strings.Split(d.Golden(), "\n")
	g.CheckText(t, name+".txt", strings.Join(append(lines[:1:1], lines[2:]...), "\n"))
}

func count(d *uitest.Driver, words string) int { return strings.Count(d.Text(), words) }

// lines are the rows of a list on the screen, without the last line.
func lines(screen string) string {
	all := strings.Split(screen, "\n")
	return strings.Join(all[:len(all)-1], "\n")
}

func TestVouchersLook(t *testing.T) {
	g := uitest.NewGoldens(t, "vouchers")
	for _, size := range screentest.Sizes() {
		name := func(what string) string { return fmt.Sprintf("%s-%dx%d", what, size.W, size.H) }
		d := books(t, size.W, size.H)
		d.Press("down", "down")
		check(t, g, d, name("list"))
		d.Press("enter")
		check(t, g, d, name("menu"))
		d.Press("enter")
		check(t, g, d, name("draft"))
		d.Press("e")
		check(t, g, d, name("form"))
		d.Press("esc", "esc", "n", "tab", "2", "tab", "tab", "慰问李伟生育", "tab", "hyhd")
		check(t, g, d, name("drop"))
		d.Press("tab", "800", "tab", "lw", "tab", "102", "tab", "=", "tab", "tab")
		check(t, g, d, name("filled"))
		d.Press("f8")
		check(t, g, d, name("agree"))
		d.Press("y", "enter", "enter", "down", "enter")
		check(t, g, d, name("account"))
	}
}

func TestVoucherFromEmptyToPosted(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("f3")
	d.Press("18", "enter", "２", "enter", "enter", "慰问李伟生育", "enter")
	d.Contains(t, "2026-06-18", "慰问李伟生育")
	d.Press("会员活动", "enter", "１２＊50", "enter", "lw", "enter")
	d.Contains(t, "50105 会员活动支出", "600.00", "李伟", "陆佰元整", "差 600.00")
	d.Press("yhck", "enter", "＝")
	d.Contains(t, "102   银行存款", "已平")
	d.Press("enter", "enter", "enter", "会计丙", "ctrl+t")
	d.Contains(t, "记账 1 张", "记6-5", "慰问李伟生育", "600.00")
	d.Press("y")
	d.Contains(t, "> 记6-5", "完成  记账 记6-5", "待记账 3")
	d.Press("enter", "enter")
	d.Contains(t, "记账凭证 · 2026年6月 记6-5", "2026-06-18", "附件 2 张", "制单 会计丙", "记账 会计甲", "出纳 出纳丁",
		"人民币陆佰元整")
}

func TestBalanceKey(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("n", "tab", "tab", "tab", "tab", "50105", "tab", "12*500", "=")
	d.Contains(t, "已平")
	if n := count(d, "6,000.00"); n != 3 { // the focused amount keeps its plain spelling
		t.Errorf("6,000.00 stands %d times:\n%s", n, d.Text())
	}
	d.Press("tab", "tab", "102", "tab", "5000", "tab", "tab", "101", "tab")
	if x, _, _ := d.Cursor(); x < 50 {
		t.Errorf("a new line lacks credit, but the cursor is at column %d", x)
	}
	d.Press("=", "tab")
	d.Contains(t, "1,000.00", "已平")
}

func TestSpaceFlipsAnEmptyAmount(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("n", "tab", "tab", "tab", "tab", "50105", "tab")
	debit, _, _ := d.Cursor()
	d.Press("space")
	credit, _, _ := d.Cursor()
	if credit <= debit {
		t.Fatalf("the cursor went from column %d to %d", debit, credit)
	}
	d.Press("　")
	if x, _, _ := d.Cursor(); x != debit {
		t.Fatalf("a full-width blank did not flip back: column %d", x)
	}
	d.Press("8", "space", "0", "tab")
	d.Contains(t, "借方            贷方", "80.00            0.00")
}

func TestSameSummary(t *testing.T) {
	for _, dots := range []string{"..", "。。"} {
		d := books(t, 80, 24)
		d.Press("n", "tab", "tab", "tab", dots, "tab")
		d.Contains(t, "摘要 慰问王芳")
		d.Press("50105", "f7", "甲", "tab", "tab", "102", "f7", dots, "tab")
		if n := count(d, "分录摘要 甲"); n != 2 {
			t.Errorf("%s: the line's summary stands %d times:\n%s", dots, n, d.Text())
		}
	}
	d := screentest.Open(t, screentest.Empty(t), 80, 24)
	d.Press("5", "n", "tab", "tab", "tab", "..", "tab")
	d.Contains(t, "没有上一张凭证")
}

func TestErrorsStandAtTheirCells(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("n", "6-31", "tab")
	d.Contains(t, "! 没有这一天")
	d.Press("ctrl+s")
	d.Contains(t, "! 没有这一天", "新凭证")
	d.Press("26", "tab", "tab", "tab", "tab", "食堂", "tab", "1.234", "tab")
	d.Contains(t, "! 没有科目「食堂」", "! 最多两位小数", "有看不懂的金额")
	d.Press("nobody", "tab")
	d.Contains(t, "名册里没有这个人")
	d.Press("f8")
	if got := d.BeforeCursor(); !strings.HasSuffix(got, "食堂") {
		t.Errorf("the cursor is behind %q, not at the first error", got)
	}
	d.Press("ctrl+u", "231", "tab", "5", "tab", "ctrl+u", "tab", "102", "tab", "4", "f8")
	d.Contains(t, "旧制度")
	d.Press("ctrl+u", "50105", "f8")
	d.Contains(t, "! 没有摘要")
	d.Press("办公", "f8")
	d.Contains(t, "! 借贷不平", "差 1.00")
}

func TestWarnings(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("n", "3-5", "tab")
	d.Contains(t, "注意：2026年3月已结账")
	d.Press("shift+tab", "2026-05-06", "tab")
	d.Contains(t, "注意：不在本月")
	d.Press("shift+tab", "26", "tab", "tab", "tab", "慰问王芳肺癌")
	d.Contains(t, "注意：摘要里有病情")
	d.Press("ctrl+s")
	d.Contains(t, "待记账 4", "慰问王芳肺癌")
}

func TestClosedMonthIsRefusedInTheForm(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("n", "3-5", "tab", "tab", "tab", "补记", "tab", "50105", "tab", "1", "tab", "tab", "102", "tab", "=", "f8")
	d.Contains(t, "! 2026年3月已结账，这一天的凭证不能记账")
	d.Lacks(t, "记账 1 张")
}

func TestSavingTwiceSavesOnce(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("n", "tab", "tab", "tab", "场地费", "tab", "50102", "tab", "30", "tab", "tab", "102", "tab", "=")
	press := uitest.KeyPress("ctrl+s")
	model1, first := d.Model().Update(press)
	_, second := model1.Update(press)
	for _, cmd := range []tea.Cmd{first, second} {
		if cmd != nil {
			d.Send(cmd())
		}
	}
	d.Contains(t, "待记账 4", "> 暂", "存草稿 场地费 30.00，已平")
	if n := count(d, " 场地费 "); n != 2 { // the row and what was said
		t.Errorf("场地费 stands %d times:\n%s", n, d.Text())
	}
	d.Press("u")
	d.Contains(t, "待记账 3", "已撤销")
	d.Press("U")
	d.Contains(t, "待记账 4")
}

// TestTwin types the same entry twice: the second time the form says so, and asks before it is kept.
func TestTwin(t *testing.T) {
	d := books(t, 80, 24)
	keys := []string{"n", "tab", "tab", "tab", "场地费", "tab", "50102", "tab", "30", "tab", "tab", "102", "tab", "=", "ctrl+s"}
	d.Press(keys...)
	d.Contains(t, "待记账 4")
	d.Press(keys...)
	d.Contains(t, "可能重复", "已经有同样的分录", "场地费")
	d.Press("esc")
	d.Contains(t, "新凭证", "可能重复：暂")
	d.Press("ctrl+s", "y")
	d.Contains(t, "待记账 5")
}

func TestLeavingADirtyFormAsks(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("n", "esc")
	d.Contains(t, "待记账 3")
	d.Press("e", "tab", "tab", "tab", "x", "esc")
	d.Contains(t, "还有没保存的内容")
	d.Press("n", "backspace", "esc")
	d.Contains(t, "待记账 3")
	d.Press("y", "esc")
	d.Contains(t, "还有没保存的内容")
}

func TestCorrectRedAndBlue(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("down", "down", "down", "down", "r")
	d.Contains(t, "订正 记6-3", "只冲销", "冲销并订正", "差额更正")
	d.Press("2", "enter")
	d.Contains(t, "不能为空")
	d.Press("金额错", "enter")
	d.Contains(t, "订正 记6-3", "羽毛球比赛场地费", "1,560.00")
	d.Press("tab", "tab", "1650", "=", "ctrl+s")
	d.Contains(t, "冲销并订正", "注销6月12日记3号凭证：金额错", "-1,560.00", "订正6月12日记3号凭证", "1,650.00")
	d.Press("y")
	d.Contains(t, "> 记6-6", "订正 记6-3", "冲销 记6-3", "被冲 记6-5", "-1,560.00")
	followed := d.Text()
	d.Send(screen.UseYear{Year: 2025}, screen.UseYear{Year: 2026}) // reads everything anew
	d.Press("home", "down", "down", "down")
	if anew := d.Text(); lines(anew) != lines(followed) {
		t.Errorf("the list that followed the log:\n%s\nread anew:\n%s", followed, anew)
	}
	d.Press("o")
	d.Contains(t, "记账凭证 · 2026年6月 记6-3", "被 记6-5 冲销")
	d.Press("r")
	d.Contains(t, "已经冲销过了")
}

func TestCorrectionOfAClosedMonth(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("/", "jf", "ctrl+u", "记4-3", "enter", "r", "1", "重复", "enter")
	d.Contains(t, "2026年4月已结账，新凭证记在 2026-05-01", "注销4月12日记3号凭证：重复")
	d.Press("y", "esc")
	d.Contains(t, "记5-5", "被冲 记5-5")
}

func TestMonthIsClosedAndReopened(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("c", "down", "enter")
	d.Contains(t, "2026年6月还不能结账：4 件事", "2026-05 还没有结账", "草稿 暂", "记2026年6月的草稿 3 张")
	d.Press("down", "enter")
	d.Contains(t, "记账凭证 · 草稿 暂", "慰问孙丽")
	d.Press("esc", "c", "enter", "y")
	d.Contains(t, "完成  结账 2026年5月")
	d.Press("c")
	d.Contains(t, "5月  已结账")
	d.Press("up", "enter", "enter")
	d.Contains(t, "反结账 2026年5月", "不能为空")
	d.Press("漏记一张", "enter")
	d.Contains(t, "完成  反结账 2026年5月")
}

func TestPostingListsWhatCannotBePosted(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("ctrl+a", "p", "1")
	d.Contains(t, "1 张还不能记账", "差 720.00", "先记其余的 2 张")
	d.Press("down", "enter")
	d.Contains(t, "记账 2 张", "记6-5", "记6-6")
	d.Press("y")
	d.Contains(t, "待记账 1")
	d.Lacks(t, "已选")
	d.Press("p", "3", "enter")
	d.Contains(t, "记账凭证 · 草稿", "差 720.00")
	d.Press("tab", "tab", "tab", "tab", "tab", "=", "f8", "y")
	d.Contains(t, "记6-7", "完成  记账 记6-7")
	d.Lacks(t, "待记账")
	d.Press("p")
	d.Contains(t, "没有草稿")
}

func TestDiscardAndCopy(t *testing.T) {
	path := screentest.Book(t)
	withBook(t, path, func(tx *ledger.Tx) error {
		visits, err := tx.Visits(2026)
		if err != nil {
			return err
		}
		for _, v := range visits {
			m, err := tx.Member(v.Member)
			if err != nil {
				return err
			}
			if m.Name != "刘洋" {
				continue
			}
			c, _ := screentest.Branch().Category(v.Category)
			if v.Voucher, err = tx.SaveDraft(model.VisitVoucher(v, m, c)); err != nil {
				return err
			}
			if _, err := tx.SaveVisit(v); err != nil {
				return err
			}
		}
		return nil
	})
	d := screentest.Open(t, path, 80, 24)
	d.Press("5", "home", "e")
	d.Contains(t, "来自走访：刘洋 结婚 2026-05-21", "本次 600.00，限额", "每次（四川，待核）")
	d.Press("tab", "tab", "tab", "tab", "tab", "9000", "tab")
	d.Contains(t, "本次 9,000.00", "超过")
	d.Press("esc", "y", "x")
	d.Contains(t, "丢弃草稿", "慰问刘洋结婚", "关联的走访或补助 1 条")
	d.Press("y")
	d.Contains(t, "待记账 3")
	d.Press("u", "home", "enter", "v")
	d.Contains(t, "慰问刘洋结婚", "来自走访：刘洋 结婚 2026-05-21")
	d.Press("y")
	d.Contains(t, "新凭证", "慰问刘洋结婚", "2026-06-26")
	d.Lacks(t, "来自走访")
}

func TestVouchersFilter(t *testing.T) {
	d := books(t, 80, 24)
	for query, want := range map[string]string{
		"ymq": "羽毛球比赛场地费", "yumao": "羽毛球比赛场地费", "端午": "端午节慰问品", "记5-3": "羽毛球比赛场地费", "3,600": "端午节慰问品",
		"28.00": "", "yhck 3600": "端午节慰问品",
	} {
		d.Press("/", "ctrl+u")
		d.Type(query)
		if want == "" {
			d.Contains(t, "没有找到")
		} else {
			d.Contains(t, want)
			d.Lacks(t, "办公用品")
		}
		d.Press("esc")
		d.Contains(t, "办公用品")
	}
}

func TestMonthsAreJumpedTo(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("]", "[")
	d.Contains(t, "> 记6-4")
	d.Press("[", "[")
	d.Contains(t, "> 记4-4")
	d.Press("]")
	d.Contains(t, "> 记5-4")
	d.Press("m", "enter")
	d.Contains(t, "> 记1-4")
}

func TestAccountRegister(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("[", "enter", "enter", "down", "enter")
	d.Contains(t, "明细账 · 101 库存现金 · 2026年", "年初余额", "本月合计", "本年累计", ">06-20  记6-4")
	d.Press("enter")
	d.Contains(t, "记账凭证 · 2026年6月 记6-4")
	d.Press("esc")
	d.Contains(t, ">06-20  记6-4")
	d.Press("/", "记3-4", "enter", "enter")
	d.Contains(t, "记账凭证 · 2026年3月 记3-4")
	d.Press("esc", "esc", "l", "402", "enter")
	d.Contains(t, "明细账 · 402 拨缴经费收入", "贷 48,000.00")
}

func TestReadOnlyVouchers(t *testing.T) {
	d := screentest.OpenWith(t, ui.Options{Book: screentest.Book(t), ReadOnly: true, Actor: "审计员"}, 80, 24)
	d.Press("5")
	for _, key := range []string{"n", "e", "p", "x", "r", "y", "c"} {
		d.Press(key)
		d.Contains(t, "只读打开，不能写入", "待记账 3")
	}
	d.Press("enter", "enter")
	d.Contains(t, "记账凭证 · 草稿")
	d.Press("e")
	d.Contains(t, "只读打开，不能写入")
}

// TestNastyText shows that nothing in a draft reaches the terminal raw: the driver looks at every frame.
func TestNastyText(t *testing.T) {
	path := screentest.Book(t)
	nasty := "a\x1b[31m\u009b2J\u202eb\u200b\x07\r\n\tc"
	withBook(t, path, func(tx *ledger.Tx) error {
		_, err := tx.SaveDraft(model.Voucher{
			Date: 20260601, Summary: nasty, Counterparty: nasty, Bill: nasty, Settlement: nasty, Source: nasty,
			Signatures: model.Signatures{Preparer: nasty, Handler: nasty},
			Lines: []model.Line{
				{Account: nasty, Side: model.Debit, Amount: 1, Summary: nasty, Project: nasty}, {Account: "102", Side: 9, Amount: -1},
			},
		})
		return err
	})
	d := screentest.Open(t, path, 100, 30)
	d.Press("5", "home", "enter", "enter", "e", "tab", "tab", "tab", "tab", "f8", "ctrl+s", "p", "esc", "x", "esc", "esc")
	d.Contains(t, "待记账 4")
}

// TestFormStandsAnyKeys types at random: the form never fails, and what it sums up is what its lines say.
func TestFormStandsAnyKeys(t *testing.T) {
	keys := []string{
		"tab", "shift+tab", "enter", "up", "down", "left", "right", "home", "end", "backspace", "delete", "space", "=", "＝",
		"1", "200", "0.5", "+", "*", "-", "(", "王", "wf", "50105", "102", "食堂", "..", "。。", "f4", "f7", "f11", "f2", "esc",
		"n", "f8", "ctrl+u", "2026-06-31", "李伟",
	}
	path := screentest.Book(t)
	d := screentest.Open(t, path, 80, 24)
	d.Press("5", "n")
	rapid.Check(t, func(rt *rapid.T) {
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 40).Draw(rt, "keys") {
			d.Press(key)
			if !strings.Contains(d.Text(), "合计") && !strings.Contains(d.Text(), "离开") {
				d.Press("esc", "esc", "n") // the form was left by its own question
			}
		}
	})
}

// manyVouchers makes a book of n vouchers posted in the first half of 2026.
func manyVouchers(tb testing.TB, n int) string {
	tb.Helper()
	path := screentest.Empty(tb)
	b, err := ledger.Open(path, screentest.Options(7))
	if err != nil {
		tb.Fatal(err)
	}
	accounts := []string{"50101", "50102", "50103", "50105", "50301", "50304"}
	summaries := []string{"羽毛球比赛场地费", "慰问王芳住院", "端午节慰问品", "办公用品", "职工书屋购书"}
	_, err = b.Do(ledger.Command{Actor: screentest.Actor}, func(t *ledger.Tx) error {
		for i := range n {
			m := model.Money(100 + i)
			_, err := t.SaveDraft(model.Voucher{
				Date: model.Date(20260101).AddDays(i * 170 / n), Summary: summaries[i%5], Attachments: 1,
				Lines: []model.Line{
					{Account: accounts[i%6], Side: model.Debit, Amount: m}, {Account: "102", Side: model.Credit, Amount: m},
				},
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := ledger.PostAll(b, ledger.Command{Actor: screentest.Actor}, nil, nil); err != nil {
		tb.Fatal(err)
	}
	if err := b.Close(); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkVouchersMove moves the selection in a list of 100,000 posted vouchers and draws the frame; budget: 33 ms,
// two ticks of the renderer.
func BenchmarkVouchersMove(b *testing.B) {
	d := screentest.Open(b, manyVouchers(b, 100_000), 140, 40)
	d.Press("5", "end")
	keys := []tea.Msg{uitest.KeyPress("up"), uitest.KeyPress("pgup"), uitest.KeyPress("["), uitest.KeyPress("down")}
	b.ResetTimer()
	for i := range b.N {
		d.Model().Update(keys[i%len(keys)])
		_ = d.Model().View()
	}
}

// BenchmarkVouchersFilter types a filter into a list of 100,000 posted vouchers, once its index is built; budget:
// 300 ms to the answer.
func BenchmarkVouchersFilter(b *testing.B) {
	d := screentest.Open(b, manyVouchers(b, 100_000), 140, 40)
	d.Press("5", "/")
	b.ResetTimer()
	for range b.N {
		d.Press("w", "ctrl+u")
	}
}

// BenchmarkVouchersRead reads the rows of 100,000 posted vouchers from nothing, as a change of the year does.
func BenchmarkVouchersRead(b *testing.B) {
	d := screentest.Open(b, manyVouchers(b, 100_000), 140, 40)
	d.Press("5")
	b.ResetTimer()
	for range b.N {
		d.Send(screen.UseYear{Year: 2025}, screen.UseYear{Year: 2026})
	}
}
