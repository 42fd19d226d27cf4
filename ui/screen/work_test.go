package screen

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
)

// TestStaleRepliesAreDropped asks twice and lets the answers come in the wrong order.
func TestStaleRepliesAreDropped(t *testing.T) {
	var slot Slot
	var got []int
	ask := func(n int) tea.Cmd {
		return Work(&slot, func() (int, error) { return n, nil }, func(n int) tea.Cmd {
			got = append(got, n)
			return nil
		})
	}
	first, second := ask(1), ask(2)
	late, early := first().(Reply), second().(Reply)
	if !slot.Waiting() {
		t.Fatal("nothing is waited for")
	}
	early.Deliver()
	late.Deliver()
	if len(got) != 1 || got[0] != 2 || slot.Waiting() {
		t.Fatalf("got %v, waiting %v", got, slot.Waiting())
	}
	third := ask(3)
	slot.Drop()
	third().(Reply).Deliver()
	if len(got) != 1 {
		t.Fatalf("an answer came that nobody waits for: %v", got)
	}
}

func TestErrorsBecomeFailed(t *testing.T) {
	var slot Slot
	cmd := Work(&slot, func() (int, error) { return 0, ledger.ErrDiskFull }, func(int) tea.Cmd {
		t.Error("a failed piece of work has no value")
		return nil
	})
	next := cmd().(Reply).Deliver()
	if f, ok := next().(Failed); !ok || !errors.Is(f.Err, ledger.ErrDiskFull) {
		t.Fatalf("%v", next())
	}
}

func TestRefusalsGoToTheirScreenFirst(t *testing.T) {
	seen := 0
	act := Act{Refused: func(error) bool {
		seen++
		return seen == 1
	}}
	r := refusal{act: act, err: ledger.ErrPosted}
	if cmd := r.Deliver(); cmd != nil {
		t.Fatal("the screen has shown it, nobody else need")
	}
	if f, ok := r.Deliver()().(Failed); !ok || !errors.Is(f.Err, ledger.ErrPosted) {
		t.Fatal("what the screen does not show is shown by the root")
	}
}

func TestChanges(t *testing.T) {
	old := []string{"名称 甲", "部门 语文组", "分录 借 101", "分录 贷 102"}
	now := []string{"名称 乙", "性别 女", "分录 借 101", "分录 贷 102"}
	got := changes(old, now)
	want := []string{"名称：甲 → 乙", "性别：（空） → 女", "部门：语文组 → （空）"}
	if len(got) != len(want) {
		t.Fatalf("%q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
}

func TestParseShare(t *testing.T) {
	for in, want := range map[string]int{"": 0, "60": 6000, "60%": 6000, "12.5": 1250, "0": 0, "100": 10000} {
		if got, ok := parseShare(in); !ok || got != want {
			t.Errorf("%q is %d, %v", in, got, ok)
		}
	}
	for _, in := range []string{"101", "-1", "x", "12.345", "%"} {
		if _, ok := parseShare(in); ok {
			t.Errorf("%q is no share", in)
		}
	}
}

func TestFileName(t *testing.T) {
	if got := fileName("账本备份-一/二:小\x00\".db"); got != "账本备份-一-二-小--.db" {
		t.Errorf("%q", got)
	}
}
