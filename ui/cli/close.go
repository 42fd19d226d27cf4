package cli

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

func (a *app) close() *cobra.Command {
	c := a.turn("close", text.CloseShort, func(t *ledger.Tx, p model.Period, _ string) (int, error) {
		if p.IsMonth() {
			return 0, t.CloseMonth(p)
		}
		made, err := t.CloseYear(p.Year())
		return len(made), err
	})
	var check bool
	var mode string
	c.Flags().BoolVar(&check, "check", false, text.FlagCloseCheck)
	c.Flags().StringVar(&mode, "mode", "", text.FlagCloseMode)
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		switch {
		case mode != "":
			return a.closeMode(mode)
		case check:
			month, _ := c.Flags().GetString("month")
			year, _ := c.Flags().GetInt("year")
			return a.closeCheck(month, year)
		}
		return run(c, args)
	}
	return c
}

// closeMode sets whether income and expense are closed with every month or once a year.
func (a *app) closeMode(mode string) error {
	monthly, ok := text.CloseModes[mode]
	if !ok {
		return usageError{text.CloseModeBad}
	}
	return a.forWriting(func(b *ledger.Book) error {
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
			br, err := t.Branch()
			if err != nil || br.CloseMonthly == monthly {
				return err
			}
			br.CloseMonthly = monthly
			return t.SaveBranch(br)
		})
		if err == nil {
			a.say("%s", text.ClosingMode(monthly))
		}
		return err
	})
}

// closeCheck prints the check list of a month or a year and the closing vouchers that would be made; nothing is
// written. Obstacles are findings.
func (a *app) closeCheck(month string, year int) error {
	if (year == 0) == (month == "") {
		return usageError{text.TurnNeeds}
	}
	p := model.Closing(year)
	if month != "" {
		var err error
		if p, err = monthOf(month); err != nil {
			return err
		}
	}
	blocked := 0
	err := a.forReading(func(b *ledger.Book) error {
		return b.Read(func(v *ledger.View) error {
			checks, err := v.CloseChecks(p)
			if err != nil {
				return err
			}
			for _, c := range checks {
				a.say("%s", text.CloseCheckSaid(c))
				if err := a.sayCheckItems(v, c); err != nil {
					return err
				}
				if c.State == ledger.CheckObstacle {
					blocked++
				}
			}
			return a.sayClosings(v, p)
		})
	})
	if err == nil && blocked > 0 {
		err = errFindings
	}
	return err
}

// namedItems is how many things a line of the check list names; the rest is counted.
const namedItems = 3

// sayCheckItems prints what a line of the check list is about.
func (a *app) sayCheckItems(v *ledger.View, c ledger.CloseCheck) error {
	chart, err := v.Chart()
	if err != nil {
		return err
	}
	for n, i := range c.Items {
		if n == namedItems {
			a.say("%s", text.CloseItemMore(len(c.Items)-n))
			break
		}
		account, paper := "", ""
		if i.Account != "" {
			account = i.Account + " " + chart.FullName(i.Account)
		}
		if i.Ref.Kind == model.KindVoucher {
			x, err := v.Voucher(i.Ref.ID)
			if err != nil {
				return err
			}
			paper = text.VoucherShort(x) + " " + x.Summary
		}
		if i.Ref.Kind == model.KindAsset {
			x, err := v.Asset(i.Ref.ID)
			if err != nil {
				return err
			}
			paper = x.Number + " " + x.Name
		}
		if s := text.CloseItemLine(i, account, paper); s != "" {
			a.say("    %s", s)
		}
	}
	return nil
}

// hintsOf are the lines of a period's check list that are to be looked at.
func hintsOf(v *ledger.View, p model.Period) ([]ledger.CloseCheck, error) {
	checks, err := v.CloseChecks(p)
	return slices.DeleteFunc(checks, func(c ledger.CloseCheck) bool { return c.State != ledger.CheckHint }), err
}

// sayClosings prints the closing vouchers that closing a period would make.
func (a *app) sayClosings(v *ledger.View, p model.Period) error {
	made, err := v.Closings(p)
	if err != nil {
		return err
	}
	chart, err := v.Chart()
	for i, c := range made {
		a.say("%s", text.ClosingStep(i+1, c.Voucher.Summary))
		for _, l := range c.Voucher.Lines {
			a.say("%s", text.ClosingLine(l, chart.FullName(l.Account)))
		}
	}
	return err
}

func (a *app) reopen() *cobra.Command {
	return a.turn("reopen", text.ReopenShort, func(t *ledger.Tx, p model.Period, reason string) (int, error) {
		if p.IsMonth() {
			return 0, t.ReopenMonth(p, reason)
		}
		seal, _, err := t.Seal(p.Year())
		if err != nil {
			return 0, err
		}
		return len(seal.Vouchers), t.ReopenYear(p.Year(), reason)
	})
}

// turning closes or reopens a period and tells how many closing vouchers of a year that made or took back.
type turning func(t *ledger.Tx, p model.Period, reason string) (int, error)

