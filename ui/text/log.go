package text

import (
	"fmt"
	"reflect"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of the operation log.
const (
	LogWhen    = "时间"
	LogWho     = "操作人"
	LogWhat    = "做了什么"
	LogContent = "内容"
	LogDetail  = "看详细"
	LogPerson  = "按人"
	LogKind    = "按事项"
	LogMonth   = "按月份"
	LogMore    = "更早的"
	LogNoMore  = "已经是全部"
	LogAll     = "全部"
	LogSame    = "公开的内容没有变化（私密资料不在日志里显示）"
	LogEmpty   = "（空）"
)

// LogTitle heads the log with its filters.
func LogTitle(n int, more bool, filters ...string) string {
	s := fmt.Sprintf("操作日志 · %d 条", n)
	if more {
		s = fmt.Sprintf("操作日志 · 最近 %d 条", n)
	}
	for _, f := range filters {
		if f != "" {
			s += " · " + f
		}
	}
	return s
}

// LogHead is the first line of an event in full.
func LogHead(seq uint64, when, who, what string) string {
	return fmt.Sprintf("第 %d 条  %s  %s  %s", seq, when, OrNone(who), what)
}

// LogChange says what a field was and is.
func LogChange(label, was, is string) string { return label + "：" + was + " → " + is }

// OrNone is s, or the word for a name that was not given.
func OrNone(s string) string {
	if s == "" {
		return "未写"
	}
	return s
}

// EventName says what kind of act an event was.
func EventName(k ledger.EventKind, of model.Kind) string {
	switch k {
	case ledger.EventRemoved:
		return "删除" + recordNames[of]
	case ledger.EventPosted:
		return "记账"
	case ledger.EventClosed:
		return "结账"
	case ledger.EventReopened:
		return "反结账"
	case ledger.EventProtected:
		return "口令"
	case ledger.EventShown:
		return "看私密资料"
	case ledger.EventSaved:
	}
	return "保存" + recordNames[of]
}

// EventContent sums an event up on one line. names are those of the members.
func EventContent(e ledger.Event, record any, names map[model.ID]string) string {
	switch r := record.(type) {
	case model.Branch:
		return r.Name
	case model.Member:
		return r.Number + " " + r.Name
	case model.Visit:
		return names[r.Member] + " " + r.Category + " " + r.Date.String() + amount(r.Total())
	case model.Subsidy:
		return names[r.Member] + " " + r.Category + amount(r.Amount)
	case model.Dues:
		return names[r.Member] + " " + r.Month.String() + amount(r.Amount)
	case model.Budget:
		return BudgetContent(r)
	case model.Opening:
		return fmt.Sprintf("%d年期初 %d 行", r.Year, len(r.Lines))
	case model.Voucher:
		return fmt.Sprintf("%s 记字第%d号 %s", r.In(), r.Number, r.Summary) + amount(debits(r))
	case model.AccountDetail:
		return r.Code + " " + r.Name
	case model.Answer:
		return fmt.Sprintf("%d年 第%d项 %s", r.Year, r.Check, r.Text)
	}
	if s := booksContent(record); s != "" {
		return s
	}
	if s := assetContent(record); s != "" {
		return s
	}
	if s := moreContent(record); s != "" {
		return s
	}
	if act, person, ok := e.Protection(); ok {
		return strings.TrimSpace(protectionActs[act] + " " + person)
	}
	if e.Kind == ledger.EventShown {
		return recordNames[e.Ref.Kind] + " " + e.Shown()
	}
	if p := e.Period(); p != 0 {
		return strings.TrimRight(PeriodName(p)+" "+e.Reason()+sealed(e), " ")
	}
	return e.Reason()
}

// booksContent is EventContent for the records that surround the vouchers.
func booksContent(record any) string {
	switch r := record.(type) {
	case model.Project:
		return ProjectContent(r)
	case model.Template:
		return TemplateContent(r)
	case model.Attachment:
		return FileContent(r)
	case model.Invoice:
		return InvoiceContent(r)
	case model.Receipt:
		return ReceiptContent(r)
	case model.CashCount:
		return CashContent(r)
	case model.Statement, model.BankLine, model.Match, model.Reconciliation:
		return BankContent(r)
	case model.Gap:
		return GapContent(r)
	}
	return ""
}

func amount(m model.Money) string {
	if m == 0 {
		return ""
	}
	return " " + m.Grouped()
}

func debits(v model.Voucher) model.Money {
	var sum model.Money
	for _, l := range v.Lines {
		sum += l.Debit()
	}
	return sum
}

// RecordLines are the open fields of a record that are not empty, one a line: label, a space, value.
func RecordLines(record any, names map[model.ID]string) []string {
	if record == nil {
		return nil
	}
	if lines := bankLines(record); lines != nil {
		return lines
	}
	if lines := assetLines(record, names); lines != nil {
		return lines
	}
	return structLines(reflect.ValueOf(record), names)
}

func structLines(v reflect.Value, names map[model.ID]string) []string {
	var out []string
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			out = append(out, structLines(v.Field(i), names)...)
			continue
		}
		label := fieldNames[f.Name]
		if label == "" || v.Field(i).IsZero() {
			continue
		}
		if f.Name == "Event" {
			out = append(out, fmt.Sprintf("%s 编号 %d 的事由", label, v.Field(i).Uint()))
			continue
		}
		for _, value := range fieldValues(v.Field(i), names) {
			out = append(out, label+" "+value)
		}
	}
	return out
}

