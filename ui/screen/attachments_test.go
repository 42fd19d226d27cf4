package screen_test

import (
	"os"
	"path/filepath"
	"testing"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/screen/screentest"
)

// TestFilesOfAVoucher shows the files of a voucher, tells of one that is gone, and takes one off.
func TestFilesOfAVoucher(t *testing.T) {
	path := screentest.Book(t)
	b, err := ledger.Open(path, screentest.Options(5))
	if err != nil {
		t.Fatal(err)
	}
	var gone string
	_, err = b.Do(ledger.Command{Actor: screentest.Actor}, func(tx *ledger.Tx) error {
		drafts, err := tx.Drafts()
		if err != nil {
			return err
		}
		for _, name := range []string{"发票.pdf", "照片.pdf"} {
			file := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(file, []byte("%PDF-1.4 "+name), 0o600); err != nil {
				return err
			}
			a, err := ledger.StageFile(path, file)
			if err != nil {
				return err
			}
			for _, d := range drafts {
				a.Refs = append(a.Refs, model.Ref{Kind: model.KindVoucher, ID: d.ID})
			}
			if _, err := tx.SaveAttachment(a); err != nil {
				return err
			}
			gone = ledger.FilePath(path, a.Hash)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	d := screentest.Open(t, path, 80, 24)
	d.Press("5", "enter", "enter", "f")
	d.Contains(t, "附件 · ", "2 个", "发票.pdf", "完好", "缺失或有改动")
	d.Press("enter")
	d.Contains(t, ".附件")
	d.Press("esc", "x")
	d.Contains(t, "1 个")
	d.Press("u")
	d.Contains(t, "2 个")
}
