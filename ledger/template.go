package ledger

import (
	"sort"

	"gonghui/model"
)

// Template reads one 常用凭证. The error may be ErrNotFound.
func (v *View) Template(id model.ID) (model.Template, error) {
	return get[model.Template](v, model.KindTemplate, id, nil)
}

// TemplateNamed finds a 常用凭证 by its name; false if there is none.
func (v *View) TemplateNamed(name string) (model.Template, bool, error) {
	id, err := v.unique(uniqueText(model.KindTemplate, name))
	if err != nil || id == 0 {
		return model.Template{}, false, err
	}
	t, err := v.Template(id)
	return t, err == nil, err
}

// Templates reads all 常用凭证, by name.
func (v *View) Templates() ([]model.Template, error) {
	out, err := all[model.Template](v, model.KindTemplate, nil)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out, err
}

// SaveTemplate makes (ID 0) or replaces a 常用凭证. Errors: *RuleError, ErrDuplicate for a name that another one has,
// ErrNotFound for an ID or a member that does not exist.
func (t *Tx) SaveTemplate(x model.Template) (model.ID, error) {
	chart, err := t.Chart()
	if err != nil {
		return 0, err
	}
	if err := refused(model.Ref{Kind: model.KindTemplate, ID: x.ID}, model.CheckTemplate(x, chart)); err != nil {
		return 0, err
	}
	for _, l := range x.Lines {
		if l.Member != 0 {
			if _, err := t.Member(l.Member); err != nil {
				return 0, err
			}
		}
	}
	if err := t.free(x.ID, uniqueText(model.KindTemplate, x.Name)); err != nil {
		return 0, err
	}
	if x.ID, err = t.identify(model.KindTemplate, x.ID); err != nil {
		return 0, err
	}
	return x.ID, t.save(model.Ref{Kind: model.KindTemplate, ID: x.ID}, x)
}
