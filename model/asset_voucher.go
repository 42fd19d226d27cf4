package model

// The accounts of assets and of the funds that mirror them (财会〔2021〕7号, accounts 141, 162, 163 and 301).
const (
	AccountStock     = "141"   // 库存物品
	AccountFixed     = "162"   // 固定资产
	AccountWear      = "163"   // 累计折旧
	AccountStockFund = "30101" // 资产基金（库存物品）
	AccountFixedFund = "30104" // 资产基金（固定资产）

	AccountIntangible     = "171"   // 无形资产
	AccountAmortised      = "172"   // 累计摊销
	AccountIntangibleFund = "30105" // 资产基金（无形资产）
)

// WearVoucher books a month's depreciation, 借 30104 贷 163, and amortisation, 借 30105 贷 172; either may be nothing. It
// never touches an expense.
func WearVoucher(month Period, wear, amortised Money) Voucher {
	v := Voucher{Date: month.Last(), Summary: month.Chinese() + wordWear}
	switch {
	case wear == 0:
		v.Summary = month.Chinese() + wordAmortise
	case amortised != 0:
		v.Summary = month.Chinese() + wordWearBoth
	}
	for _, l := range []Line{
		{Account: AccountFixedFund, Side: Debit, Amount: wear},
		{Account: AccountWear, Side: Credit, Amount: wear},
		{Account: AccountIntangibleFund, Side: Debit, Amount: amortised},
		{Account: AccountAmortised, Side: Credit, Amount: amortised},
	} {
		if l.Amount != 0 {
			v.Lines = append(v.Lines, l)
		}
	}
	return v
}

// TakeDownVoucher takes an asset to 182 until its disposal is approved: 借 182 net, 借 163 worn, 贷 162 cost; of an
// intangible 172 and 171.
func TakeDownVoucher(a AssetCard, worn Money) Voucher {
	v := Voucher{Date: a.Pending, Summary: clip(wordTakeDown + a.Number + " " + a.Name)}
	on := a.Accounts()
	for _, l := range []Line{
		{Account: AccountPending, Side: Debit, Amount: a.Cost - worn},
		{Account: on.Wear, Side: Debit, Amount: worn},
		{Account: on.Cost, Side: Credit, Amount: a.Cost},
	} {
		if l.Amount != 0 {
			v.Lines = append(v.Lines, l)
		}
	}
	return v
}

// WriteOffVoucher takes an approved disposal off the fund, 借 30104 贷 182, the asset's net value. What it brought in,
// 借 paid 贷 182, and what it took, 借 182 贷 paid, go over 182 too; only the difference is income, 借 182 贷 408, or
// expense, 借 510 贷 182 (财会〔2021〕7号, account 182). Without any of these it has no lines.
func WriteOffVoucher(a AssetCard, net Money, paid string) Voucher {
	gain := a.Proceeds - a.Costs
	return disposalVoucher(a, wordWriteOff, []Line{
		{Account: a.Accounts().Fund, Side: Debit, Amount: net},
		{Account: AccountPending, Side: Credit, Amount: net},
		{Account: paid, Side: Debit, Amount: a.Proceeds},
		{Account: AccountPending, Side: Credit, Amount: a.Proceeds},
		{Account: AccountPending, Side: Debit, Amount: a.Costs},
		{Account: paid, Side: Credit, Amount: a.Costs},
		{Account: AccountPending, Side: Debit, Amount: max(gain, 0)},
		{Account: accountProceeds, Side: Credit, Amount: max(gain, 0)},
		{Account: accountOtherCost, Side: Debit, Amount: max(-gain, 0)},
		{Account: AccountPending, Side: Credit, Amount: max(-gain, 0)},
	})
}

// LeaveVoucher takes an asset off that is sold, given away or handed over with an approval: 借 30104 net, 借 163 worn,
// 贷 162 cost, and beside it the price, 借 paid 贷 408, and the costs, 借 510 贷 paid (财会〔2021〕7号, accounts 162,
// 163, 408 and 510).
func LeaveVoucher(a AssetCard, worn Money, paid string) Voucher {
	on, cost := a.Accounts(), a.Cost
	if a.Memo {
		cost, worn = 0, 0
	}
	return disposalVoucher(a, wordLeave, []Line{
		{Account: on.Fund, Side: Debit, Amount: cost - worn},
		{Account: on.Wear, Side: Debit, Amount: worn},
		{Account: on.Cost, Side: Credit, Amount: cost},
		{Account: paid, Side: Debit, Amount: a.Proceeds},
		{Account: accountProceeds, Side: Credit, Amount: a.Proceeds},
		{Account: accountOtherCost, Side: Debit, Amount: a.Costs},
		{Account: paid, Side: Credit, Amount: a.Costs},
	})
}

// disposalVoucher is the voucher of an approved disposal; lines of nothing are left out.
func disposalVoucher(a AssetCard, word string, lines []Line) Voucher {
	v := Voucher{
		Date: a.Disposed, Summary: clip(word + a.Number + " " + a.Name + " " + a.Approval),
		Minutes: clip(a.Approval), MinutesDate: a.Disposed,
	}
	for _, l := range lines {
		if l.Amount != 0 {
			v.Lines = append(v.Lines, l)
		}
	}
	return v
}

// Accounts of what a disposal brings in and takes (财会〔2021〕7号, accounts 408 and 510).
const (
	accountProceeds  = "408"
	accountOtherCost = "510"
)

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
