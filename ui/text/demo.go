package text

import (
	"fmt"
	"strings"

	"gonghui/model"
)

// DemoActor keeps the demonstration book.
const DemoActor = "会计甲"

// DemoBranch is the fictional union of the demonstration book.
func DemoBranch(day model.Date) model.Branch {
	return model.Branch{
		Name: "示范市第二小学工会委员会", Short: "示范二小工会", CreditCode: "81329900MC00000000", Bank: "示范市农商银行城东支行",
		BankAccount: "3290000000000000000", Chair: "主席乙", Treasurer: DemoActor, Cashier: "出纳丁", Auditor: "经审戊",
		TermFrom: 20230901, TermTo: 20280831, Region: "四川", Levy: model.LevySelf, OwnShare: 6000, FirstYear: 2025,
		Categories: model.DefaultCategories(), CashLimit: 500000, Demo: day,
	}
}

// DemoReviewer checks what the demonstration book's treasurer does.
const DemoReviewer = "主席乙"

// DemoCashier keeps the demonstration book's cash.
const DemoCashier = "出纳丁"

// DemoGift names the present that a demonstration voucher pays for: 2026年端午慰问 of 端午慰问品（74人）.
func DemoGift(year int, summary string) (string, bool) {
	festival, _, found := strings.Cut(summary, "慰问品（")
	return fmt.Sprintf("%d年%s慰问", year, festival), found
}

// DemoPassed is how the demonstration's budget of a year was passed.
func DemoPassed(year int) (committee, audited, upper model.Passed) {
	at := func(month, day int, paper string) model.Passed {
		d := model.NewPeriod(year, month).First().AddDays(day - 1)
		return model.Passed{Date: d, Paper: fmt.Sprintf(paper, year)}
	}
	return at(1, 6, "工会委员会纪要〔%d〕1号"), at(1, 7, "经审会意见〔%d〕1号"), at(1, 20, "区教育工会批复〔%d〕6号")
}

// DemoAssets are the cards of the demonstration's fixed assets: what was there before the book began, and the printer
// that was bought in it, whose voucher Voucher is to be set.
func DemoAssets() []model.AssetCard {
	const before = model.Period(202412)
	return []model.AssetCard{
		{
			Number: "G001", Name: "台式电脑", Class: "computer", Quantity: 3, Unit: "台", Cost: 14400_00, Acquired: 20230110,
			Months: 72, Before: 4800_00, BeforeTo: before, Place: "工会办公室", Keeper: "会计甲", Origin: "购入",
		},
		{
			Number: "G002", Name: "会议桌椅", Class: "furniture", Quantity: 1, Unit: "套", Cost: 18000_00, Acquired: 20230315,
			Months: 180, Before: 2200_00, BeforeTo: before, Place: "教工之家", Keeper: "委员丙", Origin: "购入",
		},
		{
			Number: "G003", Name: "音响设备", Class: "general", Quantity: 1, Unit: "套", Cost: 4400_00, Acquired: 20220708,
			Months: 60, Before: 2200_00, BeforeTo: before, Place: "教工之家", Keeper: "委员丙", Origin: "购入",
		},
		{
			Number: "G004", Name: "激光打印机", Class: "computer", Quantity: 1, Unit: "台", Cost: 3200_00, Acquired: 20250915,
			Months: 72, Place: "工会办公室", Keeper: "会计甲", Origin: "购入",
		},
	}
}
