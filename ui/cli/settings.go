package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// setting is one of the union's settings as a command reads and writes it.
type setting struct {
	key string
	get func(model.Branch) string
	// set takes a word that is not empty; an empty one clears through clear.
	set   func(b *model.Branch, word string) error
	clear func(b *model.Branch)
}

// textSetting is a setting that is a text.
func textSetting(key string, at func(*model.Branch) *string) setting {
	return setting{
		key: key, get: func(b model.Branch) string { return *at(&b) },
		set: func(b *model.Branch, word string) error {
			clean, err := model.CleanText(word, model.MaxName)
			*at(b) = clean
			return err
		},
		clear: func(b *model.Branch) { *at(b) = "" },
	}
}

// moneySetting is a sum, in yuan; nothing means no rule.
func moneySetting(key string, at func(*model.Branch) *model.Money) setting {
	return setting{
		key: key,
		get: func(b model.Branch) string {
			if *at(&b) == 0 {
				return ""
			}
			return at(&b).String()
		},
		set: func(b *model.Branch, word string) (err error) { *at(b), err = model.ParseMoney(word); return err },
		clear: func(b *model.Branch) {
			*at(b) = 0
		},
	}
}

// switchSetting is on or off.
func switchSetting(key string, at func(*model.Branch) *bool) setting {
	return setting{
		key: key, get: func(b model.Branch) string { return text.YesNo(*at(&b)) },
		set: func(b *model.Branch, word string) error {
			on, ok := text.ParseYesNo(word)
			if !ok {
				return usageError{text.SettingSwitch(key)}
			}
			*at(b) = on
			return nil
		},
		clear: func(b *model.Branch) { *at(b) = false },
	}
}

// daySetting is a day.
func daySetting(key string, at func(*model.Branch) *model.Date) setting {
	return setting{
		key: key, get: func(b model.Branch) string { return at(&b).String() },
		set:   func(b *model.Branch, word string) (err error) { *at(b), err = model.ParseDate(word); return err },
		clear: func(b *model.Branch) { *at(b) = 0 },
	}
}

// branchSettings are the settings in the order in which they are shown.
func branchSettings() []setting {
	return []setting{
		textSetting("name", func(b *model.Branch) *string { return &b.Name }),
		textSetting("short", func(b *model.Branch) *string { return &b.Short }),
		textSetting("credit-code", func(b *model.Branch) *string { return &b.CreditCode }),
		textSetting("bank", func(b *model.Branch) *string { return &b.Bank }),
		textSetting("bank-account", func(b *model.Branch) *string { return &b.BankAccount }),
		textSetting("chair", func(b *model.Branch) *string { return &b.Chair }),
		textSetting("finance-lead", func(b *model.Branch) *string { return &b.FinanceLead }),
		textSetting("accounting-head", func(b *model.Branch) *string { return &b.AccountingHead }),
		textSetting("treasurer", func(b *model.Branch) *string { return &b.Treasurer }),
		textSetting("cashier", func(b *model.Branch) *string { return &b.Cashier }),
		textSetting("auditor", func(b *model.Branch) *string { return &b.Auditor }),
		daySetting("term-from", func(b *model.Branch) *model.Date { return &b.TermFrom }),
		daySetting("term-to", func(b *model.Branch) *model.Date { return &b.TermTo }),
		textSetting("region", func(b *model.Branch) *string { return &b.Region }),
		levySetting(),
		{
			"own-share", func(b model.Branch) string { return shareWord(b.OwnShare) },
			func(b *model.Branch, word string) (err error) { b.OwnShare, err = shareOf(word); return err },
			func(b *model.Branch) { b.OwnShare = 0 },
		},
		sharesSetting(),
		switchSetting("close-monthly", func(b *model.Branch) *bool { return &b.CloseMonthly }),
		switchSetting("review-first", func(b *model.Branch) *bool { return &b.ReviewFirst }),
		moneySetting("collective-above", func(b *model.Branch) *model.Money { return &b.CollectiveAbove }),
		moneySetting("cash-limit", func(b *model.Branch) *model.Money { return &b.CashLimit }),
		textSetting("charges-account", func(b *model.Branch) *string { return &b.ChargesAccount }),
		switchSetting("classes", func(b *model.Branch) *bool { return &b.Classes }),
		{
			"first-year", func(b model.Branch) string { return strconv.Itoa(b.FirstYear) },
			func(b *model.Branch, word string) (err error) { b.FirstYear, err = strconv.Atoi(word); return err },
			func(b *model.Branch) { b.FirstYear = 0 },
		},
	}
}

