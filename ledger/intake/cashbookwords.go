package intake

import (
	"strings"

	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// The columns of a 收支流水账.
const (
	fBookIn      = "收入"
	fBookOut     = "支出"
	fBookBalance = "余额"
	fBookClass   = "类别"
	fBookMedium  = "现金/银行"
	fBookHandler = "经手人"
)

// cashbookFields are the headers of the plain book of income and spending that small unions keep. Its 借方
// is money in.
func cashbookFields() []sheet.Field {
	return []sheet.Field{
		must(field(fDate, "收支日期", "发生日期", "记账日期", "时间", "业务日期", "年月日")),
		must(field(fSummary, "事由", "内容", "收支内容", "说明", "业务摘要", "摘要说明", "事项", "用途")),
		field(fBookIn, "收入金额", "收方", "收入(元)", "借方", "借方金额", "收", "进账"),
		field(fBookOut, "支出金额", "付方", "支出(元)", "贷方", "贷方金额", "付", "支"),
		field(fBookBalance, "结余", "结存", "结余金额", "结存金额", "余额(元)"),
		field(fBookClass, "科目", "收支类别", "收支项目", "分类", "费用类别", "收支科目", "科目名称", "项目类别", "会计科目"),
		field(fBookMedium, "现金或银行", "资金类型", "资金账户", "账户", "支付方式", "收付方式", "结算方式", "付款方式", "方式"),
		field(fBookHandler, "经办人", "经办", "经手", "报销人"),
		field(fProject, "项目名称", "专项"),
		field(fAttachments, "附件张数", "附件", "单据张数", "附单据数"),
		field(fCounterparty, "收款人", "收款单位", "往来单位", "对方", "对方户名"),
		field(fBill, "票据号码", "票号", "发票号", "凭证号", "编号"),
		field("序号", "行号"), field(fNote),
	}
}

// transfer stands for an account: the money only changes its place between cash and bank.
const transfer = "transfer"

// class is a word for what money was for, as small unions write it, and the account that it means when
// money came in or went out; empty: not of that direction (domain: what goes where).
type class struct{ words, in, out string }

// classes are in the order in which they are looked for inside a longer text.
func classes() []class {
	return []class{
		{"提现 取现 提取现金 提取备用金", transfer, transfer},
		{"存现 存现金 现金存入 存银行 存入银行", transfer, transfer},
		{"代管 代收 捐款 募捐 互助金 互助保险 社团费", "221", "221"},
		{"上级专项补助 上级专项 专项转移支付", "40302", ""},
		{"上级补助 上级工会补助 上级拨款 上级下拨", "40301", ""},
		{"行政补助 学校补助 行政拨款 学校拨款", "405", ""},
		{"上解经费 上解 上缴经费 上缴上级 上缴", "211", "211"},
		{"拨缴经费 拨缴 工会经费拨入 经费拨入 工会经费", "402", ""},
		{"会费", "401", ""},
		{"利息 存款利息 结息", "408", ""},
		{"借款 备用金 借支 预支 归还借款 还款", "135", "135"},
		{"困难补助 困难帮扶 帮扶 救助 困难职工", "", "50404"},
		{"送温暖 送清凉 金秋助学", "", "50405"},
		{"慰问 走访 生日 福利 节日 会员活动 蛋糕 观影 电影 春游 秋游 退休纪念", "", "50105"},
		{"文体 体育 文艺 比赛 球 健身 合唱 运动会 活动", "", "50102"},
		{"宣传", "", "50103"},
		{"教育 讲座", "", "50101"},
		{"疗休养 疗养", "", "50104"},
		{"劳动竞赛 技能竞赛 教学竞赛", "", "50301"},
		{"建家 职工之家 教工之家", "", "50302"},
		{"书屋 图书", "", "50304"},
		{"服务", "", "50305"},
		{"劳动保护 防暑", "", "50402"},
		{"培训", "", "50501"},
		{"会议 会员大会 代表大会", "", "50502"},
		{"手续费 账户管理费 工本费 银行费用", "", ""}, // the account of bank charges is a setting
		{"补贴 津贴 印刷 办公 文印 资料", "", "50504"},
		{"设备购置 固定资产 购置", "", "50702"},
		{"其他收入", "408", ""},
		{"其他支出", "", "510"},
	}
}

// classAccount finds the account that a word for what money was for means: the whole word first, then
// inside of it.
func classAccount(word string, in bool, charges string) string {
	key := strings.ToLower(strings.Join(strings.Fields(model.Fold(word)), ""))
	for _, whole := range []bool{true, false} {
		for _, c := range classes() {
			account := c.out
			if in {
				account = c.in
			}
			if strings.HasPrefix(c.words, "手续费") && !in {
				account = charges
			}
			for _, w := range strings.Fields(c.words) {
				if account != "" && (key == w || !whole && strings.Contains(key, w)) {
					return account
				}
			}
		}
	}
	return ""
}

// classNames lists the first words of what is understood, for the message about one that is not.
func classNames(in bool) string {
	var out []string
	for _, c := range classes() {
		if in && c.in != "" || !in && (c.out != "" || c.in == "") {
			out = append(out, strings.Fields(c.words)[0])
		}
	}
	return strings.Join(out, "、")
}

// medium reads whether money moved in cash: 1, or at the bank: 2; 0 if the word is none.
func medium(word string) int {
	key := strings.ToLower(strings.Join(strings.Fields(model.Fold(word)), ""))
	if key == "" {
		return 0
	}
	switch {
	case strings.HasPrefix(key, "现") || key == model.AccountCash || key == "库存现金":
		return 1
	case strings.HasPrefix(key, model.AccountBank):
		return 2
	}
	for _, w := range strings.Fields("银 行 转账 转帐 汇款 网银 支票 刷卡 公务卡 对公") {
		if strings.Contains(key, w) {
			return 2
		}
	}
	return 0
}
