package ledger_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"gonghui/ledger"
)

// FuzzFileKind holds that whatever a file holds, its kind is one that can be attached or none, that its first bytes are
// those of the kind, and that an ofd is a package with its entry.
func FuzzFileKind(f *testing.F) {
	var ofd, plain bytes.Buffer
	for name, to := range map[string]*bytes.Buffer{"OFD.xml": &ofd, "word/document.xml": &plain} {
		z := zip.NewWriter(to)
		w, err := z.Create(name)
		if err != nil {
			f.Fatal(err)
		}
		if _, err := w.Write([]byte("<?xml version=\"1.0\"?><OFD/>")); err != nil {
			f.Fatal(err)
		}
		if err := z.Close(); err != nil {
			f.Fatal(err)
		}
	}
	for _, seed := range []string{
		"", "%PDF-1.7\n", "\xff\xd8\xff\xe0", "\x89PNG\r\n\x1a\n", ofd.String(), plain.String(), ofd.String()[:20],
		"<?xml version=\"1.0\" encoding=\"GBK\"?><发票 a=\"1\"/>", "\xef\xbb\xbf<?xml version=\"1.0\"?><a/>", "<?xml?>",
		"<a/>", "MZ\x90", "PK\x03\x04",
	} {
		f.Add([]byte(seed))
	}
	first := map[string][]string{
		"pdf": {"%PDF-"}, "jpg": {"\xff\xd8\xff"}, "png": {"\x89PNG\r\n\x1a\n"}, "ofd": {"PK\x03\x04"},
		"xml": {"<?xml", "\xef\xbb\xbf<?xml"},
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kind := ledger.FileKind(data)
		if kind == "" {
			for _, k := range []string{"pdf", "jpg", "png"} {
				if bytes.HasPrefix(data, []byte(first[k][0])) {
					t.Fatalf("begins as %s and is none", k)
				}
			}
			return
		}
		begins := false
		for _, magic := range first[kind] {
			begins = begins || bytes.HasPrefix(data, []byte(magic))
		}
		if !begins {
			t.Fatalf("is %q but begins with %q", kind, data[:min(len(data), 8)])
		}
		if again := ledger.FileKind(data); again != kind {
			t.Fatalf("is %q, then %q", kind, again)
		}
		if kind != "ofd" {
			return
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range z.File {
			if x.Name == "OFD.xml" {
				return
			}
		}
		t.Fatal("an ofd without its entry")
	})
}
