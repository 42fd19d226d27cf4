package kit

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gonghui/ui/uitest"
)

// wideTable is a report of cols columns and rows rows, all in Chinese.
func wideTable(cols, rows int) *Table {
	columns := []Column{{Title: "项目", Width: 14, Flex: true}}
	for i := 1; i < cols; i++ {
		columns = append(columns, Column{Title: fmt.Sprintf("%d月", i), Width: 12, Align: AlignRight})
	}
	t := NewTable(testTheme(), columns...)
	t.Titles = []string{"按月收支汇总", "2026年度"}
	t.SetRows(Rows{
		Len: rows,
		Key: func(i int) string { return fmt.Sprint(i) },
		Row: func(i int) []Cell {
			row := Cells(fmt.Sprintf("职工活动支出%d", i))
			for j := 1; j < cols; j++ {
				row = append(row, Cell{Text: fmt.Sprintf("%d,%03d.00", j, i)})
			}
			return row
		},
	})
	return t
}

func TestTableGoldens(t *testing.T) {
	g := uitest.NewGoldens(t, "table")
	show := func(name string, x *Table, w, h int, keys ...string) {
		d := uitest.New(t, uitest.Host(x), w, h)
		d.Press(keys...)
		g.Check(t, d, name)
	}
	balance := func() *Table {
		x := NewTable(testTheme(),
			Column{Title: "项目", Width: 16, Flex: true},
			Column{Title: "年初\n余额", Width: 12, Align: AlignRight},
			Column{Title: "期末余额", Width: 12, Align: AlignRight},
		)
		x.Titles = []string{"资产负债表"}
		x.SetRows(Rows{
			Len: 3,
			Key: func(i int) string { return []string{"", "101", "102"}[i] },
			Row: func(i int) []Cell {
				return [][]Cell{
					{{Text: "资产", Style: x.th.Total}},
					Cells("  库存现金", "611.30", "12,345,678,901.00"),
					Cells("  银行存款", "0.00", "152,236.57"),
				}[i]
			},
		})
		return x
	}
	show("balance", balance(), 60, 8, "down")
	show("wide", wideTable(13, 4), 60, 9)
	show("shifted", wideTable(13, 4), 60, 9, "right", "right", "down")
	show("last", wideTable(13, 4), 60, 9, strings.Fields(strings.Repeat("right ", 20))...)
	show("scrolled", wideTable(3, 50), 60, 9, "pgdown", "pgdown")
	none := balance()
	none.SetRows(Rows{})
	show("empty", none, 60, 6)
}

func TestTableHooks(t *testing.T) {
	x := wideTable(3, 10)
	var log []string
	x.OnOpen = func(key string) tea.Cmd { log = append(log, "open "+key); return nil }
	x.OnSelect = func(key string) tea.Cmd { log = append(log, "select "+key); return nil }
	d := uitest.New(t, uitest.Host(x), 60, 10)
	d.Press("down", "enter", "end", "down")
	d.Click(5, 3+1)
	d.Click(5, 3+1)
	d.Wheel(5, 5, 1)
	want := "select 1, open 1, select 9, select 5, open 5, select 8"
	if got := strings.Join(log, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	x.SetRows(Rows{Len: 3, Key: func(i int) string { return []string{"8", "1", "2"}[i] }, Row: x.rows.Row})
	if x.Selected() != "8" || x.Position() != "1/3" {
		t.Errorf("after new rows: %s at %s", x.Selected(), x.Position())
	}
	if !x.Select("2") || x.Select("7") || x.SelectedRow() != 2 {
		t.Errorf("Select went to %s", x.Selected())
	}
}
