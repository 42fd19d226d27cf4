package text

// Words of the command account.
const (
	AccountShort       = "明细科目：在末级科目下加自己的明细，如 10201 基本户"
	AccountLong        = AccountShort + "\n\n编码是上级科目的编码加两位数字；上级科目还没有记过账才能加。制度规定的科目不能改名。"
	AccountListShort   = "列出自己加的明细科目"
	AccountAddUse      = "add 编码 名称"
	AccountAddShort    = "加一个明细科目"
	AccountRenameUse   = "rename 编码 新名称"
	AccountRenameShort = "给自己加的明细科目改名"
	AccountBadCode     = "「%s」不是明细科目的编码：上级科目的编码后面加两位数字，例：10201。"
	AccountNotOwn      = "「%s」不是自己加的明细科目；gonghui account list 列出全部。"
)
