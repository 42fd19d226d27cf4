package cli

import (
	"io"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// project has the commands that list, register and finish projects.
func (a *app) project() *cobra.Command {
	c := &cobra.Command{Use: "project", Short: text.ProjectShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.projectList(), a.projectAdd(), a.projectFinish(), a.projectDrop())
	return c
}

func (a *app) projectList() *cobra.Command {
	var year int
	var format string
	c := &cobra.Command{
		Use: "list", Short: text.ProjectListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			write, ok := formats[format]
			if !ok {
				return usageError{text.UnknownFormat(format)}
			}
			if year == 0 {
				return usageError{text.NeedsYear}
			}
			return a.forReading(func(b *ledger.Book) error {
				var t export.Table
				err := b.Read(func(v *ledger.View) (err error) {
					t, err = export.ProjectsReport().Make(v, export.Query{Year: year})
					return err
				})
				if err != nil {
					return err
				}
				return a.write("", func(w io.Writer) error { return write(w, t) })
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	c.Flags().StringVar(&format, "format", "table", text.FlagFormat)
	return c
}

func (a *app) projectAdd() *cobra.Command {
	var kind string
	var p model.Project
	c := &cobra.Command{
		Use: text.ProjectAddUse, Short: text.ProjectAddShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			k, ok := model.ParseProjectKind(kind)
			if !ok {
				return usageError{text.ProjectBadKind}
			}
			return a.changeProject(args[0], text.ProjectSaved(args[0]), func(old *model.Project) {
				old.Kind = k
				for _, f := range []struct{ to, from *string }{
					{&old.Grantor, &p.Grantor}, {&old.Purpose, &p.Purpose}, {&old.Paper, &p.Paper},
				} {
					if *f.from != "" {
						*f.to = *f.from
					}
				}
			})
		},
	}
	c.Flags().StringVar(&kind, "kind", "", text.FlagProjectKind)
	c.Flags().StringVar(&p.Grantor, "grantor", "", text.FlagProjectGrantor)
	c.Flags().StringVar(&p.Purpose, "purpose", "", text.FlagProjectPurpose)
	c.Flags().StringVar(&p.Paper, "paper", "", text.FlagProjectPaper)
	return c
}

func (a *app) projectFinish() *cobra.Command {
	var date string
	c := &cobra.Command{
		Use: text.ProjectFinishUse, Short: text.ProjectFinishShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			day, err := model.ParseDate(date)
			if err != nil || day.IsMonth() {
				return usageError{text.BadDay(date)}
			}
			said := text.ProjectFinished(args[0], day)
			return a.changeProject(args[0], said, func(p *model.Project) { p.Finished = day })
		},
	}
	c.Flags().StringVar(&date, "date", "", text.FlagProjectDate)
	return c
}

func (a *app) projectDrop() *cobra.Command {
	var reason string
	c := &cobra.Command{
		Use: text.ProjectDropUse, Short: text.ProjectDropShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if reason == "" {
				return usageError{text.ProjectNoReason}
			}
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					p, ok, err := t.ProjectNamed(args[0])
					if err == nil && !ok {
						err = ledger.ErrNotFound
					}
					if err != nil {
						return err
					}
					return t.Remove(model.Ref{Kind: model.KindProject, ID: p.ID}, reason)
				})
				if err == nil {
					a.say("%s", text.ProjectDropped(args[0]))
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&reason, "reason", "", text.FlagReason)
	return c
}

// changeProject changes a project's record, or makes it; one that only vouchers name begins with the kind they give it.
func (a *app) changeProject(name, said string, change func(*model.Project)) error {
	name, err := model.CleanText(name, model.MaxName)
	if err != nil || name == "" {
		return usageError{text.ProjectNoName}
	}
	return a.forWriting(func(b *ledger.Book) error {
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
			p, err := t.ProjectAs(name)
			if err != nil {
				return err
			}
			change(&p)
			_, err = t.SaveProject(p)
			return err
		})
		if err == nil {
			a.say("%s", said)
		}
		return err
	})
}
