package model

// Rule names one rule that a record can break. Names are stable: other packages hang texts on them.
type Rule string

// Severity says whether a broken rule keeps a record out of the book.
type Severity uint8

// The severities.
const (
	SeverityError   Severity = 1 // refused
	SeverityWarning Severity = 2 // accepted, told
)

// Violation is one rule broken by one record.
type Violation struct {
	Rule     Rule
	Severity Severity
	Field    string // Go name of the record's field; empty for the record as a whole
	Line     int    // index of the line, from 0; -1 if it is about no line
	Value    string // what was given
	Hint     string // what would be right, where there is one answer: an account code, a check digit
}

// violations collects what a record breaks.
type violations []Violation

func (vs *violations) add(r Rule, s Severity, field string, line int, value string) {
	*vs = append(*vs, Violation{Rule: r, Severity: s, Field: field, Line: line, Value: value})
}

func (vs *violations) error(r Rule, field, value string) { vs.add(r, SeverityError, field, -1, value) }

func (vs *violations) warn(r Rule, field, value string) { vs.add(r, SeverityWarning, field, -1, value) }

func (vs *violations) hinted(r Rule, s Severity, field string, line int, value, hint string) {
	*vs = append(*vs, Violation{Rule: r, Severity: s, Field: field, Line: line, Value: value, Hint: hint})
}
