package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// printRoom lists what can be put on paper, and holds what a job is to contain: the month, how many vouchers go on a
// page, which account, with or without drafts, as pages for a browser or as a workbook.
type printRoom struct {
	env   Env
	jobs  []export.List
	list  *kit.List
	slot  Slot
	chart model.Chart
	what  export.Print
	ext   string
}

// NewPrint is the room of print jobs.
func NewPrint(env Env) Screen {
	s := &printRoom{env: env, what: export.Print{PerPage: 2}, ext: ".html"}
	for _, l := range export.Lists() {
		if l.Paper() {
			s.jobs = append(s.jobs, l)
		}
	}
	s.jobs = append(s.jobs, export.BankList())
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.PrintColJob, Width: 18}, kit.Column{Title: text.PrintColWhat, Width: 40, Flex: true})
	s.list.OnOpen = s.print
	return s
}

func (s *printRoom) Init() tea.Cmd {
	jobs := s.jobs
	rows := s.list.SetRows(kit.Rows{
		Len: len(jobs), Key: func(i int) string { return jobs[i].Kind },
		Row:  func(i int) []kit.Cell { return kit.Cells(jobs[i].Title, text.PrintHint(jobs[i].Kind)) },
		Text: func(i int) string { return jobs[i].Title },
	})
	return tea.Batch(rows, s.Reload())
}

func (s *printRoom) Reload() tea.Cmd {
	return read(s.env, &s.slot, func(v *ledger.View) (model.Chart, error) { return v.Chart() },
		func(c model.Chart) tea.Cmd {
			s.chart = c
			return nil
		})
}

func (s *printRoom) Title() string { return text.OfYear(text.PrintTitle, s.env.Year()) }
func (s *printRoom) Editing() bool { return s.list.Typing() }
func (s *printRoom) Escape() bool  { return s.list.Escape() }

// job is the selected one.
func (s *printRoom) job() export.List {
	if kind := s.list.Selected(); kind != export.BankList().Kind {
		l, _ := export.ListNamed(kind)
		return l
	}
	return export.BankList()
}

func (s *printRoom) Keys() []kit.Binding {
	l := s.job()
	return []kit.Binding{
		bind(text.PrintKeyGo, "", "enter"),
		bind(text.KeyMonth, onlyIf(l.Months, text.PrintOffMonth), "m", "f6", "ctrl+o"),
		bind(text.PrintKeyPerPage, onlyIf(l.Slips, text.PrintOffSlips), "p", "f7", "ctrl+t"),
		bind(text.PrintKeyDrafts, onlyIf(l.Slips, text.PrintOffSlips), "d", "f3", "ctrl+d"),
		bind(text.PrintKeyAccount, onlyIf(l.Accounts, text.PrintOffAccount), "l", "f2", "ctrl+l"),
		bind(text.PrintKeyForm, "", "t", "f12", "ctrl+f"),
		bind(text.KeyYear, "", "y", "f8", "ctrl+y"),
		quiet(bind(text.PrintKeyFull, onlyIf(l.Fulls, text.PrintOffFull), "n", "f11", "ctrl+w")),
	}
}

func (s *printRoom) Update(msg tea.Msg) tea.Cmd {
	keys := s.Keys()
	switch {
	case s.list.Typing():
	case kit.Match(msg, keys[1]):
		return ask(kit.NewMenu(s.env.Theme, text.PrintMonth, monthActions(func(m int) tea.Cmd {
			s.what.Month = m
			return nil
		})...))
	case kit.Match(msg, keys[2]):
		s.what.PerPage = 5 - s.what.PerPage // two or three
		return nil
	case kit.Match(msg, keys[3]):
		s.what.Drafts = !s.what.Drafts
		return nil
	case kit.Match(msg, keys[4]):
		all := kit.Action{Label: text.PrintAllAccounts, Do: func() tea.Cmd { s.what.Account = ""; return nil }}
		some := accountActions(s.chart, false, func(code string) tea.Cmd { s.what.Account = code; return nil })
		return ask(kit.NewPalette(s.env.Theme, text.LedgerPick, append([]kit.Action{all}, some...)...))
	case kit.Match(msg, keys[5]):
		s.ext = onOff(s.ext == ".html", ".xlsx", ".html")
		return nil
	case kit.Match(msg, keys[6]):
		return chooseYear(s.env, useYear)
	case kit.Match(msg, keys[7]):
		s.what.Full = !s.what.Full
		return nil
	}
	return s.list.Update(msg)
}

