package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// activities is the register of a year's activities.
type activities struct {
	env  Env
	list *kit.List
	rows []activityRow
	load Slot
}

type activityRow struct {
	model.Activity
	posted, drafted model.Money
	over            []model.ActivityExcess
}

// NewActivities is the screen of the register of activities.
func NewActivities(env Env) Screen {
	s := &activities{env: env}
	s.list = kit.NewList(env.Theme,
		kit.Column{Title: text.ActivityColDate, Width: 10},
		kit.Column{Title: text.ActivityColKind, Width: 8},
		kit.Column{Title: text.ActivityColName, Width: 14, Flex: true},
		kit.Column{Title: text.ActivityColBudget, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.ActivityColCost, Width: 10, Align: kit.AlignRight},
		kit.Column{Title: text.ActivityColPeople, Width: 4, Align: kit.AlignRight},
		kit.Column{Title: text.ActivityColHead, Width: 8, Align: kit.AlignRight},
	)
	s.list.Empty = text.ActivitiesReading
	s.list.OnOpen = func(key string) tea.Cmd { return push(newActivity(s.env, keyID(key))) }
	return s
}

func (s *activities) Init() tea.Cmd { return s.Reload() }
func (s *activities) Title() string { return text.ActivitiesTitle(s.env.Year(), len(s.rows)) }
func (s *activities) Editing() bool { return s.list.Typing() }
func (s *activities) Escape() bool  { return s.list.Escape() }

func readActivity(v *ledger.View, a model.Activity, region string) (r activityRow, err error) {
	r.Activity = a
	if r.posted, r.drafted, err = v.ActivityCost(a); err != nil {
		return r, err
	}
	r.over = model.ActivityExcesses(a, r.posted+r.drafted, region)
	return r, nil
}

func (s *activities) Reload() tea.Cmd {
	year, region := s.env.Year(), s.env.Session.Branch.Region
	return read(s.env, &s.load, func(v *ledger.View) ([]activityRow, error) {
		all, err := v.Activities(year)
		out := make([]activityRow, len(all))
		for i, a := range all {
			if out[i], err = readActivity(v, a, region); err != nil {
				return nil, err
			}
		}
		return out, err
	}, func(rows []activityRow) tea.Cmd {
		s.rows = rows
		s.list.Empty = text.ActivitiesEmpty
		return s.list.SetRows(kit.Rows{
			Len: len(rows),
			Key: func(i int) string { return idKey(rows[i].ID) },
			Row: func(i int) []kit.Cell {
				r := rows[i]
				cells := kit.Cells(r.Date.String(), text.ActivityKindName(r.Kind), r.Name, groupedOrNone(r.Budget),
					groupedOrNone(r.posted), itoa(r.Heads()), groupedOrNone(r.PerHead(r.posted)))
				if len(r.over) > 0 {
					cells[2] = kit.Cell{Text: text.ActivityMark + r.Name, Style: s.env.Theme.Warn}
				}
				return cells
			},
			Text: func(i int) string { return rows[i].Name + " " + rows[i].Place },
		})
	})
}

func (s *activities) deedsHere() []deed {
	locked := readOnly(s.env)
	some := onlyIf(s.list.Len() > 0, text.OffNone)
	return []deed{
		{bind(text.ActivityKeyNew, locked, "n", "f3", "ctrl+n"), func() tea.Cmd {
			return push(newActivityForm(s.env, model.Activity{Kind: model.ActivityEvent, Date: s.env.Day()}))
		}},
		{bind(text.ActivityKeyOpen, some, "o", "f2", "ctrl+e"), func() tea.Cmd {
			return push(newActivity(s.env, keyID(s.list.Selected())))
		}},
		{bind(text.ActivityKeySums, "", "t", "f6", "ctrl+t"), func() tea.Cmd {
			return s.report("activity-sums")
		}},
		{quiet(bind(text.ToolActivities, some, "x", "f12", "ctrl+o")), func() tea.Cmd {
			return s.report("activities")
		}},
	}
}

func (s *activities) report(name string) tea.Cmd {
	r, ok := export.ReportNamed(name)
	if !ok {
		return nil
	}
	return push(newReport(s.env, r, export.Query{Year: s.env.Year()}))
}

func (s *activities) Keys() []kit.Binding {
	if s.Editing() {
		return []kit.Binding{bind(text.ActivityKeyOpen, "", "enter")}
	}
	var out []kit.Binding
	for _, d := range s.deedsHere() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.FieldFind, "", "/"))
}

func (s *activities) Update(msg tea.Msg) tea.Cmd {
	if !s.list.Typing() {
		if cmd, ok := doneBy(msg, s.deedsHere()); ok {
			return cmd
		}
	}
	return s.list.Update(msg)
}

func (s *activities) Draw(w, h int) (string, *tea.Cursor) {
	var budget, posted model.Money
	heads := 0
	for _, r := range s.rows {
		budget += r.Budget
		posted += r.posted
		heads += r.Heads()
	}
	foot := []string{kit.Rule(s.env.Theme, w)}
	foot = append(foot, " "+kit.Fit(text.ActivitiesFoot(len(s.rows), budget, posted, heads), w-1))
	body, cursor := s.list.Draw(w, h-len(foot))
	rows := strings.Split(kit.Block(strings.Split(body, "\n"), w, h-len(foot)), "\n")
	return kit.Block(append(rows, foot...), w, h), cursor
}
