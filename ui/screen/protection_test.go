package screen_test

import (
	"fmt"
	"regexp"
	"testing"

	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// TestPassphrases sets a passphrase, gives a second person one, locks and unlocks, and takes it all off again.
func TestPassphrases(t *testing.T) {
	g := uitest.NewGoldens(t, "protection")
	for _, s := range screentest.Sizes() {
		d := screentest.Open(t, screentest.Book(t), s.W, s.H)
		d.Press(":")
		d.Type("kouling")
		d.Press("enter")
		g.Check(t, d, fmt.Sprintf("open-%dx%d", s.W, s.H))
		d.Press("s")
		d.Contains(t, "会计甲")
		d.Press("tab")
		d.Type("短口令")
		d.Press("tab")
		d.Contains(t, "口令太短")
		d.Press("shift+tab", "ctrl+u")
		d.Type("春天的第一场雨来了")
		d.Press("tab")
		d.Type("春天的第一场雨走了")
		d.Press("ctrl+s")
		d.Contains(t, "两次输入的不一样")
		d.Press("ctrl+u")
		d.Type("春天的第一场雨来了")
		d.Press("enter")
		if !regexp.MustCompile(`(\w{4}-){6}\w{4}`).MatchString(d.Text()) {
			t.Fatalf("no recovery code:\n%s", d.Text())
		}
		d.Press("enter")
		g.Check(t, d, fmt.Sprintf("set-%dx%d", s.W, s.H))
		d.Press("l")
		d.Contains(t, "私密已锁")
		d.Press("c")
		d.Contains(t, "先解锁")
		d.Press("o")
		d.Type("春天的第一场雨来了")
		d.Press("enter", "a", "tab")
		d.Type("另外一句很长的话")
		d.Press("tab")
		d.Type("另外一句很长的话")
		d.Press("enter")
		d.Contains(t, "会计甲、主席乙")
		d.Press("d", "y")
		d.Contains(t, "未加密")
	}
}
