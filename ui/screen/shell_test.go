package screen_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gonghui/ledger"
	"gonghui/ui"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// closeBook gives the book free, so that the test can look at it or another program can open it.
func closeBook(t *testing.T, d *uitest.Driver) {
	t.Helper()
	if err := d.Model().(*ui.Root).Close(); err != nil {
		t.Fatal(err)
	}
}

// TestScreens compares the screens of this file's author with what they looked like, in all windows.
func TestScreens(t *testing.T) {
	g := uitest.NewGoldens(t, "shell")
	roads := []struct {
		name string
		keys []string
	}{
		{"总览", nil},
		{"总览-选择", []string{"down", "down"}},
		{"设置", []string{"s"}},
		{"工会资料", []string{"s", "enter"}},
		{"走访类别", []string{"s", "down", "enter"}},
		{"走访类别-修改", []string{"s", "down", "enter", "enter"}},
		{"地区限额", []string{"s", "down", "down", "down", "enter"}},
		{"限额-采用", []string{"s", "down", "down", "down", "enter", "enter"}},
		{"操作日志", []string{"l"}},
		{"操作日志-按事项", []string{"l", "k"}},
		{"导入", []string{"i"}},
	}
	for _, s := range screentest.Sizes() {
		t.Run(fmt.Sprintf("%dx%d", s.W, s.H), func(t *testing.T) {
			for _, r := range roads {
				d := screentest.Open(t, screentest.Book(t), s.W, s.H)
				d.Press(r.keys...)
				checkWithoutPaths(t, g, d, fmt.Sprintf("%s-%dx%d", r.name, s.W, s.H))
			}
			missing := filepath.Join(t.TempDir(), "gonghui.db")
			d := screentest.OpenWith(t, ui.Options{Book: missing}, s.W, s.H)
			checkWithoutPaths(t, g, d, fmt.Sprintf("向导-%dx%d", s.W, s.H))
		})
	}
}

// checkWithoutPaths compares a screen, but for the temporary paths of this run.
func checkWithoutPaths(t *testing.T, g *uitest.Goldens, d *uitest.Driver, name string) {
	t.Helper()
	var lines []string
	for i, line := range strings.Split(d.Golden(), "\n") {
		if i == 1 {
			continue // the tabs, which TestTabs looks at
		}
		if before, _, found := strings.Cut(line, os.TempDir()); found {
			line = before + "(path)"
		}
		lines = append(lines, line)
	}
	g.CheckText(t, name+".txt", strings.Join(lines, "\n"))
}

// TestNewRecord opens each kind of form from the overview.
func TestNewRecord(t *testing.T) {
	for key, tab := range map[string]string{"h": "[3 走访]", "w": "[3 走访]", "b": "[4 帮扶]", "p": "[5 账务]", "m": "[2 会员]"} {
		d := screentest.Open(t, screentest.Book(t), 80, 24)
		d.Press("n", key)
		d.Contains(t, tab, "Ctrl+S")
		if _, _, ok := d.Cursor(); !ok {
			t.Errorf("n %s: no field has the cursor", key)
		}
	}
}

func TestTabs(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	names := strings.Fields("总览 会员 走访 帮扶 账务 报表 经审")
	for i, name := range names {
		key := fmt.Sprint(i + 1)
		d.Press(key)
		if !strings.Contains(d.Line(1), "["+key+" "+name+"]") {
			t.Errorf("key %s leads to %q", key, d.Line(1))
		}
	}
	d.Press("ctrl+pgdown")
	d.Contains(t, "[1 总览]")
	d.Press("alt+left")
	d.Contains(t, "[7 经审]")
	d.Click(strings.Index(d.Line(1), "2"), 1)
	d.Contains(t, "[2 会员]")
}

func TestModalTakesAllKeys(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("：")
	d.Contains(t, "命令：打字查找")
	d.Press("q", "s")
	if d.Quit() {
		t.Fatal("q left the program while the palette was open")
	}
	if !strings.HasSuffix(d.BeforeCursor(), "qs") {
		t.Fatalf("typed text went elsewhere: %q", d.BeforeCursor())
	}
	d.Press("esc")
	d.Lacks(t, "命令：打字查找")
	d.Press("？")
	d.Contains(t, "到处可用", "Ctrl+G")
	d.Press("1")
	d.Lacks(t, "到处可用")
}

