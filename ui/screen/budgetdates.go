package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// passedField names the fields of one body: its day, its paper, and what is written before them.
type passedField struct{ day, paper, label string }

// passedFields are the fields of the bodies that agree, by the names of model.Budget and model.Adjustment.
var passedFields = []passedField{
	{"Committee", "CommitteePaper", text.BudgetCommittee},
	{"Audited", "AuditedPaper", text.BudgetAudited},
	{"Upper", "UpperPaper", text.BudgetUpper},
}

// finalFields are those of the bodies that agree to the final accounts.
var finalFields = []passedField{
	{"FinalCommittee", "FinalCommitteePaper", text.BudgetFinalComm},
	{"FinalAudited", "FinalAuditedPaper", text.BudgetFinalAud},
	{"FinalUpper", "FinalUpperPaper", text.BudgetFinalUpper},
}

// passedRows are the rows of a form in which the days and papers of those who agree are typed.
func passedRows(env Env, fields []passedField, all ...model.Passed) [][]kit.Item {
	var rows [][]kit.Item
	for i, p := range fields {
		day := filledField(env, kit.KindDate, 0, all[i].Date.String())
		day.Base = env.Today().String()
		paper := filledField(env, kit.KindText, model.MaxSummary, all[i].Paper)
		paper.Placeholder = text.BudgetPaperHint
		rows = append(rows, []kit.Item{
			{Name: p.day, Label: p.label, Input: day, Width: 12},
			{Name: p.paper, Label: text.BudgetPaper, Input: paper},
		})
	}
	return rows
}

// passedIn reads those rows.
func passedIn(env Env, f *kit.Form, fields []passedField) (out [3]model.Passed) {
	for i, p := range fields {
		out[i] = model.Passed{Date: dayIn(env, f.Value(p.day)), Paper: strings.TrimSpace(f.Value(p.paper))}
	}
	return out
}

// budgetDates records who agreed to a budget when, what is planned of investments, and the union's own explanations.
type budgetDates struct {
	env  Env
	id   string
	was  model.Budget
	form *kit.Form
}

// The fields beside those of the bodies.
const bRecovered, bInvested, bNote = "Recovered", "Invested", "Note"

func newBudgetDates(env Env, b model.Budget) Screen {
	s := &budgetDates{env: env, id: env.NewID(), was: b}
	rows := passedRows(env, passedFields, b.Committee, b.Audited, b.Upper)
	rows = append(rows, passedRows(env, finalFields, b.FinalCommittee, b.FinalAudited, b.FinalUpper)...)
	note := kit.NewNote(env.Theme, 5)
	note.Limit = model.MaxNote
	note.SetValue(b.Note)
	rows = append(rows,
		append(
			inputRow(bRecovered, text.BudgetRecovered,
				filledField(env, kit.KindAmount, 0, amountOrNone(b.Recovered)), 14),
			inputRow(bInvested, text.BudgetInvested,
				filledField(env, kit.KindAmount, 0, amountOrNone(b.Invested)), 14)...,
		),
		[]kit.Item{{Name: bNote, Label: text.BudgetNote, Input: note}},
	)
	s.form = kit.NewForm(env.Theme, rows...)
	s.form.Below = 2
	s.form.OnSave = s.save
	return s
}

func (s *budgetDates) budget() model.Budget {
	b := s.was
	p := passedIn(s.env, s.form, passedFields)
	b.Committee, b.Audited, b.Upper = p[0], p[1], p[2]
	p = passedIn(s.env, s.form, finalFields)
	b.FinalCommittee, b.FinalAudited, b.FinalUpper = p[0], p[1], p[2]
	b.Recovered, b.Invested = amountIn(s.form.Value(bRecovered)), amountIn(s.form.Value(bInvested))
	b.Note = s.form.Value(bNote)
	return b
}

func (s *budgetDates) save() tea.Cmd {
	if readOnly(s.env) != "" {
		return fail(ledger.ErrReadOnly)
	}
	now, was := s.budget(), s.was
	return write(s.env, Act{
		Label: fmt.Sprintf("%s %d", text.BudgetDatesSave, now.Year), ID: s.id,
		Do:   func(t *ledger.Tx) error { return saveBudget(t, now) },
		Undo: func(t *ledger.Tx) error { return saveBudget(t, was) },
		Then: func() tea.Cmd {
			s.form.MarkClean()
			return pop()
		},
		Refused: func(err error) bool {
			s.id = s.env.NewID()
			return showRefused(s.form, err)
		},
	})
}

func (s *budgetDates) Init() tea.Cmd   { return nil }
func (s *budgetDates) Reload() tea.Cmd { return nil }
func (s *budgetDates) Title() string {
	return text.OfYear(text.BudgetDatesTitle, s.was.Year)
}
func (s *budgetDates) Editing() bool       { return true }
func (s *budgetDates) Dirty() bool         { return s.form.Dirty() }
func (s *budgetDates) Keys() []kit.Binding { return fieldKeys(s.env) }

func (s *budgetDates) Update(msg tea.Msg) tea.Cmd { return s.form.Update(msg) }

func (s *budgetDates) Draw(w, h int) (string, *tea.Cursor) {
	view, cursor := s.form.Draw(w, h-2)
	line := ""
	for _, v := range model.CheckBudget(s.budget(), model.Standard()) {
		if (v.Rule == model.RuleBudgetOrder || v.Rule == model.RuleBudgetFinal) && v.Line < 0 {
			line = s.env.Theme.Warn.Render(kit.Fit(" "+words(v), w))
			break
		}
	}
	return view + "\n" + kit.Block([]string{"", line}, w, 2), cursor
}
