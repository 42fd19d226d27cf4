package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// budget shows a year's budget and what was done with it; its subcommands draw it up, adjust it and record who agreed.
func (a *app) budget() *cobra.Command {
	var year int
	c := &cobra.Command{Use: "budget", Short: text.BudgetShort, Long: text.BudgetLong, Args: cobra.NoArgs}
	show := func(*cobra.Command, []string) error {
		return a.forReading(func(b *ledger.Book) error { return a.showReport(b, "budget", year) })
	}
	c.RunE = show
	c.PersistentFlags().IntVar(&year, "year", 0, text.FlagYear)
	c.AddCommand(
		&cobra.Command{Use: "show", Short: text.BudgetShowShort, Args: cobra.NoArgs, RunE: show},
		a.budgetSet(&year), a.budgetDrop(&year), a.budgetAdjust(&year), a.budgetApprove(&year),
	)
	return c
}

// showReport prints a report as a table.
func (a *app) showReport(b *ledger.Book, name string, year int) error {
	rep, ok := export.ReportNamed(name)
	if !ok {
		return usageError{text.UnknownReport(name, export.ReportNames())}
	}
	var t export.Table
	err := b.Read(func(v *ledger.View) error {
		y, err := yearOr(v, year)
		if err != nil {
			return err
		}
		t, err = rep.Make(v, export.Query{Year: y})
		return err
	})
	if err != nil {
		return err
	}
	return export.WriteText(a.env.Stdout, t)
}

// yearOr is the year that was named, or else that of the book's day.
func yearOr(v *ledger.View, year int) (int, error) {
	if year != 0 {
		return year, nil
	}
	br, err := v.Branch()
	return max(v.Today().Year(), br.FirstYear), err
}

// changeBudget reads a year's budget, lets fn change it, and saves it. fn says in words what it did.
func (a *app) changeBudget(year int, fn func(v *ledger.View, b *model.Budget) (string, error)) error {
	return a.forWriting(func(b *ledger.Book) error {
		var said string
		var warned []model.Violation
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
			y, err := yearOr(t.View, year)
			if err != nil {
				return err
			}
			plan, _, err := t.Budget(y)
			if err != nil {
				return err
			}
			plan.Year = y
			if said, err = fn(t.View, &plan); err != nil {
				return err
			}
			if _, err := t.SaveBudget(plan); err != nil {
				return err
			}
			warned, err = budgetWarnings(t.View, plan)
			return err
		})
		if err != nil {
			return err
		}
		a.say("%s", said)
		for _, v := range warned {
			a.warn(fmt.Sprintf(text.BudgetWarn, text.ViolationLine(v)))
		}
		return nil
	})
}

// budgetWarnings are what is to be told of a budget that was accepted.
func budgetWarnings(v *ledger.View, b model.Budget) ([]model.Violation, error) {
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	foot, err := v.BudgetFoot(ledger.Range{Year: b.Year})
	if err != nil {
		return nil, err
	}
	return append(model.CheckBudget(b, chart), model.CheckBudgetBalance(b, chart, foot.Before)...), nil
}

// account finds the account that a word of a command means.
func account(v *ledger.View, word string) (model.Account, error) {
	chart, err := v.Chart()
	if err != nil {
		return model.Account{}, err
	}
	return chart.ByName(word)
}

func (a *app) budgetSet(year *int) *cobra.Command {
	var last, note string
	c := &cobra.Command{
		Use: text.BudgetSetUse, Short: text.BudgetSetShort, Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			amount, err := model.ParseMoney(args[1])
			if err != nil {
				return err
			}
			return a.changeBudget(*year, func(v *ledger.View, b *model.Budget) (string, error) {
				acc, err := account(v, args[0])
				if err != nil {
					return "", err
				}
				l, _ := b.Line(acc.Code)
				l.Account, l.Amount = acc.Code, amount
				if c.Flags().Changed("note") {
					l.Note = note
				}
				if c.Flags().Changed("last") {
					if l.LastYear, err = model.ParseMoney(last); err != nil {
						return "", err
					}
				} else if before, ok, err := v.YearFlows(b.Year - 1); err != nil {
					return "", err
				} else if ok {
					l.LastYear = sumBelow(before, acc.Code)
				}
				setLine(b, l)
				return fmt.Sprintf(text.BudgetSaved, b.Year, acc.Code+" "+acc.Name+" "+amount.Grouped()), nil
			})
		},
	}
	c.Flags().StringVar(&last, "last", "", text.BudgetFlagLast)
	c.Flags().StringVar(&note, "note", "", text.BudgetFlagNote)
	return c
}

// sumBelow adds up what an account and all below it moved.
func sumBelow(flows map[string]model.Money, code string) model.Money {
	var sum model.Money
	for c, m := range flows {
		if strings.HasPrefix(c, code) {
			sum += m
		}
	}
	return sum
}

// setLine puts a line into a budget, by account.
func setLine(b *model.Budget, l model.BudgetLine) {
	i, found := slices.BinarySearchFunc(b.Lines, l, func(x, y model.BudgetLine) int {
		return cmp.Compare(x.Account, y.Account)
	})
	if found {
		b.Lines[i] = l
		return
	}
	b.Lines = slices.Insert(b.Lines, i, l)
}

func (a *app) budgetDrop(year *int) *cobra.Command {
	return &cobra.Command{
		Use: text.BudgetDropUse, Short: text.BudgetDropShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.changeBudget(*year, func(v *ledger.View, b *model.Budget) (string, error) {
				acc, err := account(v, args[0])
				if err != nil {
					return "", err
				}
				n := len(b.Lines)
				b.Lines = slices.DeleteFunc(b.Lines, func(l model.BudgetLine) bool { return l.Account == acc.Code })
				if len(b.Lines) == n {
					return "", usageError{fmt.Sprintf(text.BudgetNoLine, acc.Code)}
				}
				return fmt.Sprintf(text.BudgetSaved, b.Year, "- "+acc.Code+" "+acc.Name), nil
			})
		},
	}
}

