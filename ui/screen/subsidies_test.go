package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

func grantOf(v *ledger.View, name string) (model.Subsidy, model.Member, error) {
	m, err := memberNamed(v, name)
	if err != nil {
		return model.Subsidy{}, m, err
	}
	all, err := v.Subsidies(0)
	for _, g := range all {
		if g.Member == m.ID {
			return g, m, err
		}
	}
	return model.Subsidy{}, m, fmt.Errorf("%s has no grant: %w", name, err)
}

func TestSubsidiesLook(t *testing.T) {
	g := uitest.NewGoldens(t, "subsidies")
	for _, size := range screentest.Sizes() {
		name := func(what string) string { return fmt.Sprintf("%s-%dx%d", what, size.W, size.H) }
		d, _ := tab(t, "4", size.W, size.H)
		check(t, g, d, name("list"))
		d.Press("enter")
		check(t, g, d, name("menu"))
		d.Press("enter")
		check(t, g, d, name("page"))
		d.Press("p")
		check(t, g, d, name("steps"))
		d.Press("enter")
		check(t, g, d, name("form"))
		d.Press("tab", "主席乙", "ctrl+s")
		check(t, g, d, name("confirm"))
	}
}

// TestGrantFromApplicationToPayment takes a new grant through all stages; the payment drafts its voucher.
func TestGrantFromApplicationToPayment(t *testing.T) {
	d, path := tab(t, "4", 80, 24)
	d.Press("n", "wj", "enter", "yw", "enter", "2000", "enter", "bj", "enter", "2026-02", "enter", "6-1", "enter")
	d.Contains(t, "2026-06-01", "还没有发放，不起草凭证")
	for range 10 {
		d.Press("enter")
	}
	d.Press("家中失火", "ctrl+s")
	d.Contains(t, "保存困难补助 吴静 2,000.00", "办理中 2", "2026-06-01  吴静        意外致困    2,000.00  申请")
	goTo(d, "wj")
	step := func(day string, keys ...string) {
		t.Helper()
		d.Press("p", "ctrl+u", day)
		d.Press(append(keys, "ctrl+s")...)
	}
	step("6-2", "tab", "李伟、孙丽", "tab", "入户记录")
	d.Contains(t, "核实 2026-06-02")
	step("6-3", "tab", "职工代表")
	step("6-4", "tab", "工会委员会", "tab", "6月纪要")
	d.Contains(t, "审议 2026-06-04")
	d.Press("p", "ctrl+u", "6-5", "tab")
	d.Contains(t, "2026-06-11")
	d.Press("ctrl+s")
	d.Contains(t, "公示 已满")
	step("6-11", "tab", "主席乙")
	d.Contains(t, "不能办批准：公示到 2026-06-11 才结束")
	d.Press("esc", "esc", "y")
	step("6-12", "tab", "主席乙")
	d.Contains(t, "批准 2026-06-12")
	step("6-15")
	d.Contains(t, "保存困难补助 吴静 2,000.00，草稿 暂", "本年已发放 1", "发放", "草稿1")
	d.Press("g")
	d.Contains(t, "记账凭证 · 草稿 暂", "来自困难补助：吴静 意外致困", "50404")
	look(t, d, path, func(v *ledger.View) error {
		g, m, err := grantOf(v, "吴静")
		if err != nil {
			return err
		}
		draft, err := v.Voucher(g.Voucher)
		if err != nil {
			return err
		}
		want := model.SubsidyVoucher(g, m)
		want.ID, want.Preparer = g.Voucher, screentest.Actor
		if fmt.Sprint(draft) != fmt.Sprint(want) {
			t.Errorf("draft %+v\nwant  %+v", draft, want)
		}
		if len(g.Missing()) != 0 || g.NoticeTo != 20260611 || g.Private.Cause != "家中失火" || g.Payment != "银行转账" {
			t.Errorf("%+v", g)
		}
		return nil
	})
}

