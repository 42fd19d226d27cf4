package text

import "fmt"

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

	KindName     = "类别"
	KindForm     = "给什么"
	KindAnything = "不限"
	KindDays     = "几天内去"
	KindEvidence = "佐证"
	KindAccount  = "科目"
	KindItem     = "限额项目"
	KindRelative = "家属用的限额项目"
	KindNone     = "不设限额"
	KindTitle    = "走访类别"
	KindAdd      = "新类别"
	KindEdit     = "修改"
	KindRemove   = "删除"
	KindUp       = "上移"
	KindDown     = "下移"
	KindTooMany  = "最多 8 个类别"
	KindTooFew   = "至少 4 个类别"
	KindBadDays  = "写 0 到 365 的整数，0 是不限"
	KindSure     = "删除这个类别？已有的走访记录不变。"
	KindSave     = "保存走访类别"

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
