package model

// The rules of projects.
const (
	RuleProjectName  Rule = "project.name"  // a project has a name, by which lines of vouchers know it
	RuleProjectKind  Rule = "project.kind"  // 专项, 代管 or 一般
	RuleProjectDates Rule = "project.dates" // real days, the end not before the beginning
)

// String is the kind's Chinese name.
func (k ProjectKind) String() string { return wordOf("project-kind", k) }

// ProjectKinds lists the kinds of projects.
func ProjectKinds() []ProjectKind { return valuesOf[ProjectKind]("project-kind") }

// ParseProjectKind reads a kind of project; false for a word that means none.
func ParseProjectKind(s string) (ProjectKind, bool) { return valueOf[ProjectKind]("project-kind", s) }

// CheckProject returns everything that keeps a project's record out of the book.
func CheckProject(p Project) []Violation {
	var vs violations
	if p.Name == "" {
		vs.error(RuleProjectName, "Name", "")
	}
	if p.Kind.String() == "" {
		vs.error(RuleProjectKind, "Kind", "")
	}
	checkTexts(&vs, []textField{
		{"Name", p.Name, MaxName}, {"Grantor", p.Grantor, MaxSummary}, {"Paper", p.Paper, MaxSummary},
	})
	checkNotes(&vs, []textField{{"Purpose", p.Purpose, MaxNote}, {"Note", p.Note, MaxNote}})
	checkDays(&vs, []dateField{{"From", p.From, RuleProjectDates}, {"Finished", p.Finished, RuleProjectDates}})
	if p.Finished != 0 && p.Finished < p.From {
		vs.error(RuleProjectDates, "Finished", p.Finished.String())
	}
	return vs
}