func levySetting() setting {
	return setting{
		"levy", func(b model.Branch) string { return b.Levy.String() },
		func(b *model.Branch, word string) error {
			for _, l := range model.LevyModes() {
				if l.String() == word {
					b.Levy = l
					return nil
				}
			}
			return usageError{text.SettingLevy(model.LevyModes())}
		},
		func(b *model.Branch) { b.Levy = 0 },
	}
}

// sharesSetting are the own shares of years that differ from own-share: 2025:60,2026:50.
func sharesSetting() setting {
	return setting{
		"shares",
		func(b model.Branch) string { return text.SharesWord(b.Shares) },
		func(b *model.Branch, word string) error {
			shares, ok := text.ParseShares(word)
			if !ok {
				return usageError{text.SettingShares}
			}
			b.Shares = shares
			return nil
		},
		func(b *model.Branch) { b.Shares = nil },
	}
}

func shareWord(share int) string {
	if share == 0 {
		return ""
	}
	return text.ShareWord(share)
}

func shareOf(word string) (int, error) {
	share, ok := text.ParseShare(word)
	if !ok {
		return 0, usageError{text.SettingShare}
	}
	return share, nil
}

// settings shows the union's settings, or changes some of them.
func (a *app) settings() *cobra.Command {
	var sets []string
	var asJSON bool
	var keys []string
	for _, s := range branchSettings() {
		keys = append(keys, s.key)
	}
	c := &cobra.Command{
		Use: "settings", Short: text.SettingsShort, Long: text.SettingsLong(keys), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if len(sets) == 0 {
				return a.forReading(func(b *ledger.Book) error {
					return b.Read(func(v *ledger.View) error {
						br, err := v.Branch()
						if err != nil {
							return err
						}
						return a.showSettings(br, asJSON)
					})
				})
			}
			return a.forWriting(func(b *ledger.Book) error { return a.changeSettings(b, sets) })
		},
	}
	c.Flags().StringArrayVar(&sets, "set", nil, text.FlagSet)
	c.Flags().BoolVar(&asJSON, "json", false, text.FlagJSON)
	return c
}

func (a *app) showSettings(b model.Branch, asJSON bool) error {
	if asJSON {
		out := map[string]string{}
		for _, s := range branchSettings() {
			out[s.key] = s.get(b)
		}
		return a.json(out)
	}
	for _, s := range branchSettings() {
		value := s.get(b)
		if value == "" {
			value = text.SettingEmpty
		}
		a.say("%s %s %s", kit.PadRight(text.SettingName(s.key), 20), kit.PadRight(s.key, 17), value)
	}
	return nil
}

// changeSettings changes the settings named by key=value, all of them or none.
func (a *app) changeSettings(b *ledger.Book, sets []string) error {
	var said []string
	var warned []model.Violation
	_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
		br, err := t.Branch()
		if err != nil {
			return err
		}
		for _, word := range sets {
			key, value, some := strings.Cut(word, "=")
			if !some {
				key, value, some = strings.Cut(word, "＝")
			}
			s, known := settingNamed(strings.TrimSpace(key))
			if !some || !known {
				return usageError{fmt.Sprintf(text.SettingUnknown, word)}
			}
			if value = strings.TrimSpace(value); value == "" {
				s.clear(&br)
			} else if err := s.set(&br, value); err != nil {
				return err
			}
			said = append(said, fmt.Sprintf(text.SettingSet, text.SettingName(s.key), s.get(br)))
		}
		warned = model.CheckBranch(br)
		return t.SaveBranch(br)
	})
	if err != nil {
		return err
	}
	for _, s := range said {
		a.say("%s", s)
	}
	for _, v := range warned {
		a.warn(text.ViolationLine(v))
	}
	return nil
}

func settingNamed(key string) (setting, bool) {
	all := branchSettings()
	i := slices.IndexFunc(all, func(s setting) bool { return s.key == key || text.SettingName(s.key) == key })
	if i < 0 {
		return setting{}, false
	}
	return all[i], true
}
