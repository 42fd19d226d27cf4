package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// Words of the guide from the accounts of 2009 to those of 2021.
const (
	CodesName     = "新旧科目对照"
	CodesColOld   = "2009年"
	CodesColName  = "旧科目"
	CodesColNow   = "现行"
	CodesColTo    = "现行科目"
	CodesColMark  = "注意"
	CodesSame     = "同号异义"
	CodesEmpty    = "没有找到。可以用旧编码、旧名称、拼音或首字母查。"
	CodesShort    = "查2009年旧科目改成了现行的哪个科目"
	CodesUse      = "codes [2009编码或名称]"
	CodesLong     = CodesShort + "\n\n不写内容时列出全部。可以写旧编码、旧名称、拼音或首字母；写现行编码时也列出它承接的旧科目。"
	CodesOldIs    = "2009年（财会〔2009〕7号）"
	CodesNowIs    = "现行（财会〔2021〕7号）"
	CodesAlsoIs   = "也可能是"
	CodesWhy      = "怎么变的"
	CodesDanger   = "注意：%s 在现行制度里是「%s」，照旧编码记会记错，而且借贷照样平。"
	CodesFromName = "%s %s 承接的旧科目："
)

// CodesFull is an account with its full name.
func CodesFull(chart model.Chart, code string) string { return code + " " + chart.FullName(code) }

// CodesLine is one row of the guide on a line.
func CodesLine(chart model.Chart, a model.OldAccount) string {
	s := a.Code + " " + a.Name + " → " + CodesFull(chart, a.Now)
	if also := CodesAlso(chart, a); also != "" {
		s += "（" + CodesAlsoIs + " " + also + "）"
	}
	return s
}

// CodesAlso are the accounts that take parts of an old one.
func CodesAlso(chart model.Chart, a model.OldAccount) string {
	parts := make([]string, 0, len(a.Also))
	for _, code := range a.Also {
		parts = append(parts, CodesFull(chart, code))
	}
	return strings.Join(parts, "、")
}

// CodesWarn warns of a code that means something else today; empty for one that does not.
func CodesWarn(chart model.Chart, a model.OldAccount) string {
	if !a.SameCodeOtherMeaning() {
		return ""
	}
	return fmt.Sprintf(CodesDanger, a.Code, chart.FullName(a.Code))
}

// CodesNone says that nothing was found.
func CodesNone(what string) string { return "没有找到「" + what + "」。" + CodesEmpty }
