package audit

import (
	"fmt"
	"strings"

	"gonghui/model"
)

func withinCeiling(s *snapshot) []Finding {
	if s.branch.Region == "" && len(s.branch.Limits) == 0 {
		s.lack(lackRegion)
		return nil
	}
	type basket struct {
		member model.ID
		item   string
	}
	had := map[basket]model.Money{}
	var out []Finding
	for _, x := range s.made() {
		c, ok := s.branch.CeilingFor(x)
		if !ok || x.Total() == 0 {
			continue
		}
		k := basket{x.Member, c.Item}
		e := model.Exceeds(x, had[k], c)
		had[k] += x.Total()
		if e.Over > 0 {
			f := s.onVisit(x, saidOverCeiling, e.Counted.Grouped(), e.Limit.Grouped(), c.Basis, e.Over.Grouped())
			f.Amount = e.Over
			out = append(out, f)
		}
		if e.Form {
			out = append(out, s.onVisit(x, saidForm, c.Name, c.Form))
		}
	}
	return out
}

// once are the items that befall a member once in all; hospitalMost is how often a year a stay in hospital is paid for.
var once = map[string]bool{"wedding": true, "childbirth": true, "death-member": true, "retirement": true}

const (
	itemHospital = "hospital"
	hospitalMost = 2
)

func notTwice(s *snapshot) []Finding {
	type event struct {
		member   model.ID
		item     string
		relation model.Relation
		day      model.Date
	}
	type person struct {
		member model.ID
		item   string
	}
	same, ever, year := map[event]model.Date{}, map[person]model.Date{}, map[person]int{}
	var out []Finding
	for _, x := range s.visits {
		c, ok := s.branch.Category(x.Category)
		if !ok || x.Pending() || x.Total() == 0 {
			continue
		}
		item := c.ItemFor(x.Relation)
		if item == "" {
			item = c.Name
		}
		ours := x.Date.Year() == s.year
		e, p := event{x.Member, item, x.Relation, x.EventDate}, person{x.Member, item}
		switch before, again := same[e], ever[p]; {
		case before != 0 && x.EventDate != 0 && ours:
			out = append(out, s.onVisit(x, saidSameEvent, x.EventDate, before))
		case again != 0 && once[item] && item != "childbirth" && ours:
			out = append(out, s.onVisit(x, saidOnce, x.Category, again))
		}
		same[e], ever[p] = x.Date, x.Date
		if ours && item == itemHospital {
			if year[p]++; year[p] > hospitalMost {
				out = append(out, s.onVisit(x, saidHospital, year[p], hospitalMost))
			}
		}
	}
	return out
}

// linked looks at visits and vouchers from both sides.
func linked(s *snapshot) []Finding {
	var out []Finding
	type share struct {
		voucher, member model.ID
	}
	claimed := map[share]model.Money{}
	visited := map[share]bool{}
	for _, x := range s.visits {
		if !x.Pending() {
			claimed[share{x.Voucher, x.Member}] += x.Total()
			visited[share{x.Voucher, x.Member}] = true
		}
	}
	for _, x := range s.subsidies {
		visited[share{x.Voucher, x.Member}] = true
	}
	for _, x := range s.made() {
		switch v, posted := s.voucher(x.Voucher); {
		case x.Total() == 0:
		case x.Voucher == 0 && x.VoucherText != "":
			out = append(out, s.onVisit(x, saidLinkUnknown, x.VoucherText))
		case x.Voucher == 0:
			out = append(out, s.onVisit(x, saidNoVoucher, x.Total().Grouped()))
		case posted:
			if booked := bornBy(v, x.Member); booked != claimed[share{v.ID, x.Member}] {
				out = append(out, s.onVisit(x, saidAmounts, claimed[share{v.ID, x.Member}].Grouped(), booked.Grouped()))
			}
		}
	}
	for _, x := range s.granted() {
		switch {
		case x.Voucher == 0 && x.VoucherText != "":
			out = append(out, s.onSubsidy(x, saidLinkUnknown, x.VoucherText))
		case x.Voucher == 0 && x.Paid != 0:
			out = append(out, s.onSubsidy(x, saidGrantNoVoucher, x.Amount.Grouped()))
		}
	}
	return append(out, s.unvisited(func(v, m model.ID) bool { return visited[share{v, m}] })...)
}

