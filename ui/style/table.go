package style

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// attr is a set of attributes that work without colour.
type attr uint8

const (
	bold attr = 1 << iota
	faint
	underline
	reverse
)

// look describes one style: a foreground and background for dark and for light terminals (empty keeps the
// terminal's own colour), attributes that are always used, and attributes that stand in for missing colour.
type look struct {
	style           *Style
	dark, light     string
	darkBG, lightBG string
	always, plain   attr
}

// table pairs every style of t with its look. Foregrounds are chosen for a contrast of at least 4.5 to 1
// on black and on white.
func table(t *Theme) []look {
	return []look{
		{style: &t.Dim, dark: "#9a9a9a", light: "#5f5f5f", plain: faint},
		{style: &t.Title, always: bold},
		{style: &t.Heading, dark: "#9fb8d8", light: "#2f4f7f", plain: bold},
		{style: &t.Label, dark: "#9fb8d8", light: "#2f4f7f"},
		{style: &t.Key, dark: "#e0c070", light: "#7a5200", plain: bold},
		{
			style: &t.Selected, dark: "#ffffff", light: "#000000", darkBG: "#34507a", lightBG: "#cfe0f7",
			always: bold, plain: reverse,
		},
		{style: &t.Marked, dark: "#e0c070", light: "#7a5200", plain: bold},
		{style: &t.Total, always: bold},
		{style: &t.Tab, dark: "#b8b8b8", light: "#4f4f4f"},
		{style: &t.TabOn, dark: "#ffffff", light: "#000000", always: bold, plain: reverse},
		{style: &t.Border, dark: "#6f6f6f", light: "#8a8a8a", plain: faint},
		{style: &t.Field, always: underline},
		{
			style: &t.FieldOn, dark: "#ffffff", light: "#000000", darkBG: "#2c3e58", lightBG: "#e4edf9",
			always: underline,
		},
		{style: &t.FieldOff, dark: "#9a9a9a", light: "#5f5f5f", plain: faint},
		{style: &t.Ghost, dark: "#8c8c8c", light: "#6b6b6b", always: underline, plain: faint},
		{
			style: &t.GhostOn, dark: "#a8b4c4", light: "#545c68", darkBG: "#2c3e58", lightBG: "#e4edf9",
			always: underline, plain: faint,
		},
		{style: &t.Button},
		{
			style: &t.ButtonOn, dark: "#ffffff", light: "#ffffff", darkBG: "#34507a", lightBG: "#2f5f9f",
			always: bold, plain: reverse,
		},
		{
			style: &t.DangerOn, dark: "#ffffff", light: "#ffffff", darkBG: "#9a2f2f", lightBG: "#b02a2a",
			always: bold, plain: reverse,
		},
		{style: &t.Good, dark: "#7fc98f", light: "#1f6f35"},
		{style: &t.Info, dark: "#8fb8e8", light: "#1f5a9f"},
		{style: &t.Warn, dark: "#e8b85f", light: "#8a5600", plain: bold},
		{style: &t.Bad, dark: "#f28a8a", light: "#b02a2a", always: bold},
		{style: &t.Bar, dark: "#7fa8d8", light: "#2f5f9f"},
		{style: &t.BarOver, dark: "#f28a8a", light: "#b02a2a", plain: bold},
		{style: &t.BarRest, dark: "#5f5f5f", light: "#a8a8a8", plain: faint},
	}
}

// make builds the escape prefix of l under o.
func (l look) make(o Options) Style {
	attrs, fg, bg := l.always, l.dark, l.darkBG
	if o.Light {
		fg, bg = l.light, l.lightBG
	}
	if !o.Color {
		attrs, fg, bg = attrs|l.plain, "", ""
	}
	var s ansi.Style
	if attrs&bold != 0 {
		s = s.Bold()
	}
	if attrs&faint != 0 {
		s = s.Faint()
	}
	if attrs&underline != 0 {
		s = s.Underline(true)
	}
	if attrs&reverse != 0 {
		s = s.Reverse(true)
	}
	if fg != "" {
		s = s.ForegroundColor(lipgloss.Color(fg))
	}
	if bg != "" {
		s = s.BackgroundColor(lipgloss.Color(bg))
	}
	if len(s) == 0 {
		return Style{}
	}
	return Style{on: s.String()}
}

func boxGlyphs() Glyphs {
	return Glyphs{
		H: "─", V: "│", TopLeft: "┌", TopRight: "┐", BottomLeft: "└", BottomRight: "┘",
		Full: "█", Rest: "░",
	}
}

func asciiGlyphs() Glyphs {
	return Glyphs{
		H: "-", V: "|", TopLeft: "+", TopRight: "+", BottomLeft: "+", BottomRight: "+",
		Full: "#", Rest: ".",
	}
}
