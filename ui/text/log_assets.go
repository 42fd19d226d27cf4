package text

import (
	"fmt"
	"strconv"

	"gonghui/model"
)

// labelled is a value with its label; one without a value is not shown.
type labelled struct{ label, value string }

func labelledLines(list []labelled) []string {
	out := []string{}
	for _, l := range list {
		if l.value != "" {
			out = append(out, l.label+" "+l.value)
		}
	}
	return out
}

// assetLines are the fields of a record of assets or goods as the log shows them; nil for another.
func assetLines(record any, names map[model.ID]string) []string {
	name := func(id model.ID) string {
		switch {
		case id == 0:
			return ""
		case names[id] != "":
			return names[id]
		}
		return strconv.FormatUint(uint64(id), 10)
	}
	switch r := record.(type) {
	case model.AssetCard:
		return cardLines(r, name)
	case model.Depreciation:
		out := labelledLines([]labelled{{"月份", r.Month.String()}, {"凭证", name(r.Voucher)}})
		for _, l := range r.Lines {
			out = append(out, "卡片 "+name(l.Asset)+" "+l.Amount.Grouped())
		}
		return out
	case model.StockItem:
		return labelledLines([]labelled{
			{"品名", r.Name}, {"规格", r.Spec}, {"单位", r.Unit}, {"存放地点", r.Place}, {"保管人", r.Keeper}, {"备注", r.Note},
		})
	case model.StockMove:
		return labelledLines([]labelled{
			{"日期", dayWords(r.Date)},
			{"物品", name(r.Item)},
			{"数量", strconv.Itoa(r.Quantity)},
			{"金额", r.Amount.Grouped()},
			{"经手", r.Who},
			{"用途", r.Purpose},
			{"凭证", name(r.Voucher)},
		})
	case model.AssetCount:
		out := labelledLines([]labelled{
			{"日期", dayWords(r.Date)},
			{"盘点人", r.Counter},
			{"监盘人", r.Witness},
			{"说明", r.Note},
			{"批准日期", dayWords(r.Decided)},
			{"批准文号", r.Approval},
		})
		for _, l := range r.Lines {
			if l.Over() == 0 {
				continue
			}
			what := l.Name
			if l.Of.ID != 0 {
				what = name(l.Of.ID)
			}
			out = append(out, fmt.Sprintf("%s 账面 %d 实盘 %d %s", what, l.Booked, l.Counted, l.Note))
		}
		return out
	}
	return nil
}

func cardLines(r model.AssetCard, name func(model.ID) string) []string {
	class, _ := model.AssetClassOf(string(r.Class))
	memo := ""
	if r.Memo {
		memo = "是"
	}
	return labelledLines([]labelled{
		{"卡片编号", r.Number},
		{"名称", r.Name},
		{"类别", class.Name},
		{"备查", memo},
		{"规格型号", r.Spec},
		{"数量", strconv.Itoa(r.Quantity) + r.Unit},
		{"原值", r.Cost.Grouped()},
		{"取得日期", dayWords(r.Acquired)},
		{"折旧月数", strconv.Itoa(r.Months)},
		{"账前折旧", someMoney(r.Before)},
		{"存放地点", r.Place},
		{"保管人", r.Keeper},
		{"来源", r.Origin},
		{"购置凭证", name(r.Voucher)},
		{"转入待处理", dayWords(r.Pending)},
		{"处置方式", r.Manner},
		{"核销", dayWords(r.Disposed)},
		{"批准文号", r.Approval},
		{"处置收入", someMoney(r.Proceeds)},
		{"处置费用", someMoney(r.Costs)},
		{"拆自", name(r.Split)},
		{"备注", r.Note},
	})
}

// dayWords is a day, or nothing.
func dayWords(d model.Date) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// someMoney is an amount, or nothing for none.
func someMoney(m model.Money) string {
	if m == 0 {
		return ""
	}
	return m.Grouped()
}
