// Package text holds the Chinese words of the interface, one file per screen or command, and the one table that
// turns every error into what is wrong, why, and what to do next. Nothing else in ui has Chinese literals.
package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/ledger/intake"
)

// Words of the commands.
const (
	CLIShort    = "工会账本：学校基层工会的会员、走访、帮扶、经费账和经审资料，一个文件，不联网"
	CLILong     = CLIShort + "\n\n不带命令时在终端里打开账本；还没有账本时，先走一遍首次使用向导。"
	CLITryHelp  = "用 gonghui --help 或 gonghui 命令 --help 看用法。"
	NoTerminal  = "这里没有终端，打不开界面。请在终端窗口里运行，或用命令（gonghui --help）。"
	UsageHead   = "用法："
	UsageFlags  = "[选项]"
	UsageOther  = "命令 [选项]"
	UsageList   = "命令："
	UsageOwn    = "选项："
	UsageCommon = "通用选项："

	FlagBook        = "账本`文件`；不写就用本机默认位置的账本"
	FlagAs          = "操作人`姓名`，记入操作日志"
	FlagReadOnly    = "只读打开，不能改任何东西"
	FlagHelp        = "显示用法"
	FlagBranch      = "工会`全称`"
	FlagFirstYear   = "账本的第一个`年度`"
	FlagRegion      = "`地区`，用来选慰问限额，如 四川"
	FlagMonth       = "`月份`，如 2025-03"
	FlagAll         = "全部草稿"
	FlagYear        = "`年度`，如 2025"
	FlagReason      = "反结账的`原因`，写入操作日志，不能删除"
	FlagJSON        = "输出 JSON，金额是以分为单位的整数"
	FlagHead        = "与纸上的`链头`核对，如 7K3M-91QX-40TD"
	FlagDryRun      = "只预览会改什么，不写入"
	FlagAccount     = "科目`编码`"
	FlagBankAccount = "银行对账单所属的科目`编码`"
	FlagReportMonth = "只看某一个`月`，1 到 12；不写就是全年"
	FlagClosing     = "`include`：包括年末结转凭证"
	FlagFormat      = "`格式`：table、csv 或 json"
	FlagOut         = "写到`文件`，结尾是 .xlsx 或 .html 时写成电子表格或网页；不写就显示出来"
	FlagPaperOut    = "写到`文件`：结尾是 .xlsx 或 .html（清单也可以 .csv）"
	FlagExportOut   = "写到`哪里`：经审资料是文件夹，其他是文件（.xlsx、.html 或 .csv）"
	FlagForce       = "文件已存在时替换它"
	FlagBackupOut   = "备份`文件`"
	FlagFrom        = "备份`文件`"
	FlagNoUI        = "只建演示账本，不打开界面"

	InitShort    = "建一本新账"
	InitNeeds    = "建账需要 --branch 工会全称 和 --year 年度。"
	InitDone     = "已建账：%s，%d 年度，%s"
	InitNoRegion = "没有选地区，慰问不核对限额；以后可以在设置里选。"

	PostShort   = "把草稿记账"
	PostNeeds   = "记账需要 --month 月份 或 --all，两者选一。"
	Posted      = "已记账 %s %d–%d"
	PostNothing = "没有要记账的草稿。"

	VerifyShort  = "核对账本、备份或经审资料：逐条重算，说出每一处不同"
	BackupShort  = "备份账本，读回并核对"
	BackupNeeds  = "备份需要 --out 文件。"
	BackupDone   = "已备份并核对：%s，链头 %s"
	RestoreShort = "从备份恢复成一个新的账本文件"
	RestoreNeeds = "恢复需要 --from 备份文件 和 --book 新账本文件。"
	RestoreDone  = "已恢复并核对：%s，链头 %s"
	VersionShort = "显示版本"
	DemoShort    = "建一本虚构的演示账本并打开"
	DemoMade     = "已建演示账本：%s（虚构的工会和人，演示日期 %s）"

	ImportUse   = "import 种类 文件"
	ReportUse   = "report 报表"
	ExportUse   = "export 种类"
	VerifyUse   = "verify [路径]"
	ImportShort = "从 .xlsx 或 .csv 文件导入"
	ImportLong  = ImportShort + `

种类：members 会员，opening 期初，budget 预算，vouchers 凭证（进草稿），cashbook 收支流水账（进草稿），visits 走访，
hardships 困难职工档案，subsidies 补助，dues 会费，assets 固定资产卡片，bank 银行对账单（--account 说明是哪个账户；认不出的列用 --column 日期=表头 指明）。
有一行不对就整个不写入，并说出每一行的问题。重复导入同样的内容不会重复记录。`
	ReportShort = "看报表"
	ReportLong  = ReportShort + `

报表：trial-balance 科目余额表，general-ledger 总账，ledger 明细账（要 --account），voucher-summary 凭证汇总表，
income 收入支出表，balance-sheet 资产负债表，budget 预算执行，cash-journal 现金日记账，bank-journal 银行日记账，
monthly 按月收支汇总，aging 往来明细及账龄，levy 拨缴与上解，dues 会费收缴，visits 走访慰问，visit-stats 走访统计，
subsidies 困难补助，findings 疑点清单，year-summary 年度概况，budget-plan 预算表，final-accounts 决算表，
opening 期初余额表，public 经费收支公开表（可用 --quarter），assets 固定资产清单，asset-count 财产清查。`
	ExportShort = "导出经审资料、报表、凭证、名册"
	ExportLong  = ExportShort + `

种类：audit 经审资料，statements 会计报表，vouchers 记账凭证（--month 月，--per-page 每页几张，--drafts 连同草稿），
voucher-covers 凭证封面（--month 月），ledgers 明细账（可用 --account 只打一个科目），general-ledger 总账，
cash-journal 现金日记账，bank-journal 银行日记账，book-covers 账簿封面和启用交接表，
reconciliations 银行存款余额调节表，cash-counts 现金盘点表（这两种可用 --month 月），
assets 固定资产清单，asset-cards 固定资产卡片，asset-counts 固定资产和库存物品盘点表，
approvals 经费支出审批单，loans 借款单（这两种可用 --voucher 只打一张），
members 会员，visits 走访，visit-approvals 慰问审批表，visit-receipts 慰问金领取单，
visit-register 慰问登记表（这三种可用 --month 月），visit-stats 走访统计，subsidies 补助，
grant-notice 困难补助公示（姓名默认遮盖，--full-names 列全名，只限 .xlsx），grant-payroll 困难补助发放表，
bank-payments 银行代发清单（只有 .xlsx、.csv，含银行账号，记入操作日志；这三种可用 --month 月），
hardship-files 困难职工档案表（--full 列出家庭、收入等，记入操作日志），
dues 会费，journal 序时账，budget 预算表，final-accounts 决算表，opening 期初余额表，
public 经费收支公开表（可用 --quarter），finance-report 财务工作报告。`
	Exported      = "已导出：%s"
	PackDone      = "经审资料已写好：%s"
	NeedsYear     = "需要 --year 年度。"
	NeedsAccount  = "这张报表需要 --account 科目编码。"
	BadRange      = "--month 是 1 到 12，--closing 只能是 include 或 exclude。"
	ExportVoucher = "--voucher 只用于 approvals（审批单）和 loans（借款单）。"
	ExportNeeds   = "导出需要 --out 写到哪里。"

	// NoticeInterrupted is told whenever a book is opened whose last write was cut off.
	NoticeInterrupted = "上次写入被中断：账本停在那一次之前的状态。请看一看最后几张凭证在不在，再继续。"
)

