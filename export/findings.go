package export

import (
	"gonghui/model"
)

// Finding is one finding of the audit checks with the branch's answer to it, as 疑点清单 lists it.
type Finding struct {
	Check   int
	Title   string
	Level   string
	Object  string
	Voucher string
	Amount  model.Money
	Text    string
	Basis   string
	Answer  string
	State   string
	Ref     model.Ref
}

func findingLevel(f Finding) string { return f.Level }