func TestPaletteByPinyin(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press(":")
	d.Type("czrz")
	d.Press("enter")
	d.Contains(t, "操作日志 · ")
	d.Press("esc", "f9")
	d.Type("换年度")
	d.Press("enter", "enter")
	d.Contains(t, "2026年6月")
	d.Press("ctrl+p")
	d.Type("hnd")
	d.Press("enter", "end", "enter")
	d.Contains(t, "2025年 已结账", "全年已结账")
}

func TestPrintableKeysBelongToTheField(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("s", "enter", "end")
	d.Press("1", "？", "：", "q", "u", "张")
	if !strings.HasSuffix(d.BeforeCursor(), "1？：qu张") {
		t.Fatalf("%q", d.BeforeCursor())
	}
	if d.Quit() {
		t.Fatal("q in a field left the program")
	}
	d.Press("esc")
	d.Contains(t, "还有没保存的内容")
	d.Press("esc")
	d.Contains(t, "工会全称")
	d.Press("ctrl+q")
	d.Contains(t, "退出后，没保存的内容就没有了")
	d.Press("n")
	if d.Quit() {
		t.Fatal("left although the answer was no")
	}
	d.Press("ctrl+c", "y")
	if !d.Quit() {
		t.Fatal("did not leave although the answer was yes")
	}
}

func TestQuitWithoutQuestion(t *testing.T) {
	for _, key := range []string{"q", "f10", "ctrl+q", "ctrl+c"} {
		d := screentest.Open(t, screentest.Book(t), 80, 24)
		d.Press(key)
		if !d.Quit() {
			t.Errorf("%s does not leave a clean program", key)
		}
	}
}

func TestSaveUndoRedo(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("s", "enter", "end")
	d.Type("丙")
	d.Press("ctrl+s")
	d.Contains(t, "完成", "示范市实验小学工会委员会丙")
	d.Press("u")
	d.Contains(t, "已撤销：保存设置")
	d.Lacks(t, "委员会丙")
	d.Press("U")
	d.Contains(t, "已重做：保存设置", "委员会丙")
	d.Press("u", "u")
	d.Contains(t, "没有可以撤销的操作")
}

func TestRefusedAtTheField(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("s", "enter")
	for range 6 {
		d.Press("down")
	}
	d.Press("tab")
	d.Press("ctrl+s")
	d.Contains(t, "完成")
	d.Press("enter")
	for range 9 {
		d.Press("tab")
	}
	d.Press("ctrl+u")
	d.Type("2024-01-01")
	d.Press("tab", "ctrl+u")
	d.Type("2023-01-01")
	d.Press("ctrl+s")
	d.Contains(t, "届期")
	d.Contains(t, "结束不能早于开始")
}

func TestCategories(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("s", "down", "enter")
	for _, name := range []string{"生日", "节日"} {
		d.Press("n")
		d.Type(name)
		d.Press("ctrl+s")
		d.Contains(t, name)
	}
	d.Press("n")
	d.Contains(t, "最多 8 个类别")
	d.Press("end", "d", "y")
	d.Lacks(t, "节日")
	d.Press("home", "]")
	if line := d.Line(4); !strings.Contains(line, "生育") {
		t.Fatalf("结婚 did not move down: %q", line)
	}
}

func TestReadOnly(t *testing.T) {
	d := screentest.OpenWith(t, ui.Options{Book: screentest.Book(t), Actor: "经审戊", ReadOnly: true}, 80, 24)
	d.Contains(t, "只读")
	d.Press("i")
	d.Contains(t, "注意  只读")
	d.Press("s", "enter", "end")
	d.Type("丙")
	d.Press("ctrl+s")
	d.Contains(t, "账本是只读打开的")
}

