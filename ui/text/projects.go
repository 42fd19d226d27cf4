package text

import (
	"fmt"

	"gonghui/ledger"
	"gonghui/model"
)

// The room 项目 and its commands.
const (
	ProjectsTitle = "项目（专项、代管）"
	ProjectsEmpty = "还没有项目。凭证或期初里写了项目名称的，会列在这里；也可以先登记。"
	ProjectName   = "项目"
	ProjectKind   = "性质"
	ProjectOpen   = "年初"
	ProjectIn     = "收入"
	ProjectOut    = "支出"
	ProjectLeft   = "余额"
	ProjectEnd    = "完结"
	ProjectGiver  = "来源单位"
	ProjectPaper  = "文号"
	ProjectFrom   = "开始日期"
	ProjectDone   = "完结日期"
	ProjectAim    = "用途"
	ProjectNote   = "备注"
	ProjectDate   = "日期"
	ProjectVouch  = "凭证"
	ProjectText   = "摘要"
	ProjectBefore = "上年结转"

	ProjectKeyAdd     = "登记"
	ProjectKeyEdit    = "修改"
	ProjectKeyFinish  = "标明完结"
	ProjectKeyOpen    = "看明细"
	ProjectKeyDrop    = "取消登记"
	ProjectOffGuessed = "没有登记过"
	ProjectDropShort  = "取消一个项目的登记；凭证上的项目名称不变"
	ProjectDropUse    = "drop 名称"
	ProjectOffDone    = "已经完结"
	ProjectFormTitle  = "项目资料"
	ProjectAskDone    = "完结日期（年末结转时，剩余的钱从 32104 转入 32204，成为工会资金结余）"
	ProjectKindHint   = "专项的结余留在资金结转；代管走 221，不算收支；一般只为分开看花了多少"
	ProjectGuessed    = " 未登记"

	ProjectShort       = "项目：专项资金、代管经费的登记与收支余额"
	ProjectAddUse      = "add 名称"
	ProjectFinishUse   = "finish 名称"
	ProjectListShort   = "列出项目：年初、收入、支出、余额"
	ProjectAddShort    = "登记或修改一个项目"
	ProjectFinishShort = "标明项目完结：年末结转时剩余的钱转入资金结余"
	FlagProjectKind    = "`性质`：专项、代管 或 一般"
	FlagProjectGrantor = "`来源单位`"
	FlagProjectPurpose = "`用途`"
	FlagProjectPaper   = "`文号`"
	FlagProjectDate    = "完结`日期`，写作 2025-12-20"
	ProjectNoReason    = "要用 --reason 写明原因。"
	ProjectNoName      = "要写一个项目名称。"
	ProjectBadKind     = "性质要写 专项、代管 或 一般。"
)

// ProjectSaved names the act of saving a project.
func ProjectSaved(name string) string { return "保存项目 " + Plain(name) }

// ProjectFinished names the act of marking a project as finished.
func ProjectFinished(name string, day model.Date) string {
	return fmt.Sprintf("项目完结 %s %s", Plain(name), day)
}

// ProjectDropped names the act of taking a project's record off.
func ProjectDropped(name string) string { return "取消项目登记 " + Plain(name) }

// ProjectKindName is a project's kind; one without a record has the kind that its postings give it.
func ProjectKindName(p model.Project) string {
	if p.ID == 0 {
		return p.Kind.String() + ProjectGuessed
	}
	return p.Kind.String()
}

// ProjectTitle heads a project's page.
func ProjectTitle(name string, year int) string { return fmt.Sprintf("%s · %d年", Plain(name), year) }

// ProjectSum says what a project had, got, spent and has left.
func ProjectSum(p ledger.ProjectFigures) string {
	s := fmt.Sprintf("年初 %s  收入 %s  支出 %s  余额 %s", p.Opening.Grouped(), p.In.Grouped(), p.Out.Grouped(),
		p.Left.Grouped())
	if p.Freed != 0 {
		s += "  转入结余 " + p.Freed.Grouped()
	}
	return s
}

// ProjectContent sums a project up for the operation log.
func ProjectContent(p model.Project) string {
	s := p.Name + " " + p.Kind.String()
	if p.Finished != 0 {
		s += " 完结 " + p.Finished.String()
	}
	return s
}

// BadDay says how a day is written.
func BadDay(got string) string {
	return fmt.Sprintf("「%s」不是日期，应写成 2025-12-20 这样。", got)
}
