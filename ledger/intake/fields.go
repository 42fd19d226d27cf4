package intake

import (
	"iter"
	"regexp"
	"strconv"
	"strings"

	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// The names of the fields that code asks for.
const (
	fNumber    = "会员号"
	fName      = "姓名"
	fSex       = "性别"
	fIDNumber  = "身份证号"
	fBirth     = "出生日期"
	fDept      = "部门"
	fGroup     = "工会小组"
	fOffice    = "工会职务"
	fJoined    = "入会日期"
	fStatus    = "会籍状态"
	fChanged   = "变动日期"
	fPhone     = "手机"
	fCard      = "银行卡号"
	fService   = "工会服务卡号"
	fRetires   = "退休年月"
	fBase      = "会费基数"
	fBaseFrom  = "基数起始月"
	fAddress   = "家庭住址"
	fNote      = "备注"
	fCode      = "科目编码"
	fDebitBal  = "借方余额"
	fCreditBal = "贷方余额"
	fBalance   = "余额"

	fDebitAccount  = "借方科目"
	fCreditAccount = "贷方科目"

	fProject   = "项目"
	fClass     = "经济分类"
	fYearOpen  = "年初余额"
	fYearDebit = "本年累计借方"
	fYearCred  = "本年累计贷方"
	fLastYear  = "上年决算数"
	fPlan      = "预算数"
	fAdjust    = "调整数"
	fExplain   = "说明"

	fAccountName  = "科目名称"
	fTopAccount   = "总账科目"
	fDetail       = "明细科目"
	fDate         = "日期"
	fWord         = "凭证字"
	fVoucher      = "凭证号"
	fSummary      = "摘要"
	fDebit        = "借方"
	fCredit       = "贷方"
	fSide         = "方向"
	fAmount       = "金额"
	fMember       = "会员"
	fMemberName   = "会员姓名"
	fAttachments  = "附件数"
	fPreparer     = "制单"
	fReviewer     = "审核"
	fBookkeeper   = "记账"
	fCashier      = "出纳"
	fHandler      = "经办人"
	fApprover     = "审批人"
	fCounterparty = "对方单位"
	fSettlement   = "结算方式"
	fBill         = "票据号"
	fReverses     = "冲销凭证号"

	fCategory   = "类别"
	fReason     = "事由"
	fEventDate  = "事由日期"
	fHeard      = "得知日期"
	fRelation   = "关系"
	fVisitors   = "走访人"
	fManner     = "方式"
	fPlace      = "地点"
	fMoney      = "慰问金额"
	fGoods      = "慰问品"
	fGoodsValue = "慰问品金额"
	fEvidence   = "佐证"
	fApproved   = "审批日期"
	fReceiver   = "领取人"
	fPayment    = "支付方式"

	fApplied     = "申请日期"
	fHardship    = "困难类别"
	fCause       = "致困原因"
	fSource      = "资金来源"
	fFile        = "档案号"
	fValidUntil  = "认定有效期至"
	fAssessed    = "评议日期"
	fDeliberated = "审议日期"
	fNoticeFrom  = "公示起"
	fNoticeTo    = "公示止"
	fGranted     = "批准日期"
	fGranter     = "批准人"
	fPaidOut     = "发放日期"
	fMonth       = "月份"
	fPaid        = "缴费日期"
)

// field makes a field with its other headers; must makes it a needed one.
func field(name string, aliases ...string) sheet.Field {
	return sheet.Field{Name: name, Aliases: aliases}
}

func must(f sheet.Field) sheet.Field {
	f.Needed = true
	return f
}

// numberAliases and nameAliases are the headers of a member's number and name in all tables.
func numberAliases() []string {
	return []string{fNumber, "会员证号", "会员编号", "会员卡号", "工会会员号", "工会会员证号", "会员证编号", "工号"}
}

func nameAliases() []string {
	return []string{"姓名", "会员名", "会员名称", "职工姓名", "教职工姓名", "教师姓名", "慰问对象", "被慰问人", "走访对象", "申请人", "受助人", "补助对象"}
}

func memberFields() []sheet.Field {
	return []sheet.Field{
		field(fNumber, numberAliases()[1:]...),
		must(field(fName, nameAliases()[1:6]...)),
		field(fSex),
		field(fIDNumber, "身份证号码", "身份证", "公民身份号码", "公民身份证号", "证件号码", "证件号", "居民身份证号码"),
		field(fBirth, "出生年月", "出生年月日", "出生", "生日"),
		field(fDept, "所在部门", "部门年级组", "部门/年级组", "年级组", "所在部门/工会小组", "处室", "科室", "教研组", "所在单位", "所属部门"),
		field(fGroup, "小组", "所属小组", "所在小组", "分会", "所在工会小组", "所属工会小组"),
		field(fOffice, "工会职务名称", "工会任职", "工会内职务"),
		field(fJoined, "入会时间", "入会年月", "加入工会时间", "加入工会日期", "入会日"),
		field(fStatus, "会员状态", "状态", "会籍", "会籍情况", "在会状态"),
		field(fChanged, "变动时间", "会籍变动日期", "状态变动日期", "异动日期", "异动时间", "离会日期", "转出日期", "退休日期", "退会日期"),
		field(fPhone, "手机号", "手机号码", "联系电话", "电话", "联系方式", "移动电话", "电话号码"),
		field(fCard, "银行账号", "工资卡号", "银行卡", "卡号", "工资卡", "银行卡账号"),
		field(fService, "服务卡号", "工会服务卡", "工会卡号", "职工服务卡号"),
		field(fRetires, "预计退休年月", "退休时间", "法定退休年月", "到龄年月"),
		field(fBase, "工资基数", "缴费基数", "会费缴纳基数", "月工资", "计费工资"),
		field(fBaseFrom, "基数起始", "基数起始年月", "基数执行月", "起始月"),
		field(fAddress, "住址", "家庭地址", "住宅地址", "地址"),
		field(fNote, "附注", "说明"),
	}
}

func accountFields() []sheet.Field {
	return []sheet.Field{
		field(fCode, "科目代码", "科目编号", "会计科目编码", "会计科目代码", "编码", "代码", "科目号"),
		field(fAccountName, "科目", "会计科目", "会计科目名称", "科目全称"),
	}
}

func openingFields() []sheet.Field {
	return append(accountFields(),
		field(fDebitBal, "期初借方", "期初借方余额", "期初余额借方", "借方期初余额", "年初借方余额", "余额借方", "借方"),
		field(fCreditBal, "期初贷方", "期初贷方余额", "期初余额贷方", "贷方期初余额", "年初贷方余额", "余额贷方", "贷方"),
		field(fSide, "借贷方向", "借或贷", "借贷", "余额方向"),
		field(fBalance, "期初余额", "期初数", "期初金额", "账面余额"),
		field(fProject, "项目名称", "核算项目", "专项", "辅助核算"),
		field(fYearOpen, "年初数"),
		field(fYearDebit, "累计借方", "本年借方累计", "本年累计发生额借方", "本年累计借方发生额", "借方累计"),
		field(fYearCred, "累计贷方", "本年贷方累计", "本年累计发生额贷方", "本年累计贷方发生额", "贷方累计"),
	)
}

func budgetFields() []sheet.Field {
	return append(accountFields(),
		field(fLastYear, "上年决算", "上年数", "上年执行数", "上年实际", "上年度决算数", "上年实际数"),
		must(field(fPlan, "本年预算数", "本年预算", "年初预算数", "预算", "预算金额", "年度预算", "本年度预算数")),
		field(fAdjust, "预算调整数", "调整金额", "调整", "预算调整", "调增调减"),
		field(fExplain, "备注", "编制说明", "预算说明"),
	)
}

func voucherFields() []sheet.Field {
	return append(accountFields(),
		must(field(fDate, "凭证日期", "记账日期", "制单日期", "业务日期", "填制日期")),
		field(fWord, "字", "凭证类别", "凭证类型"),
		must(field(fVoucher, "凭证字号", "凭证编号", "字号", "凭证号码", "凭证序号", "凭证字第号", "号")),
		must(field(fSummary, "摘要说明", "业务摘要", "凭证摘要", "内容摘要")),
		field(fTopAccount, "一级科目", "总账科目名称", "总帐科目", "总账"),
		field(fDetail, "明细科目名称", "二级科目", "明细", "子目", "明细帐科目"),
		field(fDebitAccount, "借方科目名称", "借方会计科目", "借方总账科目", "借方科目编码"),
		field(fCreditAccount, "贷方科目名称", "贷方会计科目", "贷方总账科目", "贷方科目编码"),
		field(fDebit, "借方金额", "借方发生额", "借方本币", "借方发生", "金额借方", "借"),
		field(fCredit, "贷方金额", "贷方发生额", "贷方本币", "贷方发生", "金额贷方", "贷"),
		field(fSide, "借贷方向", "借贷", "借贷标志", "余额方向"),
		field(fAmount, "发生额", "发生金额", "本币金额"),
		field(fProject, "项目名称", "核算项目", "专项", "辅助核算", "专项名称"),
		field(fClass, "支出经济分类", "经济分类科目", "部门预算支出经济分类"),
		field(fMember, append([]string{"会员姓名", "个人", "往来个人"}, numberAliases()...)...),
		field(fAttachments, "附件张数", "附件", "附单据数", "附单据", "单据张数", "单据数", "所附单据"),
		field(fPreparer, "制单人", "填制人", "制证", "制证人", "编制人", "录入人"),
		field(fReviewer, "审核人", "复核", "复核人"),
		field(fBookkeeper, "记账人", "过账人", "登账", "登账人", "会计"),
		field(fCashier, "出纳人", "出纳员"),
		field(fHandler, "经办", "经手人", "报销人", "业务员"),
		field(fApprover, "审批", "批准人", "审批主席", "签批人"),
		field(fCounterparty, "收款人", "收款单位", "对方户名", "往来单位", "单位名称", "供应商", "对方", "对方名称"),
		field(fSettlement, "支付方式", "结算", "付款方式"),
		field(fBill, "票据号码", "票号", "结算号", "发票号", "支票号", "发票号码", "票据编号"),
		field(fReverses, "冲销", "被冲销凭证号", "红冲凭证号", "原凭证号", "冲红凭证号"),
	)
}

// personFields are the two columns in which a member may be named.
func personFields() []sheet.Field {
	return []sheet.Field{field(fMember, numberAliases()...), field(fMemberName, nameAliases()...)}
}

func visitFields() []sheet.Field {
	return append(personFields(),
		must(field(fDate, "走访日期", "慰问日期", "走访时间", "慰问时间", "走访慰问日期", "时间")),
		must(field(fCategory, "走访类别", "慰问类别", "慰问类型", "类型", "走访类型", "必访类别", "慰问项目", "事由类别")),
		field(fReason, "走访事由", "慰问事由", "原因", "慰问原因"),
		field(fEventDate, "事由发生日期", "发生日期", "事发日期", "事由时间", "事件日期"),
		field(fHeard, "得知时间", "获知日期", "知晓日期"),
		field(fRelation, "与会员关系", "与本人关系", "与职工关系", "亲属关系"),
		field(fVisitors, "走访人员", "慰问人", "慰问人员", "参加人员", "参与人员", "经办人"),
		field(fManner, "走访方式", "慰问方式", "形式", "慰问形式"),
		field(fPlace, "走访地点", "慰问地点"),
		field(fMoney, "慰问金", "金额", "慰问金数额", "慰问现金", "现金金额"),
		field(fGoods, "慰问品名称", "慰问物品", "物品", "品名", "慰问品内容"),
		field(fGoodsValue, "慰问品价值", "物品价值", "实物价值", "物品金额", "实物金额", "慰问品价格", "慰问物品金额"),
		field(fEvidence, "佐证材料", "证明材料", "附件材料", "证明", "附件"),
		field(fApprover, "审批", "批准人", "审批主席"),
		field(fApproved, "批准日期", "审批时间"),
		field(fReceiver, "签收人", "领款人", "领取", "签领人"),
		field(fPayment, "发放方式", "付款方式"),
		field(fVoucher, "凭证字号", "凭证编号", "记账凭证号"),
		field(fNote, "附注"),
	)
}

func subsidyFields() []sheet.Field {
	return append(personFields(),
		must(field(fApplied, "申请时间", "申请日")),
		must(field(fHardship, "困难类型", "类别", "帮扶类别", "致困类别", "困难程度")),
		field(fCause, "困难原因", "原因", "主要致困原因", "申请理由"),
		must(field(fAmount, "补助金额", "帮扶金额", "发放金额", "救助金额", "慰问金额")),
		field(fSource, "经费来源", "来源"),
		field(fFile, "档案编号", "困难档案号", "建档号"),
		field(fValidUntil, "有效期至", "有效期", "认定有效期"),
		field(fAssessed, "评议时间", "小组评议日期", "民主评议日期"),
		field(fDeliberated, "审议时间", "集体审议日期", "委员会审议日期"),
		field(fNoticeFrom, "公示开始日期", "公示开始", "公示起始日期", "公示日期起", "公示起日"),
		field(fNoticeTo, "公示结束日期", "公示结束", "公示截止日期", "公示日期止", "公示止日"),
		field(fGranted, "审批日期", "批准时间"),
		field(fGranter, "审批人", "审批"),
		field(fPaidOut, "发放时间", "发放日", "支付日期", "打款日期"),
		field(fPayment, "发放方式", "付款方式"),
		field(fVoucher, "凭证字号", "凭证编号", "记账凭证号"),
		field(fNote, "附注"),
	)
}

func duesFields() []sheet.Field {
	fields := append(personFields(),
		field(fMonth, "所属月份", "会费月份", "缴费月份", "年月", "缴纳月份", "月"),
		field(fAmount, "缴费金额", "会费", "实缴", "实缴金额", "会费金额", "缴纳金额", "应缴会费",
			"代扣金额", "实扣金额", "扣款金额", "本月代扣"),
		field(fPaid, "缴费时间", "缴纳日期", "收缴日期", "扣缴日期"),
	)
	numerals := []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}
	for m, numeral := range numerals {
		n := strconv.Itoa(m + 1)
		two := n
		if m < 9 {
			two = "0" + n
		}
		fields = append(fields, field(monthField(m+1), numeral+"月", numeral+"月份", n+"月份", two+"月", n+"月会费"))
	}
	return fields
}

