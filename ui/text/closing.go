package text

import (
	"fmt"
	"strings"

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

// Obstacle says what keeps a month or a year from closing.
func Obstacle(o ledger.Obstacle) string {
	switch o.Kind {
	case ledger.ObstacleClosed:
		return PeriodName(o.Period) + " 已经结账"
	case ledger.ObstacleEarlier:
		if !o.Period.IsMonth() {
			return PeriodName(o.Period) + " 还没有年末结账，要先结：各年按先后结账"
		}
		return PeriodName(o.Period) + " 还没有结账，要先结"
	case ledger.ObstacleDraft:
		return "草稿 " + DraftName(o.Voucher) + " 还没有记账"
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
			Next: "以前年度的差错在今年更正：影响结转结余的，在“月末与年末结账”里按 j 起草“以前年度调整”，通过 32101 或 32201（年初余额调整）；" +
				"只是资产负债科目之间记错的，今年直接调整；支出科目之间记错的，写一份说明",
		}
	}
	return Message{
		What: e.Period.String() + " 已经结账，不能再写入",
		Next: "改用未结账的月份，或先在账务里反结账（要写原因）",
	}
}

// The room 月末与年末结账.
const (
	ClosingTitle    = "月末与年末结账"
	ClosingColWhen  = "期间"
	ClosingColState = "状态"
	ClosingColCount = "凭证"
	ClosingColDraft = "草稿"
	ClosingColWho   = "经手"
	ClosingColNote  = "说明"
	ClosingColCheck = "检查"
	ClosingColFound = "结果"
	ClosingColDebit = "借方"
	ClosingColCred  = "贷方"
	ClosingColAcct  = "科目"
	ClosingColProj  = "项目"

	ClosingKeyOpen    = "检查"
	ClosingKeyGo      = "去处理"
	ClosingKeyClose   = "结账"
	ClosingKeyReopen  = "反结账"
	ClosingKeyPreview = "结转凭证"
	ClosingKeyAccrue  = "年末计提"
	ClosingKeySettle  = "收回上年应收"
	ClosingKeyMode    = "按月或按年结转"
	ClosingKeyPrior   = "以前年度调整"

	ClosingOpen   = "未结账"
	ClosingClosed = "已结账"
	ClosingNext   = "可以结账"

	ClosingOffOpen     = "还没有结账"
	ClosingOffClosed   = "已经结账"
	ClosingOffYearEnd  = "年末才计提"
	ClosingOffDecember = "12月已经结账，计提不能再记；要先反结账12月"
	ClosingOffNoClaim  = "没有上年留下的应收上级经费"
	ClosingOffMonthly  = "这个月不做结转凭证：收支按年结转"

	// ClosingYearWaits is said on the overview of a year whose months are all closed.
	ClosingYearWaits = "全年已结账，待年末结转"

	ClosingOK       = "符合"
	ClosingHint     = "提示"
	ClosingObstacle = "必须先做"

	ClosingNoVouchers = "没有要结转的收支，不生成凭证。"
	ClosingYearBody   = "按顺序生成结转凭证，封存各科目余额，明年照此开账。之后本年不能再记账；反结账用红字冲回，要写原因。"
	ClosingAccrueBody = "上级已发通知、钱还没有到的，年末计提；附上级的通知。"
	ClosingPriorBody  = "影响结转结余的往年差错，记在今年：通过 32201，专项的通过 32101"
	ClosingWhich      = "计提哪一种"
	ClosingProject    = "项目名称（没有就留空）"
	ClosingModeTitle  = "收支怎样结转"
	ClosingModeYear   = "按年：12月结完账后一次结转（常用）"
	ClosingModeMonth  = "按月：每月结账时结转当月收支"
	ClosingModeSaved  = "设置收支结转方式"
)

// ClosingRoom is the title of the room.
func ClosingRoom(year int, monthly bool) string {
	how := "按年"
	if monthly {
		how = "按月"
	}
	return fmt.Sprintf("%s · %d · %s", ClosingTitle, year, how)
}

// ClosingMode says how income and expense are closed.
func ClosingMode(monthly bool) string {
	if monthly {
		return "收支按月结转"
	}
	return "收支按年结转"
}

// ClosingState is where a period stands.
func ClosingState(s ledger.PeriodState, next bool) string {
	switch {
	case s.Closed:
		return ClosingClosed
	case next:
		return ClosingNext
	}
	return ClosingOpen
}

// ClosingPeriod is a month, or the closing of a year, in a list.
func ClosingPeriod(p model.Period) string {
	if p.IsMonth() {
		return p.Chinese()
	}
	return fmt.Sprintf("%d年末结转", p.Year())
}

