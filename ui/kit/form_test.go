package kit

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"gonghui/ui/uitest"
)

// visitForm is a form as the program has them: several fields in a row, choices, an amount, a note.
func visitForm() *Form {
	th := testTheme()
	date := NewField(th, KindDate)
	date.Base = "2026-06-18"
	goods := NewField(th, KindText)
	goods.Placeholder = "例如 牛奶一箱"
	number := NewField(th, KindText)
	number.ReadOnly = true
	number.SetValue("D-17")
	return NewForm(th,
		[]Item{{Label: "一件事"}},
		[]Item{
			{Name: "date", Label: "日期", Input: date, Width: 12, Required: true},
			{Name: "number", Label: "暂编号", Input: number, Width: 8},
		},
		[]Item{
			{Name: "member", Label: "会员", Input: NewField(th, KindText), Width: 12, Required: true},
			{Name: "kind", Label: "类别", Input: NewChoice(th, Option{"", "未选"}, Option{"ill", "住院"}), Width: 12},
		},
		nil,
		[]Item{{Name: "amount", Label: "慰问金额", Input: NewField(th, KindAmount), Width: 12, Check: noMinus}},
		[]Item{{Name: "goods", Label: "慰问品", Input: goods}},
		[]Item{{Name: "note", Label: "情况", Input: NewNote(th, 3)}},
	)
}

func noMinus(value string) string {
	if strings.HasPrefix(value, "-") {
		return "不能是负数"
	}
	return ""
}

func TestFormGoldens(t *testing.T) {
	g := uitest.NewGoldens(t, "form")
	show := func(name string, f *Form, w, h int, do func(d *uitest.Driver)) {
		d := uitest.New(t, uitest.Host(f), w, h)
		do(d)
		g.Check(t, d, name)
	}
	show("empty", visitForm(), 80, 14, func(*uitest.Driver) {})
	show("filled", visitForm(), 80, 14, func(d *uitest.Driver) {
		d.Type("18")
		d.Press("tab", "王芳", "enter", "space", "tab", "12*50", "tab", "tab", "得知后第二天到医院")
	})
	show("errors", visitForm(), 80, 14, func(d *uitest.Driver) {
		d.Press("tab", "tab", "tab", "-5", "ctrl+s")
	})
	hinted := visitForm()
	hinted.SetHint("amount", "限额 1,000.00 每次（四川，待核）")
	show("hinted", hinted, 80, 14, func(*uitest.Driver) {})
	show("narrow", visitForm(), 34, 14, func(d *uitest.Driver) { d.Press("ctrl+s") })
	show("low top", visitForm(), 80, 6, func(*uitest.Driver) {})
	show("low middle", visitForm(), 80, 6, func(d *uitest.Driver) { d.Press("tab", "tab", "tab", "tab") })
	show("low bottom", visitForm(), 80, 6, func(d *uitest.Driver) {
		d.Press("shift+tab")
		d.Type("第一行")
		d.Press("enter", "enter", "enter")
		d.Type("第四行")
	})
}

