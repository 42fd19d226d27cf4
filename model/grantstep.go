package model

import (
	"fmt"
	"slices"
)

// GrantStep is one step of the way of a hardship grant (困难补助的办理流程). Steps follow each other in the order of their
// values; six of them are the stages of Subsidy and have their days there.
type GrantStep uint8

// The steps.
const (
	GrantNone        GrantStep = 0
	GrantApplied     GrantStep = 1 // 申请
	GrantVerified    GrantStep = 2 // 核实, by a visit to the home
	GrantAssessed    GrantStep = 3 // 评议
	GrantDeliberated GrantStep = 4 // 审议
	GrantNotice      GrantStep = 5 // 公示
	GrantApproved    GrantStep = 6 // 批准
	GrantPaid        GrantStep = 7 // 发放
	GrantFollowed    GrantStep = 8 // 回访
	GrantReviewed    GrantStep = 9 // 年审
)

// String is the step's Chinese name.
func (g GrantStep) String() string { return wordOf("grant-step", g) }

// GrantSteps are the nine steps in order.
func GrantSteps() []GrantStep { return valuesOf[GrantStep]("grant-step") }

// ParseGrantStep finds the step that a word means.
func ParseGrantStep(word string) (GrantStep, bool) { return valueOf[GrantStep]("grant-step", word) }

// Stage is the stage of Subsidy that holds the step's day; StageNone if a row of Steps does.
func (g GrantStep) Stage() Stage {
	for _, x := range []struct {
		step  GrantStep
		stage Stage
	}{
		{GrantApplied, StageApplied},
		{GrantAssessed, StageAssessed},
		{GrantDeliberated, StageDeliberated},
		{GrantNotice, StageNotice},
		{GrantApproved, StageApproved},
		{GrantPaid, StagePaid},
	} {
		if x.step == g {
			return x.stage
		}
	}
	return StageNone
}

// ByPersons reports whether a step must name who took it.
func (g GrantStep) ByPersons() bool {
	return slices.Contains([]GrantStep{
		GrantVerified, GrantAssessed, GrantDeliberated, GrantApproved, GrantFollowed, GrantReviewed,
	}, g)
}

// GrantAct is what is known of a step beside what Subsidy has fields for: the day of 核实, 回访 and 年审 (Date is 0 for the
// other steps), who took it (but for 批准, whose person is Approver), which papers there are, and why it was taken
// although something before it was missing.
type GrantAct struct {
	Step     GrantStep `cbor:"1,keyasint"`
	Date     Date      `cbor:"2,keyasint,omitempty"`
	Persons  string    `cbor:"3,keyasint,omitempty"`
	Paper    string    `cbor:"4,keyasint,omitempty"`
	Override string    `cbor:"5,keyasint,omitempty"`
}

// act is the row of a step; the zero row with the step if there is none.
func (s Subsidy) act(step GrantStep) GrantAct {
	for _, a := range s.Steps {
		if a.Step == step {
			return a
		}
	}
	return GrantAct{Step: step}
}

// StepDate is the day on which a step was taken, for 公示 its first; 0 if it was not.
func (s Subsidy) StepDate(step GrantStep) Date {
	if stage := step.Stage(); stage != StageNone {
		return s.StageDate(stage)
	}
	return s.act(step).Date
}

// LastStep is the last step taken, even if one before it was left out.
func (s Subsidy) LastStep() GrantStep {
	last := GrantNone
	for _, g := range GrantSteps() {
		if s.StepDate(g) != 0 {
			last = g
		}
	}
	return last
}

// NextStep is the step after the last one taken; GrantNone after the last of all.
func (s Subsidy) NextStep() GrantStep {
	if s.LastStep() == GrantReviewed {
		return GrantNone
	}
	return s.LastStep() + 1
}

// StepState says where a step of a grant stands.
type StepState uint8

// The states.
const (
	StepOpen    StepState = 0 // not reached
	StepDone    StepState = 1
	StepMissing StepState = 2 // left out, and nobody says why
	StepWaived  StepState = 3 // left out with a reason, which the next step taken gives
)

// ChainStep is one step as it stands: what its row says, with day and persons wherever they are kept.
type ChainStep struct {
	GrantAct
	Until Date // of a notice
	State StepState
}

