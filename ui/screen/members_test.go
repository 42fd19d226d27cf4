package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
	"gonghui/ui/uitest"
)

// soundID is an invented number with a right check digit: a woman, born on 1990-03-07.
func soundID() string {
	const first = "32999919900307002"
	return first + string(model.IDCheckDigit(first))
}

func memberNamed(v *ledger.View, name string) (model.Member, error) {
	ms, err := v.MembersNamed(name)
	if err != nil || len(ms) != 1 {
		return model.Member{}, fmt.Errorf("%d people are called %s: %w", len(ms), name, err)
	}
	return ms[0], nil
}

func TestMembersLook(t *testing.T) {
	g := uitest.NewGoldens(t, "members")
	for _, size := range screentest.Sizes() {
		name := func(what string) string { return fmt.Sprintf("%s-%dx%d", what, size.W, size.H) }
		d, _ := tab(t, "2", size.W, size.H)
		check(t, g, d, name("list"))
		d.Press("enter")
		check(t, g, d, name("menu"))
		d.Press("enter")
		check(t, g, d, name("page"))
		d.Press("v")
		check(t, g, d, name("revealed"))
		d.Press("e")
		check(t, g, d, name("edit"))
		d.Press("esc", "d")
		check(t, g, d, name("standing"))
		d.Press("esc", "esc", "n", "tab", "林小雨", "tab", soundID(), "tab", "tab", "tab", "物理组")
		check(t, g, d, name("new"))
	}
}

// TestNewMember types a member with everything there is to say; the identity number fills in sex and birth.
func TestNewMember(t *testing.T) {
	d, path := tab(t, "2", 80, 24)
	d.Press("f3", "enter", "林小雨", "enter")
	d.Type(soundID()[:15])
	d.Contains(t, "还差 3 位")
	d.Lacks(t, "1990-03-07")
	d.Type(soundID()[15:])
	d.Contains(t, "校验通过 女 1990-03-07", "出生日期 1990-03-07", "性别     女")
	d.Press("enter", "enter", "enter", "物理组", "enter", "第一小组", "enter", "组长", "enter", "2018年9月", "enter")
	d.Contains(t, "2018-09")
	d.Press("enter", "enter", "５０１２。５", "enter")
	d.Contains(t, "5012.50", "每月会费 25.05")
	d.Press("2026-7", "enter", "6222 6200 0000 0000 013", "enter")
	d.Contains(t, "2026-07", "银行卡号的校验位不对")
	d.Press("13900000099", "enter", "FW0099", "enter", "示范路一号", "enter", "党员", "ctrl+s")
	d.Contains(t, "保存会员 林小雨", "名册 13", "> M00013", "在职 12")
	look(t, d, path, func(v *ledger.View) error {
		m, err := memberNamed(v, "林小雨")
		want := model.Member{
			ID: m.ID, Number: "M00013", Name: "林小雨", Sex: model.SexFemale, Birth: 19900307, Department: "物理组",
			Group: "第一小组", Office: "组长", Joined: 20180900, Status: model.StatusActive,
			Bases: []model.DuesBase{{From: 202607, Base: 501250}},
			Private: model.MemberPrivate{
				IDNumber: soundID(), Card: "6222620000000000013", Phone: "13900000099", ServiceCard: "FW0099", Address: "示范路一号", Note: "党员",
			},
		}
		if fmt.Sprint(m) != fmt.Sprint(want) {
			t.Errorf("got  %+v\nwant %+v", m, want)
		}
		return err
	})
}

func TestWrongIdentityNumber(t *testing.T) {
	d, path := tab(t, "2", 80, 24)
	wrong := soundID()[:16] + "9" + soundID()[17:]
	d.Press("n", "tab", "林小雨", "tab", wrong)
	d.Contains(t, "身份证号不对：校验位不对")
	d.Press("ctrl+s")
	d.Contains(t, "会员 · 新会员", "身份证号不对")
	d.Press("ctrl+u", soundID(), "tab")
	d.Lacks(t, "身份证号不对")
	d.Press("left", "ctrl+s") // sex, against the number
	d.Contains(t, "与身份证号不符")
	d.Press("right", "ctrl+s")
	d.Contains(t, "名册 13")
	d.Press("n", "M001", "tab", "别人", "tab", soundID(), "tab")
	d.Contains(t, "这个会员号是 王芳 M001 的", "这个身份证号是 林小雨 M00013 的")
	d.Press("ctrl+s")
	d.Contains(t, "会员 · 新会员")
	d.Press("ctrl+u", "ctrl+s")
	d.Contains(t, "这个身份证号是 林小雨 M00013 的")
	if _, y, ok := d.Cursor(); !ok || !strings.Contains(d.Screen()[y], "身份证号") {
		t.Fatalf("the cursor is not at the number that is taken")
	}
	look(t, d, path, func(v *ledger.View) error {
		all, err := v.Members()
		if len(all) != 13 {
			t.Errorf("%d members", len(all))
		}
		return err
	})
}

