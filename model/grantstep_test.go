package model

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func takenStep(g GrantStep, d Date) TakenStep {
	return TakenStep{GrantAct: GrantAct{Step: g, Date: d, Persons: "李四"}, Until: d.AddDays(5)}
}

// TestTakeAllSteps takes a grant from application to the yearly review; every fact is kept once.
func TestTakeAllSteps(t *testing.T) {
	s := Subsidy{Member: 1, Category: "意外致困", Amount: 1, Applied: 20260506}
	day := s.Applied
	for _, g := range GrantSteps()[1:] {
		if g != s.NextStep() {
			t.Fatalf("next is %s, want %s", s.NextStep(), g)
		}
		day = day.AddDays(7)
		var err error
		if s, err = s.Take(takenStep(g, day)); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, "all", CheckSubsidy(s))
	if s.Assessed == 0 || s.Approver != "李四" || s.NoticeTo != s.NoticeFrom.AddDays(5) || s.NextStep() != GrantNone {
		t.Errorf("%+v", s)
	}
	for _, a := range s.Steps {
		if (a.Step.Stage() == StageNone) != (a.Date != 0) || a.Step == GrantApproved {
			t.Errorf("kept twice: %+v", a)
		}
	}
	for _, c := range s.Chain(nil) {
		if c.State != StepDone || c.Date == 0 || c.Step.ByPersons() && c.Persons != "李四" {
			t.Errorf("%+v", c)
		}
	}
}

// TestTakeRefuses names what stands against a step.
func TestTakeRefuses(t *testing.T) {
	good := Subsidy{
		Applied: 20260501, Assessed: 20260503, Deliberated: 20260504, NoticeFrom: 20260505, NoticeTo: 20260511,
		ValidUntil: 20260601, Steps: []GrantAct{{Step: GrantVerified, Date: 20260502, Persons: "李四"}},
	}
	for _, c := range []struct {
		name   string
		change func(*Subsidy)
		take   TakenStep
		want   StepError
		reason bool // a reason overrides it
	}{
		{
			"before", func(s *Subsidy) { s.Assessed = 0 }, takenStep(GrantApproved, 20260512),
			StepError{GrantApproved, StepBefore, GrantAssessed, 0},
			true,
		},
		{
			"paid before approved", func(*Subsidy) {}, takenStep(GrantPaid, 20260512),
			StepError{GrantPaid, StepBefore, GrantApproved, 0},
			true,
		},
		{
			"order", func(*Subsidy) {}, takenStep(GrantApproved, 20260504),
			StepError{GrantApproved, StepOrder, GrantNotice, 20260505},
			true,
		},
		{
			"notice", func(*Subsidy) {}, takenStep(GrantApproved, 20260511),
			StepError{GrantApproved, StepNoticeRuns, GrantNotice, 20260511},
			true,
		},
		{
			"endless", func(s *Subsidy) { s.NoticeTo = 0 }, takenStep(GrantApproved, 20260512),
			StepError{GrantApproved, StepNoticeRuns, GrantNotice, 0},
			true,
		},
		{
			"expired", func(*Subsidy) {}, takenStep(GrantApproved, 20260602),
			StepError{GrantApproved, StepExpired, 0, 20260601},
			true,
		},
		{
			"twice", func(*Subsidy) {}, takenStep(GrantAssessed, 20260503),
			StepError{GrantAssessed, StepTwice, 0, 20260503},
			false,
		},
		{
			"nobody", func(*Subsidy) {},
			TakenStep{GrantAct: GrantAct{Step: GrantApproved, Date: 20260512}},
			StepError{GrantApproved, StepNobody, 0, 0},
			false,
		},
		{
			"month", func(*Subsidy) {}, takenStep(GrantApproved, 20260500),
			StepError{GrantApproved, StepUnknown, 0, 20260500},
			false,
		},
		{"no step", func(*Subsidy) {}, takenStep(10, 20260512), StepError{10, StepUnknown, 0, 20260512}, false},
	} {
		s := good
		c.change(&s)
		_, err := s.Take(c.take)
		var got *StepError
		if !errors.As(err, &got) || *got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		c.take.Override = "家中急用"
		after, err := s.Take(c.take)
		if (err == nil) != c.reason {
			t.Errorf("%s with a reason: %v", c.name, err)
		}
		if err == nil && after.act(c.take.Step).Override == "" {
			t.Errorf("%s: the reason is not kept", c.name)
		}
	}
	after, err := good.Take(TakenStep{GrantAct: GrantAct{
		Step: GrantApproved, Date: 20260512, Persons: "主席", Override: "没有人问",
	}})
	if err != nil || after.act(GrantApproved).Override != "" {
		t.Errorf("a reason that nothing asked for is kept: %+v %v", after, err)
	}
}

// TestNoStepBeforeItsTurn takes steps in any order on any days: whatever stands done before something earlier that is
// missing, or out of order, has a reason.
func TestNoStepBeforeItsTurn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Subsidy{Member: 1, Category: "意外致困", Amount: 1, Applied: 20260501}
		for range rapid.IntRange(1, 20).Draw(t, "tries") {
			g := GrantStep(rapid.IntRange(0, 10).Draw(t, "step"))
			x := takenStep(g, Date(20260501).AddDays(rapid.IntRange(0, 60).Draw(t, "day")))
			x.Again = rapid.Bool().Draw(t, "again")
			if rapid.IntRange(0, 3).Draw(t, "why") == 0 {
				x.Override = "家中急用"
			}
			was := s.StepDate(g)
			after, err := s.Take(x)
			if err != nil {
				var refused *StepError
				if !errors.As(err, &refused) || after.StepDate(g) != was {
					t.Fatalf("%v changed %v to %v", err, was, after.StepDate(g))
				}
				continue
			}
			s = after
		}
		for _, v := range CheckSubsidy(s) {
			if v.Severity == SeverityError {
				t.Fatalf("%+v breaks %+v", s, v)
			}
		}
		for _, c := range s.Chain(nil) {
			if c.State == StepMissing {
				t.Fatalf("%s is left out and nobody says why: %+v", c.Step, s)
			}
		}
	})
}

