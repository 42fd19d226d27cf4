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

// TestFilesOfAnActivity finds the files of an activity from its page, and the page tells how many there are.
func TestFilesOfAnActivity(t *testing.T) {
	for _, key := range []string{"f", "ctrl+r"} {
		t.Run(key, func(t *testing.T) { filesOfAnActivity(t, key) })
	}
}

func filesOfAnActivity(t *testing.T, key string) {
	t.Helper()
	path := screentest.Book(t)
	b, err := ledger.Open(path, screentest.Options(5))
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Do(ledger.Command{Actor: screentest.Actor}, func(tx *ledger.Tx) error {
		id, err := tx.SaveActivity(model.Activity{Kind: model.ActivityEvent, Name: "教工篮球赛", Date: tx.Today()})
		if err != nil {
			return err
		}
		file := filepath.Join(t.TempDir(), "合影.jpg")
		if err := os.WriteFile(file, []byte("\xff\xd8\xff合影"), 0o600); err != nil {
			return err
		}
		a, err := ledger.StageFile(path, file)
		if err != nil {
			return err
		}
		a.Refs = []model.Ref{{Kind: model.KindActivity, ID: id}}
		_, err = tx.SaveAttachment(a)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	d := screentest.Open(t, path, 80, 24)
	d.Press(":")
	d.Type("huodongtaizhang")
	d.Press("enter", "enter")
	d.Contains(t, "教工篮球赛", "附件 1 个")
	d.Press(key)
	d.Contains(t, "附件 · 教工篮球赛 · 1 个", "合影.jpg", "完好")
	d.Press("x")
	d.Contains(t, "0 个")
	d.Press("u", "esc")
	d.Contains(t, "附件 1 个")
}
