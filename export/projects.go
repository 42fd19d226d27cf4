package export

import "gonghui/model"

// ProjectsReport lists the projects with what each had at the year's beginning, got, spent, gave up to 工会资金结余 and
// has left. It is asked for by a command of its own.
func ProjectsReport() Report {
	return Report{Name: "projects", Title: sheetProjects, Make: maker(projectsTable).report}
}

// projectsTable makes it; the kind of a project without a record is what its postings make it.
func projectsTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetProjects, Heading: d.heading(q), Columns: projectColumns}
	all, err := d.v.ProjectsOf(q.Year)
	if err != nil {
		return t, err
	}
	for _, p := range all {
		known := projectKnown
		if p.ID == 0 {
			known = projectGuessed
		}
		t.Rows = append(t.Rows, []string{
			p.Name, p.Kind.String(), p.Opening.String(), p.In.String(), p.Out.String(), p.Freed.String(),
			p.Left.String(), p.Finished.String(), p.Grantor, p.Paper, known,
		})
		t.Keys = append(t.Keys, Key{Ref: model.Ref{Kind: model.KindProject, ID: p.ID}})
	}
	return settled(t), nil
}