// TestChainFromFile: the first review of the file after the payment is the grant's 年审, and it falls due.
func TestChainFromFile(t *testing.T) {
	s := Subsidy{Applied: 20250101, Paid: 20250301, ValidUntil: 20260101}
	s.Steps = []GrantAct{{Step: GrantVerified, Date: 20250102, Persons: "李四"}}
	for _, c := range []struct {
		day  Date
		want GrantStep
	}{{20250401, GrantNone}, {20250501, GrantFollowed}} {
		if step, _ := s.Due(nil, c.day); step != c.want {
			t.Errorf("on %s %s is due, want %s", c.day, step, c.want)
		}
	}
	s.Steps = append(s.Steps, GrantAct{Step: GrantFollowed, Date: 20250502, Persons: "李四"})
	if step, since := s.Due(nil, 20260102); step != GrantReviewed || since != 20260101 {
		t.Errorf("%s since %s", step, since)
	}
	reviews := []HardshipReview{{Date: 20250201, Person: "早"}, {Date: 20260110, Person: "赵敏", Paper: "纪要"}}
	last := s.Chain(reviews)[8]
	if last.State != StepDone || last.Date != 20260110 || last.Persons != "赵敏" {
		t.Errorf("%+v", last)
	}
	if step, _ := s.Due(reviews, 20260201); step != GrantNone {
		t.Errorf("%s is due after the review", step)
	}
}

// TestSubsidyVoucherBySource books each source where it belongs: own money and money given for the purpose on 50404,
// the latter by its project; donations that pass through against 221, never as an expense.
func TestSubsidyVoucherBySource(t *testing.T) {
	for _, c := range []struct {
		source, debit, project, money string
	}{
		{"本级经费", "50404", "", ""},
		{"", "50404", "", ""},
		{"上级补助", "50404", "送温暖", ""},
		{"行政补助", "50404", "送温暖", ""},
		{"爱心捐款", "221", "送温暖", "送温暖"},
	} {
		s := Subsidy{
			ID: 3, Member: 7, Category: "意外致困", Applied: 20260501, Paid: 20260601, Amount: 2000_00, Source: c.source,
			Payment: "银行转账",
		}
		if c.project != "" {
			warned := false
			for _, v := range CheckSubsidy(s) {
				warned = warned || v.Rule == RuleGrantProject
			}
			if !warned {
				t.Errorf("%s without a project is not warned of", c.source)
			}
		}
		s.Project = "送温暖"
		v := SubsidyVoucher(s, Member{ID: 7, Name: "王芳"})
		want := []Line{
			{Account: c.debit, Side: Debit, Amount: 2000_00, Member: 7, Project: c.project},
			{Account: "102", Side: Credit, Amount: 2000_00, Project: c.money},
		}
		for i := range want {
			if v.Lines[i] != want[i] {
				t.Errorf("%s: %+v, want %+v", c.source, v.Lines[i], want[i])
			}
		}
	}
}

// TestClearedStepIsSkipped: a form that clears a step under a later one, or the step whose reason stands for one left
// out, is asked for a reason; what was left out with a reason is not warned of when the grant is paid.
func TestClearedStepIsSkipped(t *testing.T) {
	take := func(s Subsidy, g GrantStep, d Date, why string) Subsidy {
		x := takenStep(g, d)
		x.Override = why
		s, err := s.Take(x)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := Subsidy{Member: 1, Category: "意外致困", Amount: 1, Applied: 20260501, Payment: "银行转账"}
	s = take(s, GrantVerified, 20260502, "")
	s = take(s, GrantDeliberated, 20260504, "评议会改期")
	s = take(s, GrantNotice, 20260505, "")
	paid := take(take(s, GrantApproved, 20260512, ""), GrantPaid, 20260513, "")
	expect(t, "left out with a reason", CheckSubsidy(paid))

	bare := s
	bare.Deliberated = 0
	bare = bare.Swept()
	skipped := s.Skipped(bare)
	if len(skipped) != 2 || *skipped[0] != (StepError{GrantNotice, StepBefore, GrantAssessed, 0}) ||
		*skipped[1] != (StepError{GrantNotice, StepBefore, GrantDeliberated, 0}) {
		t.Fatalf("%+v", skipped)
	}
	excused := bare.Excused(skipped, "记错了")
	if again := s.Skipped(excused); len(again) != 0 || excused.Chain(nil)[3].State != StepWaived {
		t.Errorf("%+v still skips %+v", excused, again)
	}
	if last := s.Skipped(take(s, GrantApproved, 20260512, "")); len(last) != 0 {
		t.Errorf("nothing was skipped: %+v", last)
	}
	if more := bare.Skipped(bare); len(more) != 0 {
		t.Errorf("what was missing before is asked again: %+v", more)
	}
}