// unvisited finds lines of condolence for a member that no visit stands behind. Cancelled vouchers do not count.
func (s *snapshot) unvisited(visited func(voucher, member model.ID) bool) []Finding {
	cancelled := map[model.ID]bool{}
	for _, v := range s.vouchers {
		if v.Kind == model.VoucherRed {
			cancelled[v.Reverses] = true
		}
	}
	var out []Finding
	for _, v := range s.vouchers {
		if v.Kind == model.VoucherRed || cancelled[v.ID] {
			continue
		}
		for _, l := range v.Lines {
			text := l.Summary + v.Summary
			if l.Member == 0 || l.Debit() <= 0 || !strings.Contains(text, wordCondole) || visited(v.ID, l.Member) {
				continue
			}
			f := about(v, saidNoVisit, s.members[l.Member].Name, l.Amount.Grouped())
			f.Amount = l.Amount
			out = append(out, f)
		}
	}
	return out
}

// bornBy is what a voucher's expense lines book for a member; all of its expense if no line names a member.
func bornBy(v model.Voucher, member model.ID) model.Money {
	var all, own model.Money
	named := false
	for _, l := range v.Lines {
		if !strings.HasPrefix(l.Account, "5") {
			continue
		}
		all += l.Debit() - l.Credit()
		if l.Member != 0 {
			named = true
		}
		if l.Member == member {
			own += l.Debit() - l.Credit()
		}
	}
	if named {
		return own
	}
	return all
}

func approved(s *snapshot) []Finding {
	var out []Finding
	visits := s.made()
	someApproved, someVisitors := false, false
	for _, x := range visits {
		someApproved = someApproved || x.Approver != ""
		someVisitors = someVisitors || len(x.Visitors) > 0
	}
	if len(visits) > 0 && !someApproved {
		s.lack(lackApproval)
	}
	if len(visits) > 0 && !someVisitors {
		s.lack(lackVisitors)
	}
	for _, x := range visits {
		name := s.members[x.Member].Name
		switch {
		case someApproved && x.Approver == "" && x.Total() > 0:
			out = append(out, s.onVisit(x, saidNoApproval))
		case x.Approver != "" && x.Approver == name:
			out = append(out, s.onVisit(x, saidOwnApproval, name))
		}
		if someVisitors && len(x.Visitors) < 2 {
			out = append(out, s.onVisit(x, saidAlone, len(x.Visitors)))
		}
	}
	return out
}

func procedure(s *snapshot) []Finding {
	var out []Finding
	grants := s.granted()
	filed := false
	for _, x := range grants {
		filed = filed || x.File != ""
	}
	if len(grants) > 0 && !filed {
		s.lack(lackFiles)
	}
	for _, x := range grants {
		if x.Paid == 0 {
			continue
		}
		var without []string
		if filed && x.File == "" {
			without = append(without, wordFile)
		}
		for _, stage := range []struct {
			name string
			day  model.Date
		}{
			{wordAssessed, x.Assessed}, {wordDeliberated, x.Deliberated}, {wordNotice, x.NoticeTo},
			{wordApproved, x.Approved},
		} {
			if stage.day == 0 {
				without = append(without, stage.name)
			}
		}
		if len(without) > 0 {
			out = append(out, s.onSubsidy(x, saidSteps, strings.Join(without, listMark)))
		}
		if x.NoticeTo != 0 && x.Paid <= x.NoticeTo {
			out = append(out, s.onSubsidy(x, saidPaidEarly, x.Paid, fmt.Sprintf(saidUntilNotice, x.NoticeTo)))
		} else if x.Approved != 0 && x.Paid < x.Approved {
			out = append(out, s.onSubsidy(x, saidPaidEarly, x.Paid, fmt.Sprintf(saidUntilApproved, x.Approved)))
		}
	}
	return out
}

func entitled(s *snapshot) []Finding {
	type kind struct {
		member   model.ID
		category string
	}
	seen := map[kind]model.Date{}
	var out []Finding
	for _, x := range s.granted() {
		day := x.Paid
		if day == 0 {
			day = x.Applied
		}
		if x.ValidUntil != 0 && day > x.ValidUntil {
			out = append(out, s.onSubsidy(x, saidExpired, x.ValidUntil, day))
		}
		k := kind{x.Member, x.Category}
		if before := seen[k]; before != 0 {
			out = append(out, s.onSubsidy(x, saidGrantTwice, x.Category, before))
		}
		seen[k] = x.Applied
		if name, ok := model.ParsePayment(x.Payment); ok && name == model.PaymentCash {
			out = append(out, s.onSubsidy(x, saidGrantCash, x.Amount.Grouped()))
		}
	}
	return out
}
