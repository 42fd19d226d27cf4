package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// visitDeeds are what can be done with a visit, in the list and on its page.
type visitDeeds struct {
	env   Env
	saved func(model.ID) // told which visit a form has saved; may be nil
	after func()         // told that the chosen visits were dealt with; may be nil
}

// of lists the deeds for a row; the zero row is none. chosen are the visits that one voucher is to pay for; none: the
// row's.
func (d visitDeeds) of(r visitRow, chosen ...visitRow) []deed {
	none := onlyIf(r.ID != 0, text.OffNone)
	locked, booked := readOnly(d.env), onlyIf(!r.voucher.Posted(), text.OffPaid)
	visit := text.VisitKeyVisit
	if r.ID != 0 && !r.Pending() {
		visit = text.VisitKeyNew
	}
	out := []deed{
		{bind(text.VisitKeyHeard, locked, "h", "f3", "ctrl+t"), func() tea.Cmd {
			return push(makeVisitForm(d.env, model.Visit{Heard: d.env.Today()}, true, d.saved))
		}},
		{bind(visit, locked, "n", "f4", "ctrl+n"), func() tea.Cmd {
			if r.ID != 0 && r.Pending() {
				return push(makeVisitForm(d.env, r.Visit, false, d.saved))
			}
			return push(makeVisitForm(d.env, model.Visit{}, false, d.saved))
		}},
		{
			bind(text.VisitKeyVoucher, first(none, onlyIf(r.voucher.ID != 0, text.OffLinked)), "g", "f7", "ctrl+o"),
			func() tea.Cmd { return push(newVoucher(d.env, r.Voucher)) },
		},
		{bind(text.VisitKeyEdit, first(none, locked), "e", "f6", "ctrl+e"), func() tea.Cmd {
			if r.Pending() {
				return push(makeVisitForm(d.env, r.Visit, true, d.saved))
			}
			return push(makeVisitForm(d.env, r.Visit, false, d.saved))
		}},
		{quiet(bind(text.VisitKeyMember, none, "m", "f12", "ctrl+k")), func() tea.Cmd {
			return push(newMember(d.env, r.Member))
		}},
		{quiet(bind(text.FilesKey, none, "f", "ctrl+r")), func() tea.Cmd {
			of := model.Ref{Kind: model.KindVisit, ID: r.ID}
			return push(newAttachments(d.env, of, text.VisitWhat(r.person.Name, r.Visit)))
		}},
		{
			quiet(bind(text.KeyRemove, first(none, locked, booked), "x", "f8", "ctrl+x")),
			func() tea.Cmd { return d.askRemove(r) },
		},
	}
	made := first(none, onlyIf(!r.Pending(), text.VisitOffPending))
	out = append(out,
		deed{quiet(bind(text.VisitKeyAgain, first(made, locked), "a", "ctrl+v")), func() tea.Cmd {
			return push(makeVisitForm(d.env, r.Again(), false, d.saved))
		}},
		deed{
			quiet(bind(text.VisitDraftKey(len(chosen)), first(locked, d.draftOff(r, chosen)), "d", "ctrl+d")),
			func() tea.Cmd { return d.draft(r, chosen) },
		},
		deed{quiet(bind(text.VisitKeyPrint, none, "p", "ctrl+y")), func() tea.Cmd { return d.print(r) }},
		deed{quiet(bind(text.VisitStatsTitle, "", "s", "ctrl+u")), func() tea.Cmd {
			return push(NewVisitStats(d.env))
		}},
	)
	if r.ID != 0 && r.Pending() { // n goes on with the event under the cursor; this one begins a new record
		out = append(out, deed{quiet(bind(text.VisitKeyNew, locked, "N", "f11", "ctrl+w")), func() tea.Cmd {
			return push(makeVisitForm(d.env, model.Visit{}, false, d.saved))
		}})
	}
	return out
}

func (d visitDeeds) askRemove(r visitRow) tea.Cmd {
	what := text.VisitWhat(r.person.Name, r.Visit)
	return askRemoval(d.env, what, func(reason string) tea.Cmd {
		x := &removing[model.Visit]{of: paidVisits(), id: r.ID, reason: reason}
		return write(d.env, Act{Label: text.VisitRemoved + what, Do: x.do, Undo: x.undo})
	})
}

// preview draws the selected visit beside the list.
func (s *visits) preview(key string, w, h int) string {
	r := s.selected()
	if idKey(r.ID) != key {
		return ""
	}
	th, b := s.env.Theme, s.env.Session.Branch
	var lines []string
	add := func(words string) {
		if words != "" {
			lines = append(lines, kit.Wrap(words, w)...)
		}
	}
	gap := func() {
		if lines[len(lines)-1] != "" {
			lines = append(lines, "")
		}
	}
	add(text.VisitWho(r.person))
	lines[0] = th.Title.Render(lines[0])
	add(text.VisitEventLine(r.Visit))
	gap()
	add(text.VisitDays(r.Visit))
	if r.due != 0 {
		add(text.VisitDue(r.due.Sub(s.rows.today)))
	}
	gap()
	if len(r.Visitors) > 0 {
		add(text.VisitVisitors + " " + text.Plain(strings.Join(r.Visitors, "、")))
	}
	for _, given := range text.VisitGiven(r.Visit) {
		add(given)
	}
	if r.Evidence != "" {
		add(text.VisitEvidence + " " + text.Plain(r.Evidence))
	}
	if c, _ := b.Category(r.Category); r.lacks {
		add(text.VisitLacksPaper(c.Evidence))
	}
	add(text.VisitReceived(r.Visit))
	if r.claim != 0 && r.Pending() {
		add(text.VisitClaim(r.claim))
	}
	add(text.VisitTodoLine(r.Visit))
	gap()
	add(text.VisitYear(r.year(s.rows.year), s.rows.today.Year(), r.times, r.sum))
	add(text.VisitLimit + " " + limitWords(b, r))
	add(voucherFact(r))
	private := visitSecrets(r.Visit)
	switch {
	case len(private) > 0 && !s.shown:
		add(text.VisitState + " " + text.HiddenBy)
	case len(private) > 0:
		for _, p := range private {
			add(p.label + " " + p.value)
		}
	}
	return kit.Block(lines, w, h)
}

