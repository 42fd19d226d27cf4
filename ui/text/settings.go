package text

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"gonghui/model"
)

// Words of the settings.
const (
	SettingsTitle    = "设置"
	SettingsPart     = "项目"
	SettingsNow      = "现在"
	SettingsUnion    = "工会资料"
	SettingsKinds    = "走访类别"
	SettingsLimits   = "本单位限额"
	SettingsRegion   = "地区限额"
	SettingsNoRegion = "没有选地区，不核对地区限额"
	SettingsSaved    = "保存设置"

	KindName      = "类别"
	KindForm      = "给什么"
	KindAnything  = "不限"
	KindDays      = "几天内去"
	KindClaim     = "几个月内领"
	KindEvidence  = "佐证"
	KindAccount   = "科目"
	KindItem      = "限额项目"
	KindRelative  = "家属用的限额项目"
	KindNone      = "不设限额"
	KindTitle     = "走访类别"
	KindAdd       = "新类别"
	KindEdit      = "修改"
	KindRemove    = "删除"
	KindUp        = "上移"
	KindDown      = "下移"
	KindTooMany   = "最多 8 个类别"
	KindTooFew    = "至少 4 个类别"
	KindBadMonths = "写 0 到 36 的整数，0 是不限；有的单位规定 6 个月"
	KindBadDays   = "写 0 到 365 的整数，0 是不限"
	KindSure      = "删除这个类别？已有的走访记录不变。"
	KindSave      = "保存走访类别"

	LimitTitle   = "本单位限额"
	LimitItem    = "项目"
	LimitBasis   = "依据"
	LimitAmount  = "金额"
	LimitForm    = "给什么"
	LimitFrom    = "起"
	LimitTo      = "止"
	LimitSource  = "出处"
	LimitScope   = "适用"
	LimitOwn     = "本单位自定，取与地区限额较低者"
	LimitRegion  = "代替地区限额（已核）"
	LimitState   = "核对"
	LimitChecked = "已核"
	LimitOpen    = "待核"
	LimitAdd     = "新限额"
	LimitSure    = "删除这条限额？"
	LimitSave    = "保存限额"
	LimitAdopt   = "核对后采用"
	LimitEmpty   = "没有自定限额，只按地区限额核对"
	DetailTitle  = "明细科目"
	DetailNow    = "在规定的科目下面自己加的"
	DetailCode   = "编码"
	DetailName   = "名称"
	DetailParent = "上级科目"
	DetailEmpty  = "没有自己加的明细科目，按 n 加"
	DetailAdd    = "新明细"
	DetailRename = "改名"
	DetailWhere  = "加在哪个科目下面（可打字、拼音查找）"

	RegionTitle = "地区限额"
	RegionEmpty = "没有选地区；在工会资料里选"
)

// SettingsCount says how many entries a list of the settings has.
func SettingsCount(n int) string { return fmt.Sprintf("%d 项", n) }

// SettingsRegionNow says how many ceilings of the region are shipped, and that nobody has checked them yet.
func SettingsRegionNow(region string, n, open int) string {
	return fmt.Sprintf("%s：%d 项，待核 %d 项", region, n, open)
}

// DetailSaved says that a detail account was saved.
func DetailSaved(code, name string) string { return "保存明细科目 " + code + " " + name }

// Words of the command that shows and changes settings.
const (
	SettingsShort  = "看或改工会设置"
	FlagSet        = "`键=值`，改一项设置，可写多次；值空着就是清除"
	SettingEmpty   = "（空）"
	SettingUnknown = "没有设置项「%s」；写作 键=值，键见 gonghui settings --help。"
	SettingSet     = "已设置 %s：%s"
	SettingShare   = "留成比例写 0 到 100 的数，如 60。"
	SettingShares  = "分年留成比例写作 2025:60,2026:50。"
)

