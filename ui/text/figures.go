package text

import "fmt"

// Words of the figures of a year.
const (
	ToolFigures    = "年度数据（写总结用）"
	FiguresTitle   = "年度数据"
	FiguresShort   = "年度数据：写工会总结、报告用的句子和数字，与上年比较"
	FlagFiguresOut = "写成`文件`（.txt、.xlsx、.html、.csv）；不写就显示在屏幕上"
)

// Copied says that a text went to the terminal's clipboard.
func Copied(n int) string {
	return fmt.Sprintf("已复制 %d 字；粘贴不出来时，是终端不支持，请按 x 导出", n)
}
