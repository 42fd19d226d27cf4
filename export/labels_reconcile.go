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

	recSheet     = "调节表 %s %s"
	recAccount   = "账户：%s %s　　开户行：%s"
	recTie       = "调节后账面余额＝调节后银行余额"
	recNoVoucher = "本表只用于核对，不作为记账依据；未达账项待单据到达后入账。"
)

// recSigns are the places to sign below the form.
var recSigns = []string{"编制人：", "复核人：", "日期："}

// reconcileColumns are those of the printed form: the book at the left, the bank at the right.
var reconcileColumns = []Column{
	{Name: "日期", Kind: Day},
	{Name: "凭证、流水号"},
	{Name: "工会账面"},
	{Name: "金额", Kind: Money},
	{Name: "日期", Kind: Day},
	{Name: "凭证、流水号"},
	{Name: "银行对账单"},
	{Name: "金额", Kind: Money},
}
