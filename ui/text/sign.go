package text

// Words of the key that signs audit packs.
const (
	SignKey        = "签名密钥"
	SignNone       = "没有：经审资料不签名"
	SignNew        = "新建签名密钥"
	SignRetire     = "停用签名密钥"
	SignNewBody    = "从现在起导出的经审资料都用它签名。把指纹抄在移交清单上，双方签字；换财务时由新任新建一把。"
	SignRetireBody = "停用后导出的经审资料不再签名；已经交出去的不受影响。"
	SignMade       = "签名密钥已建好，指纹抄在移交清单上"
	SignRetired    = "签名密钥已停用"
	SignOffNone    = "没有签名密钥"

	SignShort = "签名密钥：看指纹，新建，停用"
	SignLong  = "有了签名密钥，经审资料里就有 校验/SHA256SUMS.sig，用 ssh-keygen 可以核对。不带子命令时显示现在这把的指纹和历来的各把。"
	SignLine  = "%s　%s　%s 起%s"
	SignUntil = "，%s 停用"
	// PackSigned tells whose signature a pack bears.
	PackSigned = "签名有效，公钥指纹 %s（与移交清单上的比较）"
)
