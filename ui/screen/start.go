package screen

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// start leads through what a new book needs: each step says what there is already and opens the import.
type start struct {
	env  Env
	slot Slot
	list *kit.List
	rows []startStep
}

type startStep struct {
	kind  intake.Kind
	name  string
	state string
}

// NewStart is the list of steps after a book was made.
func NewStart(env Env) Screen {
	s := &start{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.StartStep, Width: 24}, kit.Column{Title: text.StartState, Width: 20, Flex: true})
	s.list.Bare = true
	s.list.OnOpen = func(key string) tea.Cmd { return importFlow(s.env, intake.Kind(key)) }
	return s
}

func (s *start) Init() tea.Cmd { return s.Reload() }
func (s *start) Title() string { return text.StartTitle }

func (s *start) Keys() []kit.Binding {
	off := ""
	if s.env.ReadOnly() {
		off = text.StateReadOnly
	}
	return []kit.Binding{
		{Keys: []string{"enter"}, Help: text.StartOpen, Off: off},
		{Keys: []string{"esc"}, Help: text.StartLater},
	}
}

func (s *start) Update(msg tea.Msg) tea.Cmd {
	if kit.Key(msg) == "esc" {
		return pop()
	}
	return s.list.Update(kit.Local(msg, 0, 2))
}

func (s *start) Draw(w, h int) (string, *tea.Cursor) {
	view, cursor := s.list.Draw(w, h-2)
	return " " + kit.Fit(text.StartIntro, w-2) + "\n\n" + view, kit.Offset(cursor, 0, 2)
}

func (s *start) Reload() tea.Cmd {
	first := s.env.Session.Branch.FirstYear
	return read(s.env, &s.slot,
		func(v *ledger.View) ([]startStep, error) { return readSteps(v, first) },
		func(rows []startStep) tea.Cmd {
			s.rows = rows
			return s.list.SetRows(kit.Rows{
				Len: len(rows), Key: func(i int) string { return string(rows[i].kind) },
				Row: func(i int) []kit.Cell { return kit.Cells(rows[i].name, rows[i].state) },
			})
		})
}

// readSteps counts what the book has of each kind.
func readSteps(v *ledger.View, first int) ([]startStep, error) {
	opening, _, err := v.Opening(first)
	if err != nil {
		return nil, err
	}
	members, err := v.Members()
	if err != nil {
		return nil, err
	}
	budget, _, err := v.Budget(first)
	if err != nil {
		return nil, err
	}
	drafts := 0
	err = v.EachDraft(func(model.Voucher) error {
		if drafts++; drafts >= mostDrafts {
			return errEnough
		}
		return nil
	})
	more := errors.Is(err, errEnough)
	if err != nil && !more {
		return nil, err
	}
	visits, err := v.Visits(0)
	if err != nil {
		return nil, err
	}
	grants, err := v.Subsidies(0)
	if err != nil {
		return nil, err
	}
	dues, err := v.Dues(0)
	if err != nil {
		return nil, err
	}
	return []startStep{
		{intake.Opening, text.StartOpening, text.StartCount(len(opening.Lines), text.UnitLine)},
		{intake.Members, text.StartMembers, text.StartCount(len(members), text.UnitPerson)},
		{intake.Budget, text.StartBudget, text.StartCount(len(budget.Lines), text.UnitLine)},
		{intake.Vouchers, text.StartVouchers, text.StartDrafts(v.Head().Vouchers, drafts, more)},
		{intake.Visits, text.StartVisits, text.StartCount(len(visits), text.UnitTimes)},
		{intake.Subsidies, text.StartSubsidy, text.StartCount(len(grants), text.UnitMonth)},
		{intake.Dues, text.StartDues, text.StartCount(len(dues), text.UnitMonth)},
	}, nil
}
