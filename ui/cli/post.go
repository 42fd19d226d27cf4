package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

func (a *app) post() *cobra.Command {
	var month string
	var all bool
	c := &cobra.Command{
		Use: "post", Short: text.PostShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			var only []model.Period
			switch {
			case all == (month != ""):
				return usageError{text.PostNeeds}
			case month != "":
				p, err := monthOf(month)
				if err != nil {
					return err
				}
				only = []model.Period{p}
			}
			return a.forWriting(func(b *ledger.Book) error {
				told := func(p model.Period, first, last int) { a.say(text.Posted, p, first, last) }
				n, err := ledger.PostAll(b, ledger.Command{Actor: a.actor}, only, told)
				if err != nil {
					return err
				}
				if n == 0 {
					a.say(text.PostNothing)
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&month, "month", "", text.FlagMonth)
	c.Flags().BoolVar(&all, "all", false, text.FlagAll)
	return c
}

// monthOf reads a month flag.
func monthOf(s string) (model.Period, error) {
	p, err := model.ParsePeriod(s)
	if err != nil || !p.IsMonth() {
		return 0, usageError{text.BadMonth(s)}
	}
	return p, nil
}

func (a *app) close() *cobra.Command {
	return a.turn("close", text.CloseShort, func(b *ledger.Book, p model.Period, _ string) error {
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error { return t.CloseMonth(p) })
		return err
	})
}

func (a *app) reopen() *cobra.Command {
	return a.turn("reopen", text.ReopenShort, func(b *ledger.Book, p model.Period, reason string) error {
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error { return t.ReopenMonth(p, reason) })
		return err
	})
}

// turn builds close and reopen, which differ in the act alone. With --year the months are closed from the first
// open one on, or reopened from the last closed one back.
func (a *app) turn(name, short string, act func(*ledger.Book, model.Period, string) error) *cobra.Command {
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
				months, err := turned(b, month, year, reopen)
				if err != nil {
					return err
				}
				if len(months) == 0 && !asJSON {
					a.say("%s", text.TurnedNone[name])
				}
				done := []string{}
				for _, p := range months {
					if err = act(b, p, reason); err != nil {
						break
					}
					done = append(done, p.String())
					if !asJSON {
						a.say(text.Turned[name], p)
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

// turned lists the months that a close or reopen is about.
func turned(b *ledger.Book, month string, year int, reopen bool) ([]model.Period, error) {
	if month != "" {
		p, err := monthOf(month)
		return []model.Period{p}, err
	}
	var out []model.Period
	err := b.Read(func(v *ledger.View) error {
		states, err := v.Periods(year)
		for _, s := range states {
			switch {
			case !reopen && !s.Closed:
				out = append(out, s.Period)
			case reopen && s.Closed:
				out = append([]model.Period{s.Period}, out...)
			}
		}
		return err
	})
	return out, err
}

type turnJSON struct {
	OK        bool           `json:"ok"`
	Months    []string       `json:"months"`
	Obstacles []obstacleJSON `json:"obstacles"`
	Message   string         `json:"message,omitempty"`
}

type obstacleJSON struct {
	Month   string `json:"month"`
	Draft   uint64 `json:"draft,omitempty"`
	Message string `json:"message"`
}

func (a *app) turnResult(done []string, err error, asJSON bool) error {
	if !asJSON {
		return err
	}
	r := turnJSON{OK: err == nil, Months: done, Obstacles: []obstacleJSON{}}
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
