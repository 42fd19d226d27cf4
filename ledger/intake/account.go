package intake

import (
	"errors"
	"strings"

	"gonghui/model"
)

// accounts reads which account a row means. Files repeat the same few, so that each spelling is looked up once.
type accounts struct {
	code, name, top, detail column
	memo                    map[spelling]resolved
}

// spelling is what the cells of a row say.
type spelling struct{ code, name, top, detail string }

// resolved is what a spelling leads to: an account, or a problem with its detail.
type resolved struct {
	account string
	problem Code
	detail  string
}

func (t *table) accounts() *accounts {
	return &accounts{
		t.col(fCode), t.col(fAccountName), t.col(fTopAccount), t.col(fDetail), map[spelling]resolved{},
	}
}

// read gives the code of the account of a row; it is empty after a problem.
func (a *accounts) read(l *line) string {
	s := spelling{l.cell(a.code).Text, l.cell(a.name).Text, l.cell(a.top).Text, l.cell(a.detail).Text}
	r, ok := a.memo[s]
	if !ok {
		r = resolve(l.run.chart, s)
		a.memo[s] = r
	}
	if r.problem == "" {
		return r.account
	}
	l.fail(a.at(s), r.problem, printable(strings.Trim(s.code+" "+s.top+" "+s.name+" "+s.detail, " ")), r.detail)
	return ""
}

// at is the column that a problem with a spelling is about.
func (a *accounts) at(s spelling) column {
	for _, x := range []struct {
		column column
		text   string
	}{{a.code, s.code}, {a.top, s.top}, {a.detail, s.detail}, {a.name, s.name}} {
		if strings.TrimSpace(x.text) != "" {
			return x.column
		}
	}
	for _, c := range []column{a.code, a.top, a.name} {
		if c.at >= 0 {
			return c
		}
	}
	return a.code
}

// resolve finds an account by code, else by 总账科目 and 明细科目, else by name.
func resolve(chart model.Chart, s spelling) resolved {
	name := s.name
	if name == "" {
		name = s.detail
	}
	if code := plainCode(s.code); code != "" {
		if now, old := model.OldCode(code, name); old {
			return resolved{problem: Code(model.RuleAccountOld), detail: now}
		}
		if _, ok := chart.Lookup(code); ok {
			return resolved{account: code}
		}
		return byName(chart.ByName(s.code))
	}
	switch {
	case strings.TrimSpace(s.top) != "":
		return byName(chart.ByPath(s.top, s.detail))
	case strings.TrimSpace(name) != "":
		return byName(chart.ByName(name))
	}
	return resolved{problem: CodeNeeded}
}

// byName turns what the chart found for a name into a result.
func byName(a model.Account, err error) resolved {
	if err == nil {
		return resolved{account: a.Code}
	}
	r := resolved{problem: Code(model.RuleAccountUnknown)}
	var ae *model.AccountError
	if errors.As(err, &ae) {
		r.detail = strings.Join(ae.Codes, "、")
	}
	switch {
	case errors.Is(err, model.ErrAccountOld):
		r.problem = Code(model.RuleAccountOld)
	case errors.Is(err, model.ErrAccountAmbiguous):
		r.problem = CodeAccountNames
	}
	return r
}

// plainCode takes the marks out of a code: 501.02 and 501-02 are 50102. What is more than a code stays as it is.
func plainCode(s string) string {
	s = strings.TrimSpace(model.Fold(s))
	plain := strings.NewReplacer(".", "", "-", "", " ", "", "\u00b7", "").Replace(s)
	if plain != "" && strings.Trim(plain, "0123456789") == "" {
		return plain
	}
	return s
}

// leaf refuses an account that nothing may be booked on.
func (a *accounts) leaf(l *line, code string) {
	if code == "" || l.run.chart.IsLeaf(code) {
		return
	}
	l.fail(a.at(spelling{code: l.cell(a.code).Text}), Code(model.RuleAccountLeaf), code, details(l.run.chart, code))
}

// details names an account with those below it, of which one is to be used in its place.
func details(chart model.Chart, code string) string {
	const most = 6
	x, _ := chart.Lookup(code)
	var names []string
	for _, c := range chart.Children(code) {
		if len(names) == most {
			names = append(names, "…")
			break
		}
		names = append(names, c.Code+" "+c.Name)
	}
	return x.Name + "（" + strings.Join(names, "、") + "）"
}
