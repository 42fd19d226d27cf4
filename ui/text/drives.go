package text

import (
	"fmt"

	"gonghui/model"
)

// Words of others' money that is collected and handed on.
const (
	ToolDrives = "代收代办（互助、捐款、社团费）"

	DrivesEmpty   = "还没有代收代办：按 n 按名册生成一份"
	DrivesReading = "正在读取代收代办"

	DriveColDate  = "日期"
	DriveColKind  = "种类"
	DriveColName  = "名称"
	DriveColIn    = "收到"
	DriveColOut   = "交出"
	DriveColKept  = "还在手里"
	DriveColState = "状态"

	DriveKeyNew     = "新的代收代办"
	DriveKeyOpen    = "看名单"
	DriveKeyEdit    = "修改"
	DriveKeyLeave   = "不参加、恢复"
	DriveKeyAmount  = "改这人的金额"
	DriveKeyHand    = "登记交出"
	DriveKeyClaim   = "记这人的互助金"
	DriveKeyVoucher = "起草凭证"
	DriveKeyClose   = "办结"
	DriveKeyPrint   = "写名单"
	DriveOffClosed  = "已经办结"
	DriveOffMutual  = "只有互助保障才有互助金"
	DriveOffKept    = "还有钱在手里，不能办结"

	DriveKind    = "种类"
	DriveName    = "名称"
	DriveProject = "项目"
	DriveDate    = "收款日期"
	DriveUntil   = "保障止"
	DriveEach    = "每人金额"
	DrivePayment = "收付方式"
	DriveNote    = "备注"
	DriveWhy     = "不参加的原因"
	DriveTo      = "交给谁"
	DriveOn      = "交出日期"
	DriveReceipt = "对方收据号"
	DriveSum     = "金额"
	DriveArrived = "到账日期"
	DrivePassed  = "转付日期"
	DriveApplied = "申请日期"

	DriveSaved  = "保存代收代办"
	DriveClosed = "已办结"

	DriveStepIn      = "收到的款"
	DriveStepOut     = "交出的款"
	DriveStepArrived = "到账的互助金："
	DriveStepPassed  = "转付的互助金："

	DriveShort       = "代收代办：互助保障、捐款、社团费的名单、收付、结存"
	DriveListShort   = "列出代收代办和各自的结存"
	DriveNewShort    = "按名册生成一份代收代办"
	FlagDriveKind    = "`种类`：互助、捐款、社团"
	FlagDriveName    = "`名称`"
	FlagProject      = "`项目`名；221 代管经费按它分开"
	FlagDriveDate    = "收款`日期`"
	FlagDriveEach    = "每人`金额`；不写就各人自愿，以后逐人填"
	FlagDriveID      = "代收代办的编`号`（drive list 里第一列）"
	FlagDriveOn      = "交出`日期`；不写就是今天"
	FlagDriveTo      = "交给`谁`"
	FlagDriveReceipt = "对方开的收据`号`"
	FlagDriveAmount  = "交出的`金额`；不写就是收到的全部"
	NeedsDrive       = "要写 --name、--project、--date"
	BadDriveKind     = "种类写 互助、捐款 或 社团"
	DriveTies        = "相符"

	DriveSetShort    = "修改名称、日期、收付方式、备注"
	DriveGiveShort   = "改一个人的金额，或记下不参加的原因"
	DriveClaimShort  = "记一个人的互助金：申请、到账、转付"
	DriveCloseShort  = "办结：钱都交出、转付，凭证都记账以后"
	DriveShowShort   = "名单、互助金、凭证和结存，与 221 代管经费对照"
	FlagDriveUntil   = "保障到哪一`天`"
	FlagDrivePayment = "收付`方式`：现金、银行 …"
	FlagDriveNote    = "`备注`"
	FlagDriveGive    = "这个人的`金额`"
	FlagDriveWhy     = "不参加的`原因`"
	FlagClaimAmount  = "互助金`金额`"
	FlagClaimApplied = "申请`日期`；不写就是今天"
	FlagClaimArrived = "到账`日期`"
	FlagClaimPassed  = "转付`日期`"
	FlagClaimDrop    = "删去还没转付的那一笔"
	FlagDriveClosed  = "办结`日期`；不写就是今天"
	FlagDriveUndo    = "取消办结"
	NeedsDriveMember = "要写 --member"
	NeedsDriveGive   = "写 --amount 金额，或写 --why 不参加的原因"
	NeedsClaimAmount = "要写 --amount 金额"
	NoDriveClaim     = "这个人没有还没转付的互助金"
	DriveNoVoucher   = "没有凭证"
	DriveMark        = "："
	DriveKeyReopen   = "取消办结"
)

