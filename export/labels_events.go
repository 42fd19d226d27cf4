package export

import (
	"strconv"
	"strings"

	"gonghui/model"
)

// What 事件.jsonl tells of each kind of record: the names of its fields and their open values.

func branchContent(b model.Branch) orderedText {
	var names []string
	for _, c := range b.Categories {
		names = append(names, c.Name)
	}
	return append(orderedText{
		{name: "工会全称", text: b.Name},
		{name: "工会简称", text: b.Short},
		{name: "主席", text: b.Chair},
		{name: "财务", text: b.Treasurer},
		{name: "出纳", text: b.Cashier},
		{name: "经审主任", text: b.Auditor},
		{name: "限额地区", text: b.Region},
		{name: "启用年度", text: strconv.Itoa(b.FirstYear)},
		{name: "慰问类别", text: strings.Join(names, nameSep)},
	}, settingsContent(b)...)
}

func memberContent(m model.Member) orderedText {
	var bases []orderedText
	for _, b := range m.Bases {
		bases = append(bases, orderedText{
			{name: "起始月", text: b.From.String()}, {name: "基数", text: b.Base.String()},
		})
	}
	var moves []orderedText
	for _, s := range m.Standings {
		moves = append(moves, orderedText{
			{name: colDate, text: s.From.String()},
			{name: "变动", text: s.Move.String()},
			{name: "转入转出单位", text: s.Where},
			{name: colReason, text: s.Reason},
		})
	}
	into := ""
	if m.MergedInto != 0 {
		into = strconv.FormatUint(uint64(m.MergedInto), 10)
	}
	return orderedText{
		{name: colNumber, text: m.Number},
		{name: colPerson, text: m.Name},
		{name: "性别", text: m.Sex.String()},
		{name: colDepartment, text: m.Department},
		{name: "工会小组", text: m.Group},
		{name: "工会职务", text: m.Office},
		{name: "入会日期", text: m.Joined.String()},
		{name: "会籍状态", text: m.Status.String()},
		{name: "变动日期", text: m.Changed.String()},
		{name: "会费基数", list: bases},
		{name: "会籍变动", list: moves},
		{name: "并入", text: into},
	}
}

func (d *desk) visitContent(v model.Visit) orderedText {
	return orderedText{
		{name: colDate, text: v.Date.String()},
		{name: colNumber, text: d.members[v.Member].Number},
		{name: "类别", text: v.Category},
		{name: "事由日期", text: v.EventDate.String()},
		{name: "得知日期", text: v.Heard.String()},
		{name: "关系", text: v.Relation.String()},
		{name: "再访", text: idText(v.Event)},
		{name: "走访人", text: strings.Join(v.Visitors, nameSep)},
		{name: "方式", text: v.Manner},
		{name: "慰问金额", text: v.Money.String()},
		{name: "慰问品", text: v.Goods},
		{name: "慰问品金额", text: v.GoodsValue.String()},
		{name: "慰问品明细", list: goodsContent(v.Items)},
		{name: "佐证", text: v.Evidence},
		{name: colApprover, text: v.Approver},
		{name: "审批日期", text: v.Approved.String()},
		{name: "领取人", text: v.Receiver},
		{name: "代领关系", text: v.OnBehalf},
		{name: "后续处理期限", text: v.FollowDue.String()},
		{name: "后续经办", text: v.FollowBy},
		{name: "后续办结", text: v.FollowDone.String()},
		{name: colPayment, text: v.Payment},
		{name: colVoucherID, text: idText(v.Voucher)},
		{name: colVoucher, text: v.VoucherText},
	}
}

func goodsContent(rows []model.Goods) []orderedText {
	var out []orderedText
	for _, g := range rows {
		out = append(out, orderedText{
			{name: "品名", text: g.Name},
			{name: "单位", text: g.Unit},
			{name: "数量", text: g.Quantity.String()},
			{name: "单价", text: g.Price.String()},
			{name: colAmount, text: g.Amount.String()},
		})
	}
	return out
}

