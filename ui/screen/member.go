package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// readMemberPage reads a member with every record that names them; year is the one whose figures are shown.
func readMemberPage(env Env, v *ledger.View, id model.ID, year int) (pageData, error) {
	m, err := v.Member(id)
	if err != nil {
		return pageData{}, err
	}
	rows := memberFacts(m)
	for _, part := range []func(Env, *ledger.View, model.Member, int) ([]pageRow, error){
		memberHelp, memberVisits, memberGrants, memberDuesRows, memberVouchers,
	} {
		more, err := part(env, v, m, year)
		if err != nil {
			return pageData{}, err
		}
		rows = append(rows, more...)
	}
	return pageData{title: text.MemberTitle(m), rows: rows, deeds: memberDeeds{env: env}.of(m)}, nil
}

// memberHelp are the years in which the member was given something, in one line each.
func memberHelp(_ Env, v *ledger.View, m model.Member, _ int) ([]pageRow, error) {
	years, err := v.HelpOf(m.ID)
	var out []pageRow
	for i, y := range years {
		r := pageRow{value: text.HelpLine(y)}
		if i == 0 {
			r.label = text.MemberHelp
		}
		out = append(out, r)
	}
	return out, err
}

func memberVisits(env Env, v *ledger.View, m model.Member, year int) ([]pageRow, error) {
	all, err := v.Visits(0)
	if err != nil {
		return nil, err
	}
	given := visitYears(all)[personYear{m.ID, year}]
	out := []pageRow{{label: text.MemberVisits, value: text.MemberYearVisits(year, given.times, given.sum)}}
	b, err := v.Branch()
	if err != nil {
		return nil, err
	}
	people := newRoster([]model.Member{m})
	for i := len(all) - 1; i >= 0; i-- {
		x := all[i]
		if x.Member != m.ID {
			continue
		}
		r, err := visitRowOf(v, x, people, b)
		if err != nil {
			return nil, err
		}
		out = append(out, pageRow{value: text.VisitLine(x, r.voucherWords()), open: func() tea.Cmd {
			return push(newVisit(env, x.ID))
		}})
	}
	return out, nil
}

func memberGrants(env Env, v *ledger.View, m model.Member, year int) ([]pageRow, error) {
	all, err := v.Subsidies(0)
	if err != nil {
		return nil, err
	}
	var n int
	var sum model.Money
	var rows []pageRow
	for i := len(all) - 1; i >= 0; i-- {
		g := all[i]
		if g.Member != m.ID {
			continue
		}
		if g.Paid.Year() == year {
			n++
			sum += g.Amount
		}
		rows = append(rows, pageRow{value: text.SubsidyLine(g), open: func() tea.Cmd {
			return push(newSubsidy(env, g.ID))
		}})
	}
	head := pageRow{label: text.MemberGrants, value: text.MemberYearGrants(year, n, sum)}
	return append([]pageRow{head}, rows...), nil
}

// memberDuesRows are the year's dues: what is due, and each month that was paid.
func memberDuesRows(_ Env, v *ledger.View, m model.Member, year int) ([]pageRow, error) {
	sheet, err := v.DuesSheet(year)
	if err != nil {
		return nil, err
	}
	out := []pageRow{{label: text.MemberDues, value: text.MemberYearDues(year, 0, 0, 0, nil)}}
	for _, d := range sheet {
		if d.Member.ID == m.ID {
			out[0].value = text.MemberYearDues(year, d.Due, d.Paid, d.Behind, d.Unpaid)
		}
	}
	for p := model.NewPeriod(year, 1); p.Year() == year; p = p.Next() {
		d, ok, err := v.DuesOf(m.ID, p)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, pageRow{value: text.MemberDuesLine(d)})
		}
	}
	return out, nil
}

func memberVouchers(env Env, v *ledger.View, m model.Member, _ int) ([]pageRow, error) {
	ids, err := v.VouchersOf(m.ID)
	if err != nil {
		return nil, err
	}
	out := []pageRow{{label: text.MemberVouchers, value: text.MemberVoucherCount(len(ids))}}
	for i := len(ids) - 1; i >= 0; i-- {
		x, err := v.Voucher(ids[i])
		if err != nil {
			return nil, err
		}
		out = append(out, pageRow{value: text.MemberVoucherLine(x, debitOf(x)), open: func() tea.Cmd {
			return push(newVoucher(env, x.ID))
		}})
	}
	return out, nil
}
