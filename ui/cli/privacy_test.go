package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
)

// What stands in the private fields of the book that secretBook makes, and nowhere else.
const (
	secretWord  = "密语"
	secretID    = "11010519491231002X"
	secretCard  = "6222620000000000012"
	secretPhone = "19900001234"
)

var secrets = []string{secretWord, secretID, secretCard, secretPhone}

// secretBook makes a book with something of everything that has private fields, and returns the IDs of its records.
func secretBook(t *testing.T) (path string, ids map[string]model.ID) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "book.db")
	must(t, "init", "--book", path, "--branch", "示范小学工会", "--year", "2025", "--region", "四川")
	now, err := time.Parse(time.RFC3339, today)
	if err != nil {
		t.Fatal(err)
	}
	b, err := ledger.Open(path, ledger.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	ids = map[string]model.ID{}
	_, err = b.Do(ledger.Command{Actor: "会计甲"}, func(tx *ledger.Tx) error { return fillSecrets(tx, ids) })
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return path, ids
}

func fillSecrets(tx *ledger.Tx, ids map[string]model.ID) error {
	_, err := tx.SaveOpening(model.Opening{Year: 2025, Lines: []model.OpeningLine{
		{Account: "102", Debit: 100_000_00}, {Account: "32205", Credit: 100_000_00},
	}})
	if err != nil {
		return err
	}
	m := model.Member{
		Number: "M1", Name: "王芳", Status: model.StatusActive, Joined: 20100901, Group: "一组",
		Private: model.MemberPrivate{
			IDNumber: secretID, Card: secretCard, Phone: secretPhone, Address: secretWord + "路", Note: secretWord,
			Family: []model.Relative{{Relation: model.RelationSpouse, Name: secretWord + "人", Work: secretWord + "厂"}},
		},
	}.WithBase(0, 5000_00)
	if ids["member"], err = tx.SaveMember(m); err != nil {
		return err
	}
	both := []model.GiftLine{{Member: ids["member"], Amount: 10_00}}
	visit := model.Visit{
		Member: ids["member"], Category: "住院", EventDate: 20250305, Heard: 20250305, Date: 20250306, Money: 500_00,
		Visitors: []string{"主席乙", "委员丙"},
		Private: model.VisitPrivate{
			Reason: secretWord + "由", Summary: secretWord + "况", FollowUp: secretWord + "续", Note: secretWord,
			Place: secretWord + "院",
		},
	}
	waiting := visit
	waiting.Date, waiting.Money, waiting.Visitors, waiting.EventDate, waiting.Heard = 0, 0, nil, 20250618, 20250618
	for _, step := range []func() error{
		func() (err error) { ids["visit"], err = tx.SaveVisit(visit); return err },
		func() (err error) { ids["waiting"], err = tx.SaveVisit(waiting); return err },
		func() (err error) {
			h := model.Hardship{Number: "K1", Member: ids["member"], Opened: 20250101, ValidUntil: 20261231, Minimum: 800_00}
			h.Private.Cause = secretWord
			h.Private.Household = []model.HouseholdMember{{Name: secretWord, Relation: secretWord + "亲", Health: secretWord, Work: secretWord, Income: 100_00}}
			h.Private.Costs = []model.RigidCost{{Kind: secretWord, Amount: 50_00}}
			ids["hardship"], err = tx.SaveHardship(h)
			return err
		},
		func() (err error) {
			ids["grant"], err = tx.SaveSubsidy(model.Subsidy{
				Applied: 20250401, Member: ids["member"], Category: model.CurrentHardships()[0], Amount: 1000_00, File: "K1",
				Private: model.SubsidyPrivate{Cause: secretWord, Note: secretWord},
			})
			return err
		},
		func() (err error) {
			ids["gift"], err = tx.SaveGift(model.Gift{Kind: model.GiftFestival, Name: "端午慰问", Date: 20250528, PerHead: 10_00, Lines: both})
			return err
		},
		func() (err error) {
			ids["drive"], err = tx.SaveDrive(model.Drive{
				Kind: model.DriveMutual, Name: "互助保障", Project: "互助金", Date: 20250310, Lines: both,
				Claims: []model.Claim{{Member: ids["member"], Amount: 2000_00, Arrived: 20250410}},
			})
			return err
		},
		func() (err error) {
			a := model.Activity{Kind: model.ActivityEvent, Name: "球赛", Date: 20250510, Budget: 100_00}
			ids["activity"], err = tx.SaveActivity(a.With(ids["member"]))
			return err
		},
		func() (err error) {
			line := model.BankLine{
				Account: "102", Row: 2, Date: 20250520, Amount: 12_34, Summary: "结息", Serial: "S1", Key: "sS1",
				Private: model.BankLinePrivate{Card: secretCard},
			}
			_, _, _, err = tx.SaveStatement(model.Statement{
				Account: "102", File: "a.csv", From: 20250520, To: 20250520,
			}, []model.BankLine{line})
			return err
		},
		func() (err error) {
			ids["voucher"], err = tx.DraftDrive(ids["drive"], model.StepReceived, 0)
			return err
		},
		func() (err error) { _, err = tx.Post(ids["voucher"]); return err },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// leaves are all commands that have none below them, by their path.
func leaves(c *cobra.Command, path []string) map[string]*cobra.Command {
	out := map[string]*cobra.Command{}
	for _, sub := range c.Commands() {
		below := append(slices.Clone(path), sub.Name())
		if sub.Runnable() {
			out[strings.Join(below, " ")] = sub
		}
		for name, x := range leaves(sub, below) {
			out[name] = x
		}
	}
	return out
}

// TestCommandsSayNothingPrivate runs every command on a copy of a book full of secrets, with all that it takes to choose a
// record, and looks into what it prints. Commands that are there to show what is private are held to it instead.
func TestCommandsSayNothingPrivate(t *testing.T) {
	path, ids := secretBook(t)
	told := map[string]bool{"member family": true} // lists a family, and notes in the log that it was looked at
	// A backup is the book itself; the others open a screen or ask for a passphrase.
	skip := map[string]bool{
		"demo": true, "protect set": true, "protect add": true, "protect change": true, "backup": true,
	}
	positional := map[string][][]string{
		"member family": {{"M1"}}, "roster history": {{"M1"}}, "member transfer": {{"M1"}}, "voucher": {{"2025-03 记1"}},
		"verify": {{path}}, "export": {{"members"}, {"visits"}, {"visit-approvals"}, {"subsidies"}, {"group-rosters"}}, "gap explain": {{"1", "说明"}}, "receipt use": {{"1"}}, "member merge": {{"M1", "M1"}},
	}
	for _, name := range export.ReportNames() {
		positional["report"] = append(positional["report"], []string{name})
	}
	flags := map[string]string{
		"year": "2025", "month": "2025-03", "member": "M1", "voucher": "2025-03 记1", "number": "K1", "account": "102",
		"date": "2025-06-20", "reason": "测试", "find": secretWord[:3],
	}
	root := (&app{env: Env{}}).root()
	ran, written := 0, 0
	for name, c := range leaves(root, nil) {
		if skip[name] {
			continue
		}
		args := positional[name]
		if args == nil {
			args = [][]string{nil}
		}
		variants := []string{""}
		if f := c.Flags().Lookup("id"); f != nil {
			variants = nil
			for _, id := range ids {
				variants = append(variants, fmt.Sprint(id))
			}
		}
		for _, more := range args {
			for _, id := range variants {
				copied := filepath.Join(t.TempDir(), "b.db")
				copyFile(t, path, copied)
				line := slices.Concat(strings.Fields(name), more, []string{"--book", copied})
				for flag, value := range flags {
					if c.Flags().Lookup(flag) == nil || flag == "number" && !strings.HasPrefix(name, "hardship") {
						continue
					}
					if (name == "report" || name == "export") && (flag == "month" || flag == "account" && more[0] != "ledger") {
						continue
					}
					line = append(line, "--"+flag, value)
				}
				if id != "" {
					line = append(line, "--id", id)
				}
				file := filepath.Join(t.TempDir(), "out.html")
				if c.Flags().Lookup("out") != nil && name != "report" {
					line = append(line, "--out", file)
				}
				exit, out, errs := run(t, line...)
				if exit == 0 {
					ran++
				}
				if page, err := os.ReadFile(file); err == nil {
					written++
					out += string(page)
				}
				for _, s := range secrets {
					if found := strings.Contains(out+errs, s); found && !told[name] {
						t.Errorf("gonghui %s tells %s:\n%s%s", strings.Join(line, " "), s, out, errs)
					} else if !found && told[name] && s == secretWord {
						t.Errorf("gonghui %s does not tell what it is asked for:\n%s%s", strings.Join(line, " "), out, errs)
					}
				}
			}
		}
	}
	if ran < 100 || written < 5 {
		t.Errorf("only %d commands were carried out, and %d wrote a file", ran, written)
	}
	if out := must(t, "hardship", "show", "--number", "K1", "--show", "--book", path); !strings.Contains(out, secretWord) {
		t.Errorf("what is asked for is not shown, so that the search shows nothing: %s", out)
	}
}
