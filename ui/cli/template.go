package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// template has the commands of vouchers that are booked again and again.
func (a *app) template() *cobra.Command {
	c := &cobra.Command{Use: "template", Short: text.TemplateShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.templateList(), a.templateSave(), a.templateUse(), a.templateRemove())
	return c
}

func (a *app) templateList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: text.TemplateListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					all, err := v.Templates()
					if err != nil {
						return err
					}
					if len(all) == 0 {
						a.say("%s", text.TemplatesEmpty)
					}
					for _, t := range all {
						a.say("%s", text.TemplateLine(t))
					}
					return nil
				})
			})
		},
	}
}

func (a *app) templateSave() *cobra.Command {
	var of string
	var empty bool
	c := &cobra.Command{
		Use: text.TemplateSaveUse, Short: text.TemplateSaveShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if of == "" {
				return usageError{text.TemplateNeedsOf}
			}
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					v, err := voucherNamed(t.View, of)
					if err != nil {
						return err
					}
					x := model.TemplateOf(args[0], v)
					if empty {
						x = x.Emptied()
					}
					_, err = t.SaveTemplate(x)
					return err
				})
				if err == nil {
					a.say("%s", text.TemplateSaved(args[0]))
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&of, "voucher", "", text.FlagTemplateOf)
	c.Flags().BoolVar(&empty, "no-amount", false, text.FlagTemplateEmpty)
	return c
}

// templateNamed finds a template by its name.
func templateNamed(v *ledger.View, name string) (model.Template, error) {
	t, ok, err := v.TemplateNamed(name)
	if err == nil && !ok {
		err = usageError{fmt.Sprintf(text.TemplateUnknown, name)}
	}
	return t, err
}

func (a *app) templateUse() *cobra.Command {
	var date, amount, words string
	c := &cobra.Command{
		Use: text.TemplateUseUse, Short: text.TemplateUseShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			day, err := model.ParseDate(date)
			if err != nil || day.IsMonth() {
				return usageError{text.BadDay(date)}
			}
			var sum model.Money
			if amount != "" {
				if sum, err = model.ParseMoney(amount); err != nil {
					return err
				}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var x model.Voucher
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					tpl, err := templateNamed(t.View, args[0])
					if err != nil {
						return err
					}
					x = tpl.Voucher(day, sum)
					if words != "" {
						x.Summary = words
					}
					x.ID, err = t.SaveDraft(x)
					return err
				})
				if err != nil {
					return err
				}
				a.say("%s", text.DraftMade(x))
				return b.Read(func(v *ledger.View) error { return a.showEntry(v, x) })
			})
		},
	}
	c.Flags().StringVar(&date, "date", "", text.FlagDraftDate)
	c.Flags().StringVar(&amount, "amount", "", text.FlagTemplateAmount)
	c.Flags().StringVar(&words, "text", "", text.FlagDraftText)
	return c
}

func (a *app) templateRemove() *cobra.Command {
	return &cobra.Command{
		Use: text.TemplateRemoveUse, Short: text.TemplateRemoveShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					tpl, err := templateNamed(t.View, args[0])
					if err != nil {
						return err
					}
					return t.Remove(model.Ref{Kind: model.KindTemplate, ID: tpl.ID}, text.TemplateReason)
				})
				if err == nil {
					a.say("%s", text.TemplateRemoved(args[0]))
				}
				return err
			})
		},
	}
}