// Verified is the first line of a verification of a book.
var Verified = map[bool]string{
	true:  "已核对，一致：%s  链头 %s  事件 %d 条，凭证 %d 张，草稿 %d 张",
	false: "核对发现不一致：%s  链头 %s  事件 %d 条，凭证 %d 张，草稿 %d 张",
}

// VerifiedDamaged is the first line of a verification that did not get to the end.
const VerifiedDamaged = "核对发现账本有损坏，读不到底：%s"

// PackVerified is the first line of a verification of an audit pack.
var PackVerified = map[bool]string{
	true:  "经审资料已核对，一致：%s  链头 %s  文件 %d 个，事件 %d 条",
	false: "经审资料核对发现不一致：%s  链头 %s  文件 %d 个，事件 %d 条",
}

// InFile puts a file's name before a place in it.
func InFile(file, place string) string {
	switch {
	case place == "":
		return "「" + file + "」"
	case strings.HasPrefix(place, file):
		return "「" + place + "」" // the path of the file itself, or of what lies in the folder
	}
	return "「" + file + "」" + place
}

// BadEnding says how a list's file may end.
func BadEnding(got string, can []string) string {
	return fmt.Sprintf("不能写成「%s」文件。--out 的文件名可以用：%s。", got, strings.Join(can, " "))
}

