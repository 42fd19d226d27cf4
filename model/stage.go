package model

// Stage is how far a hardship grant has come. Stages follow each other in the order of their values.
type Stage uint8

// The stages (困难补助的办理环节).
const (
	StageNone        Stage = 0
	StageApplied     Stage = 1 // 申请
	StageAssessed    Stage = 2 // 评议
	StageDeliberated Stage = 3 // 审议
	StageNotice      Stage = 4 // 公示
	StageApproved    Stage = 5 // 批准
	StagePaid        Stage = 6 // 发放
)

// String is the stage's Chinese name.
func (s Stage) String() string { return wordOf("stage", s) }

// Stages are the six stages in order.
func Stages() []Stage { return valuesOf[Stage]("stage")[1:] }

// StageDate is the day on which a stage was reached, for 公示 its first day; 0 when it was not.
func (s Subsidy) StageDate(stage Stage) Date {
	switch stage {
	case StageApplied:
		return s.Applied
	case StageAssessed:
		return s.Assessed
	case StageDeliberated:
		return s.Deliberated
	case StageNotice:
		return s.NoticeFrom
	case StageApproved:
		return s.Approved
	case StagePaid:
		return s.Paid
	case StageNone:
	}
	return 0
}

// Stage is the last stage reached, even if one before it was left out.
func (s Subsidy) Stage() Stage {
	last := StageNone
	for _, stage := range Stages() {
		if s.StageDate(stage) != 0 {
			last = stage
		}
	}
	return last
}

// Missing are the stages before the last one reached that have no date.
func (s Subsidy) Missing() []Stage {
	var out []Stage
	last := s.Stage()
	for _, stage := range Stages() {
		if stage < last && s.StageDate(stage) == 0 {
			out = append(out, stage)
		}
	}
	return out
}

// NoticeDays is how many working days the grant was on public notice, both ends counted; 0 without both
// dates.
func (s Subsidy) NoticeDays() int { return Workdays(s.NoticeFrom, s.NoticeTo) }
