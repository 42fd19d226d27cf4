package cli

import (
	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// asset has the commands of fixed assets.
func (a *app) asset() *cobra.Command {
	c := &cobra.Command{Use: "asset", Short: text.AssetShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.assetList(), a.assetAdd(), a.assetDepreciate(), a.assetDispose())
	c.AddCommand(a.assetCount(), a.assetPrint(), a.assetSplit())
	return c
}

// assetJSON is a card in fen.
type assetJSON struct {
	ID       model.ID `json:"id"`
	Number   string   `json:"number"`
	Name     string   `json:"name"`
	Class    string   `json:"class"`
	Acquired string   `json:"acquired"`
	Cost     int64    `json:"cost_fen"`
	Worn     int64    `json:"depreciation_fen"`
	Pending  string   `json:"pending,omitempty"`
	Disposed string   `json:"disposed,omitempty"`
}

func (a *app) assetList() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: "list", Short: text.AssetListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				rows, lines := []assetJSON{}, []string{}
				err := b.Read(func(v *ledger.View) (err error) {
					rows, lines, err = assetRows(v)
					return err
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
	c.Flags().BoolVar(&asJSON, "json", false, text.FlagJSON)
	return c
}

// assetRows lists the cards, then the purchases without one and where the cards differ from the accounts.
func assetRows(v *ledger.View) (rows []assetJSON, lines []string, err error) {
	rows = []assetJSON{}
	cards, err := v.Assets()
	if err != nil {
		return nil, nil, err
	}
	worn, err := v.Worn()
	if err != nil {
		return nil, nil, err
	}
	for _, x := range cards {
		lines = append(lines, text.AssetLine(x, worn[x.ID]))
		row := assetJSON{
			ID: x.ID, Number: x.Number, Name: x.Name, Class: string(x.Class), Acquired: x.Acquired.String(),
			Cost: int64(x.Cost), Worn: int64(worn[x.ID]),
		}
		if x.Pending != 0 {
			row.Pending = x.Pending.String()
		}
		if x.Disposed != 0 {
			row.Disposed = x.Disposed.String()
		}
		rows = append(rows, row)
	}
	bare, err := v.Uncarded(v.Today().Year())
	if err != nil {
		return nil, nil, err
	}
	for _, x := range bare {
		lines = append(lines, text.AssetUncarded(x))
	}
	differ, err := v.AssetDifferences(v.Today())
	for _, d := range differ {
		lines = append(lines, text.AssetDiffers(d.Account, d.Cards, d.Books))
	}
	return rows, lines, err
}

func (a *app) assetAdd() *cobra.Command {
	var class, cost, date, before, beforeTo string
	var voucher uint64
	months := -1
	var n model.AssetCard
	c := &cobra.Command{
		Use: text.AssetAddUse, Short: text.AssetAddShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if class == "" || cost == "" && !n.Memo || date == "" {
				return usageError{text.NeedsAsset}
			}
			info, ok := model.AssetClassOf(class)
			if !ok {
				return usageError{text.AssetBadClass(class)}
			}
			n.Name, n.Class, n.Months, n.Voucher = args[0], info.Class, info.Months, model.ID(voucher)
			if months >= 0 {
				n.Months = months
			}
			var err error
			if cost != "" {
				if n.Cost, err = model.ParseMoney(cost); err != nil {
					return err
				}
			}
			if n.Acquired, err = model.ParseDate(date); err != nil {
				return err
			}
			if before != "" {
				if n.Before, err = model.ParseMoney(before); err != nil {
					return err
				}
			}
			if beforeTo != "" {
				if n.BeforeTo, err = model.ParsePeriod(beforeTo); err != nil {
					return err
				}
			}
			return a.forWriting(func(b *ledger.Book) error {
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					id, err := t.SaveAsset(n)
					if err == nil {
						n, err = t.Asset(id)
					}
					return err
				})
				if err == nil {
					a.say("%s", text.AssetLine(n, n.Before))
					for _, w := range model.CheckAsset(n) {
						a.warn(text.VoucherFormWarn + "：" + text.Violation(w).String())
					}
					if n.Acquired > b.Today() {
						a.warn(text.DayAhead(n.Acquired, b.Today()))
					}
				}
				return err
			})
		},
	}
	f := c.Flags()
	f.StringVar(&n.Number, "number", "", text.FlagAssetNo)
	f.StringVar(&class, "class", "", text.FlagAssetClass)
	f.StringVar(&cost, "cost", "", text.FlagAssetCost)
	f.StringVar(&date, "date", "", text.FlagAssetDate)
	f.IntVar(&months, "months", -1, text.FlagAssetMonths)
	f.StringVar(&before, "before", "", text.FlagAssetBefore)
	f.StringVar(&beforeTo, "before-to", "", text.FlagAssetBeforeTo)
	f.Uint64Var(&voucher, "voucher", 0, text.FlagAssetVoucher)
	f.StringVar(&n.Spec, "spec", "", text.FlagAssetSpec)
	f.IntVar(&n.Quantity, "quantity", 1, text.FlagAssetCount)
	f.StringVar(&n.Place, "place", "", text.FlagAssetPlace)
	f.StringVar(&n.Keeper, "keeper", "", text.FlagAssetKeeper)
	f.StringVar(&n.Origin, "origin", "", text.FlagAssetOrigin)
	f.StringVar(&n.Note, "note", "", text.FlagAssetNote)
	f.BoolVar(&n.Memo, "memo", false, text.FlagAssetMemo)
	return c
}

