package screen_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// tab opens a tab of the program on a book in use.
func tab(t *testing.T, key string, w, h int) (*uitest.Driver, string) {
	t.Helper()
	path := screentest.Book(t)
	d := screentest.Open(t, path, w, h)
	d.Press(key)
	return d, path
}

// look closes the program and reads the book that it wrote.
func look(t *testing.T, d *uitest.Driver, path string, fn func(*ledger.View) error) {
	t.Helper()
	closeBook(t, d)
	o := screentest.Options(7)
	o.ReadOnly = true
	b, err := ledger.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Read(fn); err != nil {
		t.Error(err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

// visitOf finds the last visit of somebody, with that person.
func visitOf(v *ledger.View, name string) (model.Visit, model.Member, error) {
	ms, err := v.MembersNamed(name)
	if err != nil || len(ms) != 1 {
		return model.Visit{}, model.Member{}, fmt.Errorf("%d people are called %s: %w", len(ms), name, err)
	}
	all, err := v.Visits(0)
	if err != nil {
		return model.Visit{}, ms[0], err
	}
	var found model.Visit
	for _, x := range all {
		if x.Member == ms[0].ID {
			found = x
		}
	}
	if found.ID == 0 {
		return found, ms[0], fmt.Errorf("%s has no visit", name)
	}
	return found, ms[0], nil
}

func TestVisitsLook(t *testing.T) {
	g := uitest.NewGoldens(t, "visits")
	for _, size := range screentest.Sizes() {
		name := func(what string) string { return fmt.Sprintf("%s-%dx%d", what, size.W, size.H) }
		d, _ := tab(t, "3", size.W, size.H)
		check(t, g, d, name("list"))
		d.Press("down", "down", "down", "v")
		check(t, g, d, name("revealed"))
		d.Press("enter")
		check(t, g, d, name("menu"))
		d.Press("enter")
		check(t, g, d, name("page"))
		d.Press("esc", "h", "oynn", "tab", "zy", "tab", "tab", "tab", "24", "tab")
		check(t, g, d, name("heard"))
		d.Press("ctrl+s", "home", "n", "25", "tab", "主席乙、委员丙", "tab", "yy", "tab", "市第一医院", "tab", "12*100")
		check(t, g, d, name("form"))
	}
}

// TestVisitFromHearingToVoucher types the whole way: an event is heard of, somebody goes and brings money, and the
// draft that pays for it and the visit show each other.
func TestVisitFromHearingToVoucher(t *testing.T) {
	d, path := tab(t, "3", 80, 24)
	d.Press("h", "oynn", "enter")
	d.Contains(t, "欧阳娜娜 M010", "英语组 第三小组", "回车即记下")
	d.Press("zy", "enter", "tab", "tab", "23", "enter")
	d.Contains(t, "得知日期 2026-06-26", "2026-06-23", "得知后 7 天内去，2026-07-03 前")
	d.Press("急性阑尾炎", "ctrl+s")
	d.Contains(t, "记下待访 欧阳娜娜住院", "待访 4", "剩7天", "06-26得知")
	d.Press("/", "oynn", "enter", "n")
	d.Contains(t, "走访 · 欧阳娜娜住院", "已隐藏，按 F3 显示")
	d.Lacks(t, "阑尾炎")
	d.Press("f3")
	d.Contains(t, "急性阑尾炎")
	d.Press("f3", "２６", "enter", "主席乙 委员丙", "enter", "yy", "enter", "市一医院", "enter", "800", "enter")
	d.Contains(t, "本次 800.00，今年已 0.00，限额 1,000.00 每次（四川，待核）")
	d.Lacks(t, "走访人少于两人", "超过限额")
	d.Press("ctrl+s")
	d.Contains(t, "保存走访 欧阳娜娜住院，草稿 暂", "待访 3", "06-26  欧阳娜娜")
	row := d.Line(5)
	if !strings.Contains(row, "800.00  草稿") {
		t.Fatalf("the row of the visit: %q", row)
	}
	d.Contains(t, "走访人 主席乙、委员丙", "慰问金 800.00 银行转账", "凭证 草稿 暂", "医院")
	d.Press("g")
	d.Contains(t, "记账凭证 · 草稿 暂", "来自走访：欧阳娜娜 住院 2026-06-26", "50105")
	d.Press("g")
	d.Contains(t, "走访 · 欧阳娜娜 住院 2026-06-26", "主席乙、委员丙")
	look(t, d, path, func(v *ledger.View) error {
		x, m, err := visitOf(v, "欧阳娜娜")
		if err != nil {
			return err
		}
		draft, err := v.Voucher(x.Voucher)
		if err != nil {
			return err
		}
		want := model.VisitVoucher(x, m, model.Category{Account: "50105"})
		want.ID, want.Preparer = x.Voucher, screentest.Actor
		if fmt.Sprint(draft) != fmt.Sprint(want) || draft.Posted() {
			t.Errorf("draft %+v\nwant  %+v", draft, want)
		}
		if x.Private.Reason != "急性阑尾炎" || x.Heard != 20260626 || x.EventDate != 20260623 || x.Money != 80000 {
			t.Errorf("visit %+v", x)
		}
		links, err := v.LinksTo(draft.ID)
		if err != nil || len(links) != 1 || links[0] != draft.Origin || links[0].ID != x.ID {
			t.Errorf("links %v, origin %v, visit %d, %v", links, draft.Origin, x.ID, err)
		}
		return nil
	})
}

// again opens the visits of a book that was open before.
func again(t *testing.T, path string) *uitest.Driver {
	t.Helper()
	o := ui.Options{Book: path, Actor: screentest.Actor, Rand: rand.NewChaCha8([32]byte{'a'})}
	d := screentest.OpenWith(t, o, 80, 24)
	d.Press("3")
	return d
}

// goTo selects the first visit that a filter finds.
func goTo(d *uitest.Driver, words string) {
	d.Press("/", words, "enter")
}

func TestVisitIsUndoneWithItsDraft(t *testing.T) {
	d, path := tab(t, "3", 100, 30)
	goTo(d, "zm")
	d.Press("n", "tab", "主席乙、委员丙", "tab", "tab", "tab", "500", "ctrl+s")
	d.Contains(t, "待访 2", "500.00  草稿")
	d.Press("u")
	d.Contains(t, "已撤销：保存走访 赵敏住院", "待访 3", "06-25得知")
	d.Lacks(t, "500.00  草稿")
	d.Press("U")
	d.Contains(t, "已重做：保存走访 赵敏住院", "待访 2", "500.00  草稿")
	d.Press("u", "5")
	d.Contains(t, "待记账 3")
	look(t, d, path, func(v *ledger.View) error {
		drafts, err := v.Drafts()
		if len(drafts) != 3 {
			t.Errorf("%d drafts are left, want the 3 there were", len(drafts))
		}
		return err
	})
}

func TestVisitWarnings(t *testing.T) {
	d, _ := tab(t, "3", 80, 24)
	goTo(d, "lw")
	d.Press("n", "tab", "主席乙", "tab", "tab", "肿瘤科病房", "tab", "900")
	d.Contains(t, "本次 900.00", "限额 800.00 每次（四川，待核）", "超过限额 100.00", "生育按规定给慰问品", "走访人少于两人")
	d.Contains(t, "写了病名")
	d.Press("ctrl+u", "tab", "tab", "婴儿用品", "tab", "700")
	d.Contains(t, "本次 700.00")
	d.Lacks(t, "超过限额", "按规定给慰问品")
	d.Press("ctrl+u", "9999999999", "ctrl+s")
	d.Contains(t, "金额「9999999999.00」不对")
	if x, y, ok := d.Cursor(); !ok || !strings.Contains(d.Screen()[y], "慰问品金额") {
		t.Fatalf("the cursor is not at the wrong amount: %d,%d %v", x, y, ok)
	}
}

// TestChangedVisitChangesItsDraft changes the amount of a visit whose draft was completed by hand.
func TestChangedVisitChangesItsDraft(t *testing.T) {
	d, path := tab(t, "3", 80, 24)
	goTo(d, "zm")
	d.Press("n", "tab", "主席乙、委员丙", "tab", "tab", "tab", "500", "ctrl+s")
	closeBook(t, d)
	withBook(t, path, func(tx *ledger.Tx) error {
		x, _, err := visitOf(tx.View, "赵敏")
		if err != nil {
			return err
		}
		draft, err := tx.Voucher(x.Voucher)
		if err != nil {
			return err
		}
		draft.Attachments, draft.Reviewer, draft.Summary = 3, "主席乙", "慰问赵敏"
		_, err = tx.SaveDraft(draft)
		return err
	})
	d = again(t, path)
	goTo(d, "zm")
	d.Press("e")
	d.Contains(t, "随记录更新草稿 暂")
	d.Press("tab", "tab", "tab", "tab", "ctrl+u", "650", "tab", "right", "ctrl+s")
	d.Contains(t, "650.00  草稿")
	look(t, d, path, func(v *ledger.View) error {
		x, _, err := visitOf(v, "赵敏")
		if err != nil {
			return err
		}
		draft, err := v.Voucher(x.Voucher)
		if err != nil {
			return err
		}
		if draft.Attachments != 3 || draft.Reviewer != "主席乙" || draft.Summary != "慰问赵敏" {
			t.Errorf("what was written by hand is gone: %+v", draft)
		}
		for _, l := range draft.Lines {
			if l.Amount != 65000 {
				t.Errorf("line %+v", l)
			}
		}
		if draft.Settlement != x.Payment {
			t.Errorf("settlement %q, payment %q", draft.Settlement, x.Payment)
		}
		return nil
	})
}

func TestPostedVoucherLocksTheVisit(t *testing.T) {
	d, path := tab(t, "3", 80, 24)
	goTo(d, "zm")
	d.Press("n", "tab", "主席乙、委员丙", "tab", "tab", "tab", "500", "ctrl+s")
	closeBook(t, d)
	withBook(t, path, func(tx *ledger.Tx) error {
		x, _, err := visitOf(tx.View, "赵敏")
		if err != nil {
			return err
		}
		_, err = tx.Post(x.Voucher)
		return err
	})
	d = again(t, path)
	goTo(d, "zm")
	d.Contains(t, "记6-")
	d.Press("x")
	d.Contains(t, "凭证已记账，先在账务里冲销")
	d.Press("e")
	d.Contains(t, "凭证已记账：人、类别、日期和金额不能改")
	d.Press("、吴静", "tab", "tab", "tab")
	if !strings.Contains(d.BeforeCursor(), "慰问品") {
		t.Fatalf("the cursor stands in a locked field: %q", d.BeforeCursor())
	}
	d.Press("ctrl+s")
	d.Contains(t, "走访人 主席乙、委员丙、吴静")
	look(t, d, path, func(v *ledger.View) error {
		x, _, err := visitOf(v, "赵敏")
		if x.Money != 50000 || len(x.Visitors) != 3 {
			t.Errorf("visit %+v", x)
		}
		return err
	})
}

func TestVisitOfSomebodyUnknown(t *testing.T) {
	d, path := tab(t, "3", 80, 24)
	d.Press("end", "n", "何老师", "tab")
	d.Contains(t, "名册里没有「何老师」")
	d.Press("y")
	d.Contains(t, "保存时登记为非会员")
	d.Press("kn", "tab", "tab", "tab", "tab", "20", "tab", "主席乙、委员丙", "tab", "tab", "tab", "200", "ctrl+s")
	d.Contains(t, "何老师 · 非会员", "200.00  草稿", "> 06-20  何老师")
	d.Press("u", "2")
	d.Contains(t, "名册 12")
	d.Press("U", "/", "何")
	d.Contains(t, "名册 13", "非会员")
	look(t, d, path, func(v *ledger.View) error {
		x, m, err := visitOf(v, "何老师")
		if m.Status != model.StatusNonMember || x.Date != 20260620 || x.Total() != 20000 {
			t.Errorf("%+v %+v", m, x)
		}
		return err
	})
}

func TestRemovedVisitComesBack(t *testing.T) {
	d, path := tab(t, "3", 80, 24)
	goTo(d, "wj")
	d.Press("n", "tab", "主席乙、委员丙", "tab", "tab", "tab", "500", "ctrl+s")
	d.Press("x", "ctrl+s")
	d.Contains(t, "不能为空")
	d.Press("记错了人", "enter")
	d.Contains(t, "删除走访 吴静住院", "待访 2 · 本年 5")
	d.Press("u")
	d.Contains(t, "本年 6", "500.00  草稿")
	look(t, d, path, func(v *ledger.View) error {
		x, _, err := visitOf(v, "吴静")
		if err != nil {
			return err
		}
		draft, err := v.Voucher(x.Voucher)
		if draft.Origin.ID != x.ID {
			t.Errorf("origin %v, visit %d", draft.Origin, x.ID)
		}
		return err
	})
}

// TestVisitOfAClosedMonth drafts for today what belongs to a month that is closed.
func TestVisitOfAClosedMonth(t *testing.T) {
	d, path := tab(t, "3", 80, 24)
	d.Press("end", "n", "M009", "tab", "kn", "tab", "tab", "tab", "tab", "3-20", "tab", "主席乙、委员丙", "tab", "tab", "tab", "300")
	d.Contains(t, "今年已 500.00")
	d.Press("ctrl+s")
	look(t, d, path, func(v *ledger.View) error {
		x, _, err := visitOf(v, "郑华")
		if err != nil {
			return err
		}
		draft, err := v.Voucher(x.Voucher)
		if x.Date != 20260320 || draft.Date != 20260626 {
			t.Errorf("visit %v, draft %v", x.Date, draft.Date)
		}
		return err
	})
}

// TestVisitDirectly records a visit without goods or money: nothing is drafted.
func TestVisitWithoutMoney(t *testing.T) {
	d, path := tab(t, "3", 80, 24)
	goTo(d, "zm")
	d.Press("n", "tab", "主席乙、委员丙", "ctrl+s")
	d.Contains(t, "保存走访 赵敏住院", "待访 2")
	look(t, d, path, func(v *ledger.View) error {
		x, _, err := visitOf(v, "赵敏")
		if x.Voucher != 0 || x.Pending() {
			t.Errorf("%+v", x)
		}
		drafts, more := v.Drafts()
		if more != nil {
			return more
		}
		if len(drafts) != 3 {
			t.Errorf("%d drafts", len(drafts))
		}
		return err
	})
}

// TestVisitOfAnotherYear: the lists follow a visit into its year, where it would not be seen otherwise.
func TestVisitOfAnotherYear(t *testing.T) {
	d, _ := tab(t, "3", 80, 24)
	d.Press(":", "换年度", "enter", "down", "enter")
	d.Contains(t, "2025年")
	goTo(d, "zm")
	d.Press("n", "tab", "主席乙、委员丙", "ctrl+s")
	d.Contains(t, "保存走访 赵敏住院", "待访 2 · 本年")
}

// TestVisitsTogether goes again to an event, sees what the event had against its ceiling, and pays for both visits by
// one voucher, which is taken back and made again.
func TestVisitsTogether(t *testing.T) {
	d, path := tab(t, "3", 80, 24)
	goTo(d, "zm")
	d.Press("n", "tab", "主席乙、委员丙", "tab", "tab", "tab", "700", "ctrl+s", "esc")
	goTo(d, "zm")
	d.Press("a")
	d.Contains(t, "今年已 700.00，本事由已 700.00", "还可 300.00")
	d.Press("tab", "tab", "tab", "tab", "400")
	d.Contains(t, "超过限额 100.00")
	d.Press("tab", "tab", "tab", "tab", "牛奶", "tab", "2", "tab", "提", "tab", "30", "tab")
	d.Contains(t, "60.00")
	d.Press("ctrl+s", "esc")
	goTo(d, "zm")
	d.Contains(t, "└ 赵敏")
	d.Press("home", "ctrl+a", "d")
	d.Contains(t, "起草凭证：2 次走访", "1,160.00", "700.00", "460.00")
	d.Press("esc", "u")
	d.Contains(t, "700.00  草稿")
	d.Press("U", "esc")
	look(t, d, path, func(v *ledger.View) error {
		all, err := v.Visits(0)
		if err != nil {
			return err
		}
		var of []model.Visit
		for _, x := range all {
			if x.Event != 0 {
				of = append(of, x)
			}
		}
		first, err := v.Visit(of[0].Event)
		if err != nil || first.Voucher == 0 || first.Voucher != of[0].Voucher {
			t.Errorf("%+v and %+v are paid apart (%v)", first, of, err)
		}
		if len(of) != 1 || of[0].GoodsValue != 6000 || of[0].Goods != "牛奶2提" || len(of[0].Items) != 1 {
			t.Errorf("%+v", of)
		}
		return nil
	})
}

// TestVisitStatsRoom looks at the figures part by part and goes from somebody who was not visited to the member.
func TestVisitStatsRoom(t *testing.T) {
	g := uitest.NewGoldens(t, "visitstats")
	d, _ := tab(t, "3", 80, 24)
	d.Press("s")
	check(t, g, d, "kinds-80x24")
	d.Press("tab", "tab")
	d.Contains(t, "走访统计", "按月份", "12月")
	d.Press("tab")
	d.Contains(t, "未走访会员", "从未走访")
	d.Press("enter")
	d.Lacks(t, "走访统计")
}