// ClosingNote says what was done last with a period.
func ClosingNote(s ledger.PeriodState) string {
	switch {
	case s.At.IsZero():
		return ""
	case s.Closed:
		return When(s.At) + " 结账"
	}
	return When(s.At) + " 反结账：" + Plain(s.Reason)
}

// ClosingListTitle heads the check list of a period.
func ClosingListTitle(p model.Period) string { return ClosingPeriod(p) + " · 结账前检查" }

// ClosingBookTitle heads the closing vouchers of a period.
func ClosingBookTitle(p model.Period, closed bool) string {
	if closed {
		return ClosingPeriod(p) + " · 结转凭证"
	}
	return ClosingPeriod(p) + " · 结转凭证预览"
}

// closeCheckWords are the lines of the check list: what is in order, and what is not, with %d for how many.
var closeCheckWords = map[ledger.CloseCheckName][2]string{
	ledger.CloseCheckOpening:      {"期初余额已录入", "还没有录入期初余额"},
	ledger.CloseCheckEarlier:      {"以前各期已结账", "有 %d 期没有结账"},
	ledger.CloseCheckDrafts:       {"没有草稿", "有 %d 张草稿没有记账"},
	ledger.CloseCheckReviewed:     {"草稿都已审核", "有 %d 张草稿没有审核"},
	ledger.CloseCheckSealed:       {"年初余额与上年封存的一致", "年初余额与上年封存的余额有 %d 处不同"},
	ledger.CloseCheckAttached:     {"凭证都有附件", "有 %d 张凭证没有附件"},
	ledger.CloseCheckBank:         {"银行账户已对账", "有 %d 个银行账户没有对账"},
	ledger.CloseCheckCash:         {"现金已盘点", "有 %d 个现金科目本月没有盘点"},
	ledger.CloseCheckNegative:     {"现金和存款没有负数", "有 %d 天现金或存款是负数"},
	ledger.CloseCheckDepreciation: {"折旧已计提", "有 %d 项固定资产没有计提折旧"},
	ledger.CloseCheckMirrors:      {"资产基金与资产相符", "资产基金有 %d 项与资产不符"},
	ledger.CloseCheckCustody:      {"代管经费与代管的钱相符", "代管经费与现金、存款里标明的不符"},
	ledger.CloseCheckAdvances:     {"没有三个月以上的应收款", "有 %d 个科目挂着三个月以上的应收款"},
	ledger.CloseCheckPending:      {"待处理财产损溢已处理", "待处理财产损溢还有余额"},
	ledger.CloseCheckAccrual:      {"年末应收已计提", "年末应收上级经费还没有计提（没有就不用管）"},
	ledger.CloseCheckProjects:     {"专项资金没有结余", "有 %d 个专项还有余额；做完的要先标明完结"},
	ledger.CloseCheckOverspent:    {"专项和代管都没有超支", "有 %d 个专项或代管项目超支，要调剂或改列"},
	ledger.CloseCheckTrust:        {"代管的钱没有列收支", "有 %d 处把代管的钱列了收入或支出，要改记 221"},
	ledger.CloseCheckSides:        {"各科目余额方向都对", "有 %d 个科目的余额在反方向，核对是不是记错、多付"},
	ledger.CloseCheckCards:        {"资产卡片、台账与账面相符", "有 %d 个资产科目与卡片、台账不符"},
	ledger.CloseCheckCashLimit:    {"库存现金没有超过限额", "库存现金超过限额，多的要存银行"},
	ledger.CloseCheckBudget:       {"支出没有超过预算", "有 %d 个支出科目超过预算"},
	ledger.CloseCheckCounted:      {"今年做过财产清查", "固定资产、库存物品今年还没有清查盘点"},
	ledger.CloseCheckRemitted:     {"应付上级经费已上解", "应付上级经费还没有上解完"},
	ledger.CloseCheckGaps:         {"没有断号，或都有说明", "有 %d 处断号没有说明"},
}

// CloseCheckLine is a line of the check list in words.
func CloseCheckLine(c ledger.CloseCheck) string {
	words := closeCheckWords[c.Name]
	if c.State == ledger.CheckOK {
		return words[0]
	}
	if c.Name == ledger.CloseCheckSealed && c.Items[0].Account == "" {
		return "上年还没有年末结转，年初余额是未结数"
	}
	if n := len(c.Items); strings.Contains(words[1], "%d") {
		return fmt.Sprintf(words[1], n)
	}
	return words[1]
}

