package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// subsidyDeeds are what can be done with a grant, in the list and on its page.
type subsidyDeeds struct {
	env   Env
	saved func(model.ID) // told which grant the form has saved; may be nil
}

// of lists the deeds for a row; the zero row is none.
func (d subsidyDeeds) of(r subsidyRow) []deed {
	none := onlyIf(r.ID != 0, text.OffNone)
	locked, booked := readOnly(d.env), onlyIf(!r.voucher.Posted(), text.OffPaid)
	next := r.NextStep()
	return []deed{
		{bind(text.SubsidyKeyNew, locked, "n", "f3", "ctrl+n"), func() tea.Cmd {
			return push(makeSubsidyForm(d.env, model.Subsidy{Applied: d.env.Today()}, 0, d.saved))
		}},
		{
			bind(text.SubsidyKeyNext, first(none, locked, onlyIf(next != 0, text.StepAll)), "p", "f4", "ctrl+t"),
			func() tea.Cmd { return d.take(r) },
		},
		{bind(text.SubsidyKeyEdit, first(none, locked), "e", "f6", "ctrl+e"), func() tea.Cmd {
			return push(makeSubsidyForm(d.env, r.Subsidy, 0, d.saved))
		}},
		{
			bind(text.VisitKeyVoucher, first(none, onlyIf(r.voucher.ID != 0, text.OffLinked)), "g", "f7", "ctrl+o"),
			func() tea.Cmd { return push(newVoucher(d.env, r.Voucher)) },
		},
		{quiet(bind(text.VisitKeyMember, none, "m", "f12", "ctrl+k")), func() tea.Cmd {
			return push(newMember(d.env, r.Member))
		}},
		{quiet(bind(text.FilesKey, none, "f", "ctrl+r")), func() tea.Cmd {
			of := model.Ref{Kind: model.KindSubsidy, ID: r.ID}
			return push(newAttachments(d.env, of, text.SubsidyWhat(r.person.Name, r.Subsidy)))
		}},
		{
			quiet(bind(text.KeyRemove, first(none, locked, booked), "x", "f8", "ctrl+x")),
			func() tea.Cmd { return d.askRemove(r) },
		},
	}
}

func (d subsidyDeeds) askRemove(r subsidyRow) tea.Cmd {
	what := text.SubsidyWhat(r.person.Name, r.Subsidy)
	return askRemoval(d.env, what, func(reason string) tea.Cmd {
		x := &removing[model.Subsidy]{of: paidSubsidies(), id: r.ID, reason: reason}
		return write(d.env, Act{Label: text.SubsidyRemoved + what, Do: x.do, Undo: x.undo})
	})
}

// preview draws the selected grant: its stages, and what else the member was given.
func (s *subsidies) preview(key string, w, h int) string {
	r := s.selected()
	if idKey(r.ID) != key {
		return ""
	}
	th := s.env.Theme
	var lines []string
	add := func(words ...string) {
		for _, x := range words {
			if x != "" {
				lines = append(lines, kit.Wrap(x, w)...)
			}
		}
	}
	add(text.VisitWho(r.person))
	lines[0] = th.Title.Render(lines[0])
	var stages []string
	for _, c := range r.chain {
		stages = append(stages, text.ChainBrief(c, r.Subsidy, s.rows.today))
	}
	if h <= subsidyBelow {
		add(strings.Join(stages, "；"))
	} else {
		add(stages...)
		lines = append(lines, "")
	}
	add(subsidyPaper(r))
	cause := secrets(text.SubsidyCause, r.Private.Cause, text.SubsidyNote, r.Private.Note)
	if len(cause) > 0 && !s.shown {
		add(text.SubsidyCause + " " + text.HiddenBy)
	}
	for _, p := range cause {
		if s.shown {
			add(p.label + " " + p.value)
		}
	}
	add(text.SubsidyHistory + " " + text.SubsidyHelp(r.visits.times, r.visits.sum, r.grants.times, r.grants.sum))
	add(r.help...)
	return kit.Block(lines, w, h)
}

// subsidyPaper says which file and which voucher belong to a grant.
func subsidyPaper(r subsidyRow) string {
	var parts []string
	if r.File != "" {
		parts = append(parts, text.SubsidyFile+" "+text.Plain(r.File))
	}
	if r.Approver != "" {
		parts = append(parts, text.SubsidyApprover+" "+text.Plain(r.Approver))
	}
	if words := voucherWords(r.voucher, r.VoucherText); words != "" {
		parts = append(parts, text.VisitVoucher+" "+words)
	} else if r.Paid != 0 {
		parts = append(parts, text.SubsidyUnbooked)
	}
	return strings.Join(parts, "，")
}

// newSubsidy is the page of one grant.
func newSubsidy(env Env, id model.ID) Screen {
	deeds := subsidyDeeds{env: env}
	return newPage(env, model.Ref{Kind: model.KindSubsidy, ID: id}, func(v *ledger.View, _ int) (pageData, error) {
		g, err := v.Subsidy(id)
		if err != nil {
			return pageData{}, err
		}
		m, err := v.Member(g.Member)
		if err != nil {
			return pageData{}, err
		}
		visits, err := v.Visits(0)
		if err != nil {
			return pageData{}, err
		}
		all, err := v.Subsidies(0)
		if err != nil {
			return pageData{}, err
		}
		r, err := subsidyRowOf(v, g, newRoster([]model.Member{m}), visits, all)
		if err != nil {
			return pageData{}, err
		}
		rows := append(subsidyFacts(r, v.Today()),
			secrets(text.SubsidyCause, g.Private.Cause, text.SubsidyNote, g.Private.Note)...)
		rows = append(rows, pageRow{label: text.PersonLabel, value: text.PersonLine(m), open: func() tea.Cmd {
			return push(newMember(env, m.ID))
		}})
		if r.voucher.ID != 0 {
			rows = append(rows, pageVoucher(env, r.voucher))
		}
		for i, help := range r.help {
			label := ""
			if i == 0 {
				label = text.SubsidyHistory
			}
			rows = append(rows, pageRow{label: label, value: help})
		}
		return pageData{title: text.SubsidyTitle(m.Name, g), rows: rows, deeds: deeds.of(r)}, nil
	})
}

// subsidyFacts are the open facts of a grant.
func subsidyFacts(r subsidyRow, today model.Date) []pageRow {
	out := facts(
		text.SubsidyCategory, r.Category, text.SubsidyAmount, r.Amount.Grouped(), text.SubsidySource, r.Source,
		text.SubsidyFile, r.File, text.SubsidyValid, r.ValidUntil.String(),
	)
	out = append(out, facts(text.SubsidyMoney, r.Project)...)
	for i, c := range r.chain {
		row := pageRow{value: text.ChainRow(c, r.Subsidy, today)}
		if i == 0 {
			row.label = text.SubsidyStages
		}
		out = append(out, row)
	}
	out = append(out, facts(text.SubsidyPayment, r.Payment)...)
	if r.voucher.ID == 0 {
		said := voucherWords(model.Voucher{}, r.VoucherText)
		out = append(out, facts(text.VisitVoucher, first(said, r.voucherWords()))...)
	}
	return out
}
