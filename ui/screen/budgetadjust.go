package screen

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// adjustForm records one adjustment of a budget: when, why, which accounts by how much, and who agreed.
type adjustForm struct {
	env   Env
	id    string
	was   model.Budget
	at    int // place among the budget's adjustments; -1: a new one
	chart model.Chart
	form  *kit.Form
	lines int // how many lines of accounts the form shows
}

// The fields of an adjustment; those of a line bear its number.
const jDate, jReason, jAccount, jAmount = "Date", "Reason", "account", "amount"

// leastAdjusted is how many lines a new adjustment shows at first.
const leastAdjusted = 4

func newAdjustForm(env Env, b model.Budget, at int, chart model.Chart) Screen {
	s := &adjustForm{env: env, id: env.NewID(), was: b, at: at, chart: chart}
	first, last := model.NewPeriod(b.Year, 1).First(), model.NewPeriod(b.Year, 12).Last()
	a := model.Adjustment{Date: min(max(env.Today(), first), last)}
	if at >= 0 {
		a = b.Adjustments[at]
	}
	day := filledField(env, kit.KindDate, 0, a.Date.String())
	day.Base = env.Day().String()
	rows := [][]kit.Item{
		{
			{Name: jDate, Label: text.AdjustDate, Input: day, Width: 12, Required: true},
			{
				Name: jReason, Label: text.AdjustReason,
				Input: filledField(env, kit.KindText, model.MaxSummary, a.Reason),
			},
		},
		{{Label: text.AdjustLines}},
	}
	s.lines = max(leastAdjusted, len(a.Lines)+1)
	for i := range s.lines {
		code, amount := "", model.Money(0)
		if i < len(a.Lines) {
			code, amount = accountLabel(chart, a.Lines[i].Account), a.Lines[i].Amount
		}
		rows = append(rows, s.line(i, code, amount))
	}
	rows = append(rows, []kit.Item{{Label: text.AdjustPapers}})
	rows = append(rows, passedRows(env, passedFields, a.Committee, a.Audited, a.Upper)...)
	s.form = kit.NewForm(env.Theme, rows...)
	s.form.Below = 2
	s.form.OnSave, s.form.OnLookup, s.form.OnLeave = s.save, s.lookup, s.left
	s.form.MarkClean()
	return s
}

// line is a row of an account and an amount.
func (s *adjustForm) line(i int, code string, amount model.Money) []kit.Item {
	account := filledField(s.env, kit.KindText, 0, code)
	sum := filledField(s.env, kit.KindAmount, 0, amountOrNone(amount))
	sum.Placeholder = text.AdjustHint
	return []kit.Item{
		{
			Name: jAccount + strconv.Itoa(i), Label: text.AdjustAccount, Input: account, Width: 36,
			Check: func(v string) string {
				_, why := s.accountIn(v)
				return why
			},
		},
		{Name: jAmount + strconv.Itoa(i), Label: text.AdjustAmount, Input: sum, Width: 14},
	}
}

// accountIn finds the income or expense account that was typed, by code, name, pinyin or initials.
func (s *adjustForm) accountIn(typed string) (code, why string) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return "", ""
	}
	a, err := s.chart.ByName(typed)
	if err != nil {
		found := flowAccounts(s.chart, typed)
		if len(found) != 1 {
			return "", strings.TrimSuffix(text.Error(err).String(), "。")
		}
		a = found[0]
	}
	if a.Kind != model.Income && a.Kind != model.Expense {
		return "", words(model.Violation{Rule: model.RuleAccountFlow, Line: -1, Value: a.Code, Hint: a.Name})
	}
	return a.Code, ""
}

// flowAccounts are the income and expense accounts that words find.
func flowAccounts(chart model.Chart, words string) []model.Account {
	var all []model.Account
	for _, a := range chart.Accounts() {
		if (a.Kind == model.Income || a.Kind == model.Expense) && a.Use != model.UseNo {
			all = append(all, a)
		}
	}
	var out []model.Account
	index := kit.NewIndex(len(all), func(i int) string { return all[i].Code + " " + all[i].Name })
	for _, i := range index.Find(words) {
		out = append(out, all[i])
	}
	return out
}

// left shows the account that was found in place of what was typed.
func (s *adjustForm) left(name string) tea.Cmd {
	if strings.HasPrefix(name, jAccount) {
		if code, why := s.accountIn(s.form.Value(name)); code != "" && why == "" {
			s.form.SetValue(name, accountLabel(s.chart, code))
		}
	}
	return nil
}

// lookup offers the accounts for a line.
func (s *adjustForm) lookup(name string) tea.Cmd {
	if !strings.HasPrefix(name, jAccount) {
		return nil
	}
	var actions []kit.Action
	for _, a := range s.chart.Accounts() {
		if a.Kind != model.Income && a.Kind != model.Expense || a.Use == model.UseNo {
			continue
		}
		actions = append(actions, kit.Action{Label: accountLabel(s.chart, a.Code), Do: func() tea.Cmd {
			s.form.SetValue(name, accountLabel(s.chart, a.Code))
			return nil
		}})
	}
	return ask(kit.NewPalette(s.env.Theme, text.BudgetFormAddTo, actions...))
}

