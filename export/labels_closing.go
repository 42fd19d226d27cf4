package export

import "gonghui/ledger"

// interimIncome is said below 收入支出表 while the year's income and expense are not closed, as 资产负债表 says it.
const interimIncome = "本年收支尚未结转（或未含结转凭证），收入减支出的差额已列入「年末资金结余」，与资产负债表一致。"

// labelInterimIncome is the same below the printed form.
const labelInterimIncome = "注：" + interimIncome

// sealedContent is what the closing of a year sealed: every balance that the next one opens with. A credit balance is
// negative.
func sealedContent(e ledger.Event) orderedText {
	var list []orderedText
	for _, b := range e.Sealing() {
		list = append(list, orderedText{
			{name: colCode, text: b.Account}, {name: colName, text: b.Name}, {name: colProject, text: b.Project},
			{name: sealedBalance, text: b.Amount.String()},
		})
	}
	if list == nil {
		return nil
	}
	return orderedText{{name: sealedBalances, list: list}}
}

const (
	sealedBalances = "封存余额"
	sealedBalance  = "余额"
)
