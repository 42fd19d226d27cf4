package screen

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// postPlan is what posting some drafts would do.
type postPlan struct {
	ready   []model.Voucher // in the order of posting
	numbers []int           // that they will get
	bad     []model.Voucher
	why     []string   // what is wrong with each of bad
	unread  []model.ID // those of bad that only lack a review
	notes   []string   // what to think over, of each of ready
}

// readPlan puts drafts in the order of posting, gives them the numbers that they will get, and sorts out those
// that cannot be posted.
func readPlan(v *ledger.View, ids []model.ID) (postPlan, error) {
	var plan postPlan
	var rows []voucherRow
	drafts := map[model.ID]model.Voucher{}
	for _, id := range ids {
		x, err := v.Voucher(id)
		if err != nil {
			return plan, err
		}
		if x.Posted() {
			continue
		}
		drafts[id] = x
		rows = append(rows, voucherRowOf(x))
	}
	slices.SortStableFunc(rows, byPosting)
	last := map[model.Period]int{}
	for _, r := range rows {
		x := drafts[r.id]
		why, err := unpostable(v, x)
		if err != nil {
			return plan, err
		}
		if why != "" {
			plan.bad, plan.why = append(plan.bad, x), append(plan.why, why)
			if why == text.VoucherOffUnreviewed {
				plan.unread = append(plan.unread, x.ID)
			}
			continue
		}
		chart, err := v.Chart()
		if err != nil {
			return plan, err
		}
		notes, err := cautionsOf(v, x, chart)
		if err != nil {
			return plan, err
		}
		plan.notes = append(plan.notes, strings.Join(notes, "；"))
		p := x.In()
		if _, ok := last[p]; !ok {
			if last[p], err = lastNumber(v, p); err != nil {
				return plan, err
			}
		}
		last[p]++
		plan.ready, plan.numbers = append(plan.ready, x), append(plan.numbers, last[p])
	}
	return plan, nil
}

// unpostable says what keeps a draft from being posted, or nothing.
func unpostable(v *ledger.View, x model.Voucher) (string, error) {
	chart, err := v.Chart()
	if err != nil {
		return "", err
	}
	if why := broken(model.CheckVoucher(x, chart)); why != "" {
		return why, nil
	}
	br, err := v.Branch()
	if err != nil {
		return "", err
	}
	if x.In().Year() < br.FirstYear {
		return text.Error(ledger.ErrYear).What, nil
	}
	closed, err := v.Closed(x.In())
	if err == nil && closed {
		return text.Error(&ledger.PeriodError{Period: x.In()}).What, nil
	}
	if err == nil && br.ReviewFirst && !x.Reviewed {
		return text.VoucherOffUnreviewed, nil
	}
	return "", err
}

// lastNumber is the highest number that was given in a period.
func lastNumber(v *ledger.View, p model.Period) (int, error) {
	if p.IsMonth() {
		months, err := v.Periods(p.Year())
		if err != nil {
			return 0, err
		}
		return months[p.Month()-1].Vouchers, nil
	}
	n := 0
	err := v.EachVoucher(p, p, func(model.Voucher) error { n++; return nil })
	return n, err
}

// post asks, and posts the drafts given; what cannot be posted is listed instead, and leads to its form.
func (d voucherDeeds) post(ids []model.ID) tea.Cmd {
	return read(d.env, d.slot, func(v *ledger.View) (postPlan, error) { return readPlan(v, ids) }, d.askPost)
}

func (d voucherDeeds) askPost(plan postPlan) tea.Cmd {
	switch {
	case len(plan.bad) > 0:
		return ask(d.faults(plan))
	case len(plan.ready) == 0:
		return warning(text.VoucherOffNoDrafts)
	}
	var b strings.Builder
	b.WriteString(text.PostWarning)
	for i, x := range plan.ready {
		if i == listedMost {
			b.WriteString("\n" + text.PostMore(len(plan.ready)-i))
			break
		}
		debit, _ := sums(x.Lines)
		b.WriteString("\n" + text.PostLine(x, debit, plan.numbers[i]))
		if plan.notes[i] != "" {
			b.WriteString("\n　" + text.VoucherFormWarn + "：" + plan.notes[i])
		}
	}
	return ask(kit.NewConfirm(d.env.Theme, text.PostHeading(len(plan.ready)), b.String(), kit.Button{
		Label: text.PostYes, Do: func() tea.Cmd { return d.postNow(plan.ready, plan.numbers) },
	}))
}

