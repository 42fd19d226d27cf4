package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// FlagColumn explains --column.
const FlagColumn = "银行对账单里某一列的含义，如 `日期=办理日`；可以写几次，以后同样的表头不用再写"

// Words of the screens that bring statements in.
const (
	ImportWhichBank    = "哪个银行账户"
	ImportColumns      = "指明列"
	ImportColumnsTitle = "导入 · 银行对账单 · 指明列"
	ImportByWords      = "（照表头的文字认）"
	ImportColumnsIntro = "认不出或认错的列，在这里选表头；左右键换。其余的照表头的文字认。导入后记住，同样的表头下次不用再选。"
)

// Words of the statements that were brought in.
const (
	StatementsTitle     = "银行对账单"
	StatementsEmpty     = "还没有导入对账单"
	StatementsShort     = "看导入过的银行对账单；导错了的可以删去"
	StatementColAccount = "科目"
	StatementColDays    = "起止"
	StatementColLines   = "笔数"
	StatementColClosing = "期末余额"
	StatementColFile    = "银行、文件"
	StatementColRow     = "行"
	StatementColBalance = "余额"
	StatementKeyOpen    = "看流水"
	StatementKeyRemove  = "删去对账单"
	StatementRemoved    = "已删去对账单 %d 和它的流水"
	FlagStatementRemove = "删去这个`编号`的对账单和它的流水；勾对过的先取消勾对"
	FlagStatementReason = "删去的`原因`，写入操作日志"
)

// Days is a run of days.
func Days(from, to model.Date) string { return from.String() + " 至 " + to.String() }

// Count is a small number.
func Count(n int) string { return fmt.Sprint(n) }

// StatementFile names a statement by its bank and file.
func StatementFile(s model.Statement) string {
	return Plain(strings.TrimSpace(s.Bank + " " + s.File))
}

// StatementWords sums a statement up.
func StatementWords(s model.Statement) string {
	return strings.TrimSpace(fmt.Sprintf("对账单 %s %s %d 笔 %s", s.Account, Days(s.From, s.To), s.Lines, StatementFile(s)))
}

// LineMatched says whether a bank line is matched.
func LineMatched(yes bool) string {
	if yes {
		return "已勾"
	}
	return "未勾"
}

// ColumnForm says how --column is written.
func ColumnForm(names []string) string {
	return "--column 写作 含义=表头，如 --column 日期=办理日。含义可以是：" + strings.Join(names, "、") + "。"
}

// bankFields are the fields of a bank line, by their Go names.
var bankFields = map[string]string{
	"Date": "日期", "Amount": "金额", "Balance": "余额", "Counterparty": "对方户名", "Summary": "摘要",
}

// BankFields names fields of a bank line, given by their Go names.
func BankFields(fields []string) string {
	names := make([]string, 0, len(fields))
	for _, f := range fields {
		names = append(names, bankFields[f])
	}
	return strings.Join(names, "、")
}

func otherBankLine(e *ledger.BankLineError) Message {
	m := sentinelLedger(ledger.ErrBankLine)
	m.Where = fmt.Sprintf("第%d行", e.Row)
	m.Cause = fmt.Sprintf("以前导入的是 %s %s，不同的是：%s", e.Known.Date, e.Known.Amount.Grouped(), BankFields(e.Fields))
	return m
}

func cannotMatch(e *ledger.MatchError) Message {
	m := sentinelLedger(e.Why)
	switch {
	case e.Lines != e.Booked:
		m.Cause = fmt.Sprintf("银行合计 %s，账上合计 %s，差 %s",
			e.Lines.Grouped(), e.Booked.Grouped(), (e.Lines - e.Booked).Grouped())
	case e.Line != 0:
		m.Where = "银行流水"
	default:
		m.Where = "账上的一笔"
	}
	return m
}

func cannotSign(e *ledger.ReconcileError) Message {
	m := Message{What: "余额没有调平，不能签", Next: "查找漏记、错记的，勾对后再签"}
	if !e.Reconciled.Known {
		m.Cause, m.Next = "还不知道银行的月末余额", "导入这个月的对账单，或写上对账单上的余额"
		return m
	}
	if e.Reconciled.Difference() == 0 {
		m.What = "写的银行余额与对账单不一致，不能签"
		m.Cause = fmt.Sprintf("%s 对账单上是 %s，差 %s", e.Reconciled.Month.Chinese(), e.Reconciled.Bank.Grouped(),
			e.Difference.Grouped())
		m.Next = "核对对账单的月末余额；对账单没有导全的，补导后再签"
		return m
	}
	m.Cause = fmt.Sprintf("%s 调节后银行 %s，账上 %s，差 %s", e.Reconciled.Month.Chinese(),
		e.Reconciled.AdjustedBank.Grouped(), e.Reconciled.AdjustedBook.Grouped(), e.Difference.Grouped())
	return m
}

