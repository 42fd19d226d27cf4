package ui

import (
	"gonghui/ui/screen"
	"gonghui/ui/text"
)

// tab is one of the screens that are always at hand.
type tab struct {
	Key   string
	Title string
	New   func(screen.Env) screen.Screen
}

// tabs lists them in the order of their keys.
func tabs() []tab {
	return []tab{
		{"1", text.TabOverview, screen.NewOverview},
		{"2", text.TabMembers, screen.NewMembers},
		{"3", text.TabVisits, screen.NewVisits},
		{"4", text.TabCare, screen.NewSubsidies},
		{"5", text.TabAccounts, screen.NewVouchers},
		{"6", text.TabReports, screen.NewReports},
		{"7", text.TabAudit, screen.NewAudit},
	}
}

// tool is a screen that is opened from the palette.
type tool struct {
	Title  string
	Writes bool // of no use with a book open for reading only
	New    func(screen.Env) screen.Screen
}

// tools lists them in the order of the palette.
func tools() []tool {
	return []tool{
		{text.ToolStart, true, screen.NewStart},
		{text.ToolImport, true, screen.NewImport},
		{text.ToolSettings, false, screen.NewSettings},
		{text.ToolLog, false, screen.NewLog},
		{text.ToolCare, false, screen.NewCare},
	}
}