var driveKinds = map[model.DriveKind]string{
	model.DriveMutual: "互助", model.DriveDonation: "捐款", model.DriveClub: "社团",
}

// DriveKinds are all kinds, in order.
func DriveKinds() []model.DriveKind {
	return []model.DriveKind{model.DriveMutual, model.DriveDonation, model.DriveClub}
}

// DriveKindName names a kind of drive.
func DriveKindName(k model.DriveKind) string { return driveKinds[k] }

// DriveKindNamed finds a kind by its name.
func DriveKindNamed(s string) (model.DriveKind, bool) {
	for k, name := range driveKinds {
		if name == s {
			return k, true
		}
	}
	return 0, false
}

// DrivesTitle heads a year's list.
func DrivesTitle(year, n int) string { return fmt.Sprintf("代收代办 · %d年 · %d 项", year, n) }

// DriveState says how far a drive has come.
func DriveState(d model.Drive) string {
	switch {
	case d.Closed != 0:
		return "已办结"
	case d.Collected() == 0:
		return "未收款"
	case d.Received == 0:
		return "未起草凭证"
	case d.Handed.Amount < d.Collected():
		return "未交出"
	}
	return "已交出"
}

// DriveFoot sums a drive up and compares it with account 221.
func DriveFoot(d model.Drive, owed model.Money) []string {
	arrived, passed := d.ClaimSums()
	first := fmt.Sprintf("%d 人，收到 %s，交出 %s", d.Givers(), d.Collected().Grouped(), d.Handed.Amount.Grouped())
	if arrived != 0 || passed != 0 {
		first += fmt.Sprintf("，互助金到账 %s，转付 %s", arrived.Grouped(), passed.Grouped())
	}
	tie := DriveTies
	if d.Kept() != owed {
		tie = "不符（草稿不算）"
	}
	second := fmt.Sprintf("还在手里 %s；221 账上「%s」 %s，%s", d.Kept().Grouped(), d.Project, owed.Grouped(), tie)
	return []string{first, second}
}

// DriveClaim sums a member's claims up.
func DriveClaim(c model.Claim) string {
	s := "互助金 " + c.Amount.Grouped()
	switch {
	case c.Passed != 0:
		return s + " 已转付"
	case c.Arrived != 0:
		return s + " 已到账"
	}
	return s + " 已申请"
}

// DriveLine is one drive on a command's output.
func DriveLine(d model.Drive) string {
	return fmt.Sprintf("%d　%s　%s　%s　收到 %s　交出 %s　还在手里 %s　%s", d.ID, d.Date, DriveKindName(d.Kind), Plain(d.Name),
		d.Collected().Grouped(), d.Handed.Amount.Grouped(), d.Kept().Grouped(), DriveState(d))
}

// DriveGiver is one giver on a command's output.
func DriveGiver(m model.Member, l model.GiftLine) string {
	said := l.Amount.Grouped()
	if l.Left != "" {
		said = "不参加（" + Plain(l.Left) + "）"
	}
	return fmt.Sprintf("　%s　%s　%s　%s", m.Number, Plain(m.Name), Plain(m.Department), said)
}

// DriveClaimLine is one claim on a command's output.
func DriveClaimLine(m model.Member, c model.Claim) string {
	return fmt.Sprintf("　%s　%s　%s　申请 %s　到账 %s　转付 %s", m.Number, Plain(m.Name), DriveClaim(c), c.Applied,
		c.Arrived, c.Passed)
}

// DriveStep names a step by which money moved.
func DriveStep(s model.Step) string {
	return map[model.Step]string{
		model.StepReceived: "收到", model.StepHanded: "交出", model.StepArrived: "互助金到账", model.StepPassed: "互助金转付",
	}[s]
}
