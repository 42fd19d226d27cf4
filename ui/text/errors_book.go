package text

import (
	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
)

// sentinels are the errors of package ledger that carry no data.
var sentinels = []entry{
	{ledger.ErrExists, Message{
		What: "文件已经存在，没有覆盖", Next: "换一个文件名，或先把原来的文件移走",
	}},
	{ledger.ErrNoBook, Message{
		What: "没有这个账本文件", Next: "检查 --book 的路径；要建新账，用 gonghui init 或直接运行 gonghui",
	}},
	{ledger.ErrNotBook, Message{
		What: "这个文件不是工会账本", Next: "检查选的是不是账本文件（不是表格，也不是经审资料）",
	}},
	{ledger.ErrDenied, Message{
		What: "系统不让读写这个文件或文件夹", Next: "换一个位置，或请管理电脑的人给权限",
	}},
	{ledger.ErrReadOnly, Message{
		What: "账本是只读打开的，不能改", Next: "退出后不带 --readonly 再打开",
	}},
	{ledger.ErrClosed, Message{What: "账本已经关闭", Next: "重新打开账本"}},
	{ledger.ErrDiskFull, Message{
		What: "磁盘满了，没有写入", Cause: "账本完好，停在这一步之前", Next: "清理磁盘后再试一次",
	}},
	{ledger.ErrMoved, Message{
		What: "账本文件在使用中被移走、换掉或覆盖了", Cause: "可能是同步盘、杀毒软件或手工复制动了它",
		Next: "退出程序，把账本放回原处再打开，看最后一条记录在不在；同步盘里只放备份",
	}},
	{ledger.ErrPoisoned, Message{
		What: "上一次写入失败，账本要重新打开", Next: "退出程序后重新打开，看最后一条记录在不在",
	}},
	{ledger.ErrLocked, Message{
		What: "私密资料锁着", Cause: "身份证号、卡号、电话、病情等要有口令才能看、才能改",
		Next: "先解锁：终端里按 : 选“口令与保护”；命令行用 --passphrase-file，或按提示输入口令",
	}},
	{ledger.ErrPassphrase, Message{
		What: "口令不对", Cause: "它不是任何一个人的口令，也不是恢复码",
		Next: "看大小写和输入法再试一次；都忘了就用纸上的恢复码；都没有时账照样能记，只是私密资料打不开",
	}},
	{ledger.ErrWeak, Message{What: "口令太短", Next: "至少八个字；可以用程序生成的口令，也可以用一句自己记得住的话"}},
	{ledger.ErrUnprotected, Message{What: "账本还没有设口令", Next: "先设第一个口令（gonghui protect set）"}},
	{ledger.ErrProtected, Message{What: "账本已经有口令", Next: "要给别人设口令用“增加一人”，要换口令用“更换口令”"}},
	{ledger.ErrLastKeeper, Message{What: "这是最后一个有口令的人", Next: "先给接任的人设口令，再去掉他；或者取消全部保护"}},
	{ledger.ErrInterrupted, Message{
		What: "上次写入被中断，没有显示数字", Cause: "最后一笔可能没有写进去",
		Next: "用 gonghui 打开账本看一看最后几张凭证，再继续；下一次写入后这个提示会消失",
	}},
	{ledger.ErrUnsound, Message{
		What: "核对发现账本不一致", Next: "不要继续记账，用最近的备份恢复（gonghui restore）",
	}},
	{ledger.ErrHeadCode, Message{What: "不是链头", Next: "链头是三组四个字符，如 7K3M-91QX-40TD"}},
	{ledger.ErrNotFound, Message{What: "没有这条记录", Cause: "可能已被删除", Next: "按 F5 刷新后再找"}},
	{ledger.ErrDuplicate, Message{
		What: "已经有同样的记录", Cause: "会员号、身份证号不能重复，一个会员一个月只有一条会费，科目编码不能重复",
		Next: "找到原来的那条再改",
	}},
	{ledger.ErrPosted, Message{
		What: "已经记账，不能改", Cause: "记账后的凭证、用过的科目和第一个年度不能改动", Next: "凭证有误用冲销更正",
	}},
	{ledger.ErrFileKind, Message{
		What: "这个文件不能做附件", Cause: "按内容看，它不是 pdf、jpg、png、ofd 或 xml", Next: "换成这几种文件，如把图片另存为 jpg",
	}},
	{ledger.ErrFileSize, Message{What: "文件是空的，或大于 50 MB", Next: "缩小后再添加，如把扫描件存成 pdf"}},
	{ledger.ErrFileGone, Message{
		What: "账本旁边的附件缺失或有改动", Cause: "文件夹「账本名.附件」没有和账本一起移动，或里面的文件被改过",
		Next: "用 gonghui attachments verify 看缺哪些，从备份里找回",
	}},
	{ledger.ErrAssetGone, Message{What: "这项资产已经转入待处理或核销", Next: "要重来，先撤回上一步处置"}},
	{ledger.ErrAssetLeaves, Message{
		What: "出售、捐出、调出的资产不经待处理财产损溢", Next: "报经批准后直接核销，写上批准文号",
	}},
	{ledger.ErrAssetHere, Message{What: "这项资产还没有转入待处理", Next: "先转入 182，批准后再核销"}},
	{ledger.ErrDepreciated, Message{What: "这个月或以后的月份已经提过折旧", Next: "有误时从最近的月份起撤回"}},
	{ledger.ErrNoDepreciation, Message{What: "没有折旧", Cause: "没有要提折旧的资产，或这个月没有提过", Next: "核对卡片的取得日期和折旧月数"}},
	{ledger.ErrCountBooked, Message{What: "这次清查的盘盈盘亏已经处理，数字不能再改", Next: "要改，先撤回处理"}},
	{ledger.ErrCountAgrees, Message{What: "账实相符，没有盘盈盘亏要处理", Next: "打印盘点表签名存档"}},
	{ledger.ErrCountOpen, Message{What: "盘盈盘亏还没有转入待处理", Next: "先起草盘盈盘亏的凭证"}},
	{ledger.ErrSplit, Message{What: "卡片拆不开", Next: "数量写 1 到总件数减 1；已转入待处理的先撤回"}},
	{ledger.ErrStockShort, Message{What: "库存不够", Next: "看结存，核对数量；漏记的先入库"}},
	{ledger.ErrStockOrder, Message{What: "这种物品在这一天以后已有收发", Cause: "移动平均价按日期先后算", Next: "写不早于最近一次收发的日期，或先删去后面的"}},
	{ledger.ErrCashAgrees, Message{What: "账实相符，没有差额", Next: "不用起草凭证"}},
	{ledger.ErrFuture, Message{What: "日期还没有到", Next: "写今天或以前的日期"}},
	{ledger.ErrReversed, Message{What: "这张凭证已经冲销，或本身就是红字凭证", Next: "不能再冲销一次"}},
	{ledger.ErrAdjusted, Message{
		What: "这张凭证有差额更正，不能直接冲销", Cause: "只冲销原凭证，更正的差额会留在账上", Next: "先冲销差额更正的那张，再冲销这一张",
	}},
	{ledger.ErrNoDifference, Message{What: "没有差额", Cause: "每行的正确金额都和账上一样", Next: "改正写错的金额；金额没有错就不用更正"}},
	{ledger.ErrLinked, Message{
		What: "还有别的记录连着它，不能删除", Next: "会员可以改会籍状态；走访、补助先冲销它的凭证",
	}},
	{ledger.ErrMerged, Message{
		What: "这条会员记录已经并入另一条，或两条是同一条", Next: "改并入的那一条；合并错了就在合并后按 u 撤销，或另录一人",
	}},
	{ledger.ErrNothingPaid, Message{What: "还没去，或没有慰问金额，起草不了凭证", Next: "只选去过并且给了慰问金或慰问品的"}},
	{model.ErrGoods, Message{What: "慰问品写得不对", Next: "写作 牛奶*2提*65.50 或 果篮=168"}},
	{model.ErrQuantity, Message{What: "数量不对", Next: "写大于 0 的数，最多三位小数，如 2 或 2.5"}},
	{ledger.ErrPaysOther, Message{What: "这张凭证已经算在另一个活动里", Cause: "一张凭证只能算进一个活动", Next: "先在那个活动里取消关联，再关联到这里"}},
	{ledger.ErrActivityBooked, Message{
		What: "活动的凭证已经记账，预算、科目、标准、收付方式和奖项的金额不能再改", Cause: "可以补填原来空着的，可以加奖项",
		Next: "确实写错的，先取消那张凭证的关联，改好后再关联；两步都记入操作日志",
	}},
	{ledger.ErrNoCost, Message{What: "没有可起草的金额", Cause: "预算已经用完，或没有写预算", Next: "写明金额，或修改活动的预算"}},
	{ledger.ErrStepLater, Message{What: "日期在今天以后，还没有办的环节不能记", Next: "核对日期；公示可以先定起止"}},
	{ledger.ErrHousehold, Message{What: "这一户已经有没结束的困难档案", Next: "改那一份，或先给它填上脱困日期"}},
	{ledger.ErrNobody, Message{What: "没有人领，起草不了凭证", Next: "看名单：至少一人领取，每人金额大于 0"}},
	{ledger.ErrDriveOpen, Message{
		What: "还不能办结", Cause: "还有钱在手里、互助金没有转付，或收付的凭证没有起草、没有记账",
		Next: "看结存（gonghui drive show）：交出或转付余下的钱，凭证都记账后再办结",
	}},
	{ledger.ErrNoDues, Message{
		What: "没有要收的会费，也没有要入账的缴费", Cause: "这个月的会费都缴清了，或者缴费都已经有凭证",
		Next: "看会费收缴表（gonghui dues --month 月份）；会员要有会费基数才有应缴数",
	}},
	{ledger.ErrReason, Message{What: "要写明原因", Cause: "原因记入操作日志，不能删除", Next: "写上原因再试"}},
	{ledger.ErrNotLatest, Message{What: "后面还有已结账的月份", Next: "从最近结账的开始，依次反结账；年末结转先反结账"}},
	{ledger.ErrNotClosed, Message{What: "这个月没有结账，不用反结账"}},
	{ledger.ErrBankLine, Message{
		What: "这笔流水以前导入过，但内容不同", Cause: "流水号相同，日期、金额或余额不同", Next: "核对两份对账单；导错账户时先删去原来那份对账单",
	}},
	{ledger.ErrMatched, Message{What: "已经勾对过", Cause: "一笔流水、一笔分录只能在一组勾对里", Next: "先取消原来的勾对"}},
	{ledger.ErrMatchSum, Message{What: "两边金额不相等，不能勾对", Next: "加上或去掉几笔，使银行和账上的合计相等"}},
	{ledger.ErrMatchAccount, Message{What: "不是同一个银行账户的", Next: "只勾对同一个科目下的流水和分录"}},
	{ledger.ErrYear, Message{What: "日期在账本的第一个年度之前", Next: "改日期，或另建一本更早的账"}},
}

