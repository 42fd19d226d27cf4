package text

// Words of the figures of a year.
const (
	ToolFigures    = "年度数据（写总结用）"
	FiguresTitle   = "年度数据"
	FiguresShort   = "年度数据：写工会总结、报告用的句子和数字，与上年比较"
	FlagFiguresOut = "写成`文件`（.txt、.xlsx、.html、.csv）；不写就显示在屏幕上"
)
