package ledger

import "gonghui/model"

// EventVoucher makes the voucher of an event with the book's chart and settings, without writing it; see
// model.EventVoucher. Whether the project is restricted is asked of the book. The error is a *RuleError when an answer
// is refused, else the violations are warnings.
func (v *View) EventVoucher(e model.Event, a model.Answers) (model.Voucher, []model.Violation, error) {
	chart, err := v.Chart()
	if err != nil {
		return model.Voucher{}, nil, err
	}
	branch, err := v.Branch()
	if err != nil {
		return model.Voucher{}, nil, err
	}
	if a.Project != "" {
		p, err := v.ProjectAs(a.Project)
		if err != nil {
			return model.Voucher{}, nil, err
		}
		a.Restrict = p.Kind == model.ProjectRestricted
	}
	x, vs := model.EventVoucher(e, a, branch, chart)
	if !hasError(vs) {
		vs = append(vs, model.CheckVoucher(x, chart)...)
	}
	return x, vs, refusedVoucher(model.Ref{Kind: model.KindVoucher}, x, vs)
}

func hasError(vs []model.Violation) bool {
	for _, x := range vs {
		if x.Severity == model.SeverityError {
			return true
		}
	}
	return false
}

// ProjectLeft is what a project has left at the end of a year, in fen, and whose money it is.
func (v *View) ProjectLeft(name string, year int) (model.Money, model.ProjectKind, error) {
	all, err := v.ProjectsOf(year)
	if err != nil {
		return 0, 0, err
	}
	for _, p := range all {
		if p.Name == name {
			return p.Left, p.Kind, nil
		}
	}
	p, err := v.ProjectAs(name)
	return 0, p.Kind, err
}
