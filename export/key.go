package export

import (
	"gonghui/ledger"
	"gonghui/model"
)

// Key is what a row of a Table stands for, so that a screen can open it: an account, in one month or of one party where
// these are set; a line of 资产负债表; or a record.
type Key struct {
	Account string
	Month   int              // 0: the months of the report itself
	Party   string           // as Query.Party
	Line    ledger.SheetLine // 0: none
	Ref     model.Ref
}
