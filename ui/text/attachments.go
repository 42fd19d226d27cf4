package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// Words of attached files and of invoices.
const (
	FilesTitle       = "附件"
	FilesReading     = "正在读取附件"
	FilesEmpty       = "还没有附件：按 a 添加"
	FilesColName     = "文件"
	FilesColSize     = "大小"
	FilesColState    = "状态"
	FilesColUses     = "附在几处"
	FilesKey         = "附件"
	FilesAdd         = "添加文件"
	FilesPath        = "看存在哪里"
	FilesUnbind      = "取下"
	FilesPick        = "选一个文件（pdf jpg png ofd xml，最大 50 MB）"
	FilesWhere       = "文件存在"
	FilesBound       = "添加附件"
	FilesUnbound     = "取下附件"
	FilesSound       = "完好"
	FilesGone        = "缺失或有改动"
	FilesOff         = "没有选中的附件"
	AttachUse        = "attach 文件..."
	AttachShort      = "把文件附在凭证、发票、走访、困难补助或活动上"
	AttachLong       = "把 pdf、jpg、png、ofd、xml 文件（每个最大 50 MB）复制到账本旁边的「账本名.附件」文件夹，附在一张凭证、一张发票、一次走访、一笔困难补助或一次活动上。"
	FilesShort       = "列出附件，核对附件文件"
	FilesListShort   = "列出附件"
	FilesVerify      = "核对每个附件文件是否还在、有没有改动"
	FlagFileVisit    = "走访的`编号`"
	FlagFileGrant    = "困难补助的`编号`"
	FlagFileActivity = "活动的`编号`"
	NeedsFileRef     = "请用 --voucher、--visit、--grant、--activity、--invoice 中的一个写明附在哪里"
	FilesAllSound    = "附件 %d 个，都完好"

	FlagFileInvoice = "发票`号码`，或 invoice list 里的编号"
)

// FileLine is an attached file on a command's output.
func FileLine(a model.Attachment, state string) string {
	return fmt.Sprintf("%d　%s　%s　附在 %d 处　%s　%s", a.ID, Plain(a.Name), FileSize(a.Size), len(a.Refs), a.Hash[:12], state)
}

// FileSize is a number of bytes for people to read.
func FileSize(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1023)>>10)
	}
	return fmt.Sprintf("%d.%d MB", n>>20, n&(1<<20-1)*10>>20)
}

// FileState says whether an attached file is as it was.
func FileState(sound bool) string {
	if sound {
		return FilesSound
	}
	return FilesGone
}

// FilesOf names the files of a record; empty without any.
func FilesOf(files []model.Attachment) string {
	if len(files) == 0 {
		return ""
	}
	names := make([]string, len(files))
	for i, a := range files {
		names[i] = Plain(a.Name)
	}
	return FilesTitle + "：" + strings.Join(names, "、")
}

// FilesCount says how many files a record has; empty without any.
func FilesCount(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" · %s %d 个", FilesTitle, n)
}

// FileMissing tells of an attached file that is missing or changed.
func FileMissing(a model.Attachment) string {
	return fmt.Sprintf("附件「%s」（%s）%s", Plain(a.Name), a.Hash[:12], FilesGone)
}

// FilesHeading is the title of a record's files.
func FilesHeading(of string, n int) string {
	return fmt.Sprintf("%s · %s · %d 个", FilesTitle, of, n)
}

// FileContent is an attached file as the log shows it.
func FileContent(a model.Attachment) string {
	return fmt.Sprintf("%s，附在 %d 处", Plain(a.Name), len(a.Refs))
}

// InvoiceContent is an invoice as the log shows it.
func InvoiceContent(x model.Invoice) string { return "发票 " + Plain(x.Number) + amount(x.Amount) }

// InvoiceLine is an invoice on a command's output.
func InvoiceLine(x model.Invoice, voucher, warn string) string {
	return fmt.Sprintf("%d　%s　%s　%s　%s　%s", x.ID, Plain(x.Number), x.Date, x.Amount.Grouped(), voucher, warn)
}

// InvoiceTwice names the other voucher of an invoice.
func InvoiceTwice(voucher string) string {
	if voucher == "" {
		return "重复：已登记过这张发票"
	}
	return "重复：" + voucher + " 已有这张发票"
}

// InvoiceBuyer says that an invoice is made out to somebody else.
func InvoiceBuyer(buyer string) string { return "抬头「" + Plain(buyer) + "」不是工会全称" }

// filesGone names the attached files that are missing or changed.
func filesGone(e *ledger.VaultError) Message {
	var names []string
	for _, a := range e.Files {
		names = append(names, Plain(a.Name))
	}
	return Message{
		What:  "账本旁边的附件缺失或有改动：" + strings.Join(names, "、"),
		Cause: "文件夹「账本名.附件」没有和账本一起移动，或里面的文件被改过", Next: "账本本身已经写好；从备份里找回这些文件",
	}
}
