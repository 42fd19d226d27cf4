package model

// The ages of retirement before 2025-01-01, and how they rise since then
// (《关于实施渐进式延迟法定退休年龄的决定》, 2024-09-13): a month for every four months of birth for men and for women who
// retired at 55, a month for every two for women who retired at 50, up to three years and five.
var retirement = map[RetireKind]struct {
	age       int    // years, before the rise
	from      Period // the first month of birth that is delayed
	each, max int    // months of birth for a month of delay; most months of delay
}{
	RetireMan60:   {60, 196501, 4, 36},
	RetireWoman55: {55, 197001, 4, 36},
	RetireWoman50: {50, 197501, 2, 60},
}

// RetireKind says by which of the three rules somebody retires. The values are stored.
type RetireKind uint8

// The rules. 0 is by sex: 60 for a man, 55 for a woman, which is what a school's teachers retire by.
const (
	RetireBySex   RetireKind = 0
	RetireMan60   RetireKind = 1
	RetireWoman55 RetireKind = 2
	RetireWoman50 RetireKind = 3
)

// RetiresIn is the month in which m reaches the age of retirement by law, or the month that was settled for m alone;
// 0 when birth or sex is not known.
func (m Member) RetiresIn() Period {
	if m.RetireOn != 0 {
		return m.RetireOn
	}
	kind := m.Retire
	if kind == RetireBySex {
		switch m.Sex {
		case SexMale:
			kind = RetireMan60
		case SexFemale:
			kind = RetireWoman55
		}
	}
	rule, ok := retirement[kind]
	if !ok || m.Birth == 0 {
		return 0
	}
	born := months(m.Birth.Period())
	delay := 0
	if late := born - months(rule.from); late >= 0 {
		delay = min(late/rule.each+1, rule.max)
	}
	return monthOf(born + rule.age*12 + delay)
}

// months counts a month from the year 0, and monthOf is its inverse.
func months(p Period) int { return p.Year()*12 + p.Month() - 1 }

func monthOf(n int) Period { return NewPeriod(n/12, n%12+1) }
