package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// texts walks a page and gives its elements and its words.
func texts(t testing.TB, data []byte) (elements map[string]int, words, style, policy string, targets, links []string) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	elements = map[string]int{}
	var w strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			if n.Parent.Data == "style" {
				style += n.Data
			} else {
				w.WriteString(n.Data + "\n")
			}
		}
		if n.Type == html.ElementNode {
			elements[n.Data]++
			for _, a := range n.Attr {
				switch {
				case a.Key == "id":
					targets = append(targets, a.Val)
				case a.Key == "href":
					links = append(links, a.Val)
				case a.Key == "content" && strings.HasPrefix(a.Val, "default-src"):
					policy = a.Val
				case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src":
					t.Errorf("<%s> has an attribute %s=%q", n.Data, a.Key, a.Val)
				}
			}
		}
	}
	return elements, w.String(), style, policy, targets, links
}

func TestHTMLIsInert(t *testing.T) {
	b := boundTables()
	b.title = "<script>" + nasty[15]
	data, err := makeHTML(b)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.ToLower(string(data)), "<script") {
		t.Error("a script element")
	}
	elements, words, style, policy, targets, links := texts(t, data)
	for _, e := range []string{"script", "img", "iframe", "link", "object", "b"} {
		if elements[e] > 0 {
			t.Errorf("%d <%s>", elements[e], e)
		}
	}
	noneHidden(t, "page", strings.ReplaceAll(words, "\n", ""))
	for _, s := range nasty {
		if want := harmless(s); !strings.Contains(words, want) {
			t.Errorf("%q is lost", want)
		}
	}
	sum := sha256.Sum256([]byte(style))
	if !strings.Contains(policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") || strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q does not admit the style", policy)
	}
	if !strings.Contains(style, `content: "链头 7K3M-91QX-40TD"`) || !strings.Contains(style, "counter(pages)") {
		t.Error("no head code or page number below the pages")
	}
	if len(links) != len(b.pages) {
		t.Errorf("%d links for %d pages", len(links), len(b.pages))
	}
	for i, l := range links {
		if l != "#"+targets[i] {
			t.Errorf("link %s leads nowhere, target %s", l, targets[i])
		}
	}
}

func TestHTMLShowsFigures(t *testing.T) {
	b := boundTables()
	data, err := makeHTML(b)
	if err != nil {
		t.Fatal(err)
	}
	elements, words, _, _, _, _ := texts(t, data)
	for _, want := range []string{"1,234.50", "资料未提供", voidNothing, "报告", "7K3M-91QX-40TD", "31,237.50"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if elements["thead"] != 3 || elements["section"] != len(b.pages) {
		t.Errorf("%v", elements)
	}
	again, err := makeHTML(boundTables())
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("two runs differ (%v)", err)
	}
}

// TestHeadCodeInStyle: nothing but a head code gets into the style.
func TestHeadCodeInStyle(t *testing.T) {
	for in, want := range map[string]string{"7K3M-91QX-40TD": "7K3M-91QX-40TD", `A"; } body { x: url(//e)`: "A"} {
		if got := codeOnly(in); got != want {
			t.Errorf("codeOnly(%q) = %q", in, got)
		}
	}
}

// TestHeadingKeepsItsRoom holds that a heading and the room to write below it are kept together, and nothing else is.
func TestHeadingKeepsItsRoom(t *testing.T) {
	d := &Doc{}
	d.add(BlockTitle, "一、甲")
	d.add(BlockText, "正文")
	d.add(BlockTitle, "二、乙")
	d.add(BlockPlain, "（由工会填写）")
	d.Blocks = append(d.Blocks, Block{Kind: BlockRoom, Lines: 2})
	d.add(BlockSign, "主席：")
	got := ""
	for _, b := range blocksHTML(d.Blocks) {
		got += string(b)
	}
	before, kept, _ := strings.Cut(got, `<div class="keep">`)
	if !strings.Contains(before, "正文") || strings.Count(kept, `class="room"`) != 2 || !strings.Contains(kept, "主席：") ||
		strings.Contains(before, "二、乙") {
		t.Errorf("%s", got)
	}
}
