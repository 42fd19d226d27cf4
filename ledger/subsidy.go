package ledger

import (
	"sort"

	"gonghui/model"
)

func subsidyPrivate(s *model.Subsidy) any { return &s.Private }

// Subsidy reads one hardship grant, private fields included while they are not locked. The error may be ErrNotFound.
func (v *View) Subsidy(id model.ID) (model.Subsidy, error) {
	return get(v, model.KindSubsidy, id, subsidyPrivate)
}

// Subsidies reads the grants applied for in a year (year 0: all), by the day of application.
func (v *View) Subsidies(year int) ([]model.Subsidy, error) {
	ss, err := all(v, model.KindSubsidy, subsidyPrivate)
	if err != nil {
		return nil, err
	}
	out := ss[:0]
	for _, s := range ss {
		if year == 0 || s.Applied.Year() == year {
			out = append(out, s)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Applied < out[j].Applied })
	return out, nil
}

// SaveSubsidy makes (ID 0) or replaces a grant. Errors: *RuleError, ErrNotFound for a member or voucher that does
// not exist.
func (t *Tx) SaveSubsidy(s model.Subsidy) (model.ID, error) {
	ref := model.Ref{Kind: model.KindSubsidy, ID: s.ID}
	if err := refused(ref, model.CheckSubsidy(s)); err != nil {
		return 0, err
	}
	if err := t.known(s.Member, s.Voucher); err != nil {
		return 0, err
	}
	var err error
	if s.ID, err = t.identify(model.KindSubsidy, s.ID); err != nil {
		return 0, err
	}
	c := change{kind: EventSaved, ref: model.Ref{Kind: model.KindSubsidy, ID: s.ID}, content: s}
	return s.ID, t.saveWith(c, s.Private, s.Private == (model.SubsidyPrivate{}))
}
