package export

// The words of 工会经费支出审批单 and 借款单.
const (
	listApprovals = "经费支出审批单"
	listLoans     = "借款单"

	approvalTitle = "工会经费支出审批单"
	loanTitle     = "工会借款单"

	draftNumber    = "暂编号 暂%d"
	finalNumber    = "%s 记字第%d号（暂%d）"
	paperPurpose   = "支出用途"
	paperPayee     = "收款单位（人）"
	paperSettled   = "结算方式"
	paperCapital   = "金额（大写）"
	paperFigure    = "金额（小写）"
	paperAccounts  = "列支科目"
	paperProject   = "项目"
	paperPapers    = "附件张数"
	paperCount     = "%d 张"
	paperProof     = "验收或证明"
	paperMeeting   = "集体研究"
	paperMinutes   = "%s　%s"
	paperNoMinutes = "应经集体研究，未写明会议纪要"
	paperBelow     = "未达到集体研究起点（%s元）"
	paperNoRule    = "没有规定集体研究起点"
	paperBorrower  = "借款人"
	paperWhy       = "借款事由"
	paperReturn    = "预计归还日期"
	paperRepaid    = "报销、归还"
	paperSignDate  = "　　　　年　　月　　日"
	paperYuan      = "￥"
	paperSep       = "；"
)

// approvalSigns and loanSigns are the places to sign; a name of the voucher stands behind its label.
var (
	approvalSigns = []string{"经办：", "验收（证明）：", "审核：", "审批（主席）：", "出纳：", "领款人："}
	loanSigns     = []string{"借款人：", "经办：", "审核：", "审批（主席）：", "出纳："}
)

var approvalColumns = []Column{
	{Name: "编号"},
	{Name: "日期", Kind: Day},
	{Name: "摘要"},
	{Name: "金额", Kind: Money},
	{Name: "收款单位（人）"},
	{Name: "经办"},
	{Name: "审核"},
	{Name: "审批"},
	{Name: "会议纪要"},
	{Name: "纪要日期", Kind: Day},
	{Name: "附件张数", Kind: Number},
	{Name: "状态"},
}

// approvalStates are draft, reviewed and posted.
var approvalStates = [3]string{"草稿", "已审核", "已记账"}
