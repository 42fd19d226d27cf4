package model

import "testing"

func entryOf(account string, side Side, m Money) Line {
	return Line{Account: account, Side: side, Amount: m}
}

// TestUnmirrored: a pair is whole when the fund changes as the assets do; 182 counts where an asset is concerned.
func TestUnmirrored(t *testing.T) {
	for name, c := range map[string]struct {
		lines       []Line
		lacks, half Money // what Unmirrored says, and what is spent on 507 without an asset
	}{
		"bought":   {[]Line{entryOf("50702", Debit, 9), entryOf("102", Credit, 9), entryOf("162", Debit, 9), entryOf("30104", Credit, 9)}, 0, 0},
		"one side": {[]Line{entryOf("50702", Debit, 9), entryOf("102", Credit, 9)}, 0, 9},
		"no fund":  {[]Line{entryOf("162", Debit, 9), entryOf("102", Credit, 9)}, 9, 0},
		"no asset": {[]Line{entryOf("50702", Debit, 9), entryOf("30104", Credit, 9)}, -9, 9},
		"worn":     {[]Line{entryOf("30104", Debit, 5), entryOf("163", Credit, 5)}, 0, 0},
		"taken":    {[]Line{entryOf("182", Debit, 4), entryOf("163", Debit, 5), entryOf("162", Credit, 9)}, 0, 0},
		"off":      {[]Line{entryOf("30104", Debit, 4), entryOf("182", Credit, 4)}, 0, 0},
		"cash":     {[]Line{entryOf("182", Debit, 4), entryOf("101", Credit, 4)}, 0, 0},
		"repairs":  {[]Line{entryOf("50705", Debit, 4), entryOf("102", Credit, 4)}, 0, 0},
		"software": {[]Line{entryOf("50706", Debit, 7), entryOf("102", Credit, 7), entryOf("171", Debit, 7), entryOf("30105", Credit, 7)}, 0, 0},
	} {
		v := Voucher{Lines: c.lines}
		half := Money(0)
		if spent, added := Capital(v); added == 0 {
			half = spent
		}
		if got := Unmirrored(v); got != c.lacks || half != c.half {
			t.Errorf("%s: %s unmirrored, %s without an asset", name, got, half)
		}
	}
}

// TestEventsAreMirrored: no event makes a voucher that its own check warns of as half a pair.
func TestEventsAreMirrored(t *testing.T) {
	chart := Standard()
	for _, e := range Events() {
		x, _ := EventVoucher(e, Answers{Date: 20250310, Amount: 100_00, Second: 40_00, Project: "活动室"}, Branch{}, chart)
		var vs violations
		checkMirror(&vs, x)
		if len(vs) > 0 {
			t.Errorf("%s %s: %+v", e.Code, e.Name, vs)
		}
	}
}

// TestBoughtThing takes the name of a thing out of the 摘要 of its purchase.
func TestBoughtThing(t *testing.T) {
	for text, want := range map[string]string{
		"购打印机": "打印机", "购置会议桌": "会议桌", "支付电脑款": "电脑款", "音响": "音响", "购": "购",
	} {
		if got := BoughtThing(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
