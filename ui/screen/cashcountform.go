package screen

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// cashForm records one count by notes and coins, and says how it compares with the book while it is filled in.
type cashForm struct {
	env    Env
	id     string // of the command
	before model.CashCount
	form   *kit.Form
	book   model.Money // what the book says on the day of the form
	load   Slot
}

const (
	kCountDate, kCountAccount, kCountSum = "Date", "Account", "Counted"
	kCountBy, kCountSeen, kCountNote     = "Counter", "Witness", "Note"
	kCountPiece                          = "Pieces" // followed by the value in fen
	cashPieceWidth, cashLabels           = 9, 4     // columns of a number of pieces, and how many values stand in a row
)

func pieceName(v model.Money) string { return kCountPiece + strconv.FormatInt(int64(v), 10) }

func newCashForm(env Env, c model.CashCount) Screen {
	s := &cashForm{env: env, id: env.NewID(), before: c}
	date := filledField(env, kit.KindDate, 0, c.Date.String())
	date.Base = env.Today().String()
	counted := ""
	if c.ID != 0 {
		counted = c.Counted.String()
	}
	of := map[model.Money]string{}
	for _, p := range c.Pieces {
		of[p.Value] = strconv.Itoa(p.Count)
	}
	rows := [][]kit.Item{
		{{Name: kCountDate, Label: text.CashDate, Input: date, Width: 14, Required: true}},
		inputRow(kCountAccount, text.CashAccount, filledField(env, kit.KindText, 12, c.Account), 14),
		{{Label: text.CashDenomTitle}},
	}
	var row []kit.Item
	for _, v := range model.CashValues() {
		row = append(row, kit.Item{
			Name: pieceName(v), Label: text.CashValue(v), Width: cashPieceWidth,
			Input: filledField(env, kit.KindText, 7, of[v]), Check: checkPieces,
		})
		if len(row) == cashLabels {
			rows, row = append(rows, row), nil
		}
	}
	rows = append(rows,
		inputRow(kCountSum, text.CashCounted, filledField(env, kit.KindAmount, 0, counted), 14),
		inputRow(kCountBy, text.CashCounter, filledField(env, kit.KindText, model.MaxName, c.Counter), 20),
		inputRow(kCountSeen, text.CashWitness, filledField(env, kit.KindText, model.MaxName, c.Witness), 20),
		inputRow(kCountNote, text.CashNote, filledField(env, kit.KindText, model.MaxSummary, c.Note), 0),
	)
	s.form = kit.NewForm(env.Theme, rows...)
	s.form.OnSave, s.form.OnLeave, s.form.OnChange = s.save, s.left, s.changed
	s.form.MarkClean()
	return s
}

// checkPieces says what is wrong with a number of notes.
func checkPieces(value string) string {
	if n, err := strconv.Atoi(value); value != "" && (err != nil || n < 0) {
		return text.CashBadCount
	}
	return ""
}

func (s *cashForm) Init() tea.Cmd                       { return s.ask() }
func (s *cashForm) Reload() tea.Cmd                     { return s.ask() }
func (s *cashForm) Editing() bool                       { return true }
func (s *cashForm) Dirty() bool                         { return s.form.Dirty() }
func (s *cashForm) Keys() []kit.Binding                 { return fieldKeys(s.env) }
func (s *cashForm) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *cashForm) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
func (s *cashForm) Title() string                       { return text.CashNew }

// ask reads what the book says on the day of the form.
func (s *cashForm) ask() tea.Cmd {
	c := s.count()
	if !c.Date.Valid() {
		return nil
	}
	return read(s.env, &s.load, func(v *ledger.View) (model.Money, error) { return v.BookOn(c.Account, c.Date) },
		func(book model.Money) tea.Cmd {
			s.book = book
			s.hint()
			return nil
		})
}

func (s *cashForm) left(name string) tea.Cmd {
	if name == kCountDate || name == kCountAccount {
		return s.ask()
	}
	return nil
}

// changed keeps the sum with the pieces.
func (s *cashForm) changed(name string) tea.Cmd {
	if name != kCountSum && len(s.pieces()) > 0 {
		if sum := model.CashSum(s.pieces()).String(); s.form.Value(kCountSum) != sum {
			s.form.SetValue(kCountSum, sum)
		}
	}
	s.hint()
	return nil
}

func (s *cashForm) hint() { s.form.SetHint(kCountSum, text.CashHint(s.count().Counted, s.book)) }

// pieces are the notes and coins that were counted; none if no number is written.
func (s *cashForm) pieces() []model.CashPiece {
	var out []model.CashPiece
	for _, v := range model.CashValues() {
		value := s.form.Value(pieceName(v))
		if n, err := strconv.Atoi(value); err == nil {
			out = append(out, model.CashPiece{Value: v, Count: n})
		}
	}
	return out
}

func (s *cashForm) count() model.CashCount {
	f, c := s.form, s.before
	c.Date, c.Account = dateOf(f.Value(kCountDate)), f.Value(kCountAccount)
	if c.Account == "" {
		c.Account = model.AccountCash
	}
	c.Pieces, c.Counted = s.pieces(), amountIn(f.Value(kCountSum))
	c.Counter, c.Witness = model.NormalizeName(f.Value(kCountBy)), model.NormalizeName(f.Value(kCountSeen))
	c.Note = f.Value(kCountNote)
	return c
}

func (s *cashForm) save() tea.Cmd {
	if s.env.ReadOnly() {
		return warning(text.StateReadOnly)
	}
	c, was := s.count(), s.before
	var id model.ID
	return write(s.env, Act{
		ID: s.id, Label: text.CashSaved + " " + c.Date.String(),
		Do: func(t *ledger.Tx) (err error) { id, err = t.SaveCashCount(c); return err },
		Undo: func(t *ledger.Tx) error {
			if was.ID == 0 {
				return t.Remove(model.Ref{Kind: model.KindCashCount, ID: id}, text.UndoReason)
			}
			_, err := t.SaveCashCount(was)
			return err
		},
		Then: func() tea.Cmd {
			s.form.MarkClean()
			return tea.Sequence(pop(), showYear(s.env, c.Date))
		},
		Refused: func(err error) bool { return refusedBy(s.form, err) },
	})
}