// settingNames are the Chinese names of the settings' keys.
var settingNames = map[string]string{
	"name": BranchName, "short": BranchShort, "credit-code": BranchCode, "bank": BranchBank,
	"bank-account": BranchAccount,
	"chair":        BranchChair, "finance-lead": BranchLead, "accounting-head": BranchHead,
	"treasurer": BranchTreasurer,
	"cashier":   BranchCashier, "auditor": BranchAuditor, "term-from": BranchFrom, "term-to": "届期至",
	"region": BranchRegion,
	"levy":   BranchLevy, "own-share": BranchShare, "shares": BranchShares, "close-monthly": BranchMonthly,
	"review-first": BranchReview, "collective-above": BranchCollective, "cash-limit": BranchCash,
	"charges-account": BranchCharges, "classes": BranchClasses, "first-year": BranchYear,
}

// SettingName is the Chinese name of a setting's key.
func SettingName(key string) string { return settingNames[key] }

// SettingsLong lists the keys.
func SettingsLong(keys []string) string {
	var b strings.Builder
	b.WriteString(SettingsShort + "\n\n不写 --set 时列出全部设置。键用英文或中文都可以：\n")
	for _, k := range keys {
		b.WriteString("  " + k + "  " + settingNames[k] + "\n")
	}
	b.WriteString("例：gonghui settings --set review-first=是 --set 集体研究起点=5000")
	return b.String()
}

// SettingSwitch says what a switch takes.
func SettingSwitch(key string) string { return settingNames[key] + "写 是 或 否。" }

// SettingLevy says what the way of the levy takes.
func SettingLevy(modes []model.LevyMode) string {
	var names []string
	for _, m := range modes {
		names = append(names, m.String())
	}
	return BranchLevy + "写 " + strings.Join(names, " 或 ") + "。"
}

// YesNo is a switch in words.
func YesNo(on bool) string {
	if on {
		return "是"
	}
	return "否"
}

// ParseYesNo reads a switch.
func ParseYesNo(s string) (on, ok bool) {
	switch strings.ToLower(s) {
	case "是", "开", "yes", "y", "on", "true", "1":
		return true, true
	case "否", "关", "no", "n", "off", "false", "0":
		return false, true
	}
	return false, false
}

// ShareWord is a share in 0.01 % as a percentage: 60, 62.5.
func ShareWord(share int) string {
	s := model.Money(share).String()
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// ParseShare reads a percentage with at most two decimals, as hundredths of a percent.
func ParseShare(s string) (int, bool) {
	m, err := model.ParseMoney(strings.TrimSuffix(strings.TrimSpace(model.Fold(s)), "%"))
	return int(m), err == nil && m >= 0 && m <= 10000
}

// SharesWord writes shares by year: 2025:60,2026:50.
func SharesWord(shares []model.YearShare) string {
	var out []string
	for _, s := range shares {
		out = append(out, fmt.Sprintf("%d:%s", s.Year, ShareWord(s.Share)))
	}
	return strings.Join(out, ",")
}

// ParseShares reads what SharesWord writes; nothing is no share. Full-width signs and 、 will do.
func ParseShares(s string) ([]model.YearShare, bool) {
	var out []model.YearShare
	apart := func(r rune) bool { return strings.ContainsRune(",;、 ", r) }
	for _, part := range strings.FieldsFunc(model.Fold(s), apart) {
		year, share, ok := strings.Cut(part, ":")
		if !ok {
			year, share, ok = strings.Cut(part, "=")
		}
		y, err := strconv.Atoi(strings.TrimSuffix(year, "年"))
		n, good := ParseShare(share)
		if !ok || err != nil || !good {
			return nil, false
		}
		out = append(out, model.YearShare{Year: y, Share: n})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Year < out[j].Year })
	return out, true
}

// BooksNow sums up how the books are kept.
func BooksNow(b model.Branch) string {
	parts := []string{BranchReview + "：" + YesNo(b.ReviewFirst)}
	if b.CollectiveAbove > 0 {
		parts = append(parts, BranchCollective+" "+b.CollectiveAbove.Grouped())
	}
	closing := BranchMonthlyOff
	if b.CloseMonthly {
		closing = BranchMonthlyOn
	}
	return strings.Join(append(parts, closing), "，")
}
