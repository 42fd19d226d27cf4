package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// closingDeeds is what can be done with a period, wherever it is shown.
type closingDeeds struct {
	env      Env
	slot     *Slot
	vouchers voucherDeeds
}

func newClosingDeeds(env Env) closingDeeds {
	return closingDeeds{env: env, slot: &Slot{}, vouchers: newVoucherDeeds(env)}
}

// of lists the deeds for a period.
func (d closingDeeds) of(p ledger.PeriodState) []deed {
	off := readOnly(d.env)
	vouchers := onlyIf(d.env.Session.Branch.CloseMonthly || !p.Period.IsMonth(), text.ClosingOffMonthly)
	return []deed{
		{
			bind(text.ClosingKeyClose, first(off, onlyIf(!p.Closed, text.ClosingOffClosed)), "c", "f6", "ctrl+e"),
			func() tea.Cmd { return d.close(p.Period) },
		},
		{
			bind(text.ClosingKeyReopen, first(off, onlyIf(p.Closed, text.ClosingOffOpen)), "o", "f7", "ctrl+k"),
			func() tea.Cmd { return d.reopen(p.Period) },
		},
		{
			bind(text.ClosingKeyPreview, vouchers, "v", "f11", "ctrl+w"),
			func() tea.Cmd { return push(newClosingBook(d.env, p.Period)) },
		},
		{
			bind(text.ClosingKeyAccrue, first(off, onlyIf(p.Period.Month() >= 12, text.ClosingOffYearEnd)),
				"a", "f4", "ctrl+n"),
			func() tea.Cmd { return d.beginAccrual(p.Period.Year()) },
		},
	}
}

// closePlan is what closing a period would do.
type closePlan struct {
	checks   []ledger.CloseCheck
	vouchers int
}

// close asks and closes a period, or opens its check list where something stands in the way.
func (d closingDeeds) close(p model.Period) tea.Cmd {
	return read(d.env, d.slot, func(v *ledger.View) (plan closePlan, err error) {
		if plan.checks, err = v.CloseChecks(p); err != nil {
			return plan, err
		}
		made, err := v.Closings(p)
		plan.vouchers = len(made)
		return plan, err
	}, func(plan closePlan) tea.Cmd {
		blocked, hints := weighed(plan.checks)
		if blocked > 0 {
			return tea.Batch(push(newCloseList(d.env, p)), warning(text.ClosingSum(blocked, hints)))
		}
		title := text.ClosingKeyClose + " " + text.ClosingPeriod(p)
		return ask(closeDialog(d.env, p, title, text.ClosingConfirm(p, plan.vouchers), plan.checks, kit.Button{
			Label: text.ClosingKeyClose, Do: func() tea.Cmd {
				return write(d.env, Act{Label: title, Do: func(t *ledger.Tx) error {
					if p.IsMonth() {
						return t.CloseMonth(p)
					}
					_, err := t.CloseYear(p.Year())
					return err
				}})
			},
		}))
	})
}

// closeDialog asks before a period is closed. What is to be looked at is named, and leads to the check list.
func closeDialog(
	env Env, p model.Period, title, body string, checks []ledger.CloseCheck, yes kit.Button,
) *kit.Dialog {
	_, hints := weighed(checks)
	if hints == 0 {
		return kit.NewConfirm(env.Theme, title, body, yes)
	}
	lines := text.ClosingHints(hints)
	for _, c := range checks {
		if c.State == ledger.CheckHint {
			lines += "\n  " + text.CloseCheckLine(c)
		}
	}
	yes.Key = "y"
	look := kit.Button{Key: "v", Label: text.ClosingLook, Do: func() tea.Cmd { return push(newCloseList(env, p)) }}
	return kit.NewDialog(env.Theme, title, lines+"\n"+body, 1, yes, kit.Button{Key: "n", Label: text.ClosingBack}, look)
}

// reopen asks for the reason and opens a period again.
func (d closingDeeds) reopen(p model.Period) tea.Cmd {
	title := text.ClosingKeyReopen + " " + text.ClosingPeriod(p)
	prompt := kit.NewPrompt(d.env.Theme, title, text.ReopenReason, kit.KindText, func(reason string) tea.Cmd {
		return write(d.env, Act{Label: title, Do: func(t *ledger.Tx) error {
			if p.IsMonth() {
				return t.ReopenMonth(p, reason)
			}
			return t.ReopenYear(p.Year(), reason)
		}})
	})
	prompt.Required = true
	return ask(prompt)
}

// beginAccrual makes sure that December is open, where an accrual belongs.
func (d closingDeeds) beginAccrual(year int) tea.Cmd {
	december := model.NewPeriod(year, 12)
	return read(d.env, d.slot, func(v *ledger.View) (bool, error) { return v.Closed(december) },
		func(closed bool) tea.Cmd {
			if closed {
				return warning(text.ClosingOffDecember)
			}
			return d.accrue(year)
		})
}

