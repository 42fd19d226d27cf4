package intake

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gonghui/ledger"
	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// readStatement reads a file as a statement and gives back what would be saved of it.
func readStatement(b *ledger.Book, path string) (Result, *bank, error) {
	var imp *bank
	spec, _ := specOf(Bank)
	spec.start = func(r *run, t *table) (importer, error) {
		i, err := newBank(r, t)
		if err == nil {
			imp = i.(*bank)
		}
		return i, err
	}
	src, err := sheet.Open(path)
	if err != nil {
		return Result{}, nil, err
	}
	defer func() { _ = src.Close() }()
	r := &run{result: Result{Kind: Bank, File: filepath.Base(path)}}
	err = b.Read(func(v *ledger.View) error { return r.all(spec, src, v, nil) })
	return r.result, imp, err
}

// FuzzStatement reads any bytes as a statement. Whatever is accepted is sound: real days, amounts that are
// not zero, keys that tell the lines apart, and balances of which each follows from the one before; and a
// preview row for each line.
func FuzzStatement(f *testing.F) {
	for _, dir := range []string{"branch-2025", "branch-2024-ragged"} {
		for _, name := range layouts() {
			data, err := os.ReadFile(filepath.Join("testdata", dir, name))
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data[:min(len(data), 1500)])
		}
	}
	f.Add([]byte("日期,金额,余额\n2025/1/12,2519.75,11167.90\n2025/1/11,1351.85,8648.15\n"))
	f.Add([]byte("日期,借贷标志,发生额,余额,流水号\n20250111.0,1,1351.85,8648.15,1.2E+19\n20250112.0,2,-2519.75,11167.90,7\n"))
	book := newBook(f, 2024)
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "流水.xls")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, imp, err := readStatement(book, path)
		var p *sheet.Problem
		switch {
		case errors.Is(err, errRefused):
			if len(r.Problems) == 0 {
				t.Error("refused without a word")
			}
			return
		case errors.As(err, &p):
			return
		case err != nil:
			t.Fatalf("unexpected kind of error %T %v", err, err)
		}
		soundLines(t, imp)
		if r.New != r.Read || r.New != len(imp.lines) || len(r.Preview) < min(r.New, maxListed) {
			t.Errorf("%d lines, %d read, %d new, %d shown", len(imp.lines), r.Read, r.New, len(r.Preview))
		}
	})
}

// soundLines holds the lines of an accepted statement against what is always true of them.
func soundLines(t *testing.T, imp *bank) {
	t.Helper()
	keys := map[string]bool{}
	for i, l := range imp.lines {
		if !l.Date.Valid() || l.Amount == 0 || l.Row == 0 || keys[l.Key] {
			t.Errorf("line %d: %+v", i, l)
		}
		keys[l.Key] = true
		if i > 0 && l.Balanced && imp.lines[i-1].Balanced && imp.lines[i-1].Balance+l.Amount != l.Balance {
			t.Errorf("line %d does not follow from the one before: %+v", i, l)
		}
	}
	s := imp.statement
	if vs := model.CheckStatement(s, imp.lines); len(vs) > 0 {
		t.Errorf("statement breaks %v", vs)
	}
	if s.From > s.To || s.Balanced && imp.lines[0].Balance-imp.lines[0].Amount != s.Opening {
		t.Errorf("statement %+v", s)
	}
}