func TestFormKeys(t *testing.T) {
	f := visitForm()
	var log []string
	f.OnChange = func(name string) tea.Cmd { log = append(log, "change "+name); return nil }
	f.OnLeave = func(name string) tea.Cmd { log = append(log, "leave "+name); return nil }
	f.OnLookup = func(name string) tea.Cmd { log = append(log, "lookup "+name); return nil }
	f.OnSave = func() tea.Cmd { log = append(log, "save"); return nil }
	f.OnKey = func(name, key string) (tea.Cmd, bool) {
		if name == "amount" && key == "=" {
			f.SetValue("amount", "300.00")
			return nil, true
		}
		return nil, false
	}
	d := uitest.New(t, uitest.Host(f), 80, 14)
	if f.Dirty() || f.Focused() != "date" {
		t.Fatalf("a new form is dirty (%v) or not at its first field (%s)", f.Dirty(), f.Focused())
	}
	d.Type("8")
	d.Press("tab", "f2", "ctrl+l")
	d.Press("王芳", "tab", "tab", "＝")
	if f.Value("date") != "2026-06-08" || f.Value("amount") != "300.00" || !f.Dirty() {
		t.Errorf("date %q, amount %q, dirty %v", f.Value("date"), f.Value("amount"), f.Dirty())
	}
	d.Press("ctrl+s")
	want := "change date, change date, leave date, lookup member, lookup member, " +
		"change member, leave member, leave kind, save"
	if got := strings.Join(log, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	f.MarkClean()
	if f.Dirty() {
		t.Error("a saved form is dirty")
	}
	d.Press("up", "up", "up", "up")
	if f.Focused() != "note" {
		t.Errorf("Up from the first field goes to %s", f.Focused())
	}
	d.Press("tab")
	if f.Focused() != "date" {
		t.Errorf("Tab from the last field goes to %s", f.Focused())
	}
}

func TestFormSaveRefused(t *testing.T) {
	f := visitForm()
	saved := false
	f.OnSave = func() tea.Cmd { saved = true; return nil }
	d := uitest.New(t, uitest.Host(f), 80, 14)
	d.Press("tab", "tab", "tab")
	d.Type("1.005")
	d.Press("ctrl+s")
	if saved || f.Focused() != "date" {
		t.Errorf("saved %v, at %s", saved, f.Focused())
	}
	d.Contains(t, "不能为空", "最多两位小数")
	f.SetValue("date", "2026-06-18")
	f.SetValue("member", "王芳")
	f.SetValue("amount", "1.50")
	d.Lacks(t, "不能为空", "最多两位小数")
	f.SetError("member", "没有这个会员")
	d.Contains(t, "会员：没有这个会员")
	if d.Press("ctrl+s"); !saved {
		t.Error("a right form was not saved")
	}
}

func TestFormHidden(t *testing.T) {
	f := visitForm()
	d := uitest.New(t, uitest.Host(f), 80, 14)
	f.SetHidden("member", true)
	f.SetHidden("date", true)
	d.Lacks(t, "会员", "日期")
	if f.Focused() != "kind" {
		t.Errorf("the focus went to %s", f.Focused())
	}
	if !f.Validate() {
		t.Error("a hidden field was required")
	}
	f.SetHidden("date", false)
	d.Contains(t, "日期")
	if f.Focused() != "kind" {
		t.Errorf("the focus went to %s", f.Focused())
	}
}

// TestFormFocusOnce: what refreshes a form leaves the cursor in its text where it is.
func TestFormFocusOnce(t *testing.T) {
	f := visitForm()
	d := uitest.New(t, uitest.Host(f), 80, 14)
	d.Press("tab", "王芳", "left")
	before, _, _ := d.Cursor()
	f.SetHidden("goods", true)
	f.SetRows(f.rows...)
	if after, _, _ := d.Cursor(); after != before {
		t.Errorf("the cursor moved from %d to %d", before, after)
	}
}

func TestFormClick(t *testing.T) {
	f := visitForm()
	d := uitest.New(t, uitest.Host(f), 80, 14)
	_, y, _ := d.Cursor()
	d.Click(12, y+1)
	if f.Focused() != "member" {
		t.Errorf("a click at the member's field went to %s", f.Focused())
	}
	d.Click(30, y)
	if f.Focused() != "member" {
		t.Errorf("a click at a read-only field went to %s", f.Focused())
	}
}

// TestFormProperty: whatever is pressed at whatever size, the frame holds, the cursor is there, and it keeps
// off the last two lines wherever there is room.
func TestFormProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := visitForm()
		w, h := rapid.IntRange(24, 90).Draw(t, "w"), rapid.IntRange(4, 20).Draw(t, "h")
		d := uitest.New(t, uitest.Host(f), w, h)
		keys := rapid.SampledFrom([]string{
			"tab", "shift+tab", "enter", "up", "down", "ctrl+s", "space", "-5", "王芳", "1.005", "backspace", "f2",
			"x\u202ey",
		})
		for range 25 {
			d.Press(keys.Draw(t, "key"))
			_, y, ok := d.Cursor()
			if !ok {
				t.Fatalf("there is no cursor at %s:\n%s", f.Focused(), d.Text())
			}
			if h >= 6 && y >= h-2 {
				t.Fatalf("the cursor is on line %d of %d:\n%s", y, h, d.Text())
			}
		}
	})
}

// TestFormOvertypesWhatIsFinished: a digit in a date or amount that was just entered begins another one; whatever
// else is pressed first goes on with it.
func TestFormOvertypesWhatIsFinished(t *testing.T) {
	for _, c := range []struct {
		item string
		keys []string
		want string
	}{
		{"date", []string{"2", "0", "enter"}, "2026-06-20"},
		{"date", []string{"２", "０", "enter"}, "2026-06-20"},
		{"date", []string{"backspace", "9", "enter"}, "2026-06-19"},
		{"date", []string{"end", "backspace", "7", "enter"}, "2026-06-17"},
		{"amount", []string{"1", "2", "*", "5", "enter"}, "60.00"},
		{"amount", []string{"+", "1", "enter"}, "801.00"},
		{"name", []string{"2", "enter"}, "王芳2"},
	} {
		date, amount, name := NewField(testTheme(), KindDate), NewField(testTheme(), KindAmount), NewField(testTheme(), KindText)
		date.Base = "2026-06-18"
		f := NewForm(testTheme(),
			[]Item{{Name: "date", Input: date}}, []Item{{Name: "amount", Input: amount}}, []Item{{Name: "name", Input: name}})
		f.SetValue("date", "2026-06-18")
		f.SetValue("amount", "800.00")
		f.SetValue("name", "王芳")
		for f.Focused() != c.item {
			f.Update(uitest.KeyPress("tab"))
		}
		press(f, c.keys...)
		if got := f.Value(c.item); got != c.want {
			t.Errorf("%s after %v: %q, want %q", c.item, c.keys, got, c.want)
		}
	}
}
