package export

import (
	"strconv"

	"gonghui/model"
)

// assetContent is a record of assets or goods for people to read; nil for another.
func assetContent(rec any) orderedText {
	switch r := rec.(type) {
	case model.AssetCard:
		class, _ := model.AssetClassOf(string(r.Class))
		return orderedText{
			{name: "卡片编号", text: r.Number},
			{name: "名称", text: r.Name},
			{name: "类别", text: class.Name},
			{name: "规格型号", text: r.Spec},
			{name: "数量", text: strconv.Itoa(r.Quantity)},
			{name: "原值", text: r.Cost.String()},
			{name: "取得日期", text: r.Acquired.String()},
			{name: "折旧月数", text: strconv.Itoa(r.Months)},
			{name: "账前折旧", text: r.Before.String()},
			{name: "存放地点", text: r.Place},
			{name: "保管人", text: r.Keeper},
			{name: "购置凭证编号", text: idText(r.Voucher)},
			{name: "转入待处理", text: dayText(r.Pending)},
			{name: "处置方式", text: r.Manner},
			{name: "核销", text: dayText(r.Disposed)},
			{name: "批准文号", text: r.Approval},
			{name: colRemark, text: r.Note},
			{name: "备查", text: yesText(r.Memo)},
			{name: "处置收入", text: sumText(r.Proceeds)},
			{name: "处置费用", text: sumText(r.Costs)},
			{name: "拆自卡片", text: idText(r.Split)},
			{name: "拆入折旧", text: sumText(r.SplitWorn)},
		}
	case model.Depreciation:
		var lines []orderedText
		for _, l := range r.Lines {
			lines = append(lines, orderedText{
				{name: "卡片", text: idText(l.Asset)}, {name: colAmount, text: l.Amount.String()},
			})
		}
		return orderedText{
			{name: "月份", text: r.Month.String()},
			{name: colVoucherID, text: idText(r.Voucher)},
			{name: "明细", list: lines},
		}
	case model.AssetCount:
		return orderedText{
			{name: colDate, text: r.Date.String()},
			{name: "盘点人", text: r.Counter},
			{name: "监盘人", text: r.Witness},
			{name: "明细", list: countLines(r)},
			{name: colRemark, text: r.Note},
			{name: "批准日期", text: dayText(r.Decided)},
			{name: "批准文号", text: r.Approval},
		}
	case model.StockItem:
		return orderedText{
			{name: "品名", text: r.Name},
			{name: "规格", text: r.Spec},
			{name: "单位", text: r.Unit},
			{name: "存放地点", text: r.Place},
			{name: "保管人", text: r.Keeper},
			{name: colRemark, text: r.Note},
		}
	case model.StockMove:
		return orderedText{
			{name: colDate, text: r.Date.String()},
			{name: "物品", text: idText(r.Item)},
			{name: "数量", text: strconv.Itoa(r.Quantity)},
			{name: colAmount, text: r.Amount.String()},
			{name: "经手", text: r.Who},
			{name: "用途", text: r.Purpose},
			{name: colVoucherID, text: idText(r.Voucher)},
		}
	}
	return nil
}

// countLines are the lines of a count for people to read.
func countLines(c model.AssetCount) []orderedText {
	var out []orderedText
	for _, l := range c.Lines {
		out = append(out, orderedText{
			{name: "卡片或物品", text: idText(l.Of.ID)},
			{name: "名称", text: l.Name},
			{name: "账面数量", text: strconv.Itoa(l.Booked)},
			{name: "实盘数量", text: strconv.Itoa(l.Counted)},
			{name: "价值", text: sumText(l.Value)},
			{name: colRemark, text: l.Note},
		})
	}
	return out
}

// yesText says 是, or nothing.
func yesText(on bool) string {
	if on {
		return "是"
	}
	return ""
}

// sumText is an amount, or nothing for none.
func sumText(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.String()
}

// dayText is a day, or nothing.
func dayText(d model.Date) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// The words about cards under 固定资产及折旧.
const (
	cardsElsewhere = "固定资产卡片 %d 张，见“%s”。"
	cardDiffers    = "卡片与账面不符：%s 卡片 %s，账面 %s，相差 %s"
)
