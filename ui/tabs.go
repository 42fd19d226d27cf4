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

// tools lists the screens that are opened from the palette, in its order.
func tools() []screen.Room {
	return append(screen.Rooms(),
		screen.Room{Title: text.ToolDues, New: screen.NewDues},
		screen.Room{Title: text.VisitStatsTitle, New: screen.NewVisitStats},
		screen.Room{Title: text.ToolGifts, New: screen.NewGifts},
		screen.Room{Title: text.ToolHardships, New: screen.NewHardships},
		screen.Room{Title: text.ToolActivities, New: screen.NewActivities},
		screen.Room{Title: text.ToolDrives, New: screen.NewDrives},
		screen.Room{Title: text.ToolFigures, New: screen.NewFigures},
		screen.Room{Title: text.ToolOccasions, New: screen.NewOccasions},
		screen.Room{Title: text.ToolStart, Writes: true, New: screen.NewStart},
		screen.Room{Title: text.ToolImport, Writes: true, New: screen.NewImport},
		screen.Room{Title: text.ToolSettings, New: screen.NewSettings},
		screen.Room{Title: text.ToolLog, New: screen.NewLog},
		screen.Room{Title: text.ToolCare, New: screen.NewCare},
		screen.Room{Title: text.ToolProtection, New: screen.NewProtection},
	)
}
