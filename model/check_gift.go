package model

import (
	"cmp"
	"strconv"
)

// The rules of gifts.
const (
	RuleGiftName     Rule = "gift.name"     // a gift has a name
	RuleGiftKind     Rule = "gift.kind"     // one of the kinds
	RuleGiftDate     Rule = "gift.date"     // a real day
	RuleGiftAmount   Rule = "gift.amount"   // shares within reason; nothing for who is left out
	RuleGiftTwice    Rule = "gift.twice"    // nobody is on the list twice
	RuleGiftFestival Rule = "gift.festival" // a festival of the list of 总工办发〔2017〕32号
)

// CheckGift returns everything that keeps a gift out of the book, and what to warn of.
func CheckGift(g Gift) []Violation {
	var vs violations
	if g.Name == "" {
		vs.error(RuleGiftName, "Name", "")
	}
	if g.Kind < GiftFestival || g.Kind > GiftOther {
		vs.error(RuleGiftKind, "Kind", strconv.Itoa(int(g.Kind)))
	}
	if !g.Date.Valid() || g.Date.IsMonth() || !inYears(g.Date) {
		vs.error(RuleGiftDate, "Date", g.Date.String())
	}
	if g.PerHead <= 0 || g.PerHead > MaxEntry {
		vs.error(RuleGiftAmount, "PerHead", g.PerHead.String())
	}
	if f, _ := FestivalIn(g.Name); g.Kind == GiftFestival && !f.Listed && g.Name != "" {
		vs.warn(RuleGiftFestival, "Name", cmp.Or(f.Name, g.Name))
	}
	seen := map[ID]bool{}
	for i, l := range g.Lines {
		if seen[l.Member] {
			vs.add(RuleGiftTwice, SeverityError, "Lines", i, "")
		}
		seen[l.Member] = true
		if l.Amount < 0 || l.Amount > MaxEntry || l.Left != "" && l.Amount != 0 {
			vs.add(RuleGiftAmount, SeverityError, "Lines", i, l.Amount.String())
		}
		checkTexts(&vs, []textField{{"Lines", l.Left, MaxSummary}})
	}
	checkTexts(&vs, []textField{
		{"Name", g.Name, MaxName},
		{"Goods", g.Goods, MaxSummary},
		{"Seller", g.Seller, MaxName},
		{"Payment", g.Payment, MaxName},
		{"Approver", g.Approver, MaxName},
		{"Note", g.Note, MaxSummary},
	})
	return vs
}