// print writes the selected job into a folder of the user's choice.
func (s *printRoom) print(string) tea.Cmd {
	l, p, book := s.job(), s.what, s.env.Book
	p.Year = s.env.Year()
	if !l.Months {
		p.Month = 0
	}
	p.Full = p.Full && l.Fulls
	if l.Secret && (p.Full || !l.Fulls) {
		return s.printSecret(l, p)
	}
	name := l.Title
	if l.Accounts && p.Account != "" {
		name += "-" + p.Account
	}
	return askFileName(s.env, l.Title, text.ReportFile(name, p.Year, p.Month, s.ext), func(out string) error {
		return export.WritePrint(book, l.Kind, p, out, false)
	})
}

// printSecret asks first, and writes what is private only after that was noted in the log.
func (s *printRoom) printSecret(l export.List, p export.Print) tea.Cmd {
	book, actor, id, ext := s.env.Book, s.env.Actor(), s.env.NewID(), s.ext
	if !l.Fulls {
		ext = ".xlsx"
	}
	write := func(out string) error {
		_, err := book.Do(ledger.Command{ID: id, Actor: actor}, func(t *ledger.Tx) error {
			return t.Show(model.Ref{}, text.ShownList(l.Title))
		})
		if err != nil {
			return err
		}
		if !l.Fulls {
			return export.WriteBankList(book, p, out, false)
		}
		return export.WritePrint(book, l.Kind, p, out, false)
	}
	return ask(kit.NewConfirm(s.env.Theme, l.Title, text.PrintSecretAsk, kit.Button{
		Label: text.ExportInFull, Danger: true, Do: func() tea.Cmd {
			return askFileName(s.env, l.Title, text.ReportFile(l.Title, p.Year, p.Month, ext), write)
		},
	}))
}

// printBelow is how many lines below the list say what the selected job will contain.
const printBelow = 3

func (s *printRoom) Draw(w, h int) (string, *tea.Cursor) {
	view, cursor := s.list.Draw(w, h-printBelow)
	lines := []string{kit.Rule(s.env.Theme, w)}
	for _, words := range []string{s.said(), text.PrintAfter[s.ext]} {
		lines = append(lines, " "+kit.Fit(words, w-2))
	}
	return view + "\n" + kit.Block(lines, w, printBelow), cursor
}

// said is what the selected job will contain, in words.
func (s *printRoom) said() string {
	l := s.job()
	parts := []string{strconv.Itoa(s.env.Year()) + text.PrintYear}
	if l.Months {
		parts = append(parts, onOff(s.what.Month == 0, text.ReportWhole, text.MonthName(s.what.Month)))
	}
	if l.Slips {
		which := onOff(s.what.Drafts, text.PrintDrafts, text.PrintPosted)
		parts = append(parts, text.PrintPerPage(s.what.PerPage), which)
	}
	if l.Accounts {
		account := text.PrintAllAccounts
		if s.what.Account != "" {
			account = s.what.Account + " " + s.chart.FullName(s.what.Account)
		}
		parts = append(parts, account)
	}
	ext := s.ext
	if l.Kind == export.BankList().Kind {
		ext = ".xlsx"
	}
	if l.Fulls && s.what.Full {
		parts = append(parts, text.PrintFull)
	}
	return text.PrintSaid(append(parts, ext))
}
