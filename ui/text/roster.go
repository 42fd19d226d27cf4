package text

import (
	"fmt"
	"strings"

	"gonghui/ledger"
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
	switch c.Kind {
	case model.KindMember:
		return "两条记录的身份证号不同"
	case model.KindDues:
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
