package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// reviewPlan is what reviewing some drafts would do.
type reviewPlan struct {
	ready []model.Voucher
	done  []model.Voucher // reviewed already
	bad   []model.Voucher
	why   []string // what is wrong with each of bad
	chart model.Chart
}

func readReview(v *ledger.View, ids []model.ID) (reviewPlan, error) {
	var plan reviewPlan
	var err error
	if plan.chart, err = v.Chart(); err != nil {
		return plan, err
	}
	for _, id := range ids {
		x, err := v.Voucher(id)
		if err != nil {
			return plan, err
		}
		if x.Posted() {
			continue
		}
		if x.Reviewed {
			plan.done = append(plan.done, x)
			continue
		}
		why := broken(model.CheckVoucher(x, plan.chart))
		if why == "" {
			plan.ready = append(plan.ready, x)
		} else {
			plan.bad, plan.why = append(plan.bad, x), append(plan.why, why)
		}
	}
	return plan, nil
}

// broken is the first rule that keeps a record out, in words, or nothing.
func broken(vs []model.Violation) string {
	for _, vi := range vs {
		if vi.Severity == model.SeverityError {
			return text.Violation(vi).What
		}
	}
	return ""
}

// review marks drafts as reviewed after it has asked by whom; when all of them are, it offers to take that back.
func (d voucherDeeds) review(ids []model.ID) tea.Cmd {
	return read(d.env, d.slot, func(v *ledger.View) (reviewPlan, error) { return readReview(v, ids) }, d.askReview)
}

func (d voucherDeeds) askReview(plan reviewPlan) tea.Cmd {
	switch {
	case len(plan.bad) > 0:
		return ask(d.reviewFaults(plan))
	case len(plan.ready) > 0:
		return d.askReviewer(plan)
	case len(plan.done) > 0:
		return d.askUnreview(plan.done)
	}
	return warning(text.VoucherOffNoDrafts)
}

// reviewFaults lists the drafts that cannot be reviewed as they stand; each leads to its form, and the rest may go
// first.
func (d voucherDeeds) reviewFaults(plan reviewPlan) kit.Modal {
	var actions []kit.Action
	for i, x := range plan.bad[:min(listedMost, len(plan.bad))] {
		actions = append(actions, kit.Action{
			Label: text.PostFault(x, plan.why[i]), Do: func() tea.Cmd { return d.edit(x.ID) },
		})
	}
	if n := len(plan.ready); n > 0 {
		rest := reviewPlan{ready: plan.ready, chart: plan.chart}
		actions = append(actions, kit.Action{
			Label: text.ReviewRestLine(n), Do: func() tea.Cmd { return d.askReviewer(rest) },
		})
	}
	return kit.NewMenu(d.env.Theme, text.ReviewFaults(len(plan.bad)), actions...)
}

// askReviewer asks who reviewed the drafts; the operator if nothing else is typed.
func (d voucherDeeds) askReviewer(plan reviewPlan) tea.Cmd {
	var b strings.Builder
	b.WriteString(text.ReviewBody)
	most := min(reviewListed, len(plan.ready))
	for _, x := range plan.ready[:most] {
		debit, _ := sums(x.Lines)
		b.WriteString("\n" + text.DiscardLine(x, debit))
		if x.Preparer != "" && x.Preparer == d.env.Actor() {
			b.WriteString("  " + text.ReviewSameName)
		}
	}
	if more := len(plan.ready) - most; more > 0 {
		b.WriteString("\n" + text.PostMore(more))
	}
	b.WriteString("\n" + text.ReviewBy)
	p := kit.NewPrompt(d.env.Theme, text.ReviewHeading(len(plan.ready)), b.String(), kit.KindText,
		func(name string) tea.Cmd { return d.reviewNow(plan.ready, model.NormalizeName(name)) })
	p.Field.Limit = model.MaxName
	p.Field.SetValue(d.env.Actor())
	p.Required = true
	return ask(p)
}

// reviewListed is how many drafts a prompt names, so that it fits the smallest window.
const reviewListed = 6

func (d voucherDeeds) reviewNow(drafts []model.Voucher, by string) tea.Cmd {
	ids := idsOf(drafts)
	return write(d.env, Act{
		Label: text.ReviewedLabel(len(ids)),
		Do:    func(t *ledger.Tx) error { return t.ReviewDrafts(by, ids...) },
		Undo: func(t *ledger.Tx) error {
			if err := t.UnreviewDrafts(ids...); err != nil {
				return err
			}
			for _, x := range drafts {
				if x.Reviewer == "" {
					continue
				}
				if _, err := t.SaveDraft(x); err != nil {
					return err
				}
			}
			return nil
		},
		Then: func() tea.Cmd { return d.handled(nil) },
	})
}

func (d voucherDeeds) askUnreview(drafts []model.Voucher) tea.Cmd {
	body := ""
	for _, x := range drafts[:min(listedMost, len(drafts))] {
		body += text.DraftLine(x) + "\n"
	}
	return ask(kit.NewConfirm(d.env.Theme, text.UnreviewedLabel(len(drafts)), strings.TrimSpace(body), kit.Button{
		Label: text.VoucherKeyUnreview, Do: func() tea.Cmd {
			ids := idsOf(drafts)
			return write(d.env, Act{
				Label: text.UnreviewedLabel(len(ids)),
				Do:    func(t *ledger.Tx) error { return t.UnreviewDrafts(ids...) },
				Undo: func(t *ledger.Tx) error {
					for _, x := range drafts {
						if err := t.ReviewDrafts(x.Reviewer, x.ID); err != nil {
							return err
						}
					}
					return nil
				},
				Then: func() tea.Cmd { return d.handled(nil) },
			})
		},
	}))
}

func idsOf(vs []model.Voucher) []model.ID {
	out := make([]model.ID, len(vs))
	for i, v := range vs {
		out[i] = v.ID
	}
	return out
}

// reviewMenu offers what can be reviewed: the chosen ones at once, else the row or all that are not.
func (d voucherDeeds) reviewMenu(row voucherRow, marked []model.ID, rows *voucherRows) tea.Cmd {
	if len(marked) > 0 {
		return d.review(marked)
	}
	open := rows.unreviewed()
	if row.id == 0 || !row.draft() {
		return d.review(open)
	}
	one := kit.Action{
		Key: "1", Label: text.ReviewOne + " " + row.name(), Do: func() tea.Cmd { return d.review([]model.ID{row.id}) },
	}
	if row.reviewed {
		one.Label = text.VoucherKeyUnreview + " " + row.name()
	}
	return ask(kit.NewMenu(d.env.Theme, text.ReviewMenu, one, kit.Action{
		Key: "2", Label: text.ReviewAllLine(len(open)), Off: onlyIf(len(open) > 0, text.VoucherOffReviewed),
		Do: func() tea.Cmd { return d.review(open) },
	}))
}
