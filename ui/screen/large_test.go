package screen_test

import (
	"path/filepath"
	"testing"
	"time"

	"gonghui/ledger/ledgertest"
	"gonghui/ui/screen/screentest"
)

// largeRooms are the screens that are opened on the large union's book: by a tab's key, or by words for the palette.
var largeRooms = []string{
	"1", "2", "3", "4", "5", "6", "7", "会费", "走访统计", "集体慰问", "困难职工档案", "活动台账", "代收代办", "年度数据",
	"生日、退休与纪念日", "银行对账", "月末与年末结账", "固定资产", "项目", "预算", "断号说明", "打印", "操作日志",
}

// BenchmarkLarge opens every room, and the form of a new voucher, on the book of a union of 400 members and ten years.
func BenchmarkLarge(b *testing.B) {
	path := filepath.Join(b.TempDir(), "large.db")
	start := time.Now()
	ledgertest.Large(b, path)
	b.Logf("made in %v", time.Since(start))
	d := screentest.Open(b, path, 120, 40)
	for _, room := range largeRooms {
		b.Run(room, func(b *testing.B) {
			for b.Loop() {
				if len(room) == 1 {
					d.Press(room)
				} else {
					d.Press(":")
					d.Type(room)
					d.Press("enter")
				}
				b.StopTimer()
				d.Press("esc", "1")
				b.StartTimer()
			}
		})
	}
	b.Run("新凭证", func(b *testing.B) {
		for b.Loop() {
			d.Press("5", "n")
			b.StopTimer()
			d.Press("esc", "esc", "1")
			b.StartTimer()
		}
	})
}
