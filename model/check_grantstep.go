package model

// The rules of what is known of a grant's steps.
const (
	RuleGrantStep    Rule = "grant.step"    // a step there is, once
	RuleGrantDate    Rule = "grant.date"    // 核实, 回访 and 年审 have a real day; the others' are the grant's fields
	RuleGrantPersons Rule = "grant.persons" // 核实, 回访 and 年审 name who took them
	RuleGrantIllness Rule = "grant.illness" // persons, papers and reasons name no illness: they are not private
	RuleGrantProject Rule = "grant.project" // others' money is kept apart by its project
)

func checkGrantSteps(vs *violations, s Subsidy) {
	seen := map[GrantStep]bool{}
	for i, a := range s.Steps {
		known := a.Step >= GrantApplied && a.Step <= GrantReviewed
		if !known || seen[a.Step] {
			vs.add(RuleGrantStep, SeverityError, "Steps", i, a.Step.String())
		}
		seen[a.Step] = true
		own := a.Step.Stage() == StageNone
		if own != (a.Date != 0) || a.Date != 0 && (!a.Date.Valid() || a.Date.IsMonth() || !inYears(a.Date)) {
			vs.add(RuleGrantDate, SeverityError, "Steps", i, a.Date.String())
		}
		if own && a.Persons == "" {
			vs.add(RuleGrantPersons, SeverityError, "Steps", i, a.Step.String())
		}
		checkTexts(vs, []textField{
			{"Persons", a.Persons, MaxSummary}, {"Paper", a.Paper, MaxSummary}, {"Override", a.Override, MaxSummary},
		})
		for _, said := range []string{a.Persons, a.Paper, a.Override} {
			if word, ok := NamesIllness(said); ok {
				vs.add(RuleGrantIllness, SeverityWarning, "Steps", i, word)
			}
		}
	}
	checkTexts(vs, []textField{{"Project", s.Project, MaxName}})
	if s.Paid != 0 && s.Project == "" && s.OthersMoney() != ProjectPlain {
		vs.warn(RuleGrantProject, "Project", s.Source)
	}
}
