package cli

import (
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// demoActivities fills the register of activities, and links each with the posted vouchers of its month that paid for
// it.
func demoActivities(b *ledger.Book) error {
	_, err := b.Do(ledger.Command{Actor: demoActor}, func(t *ledger.Tx) error {
		members, err := t.Members()
		if err != nil {
			return err
		}
		for _, x := range text.DemoActivities() {
			a := x.Activity
			a.People = demoPeople(members, a.Date, x.Every)
			if a.ID, err = t.SaveActivity(a); err != nil {
				return err
			}
			paid, err := paidIn(t.View, a.Date.Period(), x.Paid)
			if err != nil {
				return err
			}
			for _, id := range paid {
				if err := t.PayActivity(a.ID, id, false); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return err
}

// paidIn are the posted vouchers of a month that bear a 摘要.
func paidIn(v *ledger.View, p model.Period, summary string) (ids []model.ID, err error) {
	err = v.EachVoucher(p, p, func(x model.Voucher) error {
		if x.Summary == summary {
			ids = append(ids, x.ID)
		}
		return nil
	})
	return ids, err
}

// demoPeople asks every n-th member. When the day is over all have signed in, but for a few who were on duty.
func demoPeople(members []model.Member, day model.Date, n int) []model.Participant {
	var out []model.Participant
	for i, m := range members {
		if i%n != 0 || !m.ActiveOn(day) {
			continue
		}
		p := model.Participant{Member: m.ID, Signed: day < demoDay}
		if i%17 == 16 && p.Signed {
			p.Signed, p.Left = false, text.DemoAbsent
		}
		out = append(out, p)
	}
	return out
}
