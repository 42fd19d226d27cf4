package ledger

import (
	"sort"
	"strings"

	"gonghui/model"
)

// Project reads one project's record. The error may be ErrNotFound.
func (v *View) Project(id model.ID) (model.Project, error) {
	return get[model.Project](v, model.KindProject, id, nil)
}

// ProjectNamed finds the record of a project by its name; false if there is none.
func (v *View) ProjectNamed(name string) (model.Project, bool, error) {
	id, err := v.unique(uniqueText(model.KindProject, name))
	if err != nil || id == 0 {
		return model.Project{}, false, err
	}
	p, err := v.Project(id)
	return p, err == nil, err
}

// SaveProject makes (ID 0) or replaces what is known of a project. Its name cannot be changed: vouchers bear it.
// Errors: *RuleError, ErrDuplicate, ErrNotFound, ErrPosted for another name.
func (t *Tx) SaveProject(p model.Project) (model.ID, error) {
	if err := refused(model.Ref{Kind: model.KindProject, ID: p.ID}, model.CheckProject(p)); err != nil {
		return 0, err
	}
	if p.ID != 0 {
		old, err := t.Project(p.ID)
		if err != nil {
			return 0, err
		}
		if old.Name != p.Name {
			return 0, ErrPosted
		}
	}
	if err := t.free(p.ID, uniqueText(model.KindProject, p.Name)); err != nil {
		return 0, err
	}
	var err error
	if p.ID, err = t.identify(model.KindProject, p.ID); err != nil {
		return 0, err
	}
	return p.ID, t.save(model.Ref{Kind: model.KindProject, ID: p.ID}, p)
}

// purse tells whose money a project's is: what its record says; without one, custody money if account 221 bears the
// name, else restricted.
type purse struct {
	known   map[string]model.Project
	custody map[string]bool
}

// purse reads it. It is made anew each time: records and totals are few.
func (v *View) purse() (purse, error) {
	p := purse{known: map[string]model.Project{}, custody: map[string]bool{}}
	projects, err := all[model.Project](v, model.KindProject, nil)
	if err != nil {
		return p, err
	}
	for _, x := range projects {
		p.known[x.Name] = x
	}
	cells, err := v.cells()
	for _, c := range cells {
		if c.project != "" && strings.HasPrefix(c.account, accountCustody) {
			p.custody[c.project] = true
		}
	}
	return p, err
}

// kind is whose money a project's is.
func (p purse) kind(project string) model.ProjectKind {
	if x, ok := p.known[project]; ok {
		return x.Kind
	}
	if p.custody[project] {
		return model.ProjectCustody
	}
	return model.ProjectRestricted
}

// restricted reports whether an income or expense account belongs to 工会资金结转: what bears a restricted project, and
// earmarked subsidies whatever they bear. 会费 never does (财会〔2021〕7号, accounts 321, 401, 403).
func (p purse) restricted(account, project string) bool {
	switch {
	case strings.HasPrefix(account, accountDues):
		return false
	case strings.HasPrefix(account, accountEarmarked):
		return true
	case project == "":
		return false
	}
	return p.kind(project) == model.ProjectRestricted
}

// Restricted tells of an income or expense account with a project whether it belongs to 工会资金结转; other accounts and
// 会费 never do.
func (v *View) Restricted() (func(account, project string) bool, error) {
	p, err := v.purse()
	return p.restricted, err
}

// finished reports whether a project was done with on a day.
func (p purse) finished(project string, by model.Date) bool {
	f := p.known[project].Finished
	return f != 0 && f <= by
}

// The accounts by which money is told apart.
const (
	accountCustody   = "221"   // 代管经费
	accountDues      = "401"   // 会费收入
	accountEarmarked = "40302" // 专项转移支付补助
)

// ProjectFigures is one project over a year, in fen: what it began with, got, spent and has left. For custody money
// that is account 221, credit in and debit out; for the others what stands on 工会资金结转, or was taken in and spent.
type ProjectFigures struct {
	model.Project               // ID 0: no record, the kind is worked out
	Opening, In, Out, Left      model.Money
	Freed                       model.Money // what its completion moved to 工会资金结余
	CashIn, CashOut, CashOpened model.Money // marked with the project on 101 and 102
}

