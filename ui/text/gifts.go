package text

import (
	"fmt"

	"gonghui/model"
)

// Words of presents to many members at once.
const (
	ToolGifts = "集体慰问（节日、生日）"

	GiftsEmpty   = "这一年还没有集体慰问：按 n 按名册生成一份签领表"
	GiftsReading = "正在读取集体慰问"

	GiftColDate    = "日期"
	GiftColName    = "名称"
	GiftColPeople  = "人数"
	GiftColEach    = "每人"
	GiftColTotal   = "合计"
	GiftColVoucher = "凭证"
	GiftColAmount  = "金额"
	GiftColYear    = "今年累计"
	GiftColState   = "说明"

	GiftKeyNew    = "新的集体慰问"
	GiftKeyOpen   = "看名单"
	GiftKeyEdit   = "修改"
	GiftKeyLeave  = "不领、恢复"
	GiftKeyAmount = "改这人的金额"
	GiftKeyAgain  = "按名册重新生成"
	GiftKeyDraft  = "起草凭证"
	GiftKeyPrint  = "写签领表"
	GiftKeyPaper  = "看凭证"
	GiftOffNone   = "没有凭证"
	GiftOffPosted = "凭证已经记账"

	GiftKind     = "种类"
	GiftName     = "名称"
	GiftDate     = "发放日期"
	GiftEach     = "每人金额"
	GiftGoods    = "物品"
	GiftSeller   = "供货单位"
	GiftPayment  = "支付方式"
	GiftApprover = "审批人"
	GiftNote     = "备注"
	GiftWhy      = "不领的原因"
	GiftNoName   = "名称里写明节日，如 2026年端午慰问"
	GiftUnlisted = "这个节日不在文件所列的节日里（总工办发〔2017〕32号），请确认有依据"

	GiftSaved   = "保存集体慰问"
	GiftDrafted = "已起草凭证"

	GiftShort      = "集体慰问：节日、生日慰问的名单、签领表、凭证"
	GiftNewShort   = "按名册生成一份集体慰问"
	GiftListShort  = "列出一年的集体慰问"
	GiftDraftShort = "起草一份集体慰问的凭证"
	GiftPrintShort = "写签领表（.xlsx、.html、.csv）"
	GiftLeaveShort = "让一个会员不领，写明原因；--back 恢复"
	FlagGiftID     = "集体慰问的编`号`（gift list 里第一列）"
	FlagGiftKind   = "`种类`：节日、生日、其他"
	FlagGiftName   = "`名称`，写明节日"
	FlagGiftDate   = "发放`日期`；名册按这天算"
	FlagGiftEach   = "每人`金额`"
	FlagGiftGoods  = "发的`物品`"
	FlagGiftWhy    = "不领的`原因`"
	FlagGiftBack   = "恢复领取"
	NeedsGift      = "要写 --name、--date、--each"
	BadGiftKind    = "种类写 节日、生日 或 其他"
	NeedsGiftID    = "要用 --id 写明是哪一份"
)

var giftKinds = map[model.GiftKind]string{
	model.GiftFestival: "节日", model.GiftBirthday: "生日", model.GiftOther: "其他",
}

// GiftKinds are all kinds, in order.
func GiftKinds() []model.GiftKind {
	return []model.GiftKind{model.GiftFestival, model.GiftBirthday, model.GiftOther}
}

// GiftKindName names a kind of gift.
func GiftKindName(k model.GiftKind) string { return giftKinds[k] }

// GiftKindNamed finds a kind by its name.
func GiftKindNamed(s string) (model.GiftKind, bool) {
	for k, name := range giftKinds {
		if name == s {
			return k, true
		}
	}
	return 0, false
}

// GiftsTitle heads a year's list.
func GiftsTitle(year, n int) string { return fmt.Sprintf("集体慰问 · %d年 · %d 次", year, n) }

// GiftFoot sums a gift up.
func GiftFoot(g model.Gift) string {
	return fmt.Sprintf("%d 人领取，合计 %s 元；不领 %d 人", g.People(), g.Total().Grouped(), len(g.Lines)-g.People())
}

// GiftCeiling compares the year's gifts of one member with the ceiling.
func GiftCeiling(c model.Ceiling, most model.Money, over int) string {
	state := ""
	if !c.Checked {
		state = "，待核"
	}
	s := fmt.Sprintf("限额每人每年 %s（%s%s），现在最多的一人 %s", c.Amount.Grouped(), c.Region, state, most.Grouped())
	if over > 0 {
		s += fmt.Sprintf("，超过的有 %d 人", over)
	}
	return s
}

// GiftOver says that a member's year is over the ceiling.
func GiftOver(by model.Money) string { return "超 " + by.Grouped() }

// GiftLine is one gift on a command's output.
func GiftLine(g model.Gift, voucher string) string {
	return fmt.Sprintf("%d　%s　%s　%s　%d人　%s　%s",
		g.ID, g.Date, GiftKindName(g.Kind), Plain(g.Name), g.People(), g.Total().Grouped(), voucher)
}
