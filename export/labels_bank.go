package export

import (
	"strconv"

	"gonghui/model"
)

// bankContent is what 事件.jsonl tells of a statement, of its lines, of a match and of a reconciliation. Numbers of other
// people's accounts are sealed and not told.
func bankContent(record any) orderedText {
	switch r := record.(type) {
	case model.Statement:
		return statementContent(r)
	case model.BankLine:
		return orderedText{
			{name: colCode, text: r.Account},
			{name: "对账单", text: idText(r.Statement)},
			{name: "行", text: strconv.Itoa(r.Row)},
			{name: colDate, text: r.Date.String()},
			{name: colAmount, text: r.Amount.String()},
			{name: "余额", text: moneyIf(r.Balance, r.Balanced)},
			{name: colParty, text: r.Counterparty},
			{name: colSummary, text: r.Summary},
			{name: "流水号", text: r.Serial},
		}
	case model.Match:
		return matchContent(r)
	case model.Reconciliation:
		return orderedText{
			{name: colCode, text: r.Account},
			{name: colMonth, text: r.Month.String()},
			{name: "对账单余额", text: r.Closing.String()},
			{name: "编制人", text: r.Prepared},
			{name: "复核人", text: r.Reviewed},
			{name: colDate, text: r.Date.String()},
			{name: "已签", text: yesOrNothing(r.Signed)},
			{name: "账面余额", text: moneyIf(r.Book, r.Signed)},
			{name: "调节后余额", text: moneyIf(r.Adjusted, r.Signed)},
			{name: "说明", text: r.Note},
		}
	}
	return nil
}

func statementContent(s model.Statement) orderedText {
	columns := make([]orderedText, 0, len(s.Columns))
	for _, c := range s.Columns {
		columns = append(columns, orderedText{{name: "列", text: c}})
	}
	return orderedText{
		{name: colCode, text: s.Account},
		{name: "银行", text: s.Bank},
		{name: "文件", text: s.File},
		{name: "起", text: s.From.String()},
		{name: "止", text: s.To.String()},
		{name: "期初余额", text: moneyIf(s.Opening, s.Balanced)},
		{name: "期末余额", text: moneyIf(s.Closing, s.Balanced)},
		{name: "流水", text: strconv.Itoa(s.Lines)},
		{name: "表头", text: s.Layout},
		{name: "指明的列", list: columns},
	}
}

func matchContent(m model.Match) orderedText {
	lines, entries := make([]orderedText, 0, len(m.Lines)), make([]orderedText, 0, len(m.Entries))
	for _, l := range m.Lines {
		lines = append(lines, orderedText{{name: "流水", text: idText(l)}})
	}
	for _, e := range m.Entries {
		entries = append(entries, orderedText{
			{name: colVoucherID, text: idText(e.Voucher)}, {name: colLines, text: strconv.Itoa(e.Line + 1)},
		})
	}
	return orderedText{
		{name: colCode, text: m.Account},
		{name: "银行", list: lines},
		{name: "账上", list: entries},
		{name: "建账前的未达账项", text: yesOrNothing(m.Opening)},
		{name: "说明", text: m.Note},
	}
}

// moneyIf is an amount if it was said at all.
func moneyIf(m model.Money, said bool) string {
	if !said {
		return ""
	}
	return m.String()
}

func yesOrNothing(yes bool) string {
	if yes {
		return "是"
	}
	return ""
}
