package ui

import (
	"strings"
	"testing"

	"gonghui/ui/kit"
	"gonghui/ui/uitest"
)

// TestKeyPress makes the palette press keys as a terminal sends them.
func TestKeyPress(t *testing.T) {
	names := []string{
		"n", "U", "?", "/", "[", "ctrl+s", "alt+right", "shift+up", "ctrl+pgdown", "f1", "f10", "enter", "esc", "space",
		"delete", "pgup", "张",
	}
	for _, n := range names {
		got, ok := keyPress(n)
		want := uitest.KeyPress(n)
		if !ok || got.String() != want.String() || kit.Text(got) != kit.Text(want) {
			t.Errorf("%s is pressed as %v, want %v", n, got, want)
		}
	}
	for _, n := range []string{"", "hyper+x", "f99", "ab"} {
		if _, ok := keyPress(n); ok {
			t.Errorf("%q is no key", n)
		}
	}
}

// TestGlobalBindings holds that no key means two things, and that none is reached by a function key alone.
func TestGlobalBindings(t *testing.T) {
	seen := map[string]string{}
	for _, g := range globals() {
		function, other := false, false
		for _, k := range g.Keys {
			if was := seen[k]; was != "" {
				t.Errorf("%s is both %s and %s", k, was, g.Help)
			}
			seen[k] = g.Help
			if _, ok := keyPress(k); !ok {
				t.Errorf("%s cannot be pressed by the palette", k)
			}
			function = function || len(k) > 1 && k[0] == 'f'
			other = other || strings.HasPrefix(k, "ctrl+")
		}
		if function && !other {
			t.Errorf("%s has a function key and no Ctrl twin", g.Help)
		}
	}
	for _, tab := range tabs() {
		if was := seen[tab.Key]; was != "" {
			t.Errorf("%s is both %s and %s", tab.Key, was, tab.Title)
		}
		seen[tab.Key] = tab.Title
	}
}

// TestTabAt finds each tab where it is drawn.
func TestTabAt(t *testing.T) {
	x := 0
	for _, tab := range tabs() {
		wide := kit.Width(tab.Key+" "+tab.Title) + 2
		for _, at := range []int{x, x + wide - 1} {
			if got := tabAt(at); got != tab.Key {
				t.Errorf("column %d is tab %q, want %s", at, got, tab.Key)
			}
		}
		if got := tabAt(x + wide); got != "" {
			t.Errorf("the gap at %d is tab %s", x+wide, got)
		}
		x += wide + 1
	}
}

func TestIDsDiffer(t *testing.T) {
	a, err := newIDs(nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := newIDs(nil)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for range 100 {
		for _, x := range []*ids{a, b} {
			id := x.next()
			if len(id) != 32 || seen[id] {
				t.Fatalf("%q came twice or is not an id", id)
			}
			seen[id] = true
		}
	}
}
