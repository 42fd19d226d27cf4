package export

// The words of the lists of others' money that is collected and handed on.
const (
	driveGaveSigned = "缴款人签字"
	driveList       = "代收名单"
	driveReport     = "代收代办结存表"
	driveIn         = "收到"
	driveOut        = "交出"
	driveArrived    = "互助金到账"
	drivePassed     = "互助金转付"
	driveClaims     = "互助金给付表"
	driveAppliedOn  = "申请日期"
	driveArrivedOn  = "到账日期"
	drivePassedOn   = "转付日期"
	driveKept       = "还在手里"
	driveOwed       = "221 代管经费余额"
	driveNothing    = "已全部交出"
	driveNoRest     = "，余额为零"
	drivePeople     = "%d 人"
	driveRule       = "代收代办的钱只经 221 代管经费，不是工会的收入，也不是工会的支出（财会〔2021〕7号）。"
)
