package screen

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// voucherDeeds are what can be done with vouchers, wherever one is shown. Each screen that shows some has its own.
type voucherDeeds struct {
	env  Env
	slot *Slot     // of the reads that come before a question
	made *model.ID // the voucher that a form made last, until the list has gone to it
	// after is called once drafts were posted or thrown away; nil does nothing.
	after func()
}

// handled forgets what was chosen for a batch, and goes on.
func (d voucherDeeds) handled(then func() tea.Cmd) tea.Cmd {
	if d.after != nil {
		d.after()
	}
	if then == nil {
		return nil
	}
	return then()
}

func newVoucherDeeds(env Env) voucherDeeds {
	return voucherDeeds{env: env, slot: &Slot{}, made: new(model.ID)}
}

// form opens a form.
func (d voucherDeeds) form(seed voucherSeed) tea.Cmd {
	seed.made = d.made
	return push(newVoucherForm(d.env, seed))
}

// withVoucher reads a voucher and goes on with it.
func (d voucherDeeds) withVoucher(id model.ID, then func(voucherDetail) tea.Cmd) tea.Cmd {
	return read(d.env, d.slot, func(v *ledger.View) (voucherDetail, error) { return readVoucher(v, id) }, then)
}

func (d voucherDeeds) open(id model.ID) tea.Cmd { return push(newVoucher(d.env, id)) }

func (d voucherDeeds) create() tea.Cmd {
	return d.form(voucherSeed{Voucher: freshVoucher(d.env)})
}

// edit opens the form of a draft.
func (d voucherDeeds) edit(id model.ID) tea.Cmd {
	return d.withVoucher(id, func(x voucherDetail) tea.Cmd {
		if x.Posted() {
			return warning(text.VoucherOffPosted)
		}
		return d.form(voucherSeed{Voucher: x.Voucher})
	})
}

// copy opens the form of a new draft that says what another voucher says.
func (d voucherDeeds) copy(id model.ID) tea.Cmd {
	return d.withVoucher(id, func(x voucherDetail) tea.Cmd {
		fresh := freshVoucher(d.env)
		fresh.Summary, fresh.Lines = x.Summary, model.TemplateOf("", x.Voucher).Lines
		fresh.Counterparty, fresh.Settlement = x.Counterparty, x.Settlement
		fresh.Reviewer, fresh.Approver, fresh.Handler = x.Reviewer, x.Approver, x.Handler
		return d.form(voucherSeed{Voucher: fresh, copied: true})
	})
}

// freshVoucher is what the form of a new voucher begins with.
func freshVoucher(env Env) model.Voucher {
	return model.Voucher{
		Date: env.Day(),
		Signatures: model.Signatures{
			Preparer: env.Actor(), Cashier: env.Session.Branch.Cashier, Approver: env.Session.Branch.Chair,
		},
	}
}

// discard asks, throws drafts away, and then goes on. Undoing it brings them back, and links what named them.
func (d voucherDeeds) discard(ids []model.ID, then func() tea.Cmd) tea.Cmd {
	type doomed struct {
		drafts []model.Voucher
		links  map[model.ID][]model.Ref
	}
	return read(d.env, d.slot, func(v *ledger.View) (doomed, error) {
		out := doomed{links: map[model.ID][]model.Ref{}}
		for _, id := range ids {
			x, err := v.Voucher(id)
			if err != nil {
				return out, err
			}
			if x.Posted() {
				continue
			}
			out.drafts = append(out.drafts, x)
			if out.links[id], err = v.LinksTo(id); err != nil {
				return out, err
			}
		}
		return out, nil
	}, func(x doomed) tea.Cmd {
		if len(x.drafts) == 0 {
			return warning(text.VoucherOffPosted)
		}
		body, links := "", 0
		for i, v := range x.drafts {
			if i < listedMost {
				debit, _ := sums(v.Lines)
				body += text.DiscardLine(v, debit) + "\n"
			}
			links += len(x.links[v.ID])
		}
		if more := len(x.drafts) - listedMost; more > 0 {
			body += text.PostMore(more) + "\n"
		}
		if links > 0 {
			body += text.DiscardLinks(links)
		}
		return ask(kit.NewConfirm(d.env.Theme, text.DiscardTitle, body, kit.Button{
			Label: text.DiscardYes, Danger: true, Do: func() tea.Cmd { return d.discardNow(x.drafts, x.links, then) },
		}))
	})
}

func (d voucherDeeds) discardNow(
	drafts []model.Voucher, links map[model.ID][]model.Ref, then func() tea.Cmd,
) tea.Cmd {
	return write(d.env, Act{
		Label: text.DiscardLabel(len(drafts)), Then: func() tea.Cmd { return d.handled(then) },
		Do: func(t *ledger.Tx) error {
			for _, x := range drafts {
				if err := t.DiscardDraft(x.ID); err != nil {
					return err
				}
			}
			return nil
		},
		Undo: func(t *ledger.Tx) error {
			for _, x := range drafts {
				if _, err := t.SaveDraft(x); err != nil {
					return err
				}
				for _, r := range links[x.ID] {
					if err := linkAgain(t, r, x.ID); err != nil {
						return err
					}
				}
			}
			return nil
		},
	})
}

// linkAgain points a visit or a grant to a draft, unless it has got another voucher meanwhile.
func linkAgain(t *ledger.Tx, r model.Ref, voucher model.ID) error {
	if r.Kind == model.KindVisit {
		x, err := t.Visit(r.ID)
		if err != nil || x.Voucher != 0 {
			return err
		}
		x.Voucher = voucher
		_, err = t.SaveVisit(x)
		return err
	}
	x, err := t.Subsidy(r.ID)
	if err != nil || x.Voucher != 0 {
		return err
	}
	x.Voucher = voucher
	_, err = t.SaveSubsidy(x)
	return err
}

