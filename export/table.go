package export

// ColumnKind tells how a column's text is to be read and aligned.
type ColumnKind uint8

// The kinds of columns. Text of all kinds may be empty.
const (
	Text    ColumnKind = iota
	Money              // yuan with two decimals and no grouping: -1234.50
	Number             // a whole number
	Day                // 2026-03-01
	Month              // 2026-03
	Percent            // 58.33%
)

// Column is one column of a Table.
type Column struct {
	Name string
	Kind ColumnKind
	// Width is in columns of a terminal (a Han character takes two); 0: as the content needs.
	Width int
	// ScreenOnly columns are shown on screens and in workbooks but are not part of the CSV contract.
	ScreenOnly bool
	// Spare columns are the first to go where a window has no room for all.
	Spare bool
}

// Table is one report. Rows hold the figures, Foot the totals that a CSV leaves out.
type Table struct {
	Name    string   // short name: of the sheet, the CSV file, the screen
	Title   string   // heading for print; empty: Name
	Heading []string // lines under the title: who, when, unit
	Columns []Column
	Rows    [][]string
	Foot    [][]string
	// Between are the rows that are totals in between (本月合计), by ascending index; a CSV leaves them out too.
	Between []int
	// SumsFirst tells that a total of Between stands before the rows that it sums up, as a heading does.
	SumsFirst bool
	Notes     []string // lines below the table
	// Keys identifies what a row stands for (a voucher, an account, a visit), for drill-down; empty or as long as Rows.
	Keys []Key
	// FootKeys is the same for Foot; empty or as long as Foot.
	FootKeys []Key
	// Void says why there are no rows: 无此业务, 资料未提供. It is shown in place of the table.
	Void string
}
