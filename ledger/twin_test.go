package ledger

import (
	"testing"

	"gonghui/model"
)

// TestTwins tells an entry made twice from entries that are merely alike.
func TestTwins(t *testing.T) {
	base := spending(20250310, "50102", 500_00)
	base.ID, base.Summary, base.Counterparty, base.Bill = 1, "慰问张三住院", "张三", "No.7"
	for _, tt := range []struct {
		name   string
		change func(*model.Voucher)
		want   bool
	}{
		{"the same again", func(*model.Voucher) {}, true},
		{"some days later", func(v *model.Voucher) { v.Date = 20250320 }, true},
		{"some days before", func(v *model.Voucher) { v.Date = 20250228 }, true},
		{"a month later", func(v *model.Voucher) { v.Date = 20250410 }, false},
		{"itself", func(v *model.Voucher) { v.ID = 1 }, false},
		{"what it puts right", func(v *model.Voucher) { v.Reverses = 1 }, false},
		{"another amount", func(v *model.Voucher) { v.Lines[0].Amount, v.Lines[1].Amount = 1, 1 }, false},
		{"another account", func(v *model.Voucher) { v.Lines[0].Account = "50103" }, false},
		{"another member", func(v *model.Voucher) { v.Lines[0].Member = 9 }, false},
		{"lines the other way round", func(v *model.Voucher) { v.Lines[0], v.Lines[1] = v.Lines[1], v.Lines[0] }, true},
		{"other words, same party", func(v *model.Voucher) { v.Summary, v.Bill = "住院慰问", "" }, true},
		{"same bill alone", func(v *model.Voucher) { v.Summary, v.Counterparty = "住院慰问", "李四" }, true},
		{"nothing in words", func(v *model.Voucher) { v.Summary, v.Counterparty, v.Bill = "慰问李四", "李四", "" }, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := base
			x.ID, x.Lines = 0, append([]model.Line(nil), base.Lines...)
			tt.change(&x)
			if got := len(Twins([]model.Voucher{base}, x)) > 0; got != tt.want {
				t.Errorf("twin: %v", got)
			}
		})
	}
}
