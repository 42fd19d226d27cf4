package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// sign is the command of the key that signs audit packs.
func (a *app) sign() *cobra.Command {
	c := &cobra.Command{
		Use: "sign", Short: text.SignShort, Long: text.SignLong, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.forReading(a.listSigners) },
	}
	var person string
	made := &cobra.Command{
		Use: "new", Short: text.SignNew, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if person == "" {
				return usageError{text.NeedsPerson}
			}
			return a.signing(text.SignMade, func(t *ledger.Tx) error {
				_, err := t.NewSigner(person)
				return err
			})
		},
	}
	made.Flags().StringVar(&person, "person", "", text.FlagPerson)
	c.AddCommand(made, &cobra.Command{
		Use: "retire", Short: text.SignRetire, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.signing(text.SignRetired, (*ledger.Tx).RetireSigner) },
	})
	return c
}

// signing changes the key and shows how things stand.
func (a *app) signing(said string, fn func(*ledger.Tx) error) error {
	return a.forWriting(func(b *ledger.Book) error {
		if err := a.mustUnlock(b); err != nil {
			return err
		}
		if _, err := b.Do(ledger.Command{Actor: a.actor}, fn); err != nil {
			return err
		}
		a.say("%s", said)
		return a.listSigners(b)
	})
}

func (a *app) listSigners(b *ledger.Book) error {
	var signers []model.Signer
	err := b.Read(func(v *ledger.View) (err error) { signers, err = v.Signers(); return err })
	if err != nil {
		return err
	}
	if len(signers) == 0 {
		a.say("%s", text.SignNone)
	}
	for _, s := range signers {
		print, err := export.Fingerprint(s)
		if err != nil {
			return err
		}
		until := ""
		if s.Retired != 0 {
			until = fmt.Sprintf(text.SignUntil, s.Retired)
		}
		a.say(text.SignLine, s.Person, print, s.From, until)
	}
	return nil
}
