package kit

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		text, query string
		want        bool
	}{
		{"王芳", "", true},
		{"王芳", "芳", true},
		{"王芳", "wangfang", true},
		{"王芳", "wf", true},
		{"王芳", "wangf", true},
		{"王芳", "wfang", true},
		{"王芳", "王f", true},
		{"王芳", "ＷＦ", true},
		{"王芳", "fang", true},
		{"王芳", "fw", false},
		{"王芳", "wg", false},
		{"王芳 语文组 M017", "m01", true},
		{"王芳 语文组 M017", "wf yw", true},
		{"王芳 语文组 M017", "wf sx", false},
		{"单雄信", "shan", true},
		{"单雄信", "sxx", true},
		{"曾国华", "zgh", true},
		{"仇英", "qy", true},
		{"解缙", "xj", true},
		{"盖叫天", "gjt", true},
		{"盖叫天", "ge", true},
		{"区志强", "ozq", true},
		{"查良镛", "zhaly", true},
		{"朴树", "piaos", true},
		{"尉迟恭", "ycg", true},
		{"尉迟恭", "yuchigong", true},
		{"万俟卨", "mq", true},
		{"万俟卨", "moqi", true},
		{"澹台明", "tantaim", true},
		{"长孙无忌", "zswj", true},
		{"任盈盈", "ryy", true},
		{"宁静", "nj", true},
		{"吕布", "lvbu", true},
		{"吕布", "lubu", true},
		{"教研 单雄", "shan", true},
		{"欧阳·娜娜", "oynn", true},
		{"重庆银行", "cqyh", true},
		{"重庆银行", "zhongqing", true},
		{"102 银行存款", "102", true},
		{"102 银行存款", "yhck", true},
		{"𠮷野", "𠮷", true},
		{"O'Neil", "neil", true},
	} {
		if got := Matches(c.text, c.query); got != c.want {
			t.Errorf("Matches(%q, %q) = %v", c.text, c.query, got)
		}
	}
}

// TestSurnamesNeeded holds the table to what the general readings lack.
func TestSurnamesNeeded(t *testing.T) {
	for r, reading := range surnames {
		if slices.Contains(usual(r), reading) {
			t.Errorf("%c is %s anyway", r, reading)
		}
	}
	for pair, both := range compounds {
		runes := []rune(pair)
		if slices.Contains(usual(runes[0]), both[0]) && slices.Contains(usual(runes[1]), both[1]) {
			t.Errorf("%s is %v anyway", pair, both)
		}
	}
	for r, second := range polyphones {
		if usual(r)[0] == second {
			t.Errorf("%c is %s anyway", r, second)
		}
	}
}

// TestFindProperty: what a text spells is found by any beginning of its characters' readings, and only rows
// in order come back.
func TestFindProperty(t *testing.T) {
	han := []rune("王芳李伟张强赵敏孙丽周杰吴静郑华陈涛刘洋单曾仇解盖区查朴欧阳重庆")
	name := rapid.Map(rapid.SliceOfN(rapid.SampledFrom(han), 2, 4), func(r []rune) string { return string(r) })
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(name, 1, 20).Draw(t, "names")
		ix := NewIndex(len(names), func(i int) string { return names[i] })
		pick := rapid.IntRange(0, len(names)-1).Draw(t, "row")
		var query strings.Builder
		for _, r := range names[pick] {
			reading := rapid.SampledFrom(usual(r)).Draw(t, "reading")
			query.WriteString(rapid.SampledFrom([]string{reading, reading[:1], string(r)}).Draw(t, "part"))
		}
		found := ix.Find(query.String())
		if !slices.Contains(found, pick) || !slices.IsSorted(found) {
			t.Fatalf("%q finds %v of %q, not row %d", query.String(), found, names, pick)
		}
	})
}

func FuzzFind(f *testing.F) {
	f.Add("王芳 M017", "wf")
	f.Add("啊啊啊啊啊啊啊啊啊啊啊啊", "aaaaaaaaaaaaaaaaaaaaaaab")
	f.Fuzz(func(t *testing.T, text, query string) {
		if !Matches(text, "") {
			t.Fatalf("%q is not found by nothing", text)
		}
		words := strings.Fields(searchText(text))
		if len(words) > 0 && !Matches(text, words[0]) {
			t.Fatalf("%q is not found by its own %q", text, words[0])
		}
		if Matches(text, query+" 甲乙丙") && !Matches(text, query) {
			t.Fatalf("%q: more words find more than %q", text, query)
		}
	})
}

func manyNames(n int) []string {
	rng := rand.New(rand.NewPCG(1, 2))
	family := []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗单曾仇解盖区查朴")
	given := []rune("芳伟娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红")
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("%c%c%c 第%d小组 M%06d", family[rng.IntN(len(family))], given[rng.IntN(len(given))],
			given[rng.IntN(len(given))], rng.IntN(20), i)
	}
	return out
}

// BenchmarkFind: budget 100 ms for 100,000 rows, in a command.
func BenchmarkFind(b *testing.B) {
	names := manyNames(100_000)
	ix := NewIndex(len(names), func(i int) string { return names[i] })
	for _, query := range []string{"wf", "王", "zengxiaming", "m0999"} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				ix.Find(query)
			}
		})
	}
}

// BenchmarkIndex: budget 300 ms for 100,000 rows, in a command.
func BenchmarkIndex(b *testing.B) {
	names := manyNames(100_000)
	for b.Loop() {
		NewIndex(len(names), func(i int) string { return names[i] })
	}
}