// adjustment is what the form holds.
func (s *adjustForm) adjustment() model.Adjustment {
	a := model.Adjustment{Date: dayIn(s.env, s.form.Value(jDate)), Reason: strings.TrimSpace(s.form.Value(jReason))}
	p := passedIn(s.env, s.form, passedFields)
	a.Committee, a.Audited, a.Upper = p[0], p[1], p[2]
	for i := range s.lines {
		code, _ := s.accountIn(s.form.Value(jAccount + strconv.Itoa(i)))
		m := amountIn(s.form.Value(jAmount + strconv.Itoa(i)))
		if code != "" && m != 0 {
			a.Lines = append(a.Lines, model.AdjustmentLine{Account: code, Amount: m})
		}
	}
	return a
}

// budget is the budget with this adjustment in its place by day.
func (s *adjustForm) budget() model.Budget {
	b := s.was
	b.Adjustments = slices.Clone(b.Adjustments)
	if s.at >= 0 {
		b.Adjustments = slices.Delete(b.Adjustments, s.at, s.at+1)
	}
	b.Adjustments = append(b.Adjustments, s.adjustment())
	slices.SortStableFunc(b.Adjustments, func(x, y model.Adjustment) int { return cmp.Compare(x.Date, y.Date) })
	return b
}

func (s *adjustForm) save() tea.Cmd {
	if readOnly(s.env) != "" {
		return fail(ledger.ErrReadOnly)
	}
	if !s.whole() {
		return nil
	}
	now, was := s.budget(), s.was
	return write(s.env, Act{
		Label: text.AdjustSave + " " + s.adjustment().Date.String(), ID: s.id,
		Do:   func(t *ledger.Tx) error { return saveBudget(t, now) },
		Undo: func(t *ledger.Tx) error { return saveBudget(t, was) },
		Then: func() tea.Cmd {
			s.form.MarkClean()
			return pop()
		},
		Refused: s.refused,
	})
}

// whole refuses a line that has only one of its two parts.
func (s *adjustForm) whole() bool {
	for i := range s.lines {
		account, amount := jAccount+strconv.Itoa(i), jAmount+strconv.Itoa(i)
		if (s.form.Value(account) == "") != (amountIn(s.form.Value(amount)) == 0) {
			name := account
			if s.form.Value(account) != "" {
				name = amount
			}
			s.form.SetError(name, text.AdjustMissing)
			s.form.FocusOn(name)
			return false
		}
	}
	return true
}

// refused shows at the fields why the gate refused the adjustment.
func (s *adjustForm) refused(err error) bool {
	s.id = s.env.NewID()
	var rule *ledger.RuleError
	if !errors.As(err, &rule) {
		return false
	}
	all := true
	for _, v := range rule.Violations {
		if v.Severity != model.SeverityError {
			continue
		}
		field, ok := strings.CutPrefix(v.Field, "Adjustments.")
		if field == "Lines" || field == "Account" {
			field = jAccount + "0"
		}
		if !ok || s.form.Input(field) == nil {
			all = false
			continue
		}
		s.form.SetError(field, words(v))
		s.form.FocusOn(field)
	}
	return all
}

func (s *adjustForm) Init() tea.Cmd   { return nil }
func (s *adjustForm) Reload() tea.Cmd { return nil }
func (s *adjustForm) Title() string   { return text.OfYear(text.AdjustTitle, s.was.Year) }
func (s *adjustForm) Editing() bool   { return true }
func (s *adjustForm) Dirty() bool     { return s.form.Dirty() }

func (s *adjustForm) Keys() []kit.Binding {
	return append(fieldKeys(s.env), bind(text.VoucherKeyLookUp, "", "f2", "ctrl+l"))
}

func (s *adjustForm) Update(msg tea.Msg) tea.Cmd { return s.form.Update(msg) }

func (s *adjustForm) Draw(w, h int) (string, *tea.Cursor) {
	view, cursor := s.form.Draw(w, h-2)
	in, out := adjustedBy(s.chart, s.adjustment())
	foot := []string{" " + fmt.Sprintf(text.AdjustSum, in.Grouped(), out.Grouped()), ""}
	for _, v := range s.warnings() {
		foot[1] = s.env.Theme.Warn.Render(kit.Fit(" "+words(v), w))
		break
	}
	return view + "\n" + kit.Block(foot, w, 2), cursor
}

// warnings are what is to be told of this adjustment: of its own days and reason, and of a budget that ends below
// nothing.
func (s *adjustForm) warnings() []model.Violation {
	now := s.budget()
	own := model.Budget{Year: now.Year, Adjustments: []model.Adjustment{s.adjustment()}}
	var out []model.Violation
	for _, v := range append(model.CheckBudget(own, s.chart), model.CheckBudget(now, s.chart)...) {
		mine := strings.HasPrefix(v.Field, "Adjustments") && v.Rule != model.RuleBudgetAdjustNone
		if mine && len(out) == 0 && v.Severity == model.SeverityWarning || v.Rule == model.RuleBudgetBelow {
			out = append(out, v)
		}
	}
	return out
}

