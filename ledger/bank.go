package ledger

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"gonghui/model"
)

// ErrBankLine is what a *BankLineError wraps.
var ErrBankLine = errors.New("bank line differs from the one that is known")

// BankLineError is returned when a line of a statement has the key of one that the account already has, and
// says something else.
type BankLineError struct {
	Row    int            // physical row of the new line
	Index  int            // of the new line among those given, from 0
	Known  model.BankLine // the line of the book
	Fields []string       // Go names of the fields that differ
}

func (e *BankLineError) Error() string {
	return fmt.Sprintf("row %d: %v: %s", e.Row, ErrBankLine, strings.Join(e.Fields, ", "))
}

// Unwrap gives ErrBankLine.
func (e *BankLineError) Unwrap() error { return ErrBankLine }

func bankLinePrivate(l *model.BankLine) any { return &l.Private }

// Statement reads what is known of one statement. The error may be ErrNotFound.
func (v *View) Statement(id model.ID) (model.Statement, error) {
	return get[model.Statement](v, model.KindStatement, id, nil)
}

// Statements lists the statements of an account (empty: of all), by their first day.
func (v *View) Statements(account string) ([]model.Statement, error) {
	list, err := all[model.Statement](v, model.KindStatement, nil)
	list = slices.DeleteFunc(list, func(s model.Statement) bool { return account != "" && s.Account != account })
	sort.SliceStable(list, func(i, j int) bool { return list[i].From < list[j].From })
	return list, err
}

// BankLine reads one line of a statement, private fields included while they are not locked. The error may be
// ErrNotFound.
func (v *View) BankLine(id model.ID) (model.BankLine, error) {
	return get(v, model.KindBankLine, id, bankLinePrivate)
}

// BankLines lists an account's lines from one day to another (both included), in the order in which the
// bank made them: by day, then by statement and row; a statement whose latest line stands first is turned
// round.
func (v *View) BankLines(account string, from, to model.Date) ([]model.BankLine, error) {
	lines, err := all(v, model.KindBankLine, bankLinePrivate)
	if err != nil {
		return nil, err
	}
	lines = slices.DeleteFunc(lines, func(l model.BankLine) bool {
		return l.Account != account || l.Date < from || l.Date > to
	})
	statements, err := v.Statements(account)
	if err != nil {
		return nil, err
	}
	turned := map[model.ID]bool{}
	for _, s := range statements {
		turned[s.ID] = s.Descending
	}
	sort.SliceStable(lines, func(i, j int) bool {
		a, b := lines[i], lines[j]
		switch {
		case a.Date != b.Date:
			return a.Date < b.Date
		case a.Statement != b.Statement:
			return a.Statement < b.Statement
		case turned[a.Statement]:
			return a.Row > b.Row
		}
		return a.Row < b.Row
	})
	return lines, nil
}

// BankLinesOf lists the lines that a statement brought, by row.
func (v *View) BankLinesOf(statement model.ID) ([]model.BankLine, error) {
	lines, err := all(v, model.KindBankLine, bankLinePrivate)
	lines = slices.DeleteFunc(lines, func(l model.BankLine) bool { return l.Statement != statement })
	sort.SliceStable(lines, func(i, j int) bool { return lines[i].Row < lines[j].Row })
	return lines, err
}

// BankLeaves lists the accounts that may stand for an account at a bank: the leaves at 102 or below it, by
// code.
func (v *View) BankLeaves() ([]string, error) {
	chart, err := v.Chart()
	var out []string
	for _, a := range chart.Accounts() {
		if a.Leaf && chart.Contains(model.AccountBank, a.Code) || a.Leaf && a.Code == model.AccountBank {
			out = append(out, a.Code)
		}
	}
	return out, err
}

// BankAccounts lists the accounts at 102 or below it that have balances, movement or bank lines, by code.
func (v *View) BankAccounts() ([]string, error) {
	cells, err := v.cells()
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	for _, c := range cells {
		if strings.HasPrefix(c.account, model.AccountBank) {
			found[c.account] = true
		}
	}
	statements, err := v.Statements("")
	for _, s := range statements {
		found[s.Account] = true
	}
	out := make([]string, 0, len(found))
	for a := range found {
		out = append(out, a)
	}
	sort.Strings(out)
	return out, err
}

// Recognise finds for each line the one that its account already has; 0: it is new. A line is known by its
// key, or else, when it came in another layout, by day, amount and, where both say it, balance. layout is
// that of the new lines. The errors, one for each line that contradicts the one of its key, are in the
// order of the lines.
func (v *View) Recognise(account, layout string, lines []model.BankLine) ([]model.ID, []*BankLineError, error) {
	k, err := v.knownLines(account, layout)
	if err != nil {
		return nil, nil, err
	}
	ids := make([]model.ID, len(lines))
	var wrong []*BankLineError
	for i, l := range lines {
		was, ok := k.keys[l.Key]
		if !ok {
			continue
		}
		if fields := k.contradicts(was, l); len(fields) > 0 {
			wrong = append(wrong, &BankLineError{Row: l.Row, Index: i, Known: was, Fields: fields})
		}
		ids[i] = was.ID
		k.taken[was.ID] = true
	}
	for i, l := range lines {
		if ids[i] == 0 {
			ids[i] = k.elsewhere(l)
		}
	}
	return ids, wrong, nil
}

