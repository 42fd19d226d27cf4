package text

import (
	"gonghui/ledger/intake"
	"gonghui/ledger/intake/sheet"
)

// codes says what each problem of a file, a row or a cell means. {value} is what was read, {hint} the detail.
var codes = map[intake.Code]Message{
	sheet.ErrNotFound:       {What: "没有这个文件", Next: "检查路径和文件名"},
	sheet.ErrDirectory:      {What: "这是文件夹，不是文件", Next: "选里面的一个 .xlsx 或 .csv 文件"},
	sheet.ErrUnreadable:     {What: "读不出这个文件", Next: "看看是不是正在别的程序里打开，或没有权限"},
	sheet.ErrEmpty:          {What: "文件是空的", Next: "换一个有内容的文件"},
	sheet.ErrTooLarge:       {What: "文件太大", Next: "分成几个文件，或另存为 .csv"},
	sheet.ErrOldExcel:       {What: "这是旧格式的 .xls 文件", Next: "用 Excel 或 WPS 另存为 .xlsx 后再导入"},
	sheet.ErrEncrypted:      {What: "工作簿有打开密码", Next: "去掉密码后再导入"},
	sheet.ErrNotSpreadsheet: {What: "这不是表格文件", Next: "选 .xlsx 或 .csv 文件"},
	sheet.ErrBroken:         {What: "工作簿内部已损坏", Next: "用 Excel 或 WPS 打开后另存，再导入"},
	sheet.ErrBomb:           {What: "工作簿展开后大得不正常，没有读", Next: "用 Excel 或 WPS 打开后另存为 .csv"},
	sheet.ErrEncoding:       {What: "文字编码认不出来", Next: "另存为 UTF-8 的 .csv，或 .xlsx"},

	sheet.ErrTooManyRows:    {What: "行数太多", Next: "分成几个文件，或另存为 .csv"},
	sheet.ErrTooManyColumns: {What: "列数太多", Next: "删去多余的列"},
	sheet.ErrOpenQuote:      {What: "引号没有配对，从这一行起后面的行都被吞进去了", Next: "补上或删去这一行的引号"},
	sheet.ErrLongLine:       {What: "这一行太长", Next: "看看是不是少了换行或引号"},
	sheet.ErrNoSheet:        {What: "没有可见的工作表", Next: "取消隐藏后再导入"},
	sheet.ErrNoHeader:       {What: "没有找到表头", Next: "表头写在前几行，列名照导入说明"},
	sheet.ErrMissing:        {What: "缺少必要的列：{hint}", Next: "补上这些列"},
	sheet.ErrNoRows:         {What: "表头下面没有内容", Next: "填上内容再导入"},
	sheet.CodeBadQuote:      {What: "引号后面还有字", Next: "检查这一行的引号和逗号"},
	sheet.CodeWideRow:       {What: "这一行的格子太多", Next: "检查这一行的逗号"},
	sheet.CodeErrorValue:    {What: "公式出错「{value}」", Next: "改好公式或填上数值"},
	sheet.CodeBoolean:       {What: "这里是真假值「{value}」", Next: "改成文字或数字"},
	sheet.CodeLostDigits: {
		What: "长号码被存成了数字「{value}」，末几位已经丢失", Next: "把这一列设为文本，重新输入完整的号码",
	},
	sheet.CodeDateSerial:  {What: "这个数字不是日期「{value}」", Next: "日期写作 2026-06-18"},
	sheet.CodeNoValue:     {What: "公式没有算出的结果", Next: "用 Excel 或 WPS 打开并保存一次，再导入"},
	sheet.CodeTooLong:     {What: "文字太长", Next: "写短一些"},
	sheet.CodeControl:     {What: "有控制字符「{value}」", Next: "删去看不见的字符"},
	sheet.CodeInvisible:   {What: "有看不见的字符「{value}」", Next: "重新输入这一格"},
	sheet.CodeReplacement: {What: "有乱码「{value}」", Next: "重新输入这一格"},
	sheet.CodeFormula:     {What: "像公式的文字「{value}」", Next: "去掉开头的 = + - @"},

	intake.CodeNeeded:       {What: "不能为空", Next: "补上这一格"},
	intake.CodeAmount:       {What: "不是金额「{value}」", Next: "金额写作 1234.50"},
	intake.CodeDecimals:     {What: "金额「{value}」超过两位小数", Next: "金额最小到分"},
	intake.CodeExponent:     {What: "金额「{value}」是科学计数法", Next: "把单元格设为数值，两位小数"},
	intake.CodeLarge:        {What: "金额「{value}」太大", Next: "检查单位是不是元"},
	intake.CodeDate:         {What: "看不懂的日期「{value}」", Next: "日期写作 2026-06-18"},
	intake.CodeCalendar:     {What: "日历上没有「{value}」这一天", Next: "改成真实的日期"},
	intake.CodeYear:         {What: "年份不对「{value}」", Next: "检查年份"},
	intake.CodeFuture:       {What: "日期「{value}」还没有到", Next: "检查年份和月份"},
	intake.CodeMonthUnclear: {What: "「{value}」分不清是1月还是10月", Next: "写作 1985-01 或 1985-10"},
	intake.CodeCount:        {What: "不是张数「{value}」", Next: "写 0 到 9999 的整数"},
	intake.CodeWord:         {What: "看不懂「{value}」", Next: "可以写：{hint}"},
	intake.CodeNotText: {
		What: "长号码存成了数字，后几位可能已经丢失", Next: "把这一列设为文本，重新输入完整的号码",
	},
	intake.CodeMember:       {What: "名册里没有「{value}」", Next: "先导入或录入这个会员，或改用会员号"},
	intake.CodeSeveral:      {What: "有几个人叫「{value}」", Next: "写会员号：{hint}"},
	intake.CodeOtherName:    {What: "会员号与姓名对不上「{value}」", Next: "这个会员号是{hint}，核对后改"},
	intake.CodeTwoPeople:    {What: "同一个号码给了两个人", Next: "另一个是 {hint}，核对后改"},
	intake.CodeTwice:        {What: "与第 {hint} 行重复", Next: "删去一行"},
	intake.CodeDiffers:      {What: "账本里已有这一条，但内容不同：{hint}", Next: "在账本里改，或把表改成一致"},
	intake.CodeAccountNames: {What: "有几个科目叫「{value}」", Next: "写明科目编码：{hint}"},
	intake.CodeBothSides:    {What: "借方和贷方都有金额", Next: "一行只写一边"},
	intake.CodeNoAmount:     {What: "借方和贷方都没有金额", Next: "补上金额，或删去这一行"},
	intake.CodeNoVoucher:    {What: "这一行不属于任何凭证", Next: "补上日期和凭证号"},
	intake.CodeClosed:       {What: "{value} 已经结账，不能再写入", Next: "先反结账，或改日期"},
	intake.CodeBeforeBook:   {What: "「{value}」早于账本的第一个年度 {hint}", Next: "检查年份，或另建一本更早的账"},
	intake.CodeOpeningYear:  {What: "「{value}」年不是账本的第一个年度", Next: "期初只录第一个年度 {hint}，以后年度自动结转"},
	intake.CodeOpeningSum:   {What: "年初余额、累计发生额和余额对不上「{value}」", Next: "应为 {hint}"},
}