// limitWords says what a visit's ceiling is, and that it was exceeded.
func limitWords(b model.Branch, r visitRow) string {
	c, ok := b.CeilingFor(r.Visit)
	switch {
	case b.Region == "" && len(b.Limits) == 0:
		return text.VisitNoRegion
	case !ok:
		return text.VisitNoCeiling
	}
	words := text.CeilingWords(c)
	if e := model.Exceeds(r.Visit, r.prior, c); e.Over > 0 && !r.Pending() {
		words += "\n" + text.VisitOver(e, c)
	}
	return words
}

// voucherFact is the line that says which voucher paid for a visit.
func voucherFact(r visitRow) string {
	if words := voucherWords(r.voucher, r.VoucherText); words != "" {
		return text.VisitVoucher + " " + words
	}
	if r.voucherWords() != "" {
		return text.VisitUnbooked
	}
	return ""
}

// voucherWords names a voucher in full, or what an import said of one that was not found.
func voucherWords(v model.Voucher, said string) string {
	switch {
	case v.ID != 0:
		return text.VoucherLong(v)
	case said != "":
		return text.VoucherUnresolved(said)
	}
	return ""
}

// pageVoucher is the row of a page that opens the voucher.
func pageVoucher(env Env, v model.Voucher) pageRow {
	return pageRow{label: text.VisitVoucher, value: text.VoucherLong(v), open: func() tea.Cmd {
		return push(newVoucher(env, v.ID))
	}}
}

// visitSecrets are the private words of a visit that are not empty.
func visitSecrets(x model.Visit) []pageRow {
	p := x.Private
	return secrets(text.VisitPlace, p.Place, text.VisitReason, p.Reason, text.VisitSummary, p.Summary,
		text.VisitFollowUp, p.FollowUp, text.VisitNote, p.Note)
}

// newVisit is the page of one visit.
func newVisit(env Env, id model.ID) Screen {
	deeds := visitDeeds{env: env}
	return newPage(env, model.Ref{Kind: model.KindVisit, ID: id}, func(v *ledger.View, _ int) (pageData, error) {
		x, err := v.Visit(id)
		if err != nil {
			return pageData{}, err
		}
		b, err := v.Branch()
		if err != nil {
			return pageData{}, err
		}
		all, err := v.Visits(0)
		if err != nil {
			return pageData{}, err
		}
		m, err := v.Member(x.Member)
		if err != nil {
			return pageData{}, err
		}
		r, err := visitRowOf(v, x, newRoster([]model.Member{m}), b)
		if err != nil {
			return pageData{}, err
		}
		given := visitYears(all)[personYear{x.Member, r.year(v.Today().Year())}]
		r.times, r.sum, r.prior, r.nth = given.times, given.sum, b.Prior(x, all, true), visitNths(all)[x.ID]
		rows := append(visitFacts(b, r, v.Today()), visitSecrets(x)...)
		rows = append(rows, pageRow{label: text.PersonLabel, value: text.PersonLine(m), open: func() tea.Cmd {
			return push(newMember(env, m.ID))
		}})
		if r.voucher.ID != 0 {
			rows = append(rows, pageVoucher(env, r.voucher))
		}
		return pageData{title: text.VisitTitle(m.Name, x), rows: rows, deeds: deeds.of(r)}, nil
	})
}

// visitFacts are the open facts of a visit.
func visitFacts(b model.Branch, r visitRow, today model.Date) []pageRow {
	due := ""
	if r.due != 0 {
		due = r.due.String() + " " + text.VisitDue(r.due.Sub(today))
	}
	voucher := voucherWords(model.Voucher{}, r.VoucherText)
	if r.voucher.ID == 0 && voucher == "" {
		voucher = r.voucherWords()
	}
	return facts(
		text.VisitState, text.VisitEventLine(r.Visit),
		text.VisitEvent, r.EventDate.String(),
		text.VisitHeard, r.Heard.String(),
		text.VisitPending, due,
		text.VisitDay, r.Date.String(),
		text.VisitVisitors, strings.Join(r.Visitors, "、"),
		text.VisitManner, r.Manner,
		text.VisitMoney, strings.Join(text.VisitGiven(r.Visit), "；"),
		text.VisitEvidence, r.Evidence,
		text.VisitApprover, strings.TrimSpace(r.Approver+" "+r.Approved.String()),
		text.VisitReceiver, strings.TrimSpace(r.Receiver+" "+text.VisitBehalfOf(r.OnBehalf)),
		text.VisitTodo, text.VisitTodoLine(r.Visit),
		text.VisitAgainOf, text.VisitNthOf(r.nth),
		text.VisitLimit, limitWords(b, r),
		text.VisitThisYear, text.VisitYear(r.year(today.Year()), today.Year(), r.times, r.sum),
		text.VisitVoucher, voucher,
	)
}
