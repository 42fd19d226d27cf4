package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
)

// unreviewed lists what cannot be posted before somebody reviews it.
func unreviewed(e *ledger.UnreviewedError) Message {
	const most = 5
	var names []string
	for _, d := range e.Drafts[:min(most, len(e.Drafts))] {
		if d.ID == 0 {
			names = append(names, "订正凭证没有写审核人")
			continue
		}
		names = append(names, DraftName(d.ID)+" "+Plain(d.Summary))
	}
	if n := len(e.Drafts) - most; n > 0 {
		names = append(names, fmt.Sprintf("另有 %d 张", n))
	}
	return Message{
		What: fmt.Sprintf("%d 张凭证没有审核，没有记账", len(e.Drafts)), Cause: strings.Join(names, "；"),
		Next: "先审核再记账：在凭证列表选中后按 a，或 gonghui review；订正时写上审核人。这条规定在设置里（先审核后记账）",
	}
}