// The events that belong to the turn of the year (events.csv).
var (
	accruals   = []string{"accrue-levy", "accrue-general", "accrue-earmarked"}
	priorYears = []string{"refund-past", "past-income", "past-less"}
)

const accruedPaid = "accrued-paid"

// accrue asks which income the upper union still owes, how much, and for which project, and drafts the voucher on the
// year's last day; the upper union's notice belongs to it.
func (d closingDeeds) accrue(year int) tea.Cmd {
	return d.choose(text.ClosingWhich, text.ClosingAccrueBody, accruals, model.NewPeriod(year, 12).Last())
}

// prior asks what was wrong in a closed year, how much and of which project, and drafts its correction in the present
// one.
func (d closingDeeds) prior() tea.Cmd {
	return d.choose(text.ClosingKeyPrior, text.ClosingPriorBody, priorYears, d.env.Today())
}

// choose offers events, asks for the sum and, where the event has one, the project, and drafts the voucher.
func (d closingDeeds) choose(title, body string, codes []string, day model.Date) tea.Cmd {
	var actions []kit.Action
	for _, code := range codes {
		e, ok := model.EventOf(code)
		if !ok {
			continue
		}
		actions = append(actions, kit.Action{Label: e.Name, Do: func() tea.Cmd {
			return d.askSum(e.Name, body, func(m model.Money) tea.Cmd {
				a := model.Answers{Date: day, Amount: m}
				project, asks := e.Ask(model.AskProject)
				if !asks {
					return d.happened(e, a)
				}
				p := kit.NewPrompt(d.env.Theme, e.Name, text.ClosingProject, kit.KindText, func(name string) tea.Cmd {
					a.Project = name
					return d.happened(e, a)
				})
				p.Required = !project.Optional
				p.Field.Limit = model.MaxName
				return ask(p)
			})
		}})
	}
	return ask(kit.NewMenu(d.env.Theme, title, actions...))
}

// happened drafts the voucher of an event and opens its form.
func (d closingDeeds) happened(e model.Event, a model.Answers) tea.Cmd {
	return read(d.env, d.slot, func(v *ledger.View) (model.Voucher, error) {
		x, _, err := v.EventVoucher(e, a)
		return x, err
	}, func(x model.Voucher) tea.Cmd { return d.draft(text.ClosingDrafted(e.Name, a.Amount), x) })
}

// askSum asks for a sum of money.
func (d closingDeeds) askSum(title, body string, then func(model.Money) tea.Cmd) tea.Cmd {
	p := kit.NewPrompt(d.env.Theme, title, body, kit.KindAmount, func(value string) tea.Cmd {
		m, err := model.ParseMoney(value)
		if err != nil {
			return fail(err)
		}
		return then(m)
	})
	p.Required = true
	return ask(p)
}

// draft saves a draft and opens its form.
func (d closingDeeds) draft(label string, v model.Voucher) tea.Cmd {
	v.Preparer = d.env.Actor()
	var id model.ID
	return write(d.env, Act{
		Label: label,
		Do: func(t *ledger.Tx) (err error) {
			id, err = t.SaveDraft(v)
			return err
		},
		Then: func() tea.Cmd { return d.vouchers.edit(id) },
	})
}

// settle drafts the receipt of what the year before accrued.
func (d closingDeeds) settle(claims []model.AccountBalance) tea.Cmd {
	e, _ := model.EventOf(accruedPaid)
	var actions []kit.Action
	for _, c := range claims {
		label := c.Account + " " + c.Project + " " + c.Amount.Grouped()
		actions = append(actions, kit.Action{Label: label, Do: func() tea.Cmd {
			a := model.Answers{Date: d.env.Day(), Amount: c.Amount, Account: c.Account, Project: c.Project}
			return d.happened(e, a)
		}})
	}
	return ask(kit.NewMenu(d.env.Theme, text.ClosingKeySettle, actions...))
}

// mode lets choose whether income and expense are closed with every month or once a year.
func (d closingDeeds) mode() tea.Cmd {
	use := func(monthly bool) func() tea.Cmd {
		return func() tea.Cmd {
			set := func(monthly bool) func(*ledger.Tx) error {
				return func(t *ledger.Tx) error {
					br, err := t.Branch()
					if err != nil {
						return err
					}
					br.CloseMonthly = monthly
					return t.SaveBranch(br)
				}
			}
			return write(d.env, Act{Label: text.ClosingModeSaved, Do: set(monthly), Undo: set(!monthly)})
		}
	}
	return ask(kit.NewMenu(d.env.Theme, text.ClosingModeTitle,
		kit.Action{Label: text.ClosingModeYear, Do: use(false)},
		kit.Action{Label: text.ClosingModeMonth, Do: use(true)},
	))
}
