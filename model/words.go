package model

import (
	"strconv"
	"strings"
	"sync"
)

// The Chinese words that values of this package are written with. All others stand in the tables under data.
const (
	wordYear       = "年"
	wordMonth      = "月"
	wordDay        = "日"
	wordDayOfMonth = "号"
	wordYuan       = "元"
	wordVisit      = "慰问"
	wordGrant      = "困难补助"
	wordCancelled  = "注销"
	wordCorrected  = "订正"
	wordAdjusted   = "更正"
	wordMore       = "少记"
	wordLess       = "多记"
	wordCashOver   = "现金盘点长款"
	wordCashShort  = "现金盘点短款"
	wordWear       = "计提固定资产折旧"
	wordAmortise   = "无形资产摊销"
	wordWearBoth   = "计提固定资产折旧和无形资产摊销"
	wordTakeDown   = "转入待处理："
	wordWriteOff   = "经批准核销："
	wordLeave      = "经批准处置："
	wordStockOut   = "领用库存物品："
	wordStockIn    = "购入库存物品："
	wordVoucher    = "记"
	wordNumber     = "号凭证"
	wordReason     = "："
	wordSpending   = "的支出"
	wordCollect    = "收"
	wordDues       = "会费"
	wordPayments   = "笔"
	wordPeople     = "人"
	wordTake       = "代收"
	wordHand       = "转交"
	wordPass       = "转付"
	wordOpen       = "（"
	wordShut       = "）"
	wordAnd        = "、"
	wordOthers     = "等"
)

// VaultSuffix ends the name of the folder beside a book that holds its attached files.
const VaultSuffix = ".附件"

// PaymentCash is the 支付方式 that means cash; everything else is paid from the bank.
const PaymentCash = "现金"

// vocabulary holds the names and other spellings of one group of values.
type vocabulary struct {
	names  map[int]string
	values map[string]int
	order  []int
}

var vocabularies = sync.OnceValue(func() map[string]*vocabulary {
	out := map[string]*vocabulary{}
	for _, r := range table("words.csv") {
		v, ok := out[r[0]]
		if !ok {
			v = &vocabulary{names: map[int]string{}, values: map[string]int{}}
			out[r[0]] = v
		}
		n, _ := strconv.Atoi(r[1])
		v.names[n] = r[2]
		v.order = append(v.order, n)
		for _, word := range append(strings.Split(r[3], "|"), r[2]) {
			if word != "" {
				v.values[word] = n
			}
		}
	}
	return out
})

// wordOf is the name of a value; "" for a value that is none of the group.
func wordOf[T ~uint8](group string, v T) string { return vocabularies()[group].names[int(v)] }

// valueOf finds the value that a word means, blanks apart.
func valueOf[T ~uint8](group, word string) (T, bool) {
	n, ok := vocabularies()[group].values[squeeze(word)]
	return T(n), ok
}

// valuesOf lists the values of a group in the order of the table.
func valuesOf[T ~uint8](group string) []T {
	order := vocabularies()[group].order
	out := make([]T, len(order))
	for i, n := range order {
		out[i] = T(n)
	}
	return out
}

// wordsOf lists the names of a group in the order of the table.
func wordsOf(group string) []string {
	v := vocabularies()[group]
	out := make([]string, len(v.order))
	for i, n := range v.order {
		out[i] = v.names[n]
	}
	return out
}

// canonical gives the group's own name for a word; it is false for a word that the group does not know.
func canonical(group, word string) (string, bool) {
	v := vocabularies()[group]
	n, ok := v.values[squeeze(word)]
	return v.names[n], ok
}

// squeeze folds a coded word and takes its blanks out.
func squeeze(s string) string { return strings.Join(strings.Fields(Fold(s)), "") }

// How an asset came and went: AssetCard.Origin and Manner.
const (
	OriginBought  = "购入"
	OriginFound   = "盘盈"
	MannerMissing = "盘亏"
	MannerSold    = "出售"
	MannerGiven   = "捐出"
	MannerMoved   = "调出"
)

// LeavesAtOnce reports whether an asset that goes in a manner leaves the books with its approval, without going over
// 182: sold, given away or handed over (财会〔2021〕7号, accounts 162 and 163). What is scrapped, destroyed or missing
// waits on 182 (account 182).
func LeavesAtOnce(manner string) bool {
	return manner == MannerSold || manner == MannerGiven || manner == MannerMoved
}

// boughtWords stand before the name of a thing in the 摘要 of its purchase.
var boughtWords = []string{"购置", "购买", "购入", "采购", "购", "买", "支付", "付"}

// BoughtThing is what the 摘要 of a purchase says was bought: the text without the word for buying before it.
func BoughtThing(summary string) string {
	for _, w := range boughtWords {
		if rest, ok := strings.CutPrefix(summary, w); ok && rest != "" {
			return strings.TrimSpace(rest)
		}
	}
	return summary
}
