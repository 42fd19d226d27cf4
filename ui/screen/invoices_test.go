package screen_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gonghui/ui/screen/screentest"
)

// TestInvoiceFromFile registers an invoice from the file of a 数电票, which is bound to it; a file that says something
// else leads to the form, a picture does not, and taking a removal back brings the files back.
func TestInvoiceFromFile(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	const data = `<EInvoice><EInvoiceData><SellerInformation><SellerName>示范文具店</SellerName></SellerInformation>` +
		`<BasicInformation><TotalTax-includedAmount>88.50</TotalTax-includedAmount></BasicInformation></EInvoiceData>` +
		`<TaxSupervisionInfo><InvoiceNumber>26512000000099990001</InvoiceNumber><IssueTime>2026-03-02</IssueTime>` +
		`</TaxSupervisionInfo></EInvoice>`
	d := screentest.Open(t, screentest.Book(t), 80, 24)
	d.Press(":")
	d.Type("发票登记")
	d.Press("enter", "r")
	d.Paste(write("不是发票.pdf", "MZ"))
	d.Contains(t, "这个文件不能做附件")
	d.Press("enter", "ctrl+r")
	d.Paste(write("数电票.xml", data))
	d.Contains(t, "登记发票", "26512000000099990001", "2026-03-02", "88.50", "示范文具店")
	d.Press("ctrl+s")
	d.Contains(t, "1 张", "示范文具店", "88.50")
	d.Press("f")
	d.Contains(t, "附件 · 发票", "数电票.xml", "完好")
	d.Press("a")
	d.Paste(write("照片.jpg", "\xff\xd8\xff"))
	d.Contains(t, "照片.jpg", "完好")
	d.Press("a")
	d.Paste(write("同一张.xml", strings.Replace(data, "88.50", "98.50", 1)))
	d.Contains(t, "修改 26512000000099990001", "98.50", "核对后保存")
	d.Press("ctrl+s", "esc")
	d.Contains(t, "98.50")
	d.Press("x")
	d.Type("录错")
	d.Press("enter")
	d.Contains(t, "0 张")
	d.Press("u")
	d.Contains(t, "1 张", "98.50")
	d.Press("ctrl+f")
	d.Contains(t, "数电票.xml", "照片.jpg", "同一张.xml")
	d.Press("esc", "f12")
	d.Paste(write("扫描.pdf", "%PDF-1.4 scan"))
	d.Contains(t, "读不出发票内容", "登记发票")
}