// Chain is the whole way of a grant, the nine steps in order. Reviews are the yearly reviews of the file that the grant
// names: the first of them after the payment is its 年审, unless the grant has one of its own.
func (s Subsidy) Chain(reviews []HardshipReview) []ChainStep {
	var out []ChainStep
	for _, g := range GrantSteps() {
		c := ChainStep{GrantAct: s.act(g)}
		c.Date = s.StepDate(g)
		switch g {
		case GrantNotice:
			c.Until = s.NoticeTo
		case GrantApproved:
			c.Persons = s.Approver
		case GrantReviewed:
			c.reviewed(s.Paid, reviews)
		default:
		}
		if c.Date != 0 {
			c.State = StepDone
		}
		out = append(out, c)
	}
	after := GrantAct{}
	for i := len(out) - 1; i >= 0; i-- {
		switch {
		case out[i].State == StepDone:
			after = out[i].GrantAct
		case after.Override != "":
			out[i].State, out[i].Override = StepWaived, after.Override
		case after.Step != GrantNone:
			out[i].State = StepMissing
		}
	}
	return out
}

// reviewed takes the day and the person of a yearly review from the file.
func (c *ChainStep) reviewed(paid Date, reviews []HardshipReview) {
	for _, r := range reviews {
		if c.Date == 0 && paid != 0 && r.Date >= paid {
			c.Date, c.Persons, c.Paper = r.Date, r.Person, r.Paper
		}
	}
}

// TakenStep is a step that is to be taken.
type TakenStep struct {
	GrantAct
	Until   Date   // the end of a notice
	Payment string // how a grant is paid; empty: as it says already
	Again   bool   // a step that was taken before is put right
}

// StepTrouble is why a step is refused.
type StepTrouble uint8

// The troubles. All but the last three are overridden by a reason.
const (
	StepBefore     StepTrouble = 1 // a step before it is missing
	StepOrder      StepTrouble = 2 // its day is before that of an earlier step, or after that of a later one
	StepNoticeRuns StepTrouble = 3 // the notice has not ended, or has no end
	StepExpired    StepTrouble = 4 // the household's category has expired
	StepUnknown    StepTrouble = 5 // no such step, or no real day
	StepTwice      StepTrouble = 6 // it was taken already
	StepNobody     StepTrouble = 7 // nobody took it
)

// StepError says which step of a grant is refused, why, and which other step or day stands against it.
type StepError struct {
	Step  GrantStep
	Why   StepTrouble
	Other GrantStep
	Day   Date
}

func (e *StepError) Error() string {
	return fmt.Sprintf("step %d of the grant is refused: %d (step %d, %d)", e.Step, e.Why, e.Other, e.Day)
}

// Take is s with a step taken. The error is a *StepError; what may be overridden is not refused once there is a reason.
// A reason that nothing asked for is not kept.
func (s Subsidy) Take(x TakenStep) (Subsidy, error) {
	g := x.Step
	switch {
	case !slices.Contains(GrantSteps(), g), !x.Date.Valid(), x.Date.IsMonth(), !inYears(x.Date):
		return s, &StepError{Step: g, Why: StepUnknown, Day: x.Date}
	case s.StepDate(g) != 0 && !x.Again:
		return s, &StepError{Step: g, Why: StepTwice, Day: s.StepDate(g)}
	case g.ByPersons() && x.Persons == "":
		return s, &StepError{Step: g, Why: StepNobody}
	}
	if e := s.hinders(x); e == nil {
		x.Override = ""
	} else if x.Override == "" {
		return s, e
	}
	return s.with(x), nil
}

// hinders is the first thing that stands against a step; nil if nothing does.
func (s Subsidy) hinders(x TakenStep) *StepError {
	for _, g := range GrantSteps() {
		d := s.StepDate(g)
		switch {
		case g < x.Step && d == 0 && !s.waived(g, x.Step):
			return &StepError{Step: x.Step, Why: StepBefore, Other: g}
		case g < x.Step && d > x.Date, g > x.Step && d != 0 && d < x.Date:
			return &StepError{Step: x.Step, Why: StepOrder, Other: g, Day: d}
		}
	}
	if x.Step != GrantApproved && x.Step != GrantPaid {
		return nil
	}
	switch {
	case s.NoticeTo == 0, x.Date <= s.NoticeTo:
		return &StepError{Step: x.Step, Why: StepNoticeRuns, Other: GrantNotice, Day: s.NoticeTo}
	case s.ValidUntil != 0 && x.Date > s.ValidUntil:
		return &StepError{Step: x.Step, Why: StepExpired, Day: s.ValidUntil}
	}
	return nil
}

// waived reports whether a step taken between a missing one and another gave the reason why it is missing.
func (s Subsidy) waived(missing, before GrantStep) bool {
	for g := missing + 1; g < before; g++ {
		if s.StepDate(g) != 0 {
			return s.act(g).Override != ""
		}
	}
	return false
}