// turn builds close and reopen, which differ in the act alone. With --year the months are closed from the first open
// one on and then the year itself; reopened they are in the opposite order. Each period is a commit of its own.
func (a *app) turn(name, short string, act turning) *cobra.Command {
	var month, reason string
	var year int
	var asJSON bool
	reopen := name == "reopen"
	c := &cobra.Command{
		Use: name, Short: short, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if (year == 0) == (month == "") {
				return usageError{text.TurnNeeds}
			}
			if reopen && reason == "" {
				return usageError{text.ReopenNeeds}
			}
			return a.forWriting(func(b *ledger.Book) error {
				periods, err := turned(b, month, year, reopen)
				if err != nil {
					return err
				}
				if len(periods) == 0 && !asJSON {
					a.say("%s", text.TurnedNone[name])
				}
				done := turnJSON{Months: []string{}, Obstacles: []obstacleJSON{}}
				for _, p := range periods {
					n := 0
					var hints []ledger.CloseCheck
					_, err = b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
						if !reopen {
							if hints, err = hintsOf(t.View, p); err != nil {
								return err
							}
						}
						n, err = act(t, p, reason)
						return err
					})
					if err != nil {
						break
					}
					done.took(p, n, hints)
					if !asJSON {
						a.say("%s", text.TurnedPeriod(name, p, n))
						if len(hints) > 0 {
							a.say("%s", text.ClosedWith(p, hints))
						}
					}
				}
				return a.turnResult(done, err, asJSON)
			})
		},
	}
	c.Flags().StringVar(&month, "month", "", text.FlagMonth)
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	c.Flags().StringVar(&reason, "reason", "", text.FlagReason)
	c.Flags().BoolVar(&asJSON, "json", false, text.FlagJSON)
	return c
}

// inOrder refuses to begin with a year while one before it is open, before any of its months is closed.
func inOrder(v *ledger.View, year int) error {
	all, err := v.CloseObstacles(model.Closing(year))
	if err != nil {
		return err
	}
	years := slices.DeleteFunc(all, func(o ledger.Obstacle) bool {
		return o.Kind != ledger.ObstacleEarlier || o.Period.IsMonth()
	})
	if len(years) > 0 {
		return &ledger.ObstacleError{Obstacles: years}
	}
	return nil
}

// turned lists the periods that a close or reopen is about. Of a closed year December cannot be reopened without taking
// the year's closing back first.
func turned(b *ledger.Book, month string, year int, reopen bool) (out []model.Period, err error) {
	var one model.Period
	if month != "" {
		if one, err = monthOf(month); err != nil {
			return nil, err
		}
		year = one.Year()
	}
	err = b.Read(func(v *ledger.View) error {
		if reopen {
			out, err = reopened(v, one, year)
		} else {
			out, err = toClose(v, one, year)
		}
		return err
	})
	return out, err
}

// states tells where the months of a year and its closing stand.
func states(v *ledger.View, year int) ([]ledger.PeriodState, error) {
	months, err := v.Periods(year)
	if err != nil {
		return nil, err
	}
	last, err := v.YearState(year)
	return append(months, last), err
}

// toClose is the month that is named, or all that is open of a year.
func toClose(v *ledger.View, one model.Period, year int) (out []model.Period, err error) {
	if one != 0 {
		return []model.Period{one}, nil
	}
	if err := inOrder(v, year); err != nil {
		return nil, err
	}
	all, err := states(v, year)
	for _, s := range all {
		if !s.Closed {
			out = append(out, s.Period)
		}
	}
	return out, err
}

// reopened is the month that is named, December with the closing of its year, or all that is closed of a year; the
// latest first. Months stay closed below those of the next year: the year's own closing alone is taken back then.
func reopened(v *ledger.View, one model.Period, year int) (out []model.Period, err error) {
	all, err := states(v, year)
	if err != nil {
		return nil, err
	}
	if last := all[len(all)-1]; one == 0 && last.Closed {
		next, err := v.Periods(year + 1)
		if err != nil || slices.ContainsFunc(next, func(s ledger.PeriodState) bool { return s.Closed }) {
			return []model.Period{last.Period}, err
		}
	}
	for _, s := range all {
		wanted := one == 0 || s.Period == one || one.Month() == 12 && s.Period > one
		if wanted && (s.Period == one || s.Closed) {
			out = append([]model.Period{s.Period}, out...)
		}
	}
	return out, nil
}

// turnJSON is the answer of close and reopen. Year is set when the year itself was closed or reopened; Vouchers counts
// its closing vouchers.
type turnJSON struct {
	OK        bool           `json:"ok"`
	Months    []string       `json:"months"`
	Year      int            `json:"year,omitempty"`
	Vouchers  int            `json:"vouchers,omitempty"`
	Obstacles []obstacleJSON `json:"obstacles"`
	Hints     []obstacleJSON `json:"hints,omitempty"` // what was to be looked at
	Message   string         `json:"message,omitempty"`
}

// took notes a period that was closed or reopened.
func (r *turnJSON) took(p model.Period, vouchers int, hints []ledger.CloseCheck) {
	for _, h := range hints {
		r.Hints = append(r.Hints, obstacleJSON{Month: p.String(), Message: text.CloseCheckLine(h)})
	}
	if p.IsMonth() {
		r.Months = append(r.Months, p.String())
		return
	}
	r.Year, r.Vouchers = p.Year(), vouchers
}

type obstacleJSON struct {
	Month   string `json:"month"`
	Draft   uint64 `json:"draft,omitempty"`
	Message string `json:"message"`
}

func (a *app) turnResult(r turnJSON, err error, asJSON bool) error {
	if !asJSON {
		return err
	}
	r.OK = err == nil
	var o *ledger.ObstacleError
	switch {
	case errors.As(err, &o):
		for _, x := range o.Obstacles {
			r.Obstacles = append(r.Obstacles, obstacleJSON{x.Period.String(), uint64(x.Voucher), text.Obstacle(x)})
		}
	case err != nil:
		r.Message = text.Error(err).String()
	}
	if e := a.json(r); e != nil {
		return e
	}
	if err != nil && code(err) == exitFindings {
		return errFindings
	}
	return err
}
