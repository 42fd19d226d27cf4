package model

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestRetiresIn has the corners of the three tables that the decision of 2024 prints.
func TestRetiresIn(t *testing.T) {
	for _, c := range []struct {
		sex   Sex
		kind  RetireKind
		birth Date
		want  Period
	}{
		{SexMale, 0, 19641231, 202412},
		{SexMale, 0, 19650101, 202502},
		{SexMale, 0, 19650430, 202505},
		{SexMale, 0, 19650501, 202507},
		{SexMale, 0, 19760901, 203909},
		{SexMale, 0, 19900307, 205303},
		{SexFemale, 0, 19691201, 202412},
		{SexFemale, 0, 19700115, 202502},
		{SexFemale, 0, 19810900, 203909},
		{SexFemale, RetireWoman50, 19750101, 202502},
		{SexFemale, RetireWoman50, 19750301, 202505},
		{SexFemale, RetireWoman50, 19841101, 203911},
		{0, 0, 19750301, 0},
		{SexMale, 0, 0, 0},
	} {
		m := Member{Sex: c.sex, Retire: c.kind, Birth: c.birth}
		if got := m.RetiresIn(); got != c.want {
			t.Errorf("%v %v %v: %v, want %v", c.sex, c.kind, c.birth, got, c.want)
		}
		m.RetireOn = 203001
		if m.RetiresIn() != 203001 {
			t.Error("what was settled does not count")
		}
	}
}

// TestRetirementRises makes sure that nobody who is younger retires earlier, and the delay has its bounds.
func TestRetirementRises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := RetireKind(rapid.IntRange(1, 3).Draw(t, "kind"))
		n := rapid.IntRange(1950*12, 2000*12).Draw(t, "born")
		older := Member{Retire: kind, Birth: Date(monthOf(n)) * 100}
		younger := Member{Retire: kind, Birth: Date(monthOf(n+1)) * 100}
		if older.RetiresIn() > younger.RetiresIn() {
			t.Fatalf("%v retires in %v, %v in %v", older.Birth, older.RetiresIn(), younger.Birth, younger.RetiresIn())
		}
		rule := retirement[kind]
		if late := months(older.RetiresIn()) - n - rule.age*12; late < 0 || late > rule.max {
			t.Fatalf("%d months late", late)
		}
	})
}

func TestOccasions(t *testing.T) {
	members := []Member{
		{Number: "1", Sex: SexMale, Status: StatusActive, Birth: 19650301, Joined: 19960229},
		{Number: "2", Sex: SexFemale, Status: StatusRetained, Birth: 19600300, Joined: 19860301},
		{Number: "3", Status: StatusLeft, Birth: 19800301},
		{Number: "4", Status: StatusActive, Birth: 20000229, Joined: 20160300},
	}
	var got []string
	for _, o := range Occasions(members, 20260201, 20260331) {
		got = append(got, o.Member.Number+string(rune('a'+o.Kind))+o.Day.String())
	}
	want := []string{"4b2026-02-28", "1d2026-02-28", "2b2026-03", "4d2026-03", "1b2026-03-01"}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got, want)
			break
		}
	}
}

func TestStatsOf(t *testing.T) {
	members := []Member{
		{Status: StatusActive, Sex: SexFemale, Joined: 20250301, Group: "一", Office: "委员", Birth: 19951231},
		{Status: StatusActive, Sex: SexMale, Group: "一", Birth: 19741231},
		{Status: StatusRetained, Changed: 20250901, Birth: 19650101},
		{Status: StatusTransferred, Changed: 20260301, Birth: 19800101, Group: "二"},
		{Status: StatusDead, Changed: 20250101},
		{Status: StatusNonMember},
	}
	s := StatsOf(members, 2025)
	want := RosterStats{
		Year: 2025, Active: 3, Women: 1, Retained: 1, Officers: 1, Joined: 1, Retired: 1, Died: 1, Groups: 2,
		Ages: [5]int{1, 0, 1, 1, 0},
	}
	want.AgesWomen[0] = 1
	want.ByGroup = []Headcount{{"一", 2, 1}, {"二", 1, 0}}
	want.ByDepartment = []Headcount{{"", 3, 1}}
	want.ByOffice = []Headcount{{"委员", 1, 1}}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("%+v, want %+v", s, want)
	}
}