// knownLines are an account's lines as a new statement is held against them.
type knownLines struct {
	layout  string
	layouts map[model.ID]string // of the statements
	keys    map[string]model.BankLine
	same    map[dayAmount][]model.BankLine
	taken   map[model.ID]bool
}

// dayAmount is what lines of different layouts have in common.
type dayAmount struct {
	date   model.Date
	amount model.Money
}

func (v *View) knownLines(account, layout string) (knownLines, error) {
	k := knownLines{
		layout: layout, layouts: map[model.ID]string{}, keys: map[string]model.BankLine{},
		same: map[dayAmount][]model.BankLine{}, taken: map[model.ID]bool{},
	}
	statements, err := v.Statements(account)
	if err != nil {
		return k, err
	}
	for _, s := range statements {
		k.layouts[s.ID] = s.Layout
	}
	lines, err := all[model.BankLine](v, model.KindBankLine, nil)
	for _, l := range lines {
		if l.Account == account {
			k.keys[l.Key] = l
			at := dayAmount{l.Date, l.Amount}
			k.same[at] = append(k.same[at], l)
		}
	}
	return k, err
}

// contradicts lists the fields in which two lines of one key differ. Another layout may word its texts
// otherwise.
func (k knownLines) contradicts(was, now model.BankLine) []string {
	var out []string
	texts := k.layouts[was.Statement] == k.layout
	for _, x := range []struct {
		field   string
		differs bool
	}{
		{"Date", was.Date != now.Date},
		{"Amount", was.Amount != now.Amount},
		{"Balance", was.Balanced && now.Balanced && was.Balance != now.Balance},
		{"Counterparty", texts && was.Counterparty != now.Counterparty},
		{"Summary", texts && was.Summary != now.Summary},
	} {
		if x.differs {
			out = append(out, x.field)
		}
	}
	return out
}

// elsewhere finds a line that came in another layout and is the same; it is not found twice.
func (k knownLines) elsewhere(l model.BankLine) model.ID {
	for _, was := range k.same[dayAmount{l.Date, l.Amount}] {
		other := k.layouts[was.Statement] != k.layout
		fits := !was.Balanced || !l.Balanced || was.Balance == l.Balance
		if other && fits && !k.taken[was.ID] {
			k.taken[was.ID] = true
			return was.ID
		}
	}
	return 0
}

// SaveStatement writes a statement with those of its lines that the account does not have yet: fresh of
// them are new, same were there. It writes nothing, and gives ID 0, when none is new. Account and first and
// last day are taken from the statement and its lines. Errors: *RuleError, *BankLineError, ErrNotFound for
// an account that is no leaf.
func (t *Tx) SaveStatement(s model.Statement, lines []model.BankLine) (id model.ID, fresh, same int, err error) {
	defer t.half(t.store.head.Seq, &err)
	ref := model.Ref{Kind: model.KindStatement}
	if err := refused(ref, model.CheckStatement(s, lines)); err != nil {
		return 0, 0, 0, err
	}
	if err := t.bankLeaf(s.Account); err != nil {
		return 0, 0, 0, err
	}
	ids, wrong, err := t.Recognise(s.Account, s.Layout, lines)
	if err != nil {
		return 0, 0, 0, err
	}
	if len(wrong) > 0 {
		return 0, 0, 0, wrong[0]
	}
	for i, l := range lines {
		if ids[i] == 0 {
			fresh++
		} else {
			same++
		}
		if s.From == 0 || l.Date < s.From {
			s.From = l.Date
		}
		s.To = max(s.To, l.Date)
	}
	if fresh == 0 {
		return 0, 0, same, nil
	}
	s.Lines = len(lines)
	if s.ID, err = t.newID(); err != nil {
		return 0, 0, 0, err
	}
	ref.ID = s.ID
	if err := t.save(ref, s); err != nil {
		return 0, 0, 0, err
	}
	for i, l := range lines {
		if ids[i] != 0 {
			continue
		}
		if err := t.saveBankLine(s, l); err != nil {
			return 0, 0, 0, err
		}
	}
	return s.ID, fresh, same, nil
}

// saveBankLine writes a line that the account does not have.
func (t *Tx) saveBankLine(s model.Statement, l model.BankLine) error {
	l.Account, l.Statement = s.Account, s.ID
	var err error
	if l.ID, err = t.newID(); err != nil {
		return err
	}
	c := change{kind: EventSaved, ref: model.Ref{Kind: model.KindBankLine, ID: l.ID}, content: l}
	return t.saveWith(c, l.Private, l.Private == (model.BankLinePrivate{}))
}

// bankLeaf makes sure that an account at or below 102 may be booked on.
func (t *Tx) bankLeaf(account string) error {
	leaves, err := t.BankLeaves()
	if err == nil && !slices.Contains(leaves, account) {
		err = fmt.Errorf("%w: bank account %s", ErrNotFound, account)
	}
	return err
}
