package cli

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/text"
)

type importJSON struct {
	OK       bool          `json:"ok"`
	Kind     string        `json:"kind"`
	File     string        `json:"file"`
	Read     int           `json:"read"`
	New      int           `json:"new"`
	Same     int           `json:"same"`
	Changed  int           `json:"changed"`
	Problems []problemJSON `json:"problems"`
	More     int           `json:"more,omitempty"` // problems beyond those listed
	Warnings []problemJSON `json:"warnings"`
}

type problemJSON struct {
	Code    string `json:"code"`
	Sheet   string `json:"sheet"`
	Row     int    `json:"row"`
	Column  string `json:"column"`
	Value   string `json:"value"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

func (a *app) imports() *cobra.Command {
	var dry, asJSON bool
	var account string
	var columns []string
	var skip []int
	c := &cobra.Command{
		Use: text.ImportUse, Short: text.ImportShort, Long: text.ImportLong, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			kind, ok := intake.KindNamed(args[0])
			if !ok {
				return usageError{text.UnknownKind(args[0], intake.KindNames())}
			}
			meant, err := columnsOf(columns)
			if err != nil {
				return err
			}
			run := a.forWriting
			if dry {
				run = a.forReading
			}
			return run(func(b *ledger.Book) error {
				r, err := intake.Run(b, kind, args[1], intake.Options{
					DryRun: dry, Actor: a.actor, Account: account, Columns: meant, Skip: skip,
				})
				var p *intake.Problem
				switch {
				case err == nil:
					return a.imported(r, dry, asJSON)
				case !errors.As(err, &p):
					return at(a.path(), err)
				case asJSON:
					r = intake.Result{Kind: kind, File: filepath.Base(args[1]), Problems: []intake.Problem{*p}}
					err = errors.Join(err, a.json(importOf(r)))
				}
				return at(args[1], err)
			})
		},
	}
	c.AddCommand(a.importTemplate())
	c.Flags().BoolVar(&dry, "dry-run", false, text.FlagDryRun)
	c.Flags().BoolVar(&asJSON, "json", false, text.FlagJSON)
	c.Flags().StringVar(&account, "account", "", text.FlagBankAccount)
	c.Flags().StringArrayVar(&columns, "column", nil, text.FlagColumn)
	c.Flags().IntSliceVar(&skip, "skip-row", nil, text.FlagSkipRow)
	return c
}

// columnsOf takes apart what --column says of a bank statement: 日期=办理日.
func columnsOf(given []string) (map[string]string, error) {
	out := map[string]string{}
	for _, s := range given {
		name, title, ok := strings.Cut(model.Fold(s), "=")
		if !ok || name == "" || title == "" {
			return nil, usageError{text.ColumnForm(intake.BankColumns())}
		}
		out[name] = title
	}
	return out, nil
}

func importOf(r intake.Result) importJSON {
	return importJSON{
		OK: r.OK, Kind: string(r.Kind), File: text.Plain(r.File), Read: r.Read, New: r.New, Same: r.Same,
		Changed: r.Changed, Problems: problemsOf(r.Problems), More: r.More, Warnings: problemsOf(r.Warnings),
	}
}

func problemsOf(list []intake.Problem) []problemJSON {
	out := []problemJSON{}
	for _, p := range list {
		m := text.Problem(p)
		out = append(out, problemJSON{
			string(p.Code), text.Plain(p.Sheet), p.Row, text.Plain(p.Column), text.Plain(p.Value), m.What, m.Next,
		})
	}
	return out
}

func (a *app) imported(r intake.Result, dry, asJSON bool) error {
	if asJSON {
		if err := a.json(importOf(r)); err != nil {
			return err
		}
	} else {
		a.importedText(r, dry)
	}
	if !r.OK {
		return errFindings
	}
	return nil
}

// mostWarnings is how many warnings are told on the terminal; --json has them all.
const mostWarnings = 20

func (a *app) importedText(r intake.Result, dry bool) {
	if !r.OK {
		a.warn(text.ImportRefused(r))
		for _, p := range r.Problems {
			a.warn(text.FileProblem(r.File, p))
		}
		if r.More > 0 {
			a.warn(text.More(r.More))
		}
		return
	}
	if dry {
		for _, p := range r.Preview {
			a.say("%s", text.PreviewLine(p))
			for _, line := range text.PreviewDiff(p) {
				a.say("    %s", line)
			}
		}
	}
	a.say("%s", text.Imported(r, dry))
	for _, n := range r.Notes {
		a.say("%s", n)
	}
	for _, p := range r.Warnings[:min(mostWarnings, len(r.Warnings))] {
		a.warn(text.FileWarning(r.File, p))
	}
	if n := len(r.Warnings) - mostWarnings; n > 0 {
		a.warn(text.More(n))
	}
}
