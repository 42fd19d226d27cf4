package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gonghui/model"
)

// ErrHousehold is returned when a household has an open file already.
var ErrHousehold = errors.New("the household has an open file already")

func hardshipPrivate(h *model.Hardship) any { return &h.Private }

// Hardship reads one file of a household in hardship, private fields included while they are not locked. The error may
// be ErrNotFound.
func (v *View) Hardship(id model.ID) (model.Hardship, error) {
	return get(v, model.KindHardship, id, hardshipPrivate)
}

// Hardships lists the files, by number.
func (v *View) Hardships() ([]model.Hardship, error) {
	list, err := all(v, model.KindHardship, hardshipPrivate)
	slices.SortStableFunc(list, func(a, b model.Hardship) int {
		switch {
		case model.NaturalLess(a.Number, b.Number):
			return -1
		case model.NaturalLess(b.Number, a.Number):
			return 1
		}
		return 0
	})
	return list, err
}

// HardshipNumbered finds a file by its number; false if there is none.
func (v *View) HardshipNumbered(number string) (model.Hardship, bool, error) {
	id, err := v.unique(uniqueText(model.KindHardship, number))
	if err != nil || id == 0 {
		return model.Hardship{}, false, err
	}
	h, err := v.Hardship(id)
	return h, err == nil, err
}

// HardshipNumber is the first number of a year, K2026-01, K2026-02 …, that no file has.
func (v *View) HardshipNumber(year int) (string, error) {
	for n := 1; ; n++ {
		number := fmt.Sprintf("K%d-%02d", year, n)
		id, err := v.unique(uniqueText(model.KindHardship, number))
		if err != nil || id == 0 {
			return number, err
		}
	}
}

// GrantsOf are the grants that name a file, by the day of application.
func (v *View) GrantsOf(number string) ([]model.Subsidy, error) {
	grants, err := v.Subsidies(0)
	return slices.DeleteFunc(grants, func(s model.Subsidy) bool { return number == "" || s.File != number }), err
}

// SaveHardship makes (ID 0) or replaces a file. Grants that name it by a number which is changed name the new one.
// Errors: *RuleError, ErrDuplicate for a number that another file has, ErrHousehold, ErrNotFound.
func (t *Tx) SaveHardship(h model.Hardship) (model.ID, error) {
	h.Number = strings.TrimSpace(h.Number)
	ref := model.Ref{Kind: model.KindHardship, ID: h.ID}
	if err := refused(ref, model.CheckHardship(h)); err != nil {
		return 0, err
	}
	if err := t.known(h.Member, 0); err != nil {
		return 0, err
	}
	if err := t.free(h.ID, uniqueText(model.KindHardship, h.Number)); err != nil {
		return 0, err
	}
	files, err := t.Hardships()
	if err != nil {
		return 0, err
	}
	was := ""
	for _, x := range files {
		switch {
		case x.ID == h.ID:
			was = x.Number
		case x.Member == h.Member && x.Closed == 0 && h.Closed == 0:
			return 0, fmt.Errorf("%w: %s", ErrHousehold, x.Number)
		}
	}
	if h.ID, err = t.identify(model.KindHardship, h.ID); err != nil {
		return 0, err
	}
	ref.ID = h.ID
	c := change{kind: EventSaved, ref: ref, content: h}
	if err := t.saveWith(c, h.Private, h.Private.Empty()); err != nil || was == "" || was == h.Number {
		return h.ID, err
	}
	return h.ID, t.renumbered(was, h.Number)
}

// renumbered takes the grants of a file along to its new number.
func (t *Tx) renumbered(was, now string) error {
	grants, err := t.GrantsOf(was)
	if err != nil {
		return err
	}
	for _, s := range grants {
		s.File = now
		if _, err := t.SaveSubsidy(s); err != nil {
			return err
		}
	}
	return nil
}

// fileUnused makes sure that no grant names a file that is to be removed.
func (t *Tx) fileUnused(id model.ID) error {
	h, err := t.Hardship(id)
	if err != nil {
		return err
	}
	grants, err := t.GrantsOf(h.Number)
	if err == nil && len(grants) > 0 {
		err = ErrLinked
	}
	return err
}
