package kit

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/style"
	"gonghui/ui/uitest"
)

var errDenied = errors.New("permission denied")

// shelf is a disk in memory: folders and what they hold.
type shelf map[string][]Entry

func (s shelf) folders() Folders {
	return Folders{
		Read: func(path string) ([]Entry, error) {
			entries, ok := s[filepath.ToSlash(path)]
			if !ok {
				return nil, errDenied
			}
			return entries, nil
		},
		Stat: func(path string) (Entry, error) {
			path = filepath.ToSlash(path)
			if _, ok := s[path]; ok {
				return Entry{Name: filepath.Base(path), Dir: true}, nil
			}
			for _, e := range s[filepath.ToSlash(filepath.Dir(path))] {
				if e.Name == filepath.Base(path) {
					return e, nil
				}
			}
			return Entry{}, errDenied
		},
	}
}

func testPicker() *Picker {
	p := NewPicker(testTheme(), "导入会员", testDisk(), Place{"桌面", "/home/u/桌面"}, Place{"下载", "/home/u/下载"})
	p.Exts = []string{".xlsx", ".csv"}
	return p
}

func testFolderPicker() *Picker {
	return NewFolderPicker(testTheme(), "导入会员", testDisk(), Place{"桌面", "/home/u/桌面"}, Place{"下载", "/home/u/下载"})
}

func testDisk() Folders {
	day := time.Date(2026, 6, 18, 9, 30, 0, 0, time.UTC)
	disk := shelf{
		"/home/u/下载": {
			{Name: "会员名册.xlsx", Size: 23_456, Time: day},
			{Name: "照片.jpg", Size: 5_000_000, Time: day},
			{Name: "2025旧账", Dir: true},
			{Name: "走访.CSV", Size: 812, Time: day},
			{Name: ".cache", Dir: true},
			{Name: "打不开", Dir: true},
		},
		"/home/u/下载/2025旧账": {{Name: "凭证\x1b[31m.xlsx", Size: 3 << 30, Time: day}},
		"/home/u":           {{Name: "下载", Dir: true}},
		"/home":             {{Name: "u", Dir: true}},
	}
	return disk.folders()
}

func TestPickerGoldens(t *testing.T) {
	g := uitest.NewGoldens(t, "picker")
	show := func(name string, p *Picker, keys ...string) {
		d := uitest.New(t, uitest.Host(over{p}), 80, 16)
		d.Press(keys...)
		g.Check(t, d, name)
	}
	show("places", testPicker())
	show("folder", testPicker(), "down", "enter")
	show("found", testPicker(), "down", "enter", "h")
	show("inside", testPicker(), "down", "enter", "enter")
	show("failed", testPicker(), "enter")
	show("choose folder", testFolderPicker(), "down", "enter")
}

func TestPickerPicks(t *testing.T) {
	for _, c := range []struct {
		name   string
		folder bool
		keys   []string
		paste  string
		want   string
	}{
		{name: "file", keys: []string{"down", "enter", "end", "enter"}, want: "/home/u/下载/走访.CSV"},
		{name: "typed", keys: []string{"down", "enter", "hymc", "enter"}, want: "/home/u/下载/会员名册.xlsx"},
		{name: "here", folder: true, keys: []string{"down", "enter", "enter"}, want: "/home/u/下载"},
		{name: "ctrl+s", folder: true, keys: []string{"down", "enter", "ctrl+s"}, want: "/home/u/下载"},
		{name: "pasted file", paste: " '/home/u/下载/走访.CSV'\n", want: "/home/u/下载/走访.CSV"},
		{name: "pasted url", paste: "file:///home/u/下载/走访.CSV", want: "/home/u/下载/走访.CSV"},
		{
			name: "pasted encoded url", paste: "file:///home/u/%E4%B8%8B%E8%BD%BD/%E8%B5%B0%E8%AE%BF.CSV",
			want: "/home/u/下载/走访.CSV",
		},
		{name: "pasted picture", paste: "/home/u/下载/照片.jpg", want: ""},
		{name: "esc", keys: []string{"esc"}, want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := testPicker()
			if c.folder {
				p = testFolderPicker()
			}
			got := ""
			p.OnPick = func(path string) tea.Cmd { got = filepath.ToSlash(path); return nil }
			d := uitest.New(t, uitest.Host(over{p}), 80, 16)
			d.Press(c.keys...)
			if c.paste != "" {
				d.Paste(c.paste)
			}
			if got != c.want || p.Done() != (c.want != "" || c.name == "esc") {
				t.Errorf("picked %q, done %v", got, p.Done())
			}
		})
	}
}

