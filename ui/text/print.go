package text

// Words of print jobs.
const (
	FlagExportMonth  = "只要某一个`月`，1 到 12：vouchers、voucher-covers、statements"
	FlagPerPage      = "记账凭证每页`几张`：2 或 3"
	FlagDrafts       = "记账凭证连同草稿，草稿用暂编号"
	BadExportMonth   = "--month 是 1 到 12，只用于 vouchers（记账凭证）、voucher-covers（凭证封面）和 statements（会计报表）。"
	BadPerPage       = "--per-page 是 2 或 3，它和 --drafts 只用于 vouchers（记账凭证）。"
	BadExportAccount = "--account 只用于 ledgers（明细账）。"
)
