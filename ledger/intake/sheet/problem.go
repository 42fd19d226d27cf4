package sheet

import (
	"fmt"
	"strings"
)

// Code names one kind of problem; it is stable and has one Chinese text elsewhere. A Code is an error, so that
// errors.Is(err, sheet.ErrOldExcel) works on any Problem. The zero value means no problem.
type Code string

// Problems of a file as a whole, met by Open.
const (
	ErrNotFound       Code = "file-not-found"       // no file of that name
	ErrDirectory      Code = "file-is-directory"    // a folder was given
	ErrUnreadable     Code = "file-unreadable"      // no permission, a device, or the disk failed
	ErrEmpty          Code = "file-empty"           // zero bytes, or nothing but blanks
	ErrTooLarge       Code = "file-too-large"       // over MaxTextBytes or MaxBookBytes
	ErrOldExcel       Code = "file-old-excel"       // .xls of Excel 97-2003: to be saved as .xlsx
	ErrEncrypted      Code = "file-encrypted"       // a workbook with a password
	ErrNotSpreadsheet Code = "file-not-spreadsheet" // a picture, a PDF, a zip without a workbook, …
	ErrBroken         Code = "file-broken"          // a workbook whose inside is damaged
	ErrBomb           Code = "file-bomb"            // a workbook that unpacks to far more than it may
	ErrEncoding       Code = "file-encoding"        // neither UTF-8, GB18030 nor UTF-16: see Row and Offset
)

// Problems of a table as a whole, met by FindHeader or Next; reading ends there.
const (
	ErrTooManyRows    Code = "table-too-many-rows"    // a workbook over MaxRows
	ErrTooManyColumns Code = "table-too-many-columns" // a workbook over MaxColumns
	ErrOpenQuote      Code = "table-open-quote"       // a quotation mark opened in Row swallows the rows below
	ErrLongLine       Code = "table-long-line"        // a line over MaxRecordBytes
	ErrNoSheet        Code = "table-no-sheet"         // every sheet is hidden
	ErrNoHeader       Code = "table-no-header"        // no header row in the first rows of any visible sheet
	ErrMissing        Code = "table-missing-columns"  // Detail names the needed columns that are not there
	ErrNoRows         Code = "table-no-rows"          // a header and nothing below; for callers to report
)

// Problems of one row; they stand in Row.Problem and reading goes on.
const (
	CodeBadQuote Code = "row-bad-quote" // text after a closing quotation mark
	CodeWideRow  Code = "row-too-wide"  // more than MaxTextColumns cells
)

// Problems of one cell; they stand in Cell.Problem or are returned by Text and Name.
const (
	CodeErrorValue  Code = "cell-error-value"  // #N/A, #REF! and their like
	CodeBoolean     Code = "cell-boolean"      // TRUE or FALSE where text or a number is meant
	CodeLostDigits  Code = "cell-lost-digits"  // a long number stored as a number: its last digits are gone
	CodeDateSerial  Code = "cell-date-serial"  // a date number that is no day (60 in the 1900 system, negative …)
	CodeNoValue     Code = "cell-no-value"     // a formula that was never calculated
	CodeTooLong     Code = "cell-too-long"     // over the limit given, or over MaxCellRunes in a workbook
	CodeControl     Code = "cell-control"      // a control character or an ANSI sequence
	CodeInvisible   Code = "cell-invisible"    // a bidirectional mark, zero-width or other invisible character
	CodeReplacement Code = "cell-replacement"  // U+FFFD: the text was damaged before it came here
	CodeFormula     Code = "cell-like-formula" // begins like a formula and is no plain number
)

// codeTexts gives every code its English sentence, in the order of Codes.
func codeTexts() []struct {
	code Code
	text string
} {
	return []struct {
		code Code
		text string
	}{
		{ErrNotFound, "file not found"},
		{ErrDirectory, "is a directory"},
		{ErrUnreadable, "file cannot be read"},
		{ErrEmpty, "file is empty"},
		{ErrTooLarge, "file is too large"},
		{ErrOldExcel, "old .xls workbook, save it as .xlsx"},
		{ErrEncrypted, "workbook is protected by a password"},
		{ErrNotSpreadsheet, "not a spreadsheet"},
		{ErrBroken, "workbook is damaged"},
		{ErrBomb, "workbook unpacks to too much data"},
		{ErrEncoding, "unknown text encoding"},
		{ErrTooManyRows, "too many rows"},
		{ErrTooManyColumns, "too many columns"},
		{ErrOpenQuote, "quotation mark is not closed"},
		{ErrLongLine, "line is too long"},
		{ErrNoSheet, "no visible sheet"},
		{ErrNoHeader, "no header row found"},
		{ErrMissing, "needed columns are missing"},
		{ErrNoRows, "no rows below the header"},
		{CodeBadQuote, "text after a closing quotation mark"},
		{CodeWideRow, "row has too many cells"},
		{CodeErrorValue, "cell holds an error value"},
		{CodeBoolean, "cell holds a truth value"},
		{CodeLostDigits, "long number has lost digits"},
		{CodeDateSerial, "number is no date"},
		{CodeNoValue, "formula has no stored value"},
		{CodeTooLong, "text is too long"},
		{CodeControl, "control character"},
		{CodeInvisible, "invisible character"},
		{CodeReplacement, "damaged character"},
		{CodeFormula, "text begins like a formula"},
	}
}

// Codes lists every code once, in a fixed order, so that a test can ask for a text for each.
func Codes() []Code {
	table := codeTexts()
	codes := make([]Code, len(table))
	for i, t := range table {
		codes[i] = t.code
	}
	return codes
}

// Error gives the English sentence of the code, or the code itself when it is none of ours.
func (c Code) Error() string {
	for _, t := range codeTexts() {
		if t.code == c {
			return t.text
		}
	}
	return string(c)
}

// Problem is what is wrong and where. Sheet, Row and Column are empty where they mean nothing.
type Problem struct {
	Code   Code
	Sheet  string // name of the sheet; empty for text
	Row    int    // physical row from 1; for text the physical line
	Column string // header as written in the file, or the column's letters
	Value  string // the offending text as read
	Detail string // what the code alone does not say: names of columns, a limit, the system's error
	Offset int64  // ErrEncoding: bytes before the first one that cannot be read
	cause  error
}

// Error gives code, place and detail in English.
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.Code.Error())
	if p.Detail != "" {
		b.WriteString(": " + p.Detail)
	}
	if p.Sheet != "" {
		fmt.Fprintf(&b, ", sheet %q", p.Sheet)
	}
	if p.Row > 0 {
		fmt.Fprintf(&b, ", row %d", p.Row)
	}
	if p.Column != "" {
		fmt.Fprintf(&b, ", column %q", p.Column)
	}
	if p.Code == ErrEncoding {
		fmt.Fprintf(&b, ", byte %d", p.Offset)
	}
	if p.Value != "" {
		fmt.Fprintf(&b, ", value %q", p.Value)
	}
	return b.String()
}

// Unwrap gives the code and the system's own error where there was one, for errors.Is.
func (p *Problem) Unwrap() []error {
	if p.cause == nil {
		return []error{p.Code}
	}
	return []error{p.Code, p.cause}
}

// fail makes the Problem of a whole file; cause may be nil.
func fail(code Code, detail string, cause error) *Problem {
	if detail == "" && cause != nil {
		detail = cause.Error()
	}
	return &Problem{Code: code, Detail: detail, cause: cause}
}