func TestPickerWalk(t *testing.T) {
	p := testPicker()
	d := uitest.New(t, uitest.Host(over{p}), 80, 16)
	for _, step := range []struct{ keys, want string }{
		{"down enter", "/home/u/下载"},
		{"enter", "/home/u/下载/2025旧账"},
		{"left", "/home/u/下载"},
		{"down enter", "/home/u/下载"},
		{"backspace", ""},
	} {
		d.Press(strings.Fields(step.keys)...)
		if got := filepath.ToSlash(p.Path()); got != step.want {
			t.Fatalf("after %q at %q, want %q", step.keys, got, step.want)
		}
	}
	d.Paste("/home/u")
	d.Press("backspace", "backspace")
	if got := filepath.ToSlash(p.Path()); got != "/home" {
		t.Errorf("above /home/u and / that cannot be read: at %q", got)
	}
	d.Contains(t, "打不开")
	d.Press("h", "esc")
	if p.Done() {
		t.Error("Esc in the filter closed the picker")
	}
	d.Press("esc")
	if !p.Done() {
		t.Error("Esc did not close the picker")
	}
}

// TestPickerRemembers: the folder of the last file, or the last folder, is the first place of the next picker of
// that kind.
func TestPickerRemembers(t *testing.T) {
	disk := testDisk()
	disk.Last = new(Last)
	again := func(
		of func(*style.Theme, string, Folders, ...Place) *Picker, keys ...string,
	) *uitest.Driver {
		p := of(testTheme(), "选", disk, Place{"下载", "/home/u/下载"})
		d := uitest.New(t, uitest.Host(over{p}), 80, 16)
		d.Press(keys...)
		return d
	}
	again(NewPicker, "enter", "enter", "down", "enter")
	again(NewPicker).Contains(t, ">上次的 2025旧账")
	again(NewFolderPicker, "enter", "ctrl+s").Lacks(t, "上次的")
	again(NewFolderPicker).Contains(t, ">上次的 下载")
	again(NewPicker).Contains(t, ">上次的 2025旧账")
}

// TestPickerReads: the disk is read in commands only, and a late answer changes nothing.
func TestPickerReads(t *testing.T) {
	p := testPicker()
	reads := 0
	read := p.disk.Read
	p.disk.Read = func(path string) ([]Entry, error) { reads++; return read(path) }
	press(p, "down")
	first := p.Update(uitest.KeyPress("enter"))
	p.Draw(80, 16)
	if reads != 0 || first == nil {
		t.Fatalf("%d reads before the command ran", reads)
	}
	second := p.goTo("/home/u")
	p.Update(second())
	p.Update(first())
	if got := filepath.ToSlash(p.Path()); got != "/home/u" || reads != 2 {
		t.Errorf("a late answer went to %q", got)
	}
}

func TestByteSize(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 B", 9999: "9999 B", 10_000: "10 KB", 23_456: "23 KB", 5_000_000: "4883 KB", 3 << 30: "3072 MB",
		1 << 50: "1048576 GB",
	} {
		if got := byteSize(n); got != want {
			t.Errorf("byteSize(%d) = %s, want %s", n, got, want)
		}
	}
}
