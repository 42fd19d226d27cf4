package screen_test

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// selected is the line of the selected row.
func selected(d *uitest.Driver) string {
	for l := range strings.SplitSeq(d.Text(), "\n") {
		if strings.HasPrefix(l, ">") {
			return l
		}
	}
	return ""
}

// rowWith moves down to the row that holds all of some words.
func rowWith(t *testing.T, d *uitest.Driver, words string) {
	t.Helper()
	d.Press("home")
	for range 200 {
		row, all := selected(d), true
		for w := range strings.FieldsSeq(words) {
			all = all && strings.Contains(row, w)
		}
		if all {
			return
		}
		d.Press("down")
	}
	t.Fatalf("no row holds %q:\n%s", words, d.Text())
}

// reportOf opens a report of the tab by its title.
func reportOf(t *testing.T, d *uitest.Driver, title string) {
	t.Helper()
	d.Press("6", "/", title, "enter", "home")
	rowWith(t, d, "查看 "+title)
	d.Press("enter")
	d.Contains(t, title, "编制单位")
}

// visited is a book with a visit of May 2026 that has been paid for.
func visited(t *testing.T) string {
	t.Helper()
	path := screentest.Book(t)
	withBook(t, path, func(tx *ledger.Tx) error {
		visits, err := tx.Visits(2026)
		if err != nil {
			return err
		}
		for _, v := range visits {
			if v.Date != 20260512 {
				continue
			}
			v.Voucher, err = tx.SaveDraft(model.Voucher{
				Date: 20260513, Summary: "走访孙丽", Attachments: 1, Lines: []model.Line{
					{Account: "50105", Side: model.Debit, Amount: v.Money, Member: v.Member},
					{Account: "102", Side: model.Credit, Amount: v.Money},
				},
			})
			if err != nil {
				return err
			}
			if _, err := tx.SaveVisit(v); err != nil {
				return err
			}
			_, err = tx.Post(v.Voucher)
			return err
		}
		t.Fatal("no such visit")
		return nil
	})
	return path
}

// TestDrillToTheVisit goes from each report through an account's ledger and a voucher to the visit behind it; Esc leads
// back to the same row each time.
func TestDrillToTheVisit(t *testing.T) {
	for _, c := range []struct {
		title string
		rows  []string // selected one after the other, each in the report that the one before opened
	}{
		{"科目余额表", []string{"50105", "走访"}},
		{"科目余额表", []string{"501 职工活动支出", "走访"}},
		{"收入支出表", []string{"50105", "走访"}},
		{"资产负债表", []string{"货币资金", "102", "走访"}},
		{"资产负债表", []string{"资产总计", "102", "走访"}},
		{"预算执行", []string{"50105", "走访"}},
		{"按月收支汇总", []string{"50105", "走访"}},
		{"总账", []string{"职工活动支出 5月合计", "走访"}},
	} {
		t.Run(c.title+c.rows[0], func(t *testing.T) {
			d := screentest.Open(t, visited(t), 100, 30)
			reportOf(t, d, c.title)
			var was []string
			for _, row := range c.rows {
				rowWith(t, d, row)
				was = append(was, d.Text())
				d.Press("enter")
			}
			d.Contains(t, "记账凭证")
			was = append(was, d.Text())
			d.Press("g")
			d.Contains(t, "慰问金额")
			for i := len(was) - 1; i >= 0; i-- {
				d.Press("esc")
				if got := d.Text(); got != was[i] {
					t.Fatalf("Esc does not lead back to where it was:\n%s\nwant\n%s", got, was[i])
				}
			}
		})
	}
}

// TestDrillIntoClaims goes from the ages of claims to what is between the union and one party, and back.
func TestDrillIntoClaims(t *testing.T) {
	path := screentest.Book(t)
	withBook(t, path, func(tx *ledger.Tx) error {
		for _, party := range []string{"体育公司", "印刷社"} {
			id, err := tx.SaveDraft(model.Voucher{
				Date: 20260513, Summary: "付" + party + "押金", Counterparty: party, Attachments: 1, Lines: []model.Line{
					{Account: "135", Side: model.Debit, Amount: 12300},
					{Account: "102", Side: model.Credit, Amount: 12300},
				},
			})
			if err != nil {
				return err
			}
			if _, err := tx.Post(id); err != nil {
				return err
			}
		}
		return nil
	})
	d := screentest.Open(t, path, 120, 30)
	reportOf(t, d, "往来明细及账龄")
	rowWith(t, d, "体育公司")
	was := d.Text()
	d.Press("enter")
	d.Contains(t, "135 明细账 体育公司", "付体育公司押金")
	d.Lacks(t, "印刷社")
	rowWith(t, d, "付体育公司押金")
	d.Press("enter")
	d.Contains(t, "记账凭证", "体育公司")
	d.Press("esc", "esc")
	if got := d.Text(); got != was {
		t.Errorf("Esc does not lead back to where it was:\n%s\nwant\n%s", got, was)
	}
}
