package export

import (
	"fmt"
	"strings"

	"gonghui/ledger"
)

// reviewDoc is 审查报告（底稿）: the same figures for the reviewers, who add opinion, assessment and advice by hand.
func reviewDoc(p Pack) *Doc {
	d := &Doc{Title: fmt.Sprintf(reviewTitle, p.Year)}
	from, to := spanOf(p)
	d.add(BlockPlain, fmt.Sprintf(reviewTo, p.Branch.Name))
	d.text(fmt.Sprintf(reviewBasis, p.Branch.Name, p.Year, from, to))
	d.text(fmt.Sprintf(reviewScope, p.Date.Chinese(), p.Head))
	d.add(BlockPlain, reviewTime)
	d.add(BlockPlain, reviewWho)
	figures(d, p)
	d.title(reviewChecked)
	if p.Unclosed {
		d.text(saidUnclosed)
	}
	d.text(findingsSaid(p))
	for _, s := range overSaid(p) {
		d.text(s)
	}
	d.table(tiesTable(p))
	for _, part := range []struct {
		title string
		lines int
	}{{reviewOpinion, 4}, {reviewJudge, 4}, {reviewAdvice, 6}} {
		d.title(part.title)
		d.add(BlockPlain, reviewForThem)
		d.room(part.lines)
	}
	for _, s := range []string{reviewHead, reviewMembers, reviewSeal} {
		d.add(BlockSign, s)
	}
	d.add(BlockPlain, reviewDraft)
	return d
}

// tiesTable sets both sides of every tie of the statements beside each other.
func tiesTable(p Pack) Table {
	t := Table{Columns: []Column{
		{Name: columnTie}, {Name: columnLeft, Kind: Money}, {Name: columnRight, Kind: Money}, {Name: columnOutcome},
	}}
	add := func(tie ledger.Tie, name string) {
		outcome := labelTieHolds
		if !tie.Holds() {
			outcome = labelTieBroken
		}
		t.Rows = append(t.Rows, []string{name, tie.Left.String(), tie.Right.String(), outcome})
	}
	s := p.Income
	add(ledger.Tie{
		Left:  s.OpeningCarry + s.OpeningSurplus + s.Adjusted + s.Difference(),
		Right: s.ClosingCarry + s.ClosingSurplus,
	}, tieIncome)
	for _, x := range p.final().ties() {
		add(ledger.Tie{Left: x.left, Right: x.right}, x.name)
	}
	for _, tie := range p.Sheet.Ties {
		if tie.Left != 0 || tie.Right != 0 || len(tie.Off) > 0 {
			add(tie, tieLabels[tie.Name])
		}
	}
	return t
}

// findingsSaid counts the findings by severity.
func findingsSaid(p Pack) string {
	count := map[string]int{}
	var order []string
	total := 0
	for _, f := range p.Findings {
		name := findingLevel(f)
		if count[name] == 0 {
			order = append(order, name)
		}
		count[name]++
		total++
	}
	if total == 0 {
		return saidNoFindings
	}
	var parts []string
	for _, name := range order {
		parts = append(parts, fmt.Sprintf(saidFindingPart, name, count[name]))
	}
	return fmt.Sprintf(saidFindings, total, strings.Join(parts, wordList))
}
