package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
)

// Words of a member's history of help.
const (
	MemberHelp = "历年帮助"
	HelpShort  = "一个会员历年得到的帮助：走访、集体慰问、补助、互助金"
	HelpNone   = "没有记录"
)

// HelpLine is a year of help: 2025年　走访 2 次 800.00　补助 1 次 2,000.00.
func HelpLine(y ledger.HelpYear) string {
	parts := []string{fmt.Sprintf("%d年", y.Year)}
	for _, x := range []struct {
		name string
		help ledger.Help
	}{{"走访", y.Visits}, {"集体慰问", y.Gifts}, {"补助", y.Grants}, {"互助金", y.Aid}} {
		if x.help.Times > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 次 %s", x.name, x.help.Times, x.help.Sum.Grouped()))
		}
	}
	return strings.Join(parts, "　")
}
