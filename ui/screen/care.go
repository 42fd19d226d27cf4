package screen

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// care keeps the file safe: backup, restore, verification, and the head code to compare with paper.
type care struct {
	env    Env
	head   ledger.Head
	slot   Slot
	backup Slot
	said   string
}

// NewCare is the screen of backup, restore and verification.
func NewCare(env Env) Screen { return &care{env: env} }

func (s *care) Init() tea.Cmd { return s.Reload() }
func (s *care) Title() string { return text.ToolCare }

func (s *care) Reload() tea.Cmd {
	return read(s.env, &s.slot,
		func(v *ledger.View) (ledger.Head, error) { return v.Head(), nil },
		func(h ledger.Head) tea.Cmd {
			s.head = h
			return nil
		})
}

func (s *care) Keys() []kit.Binding {
	busy := ""
	if s.backup.Waiting() {
		busy = text.CareBusy
	}
	return []kit.Binding{
		{Keys: []string{"b", "f4", "ctrl+b"}, Help: text.CareBackup, Off: busy},
		{Keys: []string{"r", "f6", "ctrl+o"}, Help: text.CareRestore},
		{Keys: []string{"v", "f7", "ctrl+y"}, Help: text.CareVerify},
		{Keys: []string{"h", "f8", "ctrl+k"}, Help: text.CareCompare},
	}
}

func (s *care) Update(msg tea.Msg) tea.Cmd {
	for _, b := range s.Keys() {
		if !kit.Match(msg, b) {
			continue
		}
		switch b.Keys[0] {
		case "b":
			return s.askFolder()
		case "r":
			return restoreFlow(s.env)
		case "v":
			return tea.Batch(say(text.CareVerifying), send(Verify{}))
		case "h":
			return s.askCode()
		}
	}
	return nil
}

func (s *care) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	row := func(label, value string) string {
		return " " + th.Label.Render(kit.Fit(label, 10)) + kit.Fit(kit.Sanitize(value), w-12)
	}
	lines := []string{
		"", row(text.CareFile, s.env.Book.Path()), row(text.CareHead, s.head.Code()),
		row(text.CareCount, text.CareCounts(s.head.Seq, s.head.Vouchers)),
		row(text.CareLast, text.When(s.head.Time())), "",
	}
	for _, p := range text.CareAdvice() {
		for _, line := range kit.Wrap(p, w-4) {
			lines = append(lines, "   "+line)
		}
		lines = append(lines, "")
	}
	if s.backup.Waiting() {
		lines = append(lines, th.Info.Render(" "+text.CareBusy))
	} else if s.said != "" {
		for _, line := range kit.Wrap(s.said, w-2) {
			lines = append(lines, th.Good.Render(" "+line))
		}
	}
	return kit.Block(lines, w, h), nil
}

// askFolder asks where the backup goes; its name carries the union and the time.
func (s *care) askFolder() tea.Cmd {
	p := kit.NewFolderPicker(s.env.Theme, text.CareFolder, s.env.Disk, s.env.Places...)
	p.OnPick = func(dir string) tea.Cmd {
		book, branch := s.env.Book, s.env.Session.Branch
		type copied struct {
			path string
			head ledger.Head
		}
		return Work(&s.backup, func() (copied, error) {
			path := filepath.Join(dir, fileName(text.BackupName(branch, book.Now())))
			r, err := book.Backup(path)
			return copied{path, r.Head}, err
		}, func(c copied) tea.Cmd {
			s.said = text.BackedUp(c.path, c.head.Code())
			return done(s.said)
		})
	}
	return ask(p)
}

// fileName replaces what no system allows in the name of a file.
func fileName(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < 0x20 {
			return '-'
		}
		return r
	}, s)
}

// askCode compares the book with a head code on paper.
func (s *care) askCode() tea.Cmd {
	p := kit.NewPrompt(s.env.Theme, text.CareCompare, text.CareCode, kit.KindText, func(value string) tea.Cmd {
		code, err := ledger.ParseHeadCode(value)
		switch {
		case err != nil:
			return fail(err)
		case code != s.head.Code():
			return ask(kit.NewMessage(s.env.Theme, text.CareCompare, text.HeadDiffers(code, s.head.Code())))
		}
		return done(text.CareSame)
	})
	p.Required = true
	return ask(p)
}

// restoreFlow asks for a backup and restores it to a new file, which is then opened.
func restoreFlow(env Env) tea.Cmd {
	p := kit.NewPicker(env.Theme, text.CarePick, env.Disk, env.Places...)
	p.OnPick = func(from string) tea.Cmd {
		o := env.Options
		target := env.Path
		type restored struct {
			path string
			head ledger.Head
		}
		return Work(new(Slot), func() (restored, error) {
			to := freePath(target, o.Now())
			if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
				return restored{}, ledger.ErrDenied
			}
			r, err := ledger.Restore(from, to, o)
			return restored{to, r.Head}, err
		}, func(r restored) tea.Cmd {
			return ask(kit.NewConfirm(env.Theme, text.CareRestore, text.Restored(r.path, r.head.Code()), kit.Button{
				Label: text.CareOpen, Do: func() tea.Cmd { return send(Reopen{Path: r.path}) },
			}))
		})
	}
	return ask(p)
}

// freePath is path, or beside it a name that tells when the restored copy was made: a restore never overwrites.
func freePath(path string, now time.Time) string {
	if _, err := os.Lstat(path); err != nil {
		return path
	}
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + text.RestoredName(now) + ext
}
