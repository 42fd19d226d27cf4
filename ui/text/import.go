package text

import (
	"fmt"

	"gonghui/ledger/intake"
)

// Words of the import.
const (
	ImportTitle         = "导入 · 选种类"
	ImportIntro         = "选种类，再选文件。先预览每一行会怎样，没有问题才写入；有一行不对就整个不写入。重复导入不会重复记录。"
	ImportKind          = "种类"
	ImportNeeds         = "表里要有的列（.xlsx 或 .csv）"
	ImportChoose        = "选文件"
	ImportRow           = "行"
	ImportColumn        = "列"
	ImportProblem       = "问题和怎么改"
	ImportEffect        = "结果"
	ImportWhat          = "内容"
	ImportFile          = "文件"
	ImportReading       = "正在读文件"
	ImportWriting       = "正在写入账本"
	ImportHasProblems   = "有问题的文件不能导入，改好文件后按 r 重读"
	ImportNothingNew    = "没有新的内容"
	ImportDo            = "导入"
	ImportSkip          = "这行导入/不导入"
	ImportAgain         = "重读文件"
	ImportYear          = "指定年度"
	ImportYearBody      = "文件里没有写年度时，写在这里，如 2025。"
	TemplateUse         = "template 种类 文件.xlsx"
	ImportTemplateShort = "写一张空白的导入表：表头齐全，示例行导入时跳过"
	ImportTemplateMade  = "%s的空白导入表已写好：%s"
	ImportKeyTemplate   = "写空白表"
	ImportTemplateFile  = "%s-空白表.xlsx"
	ImportPost          = "。请到账务里记账"
)

// ImportKinds names the kinds of files and the columns that they need.
var ImportKinds = map[intake.Kind]struct{ Name, Needs string }{
	intake.Members:   {"会员名册", "姓名；会员号 身份证号 部门 会籍状态 会费基数 …"},
	intake.Opening:   {"期初余额", "科目编码 借方余额 贷方余额；项目"},
	intake.Budget:    {"年度预算", "科目编码 预算数；上年决算数 调整数"},
	intake.Vouchers:  {"记账凭证", "日期 凭证号 摘要 科目编码 借方 贷方；进草稿"},
	intake.Visits:    {"走访慰问", "日期 会员 类别；事由日期 慰问金额 凭证号 …"},
	intake.Hardships: {"困难职工档案", "会员 困难类别；档案号 收入 刚性支出；家庭成员一人一行"},
	intake.Subsidies: {"困难补助", "申请日期 会员 困难类别 金额；各环节日期"},
	intake.Dues:      {"会费缴纳", "会员 月份 金额，或一人一行 1月 … 12月"},
	intake.Cashbook:  {"收支流水账", "日期 摘要 收入 支出；余额 类别 现金/银行 经手人；进草稿"},
	intake.Assets:    {"固定资产卡片", "资产名称 资产类别 原值 取得日期；卡片编号 累计折旧 …"},
	intake.Bank:      {"银行对账单", "网银导出的 .xls .csv .xlsx 原样即可；日期 收支金额 余额"},
}

// ImportPick heads the file picker.
func ImportPick(k intake.Kind) string { return "选" + ImportKinds[k].Name + "文件" }

// ImportPreviewTitle heads the preview.
func ImportPreviewTitle(k intake.Kind) string {
	return "导入 · " + ImportKinds[k].Name + " · 预览"
}

// Effect says what becomes of a row.
func Effect(e intake.Effect) string { return previews[e] }

// ImportWarnings says that rows are accepted that are likely to be asked about.
func ImportWarnings(n int, first intake.Problem) string {
	return fmt.Sprintf("提醒 %d 处，可以导入，第一处：%s", n, Problem(first).String())
}
