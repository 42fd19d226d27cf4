package export

import "gonghui/ledger"

// What 操作日志 and 事件.jsonl call the acts around the passphrases.
const (
	eventProtectedName = "口令"
	eventShownName     = "查看私密资料"
	colAct             = "事项"
	colWho             = "对象"
)

var protectionNames = map[ledger.ProtectionAct]string{
	ledger.ProtectionSet: "设第一个口令", ledger.ProtectionAdded: "增加一人", ledger.ProtectionChanged: "更换口令",
	ledger.ProtectionTaken: "去掉一人", ledger.ProtectionRecovery: "换恢复码", ledger.ProtectionDissolved: "取消保护",
}
