package screen

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

func (s *bankMonth) deedsHere() []deed {
	r := s.selected()
	locked := readOnly(s.env)
	isSure := func(p ledger.Proposal) bool { return p.Sure }
	sure := onlyIf(slices.ContainsFunc(s.data.proposals, isSure), text.BankOffSure)
	proposed := first(locked, onlyIf(r.proposal != nil, text.BankOffProposal))
	unsigned := first(locked, onlyIf(!s.data.state.Signed, text.BankOffSigned))
	_, _, _, n := s.marked()
	return []deed{
		{bind(text.BankKeyAccept, proposed, "a", "f3", "ctrl+a"), s.accept},
		{bind(text.BankKeySure, first(locked, sure), "A", "f4", "ctrl+s"), s.acceptSure},
		{bind(text.BankKeyMatch, first(locked, onlyIf(n > 1, text.BankOffMarks)), "m", "f6", "ctrl+e"), s.match},
		{bind(text.BankKeyDraft, first(locked, onlyIf(r.line != nil, text.BankOffLine)), "n", "f8", "ctrl+n"), s.draft},
		{quiet(bind(text.BankKeyDone, "", "d", "f7", "ctrl+d")), func() tea.Cmd {
			return push(newBankMatches(s.env, s.account))
		}},
		{quiet(bind(text.BankKeyClosing, locked, "c", "f11", "ctrl+k")), s.closing},
		{quiet(bind(text.BankKeySign, unsigned, "s", "f12", "ctrl+t")), s.sign},
		{quiet(bind(text.BankKeySheet, "", "t", "ctrl+y")), func() tea.Cmd {
			return push(newBankSheet(s.env, s.account, s.month))
		}},
		{quiet(bind(text.BankKeyRecord, onlyIf(r.book != nil, text.BankOffLine), "v")), func() tea.Cmd {
			return push(newVoucher(s.env, r.book.Voucher))
		}},
	}
}

// save makes matches in one act; u takes them back.
func (s *bankMonth) save(ms ...model.Match) tea.Cmd {
	var made []model.ID
	s.list.ClearMarks()
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

func (s *bankMonth) accept() tea.Cmd { return s.save(s.selected().proposal.Match) }

func (s *bankMonth) acceptSure() tea.Cmd {
	var ms []model.Match
	for _, p := range s.data.proposals {
		if p.Sure {
			ms = append(ms, p.Match)
		}
	}
	return s.save(ms...)
}

func (s *bankMonth) match() tea.Cmd {
	m, _, _, _ := s.marked()
	return s.save(m)
}

// draft opens the form of a voucher for what only the bank has: its own account is filled in, and the other one where
// the words of the line tell it.
func (s *bankMonth) draft() tea.Cmd {
	l := *s.selected().line
	other := bankCounter(s.env.Session.Branch, l)
	v := model.Voucher{
		Date: l.Date, Summary: text.BankLineWords(l), Counterparty: l.Counterparty, Bill: l.Serial,
		Signatures: model.Signatures{Preparer: s.env.Actor()},
	}
	amount := l.Amount.Abs()
	own := model.Line{Account: s.account, Side: model.Debit, Amount: amount}
	with := model.Line{Account: other, Side: model.Credit, Amount: amount}
	if l.Amount < 0 {
		own.Side, with.Side = model.Credit, model.Debit
		v.Lines = []model.Line{with, own}
	} else {
		v.Lines = []model.Line{own, with}
	}
	return push(newVoucherForm(s.env, voucherSeed{Voucher: v}))
}

// bankCounter is the account that a line which the bank made by itself is booked on; empty when that is not known.
func bankCounter(b model.Branch, l model.BankLine) string {
	has := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(l.Summary, w) })
	}
	switch {
	case l.Amount > 0 && has(text.BankInterest()):
		return model.AccountOther
	case l.Amount < 0 && has(text.BankCharges()) && b.ChargesAccount != "":
		return b.ChargesAccount
	case l.Amount < 0 && has(text.BankCharges()):
		return model.AccountCharges
	}
	return ""
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
