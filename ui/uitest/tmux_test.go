package uitest_test

import (
	"os"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/kit"
	"gonghui/ui/style"
	"gonghui/ui/uitest"
)

// runAsForm makes the test binary a small program in a terminal.
const runAsForm = "UITEST_RUN_FORM"

func TestMain(m *testing.M) {
	if os.Getenv(runAsForm) == "" {
		os.Exit(m.Run())
	}
	if _, err := tea.NewProgram(fullScreen{newForm()}).Run(); err != nil {
		os.Exit(1)
	}
}

// fullScreen shows a model on the alternate screen and ends on Ctrl+C.
type fullScreen struct{ tea.Model }

func (m fullScreen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if kit.Key(msg) == "ctrl+c" {
		return m, tea.Quit
	}
	next, cmd := m.Model.Update(msg)
	return fullScreen{next}, cmd
}

func (m fullScreen) View() tea.View {
	view := m.Model.View()
	view.AltScreen = true
	return view
}

func newForm() tea.Model {
	th := style.New(style.Options{})
	kind := kit.NewChoice(&th, kit.Option{Value: "a", Label: "住院"}, kit.Option{Value: "b", Label: "去世"})
	return uitest.Host(kit.NewForm(&th,
		[]kit.Item{{Name: "a", Label: "摘要", Input: kit.NewField(&th, kit.KindText), Width: 24}},
		[]kit.Item{
			{Name: "b", Label: "姓名：", Input: kit.NewField(&th, kit.KindText), Width: 18},
			{Name: "c", Label: "金额", Input: kit.NewField(&th, kit.KindAmount), Width: 12},
		},
		[]kit.Item{{Name: "d", Label: "类别", Input: kind, Width: 12}},
		[]kit.Item{{Name: "e", Label: "情况", Input: kit.NewNote(&th, 3)}},
	))
}

// TestTerminal edits Chinese lines in a real terminal and compares every screen with the driver's.
func TestTerminal(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	x := uitest.StartTmux(t, 60, 12, []string{runAsForm + "=1"}, self)
	d := uitest.New(t, newForm(), 60, 12)
	x.WaitScreen(d)
	for _, step := range []struct {
		typed string
		keys  []string // as the driver calls them
		names []string // as tmux calls them
	}{
		{"engli世界", nil, nil},
		{"", []string{"left", "left", "backspace"}, []string{"Left", "Left", "BSpace"}},
		{"sh 好", nil, nil},
		{"", []string{"home", "delete", "tab"}, []string{"Home", "DC", "Tab"}},
		{"姓名：欧阳a娜娜", nil, nil},
		{"", []string{"left", "left", "left"}, []string{"Left", "Left", "Left"}},
		{"", []string{"backspace", "backspace"}, []string{"BSpace", "BSpace"}},
		{"诸葛", []string{"tab"}, []string{"Tab"}},
		{"１２＊５００", []string{"enter"}, []string{"Enter"}},
		{"", []string{"space", "tab"}, []string{"Space", "Tab"}},
		{"得知后第二天到医院，带了牛奶；本人已出院，现在家休养，情况良好。😀好", nil, nil},
		{"", []string{"up", "enter", "home"}, []string{"Up", "Enter", "Home"}},
		{"插入", []string{"shift+tab", "shift+tab", "shift+tab"}, []string{"BTab", "BTab", "BTab"}},
	} {
		if step.typed != "" {
			d.Type(step.typed)
			x.Type(step.typed)
		}
		if len(step.keys) > 0 {
			d.Press(step.keys...)
			x.Press(step.names...)
		}
		x.WaitScreen(d)
	}
	d.Contains(t, "6000.00", "去世", "诸葛")
}
