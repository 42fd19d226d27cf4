package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// paperPick is a field of a form that holds a voucher, which is chosen from a list.
type paperPick struct {
	env  Env
	id   model.ID
	sum  model.Money // of its debits
	in   *kit.Field
	slot Slot
}

// papersMost is how many posted vouchers a list offers, the latest first.
const papersMost = 1000

func newPaperPick(env Env, x model.Voucher) *paperPick {
	p := &paperPick{env: env, in: filledField(env, kit.KindText, 0, "")}
	p.in.ReadOnly, p.in.Placeholder = true, text.InvoicePressF2
	p.take(x)
	return p
}

func (p *paperPick) take(x model.Voucher) {
	p.id = x.ID
	p.sum, _ = sums(x.Lines)
	if x.ID == 0 {
		p.in.SetValue("")
		return
	}
	p.in.SetValue(text.PaperLine(x, p.sum))
}

// lookup lists drafts and posted vouchers; then is called once one is chosen.
func (p *paperPick) lookup(then func()) tea.Cmd {
	return read(p.env, &p.slot, func(v *ledger.View) ([]model.Voucher, error) {
		drafts, err := v.Drafts()
		if err != nil {
			return nil, err
		}
		posted, err := v.LatestVouchers(papersMost)
		return append(drafts, posted...), err
	}, func(found []model.Voucher) tea.Cmd {
		actions := []kit.Action{{Label: text.PaperNone, Do: func() tea.Cmd {
			p.take(model.Voucher{})
			then()
			return nil
		}}}
		for _, x := range found {
			debit, _ := sums(x.Lines)
			actions = append(actions, kit.Action{Label: text.PaperLine(x, debit), Do: func() tea.Cmd {
				p.take(x)
				then()
				return nil
			}})
		}
		return ask(kit.NewPalette(p.env.Theme, text.PaperAsk, actions...))
	})
}