// BankContent sums a record of the bank up for the operation log.
func BankContent(record any) string {
	switch r := record.(type) {
	case model.Statement:
		return fmt.Sprintf("%s %s %s 至 %s，%d 笔", r.Account, Plain(r.File), r.From, r.To, r.Lines)
	case model.BankLine:
		return fmt.Sprintf("%s %s %s %s", r.Account, r.Date, r.Amount.Grouped(), Plain(r.Counterparty))
	case model.Match:
		s := fmt.Sprintf("%s 银行 %d 笔，账上 %d 笔", r.Account, len(r.Lines), len(r.Entries))
		if r.Opening {
			s += "，建账前的未达账项"
		}
		return s
	case model.Reconciliation:
		s := fmt.Sprintf("%s %s 对账单余额 %s", r.Account, r.Month, r.Closing.Grouped())
		if r.Signed {
			s += " 已签"
		}
		return s
	}
	return ""
}

// bankLines are the open fields of a record of the bank, one a line: label, a space, value; nil for another record.
func bankLines(record any) []string {
	var out []string
	add := func(label, value string) {
		if value != "" && value != "0.00" && value != "0" {
			out = append(out, label+" "+Plain(value))
		}
	}
	switch r := record.(type) {
	case model.Statement:
		add("科目", r.Account)
		add("银行", r.Bank)
		add("文件", r.File)
		add("起", r.From.String())
		add("止", r.To.String())
		add("期初余额", r.Opening.Grouped())
		add("期末余额", r.Closing.Grouped())
		add("流水", fmt.Sprint(r.Lines))
		add("指明的列", strings.Join(r.Columns, "、"))
	case model.BankLine:
		add("科目", r.Account)
		add("对账单", fmt.Sprint(r.Statement))
		add("行", fmt.Sprint(r.Row))
		add("日期", r.Date.String())
		add("金额", r.Amount.Grouped())
		add("余额", r.Balance.Grouped())
		add("对方户名", r.Counterparty)
		add("摘要", r.Summary)
		add("流水号", r.Serial)
	case model.Match:
		add("科目", r.Account)
		for _, l := range r.Lines {
			add("流水", fmt.Sprintf("D-%d", l))
		}
		for _, e := range r.Entries {
			add("凭证", fmt.Sprintf("D-%d 第%d行", e.Voucher, e.Line+1))
		}
		add("说明", r.Note)
	case model.Reconciliation:
		add("科目", r.Account)
		add("月份", r.Month.String())
		add("对账单余额", r.Closing.Grouped())
		add("编制人", r.Prepared)
		add("复核人", r.Reviewed)
		add("日期", r.Date.String())
		add("账面余额", r.Book.Grouped())
		add("调节后余额", r.Adjusted.Grouped())
		add("说明", r.Note)
	}
	return out
}

// mostNamed is how many vouchers a message names.
const mostNamed = 3

// statementUsed says what in the book rests on a statement that is to be removed.
func statementUsed(e *ledger.StatementUsedError) Message {
	m := Message{What: "对账单的流水已经用过，不能删除"}
	var why, next []string
	if e.Matched > 0 {
		why = append(why, fmt.Sprintf("%d 条已和账上勾对", e.Matched))
		next = append(next, "取消勾对")
	}
	var names []string
	drafts, posted := false, false
	for _, x := range e.Vouchers {
		drafts, posted = drafts || !x.Posted(), posted || x.Posted()
		if len(names) < mostNamed {
			names = append(names, VoucherLabel(x))
		}
	}
	if len(names) > 0 {
		s := "由它起草了 " + strings.Join(names, "、")
		if n := len(e.Vouchers); n > len(names) {
			s += fmt.Sprintf(" 等 %d 张凭证", n)
		}
		why = append(why, s)
	}
	if drafts {
		next = append(next, "删除草稿")
	}
	if posted {
		next = append(next, "冲销已记账的凭证")
	}
	m.Cause, m.Next = strings.Join(why, "；"), "先"+strings.Join(next, "、")+"，再删除对账单"
	return m
}
