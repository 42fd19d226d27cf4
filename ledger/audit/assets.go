package audit

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// holding is what the checks on assets ask beside the vouchers.
type holding struct {
	cards     []model.AssetCard
	worn      map[model.ID]model.Money // at the end of the year, by card
	runs      []model.Depreciation     // that stand, of all years, by month
	unposted  map[model.ID]bool        // runs whose voucher is a draft
	items     int                      // sorts of goods
	differ    []ledger.AssetDifference // cards and goods against the accounts at the end of the year, or today
	counts    []model.AssetCount       // of the year
	uncounted []model.AssetCount       // of those, the ones with a difference that no voucher books
	halves    []half
	goods     []purchase
	straight  []slip // assets that left 162 or 171 without going over 182
	unminuted []slip // took something off 182 for good without saying by whose decision
}

// half is what a voucher lacks of a pair: spent on 507 without an asset, or an asset that the fund brought without 507.
type half struct {
	slip
	month        model.Period
	spent, added model.Money
	unmirrored   model.Money
	paid         bool // money went out, for an expense other than 507
}

// purchase is what looks like a fixed asset among ordinary expenses.
type purchase struct {
	slip
	account, word string
	amount, from  model.Money
}

// takeAssets reads the cards, the runs of depreciation and the counts.
func (s *snapshot) takeAssets(v *ledger.View) error {
	end := min(model.NewPeriod(s.year, 12).Last(), s.today)
	var err error
	if s.cards, err = v.Assets(); err != nil {
		return err
	}
	if s.worn, err = v.WornOn(end); err != nil {
		return err
	}
	if s.runs, err = v.Depreciations(); err != nil {
		return err
	}
	s.unposted = map[model.ID]bool{}
	for _, r := range s.runs {
		x, err := v.Voucher(r.Voucher)
		if err != nil {
			return err
		}
		s.unposted[r.ID] = !x.Posted()
	}
	if err := s.takeStock(v, end); err != nil {
		return err
	}
	if s.counts, err = v.AssetCounts(s.year); err != nil {
		return err
	}
	for _, c := range s.counts {
		if c.Differs() && !c.Booked {
			s.uncounted = append(s.uncounted, c)
		}
	}
	return nil
}

// takeStock compares cards and goods with the accounts, where there are any.
func (s *snapshot) takeStock(v *ledger.View, end model.Date) error {
	if len(s.cards) > 0 {
		differ, err := v.AssetDifferences(end)
		if err != nil {
			return err
		}
		s.differ = differ
	}
	items, err := v.StockItems()
	if err != nil || len(items) == 0 {
		return err
	}
	s.items = len(items)
	on, err := v.StockOn(end)
	if err != nil {
		return err
	}
	d := ledger.AssetDifference{Account: model.AccountStock}
	for _, of := range on {
		d.Cards += of.Amount
	}
	if d.Books, err = v.BookOn(d.Account, end); d.Books != d.Cards {
		s.differ = append(s.differ, d)
	}
	return err
}

// keepAssets notes what a voucher does to assets.
func (s *snapshot) keepAssets(v model.Voucher) {
	if v.Kind == model.VoucherRed || v.Kind == model.VoucherClosing {
		return
	}
	h := half{slip: slipOf(v), month: v.In(), unmirrored: model.Unmirrored(v)}
	h.spent, h.added = model.Capital(v)
	net := netOf(v)
	gone, pending := -net("162", "171"), net(model.AccountPending)
	h.paid = net(model.AccountCash, model.AccountBank) < 0 && net("5")-net("507") > 0
	if h.unmirrored != 0 || h.added != h.spent || h.paid && h.added > 0 {
		s.halves = append(s.halves, h)
	}
	switch {
	case gone > 0 && pending == 0 && leaves(v.Summary):
		if v.Minutes == "" && v.Approver == "" {
			s.unminuted = append(s.unminuted, h.slip)
		}
	case gone > 0 && pending == 0:
		s.straight = append(s.straight, h.slip)
	}
	if pending != 0 && gone == 0 && net("301", "510", "408") != 0 && v.Minutes == "" && v.Approver == "" {
		s.unminuted = append(s.unminuted, h.slip)
	}
	s.keepPurchase(v)
}

// netOf adds up what a voucher debits less what it credits on the accounts that begin so, in fen.
func netOf(v model.Voucher) func(tops ...string) model.Money {
	return func(tops ...string) (sum model.Money) {
		for _, l := range v.Lines {
			if slices.ContainsFunc(tops, func(t string) bool { return strings.HasPrefix(l.Account, t) }) {
				sum += l.Debit() - l.Credit()
			}
		}
		return sum
	}
}

// besideGoods are words of a summary that is about something other than buying the thing it names.
var besideGoods = []string{
	"修", "租", "维护", "保养", "耗材", "墨", "硒鼓", "配件", "培训", "保险", "押金", "油", "搬", "安装费", "运", "车票", "车费",
}

