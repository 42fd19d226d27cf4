package cli

import (
	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// statementJSON is one bank statement; amounts are in fen.
type statementJSON struct {
	ID      model.ID `json:"id"`
	Account string   `json:"account"`
	Bank    string   `json:"bank"`
	File    string   `json:"file"`
	From    string   `json:"from"`
	To      string   `json:"to"`
	Lines   int      `json:"lines"`
	Opening *int64   `json:"opening_fen"` // null: the statement says no balance
	Closing *int64   `json:"closing_fen"`
}

// statements lists the bank statements that were brought in, and takes one off.
func (a *app) statements() *cobra.Command {
	var account, reason string
	var remove uint64
	var asJSON bool
	c := &cobra.Command{
		Use: "statements", Short: text.StatementsShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if remove == 0 {
				return a.forReading(func(b *ledger.Book) error { return a.listStatements(b, account, asJSON) })
			}
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					return t.Remove(model.Ref{Kind: model.KindStatement, ID: model.ID(remove)}, reason)
				})
				if err == nil {
					a.say(text.StatementRemoved, remove)
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&account, "account", "", text.FlagReconAccount)
	c.Flags().Uint64Var(&remove, "remove", 0, text.FlagStatementRemove)
	c.Flags().StringVar(&reason, "reason", "", text.FlagStatementReason)
	c.Flags().BoolVar(&asJSON, "json", false, text.FlagJSON)
	return c
}

func (a *app) listStatements(b *ledger.Book, account string, asJSON bool) error {
	var list []model.Statement
	err := b.Read(func(v *ledger.View) (err error) {
		list, err = v.Statements(account)
		return err
	})
	if err != nil {
		return err
	}
	out := []statementJSON{}
	for _, s := range list {
		x := statementJSON{
			ID: s.ID, Account: s.Account, Bank: text.Plain(s.Bank), File: text.Plain(s.File), From: s.From.String(),
			To: s.To.String(), Lines: s.Lines,
		}
		if s.Balanced {
			opening, closing := int64(s.Opening), int64(s.Closing)
			x.Opening, x.Closing = &opening, &closing
		}
		out = append(out, x)
		if !asJSON {
			a.say("%d %s", s.ID, text.StatementWords(s))
		}
	}
	switch {
	case asJSON:
		return a.json(out)
	case len(list) == 0:
		a.say(text.StatementsEmpty)
	}
	return nil
}
