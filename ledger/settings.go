package ledger

import (
	"sort"

	"gonghui/model"
)

// branchID is the ID of the one branch record.
const branchID = 1

// Branch reads the union and its settings.
func (v *View) Branch() (model.Branch, error) {
	return get[model.Branch](v, model.KindBranch, branchID, nil)
}

// SaveBranch replaces the union's settings. The book's first year cannot be changed once a voucher is posted or the
// opening balances are entered, which are that year's: ErrPosted.
func (t *Tx) SaveBranch(b model.Branch) error {
	b.ID = branchID
	ref := model.Ref{Kind: model.KindBranch, ID: branchID}
	if err := refused(ref, model.CheckBranch(b)); err != nil {
		return err
	}
	old, err := t.Branch()
	if err != nil {
		return err
	}
	if old.FirstYear != b.FirstYear {
		_, opened, err := t.Opening(old.FirstYear)
		if err != nil {
			return err
		}
		if opened || t.Head().Vouchers > 0 {
			return ErrPosted
		}
	}
	return t.save(ref, b)
}

// Chart is the standard chart with the book's own detail accounts.
func (v *View) Chart() (model.Chart, error) {
	if v.chart != nil {
		return *v.chart, nil
	}
	details, err := all[model.AccountDetail](v, model.KindAccount, nil)
	if err != nil {
		return model.Chart{}, err
	}
	c, err := model.Standard().With(details)
	if err != nil {
		return model.Chart{}, err
	}
	v.chart = &c
	return c, nil
}

// SaveAccount adds a detail account below a leaf, or renames one of the book's own; its code stays. A leaf with
// postings cannot be divided any more: ErrPosted. Other errors: *model.DetailError, ErrDuplicate, ErrNotFound.
func (t *Tx) SaveAccount(a model.AccountDetail) (model.ID, error) {
	chart, err := t.Chart()
	if err != nil {
		return 0, err
	}
	if _, err := chart.With([]model.AccountDetail{a}); err != nil {
		return 0, err
	}
	a.Parent = a.Code[:len(a.Code)-2]
	if a.ID == 0 {
		err = t.unused(a.Parent)
	} else {
		var old model.AccountDetail
		old, err = get[model.AccountDetail](t.View, model.KindAccount, a.ID, nil)
		if err == nil && old.Code != a.Code {
			err = ErrPosted
		}
	}
	if err != nil {
		return 0, err
	}
	if err := t.free(a.ID, uniqueAccount(a.Code)); err != nil {
		return 0, err
	}
	if a.ID, err = t.identify(model.KindAccount, a.ID); err != nil {
		return 0, err
	}
	t.chart = nil
	return a.ID, t.save(model.Ref{Kind: model.KindAccount, ID: a.ID}, a)
}

// unused makes sure that nothing was ever booked on an account.
func (t *Tx) unused(account string) error {
	cells, err := t.cells()
	for _, c := range cells {
		if c.account == account {
			return ErrPosted
		}
	}
	return err
}

// Answers reads the branch's answers to the findings of a year.
func (v *View) Answers(year int) ([]model.Answer, error) {
	as, err := all[model.Answer](v, model.KindAnswer, nil)
	out := as[:0]
	for _, a := range as {
		if a.Year == year {
			out = append(out, a)
		}
	}
	return out, err
}

// SaveAnswer makes or replaces the answer to one finding, known by year, check and object.
func (t *Tx) SaveAnswer(a model.Answer) (model.ID, error) {
	id, err := t.unique(uniqueAnswer(a))
	if err != nil {
		return 0, err
	}
	if a.ID, err = t.identify(model.KindAnswer, id); err != nil {
		return 0, err
	}
	return a.ID, t.save(model.Ref{Kind: model.KindAnswer, ID: a.ID}, a)
}

// Years lists the years from the first one to the last that has postings, drafts left out, without a gap.
func (v *View) Years() ([]int, error) {
	b, err := v.Branch()
	if err != nil {
		return nil, err
	}
	cells, err := v.cells()
	if err != nil {
		return nil, err
	}
	last := b.FirstYear
	for _, c := range cells {
		last = max(last, c.year)
	}
	var out []int
	for y := b.FirstYear; y <= last; y++ {
		out = append(out, y)
	}
	return out, nil
}

// Projects lists the names of all projects that any posting or opening balance bears, sorted.
func (v *View) Projects() ([]string, error) {
	cells, err := v.cells()
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{"": true}
	var out []string
	for _, c := range cells {
		if !seen[c.project] {
			seen[c.project] = true
			out = append(out, c.project)
		}
	}
	sort.Strings(out)
	return out, nil
}
