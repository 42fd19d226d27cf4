package ledger_test

import (
	"errors"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/ledgertest"
	"gonghui/model"
)

func paper(id model.ID, summary, party string, m model.Money) model.Voucher {
	return model.Voucher{
		ID: id, Date: 20260310, Summary: summary, Counterparty: party,
		Lines: []model.Line{
			{Account: "50102", Side: model.Debit, Amount: m}, {Account: "102", Side: model.Credit, Amount: m},
		},
	}
}

func TestRankSummaries(t *testing.T) {
	latest := []model.Voucher{paper(9, "购矿泉水", "", 1), paper(8, "付讲课费", "", 1), paper(7, "", "", 1)}
	for range 3 {
		latest = append(latest, paper(6, "收会费", "", 1))
	}
	got := ledger.RankSummaries(latest)
	want := []ledger.RankedSummary{{Text: "收会费", Count: 3}, {Text: "购矿泉水", Count: 1}, {Text: "付讲课费", Count: 1}}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %v, want %v", i, got[i], want[i])
		}
	}
}

func TestSimilar(t *testing.T) {
	latest := []model.Voucher{
		paper(9, "付3月份饮用水款", "清泉饮品店", 300), paper(8, "慰问退休教师王芳", "王芳", 80000),
		paper(7, "付2月份饮用水款", "清泉饮品店", 280), paper(6, "收2月会费", "", 50000),
	}
	for _, c := range []struct {
		name string
		x    model.Voucher
		want model.ID
	}{
		{"the figures of a summary do not count", paper(0, "付4月份饮用水款", "", 0), 9},
		{"not itself", paper(9, "付4月份饮用水款", "", 0), 7},
		{"the amount decides among equals", paper(0, "付4月份饮用水款", "", 280), 7},
		{"the counterparty with the amount", paper(0, "", "王芳", 80000), 8},
		{"the beginning of a summary", paper(0, "慰问", "", 0), 8},
		{"an amount alone is not enough", paper(0, "", "", 80000), 0},
		{"nothing alike", paper(0, "购买图书", "", 0), 0},
		{"nothing typed", model.Voucher{}, 0},
	} {
		if got, ok := ledger.Similar(latest, c.x); ok != (c.want != 0) || got.ID != c.want {
			t.Errorf("%s: %d", c.name, got.ID)
		}
	}
}

func TestTemplates(t *testing.T) {
	b := ledgertest.New(t, ledgertest.Branch())
	var id model.ID
	do := func(fn func(*ledger.Tx) error) error {
		t.Helper()
		_, err := b.Do(ledger.Command{Actor: "周会计"}, fn)
		return err
	}
	tpl := model.TemplateOf("付水款", paper(0, "付饮用水款", "清泉饮品店", 0))
	save := func(x model.Template) func(*ledger.Tx) error {
		return func(tx *ledger.Tx) (err error) {
			id, err = tx.SaveTemplate(x)
			return err
		}
	}
	if err := do(save(tpl)); err != nil {
		t.Fatal(err)
	}
	if err := do(save(tpl)); !errors.Is(err, ledger.ErrDuplicate) {
		t.Errorf("a second one of the same name: %v", err)
	}
	var rule *ledger.RuleError
	if err := do(save(model.Template{Name: "空"})); !errors.As(err, &rule) {
		t.Errorf("an empty one: %v", err)
	}
	err := b.Read(func(v *ledger.View) error {
		got, ok, err := v.TemplateNamed("付水款")
		if err != nil || !ok || got.Lines[0] != tpl.Lines[0] {
			t.Errorf("%+v %v %v", got, ok, err)
		}
		id = got.ID
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	tpl.ID, tpl.Name = id, "付桶装水款"
	if err := do(save(tpl)); err != nil {
		t.Fatal(err)
	}
	if err := do(func(tx *ledger.Tx) error {
		return tx.Remove(model.Ref{Kind: model.KindTemplate, ID: id}, "不再用")
	}); err != nil {
		t.Fatal(err)
	}
	if err := b.Read(func(v *ledger.View) error {
		all, err := v.Templates()
		if len(all) != 0 {
			t.Errorf("%+v", all)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func TestLatestVouchers(t *testing.T) {
	b := ledgertest.New(t, ledgertest.Branch())
	var ids []model.ID
	_, err := b.Do(ledger.Command{Actor: "周会计"}, func(tx *ledger.Tx) error {
		for _, s := range []string{"甲", "乙", "丙"} {
			id, err := tx.SaveDraft(paper(0, s+"事", "", 100))
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		_, err := tx.Post(ids[1])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	err = b.Read(func(v *ledger.View) error {
		for most, want := range [][]model.ID{{}, {ids[2]}, {ids[2], ids[0]}, {ids[2], ids[0], ids[1]}} {
			got, err := v.LatestVouchers(most)
			if err != nil {
				return err
			}
			if len(got) != len(want) {
				t.Errorf("%d: %d vouchers", most, len(got))
				continue
			}
			for i := range want {
				if got[i].ID != want[i] {
					t.Errorf("%d: %d at %d", most, got[i].ID, i)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
