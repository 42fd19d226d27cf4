package export

import "gonghui/model"

// The words of 年度数据.
const (
	sheetFigures = "年度数据"
	listFigures  = "年度数据（供工会总结、报告使用）"

	figuresTitle   = "%s %d年度数据"
	figuresBasis   = "以下数据由账本生成，截至%s；金额单位：元。"
	figuresInterim = "本年度还没有结束，与上年比较是与上年全年比较。"
	figuresBefore  = "比上年%s%s元"
	figuresComma   = "，"
	figuresMore    = "增加"
	figuresLess    = "减少"
	figuresSame    = "与上年持平"
	figuresAppend  = "附：年度数据表"
	figuresDocName = "说明"
	figuresSmall   = "其他（不足%d人的类别）"
	figuresRule    = "不足 %d 人的走访类别合并为一行，数据中没有姓名；活动支出是活动台账中已记账凭证的支出。"

	figureMembers = "会员"
	figureMoney   = "收支"
	figureIn      = "收入"
	figureOut     = "支出"
	figureUse     = "用途"
	figureVisits  = "走访慰问"
	figureGrants  = "困难补助"
	figureGifts   = "节日慰问"
	figureActs    = "活动"
	figureDues    = "会费"
	figurePass    = "代收代办"

	figureActive   = "年末在职会员"
	figureTotalIn  = "收入合计"
	figureTotalOut = "支出合计"
	figureLeft     = "收支差额"
	figureWhole    = "合计"
	figureRights   = "教职工活动和维权支出"
	figureAwards   = "评优评先支出"
	figureDue      = "应缴会费"
	figurePaid     = "实缴会费"
	figureHanded   = "交出"

	saidFigureMembers = "%s，本会有在职会员%d人。"
	saidFigureMoney   = "全年工会经费收入%s元%s，支出%s元%s，收支差额%s元。"
	saidFigureUse     = "其中教职工活动和维权支出%s元，占全部支出的%s%s。"
	saidFigureAwards  = "评优评先支出%s元，占全部支出的%s%s。"
	saidFigureVisits  = "全年走访慰问%d人次（%d人），慰问金和慰问品合计%s元%s。"
	saidFigureKinds   = "按事由分：%s。"
	saidFigureKind    = "%s%d人次%s元"
	saidFigureGrants  = "向%d名困难职工发放补助%d人次，合计%s元%s。"
	saidFigureGifts   = "开展节日慰问%d次，支出%s元%s。"
	saidFigureActs    = "举办活动、疗休养和评优评先%d次，%d人次参加，支出%s元%s。"
	saidFigureDues    = "应缴会费%s元，实缴%s元%s。"
	saidFigurePass    = "经手代收代办款项%s元，%d人次参加，已交出%s元；这些款项不是工会的收支。"

	colPart       = "部分"
	colFigure     = "项目"
	colFigureN    = "次数"
	colFigureP    = "人数"
	colFigureSum  = "金额"
	colFigureOf   = "占支出"
	colFigureN0   = "上年次数"
	colFigureP0   = "上年人数"
	colFigureSum0 = "上年金额"
	colFigureDiff = "增减"
)

var figureColumns = []Column{
	{Name: colPart},
	{Name: colFigure},
	{Name: colFigureN, Kind: Number},
	{Name: colFigureP, Kind: Number},
	{Name: colFigureSum, Kind: Money},
	{Name: colFigureOf, Kind: Percent},
	{Name: colFigureN0, Kind: Number},
	{Name: colFigureP0, Kind: Number},
	{Name: colFigureSum0, Kind: Money},
	{Name: colFigureDiff, Kind: Money},
}

var figureDrives = map[model.DriveKind]string{
	model.DriveMutual: "互助保障", model.DriveDonation: "捐款", model.DriveClub: "社团费",
}
