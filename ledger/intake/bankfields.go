package intake

import (
	"strings"

	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// The columns of a bank statement. The first ones are those that a user may point to: see Options.Columns.
const (
	fBankDate    = "日期"
	fBankIn      = "收入"
	fBankOut     = "支出"
	fBankAmount  = "金额"
	fBankFlag    = "方向"
	fBankBalance = "余额"
	fBankParty   = "对方"
	fBankCard    = "对方账号"
	fBankSummary = "摘要"
	fBankSerial  = "流水号"

	fBankTime    = "交易时间"
	fBankBooked  = "记账日期"
	fBankTxIn    = "交易金额(收入)"
	fBankTxOut   = "交易金额(支出)"
	fBankType    = "交易类型"
	fBankPayer   = "付款人"
	fBankPayee   = "收款人"
	fBankPayCard = "付款人账号"
	fBankGetCard = "收款人账号"
	fBankName    = "交易名称"
	fBankUse     = "用途"
	fBankPost    = "附言"
	fBankNote    = "备注"
	fBankLog     = "日志号"
	fBankReceipt = "回单号"
	fBankMoney   = "币种"
)

// BankColumns are the names by which a user may say what a column of a statement means.
func BankColumns() []string {
	return []string{
		fBankDate, fBankIn, fBankOut, fBankAmount, fBankFlag, fBankBalance, fBankParty, fBankCard, fBankSummary,
		fBankSerial,
	}
}

// bankFields are the headers of bank statements (domain: shapes of 建行, 工行, 农行, 中行, 交行, 招行 and
// others). The bank's 借方 is money out of the union's account.
func bankFields() []sheet.Field {
	return []sheet.Field{
		field(fBankDate, "交易日期", "交易日", "发生日期", "业务日期", "办理日期", "交易日期时间"),
		field(fBankTime, "发生时间", "交易时刻", "业务时间", "时间"),
		field(fBankBooked, "入账日期", "记账日", "入账日", "入账时间", "会计日期", "账务日期", "记帐日期", "入帐日期"),
		field(fBankIn, "贷方发生额", "贷方发生额(收入)", "贷方发生额/元(收入)", "贷方金额", "贷方", "贷方(收入)", "收入(贷方)", "存入金额",
			"存入", "收入金额", "收入(元)", "转入金额", "转入", "记账金额(收入)", "收入发生额", "贷方发生", "贷方交易金额", "收款金额", "贷"),
		field(fBankOut, "借方发生额", "借方发生额(支取)", "借方发生额/元(支取)", "借方发生额(支出)", "借方金额", "借方", "借方(支出)",
			"支出(借方)", "支出金额", "支出(元)", "支取金额", "支取", "转出金额", "转出", "取出金额", "记账金额(支出)", "支出发生额", "借方发生",
			"借方交易金额", "付款金额", "借"),
		field(fBankTxIn), field(fBankTxOut),
		field(fBankAmount, "交易金额", "发生额", "交易额", "发生金额", "收支金额", "本次发生额"),
		field(fBankFlag, "借贷标志", "借贷", "借/贷", "借贷方向", "借贷标识", "借贷标记", "收支", "收/支", "收支标志", "收支方向", "收支类型",
			"收付标志", "资金流向", "资金方向", "借贷状态", "d/c", "dc"),
		field(fBankType, "来往账标志", "来往账", "往来标志"),
		field(fBankBalance, "账户余额", "本次余额", "联机余额", "交易后余额", "账面余额", "当前余额", "交易余额", "余额(元)", "帐户余额", "本次结余"),
		field(fBankParty, "对方户名", "对方名称", "对方单位名称", "对方账户名", "对方账户名称", "对手信息", "对手户名", "对方单位", "对方客户名称",
			"交易对方", "交易对手", "对手名称", "对方信息", "收(付)方名称", "收付方名称", "对方帐户名", "交易对方户名"),
		field(fBankCard, "对方账户", "对方卡号/账号", "对方卡号", "对手账号", "对方帐号", "收(付)方账号", "收付方账号", "交易对方账号"),
		field(fBankPayer, "付款人名称", "付款方", "付款人户名", "付款单位名称", "付款方名称", "付款方户名"),
		field(fBankPayee, "收款人名称", "收款方", "收款人户名", "收款单位名称", "收款方名称", "收款方户名"),
		field(fBankPayCard, "付款账号", "付款方账号"), field(fBankGetCard, "收款账号", "收款方账号"),
		field(fBankSummary, "交易摘要", "摘要说明", "业务摘要", "摘要信息", "交易说明"),
		field(fBankName, "交易详情", "业务类型", "交易种类"),
		field(fBankUse, "款项用途", "交易用途", "资金用途"),
		field(fBankPost, "交易附言", "客户附言", "客户摘要", "附加信息", "留言"),
		field(fBankNote, "说明", "其他"),
		field(fBankSerial, "交易流水号", "账户明细编号-交易流水号", "账户明细编号", "明细编号", "交易编号", "核心流水号", "业务流水号",
			"柜员流水号", "交易流水", "银行流水号", "交易序列号", "交易参考号"),
		field(fBankLog, "日志"), field(fBankReceipt, "电子回单号", "回单编号"),
		field(fBankMoney, "币别", "货币", "记账币种", "交易币种", "币种名称"),
		// Known, and of no use here.
		field("序号", "编号", "行号"), field("记账时间", "记账时刻"), field("对方开户行", "对方开户机构", "对方行名", "对方开户行名"),
		field("渠道", "交易渠道"), field("网点", "网点名称", "交易场所", "交易地点", "交易网点", "交易行名"), field("凭证种类", "凭证类型"),
		field("凭证号码", "凭证号"), field("钞汇", "钞汇标志"), field("子账户", "子账号"),
	}
}

// bankNeeds are the columns of which a statement needs one of each list.
func bankNeeds() [][][]string {
	return [][][]string{
		{{fBankDate}, {fBankTime}, {fBankBooked}},
		{{fBankIn, fBankOut}, {fBankTxIn, fBankTxOut}, {fBankAmount}},
	}
}

// directions are the words of a column that says which way the money went: 1 in, -1 out. As a bank sees it
// 借 is out.
func directions() map[string]model.Money {
	out := map[string]model.Money{}
	for _, w := range strings.Fields("贷 贷方 贷cr cr c 收 收入 来账 转入 存入 入账 进账 收款 入 2 + 贷记 credit") {
		out[w] = 1
	}
	for _, w := range strings.Fields("借 借方 借dr dr d 支 支出 付 往账 转出 支取 出账 付款 出 1 - 借记 debit") {
		out[w] = -1
	}
	return out
}

// direction reads such a word; 0 if it is none.
func direction(words map[string]model.Money, s string) model.Money {
	key := strings.ToLower(strings.Join(strings.Fields(model.Fold(s)), ""))
	return words[strings.Trim(key, ".()")]
}

// yuan are the ways in which a statement says that it is kept in yuan.
func yuan() []string {
	return []string{"", "人民币", "人民币元", "cny", "rmb", "156", "01", "001", "元", "￥", "¥", "人民币(元)"}
}
