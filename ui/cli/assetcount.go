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

// assetCount records a count of assets and goods; the commands below it list, book, decide on and print counts.
func (a *app) assetCount() *cobra.Command {
	var date string
	var set, found []string
	var n model.AssetCount
	c := &cobra.Command{
		Use: "count", Short: text.CountShort, Long: text.CountLong, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if date == "" {
				return usageError{text.NeedsCount}
			}
			day, err := model.ParseDate(date)
			if err != nil {
				return err
			}
			var extra []model.AssetCountLine
			for _, f := range found {
				l, ok := foundLine(f)
				if !ok {
					return usageError{text.BadCountFound(f)}
				}
				extra = append(extra, l)
			}
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					sheet, err := t.CountSheet(day)
					if err != nil {
						return err
					}
					n.Date, n.Lines = day, sheet.Lines
					for _, s := range set {
						if err := setCounted(t.View, n.Lines, s); err != nil {
							return err
						}
					}
					n.Lines = append(n.Lines, extra...)
					id, err := t.SaveAssetCount(n)
					if err != nil {
						return err
					}
					n, err = t.AssetCount(id)
					return err
				})
				if err != nil {
					return err
				}
				return a.countSaid(b, n)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&date, "date", "", text.FlagCountDate)
	f.StringArrayVar(&set, "set", nil, text.FlagCountSet)
	f.StringArrayVar(&found, "found", nil, text.FlagCountFound)
	f.StringVar(&n.Counter, "counter", "", text.FlagCountBy)
	f.StringVar(&n.Witness, "witness", "", text.FlagCountSaw)
	f.StringVar(&n.Note, "note", "", text.FlagCountNote)
	c.AddCommand(a.countList(), a.countBook(), a.countDecide(), a.countUndo(), a.countPrint())
	return c
}

// countSaid shows a count with its differences; one that has any ends with findings.
func (a *app) countSaid(b *ledger.Book, n model.AssetCount) error {
	a.say("%s", text.CountSaid(n))
	err := b.Read(func(v *ledger.View) error {
		for _, l := range n.Lines {
			if l.Over() == 0 {
				continue
			}
			name, _, err := countedName(v, l)
			if err != nil {
				return err
			}
			a.say("%s", text.CountLineSaid(name, l))
		}
		return nil
	})
	if err == nil && n.Differs() {
		err = errFindings
	}
	return err
}

// countedName is the name of what a line is about, and the number or name that --set knows it by.
func countedName(v *ledger.View, l model.AssetCountLine) (name, key string, err error) {
	switch l.Of.Kind {
	case model.KindAsset:
		c, err := v.Asset(l.Of.ID)
		return c.Number + " " + c.Name, c.Number, err
	case model.KindStockItem:
		i, err := v.StockItem(l.Of.ID)
		return strings.TrimSpace(i.Name + " " + i.Spec), strings.TrimSpace(i.Name + " " + i.Spec), err
	default:
		return l.Name, l.Name, nil
	}
}

// setCounted changes how many of a thing were found: 编号=实盘数[:原因[:价值]].
func setCounted(v *ledger.View, lines []model.AssetCountLine, s string) error {
	key, rest, ok := strings.Cut(s, "=")
	parts := strings.SplitN(rest, ":", 3)
	counted, err := strconv.Atoi(strings.TrimSpace(parts[0]))
	if !ok || err != nil {
		return usageError{text.BadCountSet(s)}
	}
	for i := range lines {
		_, known, err := countedName(v, lines[i])
		if err != nil {
			return err
		}
		if known != strings.TrimSpace(key) {
			continue
		}
		lines[i].Counted = counted
		if len(parts) > 1 {
			lines[i].Note = parts[1]
		}
		if len(parts) > 2 {
			if lines[i].Value, err = model.ParseMoney(parts[2]); err != nil {
				return usageError{text.BadCountSet(s)}
			}
		}
		return nil
	}
	return usageError{text.NoCountThing(key)}
}

// foundLine reads a thing that has no card: 名称,类别,数量,价值[,原因].
func foundLine(s string) (model.AssetCountLine, bool) {
	parts := strings.SplitN(strings.ReplaceAll(s, "，", ","), ",", 5)
	if len(parts) < 4 {
		return model.AssetCountLine{}, false
	}
	class, ok := model.AssetClassOf(parts[1])
	n, err := strconv.Atoi(strings.TrimSpace(parts[2]))
	value, bad := model.ParseMoney(parts[3])
	if !ok || err != nil || bad != nil {
		return model.AssetCountLine{}, false
	}
	l := model.AssetCountLine{Name: strings.TrimSpace(parts[0]), Class: class.Class, Counted: n, Value: value}
	if len(parts) == 5 {
		l.Note = parts[4]
	}
	return l, true
}

