package text

import (
	"fmt"
	"time"

	"gonghui/model"
)

// Words of backup, restore, verification and of a book that cannot be opened.
const (
	TroubleTitle    = "账本打不开"
	TroubleAgain    = "再试一次"
	TroubleReadOnly = "只读打开"

	DiffersTitle = "核对有差异"
	DiffersWhat  = "不一致的地方"
	DiffersIntro = "账本与它自己的记录对不上，下面每一处都可能显示错误的数字。请不要继续记账：先备份这个文件，再用最近的备份恢复。"

	CareBackup    = "备份"
	CareRestore   = "从备份恢复"
	CareVerify    = "核对"
	CareCompare   = "对链头"
	CareBusy      = "正在备份并核对"
	CareVerifying = "正在核对，可以继续做别的"
	CareFile      = "账本文件"
	CareHead      = "链头"
	CareCount     = "内容"
	CareLast      = "最后写入"
	CareFolder    = "备份放在哪个文件夹"
	CarePick      = "选备份文件"
	CareCode      = "写纸上的链头，如 7K3M-91QX-40TD。"
	CareSame      = "链头一致：就是纸上那一刻的账本"
	CareOpen      = "打开它"
)

// CareAdvice says how the file is kept safe.
func CareAdvice() []string {
	return []string{
		"备份 b：随时可以做，写到U盘或另一台电脑；写完会读回并核对。",
		"恢复 r：恢复成一个新的文件，从不覆盖现在的账本。",
		"核对 v：从第一条记录起全部重算，与现在的账本逐项比较。",
		"链头 h：把链头写在纸上，以后可以看出文件有没有被换成旧的。",
	}
}

// CareCounts says what the book holds.
func CareCounts(events, vouchers uint64) string {
	return fmt.Sprintf("事件 %d 条，凭证 %d 张", events, vouchers)
}

// When is a moment to the minute, in China's time; empty for none.
func When(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(model.Zone()).Format("2006-01-02 15:04")
}

// BackupName is the file name of a backup made now.
func BackupName(b model.Branch, now time.Time) string {
	name := b.Short
	if name == "" {
		name = b.Name
	}
	return "账本备份-" + name + now.In(model.Zone()).Format("-20060102-150405") + ".db"
}

// RestoredName is what is added to the name of a book that was restored now.
func RestoredName(now time.Time) string {
	return now.In(model.Zone()).Format("-恢复-20060102-150405")
}

// BackedUp says where a backup was written.
func BackedUp(path, code string) string { return fmt.Sprintf(BackupDone, path, code) }

// Restored says where a backup was restored to.
func Restored(path, code string) string {
	return fmt.Sprintf(RestoreDone, path, code) + "\n原来的账本没有动。现在打开恢复的这一本吗？以后打开它要写 --book，或把它改成原来的文件名。"
}
