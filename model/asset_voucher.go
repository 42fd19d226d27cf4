package model

// The accounts of assets and of the funds that mirror them (财会〔2021〕7号, accounts 141, 162, 163 and 301).
const (
	AccountStock     = "141"   // 库存物品
	AccountFixed     = "162"   // 固定资产
	AccountWear      = "163"   // 累计折旧
	AccountStockFund = "30101" // 资产基金（库存物品）
	AccountFixedFund = "30104" // 资产基金（固定资产）
)

// WearVoucher books a month's depreciation: 借 30104 贷 163. It never touches an expense.
func WearVoucher(month Period, sum Money) Voucher {
	return Voucher{
		Date: month.Last(), Summary: month.Chinese() + wordWear,
		Lines: []Line{
			{Account: AccountFixedFund, Side: Debit, Amount: sum}, {Account: AccountWear, Side: Credit, Amount: sum},
		},
	}
}

// TakeDownVoucher takes an asset to 182 until its disposal is approved: 借 182 net, 借 163 worn, 贷 162 cost.
func TakeDownVoucher(a AssetCard, worn Money) Voucher {
	v := Voucher{Date: a.Pending, Summary: clip(wordTakeDown + a.Number + " " + a.Name)}
	for _, l := range []Line{
		{Account: AccountPending, Side: Debit, Amount: a.Cost - worn},
		{Account: AccountWear, Side: Debit, Amount: worn},
		{Account: AccountFixed, Side: Credit, Amount: a.Cost},
	} {
		if l.Amount != 0 {
			v.Lines = append(v.Lines, l)
		}
	}
	return v
}

// WriteOffVoucher takes an approved disposal off the fund: 借 30104 贷 182, the asset's net value.
func WriteOffVoucher(a AssetCard, net Money) Voucher {
	return Voucher{
		Date: a.Disposed, Summary: clip(wordWriteOff + a.Number + " " + a.Name + " " + a.Approval),
		Lines: []Line{
			{Account: AccountFixedFund, Side: Debit, Amount: net}, {Account: AccountPending, Side: Credit, Amount: net},
		},
	}
}

// StockOutVoucher books goods that are given out: 借 30101 贷 141 at cost. The expense was booked when they were bought.
func StockOutVoucher(i StockItem, m StockMove) Voucher {
	return Voucher{
		Date: m.Date, Summary: clip(wordStockOut + i.Name + " " + m.Purpose),
		Lines: []Line{
			{Account: AccountStockFund, Side: Debit, Amount: -m.Amount},
			{Account: AccountStock, Side: Credit, Amount: -m.Amount},
		},
	}
}

// StockInVoucher books goods bought for later: the expense and its payment, and beside it 借 141 贷 30101.
func StockInVoucher(i StockItem, m StockMove, expense, paid string) Voucher {
	return Voucher{
		Date: m.Date, Summary: clip(wordStockIn + i.Name + " " + m.Purpose), Counterparty: m.Who,
		Lines: []Line{
			{Account: expense, Side: Debit, Amount: m.Amount},
			{Account: paid, Side: Credit, Amount: m.Amount},
			{Account: AccountStock, Side: Debit, Amount: m.Amount},
			{Account: AccountStockFund, Side: Credit, Amount: m.Amount},
		},
	}
}
