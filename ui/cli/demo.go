package cli

import (
	"bytes"
	"embed"
	"encoding/csv"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/text"
)

// demodata is a fictional union's files, of the kinds that branches keep: last year whole, this year half way.
//
//go:embed demodata/*.csv
var demodata embed.FS

// demoDay is the day on which every demonstration book lives.
const demoDay = model.Date(20260626)

// demoActor keeps the demonstration book.
const demoActor = text.DemoActor

// demoSteps are the files in the order in which a branch would import them; post and close follow each year's.
var demoSteps = []struct {
	file string
	kind intake.Kind
	year int
}{
	{"期初.csv", intake.Opening, 2025},
	{"会员.csv", intake.Members, 2025},
	{"预算2025.csv", intake.Budget, 2025},
	{"凭证2025.csv", intake.Vouchers, 2025},
	{"走访2025.csv", intake.Visits, 2025},
	{"补助2025.csv", intake.Subsidies, 2025},
	{"会费2025.csv", intake.Dues, 2025},
	{"预算2026.csv", intake.Budget, 2026},
	{"凭证2026.csv", intake.Vouchers, 2026},
	{"走访2026.csv", intake.Visits, 2026},
	{"补助2026.csv", intake.Subsidies, 2026},
	{"会费2026.csv", intake.Dues, 2026},
}

// demoStatements are the bank's, read in when the vouchers are posted.
var demoStatements = []struct {
	file string
	year int
}{{"对账单2025.csv", 2025}, {"对账单2026.csv", 2026}}

func (a *app) demo() *cobra.Command {
	var noUI bool
	c := &cobra.Command{
		Use: "demo", Short: text.DemoShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			path := a.book
			if path == "" {
				dir, err := os.MkdirTemp("", "gonghui-demo-")
				if err != nil {
					return ledger.ErrDenied
				}
				path = filepath.Join(dir, "demo.db")
			}
			if err := MakeDemo(path); err != nil {
				return err
			}
			a.say(text.DemoMade, path, demoDay)
			if noUI {
				return nil
			}
			return a.screen(Screen{Book: path, Actor: demoActor})
		},
	}
	c.Flags().BoolVar(&noUI, "no-ui", false, text.FlagNoUI)
	return c
}

// MakeDemo makes the demonstration book, always the same to the byte, by the way every book goes: import, post,
// close. It leaves drafts and visits to be made, as a running year has them.
func MakeDemo(path string) error {
	if err := folder(path); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "gonghui-demo-")
	if err != nil {
		return ledger.ErrDenied
	}
	defer func() { _ = os.RemoveAll(dir) }()
	morning := demoDay.Time().Add(9 * time.Hour)
	o := ledger.Options{Now: func() time.Time { return morning }, Rand: rand.NewChaCha8([32]byte{'d', 'e', 'm', 'o'})}
	made := filepath.Join(dir, "demo.db")
	b, err := ledger.Create(made, text.DemoBranch(demoDay), ledger.Command{Actor: demoActor}, o)
	if err != nil {
		return err
	}
	if err := errors.Join(fillDemo(b, dir), b.Close()); err != nil {
		return err
	}
	_, err = ledger.Rewrite(made, path, o)
	return at(path, err)
}

func fillDemo(b *ledger.Book, dir string) error {
	for _, s := range demoSteps {
		if err := importDemo(b, dir, s.file, s.kind, s.year); err != nil {
			return err
		}
	}
	if err := errors.Join(demoBudgets(b), demoPresents(b), demoAssets(b)); err != nil {
		return err
	}
	_, err := ledger.PostAll(b, ledger.Command{Actor: demoActor}, demoMonths(), nil)
	if err != nil {
		return err
	}
	if err := errors.Join(demoBank(b, dir), demoActivities(b), demoFiles(b)); err != nil {
		return err
	}
	for _, p := range demoMonths() {
		_, err := b.Do(ledger.Command{Actor: demoActor}, func(t *ledger.Tx) error {
			err := t.CloseMonth(p)
			if err == nil && p.Month() == 12 {
				_, err = t.CloseYear(p.Year())
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	if err := heardOf(b); err != nil {
		return err
	}
	return demoDrives(b)
}

// demoMonths are those whose vouchers are posted; the drafts of the running month wait, but for its first days.
func demoMonths() []model.Period {
	var out []model.Period
	for p := model.NewPeriod(2025, 1); p < demoDay.Period(); p = p.Next() {
		out = append(out, p)
	}
	return out
}

func importDemo(b *ledger.Book, dir, file string, kind intake.Kind, year int) error {
	content, err := fs.ReadFile(demodata, "demodata/"+file)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, file)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		return ledger.ErrDenied
	}
	r, err := intake.Run(b, kind, path, intake.Options{Actor: demoActor, Year: year})
	if err != nil {
		return err
	}
	if !r.OK {
		return &r.Problems[0]
	}
	return nil
}

// heardOf notes the events whose visits are still to be made.
func heardOf(b *ledger.Book) error {
	content, err := fs.ReadFile(demodata, "demodata/待访.csv")
	if err != nil {
		return err
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		return err
	}
	_, err = b.Do(ledger.Command{Actor: demoActor}, func(t *ledger.Tx) error {
		for _, r := range rows[1:] {
			m, _, err := t.MemberByNumber(r[0])
			if err != nil {
				return err
			}
			rel, _ := model.ParseRelation(r[2])
			event, err := model.ParseDate(r[3])
			if err != nil {
				return err
			}
			heard, err := model.ParseDate(r[4])
			if err != nil {
				return err
			}
			if _, err := t.SaveVisit(model.Visit{
				Member: m.ID, Category: r[1], Relation: rel, EventDate: event, Heard: heard,
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
