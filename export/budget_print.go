package export

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// planPages print the budget of a year: cover, explanations and 预算表.
func planPages(v *ledger.View, year int) ([]page, error) { return budgetPages(v, year, false) }

// finalPages print the final accounts of a year: cover, explanations and 决算表.
func finalPages(v *ledger.View, year int) ([]page, error) { return budgetPages(v, year, true) }

func budgetPages(v *ledger.View, year int, final bool) ([]page, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	q := Query{Year: year}
	p, err := d.budgetPaper(q)
	if err != nil {
		return nil, err
	}
	make, cover, name, title := planTable, planCoverTitle, planTextName, planTextTitle
	if final {
		make, cover, name, title = finalTable, finalCoverTitle, finalTextName, finalTextTitle
	}
	t, err := make(d, q)
	if err != nil {
		return nil, err
	}
	sheet := pageOf(t)
	if t.Void != "" {
		return []page{sheet}, nil
	}
	sheet.signs = budgetSigns
	words := &Doc{Title: fmt.Sprintf(title, year)}
	for _, s := range p.explained(d, year, final) {
		words.text(s)
	}
	return []page{
		{name: coverName, doc: d.budgetCover(p, fmt.Sprintf(cover, year), final)}, {name: name, doc: words}, sheet,
	}, nil
}

// budgetCover is the first page: whose budget it is, who answers for it, and who agreed to it.
func (d *desk) budgetCover(p budgetPaper, title string, final bool) *Doc {
	doc := &Doc{Title: title}
	blank(doc, 4)
	for _, s := range []string{
		fmt.Sprintf(coverUnit, d.branch.Name), coverSealed, fmt.Sprintf(coverChair, d.branch.Chair),
		fmt.Sprintf(coverFinance, d.branch.Treasurer), coverDay,
	} {
		doc.add(BlockCenter, s)
	}
	blank(doc, 3)
	b := p.budget
	named, all := planNamed, []model.Passed{b.Committee, b.Audited, b.Upper}
	if final {
		named, all = finalNamed, []model.Passed{b.FinalCommittee, b.FinalAudited, b.FinalUpper}
	} else if !b.Reviewed() {
		return doc
	}
	for i, x := range all {
		if final && x == (model.Passed{}) {
			doc.add(BlockCenter, fmt.Sprintf(finalBlank, passedNames[i]))
			continue
		}
		doc.add(BlockCenter, fmt.Sprintf(named, passedNames[i])+"："+
			strings.TrimPrefix(passedLine(i, x), passedNames[i]+" "))
	}
	return doc
}

// blank leaves lines free.
func blank(doc *Doc, lines int) {
	for range lines {
		doc.add(BlockCenter, ideographic)
	}
}

// passedLine is passedSaid for one body.
func passedLine(i int, p model.Passed) string {
	all := [3]model.Passed{}
	all[i] = p
	return strings.Split(passedSaid(all[:]...), nameSep)[i]
}

// explained is 预算说明书: the basis, both sides with what each is made of, what is left over, and the union's own words.
func (p budgetPaper) explained(d *desk, year int, final bool) []string {
	basis := planTextBasis
	if final {
		basis = finalTextBasis
	}
	out := []string{fmt.Sprintf(basis, d.branch.Name, year)}
	for _, x := range []struct {
		name, frame string
		kind        model.AccountKind
		side        ledger.BudgetSide
	}{
		{wordIncome, planTextIncome, model.Income, p.income}, {wordExpense, planTextExpense, model.Expense, p.expense},
	} {
		said := fmt.Sprintf(x.frame, x.side.Budget.Grouped(), x.side.LastYear.Grouped())
		if final {
			rate, ok := x.side.Actual.Percent(x.side.Adjusted)
			if !ok {
				rate = "-"
			}
			said = fmt.Sprintf(finalTextSide, x.name, x.side.Adjusted.Grouped(), x.side.Actual.Grouped(), rate)
		}
		out = append(out, said+strings.Join(p.items(d.chart, x.kind, final), wordSemicolon)+wordStop)
	}
	plan, frame := planned0, planTextLeft
	if final {
		frame = finalTextLeft
	}
	var left, before, closing model.Money
	for _, r := range p.footRows(plan) {
		m := r.plan
		if final {
			m = r.actual
		}
		switch r.name {
		case footLeft:
			left = m
		case footBefore:
			before = m
		case footClosing:
			closing = m
		}
	}
	out = append(out, fmt.Sprintf(frame, left.Grouped(), before.Grouped(), closing.Grouped()))
	if final {
		out = append(out, p.finalNote())
	}
	out = append(out, p.passedNotes()...)
	if !final {
		out = append(out, p.meansNotes(d.chart)...)
	}
	for s := range strings.SplitSeq(p.budget.Note, "\n") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// items names the first-level accounts of a side with their sums.
func (p budgetPaper) items(chart model.Chart, kind model.AccountKind, final bool) []string {
	var out []string
	for i, r := range p.rows {
		top := r.Account[:3]
		if r.Kind != kind || i > 0 && p.rows[i-1].Account[:3] == top {
			continue
		}
		s := sideBelow(p.rows, top)
		m := s.Budget
		if final {
			m = s.Actual
		}
		if m != 0 {
			out = append(out, fmt.Sprintf(planTextItem, chart.FullName(top), m.Grouped()))
		}
	}
	return out
}

// startPages print 期初余额表.
func startPages(v *ledger.View, year int) ([]page, error) {
	tables, err := reportTables("opening")(v, year)
	if err != nil {
		return nil, err
	}
	p := pageOf(tables[0])
	p.signs = startSigns
	return []page{p}, nil
}