// TestPayingTooEarlyIsAsked pays while the notice still runs: it is asked about, and no is the way out.
func TestPayingTooEarlyIsAsked(t *testing.T) {
	d, path := tab(t, "4", 80, 24)
	d.Press("e")
	for range 11 {
		d.Press("tab")
	}
	d.Press("26", "tab", "x", "ctrl+s")
	d.Contains(t, "还有环节没有走完", "缺少环节：批准", "公示还没有结束", "用「现金」发放")
	d.Press("esc")
	d.Contains(t, "帮扶 · 张强 困难补助", "公示还没有结束")
	d.Press("ctrl+s", "孩子急着住校", "enter")
	d.Contains(t, "保存困难补助 张强 3,000.00，草稿 暂", "办理中 0")
	d.Press("u")
	d.Contains(t, "已撤销：保存困难补助 张强", "办理中 1", "公示 剩2天")
	look(t, d, path, func(v *ledger.View) error {
		g, _, err := grantOf(v, "张强")
		if g.Paid != 0 || g.Voucher != 0 || g.Private.Cause != "家属患病" {
			t.Errorf("%+v", g)
		}
		drafts, more := v.Drafts()
		if len(drafts) != 3 || more != nil {
			t.Errorf("%d drafts, %v", len(drafts), more)
		}
		return err
	})
}

// TestPaymentTakenBack clears the day of payment: the draft goes.
func TestPaymentTakenBack(t *testing.T) {
	d, path := tab(t, "4", 100, 30)
	d.Press("e")
	for range 9 {
		d.Press("tab")
	}
	d.Press("30", "ctrl+s")
	d.Contains(t, "日期在今天以后")
	d.Press("ctrl+u", "25", "tab", "主席乙", "tab", "26", "ctrl+s", "孩子急着住校", "enter")
	d.Contains(t, "草稿 暂")
	d.Press("e")
	for range 11 {
		d.Press("tab")
	}
	d.Press("ctrl+u", "ctrl+s")
	d.Contains(t, "办理中 1")
	d.Lacks(t, "草稿 暂")
	look(t, d, path, func(v *ledger.View) error {
		g, _, err := grantOf(v, "张强")
		if g.Paid != 0 || g.Voucher != 0 || g.Approved != 20260625 {
			t.Errorf("%+v", g)
		}
		drafts, more := v.Drafts()
		if len(drafts) != 3 || more != nil {
			t.Errorf("%d drafts, %v", len(drafts), more)
		}
		return err
	})
}

func TestGrantShowsEarlierHelp(t *testing.T) {
	d, _ := tab(t, "4", 100, 30)
	d.Press("n", "zh", "tab")
	d.Press("enter")
	d.Press("esc", "y")
	d.Press("n", "M009", "tab", "yw", "tab", "1000", "ctrl+s")
	d.Contains(t, "郑华", "以前的帮扶 慰问 1 次 500.00，补助 0 笔", "2026-03-17  困难  本人  500.00")
	d.Press("x", "撤回申请", "enter")
	d.Contains(t, "办理中 1")
	d.Press("u")
	d.Contains(t, "办理中 2")
}

// TestNewSubsidyIsNotBlamed: what was not filled in yet is no fault.
func TestNewSubsidyIsNotBlamed(t *testing.T) {
	d, _ := tab(t, "4", 80, 24)
	d.Press("n")
	d.Contains(t, "帮扶 · 新申请", "还没有发放，不起草凭证")
	d.Lacks(t, "不是现行的类别")
}

// TestClearingAStepIsAsked takes the day of 评议 away from under the later steps: a reason is asked for.
func TestClearingAStepIsAsked(t *testing.T) {
	d, path := tab(t, "4", 80, 24)
	d.Press("e")
	for range 5 {
		d.Press("tab")
	}
	d.Press("ctrl+u", "ctrl+s")
	d.Contains(t, "不能办审议：前面的评议还没有办")
	d.Press("评议会改期", "enter")
	look(t, d, path, func(v *ledger.View) error {
		g, _, err := grantOf(v, "张强")
		if g.Assessed != 0 || g.Chain(nil)[2].State != model.StepWaived {
			t.Errorf("%+v", g)
		}
		return err
	})
}
