package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// review lists drafts, and marks them as reviewed.
func (a *app) review() *cobra.Command {
	var names []string
	var month, by string
	var every, undo bool
	c := &cobra.Command{
		Use: "review", Short: text.ReviewShort, Long: text.ReviewLong, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			asked := 0
			for _, one := range []bool{len(names) > 0, month != "", every} {
				if one {
					asked++
				}
			}
			switch {
			case asked > 1:
				return usageError{text.ReviewOneOf}
			case asked == 0:
				return a.forReading(a.listDrafts)
			}
			var p model.Period
			if month != "" {
				var err error
				if p, err = monthOf(month); err != nil {
					return err
				}
			}
			return a.forWriting(func(b *ledger.Book) error {
				var done []string
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					ids, err := draftsFor(t.View, names, p, undo)
					if err != nil {
						return err
					}
					for _, id := range ids {
						done = append(done, text.DraftName(id))
					}
					if undo {
						return t.UnreviewDrafts(ids...)
					}
					return t.ReviewDrafts(by, ids...)
				})
				if err != nil {
					return err
				}
				said := text.ReviewDone
				if undo {
					said = text.ReviewUndone
				}
				if len(done) == 0 {
					a.say(text.ReviewNothing)
				} else {
					a.say(said, len(done), strings.Join(done, " "))
				}
				return nil
			})
		},
	}
	f := c.Flags()
	f.StringArrayVar(&names, "voucher", nil, text.FlagVoucher)
	f.StringVar(&month, "month", "", text.FlagMonth)
	f.BoolVar(&every, "all", false, text.FlagReviewAll)
	f.StringVar(&by, "by", "", text.FlagReviewBy)
	f.BoolVar(&undo, "undo", false, text.FlagReviewUndo)
	return c
}

func (a *app) listDrafts(b *ledger.Book) error {
	return b.Read(func(v *ledger.View) error {
		drafts, err := v.Drafts()
		if err != nil {
			return err
		}
		if len(drafts) == 0 {
			a.say(text.ReviewNone)
		}
		br, err := v.Branch()
		if err != nil {
			return err
		}
		for _, d := range drafts {
			a.say("%s", text.DraftLine(d))
			for _, w := range model.CheckCollective(d, br) {
				a.warn(text.DraftName(d.ID) + "：" + text.Violation(w).String())
			}
		}
		return nil
	})
}

// draftsFor are the drafts that were named, or else those of a month (0: of all) that are not reviewed; with undo those
// that are.
func draftsFor(v *ledger.View, names []string, p model.Period, undo bool) (out []model.ID, err error) {
	for _, n := range names {
		x, err := voucherNamed(v, n)
		if err != nil {
			return nil, err
		}
		if x.Posted() {
			return nil, fmt.Errorf("%w: voucher %d", ledger.ErrPosted, x.ID)
		}
		out = append(out, x.ID)
	}
	if len(names) > 0 {
		return out, nil
	}
	err = v.EachDraft(func(d model.Voucher) error {
		if (p == 0 || d.In() == p) && d.Reviewed == undo {
			out = append(out, d.ID)
		}
		return nil
	})
	return out, err
}

// voucherNamed finds a voucher by its 暂编号, which it keeps when it is posted, or by its number.
func voucherNamed(v *ledger.View, name string) (model.Voucher, error) {
	if id, ok := text.ParseDraftName(name); ok {
		return v.Voucher(id)
	}
	p, n, ok := text.ParseVoucherName(name)
	if !ok {
		return model.Voucher{}, usageError{fmt.Sprintf(text.BadVoucher, name)}
	}
	x, found, err := v.VoucherNumbered(p, n)
	if err == nil && !found {
		err = fmt.Errorf("%w: voucher %s %d", ledger.ErrNotFound, p, n)
	}
	return x, err
}
