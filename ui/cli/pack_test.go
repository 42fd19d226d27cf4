package cli

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"gonghui/model"
)

// pack makes an audit pack and gives its folder.
func pack(t testing.TB, book, year string) string {
	t.Helper()
	out := t.TempDir()
	must(t, "export", "audit", "--book", book, "--year", year, "--out", out)
	found, err := filepath.Glob(filepath.Join(out, "经审资料-*-"+year))
	if err != nil || len(found) != 1 {
		t.Fatalf("packs %v, %v", found, err)
	}
	return found[0]
}

// tree is the content of every file of a folder by its path.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(name)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestPack makes the packs of both sample unions and of the demonstration, each twice, and checks them by every way
// that is open to an auditor.
func TestPack(t *testing.T) {
	demo := filepath.Join(t.TempDir(), "demo.db")
	if err := MakeDemo(demo); err != nil {
		t.Fatal(err)
	}
	books := []struct{ name, year, path string }{{"demo", "2025", demo}, {"demo", "2026", demo}}
	for _, br := range branches {
		books = append(books, struct{ name, year, path string }{br.name, br.year, book(t, br.name, br.year, true)})
	}
	for _, b := range books {
		t.Run(b.name+" "+b.year, func(t *testing.T) {
			before := fileSum(t, b.path)
			dir := pack(t, b.path, b.year)
			again := tree(t, pack(t, b.path, b.year))
			files := tree(t, dir)
			for name, content := range files {
				if again[name] != content {
					t.Errorf("%s differs when the pack is made again", name)
				}
			}
			if len(again) != len(files) || fileSum(t, b.path) != before {
				t.Error("other files, or the book was written to")
			}
			if out := must(t, "verify", dir); !strings.Contains(out, "经审资料已核对，一致") {
				t.Errorf("verify: %s", out)
			}
			t.Run("contract", func(t *testing.T) { packFiles(t, files) })
			t.Run("reports", func(t *testing.T) { packReports(t, b.path, b.year, files) })
			t.Run("private", func(t *testing.T) { packPrivate(t, files) })
			t.Run("sums", func(t *testing.T) { packSums(t, dir) })
			t.Run("chain", func(t *testing.T) { packChain(t, b.path, files) })
			t.Run("hledger", func(t *testing.T) { packHledger(t, dir, b.path, b.year) })
		})
	}
}

// packFiles holds the names and the first lines that others rely on.
func packFiles(t *testing.T, files map[string]string) {
	headers := map[string]string{
		"科目余额表":  "科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方",
		"收入支出表":  "项目,科目编码,本年数,上年数",
		"资产负债表":  "项目,年初余额,期末余额",
		"按月收支汇总": "科目编码,科目名称,1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月,合计",
		"序时账": "日期,凭证字号,行号,摘要,科目编码,科目名称,借方,贷方,项目,会员号,附件数,制单,审核,记账,出纳,审批人," +
			"对方单位,票据号,冲销,被冲销,来源号",
		"预算执行表": "科目编码,科目名称,上年决算数,预算数,调整后预算,决算数,执行率",
		"走访慰问":  "日期,会员号,姓名,类别,事由日期,关系,走访人,慰问金额,慰问品金额,支付方式,审批人,佐证,凭证字号,限额,超限",
		"困难补助": "申请日期,会员号,姓名,困难类别,金额,资金来源,档案号,评议日期,审议日期,公示起,公示止,批准日期,批准人," +
			"发放日期,支付方式,凭证字号",
		"会费收缴": "会员号,姓名,部门,基数,应缴月数,应缴,实缴,欠缴,欠缴月份",
		"疑点清单": "编号,检查,级别,对象,凭证字号,金额,说明,依据,答复,整改状态",
	}
	for name, header := range headers {
		content := files["数据/"+name+".csv"]
		first, _, _ := strings.Cut(content, "\n")
		if want := "\ufeff\"" + strings.ReplaceAll(header, ",", `","`) + `"`; first != want {
			t.Errorf("%s begins with %s", name, first)
		}
		if strings.Contains(content, "\r") {
			t.Errorf("%s has carriage returns", name)
		}
	}
	for _, name := range []string{
		"经审报告.xlsx", "经审报告.html", "账本.journal", "事件.jsonl", "说明.txt", "数据/datapackage.json", "校验/SHA256SUMS",
		"校验/链头.txt",
	} {
		if files[name] == "" {
			t.Errorf("%s is missing", name)
		}
	}
	fetches := regexp.MustCompile(`(?i)<script|<link|<img|\bsrc=|url\(|@import|href="[^#]| on[a-z]+=`)
	if s := fetches.FindString(files["经审报告.html"]); s != "" {
		t.Errorf("the page has a script or fetches something: %s", s)
	}
}

