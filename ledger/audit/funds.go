package audit

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// funding is what the checks know of money that is given for one purpose or held for others.
type funding struct {
	projects []ledger.ProjectFigures
	trust    map[string]bool // projects held for others
}

func (s *snapshot) takeFunds(v *ledger.View) (err error) {
	s.trust = map[string]bool{}
	s.projects, err = v.ProjectsOf(s.year)
	for _, p := range s.projects {
		if p.Kind == model.ProjectCustody {
			s.trust[p.Name] = true
		}
	}
	return err
}

// forItsPurpose is check 20: no restricted project spent more than it had. What was spent beyond is the union's own
// money, and what is left is not carried forward for its purpose.
func forItsPurpose(s *snapshot) []Finding {
	return s.overspent(model.ProjectRestricted, "专项资金")
}

// inTrust is check 27 as far as sums tell: no project held for others paid out more than it received.
func inTrust(s *snapshot) []Finding { return s.overspent(model.ProjectCustody, "代管经费") }

func (s *snapshot) overspent(kind model.ProjectKind, what string) []Finding {
	var out []Finding
	for _, p := range s.projects {
		if p.Kind != kind || p.Left >= 0 {
			continue
		}
		f := Finding{Object: what + " " + p.Name, Amount: -p.Left, HasAmount: true}
		if p.ID != 0 {
			f.Ref = model.Ref{Kind: model.KindProject, ID: p.ID}
		}
		f.Text = f.Object + "：" + fmt.Sprintf("上年结转 %s 元，本年收入 %s 元，支出 %s 元，超支 %s 元。",
			p.Opening.Grouped(), p.In.Grouped(), p.Out.Grouped(), (-p.Left).Grouped())
		out = append(out, f)
	}
	return out
}

// passedThrough is check 27 of one voucher: money held for others is neither income nor expense.
func passedThrough(s *snapshot, v model.Voucher) []Finding {
	if v.Kind == model.VoucherClosing {
		return nil
	}
	for _, l := range v.Lines {
		if a, ok := s.chart.Lookup(l.Account); !ok || a.Kind != model.Income && a.Kind != model.Expense {
			continue
		}
		if s.trust[l.Project] {
			return []Finding{about(v, "代管项目“%s”的钱记在 %s %s，%s 元。", l.Project, l.Account,
				s.chart.FullName(l.Account), l.Amount.Grouped())}
		}
		words := l.Summary + v.Summary
		if strings.HasPrefix(l.Account, "4") && l.Side == model.Credit && l.Amount > 0 && heldForOthers(words) {
			return []Finding{about(v, "摘要“%s”像是代收的钱，记成了收入 %s %s，%s 元。", v.Summary, l.Account,
				s.chart.FullName(l.Account), l.Amount.Grouped())}
		}
	}
	return nil
}

// heldForOthers reports whether words are of money that a union collects for others.
func heldForOthers(words string) bool {
	for _, w := range []string{"一日捐", "互助保险", "互助金", "互助保障费", "保费", "代收", "爱心捐款"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}
