package screen_test

import (
	"fmt"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// closingRoom opens 月末与年末结账 of a year.
func closingRoom(t *testing.T, w, h int, year string) (*uitest.Driver, string) {
	t.Helper()
	d, path := tab(t, "5", w, h)
	room(d, "月末")
	if year != "" {
		d.Press("y", year)
	}
	return d, path
}

// room opens a room of the menu 账务事项 by the beginning of its name.
func room(d *uitest.Driver, name string) { d.Press(":", name, "enter") }

func TestClosingLooks(t *testing.T) {
	g := uitest.NewGoldens(t, "closing")
	for _, size := range screentest.Sizes() {
		name := func(what string) string { return fmt.Sprintf("%s-%dx%d", what, size.W, size.H) }
		d, _ := closingRoom(t, size.W, size.H, "")
		check(t, g, d, name("months"))
		d.Press("enter")
		check(t, g, d, name("list"))
		d.Press("esc", "y", "1")
		check(t, g, d, name("year"))
		d.Press("v")
		check(t, g, d, name("preview"))
		d.Press("c")
		check(t, g, d, name("confirm"))
		d.Press("y")
		check(t, g, d, name("closed"))
	}
}

// TestAYearIsClosedAndReopened closes last year from the room, looks at its vouchers, and takes it back.
func TestAYearIsClosedAndReopened(t *testing.T) {
	d, path := closingRoom(t, 80, 24, "1")
	d.Contains(t, "2025年末结转   可以结账")
	d.Press("c", "y")
	d.Contains(t, "结账 2025年末结转", "2025年末结转   已结账")
	look(t, d, path, func(v *ledger.View) error {
		seal, ok, err := v.Seal(2025)
		if err != nil || !ok || len(seal.Vouchers) < 3 {
			t.Errorf("the year is not sealed: %v %t %+v", err, ok, seal)
		}
		differences, proved, err := v.OpeningProof(2026)
		if !proved || len(differences) > 0 {
			t.Errorf("2026 opens otherwise: %+v", differences)
		}
		return err
	})
}

// TestReopenFromTheRoom takes a year's closing back, with a reason.
func TestReopenFromTheRoom(t *testing.T) {
	d, path := closingRoom(t, 80, 24, "1")
	d.Press("c", "y", "v")
	d.Contains(t, "结转凭证", "32205")
	d.Press("o", "漏记一笔支出", "enter")
	d.Contains(t, "反结账 2025年末结转")
	look(t, d, path, func(v *ledger.View) error {
		s, err := v.YearState(2025)
		if s.Closed || s.Reason != "漏记一笔支出" {
			t.Errorf("state: %+v", s)
		}
		return err
	})
}

// TestAccrualIsDrafted books what the upper union still owes on the last day of the year.
func TestAccrualIsDrafted(t *testing.T) {
	d, path := closingRoom(t, 80, 24, "")
	d.Press("end", "a", "enter", "1200", "enter")
	d.Contains(t, "2026年应收上级转拨经费", "13102", "1,200.00")
	look(t, d, path, func(v *ledger.View) error {
		drafts, err := v.Drafts()
		last := drafts[len(drafts)-1]
		if last.Date != 20261231 || last.Lines[1].Account != "402" || last.Lines[0].Amount != 120000 {
			t.Errorf("%+v", last)
		}
		return err
	})
}

// TestProjectFromTheRoom registers a project, changes it and marks it as finished.
func TestProjectFromTheRoom(t *testing.T) {
	d, path := tab(t, "5", 80, 24)
	room(d, "项目（")
	d.Press("n", "劳模创新工作室", "tab", "tab", "市总工会", "ctrl+s")
	d.Contains(t, "保存项目 劳模创新工作室", "专项")
	d.Press("w", "6-20", "enter")
	d.Contains(t, "项目完结 劳模创新工作室 2026-06-20")
	d.Press("enter")
	d.Contains(t, "上年结转")
	look(t, d, path, func(v *ledger.View) error {
		p, ok, err := v.ProjectNamed("劳模创新工作室")
		want := model.Project{
			ID: p.ID, Name: "劳模创新工作室", Kind: model.ProjectRestricted, Grantor: "市总工会", Finished: 20260620,
		}
		if !ok || p != want {
			t.Errorf("%+v", p)
		}
		return err
	})
}

func TestProjectsLook(t *testing.T) {
	g := uitest.NewGoldens(t, "projects")
	for _, size := range screentest.Sizes() {
		name := func(what string) string { return fmt.Sprintf("%s-%dx%d", what, size.W, size.H) }
		d, _ := tab(t, "5", size.W, size.H)
		room(d, "项目（")
		check(t, g, d, name("list"))
		d.Press("enter")
		check(t, g, d, name("page"))
		d.Press("e")
		check(t, g, d, name("form"))
	}
}

// TestPriorYearIsDrafted puts an error of a closed year right in the present one.
func TestPriorYearIsDrafted(t *testing.T) {
	d, path := closingRoom(t, 80, 24, "")
	d.Press("j", "down", "down", "enter", "35.5", "enter", "enter")
	d.Contains(t, "补付以前年度支出", "32201", "35.50")
	look(t, d, path, func(v *ledger.View) error {
		drafts, err := v.Drafts()
		last := drafts[len(drafts)-1]
		if last.Lines[0] != (model.Line{Account: "32201", Side: model.Debit, Amount: 3550}) {
			t.Errorf("%+v", last)
		}
		return err
	})
}