// packReports holds the tables of the pack against the reports of the same name.
func packReports(t *testing.T, book, year string, files map[string]string) {
	for kind, name := range map[string]string{
		"trial-balance": "科目余额表", "income": "收入支出表", "balance-sheet": "资产负债表", "monthly": "按月收支汇总",
		"budget": "预算执行表", "visits": "走访慰问", "subsidies": "困难补助", "dues": "会费收缴", "findings": "疑点清单",
		"cash-journal": "现金日记账", "bank-journal": "银行日记账",
	} {
		got := must(t, "report", kind, "--book", book, "--year", year, "--format", "csv")
		if got != files["数据/"+name+".csv"] {
			t.Errorf("report %s is not what %s.csv of the pack is", kind, name)
		}
	}
}

// packPrivate looks for numbers of people in what is text.
func packPrivate(t *testing.T, files map[string]string) {
	secret := regexp.MustCompile(`329999\d{11}[\dX]|62226200000\d{8}|199000000\d\d`)
	for name, content := range files {
		if s := secret.FindString(content); s != "" {
			t.Errorf("%s holds %s", name, s)
		}
		if strings.HasSuffix(name, ".jsonl") {
			for line := range strings.Lines(content) {
				var e struct{ Open []byte }
				if err := json.Unmarshal([]byte(line), &e); err != nil {
					t.Fatal(err)
				}
				if s := secret.Find(e.Open); s != nil {
					t.Errorf("%s holds %s in an open part", name, s)
				}
			}
		}
	}
}

// tool finds a program that checks a pack; where there is none the test says so and is skipped.
func tool(t *testing.T, name string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("SKIPPED: %s is not installed, the pack is not checked with it", name)
	}
	return path
}

func packSums(t *testing.T, dir string) {
	cmd := exec.Command(tool(t, "sha256sum"), "--strict", "-c", "校验/SHA256SUMS")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
}

// packChain recomputes the chain of events as 说明.txt says, with nothing of this program.
func packChain(t *testing.T, book string, files map[string]string) {
	var prev [32]byte
	n := 0
	s := bufio.NewScanner(strings.NewReader(files["事件.jsonl"]))
	s.Buffer(nil, 1<<22)
	for s.Scan() {
		var e struct {
			Open, Prev, Hash string
			Sealed           string `json:"sealed_sha256"`
		}
		if err := json.Unmarshal(s.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		open, err := base64.StdEncoding.DecodeString(e.Open)
		if err != nil {
			t.Fatal(err)
		}
		sealed, err := hex.DecodeString(e.Sealed)
		if err != nil || len(sealed) != 32 {
			t.Fatalf("event %d: sealed %q", n+1, e.Sealed)
		}
		if e.Prev != hex.EncodeToString(prev[:]) {
			t.Fatalf("event %d does not follow the one before", n+1)
		}
		prev = sha256.Sum256(bytes.Join([][]byte{{1}, prev[:], open, sealed}, nil))
		if e.Hash != hex.EncodeToString(prev[:]) {
			t.Fatalf("event %d: hash is not that of its content", n+1)
		}
		n++
	}
	if s.Err() != nil || n == 0 {
		t.Fatalf("%d events, %v", n, s.Err())
	}
	if !strings.Contains(files["校验/链头.txt"], hex.EncodeToString(prev[:])) {
		t.Error("the chain does not end at 链头.txt")
	}
	code, _, _ := strings.Cut(files["校验/链头.txt"], "\n")
	must(t, "verify", "--head", code, book)
}

// packHledger has another program compute the balances from the vouchers.
func packHledger(t *testing.T, dir, book, year string) {
	hledger := tool(t, "hledger")
	file := filepath.Join(dir, "账本.journal")
	if out, err := exec.Command(hledger, "-f", file, "check", "--strict").CombinedOutput(); err != nil {
		t.Fatalf("hledger check --strict: %v\n%s", err, out)
	}
	withClosing := packBalances(t, hledger, file)
	sameBalances(t, withClosing, report(t, book, "trial-balance", year, "--closing", "include"))
	open := "not:tag:^性质$=^" + model.VoucherClosing.String() + "$"
	sameBalances(t, packBalances(t, hledger, file, open), report(t, book, "trial-balance", year))
}

// packBalances are hledger's balances by account code.
func packBalances(t *testing.T, hledger, file string, query ...string) map[string]model.Money {
	args := append([]string{"-f", file, "bal", "--flat", "--no-total", "-E", "-O", "csv"}, query...)
	out, err := exec.Command(hledger, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	theirs := map[string]model.Money{}
	for _, r := range rows[1:] {
		last := r[0][strings.LastIndex(r[0], ":")+1:]
		code, _, _ := strings.Cut(last, " ")
		amount := strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) || r == '-' || r == '.' {
				return r
			}
			return -1
		}, r[1])
		m, err := model.ParseMoney(amount)
		if err != nil {
			t.Fatalf("hledger says %q: %v", r[1], err)
		}
		theirs[code] += m
	}
	return theirs
}