// uncorrectable says why a voucher cannot be cancelled, or nothing.
func uncorrectable(x voucherDetail) string {
	switch {
	case !x.Posted():
		return text.VoucherOffDraft
	case x.Kind == model.VoucherRed:
		return text.VoucherOffRed
	case x.Kind == model.VoucherClosing:
		return text.VoucherOffClosingOne
	case x.reversedBy.ID != 0:
		return text.VoucherOffReversed
	case x.day == 0 && x.yearClosed:
		return text.VoucherOffYearDone
	case x.day == 0:
		return text.VoucherOffYearClosed
	}
	return ""
}

// correct cancels a posted voucher by a red one; with a blue one, in the same act, if there is something to put
// in its place.
func (d voucherDeeds) correct(id model.ID) tea.Cmd {
	return d.withVoucher(id, func(x voucherDetail) tea.Cmd {
		if off := uncorrectable(x); off != "" {
			return warning(off)
		}
		title := text.CorrectTitle(text.NameOf(x.Voucher))
		half := onlyIf(len(x.adjusted) == 0, text.VoucherOffAdjusted)
		return ask(kit.NewMenu(d.env.Theme, text.VoucherKeyCorrect+" "+text.NameOf(x.Voucher),
			kit.Action{Key: "1", Label: text.CorrectRed, Off: half, Do: func() tea.Cmd {
				return d.askReason(title, x, func(reason string) tea.Cmd { return d.confirmRed(x, reason) })
			}},
			kit.Action{Key: "2", Label: text.CorrectBlue, Off: half, Do: func() tea.Cmd {
				return d.askReason(title, x, func(reason string) tea.Cmd {
					right := x.Voucher
					right.Lines = slices.Clone(x.Lines)
					right.Date = x.day
					right.Preparer = d.env.Actor()
					if right.Reviewed = false; d.env.Session.Branch.ReviewFirst {
						right.Reviewer = "" // who passed the wrong one has not passed this one
					}
					return d.form(voucherSeed{Voucher: right, wrong: x.Voucher, reason: reason})
				})
			}},
			kit.Action{
				Key: "3", Label: text.CorrectAmount, Off: onlyIf(x.Kind != model.VoucherAdjust, text.VoucherOffRed),
				Do: func() tea.Cmd { return push(newDifferenceForm(d.env, x)) },
			},
		))
	})
}

func (d voucherDeeds) askReason(title string, x voucherDetail, then func(string) tea.Cmd) tea.Cmd {
	body := text.CorrectReason + "\n" + text.CorrectDay(x.Voucher, x.day)
	p := kit.NewPrompt(d.env.Theme, title, body, kit.KindText, then)
	p.Required = true
	p.Field.Limit = reasonMost
	return ask(p)
}

const (
	listedMost = 200 // lines of a confirmation
	reasonMost = 80  // characters of a reason, so that it fits a summary
)

func (d voucherDeeds) confirmRed(x voucherDetail, reason string) tea.Cmd {
	name := text.NameOf(x.Voucher)
	red := model.Reversal(x.Voucher, x.day, reason)
	body := text.CorrectDay(x.Voucher, x.day) + "\n" + red.Summary
	for _, l := range red.Lines {
		body += "\n" + l.Side.String() + " " + accountLabel(x.chart, l.Account) + "  " + l.Amount.Grouped()
	}
	return ask(kit.NewConfirm(d.env.Theme, text.CorrectTitle(name), body, kit.Button{
		Label: text.CorrectYes, Danger: true, Do: func() tea.Cmd {
			return write(d.env, Act{Label: text.CorrectTitle(name), Do: func(t *ledger.Tx) error {
				_, _, err := t.Reverse(x.ID, nil, reason)
				return err
			}})
		},
	}))
}

// linked goes to a record that belongs to a voucher; with several, asks to which.
func (d voucherDeeds) linked(id model.ID) tea.Cmd {
	return d.withVoucher(id, func(x voucherDetail) tea.Cmd {
		switch len(x.refs) {
		case 0:
			return warning(text.VoucherOffNoLink)
		case 1:
			if !hasScreen(x.refs[0].Kind) {
				return say(x.links[0])
			}
			return openRecord(d.env, x.refs[0])
		}
		actions := make([]kit.Action, len(x.refs))
		for i, r := range x.refs {
			actions[i] = kit.Action{
				Label: x.links[i], Off: onlyIf(hasScreen(r.Kind), text.VoucherOffNoScreen),
				Do: func() tea.Cmd { return openRecord(d.env, r) },
			}
		}
		return ask(kit.NewMenu(d.env.Theme, text.VoucherKeyLinked, actions...))
	})
}

// other goes to the voucher that this one cancels or puts right, or that cancels it.
func (d voucherDeeds) other(id model.ID) tea.Cmd {
	return d.withVoucher(id, func(x voucherDetail) tea.Cmd {
		var actions []kit.Action
		for _, o := range x.others() {
			actions = append(actions, kit.Action{Label: o.words, Do: func() tea.Cmd { return d.open(o.ID) }})
		}
		switch len(actions) {
		case 0:
			return warning(text.VoucherOffNoOther)
		case 1:
			return actions[0].Do()
		}
		return ask(kit.NewMenu(d.env.Theme, text.VoucherKeyOther, actions...))
	})
}

// attachments is a number of papers in words.
func attachments(n int) string { return strconv.Itoa(n) + " " + text.VoucherFieldSheets }
