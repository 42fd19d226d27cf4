package text

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"unicode"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
)

// Message is an error in the user's words. What is never empty; the others are where they mean nothing.
type Message struct {
	Where string // file, sheet, row and column, or the record
	What  string // what is wrong
	Cause string // why
	Next  string // what to do now
}

// String is the message on one line.
func (m Message) String() string {
	var b strings.Builder
	if m.Where != "" {
		b.WriteString(m.Where + "：")
	}
	b.WriteString(strings.TrimSuffix(m.What, "。"))
	for _, s := range []string{m.Cause, m.Next} {
		if s = strings.TrimSuffix(s, "。"); s != "" {
			b.WriteString("。" + s)
		}
	}
	return b.String() + "。"
}

// Body is what a dialog shows below What: place, cause and next step, one paragraph each.
func (m Message) Body() string {
	var parts []string
	for _, s := range []string{m.Where, m.What, m.Cause, m.Next} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n")
}

// fill puts the value and the hint of one case into the words for all of its kind. Both come from outside.
func (m Message) fill(value, hint string) Message {
	r := strings.NewReplacer("{value}", Plain(value), "{hint}", Plain(hint))
	return Message{r.Replace(m.Where), r.Replace(m.What), r.Replace(m.Cause), r.Replace(m.Next)}
}

// Plain makes any string safe for a terminal: one line, no control characters, no marks that change the
// direction of writing, nothing invisible.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t', r == 0x2028, r == 0x2029:
			return ' '
		case r < 0x20:
			return 0x2400 + r
		case unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Cc, r), r == unicode.ReplacementChar:
			return '␦'
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "␦"))
}

// Error turns any error into a Message. Typed errors come first, since they say more than the sentinel they wrap.
func Error(err error) Message {
	if err == nil {
		return Message{What: "没有错误"}
	}
	if m, ok := typed(err); ok {
		return m
	}
	for _, table := range [][]entry{sentinels, modelSentinels, exportErrors, intakeErrors, systemErrors} {
		for _, e := range table {
			if errors.Is(err, e.err) {
				return at(err, e.message)
			}
		}
	}
	var code intake.Code
	if errors.As(err, &code) {
		return Problem(intake.Problem{Code: code})
	}
	return Message{What: "出现了没有预料到的错误", Cause: Plain(err.Error()), Next: "请记下这句话，备份账本后重新打开再试"}
}

// at says which file an error is about, if it says so itself.
func at(err error, m Message) Message {
	var path *fs.PathError
	if errors.As(err, &path) && m.Where == "" {
		m.Where = Plain(path.Path)
	}
	return m
}

// typed turns an error that carries data into a Message.
func typed(err error) (Message, bool) {
	var (
		problem  *intake.Problem
		rule     *ledger.RuleError
		period   *ledger.PeriodError
		busy     *ledger.BusyError
		commit   *ledger.CommitError
		damage   *ledger.DamageError
		panicked *ledger.PanicError
		newer    *ledger.NewerError
		unsound  *ledger.UnsoundError
		year     *export.YearError
	)
	switch {
	case errors.As(err, &problem):
		return Problem(*problem), true
	case errors.As(err, &commit):
		return commitFailed(commit), true
	case errors.As(err, &rule):
		return ruleBroken(rule), true
	case errors.As(err, &period):
		return shut(period), true
	case errors.As(err, &busy):
		return busyBook(busy), true
	case errors.As(err, &unsound):
		return unsoundBook(unsound), true
	case errors.As(err, &damage):
		return Message{
			What: "账本有损坏：" + place(Area(damage.Where), damage.Key), Cause: "存储的内容与写入时不同，没有显示可能有误的数字",
			Next: "不要继续记账，用最近的备份恢复（gonghui restore），或在另一块磁盘上核对（gonghui verify）",
		}, true
	case errors.As(err, &panicked):
		return Message{
			What: "读写账本时出错，这一步没有完成", Cause: "文件损坏，或被别的程序改动",
			Next: "重新打开账本并核对；不一致时用最近的备份恢复",
		}, true
	case errors.As(err, &newer):
		return newerBook(newer), true
	case errors.As(err, &year):
		return otherYear(year), true
	}
	return typedMore(err)
}