func TestPrivateFieldsAreHidden(t *testing.T) {
	d, _ := tab(t, "2", 140, 40)
	const phone = "13800000001"
	d.Lacks(t, phone, "138")
	d.Press("enter", "enter")
	d.Contains(t, "138****0001")
	d.Lacks(t, phone)
	d.Press("v")
	d.Contains(t, phone)
	d.Press("v")
	d.Lacks(t, phone)
	d.Press("e")
	d.Contains(t, "138****0001")
	d.Lacks(t, phone)
	d.Press("ctrl+y")
	d.Contains(t, phone)
}

// TestHiddenFieldsStay changes a member without looking at what is private.
func TestHiddenFieldsStay(t *testing.T) {
	d, path := tab(t, "2", 80, 24)
	d.Press("e", "tab", "ctrl+u", "王 芳芳", "ctrl+s")
	d.Contains(t, "保存会员 王芳芳")
	d.Press("u")
	d.Contains(t, "已撤销：保存会员 王芳芳", "王芳 ")
	d.Press("U")
	look(t, d, path, func(v *ledger.View) error {
		m, err := memberNamed(v, "王芳芳")
		if m.Private.Phone != "13800000001" || m.Number != "M001" || len(m.Bases) != 1 {
			t.Errorf("%+v", m)
		}
		return err
	})
}

func TestFilterMembers(t *testing.T) {
	d, _ := tab(t, "2", 80, 24)
	for _, c := range []struct {
		words string
		names []string
		not   string
	}{
		{"oynn", []string{"欧阳娜娜"}, "王芳"},
		{"maimaiti", []string{"买买提"}, "王芳"},
		{"zhang qiang", []string{"张强"}, "周强"},
		{"M007", []string{"周强"}, "张强"},
		{"tyz", []string{"陈涛", "买买提"}, "王芳"},
		{"保留", []string{"周强"}, "张强"},
		{"王f", []string{"王芳"}, "周强"},
	} {
		d.Press("、", c.words)
		d.Contains(t, c.names...)
		d.Lacks(t, c.not)
		d.Press("esc")
		d.Contains(t, "王芳", "张强")
	}
}

func TestStandingChanges(t *testing.T) {
	d, path := tab(t, "2", 80, 24)
	goTo(d, "sl")
	d.Press("d", "rh", "ctrl+s")
	d.Contains(t, "会籍状态没有变")
	d.Press("bl", "tab", "ctrl+u", "ctrl+s")
	d.Contains(t, "不能为空")
	d.Press("5-31", "ctrl+s")
	d.Contains(t, "会籍变动 孙丽 保留会籍", "在职 10")
	d.Press("u")
	d.Contains(t, "已撤销", "在职 11")
	d.Press("U")
	d.Contains(t, "已重做", "在职 10")
	look(t, d, path, func(v *ledger.View) error {
		m, err := memberNamed(v, "孙丽")
		if m.Status != model.StatusRetained || m.Changed != 20260531 {
			t.Errorf("%+v", m)
		}
		return err
	})
}

func TestBaseWithItsFirstMonth(t *testing.T) {
	d, path := tab(t, "2", 80, 24)
	for range 9 {
		d.Press("down")
	}
	d.Press("e")
	for range 11 {
		d.Press("tab")
	}
	d.Press("ctrl+u", "5000", "tab", "2026-9-1", "tab")
	d.Contains(t, "写到月，如 2026-07", "每月会费 25.00")
	d.Press("shift+tab", "ctrl+u", "2026-09", "ctrl+s")
	d.Contains(t, "保存会员 欧阳娜娜", "4,880.00")
	look(t, d, path, func(v *ledger.View) error {
		m, err := memberNamed(v, "欧阳娜娜")
		if fmt.Sprint(m.Bases) != fmt.Sprint([]model.DuesBase{{Base: 488000}, {From: 202609, Base: 500000}}) {
			t.Errorf("%+v", m.Bases)
		}
		return err
	})
}