// assetPrint writes the card of one asset.
func (a *app) assetPrint() *cobra.Command {
	var out string
	var force bool
	c := &cobra.Command{
		Use: text.AssetPrintUse, Short: text.AssetPrintShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if out == "" {
				return usageError{text.NeedsOut}
			}
			return a.forReading(func(b *ledger.Book) error {
				var card model.AssetCard
				err := b.Read(func(v *ledger.View) (err error) { card, err = v.AssetNumbered(args[0]); return err })
				if err != nil {
					return err
				}
				if err := export.WriteAssetCard(b, card.ID, out, force); err != nil {
					return a.output(out, err)
				}
				a.say(text.Exported, out)
				return nil
			})
		},
	}
	c.Flags().StringVar(&out, "out", "", text.FlagPaperOut)
	c.Flags().BoolVar(&force, "force", false, text.FlagForce)
	return c
}

func (a *app) assetDepreciate() *cobra.Command {
	var month, reason string
	var undo, preview bool
	c := &cobra.Command{
		Use: "depreciate", Short: text.AssetRunShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if month == "" {
				return usageError{text.NeedsAssetMonth}
			}
			if undo && reason == "" {
				return usageError{text.NeedsAssetReason}
			}
			p, err := model.ParsePeriod(month)
			if err != nil {
				return err
			}
			if preview {
				return a.forReading(func(b *ledger.Book) error { return a.wearPreview(b, p) })
			}
			return a.forWriting(func(b *ledger.Book) error {
				var d model.Depreciation
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
					if undo {
						return t.UndoDepreciation(p, reason)
					}
					d, err = t.Depreciate(p)
					return err
				})
				switch {
				case err != nil:
				case undo:
					a.say("%s %s", text.AssetUndoRun, p)
				default:
					a.say("%s", text.AssetRan(p, len(d.Lines), d.Total(), text.DraftName(d.Voucher)))
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&month, "month", "", text.FlagAssetMonth)
	c.Flags().BoolVar(&undo, "undo", false, text.AssetUndoShort)
	c.Flags().BoolVar(&preview, "preview", false, text.FlagAssetPreview)
	c.Flags().StringVar(&reason, "reason", "", text.FlagAssetWhy)
	return c
}

// wearPreview shows what a month's run would book, and writes nothing.
func (a *app) wearPreview(b *ledger.Book, p model.Period) error {
	return b.Read(func(v *ledger.View) error {
		lines, err := v.DepreciationOf(p)
		if err != nil {
			return err
		}
		var sum model.Money
		for _, l := range lines {
			c, err := v.Asset(l.Asset)
			if err != nil {
				return err
			}
			sum += l.Amount
			a.say("%s", text.AssetWearLine(c, l.Amount))
		}
		a.say("%s", text.AssetPreview(p, len(lines), sum))
		return nil
	})
}

func (a *app) assetDispose() *cobra.Command {
	var date, manner, approval, reason, proceeds, costs, paid string
	var undo bool
	c := &cobra.Command{
		Use: text.AssetDisposeUse, Short: text.AssetDisposeShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if undo && reason == "" {
				return usageError{text.NeedsAssetReason}
			}
			if !undo && date == "" {
				return usageError{text.NeedsAssetDay}
			}
			var day model.Date
			if date != "" {
				var err error
				if day, err = model.ParseDate(date); err != nil {
					return err
				}
			}
			with := ledger.Disposal{Day: day, Manner: manner, Approval: approval, Paid: paid}
			for _, x := range []struct {
				to   *model.Money
				said string
			}{{&with.Proceeds, proceeds}, {&with.Costs, costs}} {
				if x.said == "" {
					continue
				}
				var err error
				if *x.to, err = model.ParseMoney(x.said); err != nil {
					return err
				}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var paper model.ID
				var card model.AssetCard
				var worn model.Money
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) (err error) {
					if card, err = t.AssetNumbered(args[0]); err != nil {
						return err
					}
					switch {
					case undo:
						err = t.UndoDisposal(card.ID, reason)
					case approval != "":
						paper, err = t.WriteOff(card.ID, with)
					default:
						paper, err = t.TakeDown(card.ID, day, manner)
					}
					if err != nil {
						return err
					}
					all, err := t.Worn()
					if err != nil {
						return err
					}
					worn = all[card.ID]
					card, err = t.Asset(card.ID)
					return err
				})
				if err != nil {
					return err
				}
				a.say("%s", text.AssetLine(card, worn))
				if paper != 0 {
					a.say("%s", text.DraftName(paper))
				}
				return nil
			})
		},
	}
	f := c.Flags()
	f.StringVar(&date, "date", "", text.FlagAssetDay)
	f.StringVar(&manner, "manner", "", text.FlagAssetManner)
	f.StringVar(&approval, "approval", "", text.FlagAssetApproval)
	f.StringVar(&proceeds, "proceeds", "", text.FlagAssetProceeds)
	f.StringVar(&costs, "costs", "", text.FlagAssetCosts)
	f.StringVar(&paid, "paid", model.AccountBank, text.FlagAssetPaid)
	f.BoolVar(&undo, "undo", false, text.FlagAssetUndo)
	f.StringVar(&reason, "reason", "", text.FlagAssetWhy)
	return c
}