func TestSmallWindow(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("s", "enter")
	d.Resize(79, 24)
	d.Contains(t, "窗口太小：现在 79×24，至少要 80×24")
	d.Press("x")
	d.Resize(80, 24)
	d.Lacks(t, "会x")
	d.Contains(t, "工会全称")
	d.Press("x")
	d.Resize(60, 15)
	d.Contains(t, "有没保存的内容，把窗口放大再继续")
	d.Press("ctrl+q", "q", "ctrl+c", "y")
	if d.Quit() {
		t.Fatal("left without a question that could be read")
	}
	d.Resize(80, 24)
	d.Lacks(t, "还有没保存的内容")
	d.Press("ctrl+q")
	d.Contains(t, "还有没保存的内容")
	d.Press("y")
	if !d.Quit() {
		t.Fatal("did not leave")
	}
}

func TestWizard(t *testing.T) {
	path := filepath.Join(t.TempDir(), "资料", "gonghui.db")
	d := screentest.OpenWith(t, ui.Options{Book: path}, 80, 24)
	d.Press("ctrl+s")
	d.Contains(t, "不能为空")
	d.Type("新办小学工会委员会")
	d.Press("tab")
	d.Type("新办小学工会")
	for range 5 {
		d.Press("tab")
	}
	d.Type("会计张 三")
	d.Press("ctrl+s")
	d.Contains(t, "建账步骤", "已建账：新办小学工会委员会", "期初余额", "会计张三")
	d.Press("esc")
	d.Contains(t, "新办小学工会 · 2026年6月 未结账", "还没有期初余额", "已核对")
	closeBook(t, d)
	b, err := ledger.Open(path, screentest.Options(9))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	err = b.Read(func(v *ledger.View) error {
		br, err := v.Branch()
		if br.FirstYear != 2026 || br.Treasurer != "会计张三" || len(br.Categories) != 6 || br.Region != "" {
			t.Errorf("%+v", br)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestImportInTheTerminal(t *testing.T) {
	file := filepath.Join(t.TempDir(), "名册.csv")
	write := func(s string) {
		if err := os.WriteFile(file, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("会员号,姓名,入会日期\nA1,冯新,2020-01-01\n,,\nA2,,2020-13-01\n")
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("i", "enter")
	d.Contains(t, "桌面", "下载", "文档")
	d.Paste(file)
	d.Contains(t, "2 处有问题", "没有「2020-13-01」这一天", "不能为空")
	d.Press("i")
	d.Contains(t, "有问题的文件不能导入")
	write("会员号,姓名,入会日期\nA1,冯新,2020-01-01\nA2,蒋立,2020-12-01\n")
	d.Press("r")
	d.Contains(t, "预览，没有写入：读到 2 条：新增 2", "A2 蒋立")
	d.Press("i")
	d.Contains(t, "已导入：读到 2 条：新增 2")
	d.Press("enter")
	d.Paste(file)
	d.Contains(t, "新增 0，相同跳过 2")
	d.Press("i")
	d.Contains(t, "没有新的内容")
}

// TestBlankTable writes a blank table of the selected kind from the room of imports, which an import finds empty.
func TestBlankTable(t *testing.T) {
	dir := t.TempDir()
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("i", "down", "t")
	d.Paste(dir)
	d.Press("enter")
	d.Contains(t, "期初余额-空白表.xlsx")
	d.Press("enter")
	path := filepath.Join(dir, "期初余额-空白表.xlsx")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v\n%s", err, d.Screen())
	}
	d.Press("esc", "i", "down", "enter")
	d.Paste(path)
	d.Contains(t, "表头下面没有内容")
}

func TestBackupAndRestore(t *testing.T) {
	home := screentest.Home(t)
	book := screentest.Book(t)
	d := screentest.OpenWith(t, ui.Options{Book: book, Actor: screentest.Actor, Home: home}, 100, 30)
	d.Press("b", "b", "enter", "enter")
	d.Contains(t, "已备份并核对")
	made, err := filepath.Glob(filepath.Join(home, "桌面", "账本备份-*.db"))
	if err != nil || len(made) != 1 {
		t.Fatalf("%v %v", made, err)
	}
	d.Press("r")
	d.Paste(made[0])
	d.Contains(t, "已恢复并核对")
	d.Press("y")
	d.Contains(t, "示范实验小学工会", "已核对")
	restored, err := filepath.Glob(filepath.Join(filepath.Dir(book), "*恢复*.db"))
	if err != nil || len(restored) != 1 {
		t.Fatalf("%v %v", restored, err)
	}
}

func TestHeadCode(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("b", "h")
	d.Type("0000-0000-0000")
	d.Press("enter")
	d.Contains(t, "链头不同")
	d.Press("enter", "h")
	d.Type("abc")
	d.Press("enter")
	d.Contains(t, "不是链头")
}

func TestBusyBook(t *testing.T) {
	path := screentest.Book(t)
	other, err := ledger.Open(path, screentest.Options(4))
	if err != nil {
		t.Fatal(err)
	}
	d := screentest.Open(t, path, 80, 24)
	d.Contains(t, "账本打不开", "账本正被使用："+screentest.Actor)
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	d.Press("r")
	d.Contains(t, "示范实验小学工会", "已核对")
}

// TestDamagedBook changes one letter of a posted voucher: the book still opens, and the program says what is wrong.
func TestDamagedBook(t *testing.T) {
	path := screentest.Book(t)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	mark := []byte("收3月行政拨缴工会经费")
	changed := bytes.ReplaceAll(content, mark, []byte("收4月行政拨缴工会经费"))
	if bytes.Equal(content, changed) {
		t.Fatal("the voucher is not where the test looks for it")
	}
	bad := filepath.Join(t.TempDir(), "bad.db")
	if err := os.WriteFile(bad, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := ui.New(ui.Options{
		Book: bad, Actor: screentest.Actor, Now: screentest.Now, Getenv: func(string) string { return "" },
	})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 80, 24)
	d.Contains(t, "核对有差异", "事件记录")
	d.Press("enter", "enter")
	d.Contains(t, "存储的内容与写入时不同")
	closeBook(t, d)
}

// TestNothingUnsafeReachesTheTerminal uses a name that the system may give.
func TestNothingUnsafeReachesTheTerminal(t *testing.T) {
	d := screentest.OpenWith(t, ui.Options{Book: screentest.Book(t), Actor: "甲\x1b[31m\u202e乙"}, 80, 24)
	d.Contains(t, "甲␛[31m")
	d.Press("l", "b", "s")
}

// TestMonkey presses keys at random: whatever is pressed, the frame fits the window and the program goes on.
func TestMonkey(t *testing.T) {
	path := screentest.Book(t)
	keys := []string{
		"up", "down", "left", "right", "enter", "esc", "tab", "shift+tab", "home", "end", "pgup", "pgdown", "/", "：",
		"？", "1", "2", "3", "4", "5", "6", "7", "n", "e", "u", "U", "s", "l", "b", "i", "d", "k", "m", "p", "h", "张",
		"王芳", " ", "ctrl+s", "ctrl+p", "ctrl+g", "f1", "f2", "f4", "f5", "f6", "f7", "f8", "f9", "backspace", "=", "0",
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := screentest.Open(t, path, 80, 24)
		for _, k := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 40).Draw(rt, "keys") {
			d.Press(k)
		}
		if w := rapid.SampledFrom([]int{80, 100, 140}).Draw(rt, "width"); w > 80 {
			d.Resize(w, w/3)
		}
		closeBook(t, d)
	})
}

func TestDetailAccounts(t *testing.T) {
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press("s")
	for range 4 {
		d.Press("down")
	}
	d.Press("enter", "n")
	d.Type("其他应收")
	d.Press("enter")
	d.Type("备用金")
	d.Press("enter")
	d.Contains(t, "保存明细科目 13501 备用金")
	d.Press("enter", "end")
	d.Type("借款")
	d.Press("enter")
	d.Contains(t, "13501", "备用金借款")
	d.Press("u")
	d.Lacks(t, "备用金借款 ")
	d.Press("n")
	d.Type("50102")
	d.Press("enter")
	d.Type("球赛")
	d.Press("enter")
	d.Contains(t, "已经记账，不能改")
}
