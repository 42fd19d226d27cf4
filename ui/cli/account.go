package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// account is the command of the branch's own detail accounts.
func (a *app) account() *cobra.Command {
	c := &cobra.Command{Use: "account", Short: text.AccountShort, Long: text.AccountLong, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.accountList(), a.accountAdd(), a.accountRename())
	return c
}

func (a *app) accountList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: text.AccountListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					chart, err := v.Chart()
					if err != nil {
						return err
					}
					n := 0
					for _, x := range chart.Accounts() {
						if !x.Given {
							n++
							a.say("%s　%s", x.Code, chart.FullName(x.Code))
						}
					}
					if n == 0 {
						a.say("%s", text.DetailEmpty)
					}
					return nil
				})
			})
		},
	}
}

// accountAdd adds a detail: its code is that of the account above it and two digits.
func (a *app) accountAdd() *cobra.Command {
	return &cobra.Command{
		Use: text.AccountAddUse, Short: text.AccountAddShort, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			code := args[0]
			if len(code) < 5 {
				return usageError{fmt.Sprintf(text.AccountBadCode, text.Plain(code))}
			}
			d := model.AccountDetail{Code: code, Parent: code[:len(code)-2], Name: args[1]}
			return a.saveAccount(func(*ledger.View) (model.AccountDetail, error) { return d, nil })
		},
	}
}

func (a *app) accountRename() *cobra.Command {
	return &cobra.Command{
		Use: text.AccountRenameUse, Short: text.AccountRenameShort, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.saveAccount(func(v *ledger.View) (model.AccountDetail, error) {
				chart, err := v.Chart()
				if err != nil {
					return model.AccountDetail{}, err
				}
				x, ok := chart.Lookup(args[0])
				if !ok || x.Given {
					return model.AccountDetail{}, usageError{fmt.Sprintf(text.AccountNotOwn, text.Plain(args[0]))}
				}
				return model.AccountDetail{ID: x.ID, Code: x.Code, Parent: x.Parent, Name: args[1]}, nil
			})
		},
	}
}

// saveAccount writes a detail account and says so.
func (a *app) saveAccount(of func(*ledger.View) (model.AccountDetail, error)) error {
	return a.forWriting(func(b *ledger.Book) error {
		var d model.AccountDetail
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
			if d, err = of(t.View); err != nil {
				return err
			}
			_, err = t.SaveAccount(d)
			return err
		})
		if err == nil {
			a.say("%s", text.DetailSaved(d.Code, d.Name))
		}
		return err
	})
}
