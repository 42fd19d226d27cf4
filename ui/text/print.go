package text

import (
	"fmt"
	"strings"
)

// Words of print jobs.
const (
	FlagExportMonth = "只要某一个`月`，1 到 12：vouchers、voucher-covers、statements、reconciliations、cash-counts"
	FlagPerPage     = "记账凭证每页`几张`：2 或 3"
	FlagExportFull  = "公示列全名（只限 .xlsx，也可写成 --full-names），困难职工档案表列出家庭、收入等私密内容（记入操作日志）"
	BadExportFull   = "--full 只用于 grant-notice 和 hardship-files。"
	ExportSecret    = "文件里有银行账号或家庭、收入等私密内容，用完请删除，不要在群里转发。"
	FlagDrafts      = "记账凭证连同草稿，草稿用暂编号"
	BadExportMonth  = "--month 是 1 到 12；它用于 vouchers（记账凭证）、voucher-covers（凭证封面）、statements（会计报表）、" +
		"reconciliations（余额调节表）、cash-counts（现金盘点表）、receipts（收据）、慰问的表和困难补助的公示、发放表、代发清单。"
	BadPerPage       = "--per-page 是 2 或 3，它和 --drafts 只用于 vouchers（记账凭证）。"
	BadExportAccount = "--account 只用于 ledgers（明细账）。"

	PrintTitle       = "打印"
	PrintRow         = "凭证、账簿、报表、封面"
	PrintColJob      = "名称"
	PrintColWhat     = "内容"
	PrintKeyGo       = "打印到文件"
	PrintKeyPerPage  = "每页张数"
	PrintKeyDrafts   = "含草稿"
	PrintKeyAccount  = "选科目"
	PrintKeyForm     = "换格式"
	PrintMonth       = "打印哪个月"
	PrintAllAccounts = "全部科目"
	PrintYear        = "年度"
	PrintDrafts      = "连同草稿（暂编号）"
	PrintPosted      = "只打已记账的"
	PrintOffMonth    = "这一项总是打印全年"
	PrintOffSlips    = "只用于记账凭证"
	PrintOffAccount  = "只用于明细账"
)

// PrintAfter says what to do with a file of an ending.
var PrintAfter = map[string]string{
	".html": "用浏览器打开后按 Ctrl+P 打印，A4 纸，已排好页。",
	".xlsx": "用 Excel 或 WPS 打开后直接打印，A4 纸，已设好页边距和分页。",
}

var printHints = map[string]string{
	"statements":      "工会01、02表，科目余额表；全年的有附注，结账后有结转前后两份",
	"vouchers":        "每页两张或三张，大写合计，空行划线，红字加括号",
	"voucher-covers":  "每月一张：起讫号数、张数、附件张数、装订日期",
	"ledgers":         "封面、启用及交接表、目录、账页（承前页、过次页）",
	"general-ledger":  "每个总账科目按月合计：封面、启用及交接表、目录、账页",
	"cash-journal":    "逐笔登记，随时结出余额，本月合计、本年累计、结转下年",
	"bank-journal":    "同上，每个银行账户一本",
	"reconciliations": "每个银行账户每月一张：工会账面在左，银行对账单在右",
	"cash-counts":     "每次盘点一张：券别、张数、账实差额，盘点人、监盘人",
	"assets":          "卡片逐项：原值、本年折旧、累计折旧、净值，与账核对",
	"asset-cards":     "每页两张：编号、名称、原值、折旧、使用人、处置",
	"asset-counts":    "每次清查一张：账面数、实有数、盈亏，参加人签字",
	"visit-approvals": "每件事由一张，每页两张：对象、事由、走访、金额、限额、小组意见、主席审批",
	"visit-receipts":  "每次走访一张：慰问金、慰问品明细、大写、领取人或代领人签字",
	"visit-register":  "登记表：走访逐笔，不含病情、住址和走访情况",
	"grant-notice":    "每个公示期一张：隐去中间字的姓名、部门、类别、金额；不含证号、住址、病情、家庭",
	"grant-payroll":   "已批准的逐笔：类别、来源、金额、大写合计、领取人签字",
	"hardship-files":  "每户一张：类别、有效期、年审；家庭、收入另按 n 才列",
	"bank-payments":   "已批准未发放、走银行的逐笔：户名、账号、金额、附言；含账号，要确认",
	"roster":          "在册会员一张表：姓名、性别、部门、小组、职务、入会时间",
	"group-rosters":   "每个工会小组一张，留签名栏",
	"book-covers":     "总账、明细账、日记账的封面和账簿启用及交接表",
}

// PrintHint says in a few words what a print job holds.
func PrintHint(kind string) string { return printHints[kind] }

// PrintPerPage says how many vouchers go on a page.
func PrintPerPage(n int) string { return fmt.Sprintf("每页 %d 张", n) }

// PrintSaid joins what a print job will hold.
func PrintSaid(parts []string) string { return "将打印：" + strings.Join(parts, " · ") }

// Words of lists that can show more than is usual.
const (
	PrintKeyFull   = "列全名、私密内容"
	PrintOffFull   = "这一种没有更多可列的"
	PrintFull      = "列全（网页公示仍隐名）"
	PrintSecretAsk = "这份清单有银行账号，或家庭、收入、病情等私密内容。写出会记入操作日志；文件用完请删除，不要在群里转发。"
)
