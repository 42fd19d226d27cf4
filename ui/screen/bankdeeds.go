package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

func (s *bankMonth) deedsHere() []deed {
	r, _ := s.here().row()
	locked := readOnly(s.env)
	isSure := func(p ledger.Proposal) bool { return p.Sure }
	sure := onlyIf(slices.ContainsFunc(s.data.proposals, isSure), text.BankOffSure)
	proposed := first(locked, onlyIf(s.proposal() != nil, text.BankOffProposal))
	unsigned := first(locked, onlyIf(!s.data.state.Signed, text.BankOffSigned))
	_, lines, booked, n := s.chosen()
	match := first(locked, onlyIf(n > 1, text.BankOffMarks), onlyIf(lines == booked, text.BankOffSum(lines-booked)))
	undo := first(locked, onlyIf(r.match != 0, text.BankOffDone))
	line := first(locked, onlyIf(r.line != nil && r.match == 0 || len(s.undrafted()) > 1, text.BankOffLine))
	return []deed{
		{bind(text.BankKeyAccept, proposed, "a", "f3", "ctrl+a"), s.accept},
		{bind(text.BankKeySure, first(locked, sure), "A", "f4", "ctrl+s"), s.acceptSure},
		{bind(text.BankKeyMatch, match, "m", "f6", "ctrl+e"), s.match},
		{bind(text.BankKeyDraft, line, "n", "f8", "ctrl+n"), s.draft},
		{bind(onOff(s.done, text.BankKeyHideDone, text.BankKeyShowDone), "", "h", "f2", "ctrl+o"), s.showDone},
		{quiet(bind(text.BankKeyUndo, undo, "x", "delete", "ctrl+x")), s.undo},
		{quiet(bind(text.BankKeyDone, "", "d", "f7", "ctrl+d")), func() tea.Cmd {
			return push(newBankMatches(s.env, s.account))
		}},
		{quiet(bind(text.BankKeyClosing, locked, "c", "f11", "ctrl+k")), s.closing},
		{quiet(bind(text.BankKeySign, unsigned, "s", "f12", "ctrl+t")), s.sign},
		{quiet(bind(text.BankKeySheet, "", "t", "ctrl+y")), func() tea.Cmd {
			return push(newBankSheet(s.env, s.account, s.month))
		}},
		{quiet(bind(text.BankKeyRecord, onlyIf(r.book != nil, text.BankOffEntry), "v", "ctrl+v")), func() tea.Cmd {
			return push(newVoucher(s.env, r.book.Voucher))
		}},
	}
}

