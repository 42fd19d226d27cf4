package intake_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"gonghui/ledger"
	"gonghui/ledger/intake"
	"gonghui/model"
)

const plainInvoice = `<EInvoice><Header><EIid>26512000000099990001</EIid></Header><EInvoiceData>
<SellerInformation><SellerIdNum>91510100MA00000000</SellerIdNum><SellerName>示范体育用品店</SellerName></SellerInformation>
<BuyerInformation><BuyerName>示范实验小学工会委员会</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>1165.05</TotalAmWithoutTax><TotalTaxAm>34.95</TotalTaxAm>
<TotalTax-includedAmount>1200.00</TotalTax-includedAmount><RequestTime>2026-03-02 09:10:11</RequestTime></BasicInformation>
<IssuItemInformation><ItemName>*体育用品*羽毛球</ItemName><TotaltaxIncludedAmount>1200.00</TotaltaxIncludedAmount>
</IssuItemInformation></EInvoiceData><TaxSupervisionInfo><InvoiceNumber>26512000000099990001</InvoiceNumber>
<IssueTime>2026-03-02</IssueTime></TaxSupervisionInfo></EInvoice>`

const olderInvoice = `<?xml version="1.0" encoding="UTF-8"?><fp:eInvoice xmlns:fp="http://www.example.com/fp">
<fp:InvoiceCode>051002000211</fp:InvoiceCode><fp:InvoiceNo>09990001</fp:InvoiceNo><fp:IssueDate>2021年06月01日</fp:IssueDate>
<fp:Buyer><fp:BuyerName>示范实验小学工会委员会</fp:BuyerName></fp:Buyer>
<fp:Seller><fp:SellerName>示范书店</fp:SellerName></fp:Seller>
<fp:TaxInclusiveTotalAmount>88.50</fp:TaxInclusiveTotalAmount></fp:eInvoice>`

const propertied = `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody>
<ofd:DocInfo><ofd:CustomDatas><ofd:CustomData Name="发票号码">26512000000099990002</ofd:CustomData>
<ofd:CustomData Name="开票日期">2026年03月05日</ofd:CustomData><ofd:CustomData Name="合计金额">100.00</ofd:CustomData>
<ofd:CustomData Name="合计税额">***</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo></ofd:DocBody></ofd:OFD>`

func packed(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func deflated(t testing.TB, s string) string {
	t.Helper()
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	_, err := z.Write([]byte(s))
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func inPDF(body string) []byte {
	return fmt.Appendf(nil, "%%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n%%%%EOF",
		len(body), body)
}

// TestReadInvoice reads what the tax office's platform gives in each of its shapes.
func TestReadInvoice(t *testing.T) {
	plain := model.Invoice{
		Number: "26512000000099990001", Date: 20260302, Amount: 120000, Seller: "示范体育用品店", Buyer: "示范实验小学工会委员会",
	}
	older := model.Invoice{
		Number: "09990001", Code: "051002000211", Date: 20210601, Amount: 8850, Seller: "示范书店",
		Buyer: "示范实验小学工会委员会",
	}
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(`<?xml version="1.0" encoding="GBK"?>` + plainInvoice)
	if err != nil {
		t.Fatal(err)
	}
	info := "%PDF-1.7\n2 0 obj\n<< /InvoiceNumber (26512000000099990001) /IssueTime (2026\\05503-02)\n" +
		"/TotalAmWithoutTax (1165.05) /TotalTaxAm (34.95) /SellerName <FEFF793A8303> >>\nendobj\n%%EOF"
	for name, c := range map[string]struct {
		data []byte
		want model.Invoice
	}{
		"xml":         {[]byte(plainInvoice), plain},
		"declared":    {[]byte("\xef\xbb\xbf" + `<?xml version="1.0" encoding="utf-8"?>` + plainInvoice), plain},
		"gbk":         {[]byte(gbk), plain},
		"older xml":   {[]byte(olderInvoice), older},
		"ofd":         {packed(t, "OFD.xml", propertied, "Doc_0/Attachs/original_invoice.xml", olderInvoice), older},
		"properties":  {packed(t, "OFD.xml", propertied), model.Invoice{Number: "26512000000099990002", Date: 20260305, Amount: 10000}},
		"pdf":         {inPDF(deflated(t, plainInvoice)), plain},
		"pdf, plain":  {inPDF(plainInvoice), plain},
		"pdf's words": {[]byte(info), model.Invoice{Number: plain.Number, Date: plain.Date, Amount: 120000, Seller: "示范"}},
		"packed info": {inPDF(deflated(t, info)), model.Invoice{Number: plain.Number, Date: plain.Date, Amount: 120000, Seller: "示范"}},
	} {
		got, err := intake.ReadInvoice(c.data)
		if err != nil || got != c.want {
			t.Errorf("%s: %v %+v", name, err, got)
		}
	}
	for name, data := range map[string][]byte{
		"picture":    []byte("\xff\xd8\xff\xe0 scan"),
		"scan":       []byte("%PDF-1.4 a scan"),
		"other xml":  []byte(`<?xml version="1.0"?><order><InvoiceNumber>26512000000099990001</InvoiceNumber></order>`),
		"bad number": []byte(`<?xml version="1.0"?><EInvoice><TaxSupervisionInfo><InvoiceNumber>26</InvoiceNumber></TaxSupervisionInfo></EInvoice>`),
		"empty ofd":  packed(t, "OFD.xml", "<ofd:OFD/>"),
	} {
		if x, err := intake.ReadInvoice(data); !errors.Is(err, intake.ErrNoInvoiceData) {
			t.Errorf("%s: %v %+v", name, err, x)
		}
	}
	if _, err := intake.ReadInvoice([]byte("MZ")); !errors.Is(err, ledger.ErrFileKind) {
		t.Errorf("a program: %v", err)
	}
}

// FuzzReadInvoice holds that whatever a file says, what is read of it is an invoice that the book takes, its amount
// apart.
func FuzzReadInvoice(f *testing.F) {
	f.Add([]byte(plainInvoice))
	f.Add([]byte(olderInvoice))
	f.Add(packed(f, "OFD.xml", propertied, "Doc_0/x.xml", olderInvoice))
	f.Add(inPDF(deflated(f, plainInvoice)))
	f.Add([]byte("%PDF-1.4 /InvoiceNumber (12345678) /SellerName <FE FF 5> /BuyerName (\\101\\\n\\777\\"))
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := intake.ReadInvoice(data)
		if err != nil {
			if x != (model.Invoice{}) {
				t.Errorf("%v with %+v", err, x)
			}
			return
		}
		for _, v := range model.CheckInvoice(x, "") {
			if v.Severity == model.SeverityError && v.Rule != model.RuleInvoiceAmount {
				t.Errorf("%s: %+v", v.Rule, x)
			}
		}
	})
}
