package screen

import (
	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// overview is the first tab: money, what is to be done, budget and visits of the year.
type overview struct {
	env   Env
	slot  Slot
	audit Slot
	data  overviewData
	found todo // what the audit's checks found, which takes longer than the rest
	read  bool
	at    string // the selected thing to do
}

// todo is one thing to be done, and the tab where it is, or the room.
type todo struct {
	label string
	count int // -1: no number
	words string
	tab   string
	room  func(Env) Screen
}

// budgetBar is one first-level account of the budget.
type budgetBar struct {
	name         string
	used, budget model.Money
}

// occasion counts the visits of one category.
type occasion struct {
	name   string
	visits int
}

// overviewData is everything that the overview shows, read in one go.
type overviewData struct {
	title               string
	cash, bank, custody model.Money
	income, expense     model.Money
	todos               []todo
	bars                []budgetBar
	occasions           []occasion
	statistics          string
}

// NewOverview is the first tab.
func NewOverview(env Env) Screen {
	found := todo{label: text.OverviewFindings, count: -1, words: text.OverviewReading, tab: "7"}
	return &overview{env: env, found: found}
}

func (s *overview) Init() tea.Cmd { return s.Reload() }

func (s *overview) Title() string {
	if !s.read {
		return text.TabOverview
	}
	return s.data.title
}

func (s *overview) Reload() tea.Cmd {
	year, today := s.env.Year(), s.env.Today()
	return read(s.env, &s.slot,
		func(v *ledger.View) (overviewData, error) { return readOverview(v, year, today) },
		func(d overviewData) tea.Cmd {
			s.data, s.read = d, true
			return s.check(year)
		})
}

// check runs the audit's checks once the figures are shown.
func (s *overview) check(year int) tea.Cmd {
	return read(s.env, &s.audit,
		func(v *ledger.View) (string, error) { return readFindings(v, year) },
		func(words string) tea.Cmd {
			s.found.words = words
			return nil
		})
}

// todos are the things to do, those that the checks found last.
func (s *overview) todos() []todo {
	return append(s.data.todos[:len(s.data.todos):len(s.data.todos)], s.found)
}

func (s *overview) Keys() []kit.Binding {
	off := ""
	if s.env.ReadOnly() {
		off = text.StateReadOnly
	}
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.KeyOpen},
		{Keys: []string{"n", "f2", "ctrl+n"}, Help: text.KeyNew, Off: off},
		{Keys: []string{"i", "f3", "ctrl+t"}, Help: text.KeyImport, Off: off},
		{Keys: []string{"s", "f4", "ctrl+e"}, Help: text.KeySettings},
		{Keys: []string{"l", "f6", "ctrl+o"}, Help: text.KeyLog},
		{Keys: []string{"b", "f7", "ctrl+b"}, Help: text.KeyCare},
		{Keys: []string{"up", "k"}, Help: text.KeyUpDown, Quiet: true},
		{Keys: []string{"down", "j"}, Help: text.KeyUpDown, Quiet: true},
	}
}

func (s *overview) Update(msg tea.Msg) tea.Cmd {
	if click, ok := msg.(tea.MouseClickMsg); ok {
		return s.click(click)
	}
	open := map[string]func(Env) Screen{"i": NewImport, "s": NewSettings, "l": NewLog, "b": NewCare}
	for _, b := range s.Keys() {
		if !kit.Match(msg, b) {
			continue
		}
		if make, ok := open[b.Keys[0]]; ok {
			return push(make(s.env))
		}
		switch b.Keys[0] {
		case "n":
			return s.askNew()
		case "up":
			s.move(-1)
		case "down":
			s.move(1)
		case "enter":
			return s.open(s.index())
		}
	}
	return nil
}

// index is the selected row of the things to do.
func (s *overview) index() int {
	for i, t := range s.todos() {
		if t.label == s.at {
			return i
		}
	}
	return 0
}

func (s *overview) move(d int) {
	all := s.todos()
	s.at = all[min(max(s.index()+d, 0), len(all)-1)].label
}

func (s *overview) open(i int) tea.Cmd {
	all := s.todos()
	if i < 0 || i >= len(all) {
		return nil
	}
	s.at = all[i].label
	if room := all[i].room; room != nil {
		return push(room(s.env))
	}
	return send(Switch{Tab: all[i].tab})
}

// askNew offers what can be recorded.
func (s *overview) askNew() tea.Cmd {
	env := s.env
	to := func(tab string, make func() Screen) func() tea.Cmd {
		return func() tea.Cmd { return send(Switch{Tab: tab, Screen: make()}) }
	}
	return ask(kit.NewMenu(env.Theme, text.KeyNew,
		kit.Action{Key: "h", Label: text.NewHeard, Do: to("3", func() Screen {
			return newHeardForm(env, model.Visit{})
		})},
		kit.Action{Key: "w", Label: text.NewVisit, Do: to("3", func() Screen {
			return newVisitForm(env, model.Visit{})
		})},
		kit.Action{Key: "b", Label: text.NewGrant, Do: to("4", func() Screen {
			return newSubsidyForm(env, model.Subsidy{Applied: env.Today()}, 0)
		})},
		kit.Action{Key: "p", Label: text.NewVoucher, Do: to("5", func() Screen {
			return newVoucherForm(env, voucherSeed{Voucher: freshVoucher(env), made: new(model.ID)})
		})},
		kit.Action{Key: "m", Label: text.NewMember, Do: to("2", func() Screen { return newMemberForm(env, 0) })},
	))
}

func (s *overview) click(msg tea.MouseClickMsg) tea.Cmd {
	all := s.todos()
	if i := msg.Y - 1; msg.X >= moneyW && i >= 0 && i < len(all) {
		if s.at == all[i].label {
			return s.open(i)
		}
		s.at = all[i].label
	}
	return nil
}
