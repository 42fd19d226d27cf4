package kit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"gonghui/ui/uitest"
)

// people are rows of name, kind and amount; the key is the name.
func people(names ...string) Rows {
	return Rows{
		Len:  len(names),
		Key:  func(i int) string { return names[i] },
		Row:  func(i int) []Cell { return Cells(names[i], "住院", strconv.Itoa(100*(i+1))+".00") },
		Text: func(i int) string { return names[i] },
	}
}

func peopleList() *List {
	l := NewList(testTheme(),
		Column{Title: "姓名", Width: 8, Flex: true},
		Column{Title: "类别", Width: 6},
		Column{Title: "金额", Width: 9, Align: AlignRight},
	)
	l.SetRows(people("王芳", "李伟", "单雄信", "曾国华", "王志强", "赵敏"))
	return l
}

func TestListGoldens(t *testing.T) {
	g := uitest.NewGoldens(t, "list")
	show := func(name string, l *List, w, h int, keys ...string) *uitest.Driver {
		d := uitest.New(t, uitest.Host(l), w, h)
		d.Press(keys...)
		g.Check(t, d, name)
		return d
	}
	show("rows", peopleList(), 40, 9)
	show("moved", peopleList(), 40, 5, "down", "down", "down")
	show("typing", peopleList(), 40, 9, "/", "w")
	show("found", peopleList(), 40, 9, "、", "zg", "enter")
	show("nothing", peopleList(), 40, 9, "/", "xyz")
	empty := peopleList()
	empty.Empty = "还没有走访记录。按 n 记第一条，或从表格导入。"
	empty.SetRows(Rows{})
	show("empty", empty, 40, 9)
	marked := peopleList()
	marked.Marks = true
	show("marked", marked, 40, 9, "space", "down", "shift+down")
	bare := peopleList()
	bare.Bare = true
	show("bare", bare, 40, 9)
	preview := peopleList()
	preview.PreviewAt = 80
	preview.Preview = func(key string, w, h int) string {
		return fmt.Sprintf("%s 语文组\n住院，本人\n%d x %d", key, w, h)
	}
	show("preview", preview, 80, 9, "down")
	show("narrow", peopleList(), 18, 6)
}

func TestListSelection(t *testing.T) {
	l := peopleList()
	d := uitest.New(t, uitest.Host(l), 40, 6)
	d.Press("down", "down")
	l.SetRows(people("赵敏", "单雄信", "王芳"))
	if l.Selected() != "单雄信" || l.SelectedRow() != 1 {
		t.Errorf("the selection went to %s", l.Selected())
	}
	l.SetRows(people("赵敏", "王芳"))
	if l.Selected() != "王芳" {
		t.Errorf("after the row was gone: %s", l.Selected())
	}
	l.SetRows(Rows{})
	if l.Selected() != "" || l.SelectedRow() != -1 || l.Position() != "" {
		t.Errorf("without rows: %q, %d, %q", l.Selected(), l.SelectedRow(), l.Position())
	}
	if l.Select("李伟") {
		t.Error("a row that is not there was selected")
	}
	l.SetRows(people("王芳", "李伟"))
	if l.Selected() != "李伟" {
		t.Errorf("a key remembered before the rows came: %s", l.Selected())
	}
}

