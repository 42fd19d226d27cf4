package intake

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gonghui/ledger"
	"gonghui/model"
)

// ErrNoInvoiceData is returned for a file whose invoice's data cannot be read: a picture, a scan, or no invoice at all.
var ErrNoInvoiceData = errors.New("file has no data of an invoice")

// What of a file is looked at, at the most.
const (
	maxInvoicePart  = 4 << 20 // bytes of one unpacked part
	maxInvoiceParts = 400
)

// invoiceField is one thing that is read of an invoice.
type invoiceField int

const (
	fieldNumber invoiceField = iota
	fieldCode
	fieldDate
	fieldTotal // with tax
	fieldNet
	fieldTax
	fieldSeller
	fieldBuyer
	fieldRequest // the number and the day of the request, where the tax office's own are not there
	fieldAsked
)

// invoiceFields is what a file says of an invoice, as it stands there. The first that is found counts.
type invoiceFields map[invoiceField]string

// invoiceNames are the names of the fields: elements, with those that they stand in, of the XML of 数电票 (EInvoice)
// and of the OFD of the years before (eInvoice); the document properties of a 数电票 in PDF; those of an OFD.
var invoiceNames = map[string]invoiceField{
	"TaxSupervisionInfo/InvoiceNumber":         fieldNumber,
	"TaxSupervisionInfo/IssueTime":             fieldDate,
	"Header/EIid":                              fieldRequest,
	"BasicInformation/RequestTime":             fieldAsked,
	"BasicInformation/TotalTax-includedAmount": fieldTotal,
	"BasicInformation/TotalAmWithoutTax":       fieldNet,
	"BasicInformation/TotalTaxAm":              fieldTax,
	"SellerInformation/SellerName":             fieldSeller,
	"BuyerInformation/BuyerName":               fieldBuyer,

	"eInvoice/InvoiceNo":               fieldNumber,
	"eInvoice/InvoiceCode":             fieldCode,
	"eInvoice/IssueDate":               fieldDate,
	"eInvoice/TaxInclusiveTotalAmount": fieldTotal,
	"Seller/SellerName":                fieldSeller,
	"Buyer/BuyerName":                  fieldBuyer,

	"InvoiceNumber": fieldNumber, "IssueTime": fieldDate, "TotalTax-includedAmount": fieldTotal,
	"TotalAmWithoutTax": fieldNet, "TotalTaxAm": fieldTax, "SellerName": fieldSeller, "BuyerName": fieldBuyer,

	"发票号码": fieldNumber, "发票代码": fieldCode, "开票日期": fieldDate,
	"合计金额": fieldNet, "合计税额": fieldTax,
}

// put keeps a value under a name that is known, unless there is one already.
func (f invoiceFields) put(name, value string) {
	at, known := invoiceNames[name]
	if value = strings.TrimSpace(value); known && value != "" && f[at] == "" {
		f[at] = value
	}
}

// ReadInvoice reads the data of an electronic invoice from the XML, OFD or PDF that the tax office's platform gives:
// number, code, day, total with tax, seller and buyer, as far as they are there; the number always is. Nothing is
// checked against the tax office. The error is ErrNoInvoiceData, or ledger.ErrFileKind for a file of another kind.
func ReadInvoice(data []byte) (model.Invoice, error) {
	f := invoiceFields{}
	switch ledger.FileKind(data) {
	case "":
		return model.Invoice{}, ledger.ErrFileKind
	case "xml":
		f.readXML(data)
	case "ofd":
		f.readOFD(data)
	case "pdf":
		f.readPDF(data)
	}
	return f.invoice()
}

// invoice is what was read, in the book's own terms. What cannot be understood is left out.
func (f invoiceFields) invoice() (model.Invoice, error) {
	x := model.Invoice{
		Number: model.Fold(cmp.Or(f[fieldNumber], f[fieldRequest])), Code: name(model.Fold(f[fieldCode])),
		Seller: name(f[fieldSeller]), Buyer: name(f[fieldBuyer]),
	}
	if strings.Trim(x.Number, "0123456789") != "" || len(x.Number) != 8 && len(x.Number) != 20 {
		return model.Invoice{}, ErrNoInvoiceData
	}
	if d, err := model.ParseDate(cmp.Or(f[fieldDate], f[fieldAsked])); err == nil {
		x.Date = d
	}
	x.Amount = f.total()
	return x, nil
}

// total is what was paid, with tax; 0 where the file does not say it. 免税 and *** are no amounts of tax.
func (f invoiceFields) total() model.Money {
	if m, err := model.ParseMoney(f[fieldTotal]); err == nil {
		return m
	}
	net, err := model.ParseMoney(f[fieldNet])
	if err != nil {
		return 0
	}
	tax, err := model.ParseMoney(f[fieldTax])
	if err != nil {
		return net
	}
	sum, err := net.Add(tax)
	if err != nil {
		return 0
	}
	return sum
}

// name is a text that the book would take, cut to what fits; empty if it is none.
func name(s string) string {
	if r := []rune(s); len(r) > model.MaxName {
		s = string(r[:model.MaxName])
	}
	s, err := model.CleanText(s, model.MaxName)
	if err != nil {
		return ""
	}
	return s
}

// readXML takes the fields out of one document; false if its root is no invoice.
func (f invoiceFields) readXML(data []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "gb") {
			return simplifiedchinese.GB18030.NewDecoder().Reader(in), nil
		}
		return in, nil
	}
	var open []string
	var words strings.Builder
	found := false
	for {
		t, err := d.Token()
		if err != nil { // what was read of a document that is cut off counts
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
			found = found || strings.EqualFold(open[0], "EInvoice")
			words.Reset()
		case xml.CharData:
			if words.Len() < maxInvoicePart {
				words.Write(t)
			}
		case xml.EndElement:
			if n := len(open); found && n > 1 {
				f.put(open[n-2]+"/"+open[n-1], words.String())
			}
			open = open[:len(open)-1]
			words.Reset()
		}
	}
	return found
}

// readOFD looks for the invoice's own data among the parts of a package, then for the properties of its document.
func (f invoiceFields) readOFD(data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return
	}
	files := z.File[:min(len(z.File), maxInvoiceParts)]
	root := slices.IndexFunc(files, func(p *zip.File) bool { return p.Name == "OFD.xml" })
	for _, p := range files {
		if strings.EqualFold(path.Ext(p.Name), ".xml") && strings.Contains(p.Name, "/") && f.readXML(unpacked(p)) {
			break
		}
	}
	if root >= 0 {
		f.readProperties(unpacked(files[root]))
	}
}

// unpacked is the content of one part of a package, empty if it cannot be read or is too large.
func unpacked(p *zip.File) []byte {
	r, err := p.Open()
	if err != nil {
		return nil
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(io.LimitReader(r, maxInvoicePart+1))
	if err != nil || len(data) > maxInvoicePart {
		return nil
	}
	return data
}

// readProperties takes the fields out of the CustomData elements of OFD.xml (GB/T 33190-2016, 7.4).
func (f invoiceFields) readProperties(data []byte) {
	var root struct {
		Data []struct {
			Name  string `xml:"Name,attr"`
			Value string `xml:",chardata"`
		} `xml:"DocBody>DocInfo>CustomDatas>CustomData"`
	}
	if xml.Unmarshal(data, &root) != nil {
		return
	}
	for _, d := range root.Data {
		f.put(d.Name, d.Value)
	}
}