// save makes matches in one act; u takes them back.
func (s *bankMonth) save(ms ...model.Match) tea.Cmd {
	var made []model.ID
	for _, p := range s.panes {
		p.list.ClearMarks()
	}
	return write(s.env, Act{
		Label: text.BankAccepted(len(ms)),
		Do: func(t *ledger.Tx) error {
			made = nil
			for _, m := range ms {
				id, err := t.SaveMatch(m)
				if err != nil {
					return err
				}
				made = append(made, id)
			}
			return nil
		},
		Undo: func(t *ledger.Tx) error {
			for _, id := range made {
				if err := t.Remove(model.Ref{Kind: model.KindMatch, ID: id}, text.UndoReason); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

func (s *bankMonth) accept() tea.Cmd { return s.save(s.proposal().Match) }

func (s *bankMonth) acceptSure() tea.Cmd {
	var ms []model.Match
	for _, p := range s.data.proposals {
		if p.Sure {
			ms = append(ms, p.Match)
		}
	}
	return s.save(ms...)
}

// match makes one match of what is marked: one line of several entries (split), several lines of one entry (merge), or
// what cancels out on one side.
func (s *bankMonth) match() tea.Cmd {
	m, _, _, _ := s.chosen()
	return s.save(m)
}

// showDone shows or hides what is matched of the month.
func (s *bankMonth) showDone() tea.Cmd {
	s.done = !s.done
	return s.Reload()
}

// undo takes the match of the row under the cursor off.
func (s *bankMonth) undo() tea.Cmd {
	r, _ := s.here().row()
	for _, m := range s.data.matched {
		if m.ID == r.match {
			return unmatch(s.env, m)
		}
	}
	return nil
}

// undrafted are the marked lines of the bank that have no draft yet.
func (s *bankMonth) undrafted() (out []model.ID) {
	p := s.panes[paneBank]
	for _, key := range p.list.Marked() {
		if i, ok := p.at[key]; ok && p.rows[i].match == 0 && !p.rows[i].drafted {
			out = append(out, p.rows[i].line.ID)
		}
	}
	return out
}

// draftAll makes a draft of each of several lines, to be checked before they are posted; u throws them away.
func (s *bankMonth) draftAll(lines []model.ID) tea.Cmd {
	fresh := freshVoucher(s.env).Signatures
	for _, p := range s.panes {
		p.list.ClearMarks()
	}
	var made []model.ID
	return write(s.env, Act{
		Label: text.BankDrafted(len(lines)),
		Do: func(t *ledger.Tx) error {
			made = nil
			for _, id := range lines {
				d, err := t.DraftOfLine(id)
				if err != nil {
					return err
				}
				d.Voucher.Signatures = fresh
				draft, err := t.SaveDraft(d.Voucher)
				if err != nil {
					return err
				}
				made = append(made, draft)
			}
			return nil
		},
		Undo: func(t *ledger.Tx) error {
			for _, id := range made {
				if err := t.DiscardDraft(id); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

// draft opens the form of a voucher for what only the bank has, filled in as lines like it were booked or as its words
// say; or the draft that was made of it already.
func (s *bankMonth) draft() tea.Cmd {
	if lines := s.undrafted(); len(lines) > 1 {
		return s.draftAll(lines)
	}
	r, _ := s.here().row()
	line, made := r.line.ID, s.data.drafts[r.line.ID]
	fresh := freshVoucher(s.env).Signatures
	return read(s.env, &s.load, func(v *ledger.View) (d ledger.BankDraft, err error) {
		if made != 0 {
			d.Voucher, err = v.Voucher(made)
			return d, err
		}
		d, err = v.DraftOfLine(line)
		d.Voucher.Signatures = fresh
		return d, err
	}, func(d ledger.BankDraft) tea.Cmd {
		open := push(newVoucherForm(s.env, voucherSeed{Voucher: d.Voucher, copied: made == 0}))
		if made != 0 {
			return open
		}
		return tea.Sequence(open, say(text.BankDraftBasis(d)))
	})
}

// closing takes the bank's balance at the month's end where no statement says it.
func (s *bankMonth) closing() tea.Cmd {
	r := s.data.state.Saved
	r.Account, r.Month = s.account, s.month
	taken := func(value string) tea.Cmd {
		r.Closing, r.Signed = amountIn(value), false
		return s.keep(text.BankClosed, r)
	}
	p := kit.NewPrompt(s.env.Theme, text.BankKeyClosing, text.BankClosingAsk, kit.KindAmount, taken)
	p.Required = true
	return ask(p)
}

// sign signs the month; the gate refuses one that is not equal.
func (s *bankMonth) sign() tea.Cmd {
	r := s.data.state.Saved
	r.Account, r.Month, r.Signed = s.account, s.month, true
	r.Prepared, r.Date = s.env.Actor(), s.env.Today()
	p := kit.NewPrompt(s.env.Theme, text.BankSignTitle, text.BankReviewer, kit.KindText, func(value string) tea.Cmd {
		r.Reviewed = model.NormalizeName(value)
		return s.keep(text.BankSigned, r)
	})
	p.Field.SetValue(r.Reviewed)
	return ask(p)
}

func (s *bankMonth) keep(label string, r model.Reconciliation) tea.Cmd {
	was := s.data.state.Saved
	var id model.ID
	return write(s.env, Act{
		Label: label + " " + s.month.Chinese(),
		Do:    func(t *ledger.Tx) (err error) { id, err = t.SaveReconciliation(r); return err },
		Undo: func(t *ledger.Tx) error {
			if was.ID == 0 {
				return t.Remove(model.Ref{Kind: model.KindReconciliation, ID: id}, text.UndoReason)
			}
			_, err := t.SaveReconciliation(was)
			return err
		},
	})
}
