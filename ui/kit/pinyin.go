package kit

import (
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// surnames are readings that a character has as a surname, at the beginning of a name, besides its usual one.
// Source: 现代汉语词典 (7th edition), entries marked （Ｘ姓）.
var surnames = map[rune]string{
	'单': "shan", '曾': "zeng", '仇': "qiu", '解': "xie", '盖': "ge", '区': "ou", '查': "zha", '朴': "piao",
	'任': "ren", '华': "hua", '宁': "ning", '覃': "qin", '缪': "miao", '翟': "zhai", '尹': "yin", '乐': "yue",
	'员': "yun", '逄': "pang", '冼': "xian", '纪': "ji", '洗': "xian", '折': "she", '黑': "he", '秘': "bi",
	'召': "shao", '种': "chong", '重': "chong", '祭': "zhai", '繁': "po", '过': "guo", '哈': "ha", '燕': "yan",
	'葛': "ge", '晟': "cheng", '阚': "kan", '瞿': "qu", '郗': "xi", '郇': "xun", '隗': "wei", '鲍': "bao",
	'薄': "bo", '卜': "bu", '车': "che", '晁': "chao", '谌': "chen", '啜': "chuai", '氏': "zhi", '訾': "zi",
	'都': "du", '堵': "du", '费': "fei", '甫': "fu", '干': "gan", '句': "gou", '勾': "gou", '冠': "guan",
	'炅': "gui", '桧': "gui", '郝': "hao", '郃': "he", '那': "na", '能': "nai", '倪': "ni", '牟': "mu",
	'难': "nan", '佴': "nai", '钭': "tou", '冯': "feng", '强': "qiang", '亓': "qi", '麴': "qu", '璩': "qu",
	'佘': "she", '厍': "she", '沈': "shen", '莘': "shen", '盛': "sheng", '殳': "shu", '宿': "su", '眭': "sui",
	'陶': "tao", '帖': "tie", '宛': "wan", '韦': "wei", '尉': "wei", '洪': "hong", '相': "xiang", '肖': "xiao",
	'行': "xing", '幸': "xing", '旋': "xuan", '要': "yao", '叶': "ye", '应': "ying", '於': "yu", '俞': "yu",
	'恽': "yun", '臧': "zang", '占': "zhan", '长': "chang", '朝': "chao", '中': "zhong", '祝': "zhu", '禚': "zhuo",
	'令': "ling", '石': "shi", '万': "wan", '盍': "he", '观': "guan", '少': "shao", '降': "jiang", '戏': "xi",
}

// compounds are the readings of surnames of two characters that their characters do not have alone.
var compounds = map[string][2]string{
	"尉迟": {"yu", "chi"}, "万俟": {"mo", "qi"}, "澹台": {"tan", "tai"}, "长孙": {"zhang", "sun"},
	"单于": {"chan", "yu"}, "皇甫": {"huang", "fu"}, "乐正": {"yue", "zheng"}, "令狐": {"ling", "hu"},
	"宰父": {"zai", "fu"}, "濮阳": {"pu", "yang"}, "亓官": {"qi", "guan"}, "宇文": {"yu", "wen"},
	"呼延": {"hu", "yan"}, "夏侯": {"xia", "hou"}, "鲜于": {"xian", "yu"}, "贺兰": {"he", "lan"},
	"拓跋": {"tuo", "ba"}, "独孤": {"du", "gu"}, "纥干": {"he", "gan"}, "吐谷": {"tu", "yu"},
	"冒顿": {"mo", "du"}, "郝连": {"he", "lian"}, "赫连": {"he", "lian"}, "褚师": {"chu", "shi"},
}

// polyphones are common second readings within words.
var polyphones = map[rune]string{
	'重': "chong", '行': "hang", '长': "chang", '乐': "le", '会': "kuai", '藏': "zang", '朝': "zhao", '传': "zhuan",
	'都': "du", '调': "tiao", '还': "huan", '率': "lv", '省': "xing", '厦': "xia", '盛': "cheng", '莘': "xin",
	'晟': "cheng", '茜': "xi", '给': "ji", '单': "shan", '参': "shen", '车': "ju", '澄': "deng", '弹': "dan",
	'地': "de", '度': "duo", '佛': "fu", '干': "gan", '供': "gong", '冠': "guan", '号': "hao", '和': "huo",
	'几': "ji", '系': "ji", '降': "xiang", '角': "jue", '校': "jiao", '觉': "jiao", '解': "jie", '卡': "qia",
	'壳': "qiao", '空': "kong", '量': "liang", '绿': "lu", '落': "la", '模': "mu", '难': "nan", '宁': "ning",
	'强': "jiang", '切': "qie", '曲': "qu", '色': "shai", '石': "dan", '数': "shu", '说': "shui", '似': "shi",
	'宿': "xiu", '提': "di", '为': "wei", '相': "xiang", '血': "xie", '应': "ying", '着': "zhuo", '正': "zheng",
	'只': "zhi", '中': "zhong", '种': "zhong", '转': "zhuan", '作': "zuo", '蔚': "yu", '瑶': "yao", '贾': "gu",
	'薄': "bao", '柏': "bo", '伯': "bai", '泊': "po", '扁': "pian", '卜': "bo", '差': "chai", '称': "chen",
	'乘': "sheng", '得': "dei", '的': "di", '服': "fu", '假': "jia", '结': "jie", '露': "lou", '没': "mo",
}

// readings are the pinyin of the characters an index has met, without tones; ü is v.
type readings map[rune][]string

// learn adds the characters of s.
func (rd readings) learn(s []rune) {
	for _, r := range s {
		if r < 0x3007 {
			continue
		}
		if _, ok := rd[r]; !ok {
			rd[r] = usual(r)
		}
	}
}

// usual returns the usual reading of r, and a second one where words need it; none for what is no Han.
func usual(r rune) []string {
	args := pinyin.NewArgs()
	all := slices.Clone(pinyin.SinglePinyin(r, args))
	if second, ok := polyphones[r]; ok {
		all = append(all, second)
	}
	for _, p := range all {
		if strings.Contains(p, "v") {
			all = append(all, strings.ReplaceAll(p, "v", "u"))
		}
	}
	return all
}

// eachReading calls try with the readings of text[i] until one succeeds: the usual ones, and at the
// beginning of a part those as a surname.
func (rd readings) eachReading(text []rune, i int, try func(p string) bool) bool {
	if slices.ContainsFunc(rd[text[i]], try) {
		return true
	}
	if i == 0 || isGap(text[i-1]) {
		if p, ok := surnames[text[i]]; ok && try(p) {
			return true
		}
		if i+1 < len(text) {
			if pair, ok := compounds[string(text[i:i+2])]; ok && try(pair[0]) {
				return true
			}
		}
		return false
	}
	if i == 1 || isGap(text[i-2]) {
		if pair, ok := compounds[string(text[i-1:i+1])]; ok && try(pair[1]) {
			return true
		}
	}
	return false
}

// isGap finds characters between the parts of a text, which a search by initials passes over.
func isGap(r rune) bool { return strings.ContainsRune(" ·•-/，、（）()", r) }
