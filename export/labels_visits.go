package export

// The words of the forms, the register and the figures of visits.
const (
	listVisitForms    = "慰问审批表"
	listVisitReceipts = "慰问金领取单"
	listVisitRegister = "慰问登记表"
	sheetVisitStats   = "走访统计"
	sheetUnvisited    = "本年未走访会员"

	visitFormTitle    = "工会慰问审批表"
	visitReceiptTitle = "工会慰问金（品）领取单"
	visitFormNumber   = "编号 %d"
	visitWhom         = "慰问对象"
	visitWhere        = "部门、小组"
	visitKind         = "事由类别"
	visitRelation     = "与会员关系"
	visitEventDay     = "事由日期"
	visitHeardDay     = "得知（申报）"
	visitMade         = "走访"
	visitNth          = "第%d次　%s　%s　%s"
	visitWaits        = "待访"
	visitCash         = "慰问金"
	visitGoods        = "慰问品"
	visitFirst        = "第%d次："
	visitLimitRow     = "限额"
	visitLimitText    = "%s元（%s，%s%s）"
	visitLimitOwn     = "本单位规定"
	visitLimitNone    = "没有规定"
	visitUnchecked    = "，待核"
	visitProof        = "佐证材料"
	visitNeeds        = "应附："
	visitGroupSays    = "小组意见"
	visitChairSays    = "主席审批"
	visitReceiver     = "领取人"
	visitOnBehalf     = "代领关系"
	visitSelf         = "本人领取"
	visitWitness      = "走访人"
	visitNoIllness    = "本表不写病情、家庭住址和走访情况。"

	barFull      = "█"
	statsOf      = "分类"
	statsTotal   = "全年"
	statsKinds   = "类别"
	statsGroups  = "小组"
	statsMonths  = "月份"
	statsNoGroup = "未分组"
	statsLate    = "待访 %d 件，其中逾期 %d 件。"
	statsWho     = "走访对象 %d 人，其中退休等不在职的 %d 人、非会员 %d 人；在职会员 %d 人，走访到 %d 人（%s），从未走访过 %d 人。"
	statsWaits   = "从事由发生到第一次走访：有日期的 %d 件，中位数 %s 天；有期限的 %d 件，按期 %d 件（%s）。"
	statsNever   = "从未走访"
	statsBefore  = "以前走访过"
	statsHow     = "按期指得知后在这一类规定的天数内去过；同一事由只计第一次。"
)

// visitFormSigns and visitReceiptSigns are the places to sign.
var (
	visitFormSigns    = []string{"经办：", "工会小组长：", "审核：", "主席：", "日期："}
	visitReceiptSigns = []string{"经办：", "走访人：", "领取人（签字）：", "领取日期："}
)

var visitRegisterColumns = []Column{
	{Name: colOrder, Kind: Number},
	{Name: visitWhom},
	{Name: visitWhere},
	{Name: colNumber},
	{Name: "身份"},
	{Name: visitKind},
	{Name: visitEventDay, Kind: Day},
	{Name: "得知日期", Kind: Day},
	{Name: "关系"},
	{Name: "走访日期", Kind: Day},
	{Name: "方式"},
	{Name: visitWitness},
	{Name: visitGoods},
	{Name: "慰问品金额", Kind: Money},
	{Name: "慰问金额", Kind: Money},
	{Name: colPayment},
	{Name: visitProof},
	{Name: colApprover},
	{Name: "审批日期", Kind: Day},
	{Name: visitReceiver},
	{Name: colVoucher},
}

var visitStatsColumns = []Column{
	{Name: statsOf},
	{Name: "名称"},
	{Name: "走访次数", Kind: Number},
	{Name: "人数", Kind: Number},
	{Name: colAmount, Kind: Money},
	{Name: "次数图", ScreenOnly: true, Width: 14},
	{Name: "在职会员", Kind: Number},
	{Name: "走访到", Kind: Number},
	{Name: "覆盖率"},
	{Name: "等待天数中位"},
	{Name: "按期率"},
}

var unvisitedColumns = []Column{
	{Name: colOrder, Kind: Number},
	{Name: colNumber},
	{Name: colPerson},
	{Name: colDepartment},
	{Name: colGroup},
	{Name: "走访情况"},
}