// typedMore is typed for what a single act or a single word is refused for.
func typedMore(err error) (Message, bool) {
	var (
		obstacle *ledger.ObstacleError
		account  *model.AccountError
		amount   *model.AmountError
		date     *model.DateError
		detail   *model.DetailError
		format   *export.FormatError
		line     *ledger.BankLineError
		match    *ledger.MatchError
		vault    *ledger.VaultError
		unequal  *ledger.ReconcileError
		unread   *ledger.UnreviewedError
		merge    *ledger.MergeError
		used     *ledger.StatementUsedError
		bare     *export.NoAccountError
		step     *model.StepError
	)
	switch {
	case errors.As(err, &bare):
		return Message{
			What: "没有银行账号：" + Plain(strings.Join(bare.Names, "、")),
			Next: "在会员资料里补上银行卡号；付现金的，把补助的支付方式改成现金",
		}, true
	case errors.As(err, &step):
		return stepRefused(step), true
	case errors.As(err, &used):
		return statementUsed(used), true
	case errors.As(err, &format):
		return Message{
			What: fmt.Sprintf("不能写成「%s」文件", Plain(format.Ext)), Next: "文件名用这样的结尾：" + strings.Join(format.Can, " "),
		}, true
	case errors.As(err, &line):
		return otherBankLine(line), true
	case errors.As(err, &vault):
		return filesGone(vault), true
	case errors.As(err, &match):
		return cannotMatch(match), true
	case errors.As(err, &unequal):
		return cannotSign(unequal), true
	case errors.As(err, &unread):
		return unreviewed(unread), true
	case errors.As(err, &merge):
		return cannotMerge(merge), true
	case errors.As(err, &obstacle):
		return cannotClose(obstacle), true
	case errors.As(err, &account):
		return sentinel(account.Why).fill(account.Name, strings.Join(account.Codes, "、")), true
	case errors.As(err, &amount):
		return sentinel(amount.Unwrap()).fill(amount.Text, ""), true
	case errors.As(err, &date):
		return sentinel(date.Why).fill(date.Text, ""), true
	case errors.As(err, &detail):
		return sentinel(detail.Why).fill(detail.Detail.Code+" "+detail.Detail.Name, detail.Detail.Parent), true
	}
	return Message{}, false
}

// sentinel finds the words of a sentinel of package model.
func sentinel(err error) Message {
	for _, e := range modelSentinels {
		if errors.Is(err, e.err) {
			return e.message
		}
	}
	return Message{What: Plain(err.Error())}
}

func place(area, key string) string {
	if key == "" {
		return area
	}
	return area + " " + Plain(key)
}

func newerBook(e *ledger.NewerError) Message {
	m := Message{What: "需要更新的程序", Cause: fmt.Sprintf("账本由更新的程序写成（格式 %d）", e.Schema), Next: "换用更新的程序再打开"}
	if e.Event != 0 {
		m.Cause, m.Next = "账本里有这个程序不认识的记录，只能看，不能改", "换用更新的程序再改"
	}
	return m
}

// outcomes say what became of a write.
var outcomes = map[ledger.Outcome]Message{
	ledger.Saved:    {What: "已保存，但保存后出了问题", Next: "请重新打开账本并核对"},
	ledger.NotSaved: {What: "未保存", Next: "排除原因后再保存一次"},
	ledger.Unknown:  {What: "不知道是否已保存：账本打不开了", Next: "请重新打开账本，看最后一条记录在不在"},
}

func commitFailed(e *ledger.CommitError) Message {
	m := outcomes[e.Outcome]
	m.Cause = Error(e.Err).What
	return m
}

func busyBook(e *ledger.BusyError) Message {
	who := "另一个程序"
	if e.Holder != "" {
		who = Plain(e.Holder)
	}
	return Message{
		What: "账本正被使用：" + who, Next: "先退出那边的程序；那边若是只读打开的，这边也可以用 --readonly 打开",
	}
}

func unsoundBook(e *ledger.UnsoundError) Message {
	lines := VerifyLines(e.Report)
	more := ""
	if len(lines) > 3 {
		more = fmt.Sprintf("，共 %d 处", len(lines)+e.Report.More)
		lines = lines[:3]
	}
	m := sentinelLedger(ledger.ErrUnsound)
	m.Cause = strings.Join(lines, "；") + more
	return m
}

func sentinelLedger(err error) Message {
	for _, e := range sentinels {
		if errors.Is(err, e.err) {
			return e.message
		}
	}
	return Message{What: Plain(err.Error())}
}

func cannotClose(e *ledger.ObstacleError) Message {
	const most = 5
	var lines []string
	for _, o := range e.Obstacles[:min(most, len(e.Obstacles))] {
		lines = append(lines, Obstacle(o))
	}
	if n := len(e.Obstacles) - most; n > 0 {
		lines = append(lines, fmt.Sprintf("另有 %d 处", n))
	}
	return Message{What: "不能结账", Cause: strings.Join(lines, "；"), Next: "把这些做完再结账"}
}

// ruleBroken lists what a refused record breaks, errors only: warnings do not keep it out.
func ruleBroken(e *ledger.RuleError) Message {
	const most = 5
	var lines []string
	next := ""
	for _, v := range e.Violations {
		if v.Severity != model.SeverityError {
			continue
		}
		m := Violation(v)
		if len(lines) < most {
			lines = append(lines, strings.TrimSuffix(Message{Where: m.Where, What: m.What}.String(), "。"))
		}
		if next == "" {
			next = m.Next
		}
	}
	return Message{What: record(e) + "没有写入", Cause: strings.Join(lines, "；"), Next: next}
}

