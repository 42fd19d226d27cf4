package cli

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gonghui/ui"
	"gonghui/ui/uitest"
)

// TestNastyScreens walks through every tab of a book that holds nasty texts, opens rows, menus and details, and looks
// at the screen after every key: the driver fails the test for a control character, a mark that changes the direction
// of writing, or a line that is wider than the window.
func TestNastyScreens(t *testing.T) {
	b := nastyBook(t)
	must(t, "post", "--month", "2025-03", "--book", b)
	now, err := time.Parse(time.RFC3339, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{80, 24}, {140, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m, err := ui.New(ui.Options{
				Book: b, Actor: "会计甲", Now: func() time.Time { return now }, Getenv: func(string) string { return "" },
			})
			if err != nil {
				t.Fatal(err)
			}
			d := uitest.New(t, m, size[0], size[1])
			shown := ""
			for tab := 1; tab <= 7; tab++ {
				d.Press(fmt.Sprint(tab), "home")
				seen := map[string]bool{}
				for range 40 {
					for _, key := range []string{"enter", "enter", "down", "esc", "esc", "esc", fmt.Sprint(tab), "down"} {
						d.Press(key)
						shown += d.Text()
					}
					if seen[d.Text()] {
						break
					}
					seen[d.Text()] = true
				}
				if len(seen) < 2 {
					t.Errorf("tab %d: the list did not move:\n%s", tab, d.Text())
				}
			}
			d.Press("1", "l", "down", "enter", "esc", "esc")
			for _, text := range []string{"𠮷田㛃𬎆", "<script>", "%s%d%n", "=HYPERLINK"} {
				if !strings.Contains(shown, text) {
					t.Errorf("%s was never on the screen", text)
				}
			}
			if err := m.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}
