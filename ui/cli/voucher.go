package cli

import (
	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// voucher shows one voucher with all that belongs to it; drafts are written by its own commands.
func (a *app) voucher() *cobra.Command {
	c := &cobra.Command{
		Use: text.VoucherCmdUse, Short: text.VoucherCmdShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.forReading(func(b *ledger.Book) error {
				return b.Read(func(v *ledger.View) error {
					x, err := voucherNamed(v, args[0])
					if err != nil {
						return err
					}
					return a.showVoucher(v, x)
				})
			})
		},
	}
	c.AddCommand(a.voucherNew(), a.voucherEdit(), a.voucherCopy(), a.voucherDiscard())
	return c
}

func (a *app) showVoucher(v *ledger.View, x model.Voucher) error {
	chart, err := v.Chart()
	if err != nil {
		return err
	}
	names := map[model.ID]string{}
	for _, l := range x.Lines {
		if l.Member == 0 {
			continue
		}
		m, err := v.Member(l.Member)
		if err != nil {
			return err
		}
		names[l.Member] = m.Name
	}
	for _, line := range text.VoucherLines(x, chart, names) {
		a.say("%s", line)
	}
	ties, err := correctionsOf(v, x)
	if err != nil {
		return err
	}
	for _, t := range ties {
		a.say("%s", t)
	}
	refs, err := v.Linked(x.ID)
	if err != nil {
		return err
	}
	for _, r := range refs {
		if r.Kind == model.KindVoucher {
			continue
		}
		rec, err := v.Record(r)
		if err != nil {
			return err
		}
		if m, ok := rec.(model.Match); ok && len(m.Lines) > 0 {
			lines, err := v.LinesOfMatch(m)
			if err != nil {
				return err
			}
			a.say("%s", text.LinkedMatch(lines))
			continue
		}
		who, err := memberOf(v, rec)
		if err != nil {
			return err
		}
		a.say("%s", text.Linked(r.Kind, rec, who))
	}
	return nil
}

// memberOf names the member whom a visit, a grant or dues are about.
func memberOf(v *ledger.View, record any) (string, error) {
	id := memberIn(record)
	if id == 0 {
		return "", nil
	}
	m, err := v.Member(id)
	return m.Name, err
}

// memberIn is the member whom a visit, a grant or dues are about; 0 for any other record.
func memberIn(record any) model.ID {
	switch x := record.(type) {
	case model.Visit:
		return x.Member
	case model.Subsidy:
		return x.Member
	case model.Dues:
		return x.Member
	}
	return 0
}

// correctionsOf says how a voucher and others put each other right.
func correctionsOf(v *ledger.View, x model.Voucher) ([]string, error) {
	var out []string
	say := func(id model.ID, line func(string) string) error {
		if id == 0 {
			return nil
		}
		other, err := v.Voucher(id)
		if err == nil {
			out = append(out, line(text.VoucherLabel(other)))
		}
		return err
	}
	if err := say(x.Reverses, func(n string) string { return text.ReversesLine(x.Kind, n) }); err != nil {
		return nil, err
	}
	red, err := v.ReversedBy(x.ID)
	if err != nil {
		return nil, err
	}
	blue, err := v.CorrectedBy(x.ID)
	if err != nil {
		return nil, err
	}
	if err := say(red, text.ReversedLine); err != nil {
		return nil, err
	}
	if err := say(blue, text.CorrectedLine); err != nil {
		return nil, err
	}
	ids, err := v.AdjustedBy(x.ID)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if err := say(id, text.AdjustedLine); err != nil {
			return nil, err
		}
	}
	return out, nil
}