// recordNames are the kinds of records as users call them.
var recordNames = map[model.Kind]string{
	model.KindBranch: "工会设置", model.KindMember: "会员", model.KindVisit: "走访", model.KindSubsidy: "困难补助",
	model.KindDues: "会费", model.KindBudget: "预算", model.KindOpening: "期初余额", model.KindVoucher: "凭证",
	model.KindAccount: "明细科目", model.KindAnswer: "答复",
	model.KindTemplate: "常用凭证", model.KindProject: "项目", model.KindStatement: "对账单", model.KindBankLine: "对账单流水",
	model.KindMatch: "银行勾对", model.KindReconciliation: "余额调节", model.KindCashCount: "现金盘点",
	model.KindAsset: "固定资产卡片", model.KindDepreciation: "折旧", model.KindStockItem: "库存物品",
	model.KindStockMove: "物品收发", model.KindAssetCount: "财产清查", model.KindAttachment: "附件",
	model.KindInvoice: "发票", model.KindReceiptBook: "收据领用", model.KindReceipt: "收据", model.KindGap: "断号说明",
	model.KindSigner: "签名密钥", model.KindGift: "集体慰问", model.KindDrive: "代收代办",
	model.KindHardship: "困难职工档案", model.KindActivity: "活动台账",
}

// RecordName names a kind of record.
func RecordName(k model.Kind) string { return recordNames[k] }

func record(e *ledger.RuleError) string {
	name := recordNames[e.Ref.Kind]
	if e.Ref.Kind != model.KindVoucher {
		return name
	}
	v := e.Voucher
	if v.Source != "" {
		name += " " + Plain(v.Source)
	} else if e.Ref.ID != 0 {
		name += " " + DraftName(e.Ref.ID)
	}
	if v.Date != 0 {
		name += "（" + v.Date.String() + "）"
	}
	return name
}

// Violation turns one broken rule into a Message.
func Violation(v model.Violation) Message {
	m, ok := rules[v.Rule]
	if !ok {
		return Message{What: string(v.Rule)}
	}
	hint := v.Hint
	if v.Rule == model.RuleMemberID {
		hint = idFaults[v.Hint]
	}
	m = m.fill(v.Value, hint)
	if v.Line >= 0 && m.Where == "" {
		m.Where = fmt.Sprintf("第%d行", v.Line+1)
	}
	return m
}

// Problem turns what is wrong with a file, or with one of its rows, into a Message.
func Problem(p intake.Problem) Message {
	m, ok := codes[p.Code]
	if !ok {
		if m, ok = rules[model.Rule(p.Code)]; ok && model.Rule(p.Code) == model.RuleMemberID {
			p.Detail = idFaults[p.Detail]
		}
	}
	if !ok {
		m = Message{What: Plain(string(p.Code))}
	}
	if p.Code == intake.CodeTwoPeople && strings.Trim(p.Detail, "0123456789") == "" {
		p.Detail = "第" + p.Detail + "行" // another row of the file; else it is somebody in the book
	}
	m = m.fill(p.Value, p.Detail)
	var b strings.Builder
	if p.Sheet != "" {
		b.WriteString("工作表「" + Plain(p.Sheet) + "」")
	}
	if p.Row > 0 {
		fmt.Fprintf(&b, "第%d行", p.Row)
	}
	if p.Column != "" {
		b.WriteString("「" + Plain(p.Column) + "」")
	}
	if p.Offset > 0 {
		fmt.Fprintf(&b, "第%d字节之后", p.Offset)
	}
	m.Where = b.String()
	return m
}

// entry is one row of a table of errors.
type entry struct {
	err     error
	message Message
}

// ErrWideLines is returned by the terminal program when the environment makes every line two columns wide.
var ErrWideLines = errors.New("ambiguous characters are two columns wide")

// systemErrors are what the operating system says.
var systemErrors = []entry{
	{ErrWideLines, Message{
		What: "环境变量 RUNEWIDTH_EASTASIAN 让线条占两格，画面会乱，没有打开",
		Next: "去掉它再运行：Linux 和 macOS 用 env -u RUNEWIDTH_EASTASIAN gonghui，Windows 用 set RUNEWIDTH_EASTASIAN=",
	}},
	{syscall.ENOSPC, Message{What: "磁盘满了", Next: "清理磁盘后再试"}},
	{fs.ErrExist, Message{What: "文件已经存在", Next: "换一个文件名，或先把原来的移走"}},
	{fs.ErrNotExist, Message{What: "没有这个文件或文件夹", Next: "检查路径"}},
	{fs.ErrPermission, Message{What: "没有权限读写这个文件或文件夹", Next: "换一个位置，或改权限"}},
}
