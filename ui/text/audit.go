package text

import (
	"fmt"
	"strings"

	"gonghui/ledger/audit"
)

// Words of the audit screen.
const (
	AuditLevel   = "级别"
	AuditNumber  = "编号"
	AuditCheck   = "检查"
	AuditObject  = "对象"
	AuditAmount  = "金额"
	AuditAnswer  = "答复"
	AuditReading = "正在检查 …"
	AuditNothing = "没有疑点"
	AuditWhy     = "为什么  "
	AuditDo      = "怎么办  "
	AuditRule    = "依据    "
	AuditSaid    = "答复    "
	AuditLacking = "资料未提供"
	AuditOpen    = "未答复"
	AuditDone    = "已答复"

	AnswerTitle  = "答复疑点"
	AnswerSaved  = "答复 %d %s"
	PackFolder   = "经审资料放在哪个文件夹"
	PackTitle    = "导出经审资料"
	PackStarted  = "正在准备经审资料"
	HeadTitle    = "核对链头"
	HeadBody     = "输入纸上的链头，如 7K3M-91QX-40TD。"
	HeadSame     = "与纸上的链头一致。"
	HeadEarlier  = "与纸上的链头不同：在那之后又有新的记录，或换成了别的文件。"
	HeadNotValid = "这不是链头：应是三组四个字符。"
)

// AuditTitle is the title of the audit screen.
func AuditTitle(year int) string { return fmt.Sprintf("经审 · %d年度", year) }

// AuditSummary is one line over all checks, with the book's head code.
func AuditSummary(r audit.Result, head string) string {
	return fmt.Sprintf("严重 %d，一般 %d，提示 %d；通过 %d 项；未提供 %d 项  链头 %s",
		r.Count(audit.SeverityError), r.Count(audit.SeverityWarning), r.Count(audit.SeverityInfo),
		len(r.Passed), len(r.Missing), head)
}

// Answered says whether a finding has been answered.
func Answered(f audit.Finding) string {
	switch {
	case f.State != "":
		return f.State
	case f.Answer != "":
		return AuditDone
	}
	return AuditOpen
}

// MissingLines lists what was never recorded.
func MissingLines(r audit.Result) string {
	var parts []string
	for _, m := range r.Missing {
		parts = append(parts, fmt.Sprintf("%d %s", m.Check, m.Text))
	}
	return strings.Join(parts, " ")
}
