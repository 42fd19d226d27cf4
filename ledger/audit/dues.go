package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// owing is what the checks know of dues.
type owing struct {
	rows []ledger.DuesRow // of the year, by member
	ties []ledger.DuesTie // by month
}

func (s *snapshot) takeDues(v *ledger.View) (err error) {
	if s.rows, err = v.DuesSheet(s.year); err != nil {
		return err
	}
	s.ties, err = v.DuesTies(s.year)
	return err
}

// duesAgree is check 28: the roster against the sheet, and the sheet against account 401.
func duesAgree(s *snapshot) []Finding {
	var due, paid model.Money
	for _, r := range s.rows {
		due += r.Due
		paid += r.Paid
	}
	switch {
	case due == 0 && paid == 0:
		s.lack("会员没有会费基数，应缴会费无法与收缴、401 会费收入核对。")
		return nil
	case paid == 0:
		s.lack("没有会费收缴记录，应缴会费无法与 401 会费收入核对。")
		return nil
	}
	return slices.Concat(s.unpaid(), s.overpaid(), s.untied())
}

// duesObject is what a finding on a year's dues is called.
func (s *snapshot) duesObject(what string) string { return fmt.Sprintf("%d年会费%s", s.year, what) }

// unpaid tells who owes for which months. A month that is not over is not due yet.
func (s *snapshot) unpaid() []Finding {
	var sum model.Money
	var people []string
	for _, r := range s.rows {
		var months []model.Period
		for i, p := range r.Unpaid {
			if p.Last() < s.today {
				months = append(months, p)
				sum += r.Owed[i]
			}
		}
		if len(months) == 0 {
			continue
		}
		people = append(people, fmt.Sprintf("%s %s", s.person(r.Member.ID), monthsOf(months)))
	}
	if len(people) == 0 {
		return nil
	}
	return []Finding{{
		Object: s.duesObject("欠缴"), Amount: sum, HasAmount: true,
		Text: fmt.Sprintf("%s：按名册应缴的会费有 %d 人没有缴清，共 %s 元：%s。",
			s.duesObject("欠缴"), len(people), sum.Grouped(), few(people)),
	}}
}

// overpaid tells who paid more than the roster says, or without owing anything.
func (s *snapshot) overpaid() []Finding {
	var sum model.Money
	var people []string
	for _, r := range s.rows {
		if m := r.Paid - (r.Due - r.Behind); m > 0 {
			sum += m
			people = append(people, fmt.Sprintf("%s %s 元", s.person(r.Member.ID), m.Grouped()))
		}
	}
	if len(people) == 0 {
		return nil
	}
	return []Finding{{
		Object: s.duesObject("多收"), Amount: sum, HasAmount: true,
		Text: fmt.Sprintf("%s：有 %d 人缴的比名册应缴的多，或不应缴而缴，共 %s 元：%s。",
			s.duesObject("多收"), len(people), sum.Grouped(), few(people)),
	}}
}

// untied compares month by month what came in with account 401. Where the year agrees, a month is only worth a look. A
// month that is not over may still be booked.
func (s *snapshot) untied() []Finding {
	ties := slices.DeleteFunc(slices.Clone(s.ties), func(t ledger.DuesTie) bool { return t.Month.Last() >= s.today })
	var received, booked model.Money
	for _, t := range ties {
		received += t.Received
		booked += t.Booked
	}
	var out []Finding
	for _, t := range ties {
		if t.Holds() {
			continue
		}
		object := t.Month.String() + " 会费"
		f := unequal(object, "收缴表本月收到", "401 会费收入", t.Received, t.Booked, 0)
		f.Text += duesWhere(t, s.person)
		if received == booked {
			f.Severity = SeverityInfo
			f.Text += "全年合计相符。"
		}
		out = append(out, f)
	}
	return out
}

// duesWhere says where the difference between what came in as dues in a month and account 401 lies; empty where they
// agree. person names a member.
func duesWhere(t ledger.DuesTie, person func(model.ID) string) string {
	if t.Holds() {
		return ""
	}
	var parts []string
	say := func(m model.Money, format string, args ...any) {
		if m != 0 {
			parts = append(parts, fmt.Sprintf(format, args...))
		}
	}
	names := make([]string, 0, len(t.Nobody))
	for _, id := range t.Nobody {
		names = append(names, person(id))
	}
	slices.Sort(names)
	who := few(slices.Compact(names))
	say(t.Unbooked, "缴费 %s 元没有写明凭证", t.Unbooked.Grouped())
	say(t.Drafted, "缴费 %s 元的凭证还是草稿", t.Drafted.Grouped())
	if len(parts) > 0 {
		parts[len(parts)-1] += "（" + who + "）"
	}
	say(t.Later, "本月收到的 %s 元记在%s", t.Later.Grouped(), monthsOf(t.Elsewhere))
	say(t.Earlier, "本月记账的 %s 元是%s收到的", t.Earlier.Grouped(), monthsOf(t.Elsewhere))
	for i, l := range t.LooseBy {
		if i == namesMost {
			parts = append(parts, fmt.Sprintf("另有 %d 张凭证与缴费登记不符", len(t.LooseBy)-i))
			break
		}
		said := "%s 记%d 比对应的缴费登记多记 %s 元"
		switch {
		case l.Amount < 0:
			said = "%s 记%d 比对应的缴费登记少记 %s 元"
		case l.Recorded == 0:
			said = "%s 记%d 的 %s 元没有对应的缴费登记"
		}
		parts = append(parts, fmt.Sprintf(said, t.Month, l.Number, l.Amount.Abs().Grouped()))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "；") + "。"
}

// DuesWhere says where the difference between what came in as dues in a month and account 401 lies; empty where they
// agree.
func DuesWhere(v *ledger.View, p model.Period) (string, error) {
	tie, err := v.DuesTie(p)
	if err != nil || tie.Holds() {
		return "", err
	}
	s := &snapshot{members: map[model.ID]model.Member{}, names: map[string]int{}}
	if err := s.takeNames(v); err != nil {
		return "", err
	}
	return duesWhere(tie, s.person), nil
}

// few names at most namesMost of several.
func few(names []string) string {
	if len(names) <= namesMost {
		return strings.Join(names, listMark)
	}
	return strings.Join(names[:namesMost], listMark) + fmt.Sprintf("等 %d 人", len(names))
}

// monthsOf names months in short: those that follow each other as a run.
func monthsOf(months []model.Period) string {
	months = slices.SortedFunc(slices.Values(months), func(a, b model.Period) int { return cmp.Compare(a, b) })
	var out []string
	for i := 0; i < len(months); {
		last := i
		for last+1 < len(months) && months[last+1] == months[last].Next() {
			last++
		}
		run := months[i].String()
		if last > i {
			run += "至" + months[last].String()
		}
		out = append(out, run)
		i = last + 1
	}
	return strings.Join(out, listMark)
}