// with puts what is known of a step where it is kept.
func (s Subsidy) with(x TakenStep) Subsidy {
	row := x.GrantAct
	if to := s.stageDay(x.Step.Stage()); to != nil {
		*to, row.Date = x.Date, 0
	}
	switch x.Step {
	case GrantNotice:
		s.NoticeTo = x.Until
	case GrantApproved:
		s.Approver, row.Persons = x.Persons, ""
	case GrantPaid:
		if x.Payment != "" {
			s.Payment = x.Payment
		}
	default:
	}
	return s.noting(row)
}

// stageDay is where the day of a stage is kept; nil for none.
func (s *Subsidy) stageDay(stage Stage) *Date {
	return map[Stage]*Date{
		StageApplied: &s.Applied, StageAssessed: &s.Assessed, StageDeliberated: &s.Deliberated,
		StageNotice: &s.NoticeFrom, StageApproved: &s.Approved, StagePaid: &s.Paid,
	}[stage]
}

// noting is s with the row of a step in the place of the one it had; a row that says nothing is left out.
func (s Subsidy) noting(row GrantAct) Subsidy {
	var rows []GrantAct
	for _, a := range s.Steps {
		if a.Step != row.Step {
			rows = append(rows, a)
		}
	}
	if row != (GrantAct{Step: row.Step}) {
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b GrantAct) int { return int(a.Step) - int(b.Step) })
	s.Steps = rows
	return s
}

// Skipped are the steps that after has taken, or moved to another day, and that s would have refused without a reason,
// and those that it has taken the ground from, each with what stands against it: a form that is filled in at once may
// skip steps, and may clear one.
func (s Subsidy) Skipped(after Subsidy) []*StepError {
	var out []*StepError
	for _, g := range GrantSteps() {
		d := after.StepDate(g)
		if d == 0 || d == s.StepDate(g) || after.act(g).Override != "" {
			continue
		}
		if e := after.hinders(TakenStep{GrantAct: GrantAct{Step: g, Date: d}}); e != nil {
			out = append(out, e)
		}
	}
	return append(out, s.uncovered(after, out)...)
}

// uncovered are the steps that stand in after although one before them, or the reason for leaving it out, was cleared,
// but for those that are known already.
func (s Subsidy) uncovered(after Subsidy, known []*StepError) []*StepError {
	var out []*StepError
	was, is := s.Chain(nil), after.Chain(nil)
	for i, c := range is {
		if c.State != StepMissing || was[i].State == StepMissing {
			continue
		}
		next := c.Step + 1
		for after.StepDate(next) == 0 {
			next++
		}
		if !slices.ContainsFunc(known, func(e *StepError) bool { return e.Step == next }) {
			out = append(out, &StepError{Step: next, Why: StepBefore, Other: c.Step})
		}
	}
	return out
}

// Excused is s with a reason for steps that were taken although something stood against them.
func (s Subsidy) Excused(steps []*StepError, reason string) Subsidy {
	for _, e := range steps {
		row := s.act(e.Step)
		row.Override = reason
		s = s.noting(row)
	}
	return s
}

// Swept is s without what is said of stages that have no day any more.
func (s Subsidy) Swept() Subsidy {
	for _, a := range s.Steps {
		if s.StepDate(a.Step) == 0 {
			s = s.noting(GrantAct{Step: a.Step})
		}
	}
	return s
}

// NoticeWorkdays is how long a notice lasts as a rule; domain custom, so that it is only proposed.
const NoticeWorkdays = 5

// followDays is how long after the payment a 回访 is proposed; a habit, no rule sets it.
const followDays = 60

// reviewDays is how long after the payment a 年审 is due if the category has no end.
const reviewDays = 365

// Due is the step after payment that a grant waits for on a day, and since when: 回访 two months after the payment, 年审
// when the category ends, else after a year. Only grants whose steps are kept here wait for any; GrantNone is none.
func (s Subsidy) Due(reviews []HardshipReview, day Date) (GrantStep, Date) {
	if s.Paid == 0 || len(s.Steps) == 0 {
		return GrantNone, 0
	}
	chain := s.Chain(reviews)
	review := s.Paid.AddDays(reviewDays)
	if s.ValidUntil != 0 {
		review = max(s.ValidUntil, s.Paid)
	}
	for _, x := range []struct {
		step GrantStep
		day  Date
	}{{GrantFollowed, s.Paid.AddDays(followDays)}, {GrantReviewed, review}} {
		if chain[x.step-1].State == StepOpen && x.day <= day {
			return x.step, x.day
		}
	}
	return GrantNone, 0
}
