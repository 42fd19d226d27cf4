package cli

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"gonghui/ledger"
)

// TestScripts runs the program as its users' scripts do. Beside the usual commands a script has:
//
//	code N PROGRAM ARGS...   run, and fail unless the exit code is N
//	keep FILE                remember a file's content
//	kept FILE                fail unless a file has the content it was kept with
//	forge FILE OLD NEW       replace bytes inside a file, all places
//	hold FILE NAME           open a book for writing in NAME's name until the script ends
//	cut FILE N               cut a file short to N bytes
//	fill BOOK BRANCH         import all files of a sample branch
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../testdata/samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", RequireUniqueNames: true, RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home"))
			e.Values["kept"] = map[string][32]byte{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": cmdCode, "keep": cmdKeep, "kept": cmdKept, "forge": cmdForge, "hold": cmdHold, "cut": cmdCut,
			"fill": cmdFill,
		},
	})
}

func cmdCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N program args...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	default:
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func sum(ts *testscript.TestScript, name string) [32]byte {
	content, err := os.ReadFile(ts.MkAbs(name))
	ts.Check(err)
	return sha256.Sum256(content)
}

func cmdKeep(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		ts.Value("kept").(map[string][32]byte)[name] = sum(ts, name)
	}
}

func cmdKept(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		if was, ok := ts.Value("kept").(map[string][32]byte)[name]; !ok || (was == sum(ts, name)) == neg {
			ts.Fatalf("%s: kept %v", name, neg)
		}
	}
}

func cmdForge(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	was, err := os.ReadFile(name)
	ts.Check(err)
	now := bytes.ReplaceAll(was, []byte(args[1]), []byte(args[2]))
	if bytes.Equal(was, now) {
		ts.Fatalf("%q does not stand in %s", args[1], args[0])
	}
	ts.Check(os.WriteFile(name, now, 0o600))
}

func cmdHold(ts *testscript.TestScript, _ bool, args []string) {
	b, err := ledger.Open(ts.MkAbs(args[0]), ledger.Options{Now: time.Now, Holder: args[1]})
	ts.Check(err)
	ts.Defer(func() { _ = b.Close() })
}

func cmdCut(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// kinds are the files of a sample branch in the order in which a treasurer brings them in.
var kinds = [][2]string{
	{"opening", "期初.csv"},
	{"members", "会员名册.xlsx"},
	{"budget", "预算.csv"},
	{"vouchers", "凭证.csv"},
	{"visits", "走访.csv"},
	{"subsidies", "补助.csv"},
	{"dues", "会费.csv"},
}

func cmdFill(ts *testscript.TestScript, _ bool, args []string) {
	for _, k := range kinds {
		file := filepath.Join(ts.Getenv("SAMPLES"), args[1], k[1])
		ts.Check(ts.Exec("gonghui", "import", k[0], file, "--book", args[0]))
	}
}
