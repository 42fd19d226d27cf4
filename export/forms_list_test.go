package export

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
)

func TestWriteListEveryKindAndForm(t *testing.T) {
	b := smallBook(t)
	dir := t.TempDir()
	for _, l := range Lists() {
		for _, ext := range l.endings() {
			out := filepath.Join(dir, l.Kind+ext)
			if err := WriteList(b, l.Kind, 2025, out, false); err != nil {
				t.Errorf("%s as %s: %v", l.Kind, ext, err)
				continue
			}
			first, err := os.ReadFile(out)
			if err != nil || len(first) < 60 {
				t.Errorf("%s: %d bytes (%v)", out, len(first), err)
			}
			if err := WriteList(b, l.Kind, 2025, out, false); !errors.Is(err, ledger.ErrExists) {
				t.Errorf("%s was there already, got %v", out, err)
			}
			if err := WriteList(b, l.Kind, 2025, out, true); err != nil {
				t.Errorf("%s again: %v", out, err)
			}
			if again, err := os.ReadFile(out); err != nil || string(again) != string(first) {
				t.Errorf("%s differs when made again (%v)", out, err)
			}
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".gonghui-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestWriteListRefuses(t *testing.T) {
	b := smallBook(t)
	dir := t.TempDir()
	var f *FormatError
	if err := WriteList(b, "members", 2025, filepath.Join(dir, "a.doc"), false); !errors.As(err, &f) || len(f.Can) != 3 {
		t.Errorf("an unknown ending: %v", err)
	}
	if err := WriteList(b, "statements", 2025, filepath.Join(dir, "a.csv"), false); !errors.As(err, &f) {
		t.Errorf("several tables in one csv: %v", err)
	}
	if err := WriteList(b, "nothing", 2025, filepath.Join(dir, "a.csv"), false); !errors.Is(err, ErrListKind) {
		t.Errorf("an unknown kind: %v", err)
	}
	if err := WriteList(b, "members", 2025, filepath.Join(dir, "no", "a.csv"), false); !errors.Is(err, ledger.ErrDenied) {
		t.Errorf("no such folder: %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > 0 {
		t.Errorf("something was written: %v (%v)", entries, err)
	}
}

// TestRosterIsMasked: no phone or ID number leaves whole.
func TestRosterIsMasked(t *testing.T) {
	b := smallBook(t)
	out := filepath.Join(t.TempDir(), "名册.html")
	if err := WriteList(b, "members", 2025, out, false); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(data); strings.Contains(s, "13800001234") || !strings.Contains(s, "138****1234") {
		t.Error("the phone number is not masked")
	}
}

func TestWriteNew(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "表.csv")
	if err := WriteNew(out, []byte("一")); err != nil {
		t.Fatal(err)
	}
	if err := WriteNew(out, []byte("二")); !errors.Is(err, ledger.ErrExists) {
		t.Errorf("a file that is there: %v", err)
	}
	if data, err := os.ReadFile(out); err != nil || string(data) != "一" {
		t.Errorf("%s (%v)", data, err)
	}
	if err := WriteNew(filepath.Join(dir, "no", "表.csv"), nil); !errors.Is(err, ledger.ErrDenied) {
		t.Errorf("no such folder: %v", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v (%v)", entries, err)
	}
}

// TestListsAreSigned holds that every list that says something has places to sign below it, and the trial balance too.
func TestListsAreSigned(t *testing.T) {
	b := smallBook(t)
	err := b.Read(func(v *ledger.View) error {
		signed := 0
		for _, l := range Lists() {
			if l.print != nil || l.job != nil {
				continue
			}
			all, err := l.bind(v, 2025)
			if err != nil {
				return err
			}
			for _, p := range all.pages {
				if p.void == "" && len(p.signs) != len(listSigns) {
					t.Errorf("%s, %s: signed %v", l.Kind, p.name, p.signs)
				}
				if p.void == "" {
					signed++
				}
			}
		}
		if signed < 4 {
			t.Errorf("only %d lists say anything", signed)
		}
		d, err := newDesk(v)
		if err != nil {
			return err
		}
		pages, err := statementJob(d, Print{Year: 2025})
		if last := pages[len(pages)-1]; err == nil && len(last.signs) != len(statementSigns) {
			t.Errorf("%s is signed %v", last.name, last.signs)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestSignsHaveRoom holds that places to sign are as far apart as the paper lets them, with room behind the last.
func TestSignsHaveRoom(t *testing.T) {
	signs := []string{"工会主席：", "审核：", "制表："}
	got := spreadSigns(signs, portraitWidth, bodySize)
	_, after, _ := strings.Cut(got, signs[0])
	gap := len([]rune(after)) - len([]rune(strings.TrimLeft(after, ideographic)))
	if room := portraitWidth*signSize/bodySize - columnsOf(got); gap < 8 || room < 2*gap {
		t.Errorf("%d between them, %d columns behind the last: %q", gap, room, got)
	}
}

// TestSignsIn tells notes that are places to sign from others.
func TestSignsIn(t *testing.T) {
	for note, want := range map[string]int{
		giftSigns: 4, activitySigns: 4, receiptsSigns: 4, "说明：": 0, "": 0, "合计人民币：叁万玖仟元整": 0, "甲：一　乙：二": 0,
	} {
		if got := signsIn(note); len(got) != want {
			t.Errorf("%q: %q", note, got)
		}
	}
}
