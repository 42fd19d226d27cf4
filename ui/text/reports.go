package text

import (
	"fmt"

	"gonghui/export"
)

// Words of the reports.
const (
	ReportsName     = "报表"
	ReportsGroup    = "类别"
	ReportsView     = "查看"
	ReportsSend     = "导出"
	ReportsWhat     = "内容"
	ReportsExport   = "导出到文件"
	ReportsAsk      = "导出%s"
	ReportsAskBody  = "写文件名；结尾 .xlsx、.html 或 .csv 决定格式。已有的文件不会被替换。"
	ReportsFolder   = "导出到哪个文件夹"
	ReportsDone     = "已导出 %s"
	ReportWorking   = "正在导出 …"
	ReportMonthMenu = "看哪个月"
	ReportWhole     = "全年"
	ReportAccount   = "看哪个科目的明细账"
	ReportAccountAt = "科目编码或名称"
	ReportNoAccount = "没有这个科目"
	ReportYearMenu  = "看哪个年度"

	KeyFind     = "查找"
	KeyMonth    = "选月份"
	KeyClosing  = "含结转"
	KeyCSV      = "导出"
	KeyDrill    = "下钻"
	KeyExport   = "导出"
	KeyCopy     = "复制"
	KeyAnswer   = "答复"
	KeyPack     = "导出经审资料"
	KeyScroll   = "左右看"
	KeyWithHead = "核对纸上链头"
)

// ReportTitle is the title of a report's screen.
func ReportTitle(title string, year, month int, closing bool) string {
	s := fmt.Sprintf("%s · %d年", title, year)
	if month > 0 {
		s += fmt.Sprintf("%d月", month)
	} else {
		s += "度"
	}
	if closing {
		s += " · 含结转"
	}
	return s
}

// MonthName names a month in a menu.
func MonthName(m int) string { return fmt.Sprintf("%d月", m) }

// ReportFile proposes a name for a report's file.
func ReportFile(title string, year, month int, ext string) string {
	if month > 0 {
		return fmt.Sprintf("%s-%d-%02d%s", title, year, month, ext)
	}
	return fmt.Sprintf("%s-%d%s", title, year, ext)
}

// otherYear says which years a book keeps.
func otherYear(e *export.YearError) Message {
	years := fmt.Sprintf("%d 年度", e.First)
	if e.Last > e.First {
		years = fmt.Sprintf("%d 到 %d 年度", e.First, e.Last)
	}
	return Message{
		What: fmt.Sprintf("账本里没有 %d 年度", e.Year), Cause: "这本账管的是 " + years,
		Next: "写对 --year；年度在第一个年度之前的，要在原来的账里看",
	}
}

// ReportForm is a form in which a report is written: the ending of the file, and what it is for.
type ReportForm struct{ Key, Ext, Label string }

// ReportForms are the forms, the one for print first.
var ReportForms = []ReportForm{
	{"h", ".html", "网页 .html（打开就能打印）"},
	{"e", ".xlsx", "电子表格 .xlsx（可以再改）"},
	{"c", ".csv", "数据 .csv（给别的程序用）"},
}
