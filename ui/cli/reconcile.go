package cli

import (
	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// reconcile is the command of bank accounts against their statements.
func (a *app) reconcile() *cobra.Command {
	var account, month, closing, reviewer string
	var accept, sign, asJSON bool
	var by matching
	c := &cobra.Command{
		Use: "reconcile", Short: text.BankShort, Long: text.BankLong, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if month == "" {
				return usageError{text.NeedsMonth}
			}
			p, err := monthOf(month)
			if err != nil {
				return err
			}
			show := func(b *ledger.Book) error { return a.showReconciled(b, account, p, by.list, asJSON) }
			if !accept && closing == "" && !sign && !by.writes() {
				return a.forReading(show)
			}
			return a.forWriting(func(b *ledger.Book) error {
				accepted := 0
				var said []string
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					code, err := bankAccount(t.View, account)
					if err != nil {
						return err
					}
					if accept {
						if accepted, err = acceptSure(t, code, p); err != nil {
							return err
						}
					}
					if said, err = by.apply(t, code, p, a.actor); err != nil {
						return err
					}
					return a.settle(t, code, p, closing, reviewer, sign)
				})
				if err != nil {
					return err
				}
				if accept && !asJSON {
					a.say("%s", text.BankAccepted(accepted))
				}
				for _, line := range said {
					if !asJSON {
						a.say("%s", line)
					}
				}
				return show(b)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&account, "account", "", text.FlagReconAccount)
	f.StringVar(&month, "month", "", text.FlagMonth)
	f.BoolVar(&accept, "accept", false, text.FlagAccept)
	f.StringVar(&closing, "closing", "", text.FlagReconClosing)
	f.BoolVar(&sign, "sign", false, text.FlagSign)
	f.StringVar(&reviewer, "reviewer", "", text.FlagReviewer)
	f.StringArrayVar(&by.matches, "match", nil, text.FlagMatch)
	f.StringArrayVar(&by.off, "unmatch", nil, text.FlagUnmatch)
	f.StringVar(&by.reason, "reason", "", text.FlagMatchReason)
	f.BoolVar(&by.draft, "draft", false, text.FlagBankDraft)
	f.BoolVar(&by.list, "list", false, text.FlagBankItems)
	f.BoolVar(&asJSON, "json", false, text.FlagJSON)
	return c
}

// bankAccount is the account that was named, or the only one.
func bankAccount(v *ledger.View, code string) (string, error) {
	if code != "" {
		return code, nil
	}
	all, err := v.BankAccounts()
	if err != nil {
		return "", err
	}
	if len(all) != 1 {
		return "", usageError{text.NeedsAccount102}
	}
	return all[0], nil
}

// acceptSure makes all matches that are sure.
func acceptSure(t *ledger.Tx, account string, p model.Period) (int, error) {
	found, err := t.Propose(account, p.Last())
	if err != nil {
		return 0, err
	}
	n := 0
	for _, x := range found {
		if !x.Sure {
			continue
		}
		if _, err := t.SaveMatch(x.Match); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// settle writes the bank's balance down and signs the month, as far as that was asked.
func (a *app) settle(t *ledger.Tx, account string, p model.Period, closing, reviewer string, sign bool) error {
	if closing == "" && !sign {
		return nil
	}
	r, _, err := t.Reconciliation(account, p)
	if err != nil {
		return err
	}
	r.Account, r.Month, r.Signed = account, p, sign
	if closing != "" {
		if r.Closing, err = model.ParseMoney(closing); err != nil {
			return err
		}
	}
	if sign {
		r.Prepared, r.Reviewed, r.Date = a.actor, reviewer, t.Today()
	}
	_, err = t.SaveReconciliation(r)
	return err
}

// reconciledJSON is a month in fen.
type reconciledJSON struct {
	Account      string   `json:"account"`
	Month        string   `json:"month"`
	Book         int64    `json:"book_fen"`
	Bank         *int64   `json:"bank_fen"`
	BankIn       int64    `json:"at_bank_in_fen"`
	BankOut      int64    `json:"at_bank_out_fen"`
	BookIn       int64    `json:"booked_in_fen"`
	BookOut      int64    `json:"booked_out_fen"`
	Opening      int64    `json:"opening_fen"`
	AdjustedBook int64    `json:"adjusted_book_fen"`
	AdjustedBank *int64   `json:"adjusted_bank_fen"`
	Equal        bool     `json:"equal"`
	Signed       bool     `json:"signed"`
	Problems     []string `json:"problems"`
	*items
}

func (a *app) showReconciled(b *ledger.Book, account string, p model.Period, list, asJSON bool) error {
	var r ledger.Reconciled
	var of items
	err := b.Read(func(v *ledger.View) error {
		code, err := bankAccount(v, account)
		if err != nil {
			return err
		}
		if r, err = v.Reconcile(code, p); err == nil && list {
			of, err = readItems(v, code, p)
		}
		return err
	})
	if err != nil {
		return err
	}
	if asJSON {
		out := jsonOf(r)
		if list {
			out.items = &of
		}
		err = a.json(out)
	} else {
		for _, line := range text.BankSums(r) {
			a.say("%s", line)
		}
		a.sayItems(of)
	}
	if err != nil {
		return err
	}
	if !r.Equal {
		return errFindings
	}
	return nil
}

func jsonOf(r ledger.Reconciled) reconciledJSON {
	out := reconciledJSON{
		Account: r.Account, Month: r.Month.String(), Book: int64(r.Book), BankIn: int64(r.BankIn.Sum),
		BankOut: int64(r.BankOut.Sum), BookIn: int64(r.BookIn.Sum), BookOut: int64(r.BookOut.Sum),
		Opening: int64(r.Opening), AdjustedBook: int64(r.AdjustedBook), Equal: r.Equal, Signed: r.Signed,
		Problems: []string{},
	}
	if r.Known {
		bank, after := int64(r.Bank), int64(r.AdjustedBank)
		out.Bank, out.AdjustedBank = &bank, &after
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, text.BankProblem(p))
	}
	return out
}
