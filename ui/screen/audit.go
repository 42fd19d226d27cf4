package screen

import (
	"fmt"
	"strconv"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ledger/audit"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// auditing is the tab of the auditor: what the checks find in the year, and the pack.
type auditing struct {
	env    Env
	slot   Slot
	list   *kit.List
	result audit.Result
	head   string
	read   bool
	packs  Slot
	steps  *steps
}

// NewAudit is the seventh tab.
func NewAudit(env Env) Screen {
	s := &auditing{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.AuditLevel, Width: 5},
		kit.Column{Title: text.AuditNumber, Width: 4, Align: kit.AlignRight},
		kit.Column{Title: text.AuditCheck, Width: 20}, kit.Column{Title: text.AuditObject, Width: 16, Flex: true},
		kit.Column{Title: text.AuditAmount, Width: 13, Align: kit.AlignRight},
		kit.Column{Title: text.AuditAnswer, Width: 8})
	s.list.Empty = text.AuditNothing
	s.list.OnOpen = s.open
	return s
}

func (s *auditing) Init() tea.Cmd { return s.Reload() }

func (s *auditing) Title() string { return text.AuditTitle(s.env.Year()) }

// auditData is what the screen reads.
type auditData struct {
	result audit.Result
	head   string
}

func (s *auditing) Reload() tea.Cmd {
	year := s.env.Year()
	return read(s.env, &s.slot, func(v *ledger.View) (auditData, error) {
		r, err := audit.Run(v, year)
		return auditData{r, v.Head().Code()}, err
	}, func(d auditData) tea.Cmd {
		s.result, s.head, s.read = d.result, d.head, true
		return s.list.SetRows(kit.Rows{Len: len(d.result.Findings), Key: s.key, Row: s.row, Text: s.text})
	})
}

// key names a finding by its check and object, so that the selection stays on it.
func (s *auditing) key(i int) string {
	f := s.result.Findings[i]
	return fmt.Sprintf("%d %s %s", f.Check, f.Object, f.Text)
}

func (s *auditing) text(i int) string {
	f := s.result.Findings[i]
	c, _ := audit.Named(f.Check)
	return c.Name + " " + f.Object + " " + f.Text
}

func (s *auditing) row(i int) []kit.Cell {
	f := s.result.Findings[i]
	c, _ := audit.Named(f.Check)
	level := kit.Cell{Text: f.Severity.String()}
	switch f.Severity {
	case audit.SeverityError:
		level.Style = s.env.Theme.Bad
	case audit.SeverityWarning:
		level.Style = s.env.Theme.Warn
	case audit.SeverityInfo:
		level.Style = s.env.Theme.Info
	}
	amount := ""
	if f.HasAmount {
		amount = f.Amount.Grouped()
	}
	return append([]kit.Cell{level}, kit.Cells(strconv.Itoa(f.Check), c.Name, f.Object, amount, text.Answered(f))...)
}

func (s *auditing) selected() (audit.Finding, bool) {
	key := s.list.Selected()
	for i := range s.result.Findings {
		if s.key(i) == key {
			return s.result.Findings[i], true
		}
	}
	return audit.Finding{}, false
}

func (s *auditing) Keys() []kit.Binding {
	write, chosen := "", ""
	if s.env.ReadOnly() {
		write = text.StateReadOnly
	}
	if _, ok := s.selected(); !ok {
		chosen = text.AuditNothing
		if write == "" {
			write = chosen
		}
	}
	busy := ""
	if s.packs.Waiting() {
		busy = text.PackStarted
	}
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.KeyDrill, Off: chosen},
		{Keys: []string{"a", "f4", "ctrl+t"}, Help: text.KeyAnswer, Off: write},
		{Keys: []string{"x", "f3", "ctrl+e"}, Help: text.KeyPack, Off: busy},
		{Keys: []string{"h", "f6", "ctrl+o"}, Help: text.KeyWithHead},
		{Keys: []string{"y", "f8", "ctrl+y"}, Help: text.KeyYear},
		{Keys: []string{"/"}, Help: text.KeyFind},
	}
}

func (s *auditing) Editing() bool { return s.list.Typing() }

func (s *auditing) Escape() bool { return s.list.Escape() }

func (s *auditing) Update(msg tea.Msg) tea.Cmd {
	if tick, ok := msg.(stepTick); ok && tick.of == s.steps && s.packs.Waiting() {
		return s.steps.tick()
	}
	keys := s.Keys()
	switch {
	case s.list.Typing():
	case kit.Match(msg, keys[1]):
		return s.answer()
	case kit.Match(msg, keys[2]):
		return s.pack()
	case kit.Match(msg, keys[3]):
		return s.compareHead()
	case kit.Match(msg, keys[4]):
		return chooseYear(s.env, useYear)
	}
	return s.list.Update(msg)
}

