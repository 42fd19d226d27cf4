package export

// The words of 银行存款余额调节表 (会计基础工作规范; the sheet is no voucher).
const (
	colBankCode  = "账户"
	colEntry     = "项目"
	colPaper     = "凭证或流水号"
	colWords     = "摘要"
	colBankState = "状态"

	itemMark     = "　"
	recBook      = "工会银行存款账面余额"
	recBankIn    = "加：银行已收工会未收"
	recBankOut   = "减：银行已付工会未付"
	recOpening   = "建账前的未达账项"
	recBookAfter = "调节后账面余额"
	recBank      = "银行对账单余额"
	recBookIn    = "加：工会已收银行未收"
	recBookOut   = "减：工会已付银行未付"
	recBankAfter = "调节后银行余额"

	recEqual    = "相符"
	recUnequal  = "不符，差 %s"
	recUnknown  = "银行余额不详"
	recSigned   = "，%s %s 编制，%s 复核"
	recUnsigned = "，未签"
	recChanged  = "，签后有变动"
)