func TestRemoveMember(t *testing.T) {
	d, path := tab(t, "2", 80, 24)
	d.Press("x", "重复登记", "enter")
	d.Contains(t, "没有完成", "还")
	d.Press("esc")
	goTo(d, "oynn")
	d.Press("x", "重复登记", "enter")
	d.Contains(t, "删除会员 欧阳娜娜 M010")
	d.Press("esc")
	d.Contains(t, "名册 11")
	d.Press("u")
	d.Contains(t, "名册 12", "欧阳娜娜")
	look(t, d, path, func(v *ledger.View) error {
		m, err := memberNamed(v, "欧阳娜娜")
		if m.Private.Phone == "" || m.Number != "M010" {
			t.Errorf("%+v", m)
		}
		return err
	})
}

func TestPageOfARemovedRecord(t *testing.T) {
	d, _ := tab(t, "2", 80, 24)
	goTo(d, "oynn")
	d.Press("enter", "enter", "x", "重复登记", "enter")
	d.Contains(t, "这条记录已删除；按 u 恢复，回列表里找")
	d.Lacks(t, "没有完成", "英语组")
	d.Press("enter", "x", "esc", "esc")
	d.Contains(t, "名册 11")
	d.Press("u")
	d.Contains(t, "名册 12")
}

// TestMemberPageOpensRecords goes from a member to a visit and back to the same row.
func TestMemberPageOpensRecords(t *testing.T) {
	d, _ := tab(t, "2", 80, 24)
	d.Press("enter", "enter", "/", "住院", "enter")
	d.Contains(t, "2026-01-14  住院  本人  500.00")
	d.Press("enter")
	d.Contains(t, "走访 · 王芳 住院 2026-01-14")
	d.Press("esc")
	d.Contains(t, "会员 · 王芳 M001", "查找 住院")
	d.Press("esc", "esc", "i")
	d.Contains(t, "选会员名册文件")
}

// TestEveryLetterHasAnotherWay holds for the lists of people, visits and grants: what a letter does is in the menu of
// Enter and on a key that types nothing.
func TestEveryLetterHasAnotherWay(t *testing.T) {
	for _, c := range []struct{ tab, letter, f, ctrl, shows string }{
		{"2", "n", "f3", "ctrl+n", "会员 · 新会员"},
		{"2", "e", "f6", "ctrl+e", "会员 · 修改"},
		{"2", "d", "f4", "ctrl+d", "会员 · 会籍变动"},
		{"2", "i", "f7", "ctrl+o", "选会员名册文件"},
		{"2", "x", "f8", "ctrl+x", "删除 王芳"},
		{"2", "w", "f11", "ctrl+w", "王芳 M001"},
		{"2", "b", "f12", "ctrl+k", "帮扶 · 新申请"},
		{"3", "h", "f3", "ctrl+t", "走访 · 得知一件事"},
		{"3", "n", "f4", "ctrl+n", "走访 · 吴静住院"},
		{"3", "N", "f11", "ctrl+w", "走访 · 新记录"},
		{"3", "e", "f6", "ctrl+e", "走访 · 得知一件事"},
		{"3", "m", "f12", "ctrl+k", "会员 · 吴静"},
		{"3", "x", "f8", "ctrl+x", "删除 吴静住院"},
		{"3", "v", "f2", "ctrl+l", "家中有事"},
		{"4", "n", "f3", "ctrl+n", "帮扶 · 新申请"},
		{"4", "p", "f4", "ctrl+t", "办哪个环节"},
		{"4", "e", "f6", "ctrl+e", "帮扶 · 张强 困难补助"},
		{"4", "m", "f12", "ctrl+k", "会员 · 张强"},
		{"4", "x", "f8", "ctrl+x", "删除 张强"},
		{"4", "v", "f2", "ctrl+l", "家属患病"},
	} {
		d, _ := tab(t, c.tab, 80, 24)
		for _, keys := range [][]string{{c.letter}, {c.f}, {c.ctrl}, {"enter", c.letter}} {
			d.Lacks(t, c.shows)
			d.Press(keys...)
			d.Contains(t, c.shows)
			if c.letter == "v" {
				d.Press("v")
			} else {
				d.Press("esc")
			}
		}
	}
}
