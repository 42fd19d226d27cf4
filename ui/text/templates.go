package text

import (
	"fmt"

	"gonghui/model"
)

// 常用凭证: the room and its commands.
const (
	TemplatesTitle = "常用凭证"
	TemplatesEmpty = "还没有常用凭证。在凭证列表里选一张，按 s 或 Ctrl+S，存为常用凭证。"
	TemplateName   = "名称"
	TemplateText   = "摘要"
	TemplateEntry  = "分录"
	TemplateAmount = "金额"
	TemplateNone   = "每次填"

	TemplateKeyUse    = "用它制单"
	TemplateKeyRename = "改名"
	TemplateKeyRemove = "删除"
	TemplateKeySave   = "存为常用凭证"
	TemplateAskName   = "名称（以后按名称找）"
	TemplateKeep      = "金额也存下来？"
	TemplateKeepYes   = "连金额存"
	TemplateKeepNo    = "金额每次填"
	TemplateReason    = "不再用"
	TemplateTwice     = "已有一张叫这个名称的常用凭证"

	TemplateShort       = "常用凭证：保存、使用反复要记的凭证"
	TemplateListShort   = "列出常用凭证"
	TemplateSaveUse     = "save 名称"
	TemplateSaveShort   = "把一张凭证存为常用凭证"
	TemplateUseUse      = "use 名称"
	TemplateUseShort    = "用常用凭证生成一张草稿"
	TemplateRemoveUse   = "remove 名称"
	TemplateRemoveShort = "删除一张常用凭证"
	FlagTemplateOf      = "`凭证`：暂编号（暂12）或凭证号（\"2025-03 记12\"）"
	FlagTemplateEmpty   = "不存金额，每次用时填"
	FlagTemplateAmount  = "`金额`：各行金额相同时"
	TemplateNeedsOf     = "要用 --voucher 写明是哪张凭证。"
	TemplateUnknown     = "没有叫「%s」的常用凭证；gonghui template list 列出全部。"
)

// TemplateSaved names the act of saving a template.
func TemplateSaved(name string) string { return "存为常用凭证 " + Plain(name) }

// TemplateRemoved names the act of removing one.
func TemplateRemoved(name string) string { return "删除常用凭证 " + Plain(name) }

// TemplateRenamed names the act of giving one another name.
func TemplateRenamed(name string) string { return "常用凭证改名 " + Plain(name) }

// TemplateLine is a template on one line of a list.
func TemplateLine(t model.Template) string {
	return fmt.Sprintf("%s　%s　%s", Plain(t.Name), Plain(t.Summary), TemplateAccounts(t.Lines))
}

// TemplateAccounts are the accounts of lines, debits before the stroke.
func TemplateAccounts(lines []model.Line) string {
	var sides [3]string
	for _, l := range lines {
		if l.Account == "" {
			continue
		}
		if s := &sides[l.Side%3]; *s == "" {
			*s = l.Account
		} else {
			*s += "、" + l.Account
		}
	}
	return "借 " + sides[model.Debit] + " / 贷 " + sides[model.Credit]
}

// TemplateContent sums a template up for the operation log.
func TemplateContent(t model.Template) string { return TemplateLine(t) }

// VoucherFormNoSimilar says that no earlier voucher is much like the one being typed.
const VoucherFormNoSimilar = "先写摘要；没有相像的凭证，或已经填了科目"

// SimilarLine offers an earlier voucher whose lines can be taken over.
func SimilarLine(v model.Voucher) string {
	return "像 " + VoucherLabel(v) + " " + Plain(v.Summary) + "：F12 照用它的分录（" + TemplateAccounts(v.Lines) + "）"
}
