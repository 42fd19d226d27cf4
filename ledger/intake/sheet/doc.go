// Package sheet turns a file from outside into rows with physical positions. It knows tables, not unions: which
// header means what is told by the caller (see Field), what a cell may hold is decided by the caller too. Of package
// model it uses the rules for texts only.
//
// Open looks at the content, never at the name alone:
//
//	zip        a workbook (.xlsx, .xlsm); limits are checked in the zip's headers and again while reading
//	OLE        the old .xls (ErrOldExcel) or a workbook with a password (ErrEncrypted); neither is read
//	html       a table saved as .xls, as several banks do
//	else       text with commas, tabs or semicolons: BOM, else UTF-8, else strict GB18030, UTF-16 by BOM
//
// Invariants: a file is refused with a *Problem that says where, never half read in silence; every cell that comes
// out is valid UTF-8 without NUL; a row keeps the number it has in the file, so that a person can find it there;
// text is streamed and needs the same memory for ten rows as for ten million. Nothing here panics on any bytes.
//
// The workbook reader stands on archive/zip and encoding/xml rather than on excelize, because an import needs what
// excelize gives only after loading a whole sheet without a bound on memory: how a cell was stored, the digits in
// the file, hidden rows, and formulas. The tests hold it against workbooks that excelize writes.
package sheet
