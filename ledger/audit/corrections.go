package audit

import (
	"slices"

	"gonghui/model"
)

// correctedWord is how the 摘要 of a blue voucher begins (会计基础工作规范 51(5): 订正某月某日某号凭证). An imported
// table has no column that says what a blue voucher puts right, so that its words must do.
const correctedWord = "订正"

// cited is check 9. A difference that is taken back on the same accounts needs no blue voucher (会计基础工作规范
// 51(5)); of a voucher that was taken back as a whole the auditor is told, since often a blue one should
// follow.
func cited(s *snapshot) []Finding {
	var out []Finding
	for _, red := range s.reds {
		original, known := s.originals[red.Reverses]
		was := slipOf(original)
		switch {
		case !known && red.SourceReverses != "":
			out = append(out, about(red, "注明冲销“%s”，账里没有这张凭证。", red.SourceReverses))
		case !known:
			out = append(out, about(red, "红字 %s 元，没有注明冲销哪一张凭证。", slipOf(red).total.Grouped()))
		case was.period.Year() != s.year:
			out = append(out, about(red, "冲销的是往年的 %s；往年差错应记入年初余额调整（32101、32201）。", was))
		case !mirrors(red, original) && !within(red, original):
			out = append(out, about(red, "红字 %s 元与原凭证 %s（%s 元）的科目或金额不一致。",
				slipOf(red).total.Grouped(), was, was.total.Grouped()))
		case s.cancelled[original.ID] && !s.corrected[original.ID] && !s.rewrote(red, original):
			f := about(red, "整笔冲销 %s（%s 元），没有蓝字订正，请确认不用重记。", was, was.total.Grouped())
			f.Severity = SeverityInfo
			out = append(out, f)
		}
	}
	return out
}

// rewrote looks for an ordinary voucher that says in words that it puts another one right, is not older than the red
// one and books on an account of the original. Each such voucher answers for one red voucher only.
func (s *snapshot) rewrote(red, original model.Voucher) bool {
	i := slices.IndexFunc(s.rewritten, func(v model.Voucher) bool {
		return v.ID != original.ID && v.Date >= red.Date && slices.ContainsFunc(v.Lines, func(l model.Line) bool {
			return slices.ContainsFunc(original.Lines, func(was model.Line) bool {
				return l.Account == was.Account && l.Side == was.Side
			})
		})
	})
	if i < 0 {
		return false
	}
	s.rewritten = slices.Delete(s.rewritten, i, i+1)
	return true
}

// redWithout is check 9 for ordinary vouchers in red that do not say what they cancel.
func redWithout(_ *snapshot, v model.Voucher) []Finding {
	if v.Kind != model.VoucherNormal || v.Reverses != 0 || len(v.Lines) == 0 {
		return nil
	}
	for _, l := range v.Lines {
		if l.Amount >= 0 {
			return nil
		}
	}
	f := about(v, "全是红字，共 %s 元，没有注明冲销哪一张凭证。", slipOf(v).total.Grouped())
	f.Severity = SeverityInfo
	return []Finding{f}
}
