package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
)

// cannotMerge names everything that both of two records have and one person has once.
func cannotMerge(e *ledger.MergeError) Message {
	var lines, next []string
	add := func(s string) {
		for _, x := range next {
			if x == s {
				return
			}
		}
		next = append(next, s)
	}
	for _, c := range e.Conflicts {
		lines = append(lines, MergeConflict(c))
		add(mergeWays[c.Kind])
	}
	return Message{
		What:  fmt.Sprintf("不能合并：有 %d 处两条记录都有", len(e.Conflicts)),
		Cause: strings.Join(lines, "；"), Next: strings.Join(next, "；"),
	}
}

// MergeConflict names one thing that both of two records have.
func MergeConflict(c ledger.MergeConflict) string {
	if c.Kind == model.KindMember {
		return "两条记录的身份证号不同"
	}
	if c.Kind == model.KindDues {
		return c.Month.Chinese() + "的会费两条记录各有一笔"
	}
	return recordNames[c.Kind] + "「" + Plain(c.Name) + "」里两条记录都有"
}

// mergeWays say what to do about a conflict.
var mergeWays = map[model.Kind]string{
	model.KindMember:   "核对证件，确是同一个人就先改对其中一条",
	model.KindDues:     "先在会费里删去重复的一笔，多收的退回",
	model.KindGift:     "先在慰问名单里去掉其中一个",
	model.KindDrive:    "先在代收名单里去掉其中一个",
	model.KindActivity: "先在活动名单里去掉其中一个",
	model.KindHardship: "先给其中一份困难档案填上脱困日期",
}

// FieldDiff is one field of a member that differs, in words.
type FieldDiff struct {
	Field    string // label
	Old, New string
	Private  bool
}

// Line is the difference on one line; of private fields only that they differ, unless they are to be shown.
func (d FieldDiff) Line(shown bool) string {
	if d.Private && !shown {
		switch {
		case d.Old == "":
			return d.Field + "：填写（私密）"
		case d.New == "":
			return d.Field + "：清除（私密）"
		}
		return d.Field + "：有改动（私密）"
	}
	return fmt.Sprintf("%s：%s → %s", d.Field, orDash(d.Old), orDash(d.New))
}

func orDash(s string) string {
	if s == "" {
		return "（空）"
	}
	return Plain(s)
}

// memberFields are the fields of a member that can be compared.
var memberFields = []struct {
	label   string
	private bool
	of      func(model.Member) string
}{
	{"会员号", false, func(m model.Member) string { return m.Number }},
	{"姓名", false, func(m model.Member) string { return m.Name }},
	{"性别", false, func(m model.Member) string { return m.Sex.String() }},
	{"出生日期", false, func(m model.Member) string { return m.Birth.String() }},
	{"部门", false, func(m model.Member) string { return m.Department }},
	{"工会小组", false, func(m model.Member) string { return m.Group }},
	{"工会职务", false, func(m model.Member) string { return m.Office }},
	{"入会日期", false, func(m model.Member) string { return m.Joined.String() }},
	{"会籍状态", false, func(m model.Member) string { return m.Status.String() }},
	{"变动日期", false, func(m model.Member) string { return m.Changed.String() }},
	{"会籍变动", false, standingWords},
	{"会费基数", false, baseWords},
	{"退休年龄", false, func(m model.Member) string { return RetireRule(m.Retire) }},
	{"退休月份", false, func(m model.Member) string {
		if m.RetireOn == 0 {
			return ""
		}
		return m.RetireOn.String()
	}},
	{"并入", false, func(m model.Member) string {
		if m.MergedInto == 0 {
			return ""
		}
		return fmt.Sprintf("另一条记录（编号 %d）", m.MergedInto)
	}},
	{"身份证号", true, func(m model.Member) string { return m.Private.IDNumber }},
	{"银行卡号", true, func(m model.Member) string { return m.Private.Card }},
	{"手机", true, func(m model.Member) string { return m.Private.Phone }},
	{"住址", true, func(m model.Member) string { return m.Private.Address }},
	{"备注", true, func(m model.Member) string { return m.Private.Note }},
	{"工会服务卡号", true, func(m model.Member) string { return m.Private.ServiceCard }},
	{"家属", true, func(m model.Member) string { return strings.Join(FamilyLines(m.Private.Family), "；") }},
}

// standingWords is the kept history of standings on one line; nothing for one that follows from the other fields.
func standingWords(m model.Member) string {
	var out []string
	for _, s := range m.Standings {
		out = append(out, StandingLine(s))
	}
	return strings.Join(out, "；")
}

func baseWords(m model.Member) string {
	var out []string
	for _, b := range m.Bases {
		out = append(out, joined(" ", periodWords(b.From), b.Base.Grouped()))
	}
	return strings.Join(out, "；")
}

func periodWords(p model.Period) string {
	if p == 0 {
		return ""
	}
	return p.String() + " 起"
}

// MemberDiff lists what differs between two states of a member's record.
func MemberDiff(was, now model.Member) []FieldDiff {
	var out []FieldDiff
	for _, f := range memberFields {
		if a, b := f.of(was), f.of(now); a != b {
			out = append(out, FieldDiff{f.label, a, b, f.private})
		}
	}
	return out
}

// PreviewDiff lists what a row of a roster changes of somebody who is in the book, field by field.
func PreviewDiff(p intake.PreviewRow) []string {
	var out []string
	if p.Was == nil || p.Now == nil || p.Was.ID == 0 {
		return nil
	}
	for _, d := range MemberDiff(*p.Was, *p.Now) {
		out = append(out, d.Line(false))
	}
	return out
}

// StandingLine is one entry of the history of standings.
func StandingLine(s model.Standing) string {
	day := s.From.String()
	if s.From == 0 {
		day = "日期不详"
	}
	where := s.Where
	if where != "" {
		where = "（" + where + "）"
	}
	return Plain(joined(" ", day, s.Move.String()+where, s.Reason))
}

// FamilyLines are a member's relatives, one a line: private.
func FamilyLines(family []model.Relative) []string {
	var out []string
	for _, r := range family {
		out = append(out, RelativeLine(r))
	}
	return out
}

// RelativeLine is one relative.
func RelativeLine(r model.Relative) string {
	birth := ""
	if r.Birth != 0 {
		birth = r.Birth.String() + " 出生"
	}
	return Plain(joined(" ", r.Relation.String(), r.Name, birth, r.Work, r.Note))
}

// MemberEventWhat says what an event did to a record.
func MemberEventWhat(e ledger.MemberEvent) string {
	what := "修改"
	switch {
	case e.Removed:
		what = "删除"
	case e.Was.ID == 0:
		what = "录入"
	case e.Now.MergedInto != 0 && e.Was.MergedInto == 0:
		what = "并入另一条"
	}
	if e.MergedFrom {
		what += "·被合并的记录"
	}
	return what
}

// MemberEventLines are what an event changed, one field a line.
func MemberEventLines(e ledger.MemberEvent, shown bool) []string {
	var out []string
	if e.Removed {
		return []string{"原因：" + Plain(e.Reason)}
	}
	for _, d := range MemberDiff(e.Was, e.Now) {
		if e.Was.ID == 0 && d.Private && !shown {
			out = append(out, d.Field+"：已填（私密）")
			continue
		}
		out = append(out, d.Line(shown))
	}
	if len(out) == 0 {
		out = append(out, "内容没有变")
	}
	return out
}