// sameBalances compares hledger's balances with those of a trial balance, account by account.
func sameBalances(t *testing.T, theirs map[string]model.Money, rows []map[string]any) {
	t.Helper()
	compared := 0
	for _, r := range rows {
		code, _ := r["科目编码"].(string)
		ours := model.Money(fen(t, r, "期末借方_fen") - fen(t, r, "期末贷方_fen"))
		if theirs[code] != ours {
			t.Errorf("%s: hledger %v, 科目余额表 %v", code, theirs[code], ours)
		}
		delete(theirs, code)
		compared++
	}
	for code, m := range theirs {
		if m != 0 {
			t.Errorf("%s: hledger %v, not in 科目余额表", code, m)
		}
	}
	if compared < 10 {
		t.Errorf("only %d accounts", compared)
	}
}

// TestPackTampered changes packs in the ways of somebody who wants other figures; verification names the file.
func TestPackTampered(t *testing.T) {
	demo := filepath.Join(t.TempDir(), "demo.db")
	if err := MakeDemo(demo); err != nil {
		t.Fatal(err)
	}
	sound := os.DirFS(pack(t, demo, "2025"))
	for _, c := range []struct {
		name string
		do   func(dir string) error
		want string // part of what is printed
	}{
		{"figure", replace("数据/科目余额表.csv", "632.50", "932.50"), "数据/科目余额表.csv"},
		{"figure and sum", andSum("数据/科目余额表.csv", "632.50", "932.50"), "科目余额表"},
		{"event", replace("事件.jsonl", `"seq":7,`, `"seq":8,`), "事件.jsonl"},
		{"event and sum", andSum("事件.jsonl", `"hash":"`, `"hash":"0`), "事件.jsonl"},
		{"missing", func(dir string) error { return os.Remove(filepath.Join(dir, "说明.txt")) }, "说明.txt"},
		{"extra", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "数据", "补充.csv"), []byte("a\n"), 0o600)
		}, "补充.csv"},
		{"page", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "经审报告.html"), []byte("<p>好</p>"), 0o600)
		}, "经审报告.html"},
		{"head", replace("校验/链头.txt", "-", "="), "链头.txt"},
		{"no sums", func(dir string) error { return os.Remove(filepath.Join(dir, "校验", "SHA256SUMS")) }, "SHA256SUMS"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "pack")
			if err := os.CopyFS(dir, sound); err != nil {
				t.Fatal(err)
			}
			if err := c.do(dir); err != nil {
				t.Fatal(err)
			}
			exit, out, _ := run(t, "verify", dir)
			if exit != exitFindings || !strings.Contains(out, c.want) {
				t.Errorf("exit %d:\n%s", exit, out)
			}
			exit, out, _ = run(t, "verify", "--json", dir)
			if exit != exitFindings || !strings.Contains(out, `"ok": false`) {
				t.Errorf("as JSON: exit %d:\n%s", exit, out)
			}
		})
	}
	dir := pack(t, demo, "2025")
	must(t, "verify", dir)
	if exit, out, _ := run(t, "verify", "--head", "7K3M-91QX-40TD", dir); exit != exitFindings {
		t.Errorf("another head code: exit %d\n%s", exit, out)
	}
}

// replace changes one file of a pack.
func replace(name, old, with string) func(string) error {
	return func(dir string) error {
		path := filepath.Join(dir, filepath.FromSlash(name))
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		changed := bytes.Replace(content, []byte(old), []byte(with), 1)
		if bytes.Equal(changed, content) {
			return fs.ErrNotExist
		}
		return os.WriteFile(path, changed, 0o600)
	}
}

// andSum changes a file and its sum with it.
func andSum(name, old, with string) func(string) error {
	return func(dir string) error {
		path := filepath.Join(dir, filepath.FromSlash(name))
		was, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := replace(name, old, with)(dir); err != nil {
			return err
		}
		now, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		a, b := sha256.Sum256(was), sha256.Sum256(now)
		return replace("校验/SHA256SUMS", hex.EncodeToString(a[:]), hex.EncodeToString(b[:]))(dir)
	}
}