// FileProblem is one problem of a file, on one line.
func FileProblem(file string, p intake.Problem) string {
	m := Problem(p)
	m.Where = InFile(file, m.Where)
	return m.String()
}

// FileWarning is something in a file that was accepted and is likely to be asked about.
func FileWarning(file string, p intake.Problem) string { return "请留意 " + FileProblem(file, p) }

// More counts what a list leaves out.
func More(n int) string { return fmt.Sprintf("另有 %d 处没有列出。", n) }

// UnknownRegion says which regions there are.
func UnknownRegion(got string, known []string) string {
	return fmt.Sprintf("没有「%s」的限额资料。可以选：%s；也可以不写 --region。", got, strings.Join(known, "、"))
}

// BadMonth says how a month is written.
func BadMonth(got string) string {
	return fmt.Sprintf("「%s」不是月份，应写成 2025-03 这样。", got)
}

// BadHeadCode says how a head code is written.
func BadHeadCode(got string) string {
	return fmt.Sprintf("「%s」不是链头，应是三组四个字符，如 7K3M-91QX-40TD。", got)
}

// UnknownKind says what can be imported.
func UnknownKind(got string, known []string) string { return unknown("导入种类", got, known) }

// UnknownReport says which reports there are.
func UnknownReport(got string, known []string) string { return unknown("报表", got, known) }

// UnknownExport says what can be exported.
func UnknownExport(got string, known []string) string { return unknown("导出种类", got, known) }

// UnknownFormat says which formats there are.
func UnknownFormat(got string) string {
	return unknown("格式", got, []string{"table", "csv", "json"})
}

func unknown(what, got string, known []string) string {
	return fmt.Sprintf("没有这个%s「%s」。可以用：%s。", what, got, strings.Join(known, " "))
}

// HeadDiffers says that the book is not the one whose code is on paper.
func HeadDiffers(want, got string) string {
	return fmt.Sprintf("链头不同：纸上是 %s，这里是 %s。可能换成了别的或更旧的文件，也可能在那之后又记了账。", want, got)
}

// Progress is a line that tells how far a long act is.
func Progress(step string, done, total int) string { return fmt.Sprintf("%s %d/%d", step, done, total) }

// areas are the parts of the book as a person would call them.
var areas = map[string]string{
	"file": "文件结构", "log": "事件记录", "meta": "账本信息", "head": "链头", "record": "记录索引", "voucher": "凭证索引",
	"number": "凭证号", "register": "明细账", "member": "会员索引", "link": "关联", "unique": "编号索引",
	"reversal": "冲销关系", "period": "结账状态", "total": "余额", "command": "操作编号", "done": "草稿操作编号",
	"draft": "草稿", "dues": "会费索引", "given": "编号用到哪里", "removed": "删去的记录",
}

// Area names a part of the book.
func Area(name string) string {
	if s, ok := areas[name]; ok {
		return s
	}
	return name
}

