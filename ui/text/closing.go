package text

import (
	"fmt"

	"gonghui/ledger"
	"gonghui/model"
)

// What the commands close and reopen say.
const (
	CloseShort  = "结账：--month 结一个月，--year 结完各月并做年末结转；之后不能再记账"
	ReopenShort = "反结账：从最近结账的月份开始，要写原因；年末结转用红字冲回"
	TurnNeeds   = "需要 --month 月份 或 --year 年度，两者选一。"
	ReopenNeeds = "反结账要用 --reason 写明原因。"
)

// TurnedNone is said when a year has nothing to close or to reopen.
var TurnedNone = map[string]string{
	"close": "这一年的月份都已结账，年末结转也做过了。", "reopen": "这一年没有已结账的月份。",
}

// TurnedPeriod is said after a period was closed or reopened; vouchers counts the closing vouchers of a year.
func TurnedPeriod(command string, p model.Period, vouchers int) string {
	done := map[string]string{"close": "已结账 ", "reopen": "已反结账 "}[command] + PeriodName(p)
	if p.IsMonth() {
		return done
	}
	if command == "close" {
		return fmt.Sprintf("%s，年末结转凭证 %d 张，各科目余额已封存", done, vouchers)
	}
	return fmt.Sprintf("%s，年末结转凭证 %d 张已用红字冲回", done, vouchers)
}

// PeriodName is a month as 2025-03, or the closing of a year as 2025年度.
func PeriodName(p model.Period) string {
	if p != 0 && !p.IsMonth() {
		return fmt.Sprintf("%d年度", p.Year())
	}
	return p.String()
}

// periodWords is a period in a sentence: 2025年3月, 2025年度.
func periodWords(p model.Period) string {
	if !p.IsMonth() {
		return PeriodName(p)
	}
	return p.Chinese()
}

// Obstacle says what keeps a month or a year from closing.
func Obstacle(o ledger.Obstacle) string {
	switch o.Kind {
	case ledger.ObstacleClosed:
		return PeriodName(o.Period) + " 已经结账"
	case ledger.ObstacleEarlier:
		return PeriodName(o.Period) + " 还没有结账，要先结"
	case ledger.ObstacleDraft:
		return fmt.Sprintf("草稿 D-%d 还没有记账", o.Voucher)
	case ledger.ObstacleOpening:
		return PeriodName(o.Period) + " 还没有期初余额，请先录入或导入期初"
	}
	return PeriodName(o.Period)
}

// shut says that nothing can be written into a closed period, and what to do instead.
func shut(e *ledger.PeriodError) Message {
	if e.Year || !e.Period.IsMonth() {
		return Message{
			What: fmt.Sprintf("%d年度已经年末结账，不能再写入或更正", e.Period.Year()),
			Next: "以前年度的差错在今年更正：影响结转结余的，用“以前年度调整”凭证，通过 32101 或 32201（年初余额调整）；" +
				"只是资产负债科目之间记错的，今年直接调整；支出科目之间记错的，写一份说明",
		}
	}
	return Message{
		What: e.Period.String() + " 已经结账，不能再写入",
		Next: "改用未结账的月份，或先在账务里反结账（要写原因）",
	}
}
