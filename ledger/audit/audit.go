// Package audit holds the checks that an auditor runs over a year of the book: one named check each, in one list.
//
// A check is a small function over a snapshot, which has read everything once. It returns all its findings, never
// only the first; what it cannot judge because the branch never recorded it, it says once (资料未提供). Checks judge,
// they do not mend: what a finding is about is put right through the book's gate, or answered.
//
// The numbers of the checks are those of the union auditors' list and are stable; each check carries its own Chinese
// texts, its severity and the rule it rests on.
package audit

import (
	"sort"

	"gonghui/ledger"
	"gonghui/model"
)

// Severity ranks findings.
type Severity uint8

// The severities: the books are not valid; probably against a rule; for the auditor's eye.
const (
	SeverityError   Severity = 1 // 严重
	SeverityWarning Severity = 2 // 一般
	SeverityInfo    Severity = 3 // 提示
)

// String is the severity's Chinese name.
func (s Severity) String() string { return severityNames[s] }

// Finding is one thing that a check found. Amount is in fen and counts only if HasAmount is set.
type Finding struct {
	Check       int
	Severity    Severity
	Object      string    // what it is about, as people call it: 记7-12, M00004 王芳, 2025-07
	Ref         model.Ref // the record to open; none for an account or a period
	Voucher     model.ID  // the voucher it is about, if any
	VoucherText string    // 2025-07 记12
	Amount      model.Money
	HasAmount   bool
	Text        string // one sentence with the figures
	Answer      string // what the branch answered
	State       string // 整改状态
}

// Check is one check with its texts.
type Check struct {
	ID       int
	Name     string
	Severity Severity
	Rule     string // what it rests on
	Why      string // why a finding matters
	Do       string // what to do about it
	run      func(*snapshot) []Finding
}

// Missing says that a check could not judge for want of data.
type Missing struct {
	Check int
	Text  string
}

// Result is what all checks found in one year, worst first.
type Result struct {
	Year     int
	Findings []Finding
	Passed   []int
	Missing  []Missing
}

// Count tells how many findings there are of a severity.
func (r Result) Count(s Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// Named finds a check by its number.
func Named(id int) (Check, bool) {
	for _, c := range Checks() {
		if c.ID == id {
			return c, true
		}
	}
	return Check{}, false
}

// Run runs all checks over a year. The error is one of reading the book.
func Run(v *ledger.View, year int) (Result, error) {
	r := Result{Year: year}
	s, err := take(v, year)
	if err != nil {
		return r, err
	}
	answers, err := v.Answers(year)
	if err != nil {
		return r, err
	}
	for _, c := range Checks() {
		missing := len(s.missing)
		found := c.run(s)
		for _, f := range found {
			f.Check = c.ID
			if f.Severity == 0 {
				f.Severity = c.Severity
			}
			for _, a := range answers {
				if a.Check == c.ID && a.Object == f.Object {
					f.Answer, f.State = a.Text, a.State
				}
			}
			r.Findings = append(r.Findings, f)
		}
		for _, text := range s.missing[missing:] {
			r.Missing = append(r.Missing, Missing{Check: c.ID, Text: text})
		}
		if len(found) == 0 && len(s.missing) == missing {
			r.Passed = append(r.Passed, c.ID)
		}
	}
	sort.SliceStable(r.Findings, func(i, j int) bool {
		a, b := r.Findings[i], r.Findings[j]
		if a.Severity != b.Severity {
			return a.Severity < b.Severity
		}
		return a.Check < b.Check
	})
	return r, nil
}
