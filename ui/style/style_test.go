package style

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// luminance is the relative luminance of #rrggbb after WCAG 2.1.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatalf("bad colour %q: %v", hex, err)
		}
		c := float64(n) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// TestContrast holds every text colour readable on its background; lines and empty bars are no text.
func TestContrast(t *testing.T) {
	var theme Theme
	for i, l := range table(&theme) {
		if l.style == &theme.Border || l.style == &theme.BarRest || l.dark == "" {
			continue
		}
		dark, light := "#000000", "#ffffff"
		if l.darkBG != "" {
			dark, light = l.darkBG, l.lightBG
		}
		if c := contrast(t, l.dark, dark); c < 4.5 {
			t.Errorf("row %d: %s on %s has contrast %.2f", i, l.dark, dark, c)
		}
		if c := contrast(t, l.light, light); c < 4.5 {
			t.Errorf("row %d: %s on %s has contrast %.2f", i, l.light, light, c)
		}
	}
}

func TestNoColor(t *testing.T) {
	theme := New(Options{})
	v := reflect.ValueOf(theme)
	for i := range v.NumField() {
		s, ok := v.Field(i).Interface().(Style)
		if ok && (strings.Contains(s.on, "38;") || strings.Contains(s.on, "48;")) {
			t.Errorf("%s uses colour %q although colours are off", v.Type().Field(i).Name, s.on)
		}
	}
	if theme.Selected.IsZero() || theme.ButtonOn.IsZero() || theme.Bad.IsZero() {
		t.Error("selection, focused button and errors must stand out without colour")
	}
}

func TestFromEnv(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		return func(name string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == name {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	for _, c := range []struct {
		env  func(string) string
		want Options
	}{
		{env(), Options{Color: true}},
		{env("NO_COLOR", "1"), Options{}},
		{env("TERM", "dumb"), Options{}},
		{env("GONGHUI_ASCII", "1"), Options{Color: true, ASCII: true}},
	} {
		if got := FromEnv(c.env); got != c.want {
			t.Errorf("got %+v, want %+v", got, c.want)
		}
	}
}

func TestRender(t *testing.T) {
	theme := New(Options{Color: true})
	text := theme.Bad.Render("错误")
	if ansi.Strip(text) != "错误" || !strings.HasSuffix(text, reset) || text == "错误" {
		t.Errorf("rendered %q", text)
	}
	var b strings.Builder
	theme.Bad.Append(&b, "错误")
	if b.String() != text {
		t.Errorf("Append wrote %q, Render %q", b.String(), text)
	}
	if got := theme.Bad.Render(""); got != "" {
		t.Errorf("empty text became %q", got)
	}
	if got := (Style{}).Render("a"); got != "a" {
		t.Errorf("the zero style drew %q", got)
	}
}

func TestBackground(t *testing.T) {
	dark := New(Options{Color: true})
	light := dark.WithBackground(false)
	if !light.Options.Light || light.Bad == dark.Bad {
		t.Error("a light background must change the colours")
	}
	if light.WithBackground(true) != dark {
		t.Error("going back to a dark background must give the first theme")
	}
}

// TestGlyphs holds every drawing character at one column.
func TestGlyphs(t *testing.T) {
	for _, o := range []Options{{}, {ASCII: true}} {
		v := reflect.ValueOf(New(o).Glyphs)
		for i := range v.NumField() {
			g := v.Field(i).String()
			if ansi.StringWidth(g) != 1 {
				t.Errorf("%s is %q", v.Type().Field(i).Name, g)
			}
			if o.ASCII && g[0] >= 0x80 {
				t.Errorf("%s is %q in ASCII mode", v.Type().Field(i).Name, g)
			}
		}
	}
}