func (d *desk) subsidyContent(s model.Subsidy) orderedText {
	return orderedText{
		{name: "申请日期", text: s.Applied.String()},
		{name: colNumber, text: d.members[s.Member].Number},
		{name: "困难类别", text: s.Category},
		{name: colAmount, text: s.Amount.String()},
		{name: "资金来源", text: s.Source},
		{name: "档案号", text: s.File},
		{name: "认定有效期至", text: s.ValidUntil.String()},
		{name: "评议日期", text: s.Assessed.String()},
		{name: "审议日期", text: s.Deliberated.String()},
		{name: "公示起", text: s.NoticeFrom.String()},
		{name: "公示止", text: s.NoticeTo.String()},
		{name: "批准日期", text: s.Approved.String()},
		{name: "批准人", text: s.Approver},
		{name: "发放日期", text: s.Paid.String()},
		{name: colPayment, text: s.Payment},
		{name: colVoucherID, text: idText(s.Voucher)},
		{name: colVoucher, text: s.VoucherText},
		{name: colProject, text: s.Project},
		{name: "办理环节", list: grantSteps(s.Steps)},
	}
}

func grantSteps(rows []model.GrantAct) []orderedText {
	var out []orderedText
	for _, a := range rows {
		out = append(out, orderedText{
			{name: "环节", text: a.Step.String()},
			{name: colDate, text: a.Date.String()},
			{name: "经办", text: a.Persons},
			{name: "材料", text: a.Paper},
			{name: "越过理由", text: a.Override},
		})
	}
	return out
}

func idText(id model.ID) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatUint(uint64(id), 10)
}

func (d *desk) voucherContent(v model.Voucher) orderedText {
	lines := make([]orderedText, 0, len(v.Lines))
	for i, l := range v.Lines {
		lines = append(lines, orderedText{
			{name: colSummary, text: lineSummary(v, i)},
			{name: colCode, text: l.Account},
			{name: l.Side.String(), text: l.Amount.String()},
			{name: colProject, text: l.Project},
			{name: colNumber, text: d.members[l.Member].Number},
		})
	}
	kind := ""
	if v.Kind != model.VoucherNormal {
		kind = v.Kind.String()
	}
	return orderedText{
		{name: colVoucher, text: label(v)},
		{name: colDate, text: v.Date.String()},
		{name: tagKind, text: kind},
		{name: colLines, list: lines},
		{name: colPapers, text: strconv.Itoa(v.Attachments)},
		{name: "制单", text: v.Preparer},
		{name: "审核", text: v.Reviewer},
		{name: "记账", text: v.Bookkeeper},
		{name: "出纳", text: v.Cashier},
		{name: "经办人", text: v.Handler},
		{name: colApprover, text: v.Approver},
		{name: colParty, text: v.Counterparty},
		{name: "结算方式", text: v.Settlement},
		{name: "票据号", text: v.Bill},
		{name: colCancels, text: idText(v.Reverses)},
		{name: "会议纪要", text: v.Minutes},
		{name: "纪要日期", text: v.MinutesDate.String()},
		{name: colSource, text: v.Source},
	}
}

func openingContent(o model.Opening) orderedText {
	lines := make([]orderedText, 0, len(o.Lines))
	for _, l := range o.Lines {
		lines = append(lines, orderedText{
			{name: colCode, text: l.Account},
			{name: colProject, text: l.Project},
			{name: "借方余额", text: l.Debit.String()},
			{name: "贷方余额", text: l.Credit.String()},
			{name: "本年累计借方", text: l.YearDebit.String()},
			{name: "本年累计贷方", text: l.YearCredit.String()},
		})
	}
	return orderedText{{name: colYear, text: strconv.Itoa(o.Year)}, {name: colLines, list: lines}}
}
