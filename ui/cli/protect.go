package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/ui/text"
)

// protect is the command of the passphrases that guard private fields.
func (a *app) protect() *cobra.Command {
	c := &cobra.Command{Use: "protect", Short: text.ProtectShort, Long: text.ProtectLong, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error {
		return a.forReading(func(b *ledger.Book) error {
			people, err := b.Keepers()
			if err != nil {
				return err
			}
			if !b.Protected() {
				a.say(text.ProtectOpen)
				return nil
			}
			a.say(text.ProtectSet)
			a.say("%s", text.ProtectPersons+" "+strings.Join(people, text.NameSep))
			return nil
		})
	}
	for _, sub := range protectActs {
		c.AddCommand(a.protectAct(sub))
	}
	return c
}

// protectAct is one subcommand.
type protectAct struct {
	name, short, said string
	person, secret    bool // what it needs: a person, a new passphrase
	do                func(b *ledger.Book, c ledger.Command, person, secret string) (recovery string, err error)
}

var protectActs = []protectAct{
	{
		"set", text.ProtectKeySet, text.ProtectDone, true, true,
		func(b *ledger.Book, c ledger.Command, person, secret string) (string, error) {
			return b.Protect(c, person, secret)
		},
	},
	{
		"add", text.ProtectKeyAdd, text.ProtectAdded, true, true,
		func(b *ledger.Book, c ledger.Command, person, secret string) (string, error) {
			return "", b.AddKeeper(c, person, secret)
		},
	},
	{
		"change", text.ProtectKeyChange, text.ProtectChanged, true, true,
		func(b *ledger.Book, c ledger.Command, person, secret string) (string, error) {
			return "", b.ChangePassphrase(c, person, secret)
		},
	},
	{
		"remove", text.ProtectKeyTake, text.ProtectTaken, true, false,
		func(b *ledger.Book, c ledger.Command, person, _ string) (string, error) {
			return "", b.RemoveKeeper(c, person)
		},
	},
	{
		"recovery", text.ProtectKeyRecovery, text.ProtectRecovered, false, false,
		func(b *ledger.Book, c ledger.Command, _, _ string) (string, error) { return b.NewRecovery(c) },
	},
	{
		"off", text.ProtectKeyDissolve, text.ProtectDissolved, false, false,
		func(b *ledger.Book, c ledger.Command, _, _ string) (string, error) { return "", b.Unprotect(c) },
	},
}

func (a *app) protectAct(act protectAct) *cobra.Command {
	var person, file string
	c := &cobra.Command{
		Use: act.name, Short: act.short, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if act.person && person == "" {
				return usageError{text.NeedsPerson}
			}
			return a.forWriting(func(b *ledger.Book) error {
				if err := a.mustUnlock(b); err != nil {
					return err
				}
				secret := ""
				if act.secret {
					var err error
					if secret, err = a.newSecret(file); err != nil {
						return err
					}
				}
				code, err := act.do(b, ledger.Command{Actor: a.actor}, person, secret)
				if err != nil {
					return err
				}
				a.say("%s", act.said)
				if code != "" {
					a.say("%s", text.RecoveryTitle+" "+code)
					a.warn(text.RecoveryOnce)
				}
				switch act.name {
				case "set":
					a.warn(text.ProtectAdvice()[1])
				case "change", "remove", "recovery":
					a.warn(text.ProtectOldCopies)
				}
				return nil
			})
		},
	}
	if act.person {
		c.Flags().StringVar(&person, "person", "", text.FlagPerson)
	}
	if act.secret {
		c.Flags().StringVar(&file, "new-passphrase-file", "", text.FlagNewPassphrase)
	}
	return c
}
