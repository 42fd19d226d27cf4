package model

// The rules of hardship grants. Their order and completeness are habits that an auditor asks after, so that
// breaking them warns: an import brings what was done, not what should have been.
const (
	RuleSubsidyMember     Rule = "subsidy.member"      // whom it is for
	RuleSubsidyCategory   Rule = "subsidy.category"    // 困难类别 is one of those in use, or an older one
	RuleSubsidyDate       Rule = "subsidy.date"        // real days, the first of them given
	RuleSubsidyAmount     Rule = "subsidy.amount"      // more than 0, not beyond MaxEntry
	RuleSubsidyOrder      Rule = "subsidy.order"       // stages follow each other
	RuleSubsidyMissing    Rule = "subsidy.missing"     // no stage left out before payment
	RuleSubsidyNotice     Rule = "subsidy.notice"      // the notice does not end before it begins
	RuleSubsidyNoticeEnds Rule = "subsidy.notice-ends" // approved and paid after the notice ended
	RuleSubsidyCash       Rule = "subsidy.cash"        // paid by transfer, to the member's own account
)

// CheckSubsidy returns everything that keeps a grant out of the book, and what to warn of.
func CheckSubsidy(s Subsidy) []Violation {
	var vs violations
	if s.Member == 0 {
		vs.error(RuleSubsidyMember, "Member", "")
	}
	if s.Amount <= 0 || s.Amount > MaxEntry {
		vs.error(RuleSubsidyAmount, "Amount", s.Amount.String())
	}
	if _, ok := ParseHardship(s.Category); !ok {
		vs.warn(RuleSubsidyCategory, "Category", s.Category)
	}
	checkTexts(&vs, []textField{
		{"Category", s.Category, MaxName},
		{"Source", s.Source, MaxName},
		{"File", s.File, MaxName},
		{"Approver", s.Approver, MaxName},
		{"Payment", s.Payment, MaxName},
		{"VoucherText", s.VoucherText, MaxName},
	})
	checkNotes(&vs, []textField{{"Cause", s.Private.Cause, MaxNote}, {"Note", s.Private.Note, MaxNote}})
	checkStages(&vs, s)
	checkGrantSteps(&vs, s)
	if from, ok := ParsePayment(s.Payment); ok && s.Paid != 0 && from == Payments()[0] {
		vs.warn(RuleSubsidyCash, "Payment", s.Payment)
	}
	return vs
}

// stageFields are the names of the fields that hold the stages' dates.
var stageFields = map[Stage]string{
	StageApplied: "Applied", StageAssessed: "Assessed", StageDeliberated: "Deliberated",
	StageNotice: "NoticeFrom", StageApproved: "Approved", StagePaid: "Paid",
}

func checkStages(vs *violations, s Subsidy) {
	if s.Applied == 0 {
		vs.error(RuleSubsidyDate, "Applied", "")
	} else if !inYears(s.Applied) {
		vs.error(RuleYear, "Applied", s.Applied.String())
	}
	days := []dateField{{"NoticeTo", s.NoticeTo, RuleSubsidyDate}, {"ValidUntil", s.ValidUntil, RuleSubsidyDate}}
	var before Date
	for _, stage := range Stages() {
		d := s.StageDate(stage)
		days = append(days, dateField{stageFields[stage], d, RuleSubsidyDate})
		if d != 0 && d < before {
			vs.hinted(RuleSubsidyOrder, SeverityWarning, stageFields[stage], -1, d.String(), before.String())
		}
		before = max(before, d)
	}
	checkDays(vs, days)
	if s.Paid != 0 {
		for _, c := range s.Chain(nil) {
			if stage := c.Step.Stage(); c.State == StepMissing && stage != StageNone {
				vs.hinted(RuleSubsidyMissing, SeverityWarning, stageFields[stage], -1, "", stage.String())
			}
		}
	}
	if s.NoticeTo == 0 {
		return
	}
	if s.NoticeTo < s.NoticeFrom {
		vs.error(RuleSubsidyNotice, "NoticeTo", s.NoticeTo.String())
	}
	for _, stage := range []Stage{StageApproved, StagePaid} {
		if d := s.StageDate(stage); d != 0 && d <= s.NoticeTo {
			vs.hinted(RuleSubsidyNoticeEnds, SeverityWarning, stageFields[stage], -1, d.String(), s.NoticeTo.String())
		}
	}
}