// keepPurchase notes a line of ordinary expenses that names a thing of the classes of fixed assets and costs as much as
// one.
func (s *snapshot) keepPurchase(v model.Voucher) {
	if spent, added := model.Capital(v); spent != 0 || added != 0 {
		return
	}
	for _, l := range v.Lines {
		if !slices.Contains([]string{"501", "503", "504", "505"}, l.Account[:min(3, len(l.Account))]) {
			continue
		}
		words := l.Summary
		if words == "" {
			words = v.Summary
		}
		if slices.ContainsFunc(besideGoods, func(w string) bool { return strings.Contains(words, w) }) {
			continue
		}
		for _, c := range model.AssetClasses() {
			i := slices.IndexFunc(c.Aliases, func(w string) bool { return strings.Contains(words, w) })
			if i >= 0 && c.Threshold > 0 && l.Debit()-l.Credit() >= c.Threshold {
				sum := l.Debit() - l.Credit()
				s.goods = append(s.goods, purchase{slipOf(v), l.Account, c.Aliases[i], sum, c.Threshold})
				return
			}
		}
	}
}

// mirrored is check 21: the details of 301 against the assets, and the cards and goods against their accounts.
func mirrored(s *snapshot) []Finding {
	var out []Finding
	for _, t := range s.sheet.Ties {
		if !fundTie(t.Name) || t.Holds() {
			continue
		}
		words := ties[t.Name]
		out = append(out, unequal("资产负债表 "+words.right, words.left, words.right, t.Left, t.Right, words.severity))
	}
	for _, d := range s.differ {
		f := s.onAccount(d.Account, (d.Cards - d.Books).Abs(), "卡片（台账）合计 %s 元，账面 %s 元，相差 %s 元。",
			d.Cards.Grouped(), d.Books.Grouped(), (d.Cards - d.Books).Abs().Grouped())
		f.Severity = SeverityWarning
		out = append(out, f)
	}
	return out
}

// fundTie reports whether a tie is one between 301 and the assets that it mirrors.
func fundTie(n ledger.TieName) bool { return n != ledger.TieSheet && n != ledger.TieCustody }

// paired is check 22. A half whose other half stands in a voucher of its own, of the same amount, is a whole.
func paired(s *snapshot) []Finding {
	lone := map[model.Money]int{} // assets that the fund alone brought
	for _, h := range s.halves {
		if !s.cancelled[h.id] && h.unmirrored == 0 && h.added > 0 && h.spent == 0 && !h.paid {
			lone[h.added]++
		}
	}
	var out []Finding
	for _, h := range s.halves {
		switch {
		case s.cancelled[h.id]:
		case h.unmirrored != 0:
			f := h.say("资产与资产基金没有同时记，相差 %s 元。", h.unmirrored.Abs().Grouped())
			f.Amount = h.unmirrored.Abs()
			out = append(out, f)
		case h.spent > 0 && h.added == 0:
			if lone[h.spent] > 0 {
				lone[h.spent]--
				continue
			}
			out = append(out, h.say("507 支出 %s 元，没有记 162、171（或 161）和 301。", h.spent.Grouped()))
		case h.spent > 0 && h.added != h.spent:
			out = append(out, h.say("507 支出 %s 元，资产增加 %s 元，两者不同。", h.spent.Grouped(), h.added.Grouped()))
		case h.paid && h.added > 0 && h.spent == 0:
			f := h.say("资产增加 %s 元，支出却没有记在 507。", h.added.Grouped())
			f.Severity = SeverityWarning
			out = append(out, f)
		}
	}
	return out
}

// expensed is check 23.
func expensed(s *snapshot) []Finding {
	var out []Finding
	for _, g := range s.goods {
		if s.cancelled[g.id] {
			continue
		}
		f := g.say("“%s” %s 元记在 %s，达到固定资产标准（%s 元）。", g.word, g.amount.Grouped(), g.account, g.from.Grouped())
		f.Amount = g.amount
		out = append(out, f)
	}
	return out
}

// accountsOf reports whether any account that begins so has a balance or movement in the year.
func (s *snapshot) accountsOf(tops ...string) bool {
	for _, b := range s.balances {
		for _, t := range tops {
			if strings.HasPrefix(b.Account, t) && b.OpeningDebit+b.OpeningCredit+b.Debit+b.Credit != 0 {
				return true
			}
		}
	}
	return false
}

// onCard starts a finding on a card; the sentence follows its number and name.
func onCard(a model.AssetCard, m model.Money, format string, args ...any) Finding {
	object := "卡片 " + a.Number + " " + a.Name
	return Finding{
		Object: object, Ref: model.Ref{Kind: model.KindAsset, ID: a.ID}, Amount: m, HasAmount: true,
		Text: object + "：" + fmt.Sprintf(format, args...),
	}
}