// ProjectsOf lists all projects that a posting or a record names, with their figures of a year, by kind and name.
func (v *View) ProjectsOf(year int) ([]ProjectFigures, error) {
	p, err := v.purse()
	if err != nil {
		return nil, err
	}
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	cells, err := v.cells()
	if err != nil {
		return nil, err
	}
	rows := map[string]*ProjectFigures{}
	row := func(name string) *ProjectFigures {
		if rows[name] == nil {
			x := p.known[name]
			x.Name, x.Kind = name, p.kind(name)
			rows[name] = &ProjectFigures{Project: x}
		}
		return rows[name]
	}
	for name := range p.known {
		row(name)
	}
	for _, c := range cells {
		if c.project != "" && c.account != "" && c.year <= year {
			row(c.project).add(chart, p, c, year)
		}
	}
	out := make([]ProjectFigures, 0, len(rows))
	for _, x := range rows {
		x.Left = x.Opening + x.In - x.Out - x.Freed
		out = append(out, *x)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Kind != out[j].Kind {
			return out[i].Kind < out[j].Kind
		}
		return out[i].Name < out[j].Name
	})
	return out, nil
}

// add counts a total towards its project.
func (f *ProjectFigures) add(chart model.Chart, p purse, c cell, year int) {
	before := c.year < year || c.period == 0
	flow := flows(chart, c.account)
	carried := strings.HasPrefix(c.account, "321")
	switch {
	case strings.HasPrefix(c.account, "101") || strings.HasPrefix(c.account, "102"):
		if before {
			f.CashOpened += c.debit - c.credit
		} else {
			f.CashIn, f.CashOut = f.CashIn+c.debit, f.CashOut+c.credit
		}
	case f.Kind == model.ProjectCustody && strings.HasPrefix(c.account, accountCustody):
		if before {
			f.Opening += c.credit - c.debit
		} else {
			f.In, f.Out = f.In+c.credit, f.Out+c.debit
		}
	case !flow && !carried || f.Kind == model.ProjectCustody:
	case f.Kind == model.ProjectPlain:
		// The union's own money is not carried by project: of each year there is what it took in and spent.
		if flow && !before && c.period != 13 {
			f.flow(chart, c)
		}
	case flow && !p.restricted(c.account, c.project):
	case before:
		f.Opening += c.credit - c.debit
	case c.period == 13:
		f.Freed += c.debit - c.credit // all that closing books on the project, but what goes to 32204, cancels out
	default:
		f.flow(chart, c)
	}
}

// flow counts income and expense; a prior year's adjustment of carried money counts as income.
func (f *ProjectFigures) flow(chart model.Chart, c cell) {
	if a, _ := chart.Lookup(c.account); a.Kind == model.Expense {
		f.Out += c.debit - c.credit
		return
	}
	f.In += c.credit - c.debit
}

// ProjectEntry is one line of a voucher that changed what a project has, in fen: In added to it, Out took from it.
type ProjectEntry struct {
	Voucher model.Voucher
	Line    int // index of the line in its voucher
	In, Out model.Money
	Left    model.Money // after the line
}

// ProjectHistory follows a project's money through a year: every line that took it in, spent it or carried it over, in
// the order of the vouchers, closing vouchers last, with what was left. It begins with opening.
func (v *View) ProjectHistory(name string, year int) (opening model.Money, out []ProjectEntry, err error) {
	all, err := v.ProjectsOf(year)
	if err != nil {
		return 0, nil, err
	}
	var figures ProjectFigures
	for _, x := range all {
		if x.Name == name {
			figures = x
		}
	}
	chart, err := v.Chart()
	if err != nil {
		return 0, nil, err
	}
	purse, err := v.purse()
	if err != nil {
		return 0, nil, err
	}
	left := figures.Opening
	err = v.EachVoucher(model.NewPeriod(year, 1), model.Closing(year), func(x model.Voucher) error {
		for i, l := range x.Lines {
			if l.Project != name {
				continue
			}
			before := ProjectFigures{Project: figures.Project}
			k := totalKey{account: l.Account, project: l.Project, year: year, period: x.In().Month()}
			before.add(chart, purse, cell{k, l.Debit(), l.Credit()}, year)
			e := ProjectEntry{Voucher: x, Line: i, In: before.In, Out: before.Out + before.Freed}
			if e.In == 0 && e.Out == 0 {
				continue
			}
			left += e.In - e.Out
			e.Left = left
			out = append(out, e)
		}
		return nil
	})
	return figures.Opening, out, err
}

// ProjectAs is a project's record or, where there is none, what it would say by the postings that bear its name.
func (v *View) ProjectAs(name string) (model.Project, error) {
	p, ok, err := v.ProjectNamed(name)
	if err != nil || ok {
		return p, err
	}
	of, err := v.purse()
	return model.Project{Name: name, Kind: of.kind(name)}, err
}
