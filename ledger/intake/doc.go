// Package intake brings files from outside into the book: Run(book, kind, file, options).
//
// A kind of file is a table of headers (fields.go) and an importer, which takes its rows apart one by one and checks
// each as far as it can be checked, so that all errors of all rows are told at once. Nothing is written unless
// every row is sound, and then everything in one transaction through the book's own gate.
//
// Rows, not files, are recognised when they come again (design: members by number, identity number, or name and
// birth; vouchers by date and source number; visits, grants and dues by what they are about). What is the same is
// counted and left alone. What differs is an error, except for members, budget and opening balances, which update.
//
// What cannot be true is refused; what merely breaks a habit or a limit comes in and is found by the audit.
// The Chinese here is headers, the words of cells, and the notes of notes.go.
package intake
