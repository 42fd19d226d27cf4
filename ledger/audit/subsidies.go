package audit

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// paidOn is the day on which a grant was paid: as recorded, else that of its voucher; 0 if it was not.
func (s *snapshot) paidOn(x model.Subsidy) model.Date {
	if x.Paid != 0 {
		return x.Paid
	}
	return s.paid[x.Voucher].Date
}

// procedure is check 43, for grants that were paid.
func procedure(s *snapshot) []Finding {
	var grants []model.Subsidy
	filed := false
	for _, x := range s.granted() {
		if s.paidOn(x) != 0 {
			grants = append(grants, x)
			filed = filed || x.File != ""
		}
	}
	if len(grants) > 0 && !filed {
		s.lack("困难补助没有记录档案号。")
	}
	var out []Finding
	for _, x := range grants {
		if without := steps(x, filed); len(without) > 0 {
			out = append(out, s.onSubsidy(x, "%s 已发放，缺%s。", s.paidOn(x), strings.Join(without, listMark)))
		}
		if early := s.early(x); early != "" {
			out = append(out, s.onSubsidy(x, "%s。", early))
		}
	}
	return out
}

// steps are the papers and stages that a paid grant lacks.
func steps(x model.Subsidy, filed bool) []string {
	var without []string
	if filed && x.File == "" {
		without = append(without, "档案号")
	}
	for _, stage := range []model.Stage{
		model.StageAssessed, model.StageDeliberated, model.StageNotice, model.StageApproved,
	} {
		if x.StageDate(stage) == 0 {
			without = append(without, stage.String())
		}
	}
	if x.NoticeFrom != 0 && x.NoticeTo == 0 {
		without = append(without, "公示截止日期")
	}
	return without
}

// early says what was done with a grant before its time; empty if nothing was.
func (s *snapshot) early(x model.Subsidy) string {
	paid := s.paidOn(x)
	var out []string
	if x.NoticeTo != 0 && paid <= x.NoticeTo {
		out = append(out, fmt.Sprintf("%s 发放，公示到 %s 才结束", paid, x.NoticeTo))
	}
	if x.NoticeTo != 0 && x.Approved != 0 && x.Approved <= x.NoticeTo {
		out = append(out, fmt.Sprintf("%s 批准，公示到 %s 才结束", x.Approved, x.NoticeTo))
	}
	if x.Approved != 0 && paid < x.Approved {
		out = append(out, fmt.Sprintf("%s 发放，%s 才批准", paid, x.Approved))
	}
	return strings.Join(out, "；")
}

// entitled is check 44, for grants that were paid.
func entitled(s *snapshot) []Finding {
	type kind struct {
		member   model.ID
		category string
	}
	seen := map[kind]model.Subsidy{}
	var out []Finding
	for _, x := range s.granted() {
		paid := s.paidOn(x)
		if paid == 0 {
			continue
		}
		if x.ValidUntil != 0 && paid > x.ValidUntil {
			out = append(out, s.onSubsidy(x, "困难认定到 %s 为止，%s 仍发放。", x.ValidUntil, paid))
		}
		k := kind{x.Member, x.Category}
		if name, ok := model.ParseHardship(x.Category); ok {
			k.category = name
		}
		if before, twice := seen[k]; twice {
			out = append(out, s.onSubsidy(x, "%s 已按同一困难类别（%s）补助 %s 元，本年第二次。",
				s.paidOn(before), k.category, before.Amount.Grouped()))
		}
		seen[k] = x
		if s.inCash(x) {
			out = append(out, s.onSubsidy(x, "%s 用现金发放，应转账到本人账户。", paid))
		}
	}
	return out
}

// inCash reports whether a grant was paid in cash: by its own words, else by its voucher.
func (s *snapshot) inCash(x model.Subsidy) bool {
	if x.Payment != "" {
		return model.PaidFrom(x.Payment) == model.AccountCash
	}
	for _, l := range s.paid[x.Voucher].Lines {
		if strings.HasPrefix(l.Account, model.AccountCash) && l.Credit() > 0 {
			return true
		}
	}
	return false
}
