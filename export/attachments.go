package export

import (
	"bytes"
	"errors"
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

// packFile is a file of a voucher or an activity that goes into a pack.
type packFile struct {
	model.Attachment
	owner   string // the voucher's number, or the activity's day and name
	date    model.Date
	summary string
	ref     model.Ref
}

// same tells that a file is listed for what it is bound to already: a voucher, and the voucher's invoice.
func (f packFile) same(o packFile) bool { return o.ref == f.ref }

// packFiles lists the files of a year's posted vouchers, their invoices and of activities, by voucher. Files that a
// visit or a grant has too prove what is private (a hospital's paper, a family's need) and stay out.
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
		own := len(out)
		for _, r := range a.Refs {
			f, in, err := d.packed(a, r, year)
			if err != nil {
				return nil, err
			}
			if in && !slices.ContainsFunc(out[own:], f.same) {
				out = append(out, f)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b packFile) int { return strings.Compare(a.owner, b.owner) })
	return out, nil
}

// packed is a file as the pack of a year has it; false if what it is bound to is not of that year, or is gone.
func (d *desk) packed(a model.Attachment, r model.Ref, year int) (packFile, bool, error) {
	if r.Kind == model.KindActivity {
		x, err := d.v.Activity(r.ID)
		if errors.Is(err, ledger.ErrNotFound) {
			return packFile{}, false, nil
		}
		return packFile{a, fmt.Sprintf(filesActivity, x.Date, x.Name), x.Date, x.Name, r}, x.Date.Year() == year, err
	}
	if r.Kind == model.KindInvoice {
		x, err := d.v.Invoice(r.ID)
		if err != nil {
			return packFile{}, false, fmt.Errorf("read invoice: %w", err)
		}
		if x.Voucher == 0 {
			owner := fmt.Sprintf(filesInvoice, x.Number)
			return packFile{a, owner, x.Date, x.Seller, r}, x.Date.Year() == year, nil
		}
		r = model.Ref{Kind: model.KindVoucher, ID: x.Voucher}
	}
	x, err := d.v.Voucher(r.ID)
	return packFile{a, label(x), x.Date, x.Summary, r}, err == nil && x.Posted() && x.In().Year() == year, err
}

// privateOwner tells that the files of a kind of records prove what is private.
func privateOwner(k model.Kind) bool { return k == model.KindVisit || k == model.KindSubsidy }

// privateFile tells that a file belongs to a visit or a grant too.
func privateFile(a model.Attachment) bool {
	return slices.ContainsFunc(a.Refs, func(r model.Ref) bool { return privateOwner(r.Kind) })
}

// privateFiles is how many files of a year's posted vouchers and activities stay out of a pack.
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
			if privateOwner(r.Kind) {
				continue
			}
			_, of, err := d.packed(a, r, year)
			if err != nil {
				return 0, err
			}
			in = in || of
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
		t.Rows = append(t.Rows, []string{f.owner, name, f.Hash, strconv.FormatInt(f.Size, 10)})
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
