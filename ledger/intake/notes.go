package intake

import (
	"fmt"
	"strings"

	"gonghui/ledger/intake/sheet"
)

// notes puts into words what was left out of a file or taken with care, so that nothing is skipped in silence.
func notes(n sheet.Notes, h sheet.Header, read []string, guessed int) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if guessed != 0 {
		say("表里没有写年份，按 %d 年导入；如不对，请在标题或文件名里写明年份。", guessed)
	}
	if n.Encoding != "" && n.Encoding != "UTF-8" {
		say("文件编码为 %s，已自动转换。", n.Encoding)
	}
	if len(n.HiddenSheets) > 0 {
		say("隐藏的工作表没有读取：%s。", strings.Join(n.HiddenSheets, "、"))
	}
	if len(read) > 0 {
		say("读取了表头相同的 %d 个工作表：%s。", len(read), strings.Join(read, "、"))
	}
	if len(n.OtherSheets) > 0 && len(read) > 0 {
		say("其他工作表没有读取：%s。", strings.Join(n.OtherSheets, "、"))
	} else if len(n.OtherSheets) > 0 {
		say("读取的是工作表「%s」，其他工作表没有读取：%s。", h.Sheet, strings.Join(n.OtherSheets, "、"))
	}
	if n.Hidden > 0 {
		say("有 %d 个隐藏行没有读取，从第 %d 行起；如需导入，请取消隐藏或筛选。", n.Hidden, n.HiddenRows[0])
	}
	if n.Formulas > 0 {
		say("有 %d 个公式单元格，使用的是文件中保存的结果，第一个在 %s。", n.Formulas, n.FirstFormula)
	}
	if len(h.Unknown) > 0 {
		say("这些列没有使用：%s。", strings.Join(h.Unknown, "、"))
	}
	if len(h.Twice) > 0 {
		say("这些列重复，只使用左边的一列：%s。", strings.Join(h.Twice, "、"))
	}
	return out
}
