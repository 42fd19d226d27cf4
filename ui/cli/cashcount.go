package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// cashCount records a count of the cash box; the commands below it list, book and print counts.
func (a *app) cashCount() *cobra.Command {
	var date, pieces, counted string
	var n model.CashCount
	c := &cobra.Command{
		Use: "cash-count", Short: text.CashShort, Long: text.CashLong, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if date == "" || (pieces == "") == (counted == "") {
				return usageError{text.NeedsCash}
			}
			var err error
			if n.Date, err = model.ParseDate(date); err != nil {
				return err
			}
			if n.Pieces, err = piecesOf(pieces); err != nil {
				return err
			}
			if n.Counted = model.CashSum(n.Pieces); counted != "" {
				if n.Counted, err = model.ParseMoney(counted); err != nil {
					return err
				}
			}
			return a.forWriting(func(b *ledger.Book) error { return a.counted(b, n) })
		},
	}
	f := c.Flags()
	f.StringVar(&date, "date", "", text.FlagCashDate)
	f.StringVar(&pieces, "pieces", "", text.FlagCashPieces)
	f.StringVar(&counted, "counted", "", text.FlagCashTotal)
	f.StringVar(&n.Account, "account", "", text.FlagCashAcct)
	f.StringVar(&n.Counter, "counter", "", text.FlagCashWho)
	f.StringVar(&n.Witness, "witness", "", text.FlagCashSaw)
	f.StringVar(&n.Note, "note", "", text.FlagCashNote)
	c.AddCommand(a.cashList(), a.cashDraft(), a.cashPrint())
	return c
}

// counted saves a count and shows it; one that differs from the book ends with findings.
func (a *app) counted(b *ledger.Book, n model.CashCount) error {
	_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
		id, err := t.SaveCashCount(n)
		if err != nil {
			return err
		}
		n, err = t.CashCount(id)
		return err
	})
	if err != nil {
		return err
	}
	a.say("%s", text.CashLine(n, text.CashState(n, false, 0)))
	if n.Difference() != 0 {
		return errFindings
	}
	return nil
}

// piecesOf reads notes and coins: 100x3,0.5x4. The times sign may also be * or ×.
func piecesOf(s string) ([]model.CashPiece, error) {
	var out []model.CashPiece
	for part := range strings.SplitSeq(s, ",") {
		if s == "" {
			break
		}
		value, count, ok := strings.Cut(strings.NewReplacer("*", "x", "×", "x", "X", "x").Replace(part), "x")
		m, err := model.ParseMoney(value)
		n, bad := strconv.Atoi(strings.TrimSpace(count))
		if !ok || err != nil || bad != nil {
			return nil, usageError{text.BadPieces(part)}
		}
		out = append(out, model.CashPiece{Value: m, Count: n})
	}
	return out, nil
}

// countJSON is a count in fen.
type countJSON struct {
	ID      model.ID `json:"id"`
	Date    string   `json:"date"`
	Account string   `json:"account"`
	Counted int64    `json:"counted_fen"`
	Book    int64    `json:"book_fen"`
	Differs int64    `json:"difference_fen"`
	Drift   int64    `json:"drift_fen"`
	Counter string   `json:"counter,omitempty"`
	Witness string   `json:"witness,omitempty"`
	Voucher model.ID `json:"voucher,omitempty"`
}

func (a *app) cashList() *cobra.Command {
	var year int
	var asJSON bool
	c := &cobra.Command{
		Use: "list", Short: text.CashListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				rows, lines := []countJSON{}, []string{}
				err := b.Read(func(v *ledger.View) error {
					counts, err := v.CashCounts(year)
					if err != nil {
						return err
					}
					for _, n := range counts {
						state, drift, err := countState(v, n)
						if err != nil {
							return err
						}
						lines = append(lines, text.CashLine(n, state))
						rows = append(rows, countJSON{
							n.ID, n.Date.String(), n.Account, int64(n.Counted), int64(n.Book), int64(n.Difference()),
							int64(drift), n.Counter, n.Witness, n.Voucher,
						})
					}
					return nil
				})
				if err != nil {
					return err
				}
				if asJSON {
					return a.json(rows)
				}
				for _, l := range lines {
					a.say("%s", l)
				}
				return nil
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	c.Flags().BoolVar(&asJSON, "json", false, text.FlagJSON)
	return c
}

func countState(v *ledger.View, n model.CashCount) (string, model.Money, error) {
	drift, err := v.CashDrift(n)
	if err != nil {
		return "", 0, err
	}
	posted := false
	if n.Voucher != 0 {
		x, err := v.Voucher(n.Voucher)
		if err != nil {
			return "", 0, err
		}
		posted = x.Posted()
	}
	return text.CashState(n, posted, drift), drift, nil
}

func (a *app) cashDraft() *cobra.Command {
	var id uint64
	c := &cobra.Command{
		Use: "draft", Short: text.CashDraftShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if id == 0 {
				return usageError{text.NeedsCashID}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var paper model.ID
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
					paper, err = t.DraftCashDifference(model.ID(id))
					return err
				})
				if err == nil {
					a.say("%s %s", text.CashDrafted, text.DraftName(paper))
				}
				return err
			})
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagCashID)
	return c
}

func (a *app) cashPrint() *cobra.Command {
	var id uint64
	var out string
	var force bool
	c := &cobra.Command{
		Use: "print", Short: text.CashPrintShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if id == 0 {
				return usageError{text.NeedsCashID}
			}
			if out == "" {
				return usageError{text.NeedsOut}
			}
			return a.forReading(func(b *ledger.Book) error {
				if err := export.WriteCashCount(b, model.ID(id), out, force); err != nil {
					return a.output(out, err)
				}
				a.say(text.Exported, out)
				return nil
			})
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagCashID)
	c.Flags().StringVar(&out, "out", "", text.FlagPaperOut)
	c.Flags().BoolVar(&force, "force", false, text.FlagForce)
	return c
}