// faults lists the drafts that cannot be posted; the rest may go first.
func (d voucherDeeds) faults(plan postPlan) kit.Modal {
	var actions []kit.Action
	if n := len(plan.unread); n > 0 {
		actions = append(actions, kit.Action{
			Label: text.PostReviewLine(n), Do: func() tea.Cmd { return d.review(plan.unread) },
		})
	}
	for i, x := range plan.bad {
		if i == listedMost {
			break
		}
		actions = append(actions, kit.Action{
			Label: text.PostFault(x, plan.why[i]), Do: func() tea.Cmd { return d.edit(x.ID) },
		})
	}
	if n := len(plan.ready); n > 0 {
		rest := postPlan{ready: plan.ready, numbers: plan.numbers, notes: plan.notes}
		actions = append(actions, kit.Action{
			Label: text.PostRestLine(n), Do: func() tea.Cmd { return d.askPost(rest) },
		})
	}
	return kit.NewMenu(d.env.Theme, text.PostFaults(len(plan.bad)), actions...)
}

func (d voucherDeeds) postNow(drafts []model.Voucher, numbers []int) tea.Cmd {
	ids := idsOf(drafts)
	return write(d.env, Act{
		Label: text.PostedLabel(drafts, numbers),
		Do: func(t *ledger.Tx) error {
			_, err := t.Post(ids...)
			return err
		},
		Then: func() tea.Cmd { return d.handled(nil) },
	})
}

// postEverything posts all drafts, one commit a month, and says how far it came even when it stops.
func (d voucherDeeds) postEverything() tea.Cmd {
	type outcome struct {
		said []string
		err  error
	}
	env := d.env
	return Work(d.slot, func() (outcome, error) {
		var out outcome
		_, out.err = ledger.PostAll(env.Book, ledger.Command{Actor: env.Actor()}, nil,
			func(p model.Period, first, last int) { out.said = append(out.said, text.PostedMonth(p, first, last)) })
		return out, nil
	}, func(out outcome) tea.Cmd {
		cmds := []tea.Cmd{send(Changed{})}
		if len(out.said) > 0 {
			cmds = append(cmds, done(strings.Join(out.said, "，")))
		}
		if out.err != nil {
			cmds = append(cmds, fail(out.err))
		}
		return tea.Sequence(cmds...)
	})
}

// postMenu offers what can be posted: the row, the chosen ones, a month, everything.
func (d voucherDeeds) postMenu(row voucherRow, marked []model.ID, rows *voucherRows) tea.Cmd {
	var actions []kit.Action
	if len(marked) > 0 {
		actions = append(actions, kit.Action{
			Key: "1", Label: text.PostMarkedLine(len(marked)), Do: func() tea.Cmd { return d.post(marked) },
		})
	} else if row.id != 0 && row.draft() {
		actions = append(actions, kit.Action{
			Key: "1", Label: text.PostOne + " " + row.name(), Do: func() tea.Cmd { return d.post([]model.ID{row.id}) },
		})
	}
	if of := rows.draftsOf(row.period); len(of) > 0 && row.period != 0 {
		actions = append(actions, kit.Action{
			Key: "2", Label: text.PostMonthLine(row.period, len(of)), Do: func() tea.Cmd { return d.post(of) },
		})
	}
	all := rows.draftsOf(0)
	actions = append(actions, kit.Action{
		Key: "3", Label: text.PostAllLine(len(all)), Do: func() tea.Cmd { return d.askEverything(all) },
	})
	return ask(kit.NewMenu(d.env.Theme, text.PostTitle, actions...))
}

// askEverything asks before all drafts are posted. Few of them are listed as usual; many are posted a month at a
// time.
func (d voucherDeeds) askEverything(ids []model.ID) tea.Cmd {
	if len(ids) <= listedMost {
		return d.post(ids)
	}
	return ask(kit.NewConfirm(d.env.Theme, text.PostHeading(len(ids)), text.PostWarning, kit.Button{
		Label: text.PostYes, Do: d.postEverything,
	}))
}

