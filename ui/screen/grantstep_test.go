package screen_test

import (
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
)

// TestGrantDueOnOverview: a grant that was paid two months ago waits for its 回访, until that is taken; where nothing
// stands against a step, its form opens at once, and the step can be undone.
func TestGrantDueOnOverview(t *testing.T) {
	path := screentest.Book(t)
	b, err := ledger.Open(path, screentest.Options(7))
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Do(ledger.Command{}, func(tx *ledger.Tx) error {
		m, err := memberNamed(tx.View, "吴静")
		if err != nil {
			return err
		}
		id, err := tx.SaveSubsidy(model.Subsidy{
			Member: m.ID, Applied: 20260302, Category: "意外致困", Amount: 1000_00, Payment: "银行转账",
		})
		for i, g := range model.GrantSteps()[1:7] {
			day := model.Date(20260302).AddDays(8 * (i + 1))
			x := model.TakenStep{Until: day.AddDays(6)}
			x.GrantAct = model.GrantAct{Step: g, Date: day, Persons: "李伟"}
			if err == nil {
				_, err = tx.TakeStep(id, x)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	d := screentest.Open(t, path, 80, 24)
	d.Contains(t, "吴静 回访（2026-06-18 起）")
	d.Press("4")
	goTo(d, "wj")
	d.Press("p", "ctrl+u", "6-20", "tab", "李伟", "ctrl+s")
	d.Contains(t, "回访 2026-06-20", "困难补助环节 吴静 回访")
	d.Press("1")
	d.Lacks(t, "吴静 回访（2026-06-18 起）")
	d.Press("4", "u")
	d.Contains(t, "已撤销：困难补助环节 吴静 回访", "回访 未办")
}
