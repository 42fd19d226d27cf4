package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// strict makes a book of a branch that reviews first and decides on large sums in a meeting.
func strict(t *testing.T) string {
	t.Helper()
	path := screentest.Book(t)
	withBook(t, path, func(t *ledger.Tx) error {
		b, err := t.Branch()
		if err != nil {
			return err
		}
		b.ReviewFirst, b.CollectiveAbove = true, 300000
		return t.SaveBranch(b)
	})
	return path
}

func TestApprovalLook(t *testing.T) {
	g := uitest.NewGoldens(t, "approval")
	for _, size := range screentest.Sizes() {
		name := func(what string) string { return fmt.Sprintf("%s-%dx%d", what, size.W, size.H) }
		path := strict(t)
		withBook(t, path, func(t *ledger.Tx) error {
			for _, source := range []string{"外7", "外12"} {
				x := model.Voucher{Date: 20260622, Summary: "打印纸", Source: source, Lines: []model.Line{
					{Account: "50102", Side: model.Debit, Amount: 100}, {Account: "102", Side: model.Credit, Amount: 100},
				}}
				id, err := t.SaveDraft(x)
				if err != nil {
					return err
				}
				if err := t.ReviewDrafts("审核乙", id); err != nil {
					return err
				}
				if _, err := t.Post(id); err != nil {
					return err
				}
			}
			return nil
		})
		d := screentest.Open(t, path, size.W, size.H)
		d.Press("5", "a")
		check(t, g, d, name("审核菜单"))
		d.Press("2")
		check(t, g, d, name("不能审核"))
		d.Press("end", "enter")
		check(t, g, d, name("审核人"))
		d.Press("enter")
		check(t, g, d, name("已审核"))
		d.Press("home", "down", "e")
		check(t, g, d, name("纪要"))
		d.Press("esc", "p", "3")
		check(t, g, d, name("不能记账"))
		d.Press("esc", "/", "记6-3", "enter", "r")
		check(t, g, d, name("订正"))
		d.Press("3", "金额错", "tab", "审核乙", "tab", "1650", "tab")
		check(t, g, d, name("差额"))
		d.Press("1650", "ctrl+s")
		check(t, g, d, name("差额凭证"))
		d.Press("y", "v")
		check(t, g, d, name("更正后"))
		d.Press("esc", "esc", "b", "up", "esc")
		d.Press(":", "断号", "enter")
		check(t, g, d, name("断号"))
	}
}

func TestReviewBeforePosting(t *testing.T) {
	d := screentest.Open(t, strict(t), 80, 24)
	d.Press("5", "home", "p", "1")
	d.Contains(t, "1 张还不能记账", "先审核 1 张", "还没有审核")
	d.Press("enter")
	d.Contains(t, "审核 1 张", "审核人", "与制单同一人")
	d.Press("ctrl+u", "审核乙", "enter")
	d.Contains(t, "完成  审核 1 张", "已审核")
	d.Press("u") // takes it back
	d.Lacks(t, "已审核")
	d.Press("U")
	d.Contains(t, "已审核")
	d.Press("e", "tab", "tab", "tab", "改", "ctrl+s") // another text has to be reviewed anew
	d.Lacks(t, "已审核")
	d.Press("a", "1", "ctrl+u", "审核乙", "enter", "p", "1")
	d.Contains(t, "记账 1 张", "记6-5")
	d.Press("y")
	d.Contains(t, "完成  记账 记6-5")
	d.Press("v")
	d.Contains(t, "已记账", "审核 审核乙", "暂编号 暂")
}

func TestFormDoesNotPostWhatNobodyReviewed(t *testing.T) {
	d := screentest.Open(t, strict(t), 80, 24)
	d.Press("5", "home", "e", "f8")
	d.Contains(t, "先存草稿（Ctrl+S），审核后再记账")
	d.Press("esc", "a", "1", "ctrl+u", "审核乙", "enter", "e", "f8")
	d.Contains(t, "记账 1 张", "记6-5")
}

func TestBlueVoucherNamesItsReviewer(t *testing.T) {
	d := screentest.Open(t, strict(t), 80, 24)
	d.Press("5", "/", "记6-3", "enter", "r", "2", "科目错", "enter", "ctrl+s", "y")
	d.Contains(t, "订正凭证没有写审核人")
}

func TestReviewIsTakenBack(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("home", "a", "1", "enter")
	d.Contains(t, "已审核")
	d.Press("v")
	d.Contains(t, "已审核", "取消审核")
	d.Press("a")
	d.Contains(t, "取消审核 1 张")
	d.Press("y")
	d.Contains(t, "草稿  已平")
}

func TestMarkedDraftsAreReviewedByOneKey(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("home", "space", "space", "a")
	d.Contains(t, "审核 2 张")
	d.Press("enter")
	if n := count(d, "已审核"); n != 2 {
		t.Errorf("%d drafts are reviewed:\n%s", n, d.Text())
	}
}

func TestDraftNumberFindsThePostedVoucher(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("home")
	draft := d.Line(4)
	draft = "暂" + strings.Fields(strings.SplitN(draft, "暂", 2)[1])[0]
	d.Press("p", "1", "y", "/", draft, "enter")
	d.Contains(t, "记6-5", "1/1")
	d.Press("esc", "/", "已记账", "enter")
	d.Lacks(t, "草稿")
}

func TestDifferenceIsBooked(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("/", "记6-3", "enter", "r", "3", "金额错", "tab", "1500", "ctrl+s")
	d.Contains(t, "差 60.00（借方少）")
	d.Press("1500", "ctrl+s")
	d.Contains(t, "更正6月12日记3号凭证多记：金额错", "-60.00", "记差额")
	d.Press("y")
	d.Contains(t, "完成  差额更正 记6-3")
	d.Press("esc", "/", "差额更正", "enter")
	d.Contains(t, "差额 记6-3", "1/1")
	d.Press("o")
	d.Contains(t, "羽毛球比赛场地费")
	d.Press("r")
	d.Contains(t, "有差额更正")
}

func TestBookRulesAreSet(t *testing.T) {
	g := uitest.NewGoldens(t, "bookrules")
	path := screentest.Book(t)
	d := screentest.Open(t, path, 80, 24)
	d.Press("s", "end", "up", "enter")
	check(t, g, d, "记账规定-80x24")
	d.Press("space", "tab", "5000", "tab", "3000", "tab", "tab", "1", "tab")
	d.Contains(t, "写支出科目的编码")
	d.Press("shift+tab", "backspace", "tab", "2026：50", "ctrl+s")
	d.Contains(t, "完成  保存设置", "先审核后记账：是", "集体研究起点 5,000.00")
	d.Press("enter")
	d.Contains(t, "2026:50", "3000.00")
}

func TestApprovalIsPrinted(t *testing.T) {
	d := books(t, 80, 24)
	d.Press("home", "t")
	d.Contains(t, "经费支出审批单 .html", "经费支出审批单 .xlsx")
	d.Lacks(t, "借款单")
	d.Press("enter")
	d.Contains(t, "文件夹")
}