var mismatches = map[ledger.Mismatch]string{
	ledger.MismatchDamaged: "存储内容损坏", ledger.MismatchMissing: "应有而没有", ledger.MismatchExtra: "多出来的",
	ledger.MismatchValue: "与事件记录推算的不一样", ledger.MismatchRule: "事件记录本身不合规则",
}

var rulesBroken = map[string]string{
	"voucher out of balance": "凭证借贷不平", "voucher number out of order": "凭证号不连续",
	"posted into a closed month": "记入了已结账的月份", "draft is posted": "草稿已经记账",
	"id beyond the last one given": "编号超出已发的编号",
	"key used twice":               "同一编号用了两次",
}

// Difference says what a verification found at one place.
func Difference(d ledger.Difference) string {
	s := Area(d.Area)
	if d.Key != "" {
		s += " " + d.Key
	}
	s += "：" + mismatches[d.What]
	if n := rulesBroken[d.Note]; n != "" {
		s += "（" + n + "）"
	}
	return s
}

// VerifyLines says everything that a verification found.
func VerifyLines(r ledger.VerifyReport) []string {
	var out []string
	for range r.Notices {
		out = append(out, NoticeInterrupted)
	}
	if r.Damage != nil {
		m := Error(r.Damage)
		out = append(out, Message{What: m.What, Cause: m.Cause}.String())
	}
	for _, d := range r.Differences {
		out = append(out, Difference(d))
	}
	if r.More > 0 {
		out = append(out, More(r.More))
	}
	return out
}

// ImportRefused heads the list of what is wrong with a file.
func ImportRefused(r intake.Result) string {
	return fmt.Sprintf("没有导入「%s」：%d 处有问题，什么都没有写入。请改好文件后再导入。", r.File, len(r.Problems)+r.More)
}

// Imported sums up an import, or the preview of one.
func Imported(r intake.Result, dry bool) string {
	s := fmt.Sprintf("读到 %d 条：新增 %d，相同跳过 %d，更新 %d", r.Read, r.New, r.Same, r.Changed)
	if dry {
		return "预览，没有写入：" + s
	}
	return "已导入：" + s
}

// PreviewLine is one row of a preview.
func PreviewLine(p intake.PreviewRow) string {
	return fmt.Sprintf("%s第%d行 %s %s", Plain(p.Sheet), p.Row, previews[p.What], p.Text)
}

var previews = map[intake.Effect]string{
	intake.EffectNew: "新增", intake.EffectSame: "相同", intake.EffectChanged: "更新", intake.EffectRefused: "有误",
	intake.EffectSkipped: "不导入",
}

// FlagError turns what the flag parser says into Chinese.
func FlagError(err error) string {
	s := err.Error()
	if _, rest, ok := strings.Cut(s, "invalid argument "); ok {
		value, rest, _ := strings.Cut(rest, " for ")
		name, _, _ := strings.Cut(rest, " flag")
		return fmt.Sprintf("选项 %s 的内容不对：%s。要写数字的写数字，可写的见 --help", strings.Trim(name, `"`), Plain(value))
	}
	for _, m := range []struct{ has, say string }{
		{"unknown flag: ", "没有这个选项：%s"},
		{"unknown shorthand flag: ", "没有这个选项：%s"},
		{"flag needs an argument: ", "选项后面要写内容：%s"},
	} {
		if _, rest, ok := strings.Cut(s, m.has); ok {
			return fmt.Sprintf(m.say, rest)
		}
	}
	return "选项不对：" + Plain(s)
}

// Cobra turns what the command parser says into Chinese; false for an error that is not the parser's.
func Cobra(err error) (string, bool) {
	s := err.Error()
	if _, rest, ok := strings.Cut(s, "unknown command "); ok {
		name, _, _ := strings.Cut(rest, " for ")
		return "没有这个命令：" + name, true
	}
	if strings.HasPrefix(s, "accepts ") || strings.HasPrefix(s, "requires ") {
		return "命令后面的内容多了或少了。", true
	}
	return "", false
}
