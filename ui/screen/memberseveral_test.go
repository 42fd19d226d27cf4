package screen_test

import (
	"slices"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
)

// TestSeveralMembers marks a range, sees what would change, changes it in one act, and takes it back.
func TestSeveralMembers(t *testing.T) {
	d, path := tab(t, "2", 80, 24)
	d.Press("v", "down", "down", "v", "g")
	d.Contains(t, "成批修改 · 3 人")
	d.Press("ctrl+s")
	d.Contains(t, "还没有写要改什么")
	d.Press("tab", "第九小组", "ctrl+s")
	d.Contains(t, "会改 3 人", "工会小组", "第九小组")
	d.Press("y")
	d.Contains(t, "成批修改 3 人", "第九小组")
	in := func(group string) int {
		n := 0
		look(t, d, path, func(v *ledger.View) error {
			ms, err := v.Members()
			for _, m := range ms {
				if m.Group == group {
					n++
				}
			}
			return err
		})
		return n
	}
	d.Press("u")
	d.Contains(t, "已撤销：成批修改 3 人")
	d.Lacks(t, "第九小组")
	d.Press("U")
	if n := in("第九小组"); n != 3 {
		t.Errorf("%d in the group", n)
	}
}

// TestMergeMembers merges two records, which u takes back, and looks at the history of the one that is kept.
func TestMergeMembers(t *testing.T) {
	d, path := tab(t, "2", 80, 24)
	d.Press("m")
	d.Type("孙丽")
	d.Press("enter")
	d.Contains(t, "保留哪一条")
	d.Press("1")
	d.Contains(t, "合并会员 孙丽", "名册 11")
	d.Press("u")
	d.Contains(t, "名册 12")
	d.Press("U")
	d.Contains(t, "名册 11")
	d.Press("h")
	d.Contains(t, "的改动历史", "并入另一条", "被合并的记录")
	look(t, d, path, func(v *ledger.View) error {
		merged, err := v.Merged()
		if len(merged) != 1 {
			t.Errorf("%d pointers", len(merged))
		}
		return err
	})
}

// TestFamily adds a relative, hides and shows it, and takes it off; the page and the history never show it unasked.
func TestFamily(t *testing.T) {
	d, path := tab(t, "2", 80, 24)
	d.Press("y", "n", "tab", "刘小洋", "tab", "1980-5", "tab", "市一中", "ctrl+s")
	d.Contains(t, "保存家属 王芳", "刘小洋", "1980-05", "市一中")
	d.Press("v")
	d.Lacks(t, "刘小洋")
	d.Press("esc", "h")
	d.Contains(t, "家属：填写（私密）")
	d.Lacks(t, "刘小洋")
	d.Press("v")
	d.Contains(t, "刘小洋")
	d.Press("esc", "enter", "enter")
	d.Contains(t, "1 人（按 v 显示）")
	d.Lacks(t, "刘小洋")
	look(t, d, path, func(v *ledger.View) error {
		m, err := memberNamed(v, "王芳")
		want := []model.Relative{{Relation: model.RelationSpouse, Name: "刘小洋", Birth: 19800500, Work: "市一中"}}
		if !slices.Equal(m.Private.Family, want) {
			t.Errorf("%v", m.Private.Family)
		}
		return err
	})
}

func TestRosterFigures(t *testing.T) {
	for _, size := range screentest.Sizes() {
		d, _ := tab(t, "2", size.W, size.H)
		d.Press("t")
		d.Contains(t, "会员统计", "在职会员", "其中女", "按年龄")
		d.Press("esc", "p")
		d.Contains(t, "导出名册", "身份证号", "遮盖", "将写出：名册上所有人，所有小组 · 13 列")
		d.Press("space", "a", "t")
		d.Contains(t, "将写出：在职会员，所有小组 · 12 列 · 私密列遮盖 · .csv")
	}
}