// depreciated is check 24.
func depreciated(s *snapshot) []Finding {
	if len(s.cards) == 0 {
		if s.accountsOf(model.AccountFixed, model.AccountIntangible) {
			s.lack("没有建固定资产卡片，不能核对折旧。")
		}
		return nil
	}
	out := s.monthsWorn()
	for _, a := range s.cards {
		out = append(out, s.cardWorn(a)...)
	}
	return out
}

// monthsWorn names the months that have passed in which assets should have been depreciated and no run was made;
// months in a row stand in one finding.
func (s *snapshot) monthsWorn() []Finding {
	run := map[model.Period]model.Depreciation{}
	var last model.Period
	for _, r := range s.runs {
		run[r.Month], last = r, r.Month
	}
	var out []Finding
	var from, to model.Period
	var sum model.Money
	flush := func() {
		if from != 0 {
			out = append(out, missedWear(from, to, sum, last > to))
		}
		from, sum = 0, 0
	}
	for m := 1; m <= 12; m++ {
		p := model.NewPeriod(s.year, m)
		if p.Last() >= s.today {
			break
		}
		var due model.Money
		for _, a := range s.cards {
			if a.Wears(p) {
				due += a.Accrued(p) - a.Accrued(p.Prev())
			}
		}
		r, done := run[p]
		if done || due == 0 {
			flush()
		} else {
			if from == 0 {
				from = p
			}
			to, sum = p, sum+due
		}
		if done && s.unposted[r.ID] {
			out = append(out, Finding{
				Object: p.String() + " 折旧", Amount: r.Total(), HasAmount: true,
				Ref: model.Ref{Kind: model.KindVoucher, ID: r.Voucher}, Voucher: r.Voucher,
				Text: fmt.Sprintf("%s 折旧 %s 元已起草，还没有记账。", p, r.Total().Grouped()),
			})
		}
	}
	flush()
	return out
}

// missedWear is the finding on months without a run; caught up are those that a later run made up for.
func missedWear(from, to model.Period, sum model.Money, caughtUp bool) Finding {
	months := from.String()
	if to != from {
		months += " 至 " + to.String()
	}
	f := Finding{
		Object: months + " 折旧", Amount: sum, HasAmount: true,
		Text: fmt.Sprintf("%s 没有计提折旧，应提 %s 元。", months, sum.Grouped()),
	}
	if caughtUp {
		f.Severity = SeverityInfo
		f.Text = fmt.Sprintf("%s 没有按月计提折旧（%s 元），后来的月份一并补提了。", months, sum.Grouped())
	}
	return f
}

// cardWorn holds what was depreciated of one card against its life and its class.
func (s *snapshot) cardWorn(a model.AssetCard) []Finding {
	first, end := model.NewPeriod(s.year, 1).First(), min(model.NewPeriod(s.year, 12).Last(), s.today)
	if a.Memo || a.Acquired > end || a.Disposed != 0 && a.Disposed < first {
		return nil
	}
	class, _ := model.AssetClassOf(string(a.Class))
	worn := s.worn[a.ID]
	var out []Finding
	switch {
	case worn > a.Cost:
		f := onCard(a, worn-a.Cost, "累计折旧 %s 元，超过原值 %s 元。", worn.Grouped(), a.Cost.Grouped())
		f.Severity = SeverityError
		return append(out, f)
	case class.Months == 0 && a.Months > 0:
		out = append(out, onCard(a, worn, "%s不提折旧，卡片却写 %d 个月，已提 %s 元。", class.Name, a.Months, worn.Grouped()))
	case a.Months > 0 && a.Months < class.Months && a.Class != model.ClassIntangible:
		out = append(out, onCard(a, a.Cost, "折旧 %d 个月，少于%s的最低年限 %d 个月。", a.Months, class.Name, class.Months))
	case class.Months > 0 && a.Months == 0 && a.Cost > model.Nominal:
		out = append(out, onCard(a, a.Cost, "属于%s，却不提折旧。", class.Name))
	}
	return append(out, s.wornTo(a, end)...)
}

// wornTo compares what was depreciated of a card with what its life asks for, up to the last run.
func (s *snapshot) wornTo(a model.AssetCard, end model.Date) []Finding {
	last := model.Period(0)
	for _, r := range s.runs {
		if r.Month.Last() <= end {
			last = r.Month
		}
	}
	if last == 0 || !a.InUse(last.Last()) {
		return nil
	}
	var slack model.Money // what rounding may leave between the parts of a split card
	split := func(x model.AssetCard) bool { return x.Split == a.ID }
	if a.Split != 0 || slices.ContainsFunc(s.cards, split) {
		slack = model.Money(a.Months)
	}
	want, worn := a.Accrued(last), s.worn[a.ID]
	if (want - worn).Abs() <= slack {
		return nil
	}
	return []Finding{onCard(a, (want - worn).Abs(), "到 %s 应累计折旧 %s 元，实际 %s 元，相差 %s 元。",
		last, want.Grouped(), worn.Grouped(), (want - worn).Abs().Grouped())}
}
