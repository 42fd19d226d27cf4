package export

// The words of the list that members sign for a gift.
const (
	giftSheet   = "签领表"
	colSigned   = "领取人签字"
	giftGoods   = "物品："
	giftCapital = "合计人民币："
	giftLeft    = "不领："
	giftWhy     = "%s（%s）"
	giftSigns   = "经办：　　　　　　审核：　　　　　　主席：　　　　　　日期："
)