// monthField is the header of a month's column, 1月 to 12月.
func monthField(m int) string { return strconv.Itoa(m) + "月" }

// duesLayouts are the layouts of dues: a row a payment with its month, or of the month that the title names, or a
// column a month of which one at least is there.
func duesLayouts() [][]string {
	layouts := [][]string{{fMonth, fAmount}, {fAmount}}
	for m := 1; m <= 12; m++ {
		layouts = append(layouts, []string{monthField(m)})
	}
	return layouts
}

// yearIn finds the latest year titles speak of, such as 2025年预算; 0 when there is none. Beside a budget's year stands
// the one before, of whose figures it shows.
func yearIn(titles string) int {
	latest := 0
	for y, rest := range fourDigits(titles) {
		if strings.HasPrefix(rest, "年") {
			latest = max(latest, y)
		}
	}
	return latest
}

// monthIn finds the month that titles or a name speak of: 2025年3月, 2025-03, 2025.3; 0 when there is none, or several.
func monthIn(s string) model.Period {
	var found model.Period
	named := regexp.MustCompile(`(\d{4})\s*[年.\-/]\s*(\d{1,2})(?:\s*月|\D|$)`)
	for _, m := range named.FindAllStringSubmatch(model.Fold(s), -1) {
		y, _ := strconv.Atoi(m[1])
		n, _ := strconv.Atoi(m[2])
		if n < 1 || n > 12 {
			continue
		}
		p := model.NewPeriod(y, n)
		if found != 0 && found != p {
			return 0
		}
		found = p
	}
	return found
}

// yearNamed finds the latest year in the name of a sheet or file, where 年 may be missing: 会费2025; 0 when there is
// none. What goes on like a date says when the file was made, not what it is about.
func yearNamed(name string) int {
	latest := 0
	for y, rest := range fourDigits(name) {
		if tail := strings.TrimLeft(rest, "-_. "); tail == rest || tail == "" || !isDigit(tail[0]) {
			latest = max(latest, y)
		}
	}
	return latest
}

// fourDigits gives every number of just four digits that may be a year, with the text behind it.
func fourDigits(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for at := 0; at < len(s); {
			end := at
			for end < len(s) && isDigit(s[end]) {
				end++
			}
			n, err := strconv.Atoi(s[at:end])
			if err == nil && end-at == 4 && n >= 2000 && n < 2200 && !yield(n, s[end:]) {
				return
			}
			at = max(end, at+1)
		}
	}
}

// marks are words in brackets behind a name that say why the person is not on the roster as an active member.
func marks() map[string]string {
	return map[string]string{"非会员": "非会员", "退休": "保留会籍", "离退休": "保留会籍", "已退休": "保留会籍", "退休会员": "保留会籍"}
}
