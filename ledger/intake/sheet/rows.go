package sheet

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gonghui/model"
)

// Skip says why a row below a header is no data.
type Skip uint8

// The reasons. SkipNone: it is data.
const (
	SkipNone     Skip = iota
	SkipRepeated      // the header once more, as on each printed page
	SkipNumbers       // 1, 2, 3 … under the header
	SkipTotal         // 小计, 合计, 总计
	SkipFoot          // 制表人, 注 and the like below the table
	SkipExample       // 示例： an example of a template
)

// Skips tells whether a row below the header is no data, and why.
func (h Header) Skips(row Row) Skip {
	switch {
	case row.Problem != "":
		return SkipNone
	case h.repeats(row):
		return SkipRepeated
	case isNumbering(row):
		return SkipNumbers
	case IsTotalRow(row):
		return SkipTotal
	case isFoot(row):
		return SkipFoot
	case isExample(row):
		return SkipExample
	}
	return SkipNone
}

// repeats tells whether all cells of a row, two at least, say what one line of the header says there.
func (h Header) repeats(row Row) bool {
	return slices.ContainsFunc(h.keys, func(keys []string) bool {
		same := 0
		for i, c := range row.Cells {
			if c.Text == "" {
				continue
			}
			if i >= len(keys) {
				return false
			}
			if key := keys[i]; c.Text != key && wholeKey(c.Text) != key {
				return false
			} else if key != "" {
				same++
			}
		}
		return same >= 2
	})
}

// isNumbering tells whether a row only counts the columns: 1, 2, 3 … in all of three columns or more.
func isNumbering(row Row) bool {
	want := 1
	for _, c := range row.Cells {
		text := strings.TrimSpace(c.Text)
		if text == "" || (want == 1 && text == "栏次") {
			continue
		}
		if text != strconv.Itoa(want) {
			return false
		}
		want++
	}
	return want > 3
}

// totalWords are the words that alone make a row a total.
func totalWords() []string {
	return []string{
		"小计", "合计", "总计", "共计", "累计", "总合计", "本页小计", "本页合计", "本月合计", "本月小计", "本年累计",
		"本年合计", "本期合计", "人民币合计", "合计金额", "承前页", "过次页", "本日合计", "期间合计",
	}
}

// IsTotalRow tells whether a row sums up others. One of its first three texts is a word such as 小计, 合计 or 总计,
// or the first of them ends or begins with one (语文组小计, 合计（大写）); numbers in front are passed over.
func IsTotalRow(row Row) bool {
	const longest, looked = 12, 3
	texts := 0
	for _, c := range row.Cells {
		if texts == looked {
			return false
		}
		if c.Text == "" || c.Number || !mayTotal(c.Text) {
			if strings.TrimFunc(c.Text, notLetter) != "" && !c.Number {
				texts++
			}
			continue
		}
		texts++
		key := strings.Trim(bareKey(c.Text), "一二三四五六七八九十、.")
		if slices.Contains(totalWords(), key) {
			return true
		}
		if texts > 1 || utf8.RuneCountInString(key) > longest {
			continue
		}
		for _, word := range []string{"小计", "合计", "总计"} {
			if strings.HasSuffix(key, word) || (strings.HasPrefix(key, word) && strings.Contains(c.Text, "大写")) {
				return true
			}
		}
	}
	return false
}

// mayTotal is a quick look that spares most cells the slow one.
func mayTotal(s string) bool {
	return strings.Contains(s, "计") || strings.Contains(s, "页")
}

// notLetter is true for what does not count as text when totals are looked for.
func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// isFoot tells whether a row is a signature line or a note below the table.
func isFoot(row Row) bool {
	for _, c := range row.Cells {
		text := strings.TrimSpace(c.Text)
		if text == "" {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text); !strings.ContainsRune("制填注说单财审复打导", r) {
			return false
		}
		text = model.Fold(text)
		for _, start := range []string{
			"制表", "填表", "注:", "说明:", "单位负责人", "单位(盖章)", "财务负责人", "审核:", "审核人:", "复核:", "打印日期",
			"打印时间", "导出时间",
		} {
			if strings.HasPrefix(text, start) {
				return true
			}
		}
		return false
	}
	return false
}

// isExample tells whether a row's first cell begins with 示例：, as the examples of templates do.
func isExample(row Row) bool {
	for _, c := range row.Cells {
		if text := strings.TrimSpace(c.Text); text != "" {
			return strings.HasPrefix(text, "示例") && strings.HasPrefix(model.Fold(text), "示例:")
		}
	}
	return false
}