// assetSplit makes a card of its own of some of a card's things.
func (a *app) assetSplit() *cobra.Command {
	var things int
	c := &cobra.Command{
		Use: text.AssetSplitUse, Short: text.AssetSplitShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if things <= 0 {
				return usageError{text.NeedsSplit}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var card model.AssetCard
				var worn model.Money
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					whole, err := t.AssetNumbered(args[0])
					if err != nil {
						return err
					}
					id, err := t.SplitAsset(whole.ID, things)
					if err != nil {
						return err
					}
					all, err := t.Worn()
					if err != nil {
						return err
					}
					worn = all[id]
					card, err = t.Asset(id)
					return err
				})
				if err == nil {
					a.say("%s", text.AssetLine(card, worn))
				}
				return err
			})
		},
	}
	c.Flags().IntVar(&things, "quantity", 0, text.FlagAssetSplit)
	return c
}

// assetCountJSON is a count as scripts read it.
type assetCountJSON struct {
	ID       model.ID   `json:"id"`
	Date     string     `json:"date"`
	Lines    int        `json:"lines"`
	Over     int        `json:"over"`
	Short    int        `json:"short"`
	Booked   bool       `json:"booked"`
	Decided  string     `json:"decided,omitempty"`
	Vouchers []model.ID `json:"vouchers,omitempty"`
}

func (a *app) countList() *cobra.Command {
	var year int
	var asJSON bool
	c := &cobra.Command{
		Use: "list", Short: text.CountListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				var counts []model.AssetCount
				err := b.Read(func(v *ledger.View) (err error) { counts, err = v.AssetCounts(year); return err })
				if err != nil {
					return err
				}
				rows := []assetCountJSON{}
				for _, n := range counts {
					over, short := text.CountSums(n)
					row := assetCountJSON{
						n.ID, n.Date.String(), len(n.Lines), over, short, n.Booked, "",
						append(append([]model.ID(nil), n.Vouchers...), n.Decisions...),
					}
					if n.Decided != 0 {
						row.Decided = n.Decided.String()
					}
					rows = append(rows, row)
				}
				if asJSON {
					return a.json(rows)
				}
				for _, n := range counts {
					a.say("%s", text.CountSaid(n))
				}
				return nil
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, text.FlagYear)
	c.Flags().BoolVar(&asJSON, "json", false, text.FlagJSON)
	return c
}

// countAct is a command that does something with one count.
func (a *app) countAct(use, short string, do func(t *ledger.Tx, id model.ID) error) *cobra.Command {
	var id uint64
	c := &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if id == 0 {
				return usageError{text.NeedsCountID}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var n model.AssetCount
				before := 0
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
					if n, err = t.AssetCount(model.ID(id)); err != nil {
						return err
					}
					before = len(n.Vouchers) + len(n.Decisions)
					if err := do(t, n.ID); err != nil {
						return err
					}
					n, err = t.AssetCount(n.ID)
					return err
				})
				if err == nil {
					a.say("%s", text.CountDone(n, max(0, len(n.Vouchers)+len(n.Decisions)-before)))
				}
				return err
			})
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagCountID)
	return c
}

func (a *app) countBook() *cobra.Command {
	return a.countAct("book", text.CountBookShort, func(t *ledger.Tx, id model.ID) error {
		_, err := t.BookAssetCount(id)
		return err
	})
}

func (a *app) countDecide() *cobra.Command {
	var date, approval string
	c := a.countAct("decide", text.CountDoneShort, func(t *ledger.Tx, id model.ID) error {
		if date == "" || approval == "" {
			return usageError{text.NeedsDecision}
		}
		day, err := model.ParseDate(date)
		if err != nil {
			return err
		}
		_, err = t.DecideAssetCount(id, day, approval)
		return err
	})
	c.Flags().StringVar(&date, "date", "", text.FlagCountDay)
	c.Flags().StringVar(&approval, "approval", "", text.FlagAssetApproval)
	return c
}

func (a *app) countUndo() *cobra.Command {
	var reason string
	c := a.countAct("undo", text.CountBackShort, func(t *ledger.Tx, id model.ID) error {
		if reason == "" {
			return usageError{text.NeedsAssetReason}
		}
		return t.UndoAssetCount(id, reason)
	})
	c.Flags().StringVar(&reason, "reason", "", text.FlagAssetWhy)
	return c
}

func (a *app) countPrint() *cobra.Command {
	var id uint64
	var out string
	var force bool
	c := &cobra.Command{
		Use: "print", Short: text.CountPrintHelp, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			switch {
			case id == 0:
				return usageError{text.NeedsCountID}
			case out == "":
				return usageError{text.NeedsOut}
			}
			return a.forReading(func(b *ledger.Book) error {
				if err := export.WriteAssetCount(b, model.ID(id), out, force); err != nil {
					return a.output(out, err)
				}
				a.say(text.Exported, out)
				return nil
			})
		},
	}
	c.Flags().Uint64Var(&id, "id", 0, text.FlagCountID)
	c.Flags().StringVar(&out, "out", "", text.FlagPaperOut)
	c.Flags().BoolVar(&force, "force", false, text.FlagForce)
	return c
}
