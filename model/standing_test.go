package model

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func someDay(t *rapid.T, name string) Date {
	day := NewPeriod(2020, 1).First().AddDays(rapid.IntRange(0, 700).Draw(t, name))
	if rapid.IntRange(0, 5).Draw(t, name+" month") == 0 {
		return day.Period().First() - 1 // the month alone
	}
	return day
}

// wasActive is how standings were read before histories were kept.
func wasActive(m Member, d Date) bool {
	switch {
	case m.Joined > d.First(), m.Status == StatusNonMember:
		return false
	case m.Status == StatusActive:
		return true
	}
	return m.Changed > d.First()
}

func TestHistoryOfOldRecordsSaysTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Member{Status: rapid.SampledFrom(Statuses()).Draw(t, "status")}
		if rapid.Bool().Draw(t, "joined known") {
			m.Joined = someDay(t, "joined")
		}
		if rapid.Bool().Draw(t, "changed known") {
			m.Changed = someDay(t, "changed")
		}
		for range 30 {
			if d := someDay(t, "day"); m.ActiveOn(d) != wasActive(m, d) {
				t.Fatalf("on %s: %v, by the fields %v", d, m.ActiveOn(d), wasActive(m, d))
			}
		}
	})
}

// TestHistoryAgainstReplay holds the history against a calendar in which every day is marked one after another.
func TestHistoryAgainstReplay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type act struct {
			day  Date
			move Move
		}
		var acts []act
		var m Member
		for range rapid.IntRange(1, 8).Draw(t, "moves") {
			a := act{someDay(t, "from"), rapid.SampledFrom(Moves()).Draw(t, "move")}
			acts = append(acts, a)
			if len(acts) == 1 {
				m = Member{Standings: []Standing{{From: a.day, Move: a.move}}}.Settled()
			} else {
				m = m.Moved(Standing{From: a.day, Move: a.move})
			}
		}
		day, status := NewPeriod(2019, 12).First(), Status(0)
		slices.SortStableFunc(acts, func(a, b act) int { return int(a.day - b.day) })
		for next := 0; day < NewPeriod(2022, 2).First(); day = day.AddDays(1) {
			for ; next < len(acts) && acts[next].day <= day; next++ {
				status = acts[next].move.Status()
			}
			if got := m.StatusOn(day); got != status || m.ActiveOn(day) != (status == StatusActive) {
				t.Fatalf("%s: %v, replay says %v", day, got, status)
			}
			if was := m.By(day); status != 0 && was.Status != status {
				t.Fatalf("by %s: %v, replay says %v", day, was.Status, status)
			}
		}
		if m.Status != status {
			t.Fatalf("stands as %v, ends as %v", m.Status, status)
		}
		if vs := CheckMember(Member{
			Number: "1", Name: "张三", Status: m.Status, Standings: m.Standings, Joined: m.Joined, Changed: m.Changed,
		}); refusedBut(vs, RuleMemberAfter) {
			t.Fatalf("refused: %v", vs)
		}
		// Nothing follows a death: only such a history is refused.
		died := slices.IndexFunc(m.Standings, func(s Standing) bool { return s.Move == MoveDeath })
		after := died >= 0 && died < len(m.Standings)-1
		if got := CheckMember(Member{Number: "1", Name: "张三", Status: m.Status, Standings: m.Standings}); after !=
			slices.ContainsFunc(got, func(v Violation) bool { return v.Rule == RuleMemberAfter }) {
			t.Fatalf("after a death %t: %v", after, got)
		}
	})
}

func TestFollowing(t *testing.T) {
	was := Member{ID: 1, Joined: 20100901, Status: StatusActive}
	gone := was
	gone.Status, gone.Changed = StatusRetained, 20240301
	gone = gone.Following(was)
	if len(gone.Standings) != 2 || gone.Standings[1] != (Standing{From: 20240301, Move: MoveRetain}) {
		t.Fatalf("history %v", gone.Standings)
	}
	back := gone
	back.Status, back.Changed = StatusActive, 20250901
	back = back.Following(gone)
	for day, active := range map[Date]bool{
		20100831: false, 20100901: true, 20240229: true, 20240301: false, 20250831: false, 20250901: true,
	} {
		if back.ActiveOn(day) != active {
			t.Errorf("active on %s: %v", day, !active)
		}
	}
	right := back
	right.Joined, right.Changed = 20110901, 20250801
	right = right.Following(back)
	if h := right.Standings; h[0].From != 20110901 || h[2].From != 20250801 || len(h) != 3 {
		t.Errorf("corrected history %v", h)
	}
}

// refusedBut reports whether anything but a rule refuses a record.
func refusedBut(vs []Violation, but Rule) bool {
	return slices.ContainsFunc(vs, func(v Violation) bool { return v.Severity == SeverityError && v.Rule != but })
}
