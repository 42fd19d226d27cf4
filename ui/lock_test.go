package ui_test

import (
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/ui"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

const secret = "春天的第一场雨来了"

// guarded is the program on a book with a passphrase, not unlocked yet.
func guarded(t *testing.T) *uitest.Driver {
	t.Helper()
	path := screentest.Book(t)
	b, err := ledger.Open(path, screentest.Options(4))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Protect(ledger.Command{Actor: screentest.Actor}, screentest.Actor, secret); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return uitest.New(t, root(t, path, nil), 80, 24)
}

// TestUnlock asks for the passphrase when the book is opened; without it all but private fields can be seen.
func TestUnlock(t *testing.T) {
	d := guarded(t)
	d.Contains(t, "账本有口令", "私密已锁")
	d.Type("不是这个口令的")
	d.Press("enter")
	d.Contains(t, "口令不对")
	d.Press("esc")
	d.Press("2", "enter", "enter")
	d.Lacks(t, "1380000")
	d.Press("esc", "esc", "5")
	d.Contains(t, "记5-1")
	d = guarded(t)
	d.Type(secret)
	d.Press("enter")
	d.Contains(t, "已加密", "已解锁")
	if strings.Contains(d.Text(), secret) {
		t.Error("the passphrase is shown")
	}
}

// TestIdle locks the screen when nothing was pressed for a while, and shows it as it was once the passphrase is given.
func TestIdle(t *testing.T) {
	d := guarded(t)
	d.Type(secret)
	d.Press("enter", "5", "n")
	d.Type("18")
	before := d.Text()
	m := d.Model().(*ui.Root)
	for range ui.IdleMost {
		d.Lacks(t, "已锁屏")
		d.Send(ui.IdleTurn(m, 0))
	}
	d.Contains(t, "已锁屏")
	d.Lacks(t, "记账凭证", "科目", "会计甲")
	d.Press("esc", "ctrl+c", "q", "enter")
	d.Contains(t, "已锁屏")
	if d.Quit() {
		t.Error("left although a form was not saved")
	}
	d.Press("backspace")
	d.Type(secret)
	d.Press("enter")
	if got := d.Text(); got != before {
		t.Errorf("not as it was:\n%s\n%s", got, before)
	}
}

// TestIdleCount begins to count anew with every key.
func TestIdleCount(t *testing.T) {
	d := guarded(t)
	d.Type(secret)
	d.Press("enter")
	m := d.Model().(*ui.Root)
	for range ui.IdleMost - 1 {
		d.Send(ui.IdleTurn(m, 0))
	}
	d.Press("2")
	d.Send(ui.IdleTurn(m, 0), ui.IdleTurn(m, 1))
	d.Lacks(t, "已锁屏")
}