// passedFlags are the days and papers of those who agree.
type passedFlags struct{ committee, audited, upper string }

func (p *passedFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&p.committee, "committee", "", text.BudgetFlagComm)
	c.Flags().StringVar(&p.audited, "audited", "", text.BudgetFlagAud)
	c.Flags().StringVar(&p.upper, "upper", "", text.BudgetFlagUpper)
}

func (p *passedFlags) given() bool { return p.committee+p.audited+p.upper != "" }

// put writes what was given into a record.
func (p *passedFlags) put(committee, audited, upper *model.Passed) error {
	for _, x := range []struct {
		said string
		to   *model.Passed
	}{{p.committee, committee}, {p.audited, audited}, {p.upper, upper}} {
		if x.said == "" {
			continue
		}
		day, paper, _ := strings.Cut(strings.ReplaceAll(x.said, "，", ","), ",")
		passed := model.Passed{Paper: strings.TrimSpace(paper)}
		if day = strings.TrimSpace(day); day != "" {
			var err error
			if passed.Date, err = model.ParseDate(day); err != nil {
				return err
			}
		}
		*x.to = passed
	}
	return nil
}

func (a *app) budgetAdjust(year *int) *cobra.Command {
	var date, reason string
	var passed passedFlags
	c := &cobra.Command{
		Use: text.BudgetAdjUse, Short: text.BudgetAdjShort, Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if date == "" {
				return usageError{text.BudgetNeedsDay}
			}
			day, err := model.ParseDate(date)
			if err != nil {
				return err
			}
			y := *year
			if y == 0 {
				y = day.Year()
			}
			return a.changeBudget(y, func(v *ledger.View, b *model.Budget) (string, error) {
				adj := model.Adjustment{Date: day, Reason: reason}
				var sums [2]model.Money
				for _, arg := range args {
					l, kind, err := adjustmentOf(v, arg)
					if err != nil {
						return "", err
					}
					adj.Lines = append(adj.Lines, l)
					if kind == model.Expense {
						sums[1] += l.Amount
					} else {
						sums[0] += l.Amount
					}
				}
				if err := passed.put(&adj.Committee, &adj.Audited, &adj.Upper); err != nil {
					return "", err
				}
				b.Adjustments = append(b.Adjustments, adj)
				slices.SortStableFunc(b.Adjustments, func(x, y model.Adjustment) int {
					return cmp.Compare(x.Date, y.Date)
				})
				return fmt.Sprintf(text.BudgetSavedAdj, day, sums[0].Grouped(), sums[1].Grouped()), nil
			})
		},
	}
	c.Flags().StringVar(&date, "date", "", text.BudgetFlagDate)
	c.Flags().StringVar(&reason, "reason", "", text.BudgetFlagReason)
	passed.add(c)
	return c
}

// adjustmentOf reads 科目=增减额.
func adjustmentOf(v *ledger.View, arg string) (model.AdjustmentLine, model.AccountKind, error) {
	name, amount, ok := strings.Cut(strings.ReplaceAll(arg, "＝", "="), "=")
	if !ok {
		return model.AdjustmentLine{}, 0, usageError{text.BudgetNeedsPair}
	}
	acc, err := account(v, name)
	if err != nil {
		return model.AdjustmentLine{}, 0, err
	}
	m, err := model.ParseMoney(amount)
	return model.AdjustmentLine{Account: acc.Code, Amount: m}, acc.Kind, err
}

func (a *app) budgetApprove(year *int) *cobra.Command {
	var passed passedFlags
	var at int
	var final bool
	var note string
	c := &cobra.Command{
		Use: "approve", Short: text.BudgetApproveUse, Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if !passed.given() && !c.Flags().Changed("note") {
				return usageError{text.BudgetNeedsPass}
			}
			if final && at != 0 {
				return usageError{text.BudgetFinalAdj}
			}
			return a.changeBudget(*year, func(_ *ledger.View, b *model.Budget) (string, error) {
				if len(b.Lines) == 0 {
					return "", usageError{fmt.Sprintf(text.BudgetNoPlan, b.Year)}
				}
				if c.Flags().Changed("note") {
					b.Note = note
				}
				to := [3]*model.Passed{&b.Committee, &b.Audited, &b.Upper}
				said := text.BudgetSavedDay
				if final {
					to = [3]*model.Passed{&b.FinalCommittee, &b.FinalAudited, &b.FinalUpper}
					said = text.BudgetSavedFinal
				}
				if at != 0 {
					if at < 0 || at > len(b.Adjustments) {
						return "", usageError{fmt.Sprintf(text.BudgetNoAdj, at, len(b.Adjustments))}
					}
					x := &b.Adjustments[at-1]
					to = [3]*model.Passed{&x.Committee, &x.Audited, &x.Upper}
				}
				if err := passed.put(to[0], to[1], to[2]); err != nil {
					return "", err
				}
				return fmt.Sprintf(said, text.BudgetPassed(*to[0], *to[1], *to[2])), nil
			})
		},
	}
	passed.add(c)
	c.Flags().BoolVar(&final, "final", false, text.BudgetFlagFinal)
	c.Flags().IntVar(&at, "adjustment", 0, text.BudgetFlagAdj)
	c.Flags().StringVar(&note, "note", "", text.BudgetFlagWhole)
	return c
}