// adjustedBy is what an adjustment adds to income and to expense.
func adjustedBy(chart model.Chart, a model.Adjustment) (income, expense model.Money) {
	for _, l := range a.Lines {
		if x, _ := chart.Lookup(l.Account); x.Kind == model.Expense {
			expense += l.Amount
		} else {
			income += l.Amount
		}
	}
	return income, expense
}

// adjustments lists a budget's adjustments.
type adjustments struct {
	env   Env
	year  int
	slot  Slot
	chart model.Chart
	was   model.Budget
	list  *kit.List
}

func newAdjustments(env Env, year int) Screen {
	s := &adjustments{env: env, year: year}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.AdjustColDay, Width: 10},
		kit.Column{Title: text.AdjustColWhy, Width: 16, Flex: true},
		kit.Column{Title: text.AdjustColIn, Width: 13, Align: kit.AlignRight},
		kit.Column{Title: text.AdjustColSum, Width: 13, Align: kit.AlignRight},
		kit.Column{Title: text.AdjustColState, Width: 14},
	)
	s.list.Empty = text.AdjustEmpty
	s.list.OnOpen = func(key string) tea.Cmd { return s.edit(key) }
	return s
}

func (s *adjustments) Init() tea.Cmd { return s.Reload() }

func (s *adjustments) Reload() tea.Cmd {
	year := s.year
	return read(s.env, &s.slot, func(v *ledger.View) (budgetFormData, error) {
		var d budgetFormData
		var err error
		if d.chart, err = v.Chart(); err != nil {
			return d, err
		}
		d.was, _, err = v.Budget(year)
		return d, err
	}, func(d budgetFormData) tea.Cmd {
		s.chart, s.was = d.chart, d.was
		all := d.was.Adjustments
		return s.list.SetRows(kit.Rows{
			Len: len(all), Key: strconv.Itoa,
			Row: func(i int) []kit.Cell {
				in, out := adjustedBy(d.chart, all[i])
				a := all[i]
				cells := kit.Cells(a.Date.String(), a.Reason, in.Grouped(), out.Grouped(), adjustState(a))
				if cells[4].Text != text.AdjustDone {
					cells[4].Style = s.env.Theme.Warn
				}
				return cells
			},
			Text: func(i int) string { return all[i].Date.String() + " " + all[i].Reason },
		})
	})
}

// adjustState says which bodies have not agreed yet.
func adjustState(a model.Adjustment) string {
	var missing []string
	for i, p := range []model.Passed{a.Committee, a.Audited, a.Upper} {
		if p.Date == 0 {
			missing = append(missing, passedFields[i].label)
		}
	}
	switch len(missing) {
	case 0:
		return text.AdjustDone
	case 1:
		return text.AdjustLacks(missing[0])
	}
	return text.AdjustLacksMany(len(missing))
}

func (s *adjustments) Title() string {
	return text.OfYear(text.BudgetKeyHistory, s.year)
}
func (s *adjustments) Editing() bool { return s.list.Typing() }
func (s *adjustments) Escape() bool  { return s.list.Escape() }

func (s *adjustments) Keys() []kit.Binding {
	some := first(readOnly(s.env), onlyIf(s.list.Len() > 0, text.BudgetOffNoAdj))
	return []kit.Binding{
		bind(text.KindEdit, onlyIf(s.list.Len() > 0, text.BudgetOffNoAdj), "enter"),
		bind(text.BudgetKeyAdjust, readOnly(s.env), "n", "f4", "ctrl+n"),
		bind(text.KindRemove, some, "d", "delete"),
	}
}

func (s *adjustments) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		switch keys := s.Keys(); {
		case kit.Match(msg, keys[1]):
			return push(newAdjustForm(s.env, s.was, -1, s.chart))
		case kit.Match(msg, keys[2]):
			return s.remove()
		}
	}
	return s.list.Update(msg)
}

func (s *adjustments) edit(key string) tea.Cmd {
	i, err := strconv.Atoi(key)
	if err != nil || i >= len(s.was.Adjustments) {
		return nil
	}
	return push(newAdjustForm(s.env, s.was, i, s.chart))
}

// remove asks first, and takes the selected adjustment off.
func (s *adjustments) remove() tea.Cmd {
	i := s.list.SelectedRow()
	if i < 0 || i >= len(s.was.Adjustments) {
		return nil
	}
	what := text.AdjustTitle + " " + s.was.Adjustments[i].Date.String()
	now, was := s.was, s.was
	now.Adjustments = slices.Delete(slices.Clone(was.Adjustments), i, i+1)
	return ask(kit.NewConfirm(s.env.Theme, what, text.AdjustSure, kit.Button{
		Label: text.KindRemove, Danger: true, Do: func() tea.Cmd {
			return write(s.env, Act{
				Label: text.AdjustRemove + " " + was.Adjustments[i].Date.String(),
				Do:    func(t *ledger.Tx) error { return saveBudget(t, now) },
				Undo:  func(t *ledger.Tx) error { return saveBudget(t, was) },
			})
		},
	}))
}

func (s *adjustments) Draw(w, h int) (string, *tea.Cursor) { return s.list.Draw(w, h) }