func TestListHooks(t *testing.T) {
	l := peopleList()
	var log []string
	l.OnOpen = func(key string) tea.Cmd { log = append(log, "open "+key); return nil }
	l.OnSelect = func(key string) tea.Cmd { log = append(log, "select "+key); return nil }
	d := uitest.New(t, uitest.Host(l), 40, 9)
	d.Press("up", "down", "enter", "end", "end")
	d.Click(3, 3)
	d.Click(3, 3)
	d.Click(3, 0)
	d.Wheel(3, 3, -2)
	want := "select 李伟, open 李伟, select 赵敏, select 单雄信, open 单雄信, select 王芳"
	if got := strings.Join(log, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestListFilter(t *testing.T) {
	l := peopleList()
	var selected []string
	l.OnSelect = func(key string) tea.Cmd { selected = append(selected, key); return nil }
	d := uitest.New(t, uitest.Host(l), 40, 9)
	d.Press("down", "/")
	if !l.Typing() {
		t.Fatal("/ does not open the filter")
	}
	d.Type("wa")
	if l.Len() != 2 || l.Selected() != "王芳" {
		t.Errorf("wa finds %d rows, at %s", l.Len(), l.Selected())
	}
	d.Press("enter", "down")
	if l.Typing() || l.Selected() != "王志强" {
		t.Errorf("after Enter and Down: %s", l.Selected())
	}
	d.Send(l.SetRows(people("王丽", "王志强", "李伟"))())
	if l.Selected() != "王志强" || l.Position() != "2/2" {
		t.Errorf("new rows under a filter: %s %s", l.Selected(), l.Position())
	}
	d.Press("esc")
	if l.Filter() != "" || l.Len() != 3 || l.Selected() != "王志强" {
		t.Errorf("after Esc: filter %q, %d rows, at %s", l.Filter(), l.Len(), l.Selected())
	}
	if l.Escape() {
		t.Error("there is nothing left to escape from")
	}
	if want := []string{"李伟", "王芳", "王志强"}; !slices.Equal(selected, want) {
		t.Errorf("OnSelect saw %v, want %v", selected, want)
	}
	d.Send(l.SetFilter("lw")())
	if l.Len() != 1 || l.Filter() != "lw" {
		t.Errorf("a filter set from outside finds %d rows", l.Len())
	}
}

// TestListStale: answers about older words or older rows change nothing.
func TestListStale(t *testing.T) {
	l := peopleList()
	first := l.SetFilter("wa")
	second := l.SetFilter("z")
	late := first()
	l.Update(second())
	if l.Len() != 3 || l.Selected() != "曾国华" {
		t.Fatalf("z finds %d rows, at %s", l.Len(), l.Selected())
	}
	if l.Update(late); l.Len() != 3 || l.Selected() != "曾国华" {
		t.Errorf("a late answer was shown: %d rows, at %s", l.Len(), l.Selected())
	}
	again := l.SetFilter("wa")()
	fresh := l.SetRows(people("李伟", "王丽"))
	if l.Update(again); l.Len() != 3 {
		t.Errorf("an answer about older rows was shown: %d rows", l.Len())
	}
	if l.Update(fresh()); l.Len() != 1 || l.Selected() != "王丽" {
		t.Errorf("wa finds %d rows, at %s", l.Len(), l.Selected())
	}
	other := peopleList()
	if other.Update(again); other.Filter() != "" {
		t.Error("another list's answer was taken")
	}
	pending := l.SetRows(people("赵敏"))
	if l.Escape(); l.Len() != 1 || l.Selected() != "赵敏" {
		t.Errorf("Esc while new rows are searched shows %d rows, at %s", l.Len(), l.Selected())
	}
	if l.Update(pending()); l.Filter() != "" || l.Len() != 1 {
		t.Errorf("the filter came back: %q, %d rows", l.Filter(), l.Len())
	}
	l.Update(l.SetFilter("zm")())
	if l.SetRows(Rows{}); l.Len() != 0 || l.Filter() != "" {
		t.Errorf("rows that cannot be searched: %d, filter %q", l.Len(), l.Filter())
	}
}

func TestListMarks(t *testing.T) {
	l := peopleList()
	l.Marks = true
	d := uitest.New(t, uitest.Host(l), 40, 9)
	d.Press("space", "down", "space", "space", "up", "space")
	if got, want := l.Marked(), []string{"王芳", "单雄信"}; !slices.Equal(got, want) {
		t.Errorf("marked %v, want %v", got, want)
	}
	d.Press("esc")
	if len(l.Marked()) != 0 {
		t.Errorf("after Esc %v are marked", l.Marked())
	}
	d.Press("/", "wa", "enter", "ctrl+a")
	if got, want := l.Marked(), []string{"王芳", "王志强"}; !slices.Equal(got, want) {
		t.Errorf("Ctrl+A under a filter marked %v, want %v", got, want)
	}
}

// TestListProperty: whatever is pressed and whatever rows come, the frame holds and the selection is visible.
func TestListProperty(t *testing.T) {
	name := rapid.Map(anyText(), func(s string) string { return s + "甲" })
	names := rapid.SliceOfNDistinct(name, 0, 12, rapid.ID[string])
	rapid.Check(t, func(t *rapid.T) {
		l := peopleList()
		l.Marks = rapid.Bool().Draw(t, "marks")
		w, h := rapid.IntRange(12, 60).Draw(t, "w"), rapid.IntRange(4, 14).Draw(t, "h")
		d := uitest.New(t, uitest.Host(l), w, h)
		keys := rapid.SampledFrom([]string{
			"up", "down", "pgup", "pgdown", "home", "end", "space", "shift+down", "ctrl+a", "/", "w", "甲", "esc",
			"enter", "backspace",
		})
		for range 20 {
			if rapid.IntRange(0, 5).Draw(t, "what") == 0 {
				if cmd := l.SetRows(people(names.Draw(t, "names")...)); cmd != nil {
					d.Send(cmd())
				}
			}
			d.Press(keys.Draw(t, "key"))
			if l.Len() == 0 {
				continue
			}
			view, _ := l.Draw(w, h)
			if !strings.Contains(ansi.Strip(view), ">") || l.rows.Key(l.SelectedRow()) != l.Selected() {
				t.Fatalf("the selected row %q is not shown:\n%s", l.Selected(), ansi.Strip(view))
			}
		}
	})
}

func manyRows(n int) Rows {
	names := manyNames(n)
	return Rows{
		Len:  n,
		Key:  func(i int) string { return names[i] },
		Text: func(i int) string { return names[i] },
		Row: func(i int) []Cell {
			return Cells("2026-06-18", names[i], "住院", "1,000.00", "记6-12")
		},
	}
}

func manyList() *List {
	l := NewList(testTheme(),
		Column{Title: "日期", Width: 10}, Column{Title: "姓名", Width: 10, Flex: true}, Column{Title: "类别", Width: 8},
		Column{Title: "金额", Width: 12, Align: AlignRight}, Column{Title: "凭证", Width: 8},
	)
	l.SetRows(manyRows(100_000))
	return l
}

// BenchmarkListDraw: budget 0.2 ms a frame of 80x20 at 100,000 rows.
func BenchmarkListDraw(b *testing.B) {
	l := manyList()
	l.Select(l.rows.Key(50_000))
	for b.Loop() {
		l.Draw(80, 20)
	}
}

// BenchmarkListKey: one key and its frame.
func BenchmarkListKey(b *testing.B) {
	l := manyList()
	for b.Loop() {
		l.Update(uitest.KeyPress("down"))
		l.Draw(80, 20)
	}
}

// BenchmarkTableDraw: a report of 48 columns of nine rows of Chinese text, budget 0.3 ms a frame.
func BenchmarkTableDraw(b *testing.B) {
	t := wideTable(48, 9)
	for b.Loop() {
		t.Draw(140, 40)
	}
}
