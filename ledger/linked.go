package ledger

import "gonghui/model"

// Record reads the open part of any record as it stands: one of model's record types by value. Private fields stay
// empty. The error may be ErrNotFound.
func (v *View) Record(r model.Ref) (any, error) {
	e, err := v.event(r)
	if err != nil {
		return nil, err
	}
	return recordOf(e)
}
