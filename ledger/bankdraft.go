package ledger

import (
	"slices"
	"strings"

	"gonghui/model"
)

// BankDraft is the voucher that a line of the bank would be booked with, and why it is this one.
type BankDraft struct {
	Voucher model.Voucher // without an ID; its Origin is the line
	Like    model.Voucher // the earlier voucher whose accounts it takes over; ID 0: none
	Matched bool          // Like was matched with a line of the bank that is like this one
	Event   model.Event   // without Like: what happened, by the words of the line; no Code: not known
}

// How many earlier vouchers and matches a draft learns from.
const (
	learnVouchers = 2_000
	learnMatches  = 500
)

// DraftOfLine makes the voucher of a line that only the bank has: as lines like it were booked that are matched, or as
// what its words say happened, or as the most similar earlier voucher; else with the account of the bank alone.
// Nothing is written. The error may be ErrNotFound.
func (v *View) DraftOfLine(id model.ID) (BankDraft, error) {
	l, err := v.BankLine(id)
	if err != nil {
		return BankDraft{}, err
	}
	br, err := v.Branch()
	if err != nil {
		return BankDraft{}, err
	}
	chart, err := v.Chart()
	if err != nil {
		return BankDraft{}, err
	}
	var d BankDraft
	if d.Like, err = v.matchedLike(l); err != nil {
		return d, err
	}
	d.Matched = d.Like.ID != 0
	if !d.Matched {
		if d.Event, _ = model.EventOfBank(l, br.Levy); d.Event.Code == "" {
			d.Like, err = v.bookedLike(l)
		}
	}
	if err != nil {
		return d, err
	}
	switch {
	case d.Like.ID != 0:
		d.Voucher = takenOver(l, d.Like)
	case d.Event.Code != "":
		if d.Voucher, err = v.happened(l, d.Event, br, chart); err != nil {
			return d, err
		}
	default:
		d.Voucher = model.Voucher{Summary: model.Clip(l.Summary), Lines: bankOnly(l)}
	}
	d.Voucher.Date, d.Voucher.Bill = l.Date, model.Clip(l.Serial)
	d.Voucher.Origin = model.Ref{Kind: model.KindBankLine, ID: id}
	if l.Counterparty != "" {
		d.Voucher.Counterparty = model.Clip(l.Counterparty)
	}
	return d, nil
}

// DraftsOfLines tells for which bank lines there is a draft already.
func (v *View) DraftsOfLines() (map[model.ID]model.ID, error) {
	out := map[model.ID]model.ID{}
	err := v.EachDraft(func(d model.Voucher) error {
		if d.Origin.Kind == model.KindBankLine {
			out[d.Origin.ID] = d.ID
		}
		return nil
	})
	return out, err
}

// matchedLike is the voucher that the line most like this one was matched with: the same way, and not of another
// counterparty, since many payments bear the same words. ID 0: there is none.
func (v *View) matchedLike(l model.BankLine) (model.Voucher, error) {
	all, err := v.Matches(l.Account)
	if err != nil {
		return model.Voucher{}, err
	}
	var past []model.Voucher
	for i := len(all) - 1; i >= 0 && len(past) < learnMatches; i-- {
		m := all[i]
		if len(m.Lines) != 1 || len(m.Entries) != 1 {
			continue
		}
		was, err := v.BankLine(m.Lines[0])
		if err != nil {
			return model.Voucher{}, err
		}
		if (was.Amount > 0) != (l.Amount > 0) || otherParty(was.Counterparty, l.Counterparty) {
			continue
		}
		past = append(past, asVoucher(was, m.Entries[0].Voucher))
	}
	like, ok := Similar(past, asVoucher(l, 0))
	if !ok {
		return model.Voucher{}, nil
	}
	x, err := v.Voucher(like.ID)
	if err != nil || !canTakeOver(l, x) {
		return model.Voucher{}, err
	}
	return x, nil
}

// bookedLike is the most similar earlier voucher that moved money at the bank the same way; ID 0: there is none.
func (v *View) bookedLike(l model.BankLine) (model.Voucher, error) {
	latest, err := v.LatestVouchers(learnVouchers)
	if err != nil {
		return model.Voucher{}, err
	}
	latest = slices.DeleteFunc(latest, func(x model.Voucher) bool {
		return !canTakeOver(l, x) || otherParty(x.Counterparty, l.Counterparty)
	})
	like, _ := Similar(latest, asVoucher(l, 0))
	return like, nil
}

func otherParty(a, b string) bool {
	a, b = plainText(a), plainText(b)
	return a != "" && b != "" && a != b
}

// asVoucher is a line of the bank as Similar compares it.
func asVoucher(l model.BankLine, id model.ID) model.Voucher {
	x := model.Voucher{ID: id, Summary: l.Summary, Counterparty: l.Counterparty}
	x.Lines = []model.Line{{Side: model.Debit, Amount: l.Amount.Abs()}, {Side: model.Credit, Amount: l.Amount.Abs()}}
	return x
}

// sideOfBank is the side on which the union books what the bank did.
func sideOfBank(l model.BankLine) model.Side {
	if l.Amount < 0 {
		return model.Credit
	}
	return model.Debit
}

func bankOnly(l model.BankLine) []model.Line {
	return []model.Line{{Account: l.Account, Side: sideOfBank(l), Amount: l.Amount.Abs()}}
}

// bankEntry is the one line of a voucher that moves money at the bank; -1 if there is none, or are several.
func bankEntry(x model.Voucher) int {
	at := -1
	for i, l := range x.Lines {
		if strings.HasPrefix(l.Account, model.AccountBank) {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// canTakeOver reports whether the accounts of a voucher do for a line of the bank: an ordinary one that moved money at
// the bank to the same side, and nothing else of which the amount is not known: each line has the amount of the bank's,
// or all of it is the same as before.
func canTakeOver(l model.BankLine, x model.Voucher) bool {
	at := bankEntry(x)
	if at < 0 || x.Kind != model.VoucherNormal || x.Lines[at].Side != sideOfBank(l) {
		return false
	}
	own := x.Lines[at].Amount
	for _, y := range x.Lines {
		if y.Amount != own && own != l.Amount.Abs() {
			return false
		}
	}
	return own > 0
}

// takenOver is a voucher anew, with the day and amount of a line of the bank.
func takenOver(l model.BankLine, like model.Voucher) model.Voucher {
	x := model.TemplateOf("", like).Voucher(l.Date, l.Amount.Abs())
	x.Summary = model.Redated(like.Summary, like.Date, l.Date)
	for i := range x.Lines {
		x.Lines[i].Summary = model.Redated(x.Lines[i].Summary, like.Date, l.Date)
	}
	x.Lines[bankEntry(x)].Account = l.Account
	return x
}

// happened is the voucher of an event that the words of a line tell.
func (v *View) happened(l model.BankLine, e model.Event, br model.Branch, c model.Chart) (model.Voucher, error) {
	a := model.Answers{Date: l.Date, Amount: l.Amount.Abs(), Payment: l.Account, Party: l.Counterparty}
	if _, asks := e.Ask(model.AskMember); asks {
		members, err := v.Members()
		if err != nil {
			return model.Voucher{}, err
		}
		named := slices.DeleteFunc(members, func(m model.Member) bool { return m.Name != l.Counterparty })
		if len(named) == 1 {
			a.Member, a.Name = named[0].ID, named[0].Name
		}
	}
	x, _ := model.EventVoucher(e, a, br, c)
	if at := bankEntry(x); at >= 0 {
		x.Lines[at].Account = l.Account
	}
	x.Signatures = model.Signatures{}
	return x, nil
}