// intakeErrors are the errors of package intake that carry no data.
var intakeErrors = []entry{
	{intake.ErrNoInvoiceData, Message{
		What: "读不出这个文件里的发票内容", Cause: "照片、扫描件和别的文件里没有可以读的发票数据",
		Next: "换成税务局平台下载的数电票 xml、ofd 或 pdf；或写上发票号码，文件照样可以附上",
	}},
}

// exportErrors are the errors of package export that carry no data.
var exportErrors = []entry{
	{export.ErrColumn, Message{What: "名册没有这一列", Next: "列名见 gonghui export --help，如 会员号,姓名,部门,手机"}},
	{export.ErrNoPaper, Message{
		What: "这张凭证不用这种单子", Next: "审批单用于支出、付款的凭证，借款单用于借出款项（135）的凭证",
	}},
	{export.ErrListKind, Message{What: "没有这种导出", Next: "用 gonghui export --help 看可以导出什么"}},
}

// modelSentinels are the reasons of package model why a text or a number is refused.
var modelSentinels = []entry{
	{model.ErrDetailCode, Message{What: "明细科目编码「{value}」不对", Next: "写上级科目编码加两位数字"}},
	{model.ErrDetailParent, Message{What: "科目 {hint} 下面不能加明细", Next: "选一个末级科目"}},
	{model.ErrDetailGiven, Message{What: "「{value}」是制度规定的科目，不能改"}},
	{model.ErrDetailName, Message{What: "明细科目名称为空、太长或与旁边的重复", Next: "换一个名称"}},
	{model.ErrDetailTwice, Message{What: "明细科目编码「{value}」已经用过", Next: "换一个编码"}},
	{model.ErrAccountUnknown, Message{What: "没有科目「{value}」", Next: "用科目编码，或按 F2 查科目"}},
	{model.ErrAccountAmbiguous, Message{What: "有几个科目叫「{value}」", Next: "写明编码：{hint}"}},
	{model.ErrAccountOld, Message{What: "「{value}」是2009年旧制度的科目", Next: "现行制度用 {hint}"}},
	{model.ErrDateEmpty, Message{What: "没有日期", Next: "日期写作 2026-06-18"}},
	{model.ErrDateForm, Message{What: "看不懂的日期「{value}」", Next: "日期写作 2026-06-18"}},
	{model.ErrDateCalendar, Message{What: "日历上没有「{value}」这一天", Next: "改成真实的日期"}},
	{model.ErrDateYear, Message{What: "日期「{value}」的年份不对", Next: "年份在 1900 到 2199 之间"}},
	{model.ErrIDLength, Message{What: "身份证号不是18位", Next: "写全18位"}},
	{model.ErrIDOld, Message{What: "15位的身份证号已在2013年停用", Next: "写18位的号码"}},
	{model.ErrIDDigits, Message{What: "身份证号里有数字和末位X以外的字符", Next: "重新输入"}},
	{model.ErrIDChecksum, Message{What: "身份证号的校验位不对", Next: "对照证件逐位核对"}},
	{model.ErrIDBirth, Message{What: "身份证号里的出生日期不存在", Next: "对照证件逐位核对"}},
	{model.ErrIDProvince, Message{What: "身份证号的地区码不对", Next: "对照证件逐位核对"}},
	{model.ErrAmountEmpty, Message{What: "没有金额", Next: "金额写作 1234.50"}},
	{model.ErrAmountNotNumber, Message{What: "看不懂的金额「{value}」", Next: "金额写作 1234.50"}},
	{model.ErrAmountThirdDecimal, Message{What: "金额「{value}」超过两位小数", Next: "金额最小到分"}},
	{model.ErrAmountExponent, Message{What: "金额「{value}」是科学计数法", Next: "把单元格设为数值，两位小数"}},
	{model.ErrAmountTooLarge, Message{What: "金额「{value}」太大", Next: "检查单位是不是元"}},
	{model.ErrTextEncoding, Message{What: "文字的编码不对", Next: "重新输入"}},
	{model.ErrTextReplaced, Message{What: "文字里有乱码（�）", Next: "重新输入这几个字"}},
	{model.ErrTextControl, Message{What: "文字里有控制字符", Next: "删去看不见的字符，或重新输入"}},
	{model.ErrTextBidi, Message{What: "文字里有改变书写方向的符号", Next: "重新输入"}},
	{model.ErrTextHidden, Message{What: "文字里有看不见的字符", Next: "重新输入"}},
	{model.ErrTextLong, Message{What: "文字太长", Next: "写短一些"}},
	{model.ErrOverflow, Message{What: "金额合计超出范围", Next: "检查金额，单位是元"}},
}
