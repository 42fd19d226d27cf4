package audit

import (
	"fmt"
	"slices"
	"strings"

	"gonghui/model"
)

// leaves reports whether a 摘要 says that an asset is sold, given away or handed over, which needs an approval and no
// 182; what is scrapped, destroyed or missing waits there.
func leaves(summary string) bool {
	for _, w := range []string{"出售", "变卖", "捐出", "捐赠", "调出", "经批准处置"} {
		if strings.Contains(summary, w) {
			return true
		}
	}
	return false
}

// settledPending is check 25: what is left on 182 at the year's end, and how things left the books.
func settledPending(s *snapshot) []Finding {
	var out []Finding
	if model.NewPeriod(s.year, 12).Last() < s.today {
		for _, b := range s.balances {
			if m := b.ClosingDebit - b.ClosingCredit; strings.HasPrefix(b.Account, model.AccountPending) && m != 0 {
				out = append(out, s.onAccount(b.Account, m.Abs(), "年末还有 %s 元没有处理（贷方余额为负）。", m.Grouped()))
			}
		}
	}
	for _, x := range s.straight {
		if !s.cancelled[x.id] {
			out = append(out, x.say("资产直接转出，没有经过 182 待处理财产损溢；出售、捐出、调出的，摘要里写明。"))
		}
	}
	for _, x := range s.unminuted {
		if !s.cancelled[x.id] {
			out = append(out, x.say("资产处置、核销 182，没有写批准文号（纪要）或审批人。"))
		}
	}
	return out
}

// counted is check 50.
func counted(s *snapshot) []Finding {
	if len(s.cards) == 0 && s.items == 0 {
		if s.accountsOf(model.AccountFixed, model.AccountIntangible, model.AccountStock) {
			s.lack("没有固定资产卡片和库存物品台账，不能核对清查。")
		}
		return nil
	}
	var out []Finding
	end := model.NewPeriod(s.year, 12).Last()
	any := s.items > 0 && s.accountsOf(model.AccountStock) ||
		slices.ContainsFunc(s.cards, func(a model.AssetCard) bool { return a.InUse(end) })
	if len(s.counts) == 0 && any && end < s.today {
		out = append(out, Finding{
			Object: fmt.Sprintf("%d年清查", s.year),
			Text:   fmt.Sprintf("%d 年没有清查固定资产和库存物品。", s.year),
		})
	}
	for _, c := range s.uncounted {
		out = append(out, Finding{
			Object: c.Date.String() + " 清查", Ref: model.Ref{Kind: model.KindAssetCount, ID: c.ID},
			Text: c.Date.String() + " 清查：盘盈盘亏还没有处理。",
		})
	}
	return out
}
