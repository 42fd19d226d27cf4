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
		Name: "示范市第二小学工会委员会", Short: "示范二小工会", CreditCode: "81329900MC00000006", Bank: "示范市农商银行城东支行",
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
			Number: "G001", Name: "台式电脑", Class: "computer", Quantity: 3, Unit: "台", Cost: 14400_00,
			Acquired: 20230110, Months: 72, Before: 4800_00, BeforeTo: before, Place: "工会办公室",
			Keeper: "会计甲", Origin: "购入",
		},
		{
			Number: "G002", Name: "会议桌椅", Class: "furniture", Quantity: 1, Unit: "套", Cost: 18000_00,
			Acquired: 20230315, Months: 180, Before: 2200_00, BeforeTo: before, Place: "教工之家",
			Keeper: "委员丙", Origin: "购入",
		},
		{
			Number: "G003", Name: "音响设备", Class: "general", Quantity: 1, Unit: "套", Cost: 4400_00, Acquired: 20220708,
			Months: 60, Before: 2200_00, BeforeTo: before, Place: "教工之家",
			Keeper: "委员丙", Origin: "购入",
		},
		{
			Number: "G004", Name: "激光打印机", Class: "computer", Quantity: 1, Unit: "台", Cost: 3200_00, Acquired: 20250915,
			Months: 72, Place: "工会办公室",
			Keeper: "会计甲", Origin: "购入",
		},
	}
}

// DemoActivity is an activity of the demonstration and the words of the vouchers that paid for it. Everybody of Every
// members is asked to it.
type DemoActivity struct {
	model.Activity
	Paid  string
	Every int
}

// DemoActivities are the entries of the demonstration's register of activities.
func DemoActivities() []DemoActivity {
	return []DemoActivity{
		{Paid: "教职工运动会支出", Every: 1, Activity: model.Activity{
			Kind: model.ActivityEvent, Name: "2025年教职工运动会", Date: 20250418, Budget: 12000_00, Place: "城东体育馆",
			Plan: "趣味项目八项，按组比赛", Approver: "主席乙", Approved: 20250320, Minutes: "工会委员会纪要〔2025〕3号",
			Account: "50102",
		}},
		{Paid: "教职工运动会支出", Every: 1, Activity: model.Activity{
			Kind: model.ActivityEvent, Name: "2026年教职工运动会", Date: 20260418, Budget: 12000_00, Place: "城东体育馆",
			Plan: "趣味项目八项，按组比赛", Approver: "主席乙", Approved: 20260319, Minutes: "工会委员会纪要〔2026〕3号",
			Account: "50102",
			Prizes: []model.Prize{
				{Name: "团体一等奖", Team: "第1小组", Value: 500_00, Goods: "奖状、球拍", Received: true},
				{Name: "团体二等奖", Team: "第3小组", Value: 300_00, Goods: "奖状、跳绳", Received: true},
			},
		}},
		{Paid: "读书会图书", Every: 5, Activity: model.Activity{
			Kind: model.ActivityEvent, Name: "五月读书会", Date: 20260517, Budget: 300_00, Place: "职工书屋",
			Plan: "共读一本书，交流一小时", Approver: "主席乙", Approved: 20260508, Account: "50101",
		}},
		{Every: 12, Activity: model.Activity{
			Kind: model.ActivityEvent, Name: "暑期茶艺讲座", Date: 20260703, Budget: 800_00, Place: "教工之家",
			Plan: "请区职工学校老师讲一次", Account: "50101",
		}},
	}
}

// DemoAbsent is why somebody does not come.
const DemoAbsent = "值班"

// DemoDrive is a collection of the last days.
func DemoDrive() model.Drive {
	return model.Drive{
		Kind: model.DriveDonation, Name: "2026年慈善一日捐", Project: "慈善一日捐", Date: 20260625, PerHead: 20_00, Payment: "现金",
	}
}

// DemoHonours are a stay for advanced workers and the honours of a year.
func DemoHonours() []DemoActivity {
	return []DemoActivity{
		{Every: 24, Activity: model.Activity{
			Kind: model.ActivityHonour, Name: "2025—2026学年优秀工会积极分子", Date: 20260612, Place: "会议室",
			Plan: "各组推荐，委员会评议", Approver: "主席乙", Approved: 20260610, Minutes: "工会委员会纪要〔2026〕6号",
		}},
		{Every: 36, Activity: model.Activity{
			Kind: model.ActivityRest, Name: "2026年先进教职工疗休养", Date: 20260714, Until: 20260718, Budget: 6000_00,
			Place: "市教工疗休养基地", Plan: "五天四晚，体检、讲座", Approver: "主席乙", Approved: 20260618,
			Minutes: "工会委员会纪要〔2026〕7号",
		}},
	}
}
