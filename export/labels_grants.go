package export

// Words of the papers of hardship grants: 公示, 发放表, 银行代发清单 and 困难职工档案表.
const (
	listNotice  = "困难补助公示"
	listPayroll = "困难补助发放表"
	listBankPay = "银行代发清单"
	listFiles   = "困难职工档案表"

	noticeTitle    = "困难补助公示"
	noticeSheet    = "公示 %s"
	noticeOpen     = "公示待定"
	noticeSpan     = "公示期：%s至%s，共 %d 个工作日"
	noticeNoSpan   = "公示期：　　　年　　月　　日至　　月　　日"
	noticeFromOnly = "公示期：%s至　　月　　日"
	noticeDone     = "经评议和工会委员会审议，拟对下列会员发放困难补助，现予公示。"
	noticeMasked   = "姓名隐去中间的字。"
	noticeAsk      = "对公示内容有意见的，请在公示期内以书面、电话或当面方式向工会委员会反映，反映人和内容保密。联系人：　　　　　　电话：　　　　　　"
	noticeUnit     = "%s　　　　年　　月　　日（盖章）"

	payrollWhat  = "%s批准"
	payrollEach  = "本人合计"
	payrollSum   = "合计人民币："
	payrollSigns = "制表：　　　　　　审核：　　　　　　出纳：　　　　　　主席：　　　　　　日期："

	bankPayName   = "户名"
	bankPayNumber = "账号"
	bankPayWords  = "附言"
	bankPayText   = "困难补助"
	bankPayCount  = "共 %d 笔。本表含银行账号，用完请删除。"
	bankPayCash   = "另有现金发放 %d 笔、%s 元，不在本表。"

	fileTitle      = "困难职工档案表"
	fileNumber     = "档案号 %s"
	fileHidden     = "不列：家庭成员、收入、病情等须解锁后专门打印，并记入操作日志"
	fileCategory   = "困难类别"
	fileOpened     = "建档日期"
	fileUntil      = "有效期至"
	fileKeeper     = "建档人"
	fileClosed     = "脱困日期"
	fileHousehold  = "家庭情况"
	fileCause      = "主要致困原因"
	fileSecond     = "次要原因"
	fileHealth     = "健康状况"
	fileDisability = "残疾类别等级"
	fileMarriage   = "婚姻状况"
	fileInsurance  = "医保状况"
	fileHousing    = "住房"
	fileIncome     = "本人月平均收入"
	fileBirth      = "性别、出生日期"
	fileID         = "身份证号"
	filePhone      = "手机"
	fileAddress    = "家庭住址"
	fileOther      = "家庭其他年收入"
	fileNote       = "文字说明"
	fileGrants     = "历次补助"
	filePerson     = "家庭成员"
	fileMonthly    = "月收入"
	fileCost       = "刚性支出"
	fileYearly     = "年支出"
	fileReckoning  = "收入核算"
	fileArithmetic = "家庭年收入 %s 元，刚性支出 %s 元，%d 人，人均月净收入 %s 元，低保 %s 元，%s"
	fileNoCategory = "按收入不够困难标准"
	fileUnknown    = "没有填收入或当地低保，不核算"
	filePage       = "档案表 %d"
	fileReviews    = "年审"
	fileReview     = "%s %s %s %s"
	fileOver       = "脱困"
)

// fileSigns are those who sign a household's file.
var fileSigns = []string{"建档：", "审核：", "主席："}

var noticeColumns = []Column{
	{Name: colOrder, Kind: Number},
	{Name: colPerson, Width: 14},
	{Name: colDepartment, Width: 22},
	{Name: "困难类别", Width: 16},
	{Name: colAmount, Kind: Money},
}

var payrollColumns = []Column{
	{Name: colOrder, Kind: Number},
	{Name: colNumber},
	{Name: colPerson},
	{Name: colDepartment},
	{Name: "困难类别"},
	{Name: "资金来源"},
	{Name: "批准日期", Kind: Day},
	{Name: colAmount, Kind: Money},
	{Name: payrollEach, Kind: Money},
	{Name: colSigned, Width: 16},
	{Name: colRemark},
}

var bankPayColumns = []Column{
	{Name: bankPayName}, {Name: bankPayNumber}, {Name: colAmount, Kind: Money}, {Name: bankPayWords},
}
