package export

import (
	"bytes"
	"fmt"
	"path"
)

// The words of a pack.
const (
	packPrefix   = "经审资料"
	folderData   = "数据"
	folderSums   = "校验"
	fileWorkbook = "经审报告.xlsx"
	fileHTML     = "经审报告.html"
	fileJournal  = "账本.journal"
	fileEvents   = "事件.jsonl"
	fileSums     = folderSums + "/SHA256SUMS"
	fileHead     = folderSums + "/链头.txt"
	fileSig      = folderSums + "/SHA256SUMS.sig"
	fileSigners  = folderSums + "/allowed_signers"
	filePublic   = folderSums + "/signer.pub"
	fileReadme   = "说明.txt"

	headEvents = "事件 %d 条"
	headDay    = "数据截至 %s"

	stepVerify  = "核对账本"
	stepReports = "生成报表"
	stepFiles   = "写入文件"
	stepEvents  = "写入事件"
)

// readmeText is 说明.txt. Its verbs: union, year, day, head code, state of the year.
const readmeText = `%s %d年度经审资料
数据截至 %s　链头 %s
%s

一、文件
经审报告.xlsx      全部报表，一表一页，可直接打印；封面列出每一页
经审报告.html      同样的报表，供浏览和打印，不含程序，不连网络
数据/*.csv         各表数据，UTF-8，每格加引号；每个文件的用途见第五节
数据/datapackage.json  机器可读的说明：每个文件每列的名称和类型、校验值
账本.journal       全年凭证，hledger 格式；期初记在上年最后一日，结转凭证有标记，文末核对各科目期末余额
事件.jsonl         账本自建立起的全部记录，一行一条；不含私密内容，只含其摘要值
校验/SHA256SUMS    各文件的 SHA-256
校验/链头.txt      链头、完整哈希、事件条数
%s说明.txt           本文件

二、怎样核对
1. 用本程序核对文件、事件链、链头和各表的勾稽关系：
   gonghui verify 本文件夹
   与纸面上的链头比较：
   gonghui verify --head %s 本文件夹
2. 不用本程序核对文件：在本文件夹里运行
   sha256sum -c 校验/SHA256SUMS
   Windows 可逐个运行 certutil -hashfile 文件名 SHA256
3. 用 hledger 重算账目：
   hledger -f 账本.journal check --strict
   hledger -f 账本.journal balance
%s
三、事件链怎样重算
事件.jsonl 每行一个 JSON。open 是记录的公开部分（base64，按 RFC 8949 编码的 CBOR），sealed_sha256 是私密部分的 SHA-256，
prev 是上一条的 hash，第一条的 prev 是 32 个零字节。
hash ＝ SHA-256( 一个字节 01 ‖ prev 的 32 字节 ‖ open 解码后的字节 ‖ sealed_sha256 的 32 字节 )
最后一条的 hash 就是校验/链头.txt 第二行；链头是它前 60 位的 Crockford Base32。
act、record、content 等是给人看的文字，以 open 为准。

四、说明
1. 金额单位为元。凭证字号写作「2025-03 记12」，「2025-13」是年终结转凭证。报表不含年终结转凭证，序时账和账本.journal 包含。
2. 表内写「无此业务」的没有发生，写「资料未提供」的账本里没有这项资料。
3. 以等号、加号、减号、@ 开头的文字，CSV 里在前面加一个撇号，以防被当作公式。
4. 本资料不含疾病、家庭情况、身份证号、银行卡号、电话和住址。
5. 以上核对只证明资料与账本一致、账本记录前后相接，不证明所记事项真实。
`

// readme is 说明.txt: what each file is and how to check the pack.
func readme(p Pack) []byte {
	state := readmeClosed
	if p.Unclosed {
		state = readmeOpen
	}
	unit := harmless(p.Branch.Name)
	files, sign := "", ""
	if p.Fingerprint != "" {
		files = readmeSigned
		sign = fmt.Sprintf(readmeSign, p.Fingerprint)
	}
	return []byte(fmt.Sprintf(readmeText, unit, p.Year, p.Date.Chinese(), p.Head, state, files, p.Head, sign))
}

// dataList is what 说明.txt says of each file in 数据/ that the pack has: what it is for, and which come in addition.
func (w *packWriter) dataList() []byte {
	var b bytes.Buffer
	b.WriteString(dataTitle)
	for _, item := range packItems {
		name := item.fileName()
		if _, there := w.sums[path.Join(folderData, name)]; !there {
			continue
		}
		purpose := dataPurpose[item.slug]
		if extraData[item.slug] {
			purpose += dataExtra
		}
		fmt.Fprintf(&b, dataLine, name, purpose)
	}
	b.WriteString(dataEnd)
	return b.Bytes()
}

// readmeSign is what 说明.txt adds for a pack that is signed. Its verb: fingerprint.
const readmeSign = `4. 用 ssh-keygen 核对签名：先看公钥指纹是否与移交清单上的相同，再核对 SHA256SUMS 的签名
   公钥指纹 %s
   ssh-keygen -l -f 校验/signer.pub
   ssh-keygen -Y verify -f 校验/allowed_signers -I gonghui -n gonghui-audit-pack -s 校验/SHA256SUMS.sig < 校验/SHA256SUMS
`

// readmeSigned names the files of a signature.
const readmeSigned = `校验/SHA256SUMS.sig     SHA256SUMS 的签名（SSH 格式）
校验/signer.pub         签名所用的公钥
校验/allowed_signers    同一公钥，ssh-keygen 核对签名时用
`

const (
	readmeClosed = "本年度各月均已结账。"
	readmeOpen   = "本年度尚有月份未结账，数字可能变动。"
)