func (s *auditing) open(string) tea.Cmd {
	f, ok := s.selected()
	switch {
	case !ok:
		return nil
	case f.Voucher != 0:
		return openRecord(s.env, model.Ref{Kind: model.KindVoucher, ID: f.Voucher})
	}
	return openKey(s.env, export.Key{Account: f.Account, Ref: f.Ref}, export.Query{Year: s.env.Year()})
}

// answer asks for the branch's answer to the selected finding.
func (s *auditing) answer() tea.Cmd {
	f, ok := s.selected()
	if !ok {
		return nil
	}
	p := kit.NewPrompt(s.env.Theme, text.AnswerTitle, f.Object+" "+f.Text, kit.KindText, nil)
	p.Field.SetValue(f.Answer)
	a := model.Answer{Year: s.env.Year(), Check: f.Check, Object: f.Object, State: f.State}
	old := f.Answer
	p.OnEnter = func(value string) tea.Cmd {
		save := func(words string) func(*ledger.Tx) error {
			return func(t *ledger.Tx) error {
				a.Text = words
				_, err := t.SaveAnswer(a)
				return err
			}
		}
		label := fmt.Sprintf(text.AnswerSaved, f.Check, f.Object)
		return write(s.env, Act{Label: label, Do: save(value), Undo: save(old)})
	}
	return ask(p)
}

// compareHead compares the book with a code on paper.
func (s *auditing) compareHead() tea.Cmd {
	p := kit.NewPrompt(s.env.Theme, text.HeadTitle, text.HeadBody, kit.KindText, nil)
	p.Required = true
	head := s.head
	p.OnEnter = func(value string) tea.Cmd {
		code, err := ledger.ParseHeadCode(value)
		switch {
		case err != nil:
			return warning(text.HeadNotValid)
		case code == head:
			return done(text.HeadSame)
		}
		return warning(text.HeadEarlier)
	}
	return ask(p)
}

// steps is how far the making of a pack is. The command writes it, Draw reads it.
type steps struct {
	mu   sync.Mutex
	line string
}

func (p *steps) set(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.line = line
}

func (p *steps) get() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.line
}

// stepTick redraws the progress, twice a second.
type stepTick struct{ of *steps }

func (p *steps) tick() tea.Cmd {
	return tea.Tick(time.Second/2, func(time.Time) tea.Msg { return stepTick{p} })
}

// pack makes the audit pack in a folder of the user's choice.
func (s *auditing) pack() tea.Cmd {
	p := kit.NewFolderPicker(s.env.Theme, text.PackFolder, s.env.Disk, s.env.Places...)
	book, year := s.env.Book, s.env.Year()
	p.OnPick = func(folder string) tea.Cmd {
		progress := &steps{line: text.PackStarted}
		s.steps = progress
		run := Work(&s.packs, func() (string, error) {
			return export.AuditPack(book, year, folder, func(step string, done, total int) {
				progress.set(text.Progress(step, done, total))
			})
		}, exported)
		return tea.Batch(run, progress.tick())
	}
	return ask(p)
}

// detailLines is the height of the lower part.
const detailLines = 8

func (s *auditing) Draw(w, h int) (string, *tea.Cursor) {
	if !s.read {
		return "\n  " + text.AuditReading, nil
	}
	top, cursor := s.list.Draw(w, h-detailLines)
	lines := []string{" " + text.AuditSummary(s.result, s.head), kit.Rule(s.env.Theme, w)}
	if s.packs.Waiting() && s.steps != nil {
		lines[0] = " " + s.env.Theme.Info.Render(s.steps.get())
	}
	lines = append(lines, s.detail(w)...)
	return top + "\n" + kit.Block(lines, w, detailLines), cursor
}

// detail says what the selected finding is, why it matters and what to do.
func (s *auditing) detail(w int) []string {
	f, ok := s.selected()
	if !ok {
		return indented(kit.Wrap(text.AuditLacking+" "+text.MissingLines(s.result), w-2))
	}
	c, _ := audit.Named(f.Check)
	th := s.env.Theme
	out := []string{" " + th.Title.Render(fmt.Sprintf("%d %s", f.Check, c.Name)) + "  " + f.VoucherText}
	out = append(out, indented(kit.Wrap(f.Text, w-2))...)
	for _, l := range [][2]string{{text.AuditWhy, c.Why}, {text.AuditDo, c.Do}, {text.AuditRule, c.Rule}} {
		out = append(out, " "+th.Label.Render(l[0])+l[1])
	}
	if f.Answer != "" {
		out = append(out, " "+th.Label.Render(text.AuditSaid)+f.Answer)
	}
	return out
}
