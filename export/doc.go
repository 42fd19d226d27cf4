// Package export is what leaves the book: reports as tables, the audit pack, statements, lists and printed forms.
//
// Every report is first a Table: names of columns, rows of text in one canonical form (money "1234.50", dates
// "2026-03-01", months "2026-03"), totals apart. The same Table is then shown on the screen, printed by a command,
// written as CSV or JSON, laid out as a sheet of a workbook or as a page of HTML, so that none of them can differ.
// Figures come from package ledger; nothing is computed here but shares, sums of a column and running balances.
//
// An export is a function of the book alone: no clock, no randomness; made again from the same book it has the same
// bytes.
package export
