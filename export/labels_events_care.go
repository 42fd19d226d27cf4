package export

import (
	"strconv"

	"gonghui/model"
)

// moreContent is what 事件.jsonl tells of presents to many members, keys that sign, and what is kept to be used again.
func (d *desk) moreContent(rec any) orderedText {
	switch r := rec.(type) {
	case model.Gift:
		var lines []orderedText
		for _, l := range r.Lines {
			lines = append(lines, orderedText{
				{name: colNumber, text: d.members[l.Member].Number},
				{name: colAmount, text: l.Amount.String()},
				{name: colRemark, text: l.Left},
			})
		}
		return orderedText{
			{name: "名称", text: r.Name},
			{name: colDate, text: r.Date.String()},
			{name: "每人", text: r.PerHead.String()},
			{name: "物品", text: r.Goods},
			{name: colVoucherID, text: idText(r.Voucher)},
			{name: "名单", list: lines},
		}
	case model.Drive:
		return orderedText{
			{name: "名称", text: r.Name},
			{name: "项目", text: r.Project},
			{name: colDate, text: r.Date.String()},
			{name: driveIn, text: r.Collected().String()},
			{name: driveOut, text: r.Handed.Amount.String()},
			{name: driveKept, text: r.Kept().String()},
		}
	case model.Hardship:
		return orderedText{
			{name: "档案号", text: r.Number},
			{name: colPerson, text: d.members[r.Member].Name},
			{name: "困难类别", text: r.Category},
			{name: "建档日期", text: r.Opened.String()},
			{name: "认定有效期至", text: r.ValidUntil.String()},
			{name: "脱困日期", text: r.Closed.String()},
		}
	case model.Activity:
		return d.activityContent(r)
	case model.Template:
		return orderedText{{name: "名称", text: r.Name}, {name: "摘要", text: r.Summary}}
	case model.ReceiptBook:
		return orderedText{
			{name: "起号", text: r.Prefix + strconv.FormatInt(r.From, 10)},
			{name: "止号", text: r.Prefix + strconv.FormatInt(r.To, 10)},
			{name: colDate, text: r.Received.String()},
		}
	case model.Signer:
		mark, err := Fingerprint(r)
		if err != nil {
			return nil
		}
		return orderedText{
			{name: colPerson, text: r.Person},
			{name: "公钥指纹", text: mark},
			{name: "起用", text: r.From.String()},
			{name: "停用", text: r.Retired.String()},
		}
	}
	return nil
}

// moreNames names presents and keys in 操作日志.
func moreNames(rec any) string {
	switch r := rec.(type) {
	case model.Gift:
		return r.Name + labelSpace + strconv.Itoa(r.People())
	case model.Drive:
		return r.Name
	case model.Hardship:
		return r.Number
	case model.Activity:
		return r.Name
	case model.Template:
		return r.Name
	case model.ReceiptBook:
		return r.Prefix + strconv.FormatInt(r.From, 10)
	case model.Signer:
		return r.Person
	}
	return ""
}