// months shows the months of a year; it begins on the one to close next. Of the closed ones the last can be
// reopened.
func (d voucherDeeds) months(months []ledger.PeriodState) tea.Cmd {
	if len(months) == 0 {
		return nil
	}
	lastClosed := -1
	for i, m := range months {
		if m.Closed {
			lastClosed = i
		}
	}
	actions := make([]kit.Action, 0, len(months))
	for i, m := range months {
		a := kit.Action{Label: text.MonthLine(m.Period, m.Closed, m.Vouchers, m.Drafts)}
		switch {
		case m.Closed:
			a.Off = onlyIf(i == lastClosed, text.VoucherOffLater)
			a.Do = func() tea.Cmd { return d.reopen(m.Period) }
		default:
			a.Do = func() tea.Cmd { return d.closeMonth(m.Period) }
		}
		actions = append(actions, a)
	}
	actions = append(actions, kit.Action{
		Label: text.ClosingTitle, Do: func() tea.Cmd { return push(NewClosing(d.env)) },
	})
	menu := kit.NewMenu(d.env.Theme, text.MonthsTitle(months[0].Period.Year()), actions...)
	menu.Start(lastClosed + 1)
	return ask(menu)
}

// closeMonth asks and closes a month, or lists what stands in the way; each obstacle leads to where it is removed.
func (d voucherDeeds) closeMonth(p model.Period) tea.Cmd {
	type check struct {
		obstacles []ledger.Obstacle
		checks    []ledger.CloseCheck
		vouchers  int
	}
	return read(d.env, d.slot, func(v *ledger.View) (check, error) {
		var c check
		var err error
		if c.obstacles, err = v.CloseObstacles(p); err != nil {
			return c, err
		}
		if c.checks, err = v.CloseChecks(p); err != nil {
			return c, err
		}
		c.vouchers, err = lastNumber(v, p)
		return c, err
	}, func(c check) tea.Cmd {
		if len(c.obstacles) > 0 {
			return ask(d.obstacles(p, c.obstacles))
		}
		return ask(closeDialog(d.env, p, text.CloseTitle(p), text.CloseBody(c.vouchers), c.checks, kit.Button{
			Label: text.CloseYes, Do: func() tea.Cmd {
				return write(d.env, Act{
					Label: text.CloseTitle(p),
					Do:    func(t *ledger.Tx) error { return t.CloseMonth(p) },
				})
			},
		}))
	})
}

func (d voucherDeeds) obstacles(p model.Period, list []ledger.Obstacle) kit.Modal {
	var actions []kit.Action
	var drafts []model.ID
	for _, o := range list {
		a := kit.Action{Label: text.Obstacle(o)}
		switch o.Kind {
		case ledger.ObstacleDraft:
			drafts = append(drafts, o.Voucher)
			a.Do = func() tea.Cmd { return d.edit(o.Voucher) }
		case ledger.ObstacleEarlier:
			a.Do = func() tea.Cmd { return d.closeMonth(o.Period) }
		case ledger.ObstacleOpening:
			a.Do = func() tea.Cmd { return push(NewStart(d.env)) }
		case ledger.ObstacleClosed:
			a.Do = func() tea.Cmd { return d.reopen(o.Period) }
		}
		actions = append(actions, a)
	}
	if len(drafts) > 0 {
		actions = append(actions, kit.Action{
			Label: text.PostMonthLine(p, len(drafts)), Do: func() tea.Cmd { return d.post(drafts) },
		})
	}
	return kit.NewMenu(d.env.Theme, text.CloseBlocked(p, len(list)), actions...)
}

// reopen asks for the reason and opens a month again.
func (d voucherDeeds) reopen(p model.Period) tea.Cmd {
	prompt := kit.NewPrompt(d.env.Theme, text.ReopenTitle(p), text.ReopenReason, kit.KindText,
		func(reason string) tea.Cmd {
			return write(d.env, Act{
				Label: text.ReopenTitle(p), Do: func(t *ledger.Tx) error { return t.ReopenMonth(p, reason) },
			})
		})
	prompt.Required = true
	return ask(prompt)
}