// CloseCheckState is a line's state.
func CloseCheckState(s ledger.CheckState) string {
	switch s {
	case ledger.CheckHint:
		return ClosingHint
	case ledger.CheckObstacle:
		return ClosingObstacle
	case ledger.CheckOK:
	}
	return ClosingOK
}

// CloseItemLine is one thing that a line of the check list is about; voucher is the name of the one it points to.
func CloseItemLine(i ledger.CloseItem, account, voucher string) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, Plain(s))
		}
	}
	if i.Account == "" && i.Ref.IsZero() && i.Project == "" && i.Number == "" {
		add(ClosingPeriod(i.Period))
	}
	add(voucher)
	add(account)
	add(i.Project)
	add(i.Number)
	if i.Day != 0 {
		add(i.Day.String())
	}
	switch {
	case i.Bank != nil:
		add(BankMonthEnd(*i.Bank))
		add(BankState(*i.Bank))
	case i.Amount != 0:
		add(i.Amount.Grouped())
	}
	return strings.Join(parts, "  ")
}

// ClosingSum says of a check list how many lines stand in the way and how many are to be looked at.
func ClosingSum(obstacles, hints int) string {
	switch {
	case obstacles > 0:
		return fmt.Sprintf("必须先做 %d 项，提示 %d 项", obstacles, hints)
	case hints > 0:
		return fmt.Sprintf("可以结账，提示 %d 项", hints)
	}
	return "可以结账"
}

// ClosingConfirm asks before a period is closed.
func ClosingConfirm(p model.Period, vouchers int) string {
	s := "结账后不能再记账、不能改动；反结账要写原因，永远留在操作日志里。"
	if !p.IsMonth() {
		s = ClosingYearBody
	}
	if vouchers > 0 {
		s += fmt.Sprintf("\n同时生成结转凭证 %d 张。", vouchers)
	}
	return s
}

// ClosingHints heads what is to be looked at before a period is closed.
func ClosingHints(n int) string { return fmt.Sprintf("还有 %d 项提示没有处理：", n) }

// ClosingLook leads to the check list.
const ClosingLook = "逐项看"

// ClosingBack leaves everything as it is.
const ClosingBack = "返回"

// ClosingStep is a closing voucher in a preview: its step's number and summary.
func ClosingStep(n int, summary string) string { return fmt.Sprintf("%d %s", n, Plain(summary)) }

// What the command close has besides closing.
const (
	FlagCloseCheck = "只检查：列出结账前检查和将生成的结转凭证，不结账"
	FlagCloseMode  = "`方式`：按年 或 按月，设置收支怎样结转"
	CloseModeBad   = "--mode 要写 按年 或 按月。"
)

// CloseModes are the words for how income and expense are closed; true is with every month.
var CloseModes = map[string]bool{"按年": false, "按月": true, "yearly": false, "monthly": true}

// CloseCheckSaid is a line of the check list as the command prints it.
func CloseCheckSaid(c ledger.CloseCheck) string {
	return fmt.Sprintf("[%s] %s", CloseCheckState(c.State), CloseCheckLine(c))
}

// ClosedWith says that a period was closed although some lines of its check list were to be looked at.
func ClosedWith(p model.Period, hints []ledger.CloseCheck) string {
	words := make([]string, len(hints))
	for i, c := range hints {
		words[i] = CloseCheckLine(c)
	}
	how := "--month " + p.String()
	if !p.IsMonth() {
		how = fmt.Sprintf("--year %d", p.Year())
	}
	return fmt.Sprintf("  提示 %d 项：%s。详见 gonghui close --check %s", len(hints), strings.Join(words, "；"), how)
}

// CloseItemMore counts what a line of the check list does not name.
func CloseItemMore(n int) string { return fmt.Sprintf("    还有 %d 项", n) }

// ClosingLine is a line of a closing voucher as the command prints it.
func ClosingLine(l model.Line, name string) string {
	s := fmt.Sprintf("  %s %s %s  %s", l.Side, l.Account, name, l.Amount.Grouped())
	if l.Project != "" {
		s += "  " + Plain(l.Project)
	}
	return s
}

// sealed says how many balances the closing of a year fixed; empty for other events.
func sealed(e ledger.Event) string {
	if n := len(e.Sealing()); n > 0 {
		return fmt.Sprintf("封存余额 %d 项", n)
	}
	return ""
}

// ClosingDrafted names the act of drafting what belongs to the turn of the year.
func ClosingDrafted(what string, m model.Money) string { return "起草 " + what + " " + m.Grouped() }
