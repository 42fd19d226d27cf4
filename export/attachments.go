package export

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// packFile is a file of a voucher that goes into a pack.
type packFile struct {
	model.Attachment
	voucher string
	paper   model.ID
}

// packFiles lists the files of a year's posted vouchers, by voucher. Files that a visit or a grant has too prove what
// is private (a hospital's paper, a family's need) and stay out.
func (d *desk) packFiles(year int) ([]packFile, error) {
	all, err := d.v.Attachments()
	if err != nil {
		return nil, err
	}
	var out []packFile
	for _, a := range all {
		if privateFile(a) {
			continue
		}
		for _, r := range a.Refs {
			x, err := d.v.Voucher(r.ID)
			if err != nil {
				return nil, err
			}
			if x.Posted() && x.In().Year() == year {
				out = append(out, packFile{a, label(x), x.ID})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b packFile) int { return strings.Compare(a.voucher, b.voucher) })
	return out, nil
}

// privateFile tells that a file belongs to a visit or a grant too.
func privateFile(a model.Attachment) bool {
	return slices.ContainsFunc(a.Refs, func(r model.Ref) bool { return r.Kind != model.KindVoucher })
}

// privateFiles is how many files of a year's posted vouchers stay out of a pack.
func (d *desk) privateFiles(year int) (int, error) {
	all, err := d.v.Attachments()
	if err != nil {
		return 0, err
	}
	n := 0
	for _, a := range all {
		if !privateFile(a) {
			continue
		}
		in := false
		for _, r := range a.Refs {
			if r.Kind != model.KindVoucher {
				continue
			}
			x, err := d.v.Voucher(r.ID)
			if err != nil {
				return 0, err
			}
			in = in || x.Posted() && x.In().Year() == year
		}
		if in {
			n++
		}
	}
	return n, nil
}

// fileName is the name under which a file lies in a pack, and whether it is as it was.
func (d *desk) fileName(a model.Attachment) (name, state string, err error) {
	from := ledger.FilePath(d.v.Path(), a.Hash)
	if sound := ledger.CheckFile(from, a) == nil; !sound {
		return filesGone, filesGone, nil
	}
	data, err := os.ReadFile(from) //nolint:gosec // it lies beside the book, under a hash
	if err != nil {
		return "", "", fmt.Errorf("read attached file: %w", err)
	}
	return packedName(a, data), filesSound, nil
}

// packedName is the name of a file in a pack.
func packedName(a model.Attachment, data []byte) string {
	return a.Hash[:16] + "." + ledger.FileKind(data)
}

// writeFiles writes 附件/ with a list of what belongs to which voucher; nothing when there is none.
func (d *desk) writeFiles(w *packWriter, year int) error {
	files, err := d.packFiles(year)
	if err != nil || len(files) == 0 {
		return err
	}
	t := Table{Name: filesListName, Columns: []Column{
		{Name: colVoucher}, {Name: colFile}, {Name: colFileSum}, {Name: colFileSize, Kind: Number},
	}}
	for _, f := range files {
		from := ledger.FilePath(d.v.Path(), f.Hash)
		name := filesGone
		if ledger.CheckFile(from, f.Attachment) == nil {
			data, err := os.ReadFile(from) //nolint:gosec // it lies beside the book, under a hash
			if err != nil {
				return fmt.Errorf("read attached file: %w", err)
			}
			name = packedName(f.Attachment, data)
			to := path.Join(folderFiles, name)
			if _, there := w.sums[to]; !there {
				err := w.write(to, func(out io.Writer) error { _, err := out.Write(data); return err })
				if err != nil {
					return err
				}
			}
		}
		t.Rows = append(t.Rows, []string{f.voucher, name, f.Hash, strconv.FormatInt(f.Size, 10)})
	}
	var data bytes.Buffer
	if err := WriteCSV(&data, t); err != nil {
		return err
	}
	return w.bytes(fileFilesList, data.Bytes())
}

// filesLine is what 说明.txt adds when the pack has files.
func (w *packWriter) filesLine() []byte {
	n := 0
	for name := range w.sums {
		if path.Dir(name) == folderFiles && name != fileFilesList {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return fmt.Appendf(nil, filesReadmeLine, n)
}
