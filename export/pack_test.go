package export

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
)

func packOf(t testing.TB, b *ledger.Book) string {
	t.Helper()
	dir, err := AuditPack(b, 2025, t.TempDir(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// filesOf reads all files of a folder by their path in it.
func filesOf(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		out[path], err = os.ReadFile(filepath.Join(dir, path))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPackIsWholeAndTheSameTwice(t *testing.T) {
	b := fullBook(t)
	before := headOf(t, b)
	one, two := packOf(t, b), packOf(t, b)
	if name := filepath.Base(one); name != "经审资料-示范小学工会-2025" {
		t.Errorf("the pack is called %s", name)
	}
	a, c := filesOf(t, one), filesOf(t, two)
	for _, name := range []string{
		fileWorkbook, fileHTML, fileJournal, fileEvents, fileSums, fileHead, fileReadme, "数据/科目余额表.csv",
		"数据/收入支出表.csv", "数据/资产负债表.csv", "数据/按月收支汇总.csv", "数据/序时账.csv", "数据/预算执行表.csv", "数据/走访慰问.csv",
		"数据/困难补助.csv", "数据/会费收缴.csv", "数据/疑点清单.csv", "数据/datapackage.json",
	} {
		if len(a[name]) == 0 {
			t.Errorf("%s is not in the pack", name)
		}
	}
	for name := range a {
		if !bytes.Equal(a[name], c[name]) {
			t.Errorf("%s is not the same twice", name)
		}
	}
	if len(a) != len(c) {
		t.Errorf("%d files, then %d", len(a), len(c))
	}
	if after := headOf(t, b); after != before {
		t.Error("making a pack wrote to the book")
	}
	if !strings.Contains(string(a[fileReadme]), before.Code()) || !strings.HasPrefix(string(a[fileHead]), before.Code()+"\n") {
		t.Error("the head code is not in the pack")
	}
	r, err := VerifyPack(one)
	if err != nil || !r.OK() || r.HeadCode != before.Code() || r.Events != before.Seq || r.Files != len(a)-1 {
		t.Errorf("verification: %v %+v", err, r)
	}
}

func headOf(t testing.TB, b *ledger.Book) ledger.Head {
	t.Helper()
	var h ledger.Head
	look(t, b, func(v *ledger.View) error {
		h = v.Head()
		return nil
	})
	return h
}

func TestPackRefuses(t *testing.T) {
	b := fullBook(t)
	out := t.TempDir()
	if _, err := AuditPack(b, 2025, out, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := AuditPack(b, 2025, out, nil); !errors.Is(err, ledger.ErrExists) {
		t.Errorf("a second pack in the same place: %v", err)
	}
	for _, year := range []int{2024, 2027} {
		if _, err := AuditPack(b, year, out, nil); !errors.Is(err, ledger.ErrYear) {
			t.Errorf("a pack of %d: %v", year, err)
		}
	}
	file := filepath.Join(out, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := AuditPack(b, 2025, filepath.Join(file, "x"), nil); !errors.Is(err, ledger.ErrDenied) {
		t.Errorf("a pack below a file: %v", err)
	}
	entries, err := os.ReadDir(out)
	if err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v %v", entries, err)
	}
}

func TestPackName(t *testing.T) {
	for unit, want := range map[string]string{
		"示范小学工会":                "经审资料-示范小学工会-2025",
		"../..\\a:b*?":          "经审资料-_.._a_b__-2025",
		" 甲. ":                  "经审资料-甲-2025",
		"甲\u202e乙\x1b":          "经审资料-甲_乙_-2025",
		"CON":                   "经审资料-CON-2025",
		strings.Repeat("工", 99): "经审资料-" + strings.Repeat("工", 34) + "-2025",
	} {
		got := packName(model.Branch{Short: unit}, 2025)
		if got != want || !filepath.IsLocal(got) || len(got) > packNameBytes {
			t.Errorf("%q: %q, want %q", unit, got, want)
		}
	}
	if got := packName(model.Branch{Name: "全称"}, 2025); got != "经审资料-全称-2025" {
		t.Error(got)
	}
}

// TestPackHoldsNothingPrivate looks for what the fixture put into private fields in every byte of a pack, in the parts of
// the workbook and in the open parts of the events.
func TestPackHoldsNothingPrivate(t *testing.T) {
	files := filesOf(t, packOf(t, fullBook(t)))
	searched := 0
	search := func(name string, data []byte) {
		searched++
		for _, m := range marks {
			if bytes.Contains(data, []byte(m)) {
				t.Errorf("%s holds %s", name, m)
			}
		}
	}
	for name, data := range files {
		search(name, data)
	}
	z, err := zip.NewReader(bytes.NewReader(files[fileWorkbook]), int64(len(files[fileWorkbook])))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		search(f.Name, data)
	}
	for line := range strings.Lines(string(files[fileEvents])) {
		var e struct{ Open string }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		open, err := base64.StdEncoding.DecodeString(e.Open)
		if err != nil || len(open) == 0 {
			t.Fatal(err)
		}
		search("open part", open)
	}
	if searched < 100 {
		t.Errorf("only %d pieces searched", searched)
	}
}

func TestPackEscapesWhatActs(t *testing.T) {
	files := filesOf(t, packOf(t, fullBook(t)))
	if !bytes.Contains(files["数据/序时账.csv"], []byte(`"'=羽毛球场地费; 2小时|室内"`)) {
		t.Error("a 摘要 that begins with = stands bare in the CSV")
	}
}

// TestVerifyPackSeesEveryChange flips single bytes of every file, and takes files away and adds one.
func TestVerifyPackSeesEveryChange(t *testing.T) {
	dir := packOf(t, fullBook(t))
	rng := rand.New(rand.NewPCG(1, 2))
	for name, data := range filesOf(t, dir) {
		path := filepath.Join(dir, name)
		for range 3 {
			at := rng.IntN(len(data))
			wrong := bytes.Clone(data)
			wrong[at] ^= 1 << rng.IntN(8)
			write(t, path, wrong)
			if r, err := VerifyPack(dir); err != nil || r.OK() {
				t.Errorf("%s changed at byte %d: %v %v", name, at, err, r.Lines())
			}
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if r, err := VerifyPack(dir); err != nil || r.OK() {
			t.Errorf("%s taken away: %v %v", name, err, r.Lines())
		}
		write(t, path, data)
	}
	if r, err := VerifyPack(dir); err != nil || !r.OK() {
		t.Fatalf("put right again: %v %v", err, r.Lines())
	}
	extra := filepath.Join(dir, "数据", "另一张.csv")
	write(t, extra, []byte("x"))
	r, err := VerifyPack(dir)
	if err != nil || len(r.Problems) != 1 || r.Problems[0] != (PackProblem{FaultExtra, "数据/另一张.csv", ""}) {
		t.Errorf("a file added: %v %v", err, r.Lines())
	}
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestVerifyPackSeesForgery changes a figure in a table and makes the sums right again: the chain still tells.
func TestVerifyPackSeesForgery(t *testing.T) {
	dir := packOf(t, fullBook(t))
	for _, c := range []struct {
		name, old, new string
		fault          PackFault
	}{
		{"数据/科目余额表.csv", `"2000.00","0.00","2000.00","0.00"`, `"1000.00","0.00","1000.00","0.00"`, FaultTie},
		{"数据/序时账.csv", `"12000.00"`, `"11000.00"`, FaultTie},
		{"事件.jsonl", `"hash":"0`, `"hash":"1`, FaultChain},
		{"校验/链头.txt", "-", "_", FaultHead},
	} {
		files := filesOf(t, dir)
		forged := strings.Replace(string(files[c.name]), c.old, c.new, 1)
		if forged == string(files[c.name]) {
			t.Fatalf("%s does not hold %s", c.name, c.old)
		}
		write(t, filepath.Join(dir, c.name), []byte(forged))
		write(t, filepath.Join(dir, fileSums), resum(t, dir))
		r, err := VerifyPack(dir)
		if err != nil || r.OK() || r.Problems[0].Fault != c.fault {
			t.Errorf("%s forged: %v %v", c.name, err, r.Lines())
		}
		write(t, filepath.Join(dir, c.name), files[c.name])
		write(t, filepath.Join(dir, fileSums), files[fileSums])
	}
	if r, err := VerifyPack(dir); err != nil || !r.OK() {
		t.Errorf("put right again: %v %v", err, r.Lines())
	}
}

// resum makes the sums of a folder as a forger would.
func resum(t testing.TB, dir string) []byte {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = root.Close() }()
	sums := map[string]string{}
	for name := range filesOf(t, dir) {
		if name == fileSums {
			continue
		}
		if sums[name], err = sumOfFile(root, name); err != nil {
			t.Fatal(err)
		}
	}
	return sumsText(sums)
}

func TestIsPack(t *testing.T) {
	dir := packOf(t, fullBook(t))
	if !IsPack(dir) || IsPack(filepath.Join(dir, fileReadme)) || IsPack(t.TempDir()) || IsPack("没有") {
		t.Error("a pack is not told from other things")
	}
	if _, err := VerifyPack(filepath.Join(dir, "没有")); !errors.Is(err, ledger.ErrDenied) {
		t.Error(err)
	}
	if r, err := VerifyPack(t.TempDir()); err != nil || r.OK() {
		t.Errorf("an empty folder: %v %+v", err, r)
	}
}

// TestSystemToolsCheckThePack runs the command that 说明.txt names.
func TestSystemToolsCheckThePack(t *testing.T) {
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("NOT TESTED: sha256sum is not installed")
	}
	cmd := exec.CommandContext(t.Context(), tool, "--strict", "-c", fileSums)
	cmd.Dir = packOf(t, fullBook(t))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
