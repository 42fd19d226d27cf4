package export

import (
	"strconv"

	"gonghui/model"
)

// The words of cash counts (工会会计制度 第二十九条: 日清月结).
const (
	countTitle      = "库存现金盘点表"
	colCountValue   = "券别（元）"
	colCountPieces  = "张数"
	colCounted      = "实点数"
	colCountBook    = "账面余额"
	colCountDiffers = "差额"
	colCounter      = "盘点人"
	colWitness      = "监盘人"
	colCountNote    = "说明"
	colCountVoucher = "处理凭证"
	countPiecesCol  = "%s元"
	countSum        = "实点合计"
	countEven       = "账实相符。"
	countOver       = "长款（实点多于账面）%s 元。"
	countShort      = "短款（实点少于账面）%s 元。"
	countCapital    = "实点人民币："
	countBookLine   = "账面余额 %s 元，实点 %s 元。"
	countDrift      = "%s 盘点后，这一天的账面余额又变动了 %s 元。"
	countHandled    = "差额已记 %s。"
	countNote       = "说明："
	countSheet      = "盘点表 %s %s"
)

// countSigns are the places to sign below a count.
var countSigns = []string{"盘点人：", "监盘人：", "出纳：", "主席："}

// countContent is a count of the cash box for people to read.
func countContent(c model.CashCount) orderedText {
	pieces := make([]orderedText, 0, len(c.Pieces))
	for _, p := range c.Pieces {
		pieces = append(pieces, orderedText{
			{name: colCountValue, text: p.Value.String()}, {name: colCountPieces, text: strconv.Itoa(p.Count)},
		})
	}
	return orderedText{
		{name: colDate, text: c.Date.String()},
		{name: colCode, text: c.Account},
		{name: "券别", list: pieces},
		{name: colCounted, text: c.Counted.String()},
		{name: colCountBook, text: c.Book.String()},
		{name: colCounter, text: c.Counter},
		{name: colWitness, text: c.Witness},
		{name: colCountNote, text: c.Note},
		{name: "凭证编号", text: idText(c.Voucher)},
	}
}
