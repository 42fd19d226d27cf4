package screen

import (
	"gonghui/ui/kit"
)

// inputRow is a row of a form with one input; a width of 0 takes the whole row.
func inputRow(name, label string, in kit.Input, w int) []kit.Item {
	return []kit.Item{{Name: name, Label: label, Input: in, Width: w}}
}

// filledField is a field of a kind that holds a value; a limit of 0 is none.
func filledField(env Env, kind kit.Kind, limit int, value string) *kit.Field {
	f := kit.NewField(env.Theme, kind)
	f.Limit = limit
	f.SetValue(value)
	return f
}

// chosen is a choice that stands on a value.
func chosen(env Env, value string, options ...kit.Option) *kit.Choice {
	c := kit.NewChoice(env.Theme, options...)
	c.SetValue(value)
	return c
}
