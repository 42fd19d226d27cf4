package text

import "fmt"

// Words of what members are shown.
const (
	SpeechTitle      = "财务工作报告"
	SpeechScroll     = "上下看"
	QuarterMenu      = "看哪个季度"
	KeyQuarter       = "选季度"
	OffPublicClosing = "公开表不含结转凭证"
)

var quarterNames = [4]string{"一", "二", "三", "四"}

// QuarterName names a quarter, 1 to 4.
func QuarterName(n int) string { return "第" + quarterNames[(n+3)%4] + "季度" }

// QuarterTitle is the title of a screen of one quarter.
func QuarterTitle(title string, year, quarter int) string {
	return fmt.Sprintf("%s · %d年%s", title, year, QuarterName(quarter))
}

// QuarterFile proposes a name for the file of a quarter, or of the year.
func QuarterFile(title string, year, quarter int) string {
	if quarter == 0 {
		return fmt.Sprintf("%s-%d.xlsx", title, year)
	}
	return fmt.Sprintf("%s-%d年%s.xlsx", title, year, QuarterName(quarter))
}
