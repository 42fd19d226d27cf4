package text

import "gonghui/ledger"

// Words of the passphrases that guard private fields.
const (
	ToolProtection = "口令与保护"

	ProtectState     = "状态"
	ProtectOpen      = "未加密：谁拿到账本文件，谁就能看到身份证号、卡号、电话、住址和病情"
	ProtectSet       = "已加密：私密资料要有口令才能看"
	ProtectLockedNow = "已加密，现在锁着：私密资料看不到、改不了，别的照常"
	ProtectPersons   = "有口令的人"
	NameSep          = "、"

	ProtectKeySet      = "设第一个口令"
	ProtectKeyUnlock   = "解锁"
	ProtectKeyLock     = "锁上"
	ProtectKeyAdd      = "增加一人"
	ProtectKeyChange   = "更换口令"
	ProtectKeyTake     = "去掉一人"
	ProtectKeyRecovery = "换恢复码"
	ProtectKeyDissolve = "取消保护"

	ProtectOffSet    = "已经设了口令"
	ProtectOffUnset  = "还没有设口令"
	ProtectOffLocked = "先解锁"
	ProtectOffOpen   = "现在没有锁"
	ProtectOffOne    = "只有一个人有口令"

	ProtectPerson     = "姓名"
	ProtectPass       = "口令"
	ProtectAgain      = "再输一次"
	ProtectDiffers    = "两次输入的不一样"
	ProtectPassGhost  = "至少八个字，可以是一句话"
	ProtectSuggest    = "生成一个口令"
	ProtectSuggested  = "已填入生成的口令，先抄在纸上："
	ProtectWorking    = "正在重写账本文件，请稍候"
	ProtectDone       = "口令已设好"
	ProtectRecovered  = "恢复码已换，旧的作废"
	ProtectOldCopies  = "旧的备份和复制出去的文件仍能用旧口令、旧恢复码打开：重新备份，再把旧的删掉。"
	ProtectChanged    = "口令已更换"
	ProtectAdded      = "已增加"
	ProtectTaken      = "已去掉"
	ProtectDissolved  = "已取消保护，账本现在未加密"
	ProtectLocked     = "已锁上"
	ProtectUnlocked   = "已解锁"
	ProtectSaveLabel  = "保存"
	ProtectWho        = "选人"
	ProtectTakeBody   = "他的口令从此打不开这个账本。他手里若有旧的备份，旧口令仍能打开那份备份。"
	ProtectLooseBody  = "取消后，私密资料不再加密，谁拿到文件都能看。"
	ProtectLooseTitle = "取消保护"
	ProtectCodeBody   = "原来的恢复码从此作废。"

	RecoveryTitle = "恢复码"

	// ShownOnScreen is what the log says of private fields that were looked at.
	ShownOnScreen = "屏幕显示"

	LockTitle     = "账本有口令"
	LockBody      = "输入口令（或恢复码），私密资料才看得到。按 Esc 不解锁也能记账、看报表。"
	LockIdleTitle = "已锁屏"
	LockIdleBody  = "很久没有人操作，屏幕锁上了。输入口令继续；没存的内容都还在。"
	StateLocked   = "私密已锁"
	StateGuarded  = "已加密"
)

// protectionActs say what was done to the passphrases.
var protectionActs = map[ledger.ProtectionAct]string{
	ledger.ProtectionSet: "设第一个口令", ledger.ProtectionAdded: "增加", ledger.ProtectionChanged: "更换口令",
	ledger.ProtectionTaken: "去掉", ledger.ProtectionRecovery: "换恢复码", ledger.ProtectionDissolved: "取消保护",
}

// RecoveryBody shows a recovery code, once.
func RecoveryBody(code string) string {
	return "恢复码只显示这一次，请现在抄在纸上，放进学校的保险柜：\n\n    " + code +
		"\n\n口令都忘了时，用它能打开私密资料。程序不保存它，谁也找不回来。"
}

// ProtectAdvice says what a passphrase does and what it does not do.
func ProtectAdvice() []string {
	return []string{
		"加密的是身份证号、银行卡号、电话、住址、病情和走访情况。姓名、金额、摘要不加密，整本账照常能核对。",
		"以前的备份、升级时留下的旧文件里还有没加密的内容：设好口令后重新备份，再把旧的删掉。",
		"笔记本电脑请另外打开系统自带的磁盘加密。",
	}
}

// Words of the command protect.
const (
	ProtectShort = "口令：看状态，设、换、去掉口令"
	ProtectLong  = "不带子命令时显示账本有没有口令、谁有口令。私密资料（身份证号、银行卡号、电话、住址、病情、走访情况）用口令加密；" +
		"每人各有一个口令，另有一张纸上的恢复码。"
	FlagPassphrase      = "口令所在的`文件`（第一行）；也可以放在环境变量 GONGHUI_PASSPHRASE 里"
	FlagNewPassphrase   = "新口令所在的`文件`（第一行）；不写就在终端里输入"
	FlagPerson          = "谁的口令：`姓名`"
	NeedsPerson         = "要用 --person 写明是谁的口令"
	NeedsPassphraseFile = "这里没有终端可以输入口令，请用 --passphrase-file 和 --new-passphrase-file 指定口令文件"
	AskPassphrase       = "口令："
	AskNewPassphrase    = "新口令（至少八个字）："
	AskAgain            = "再输一次："
	RecoveryOnce        = "恢复码只显示这一次，请抄在纸上放进保险柜；口令都忘了时只有它能打开私密资料"
)

// NoPassphraseFile says that a passphrase file cannot be read.
func NoPassphraseFile(path string) string {
	return "读不了口令文件 " + Plain(path) + "，请看路径和权限"
}
