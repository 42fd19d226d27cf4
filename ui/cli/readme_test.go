package cli

import (
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/pflag"

	"gonghui/ledger/intake"
	"gonghui/ui"
	"gonghui/ui/uitest"
)

const readme = "../../README.md"

func readReadme(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// block finds the code block that follows a comment of the README.
func block(t *testing.T, text, name string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, "<!-- "+name+":")
	_, rest, more := strings.Cut(rest, "```\n")
	inside, _, end := strings.Cut(rest, "```\n")
	if !ok || !more || !end {
		t.Fatalf("README has no block %s", name)
	}
	return inside
}

// golden compares a text with what stands in a file, or writes it with UPDATE_GOLDEN=1.
func golden(t *testing.T, path, got, want string, rewritten func() string) {
	t.Helper()
	switch {
	case got == want:
	case os.Getenv("UPDATE_GOLDEN") != "":
		if err := os.WriteFile(path, []byte(rewritten()), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s shows\n%s\nthe program shows\n%s\n(write it with UPDATE_GOLDEN=1)", path, want, got)
	}
}

// TestReadmeScreen keeps the README's pictures what the demonstration really shows.
func TestReadmeScreen(t *testing.T) {
	b := filepath.Join(t.TempDir(), "demo.db")
	if err := MakeDemo(b); err != nil {
		t.Fatal(err)
	}
	m, err := ui.New(ui.Options{
		Book: b, Actor: demoActor, Now: time.Now, Getenv: func(string) string { return "" },
	})
	if err != nil {
		t.Fatal(err)
	}
	d := uitest.New(t, m, 80, 24)
	text := readReadme(t)
	was, now := block(t, text, "screen"), d.Text()+"\n"
	golden(t, readme, now, was, func() string { return strings.Replace(text, "```\n"+was+"```", "```\n"+now+"```", 1) })
	for name, page := range map[string]color.Color{"light": color.White, "dark": color.Black} {
		path := "../../testdata/screens/overview-" + name + ".svg"
		d.Send(tea.BackgroundColorMsg{Color: page})
		picture := d.SVG(page == color.Black)
		old, err := os.ReadFile(path)
		if err != nil && os.Getenv("UPDATE_GOLDEN") == "" {
			t.Error(err)
		}
		golden(t, path, picture, string(old), func() string { return picture })
	}
	if err := m.Close(); err != nil {
		t.Error(err)
	}
}

// TestReadmeSession runs the README's five lines on a sample union's files.
func TestReadmeSession(t *testing.T) {
	branch, err := filepath.Abs(filepath.Join(samples, "branch-2025"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(block(t, readReadme(t), "session")), "\n")
	if len(lines) != 5 {
		t.Errorf("%d lines", len(lines))
	}
	t.Chdir(t.TempDir())
	for _, line := range lines {
		args := strings.Fields(line)
		for i, a := range args {
			if strings.HasSuffix(a, ".csv") || strings.HasSuffix(a, ".xlsx") {
				args[i] = filepath.Join(branch, a)
			}
		}
		must(t, args[1:]...)
	}
	must(t, "verify", filepath.Join("经审", "经审资料-示范实验小学工会-2025"))
}

// TestReadmeCommands holds the README's table of commands against the program: every command and flag in it exists,
// and every one that exists is in it.
func TestReadmeCommands(t *testing.T) {
	_, text, _ := strings.Cut(readReadme(t), "## 命令")
	text, _, _ = strings.Cut(text, "\n## ")
	flag := regexp.MustCompile(`--[a-z][a-z-]*`)
	told := map[string]bool{}
	for _, f := range flag.FindAllString(text, -1) {
		told[f] = true
	}
	there := map[string]bool{"--help": true}
	a := &app{}
	root := a.root()
	note := func(f *pflag.Flag) { there["--"+f.Name] = true }
	root.PersistentFlags().VisitAll(note)
	for _, c := range root.Commands() {
		c.Flags().VisitAll(note)
		for _, sub := range c.Commands() {
			sub.Flags().VisitAll(note)
		}
		if !c.Hidden && !strings.Contains(text, "gonghui "+c.Name()) && !strings.Contains(text, "| "+c.Name()) {
			t.Errorf("README does not name %s", c.Name())
		}
	}
	for f := range told {
		if !there[f] {
			t.Errorf("README names %s, which no command has", f)
		}
	}
	for _, kind := range intake.KindNames() {
		if !strings.Contains(text, kind) {
			t.Errorf("README does not name the kind %s", kind)
		}
	}
}
