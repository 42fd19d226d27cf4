// Package audit holds the checks that an auditor runs over a year of the book: one named check each, in one
// list.
//
// A check is a small function over a snapshot, which has read everything once: the records and figures
// first, then the log from its first event, so that the chain is verified and every voucher passes by
// exactly once. Of vouchers only what a check needs is kept, so that the memory stays small however many
// there are. A check returns all its findings, never only the first; what it cannot judge because the branch
// never recorded it, it says once (资料未提供). Checks judge, they do not mend: what a finding is about is put
// right through the book's gate, or answered.
//
// The numbers of the checks are those of the union auditors' list and are stable; each check carries its own
// Chinese texts, its severity and the rule it rests on. No text names an illness or any other private
// matter.
package audit

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

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

var severityNames = map[Severity]string{SeverityError: "严重", SeverityWarning: "一般", SeverityInfo: "提示"}

// String is the severity's Chinese name.
func (s Severity) String() string { return severityNames[s] }

// Finding is one thing that a check found. Amount is in fen and counts only if HasAmount is set.
type Finding struct {
	Check       int
	Severity    Severity
	Object      string    // what it is about, as people call it: 记7-12, 2025-06-01 王芳 住院, 2025-07
	Ref         model.Ref // the record to open; none for an account or a period
	Account     string    // code of the account it is about, if it is about one
	Voucher     model.ID  // the voucher it is about, if any
	VoucherText string    // 2025-07 记12
	Amount      model.Money
	HasAmount   bool
	Text        string // one sentence that names the record, the figure and the limit
	Answer      string // what the branch answered
	State       string // 整改状态
}

// Check is one check with its texts.
type Check struct {
	ID       int
	Name     string
	Severity Severity // of its findings that do not say otherwise
	Rule     string   // what it rests on
	Why      string   // why a finding matters
	Do       string   // what to do about it

	each func(*snapshot, model.Voucher) []Finding // asked of every voucher of the year as it passes by
	run  func(*snapshot) []Finding                // asked once everything has been read
}

// Missing says that a check could not judge for want of data.
type Missing struct {
	Check int
	Text  string
}

// Result is what all checks found in one year, worst first, then by check and object. Passed are the checks
// that found nothing and missed nothing.
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

// Run runs all checks over a year. In a book that is damaged no figure can be trusted: the one finding is
// then that of check 8, and the others are said to be missing. The error is one of reading the book for
// another reason.
func Run(v *ledger.View, year int) (Result, error) {
	s, err := begin(v, year)
	if err == nil {
		err = s.walk(v)
	}
	var damage *ledger.DamageError
	switch {
	case errors.As(err, &damage):
		return damaged(year, damage), nil
	case err != nil:
		return Result{Year: year}, fmt.Errorf("audit %d: %w", year, err)
	}
	answers, err := v.Answers(year)
	if err != nil {
		return Result{Year: year}, fmt.Errorf("audit %d: %w", year, err)
	}
	return s.judge(answers), nil
}

// chainCheck is the number of the check that finds damage.
const chainCheck = 8

func damaged(year int, d *ledger.DamageError) Result {
	return Result{
		Year: year,
		Findings: []Finding{{
			Check: chainCheck, Severity: SeverityError, Object: "操作日志",
			Text: fmt.Sprintf("操作日志的校验对不上（%s %s）：记账后的记录被改动，或文件已损坏。", d.Where, d.Key),
		}},
		Missing: []Missing{{Check: chainCheck, Text: "账本有损坏，其余检查没有进行。"}},
	}
}

// judge asks every check what it makes of the snapshot and joins the answers to the findings.
func (s *snapshot) judge(answers []model.Answer) Result {
	type about struct {
		check  int
		object string
	}
	said := map[about]model.Answer{}
	for _, a := range answers {
		said[about{a.Check, a.Object}] = a
	}
	r := Result{Year: s.year}
	for _, c := range s.checks {
		s.missing = nil
		found := s.found[c.ID]
		if c.run != nil {
			found = append(found, c.run(s)...)
		}
		for _, f := range found {
			f.Check = c.ID
			if f.Severity == 0 {
				f.Severity = c.Severity
			}
			a := said[about{c.ID, f.Object}]
			f.Answer, f.State = a.Text, a.State
			r.Findings = append(r.Findings, f)
		}
		for _, text := range s.missing {
			r.Missing = append(r.Missing, Missing{Check: c.ID, Text: text})
		}
		if len(found) == 0 && len(s.missing) == 0 {
			r.Passed = append(r.Passed, c.ID)
		}
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		worse := cmp.Compare(a.Severity, b.Severity)
		return cmp.Or(worse, cmp.Compare(a.Check, b.Check), byName(a.Object, b.Object))
	})
	return r
}

// byName orders objects as people count: 记7-2 before 记7-12.
func byName(a, b string) int {
	switch {
	case model.NaturalLess(a, b):
		return -1
	case model.NaturalLess(b, a):
		return 1
	}
	return 0
}