// fieldValues puts a field's value into words; a list of parts becomes one line each.
func fieldValues(v reflect.Value, names map[model.ID]string) []string {
	switch x := v.Interface().(type) {
	case model.Money:
		return []string{x.Grouped()}
	case model.ID:
		if n := names[x]; n != "" {
			return []string{n}
		}
		return []string{DraftName(x)}
	case []string:
		return []string{strings.Join(x, "、")}
	case fmt.Stringer:
		return []string{x.String()}
	}
	if v.Kind() != reflect.Slice {
		return []string{fmt.Sprint(v.Interface())}
	}
	var out []string
	for i := range v.Len() {
		var parts []string
		part := v.Index(i)
		if part.Kind() != reflect.Struct {
			parts = fieldValues(part, names)
			out = append(out, strings.Join(parts, " "))
			continue
		}
		for j := range part.NumField() {
			if !part.Field(j).IsZero() {
				parts = append(parts, fieldValues(part.Field(j), names)...)
			}
		}
		out = append(out, strings.Join(parts, " "))
	}
	return out
}

// fieldNames are the labels of the records' open fields, by their Go names; a field that is not here is not shown.
var fieldNames = map[string]string{
	"Name": "名称", "Short": "简称", "CreditCode": "信用代码", "Bank": "开户行", "BankAccount": "账号",
	"Chair": "主席", "Treasurer": "财务", "Cashier": "出纳", "Auditor": "经审主任", "TermFrom": "届期自",
	"TermTo": "届期至", "Region": "地区", "Levy": "拨缴方式", "OwnShare": "留成比例（万分之）", "FirstYear": "第一个年度",
	"Categories": "走访类别", "Limits": "自定限额", "Number": "编号", "Sex": "性别", "Birth": "出生", "Department": "部门",
	"Group": "工会小组", "Office": "工会职务", "Joined": "入会日期", "Status": "会籍状态", "Changed": "变动日期",
	"Until": "结束日期", "Plan": "内容", "Guests": "非会员人数", "GuestNote": "非会员是谁", "Prizes": "奖项",
	"Standard": "每人每天的标准", "Basis": "依据", "Meal": "工作餐每人", "Souvenir": "纪念品每人", "Budget": "预算",
	"People": "名单", "Vouchers": "凭证",
	"Standings": "会籍变动", "MergedInto": "并入",
	"Bases": "会费基数", "Date": "日期", "Member": "会员", "Category": "类别", "EventDate": "事由日期", "Heard": "得知日期",
	"Relation": "关系", "Visitors": "走访人", "Manner": "方式", "Place": "地点", "Money": "慰问金额", "Goods": "慰问品",
	"GoodsValue": "慰问品金额", "Evidence": "佐证", "Approver": "审批人", "Approved": "批准日期", "Receiver": "领取人",
	"Payment": "支付方式", "Voucher": "凭证", "VoucherText": "凭证号（原文）", "Applied": "申请日期", "Amount": "金额",
	"Source": "来源", "File": "档案号", "ValidUntil": "有效期至", "Assessed": "评议日期", "Deliberated": "审议日期",
	"Steps": "办理环节", "Step": "环节", "Project": "项目", "Persons": "经办", "Override": "越过理由",
	"NoticeFrom": "公示起", "NoticeTo": "公示止", "Paid": "付款日期", "Month": "月份", "Year": "年度", "Lines": "分录",
	"Period": "期间", "Kind": "种类", "Summary": "摘要", "Attachments": "附件张数", "Preparer": "制单", "Reviewer": "审核",
	"Bookkeeper": "记账", "Handler": "经办人", "Counterparty": "对方单位", "Settlement": "结算方式", "Bill": "票据号",
	"Reverses": "冲销", "SourceReverses": "冲销凭证号（原文）", "Code": "编码", "Parent": "上级科目", "Check": "检查",
	"Minutes": "纪要", "MinutesDate": "纪要日期", "CloseMonthly": "收支按月结转", "ReviewFirst": "审核后才能记账",
	"CollectiveAbove": "集体研究起点", "CashLimit": "库存现金限额", "ChargesAccount": "手续费科目",
	"FinanceLead": "主管会计工作负责人", "AccountingHead": "会计主管人员", "Shares": "分年留成比例（万分之）", "Classes": "登记经济分类",
	"Series":  "号码系列",
	"Counted": "实点数", "Book": "账面余额", "Counter": "盘点人", "Witness": "监盘人", "Pieces": "券别张数",
	"Event": "再访", "Items": "慰问品明细", "OnBehalf": "代领人与本人关系", "FollowDue": "后续处理期限", "FollowBy": "后续经办",
	"FollowDone": "后续办结", "Object": "对象", "Text": "答复", "State": "整改状态",
}
