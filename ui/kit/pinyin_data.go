package kit

// surnames are readings that a character has as a surname, at the beginning of a name, besides its usual one:
// what dictionaries mark as 姓.
var surnames = map[rune]string{
	'单': "shan", '曾': "zeng", '仇': "qiu", '解': "xie", '盖': "ge", '区': "ou", '查': "zha", '朴': "piao",
	'覃': "qin", '缪': "miao", '翟': "zhai", '员': "yun", '洗': "xian", '折': "she", '黑': "he", '秘': "bi",
	'召': "shao", '种': "chong", '祭': "zhai", '繁': "po", '阚': "kan", '郇': "xun", '隗': "wei", '薄': "bo",
	'卜': "bu", '句': "gou", '炅': "gui", '能': "nai", '牟': "mu", '佴': "nai",
}

// compounds are the readings of surnames of two characters that their characters do not have alone.
var compounds = map[string][2]string{
	"尉迟": {"yu", "chi"}, "万俟": {"mo", "qi"}, "澹台": {"tan", "tai"}, "单于": {"chan", "yu"},
	"纥干": {"he", "gan"}, "吐谷": {"tu", "yu"},
}

// polyphones are common second readings within words.
var polyphones = map[rune]string{
	'重': "chong", '行': "hang", '长': "chang", '会': "kuai", '藏': "zang", '朝': "zhao", '传': "zhuan", '都': "du",
	'调': "tiao", '还': "huan", '省': "xing", '厦': "xia", '盛': "cheng", '莘': "xin", '茜': "xi", '给': "ji",
	'参': "shen", '车': "ju", '澄': "deng", '地': "de", '度': "duo", '和': "huo", '系': "ji", '降': "xiang",
	'角': "jue", '校': "jiao", '觉': "jiao", '卡': "qia", '壳': "qiao", '绿': "lu", '落': "la", '模': "mu",
	'强': "jiang", '色': "shai", '石': "dan", '说': "shui", '宿': "xiu", '提': "di", '血': "xie", '着': "zhuo",
	'蔚': "yu", '贾': "gu", '柏': "bo", '伯': "bai", '扁': "pian", '差': "chai", '称': "chen", '乘': "sheng",
	'得': "dei", '的': "di", '露': "lou", '没': "mo", '乐': "yue", '率': "shuai", '弹': "tan", '佛': "fo",
	'泊': "bo", '晟': "sheng",
}
