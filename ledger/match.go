package ledger

import (
	"errors"
	"fmt"
	"slices"

	"gonghui/model"
)

// Why a match is refused; a *MatchError wraps one of them.
var (
	// ErrMatched is returned when a line or an entry is in another match.
	ErrMatched = errors.New("already matched")
	// ErrMatchSum is returned when the sums of both sides are not equal.
	ErrMatchSum = errors.New("sums are not equal")
	// ErrMatchAccount is returned for a line or an entry of another account.
	ErrMatchAccount = errors.New("of another account")
)

// MatchError says why a match is refused, and which part of it is at fault.
type MatchError struct {
	Why           error // ErrMatched, ErrMatchSum or ErrMatchAccount
	Line          model.ID
	Entry         model.EntryRef
	By            model.ID    // ErrMatched: the other match
	Lines, Booked model.Money // ErrMatchSum: the sums of both sides, in fen
}

func (e *MatchError) Error() string {
	return fmt.Sprintf("%v: line %d entry %d/%d", e.Why, e.Line, e.Entry.Voucher, e.Entry.Line)
}

// Unwrap gives the reason.
func (e *MatchError) Unwrap() error { return e.Why }

// Match reads one match. The error may be ErrNotFound.
func (v *View) Match(id model.ID) (model.Match, error) {
	return get[model.Match](v, model.KindMatch, id, nil)
}

// Matches lists the matches of an account (empty: of all), by ID.
func (v *View) Matches(account string) ([]model.Match, error) {
	list, err := all[model.Match](v, model.KindMatch, nil)
	return slices.DeleteFunc(list, func(m model.Match) bool { return account != "" && m.Account != account }), err
}

// MatchOfLine is the match that a bank line is in; 0 if none.
func (v *View) MatchOfLine(id model.ID) (model.ID, error) { return v.unique(uniqueMatchedLine(id)) }

// MatchOfEntry is the match that a line of a voucher is in; 0 if none.
func (v *View) MatchOfEntry(e model.EntryRef) (model.ID, error) {
	return v.unique(uniqueMatchedEntry(e))
}

// SaveMatch makes (ID 0) or replaces a match. Tx.Remove undoes it. Errors: *RuleError, *MatchError,
// ErrNotFound for a line or posted voucher that does not exist.
func (t *Tx) SaveMatch(m model.Match) (model.ID, error) {
	if err := refused(model.Ref{Kind: model.KindMatch, ID: m.ID}, model.CheckMatch(m)); err != nil {
		return 0, err
	}
	lines, err := t.matchedLines(m)
	if err != nil {
		return 0, err
	}
	booked, err := t.matchedEntries(m)
	if err != nil {
		return 0, err
	}
	if lines != booked && !m.Opening {
		return 0, &MatchError{Why: ErrMatchSum, Lines: lines, Booked: booked}
	}
	if m.ID, err = t.identify(model.KindMatch, m.ID); err != nil {
		return 0, err
	}
	return m.ID, t.save(model.Ref{Kind: model.KindMatch, ID: m.ID}, m)
}

// matchedLines makes sure that the bank lines of a match are free, and adds them up.
func (t *Tx) matchedLines(m model.Match) (model.Money, error) {
	var sum model.Money
	for _, id := range m.Lines {
		l, err := t.BankLine(id)
		if err != nil {
			return 0, err
		}
		if l.Account != m.Account {
			return 0, &MatchError{Why: ErrMatchAccount, Line: id}
		}
		by, err := t.MatchOfLine(id)
		if err != nil {
			return 0, err
		}
		if by != 0 && by != m.ID {
			return 0, &MatchError{Why: ErrMatched, Line: id, By: by}
		}
		if sum, err = sum.Add(l.Amount); err != nil {
			return 0, err
		}
	}
	return sum, nil
}

// matchedEntries makes sure that the entries of a match are posted and free, and adds them up.
func (t *Tx) matchedEntries(m model.Match) (model.Money, error) {
	var sum model.Money
	for _, e := range m.Entries {
		v, err := t.posted(e.Voucher)
		if err != nil {
			return 0, err
		}
		if e.Line < 0 || e.Line >= len(v.Lines) {
			return 0, fmt.Errorf("%w: line %d of voucher %d", ErrNotFound, e.Line, e.Voucher)
		}
		l := v.Lines[e.Line]
		if l.Account != m.Account {
			return 0, &MatchError{Why: ErrMatchAccount, Entry: e}
		}
		by, err := t.MatchOfEntry(e)
		if err != nil {
			return 0, err
		}
		if by != 0 && by != m.ID {
			return 0, &MatchError{Why: ErrMatched, Entry: e, By: by}
		}
		if sum, err = sum.Add(l.Debit() - l.Credit()); err != nil {
			return 0, err
		}
	}
	return sum, nil
}

// BookItem is one entry of a bank account as it is held against the bank's lines.
type BookItem struct {
	Entry
	Ref          model.EntryRef
	Amount       model.Money // debit less credit, in fen: positive for money in; hides Entry's unsigned amount
	Number       int         // 记字第N号 of its Period
	Kind         model.VoucherKind
	Reverses     model.ID
	Summary      string
	Counterparty string
	Bill         string
	Project      string
	Origin       model.Ref // the line of the bank that its voucher was drafted from, where it was
	Match        model.ID  // the match it is in, one that does not count yet; 0: none
}

// Signed is the entry's debit less its credit, in fen.
func (e Entry) Signed() model.Money {
	if e.Side == model.Credit {
		return -e.Amount
	}
	return e.Amount
}

// OpenItems lists what of an account is unmatched at the end of a day: bank lines, and entries of the book,
// each by day. A match counts only when all of it lies up to that day, so that a cheque which the bank pays
// next month is open at the end of this one. Entries from before the first month that statements cover are
// left out: see Reconciled.Start.
func (v *View) OpenItems(account string, upTo model.Date) (bank []model.BankLine, book []BookItem, err error) {
	o, err := v.openItems(account, upTo)
	return o.bank, o.book, err
}

// open are the open items of an account at the end of a day, and what led to them.
type open struct {
	start   model.Date // first day that is looked at
	lines   []model.BankLine
	beyond  bool // there are later lines
	entries []Entry
	bank    []model.BankLine
	book    []BookItem
	later   map[model.ID]bool // open bank lines in a match that does not count yet
	earlier []BookItem        // unmatched entries of the month before start
	// before is what matches hold of entries from before start, less what they hold of bank lines from
	// before it, and the lines that were under way when the book began.
	before model.Money
}

func (v *View) openItems(account string, upTo model.Date) (open, error) {
	o := open{later: map[model.ID]bool{}}
	lines, err := v.BankLines(account, 0, model.NewPeriod(model.MaxYear, 12).Last())
	if err != nil {
		return o, err
	}
	if o.start, err = v.bankStart(lines); err != nil {
		return o, err
	}
	for len(lines) > 0 && lines[len(lines)-1].Date > upTo {
		lines, o.beyond = lines[:len(lines)-1], true
	}
	err = v.EachEntry(account, 0, upTo, func(e Entry) error {
		o.entries = append(o.entries, e)
		return nil
	})
	if err != nil {
		return o, err
	}
	m, err := v.matched(account, lines, o.entries)
	if err != nil {
		return o, err
	}
	for _, l := range lines {
		by := m.lines[l.ID]
		switch {
		case m.counted[by] && m.opening[by]:
			o.before += l.Amount
		case m.counted[by] && l.Date < o.start:
			o.before -= l.Amount
		case l.Date < o.start:
			continue
		case !m.counted[by]:
			o.bank, o.later[l.ID] = append(o.bank, l), by != 0
		}
		if l.Date >= o.start {
			o.lines = append(o.lines, l)
		}
	}
	return o, v.openEntries(m, &o)
}

// openEntries adds the entries that no counted match has.
func (v *View) openEntries(m matched, o *open) error {
	var of model.Voucher
	for _, e := range o.entries {
		by := m.entries[model.EntryRef{Voucher: e.Voucher, Line: e.Line}]
		switch {
		case m.counted[by] && e.Date < o.start:
			o.before += e.Signed()
			continue
		case m.counted[by], e.Date < o.start.AddDays(-farDays), e.Date < o.start && by != 0:
			continue
		}
		if of.ID != e.Voucher {
			var err error
			if of, err = v.Voucher(e.Voucher); err != nil {
				return err
			}
		}
		item := bookItem(e, of)
		item.Match = by
		if e.Date < o.start {
			o.earlier = append(o.earlier, item)
		} else {
			o.book = append(o.book, item)
		}
	}
	return nil
}

// matched tells which match lines and entries are in, and which matches count.
type matched struct {
	lines   map[model.ID]model.ID
	entries map[model.EntryRef]model.ID
	counted map[model.ID]bool
	opening map[model.ID]bool
}

// matched reads the matches of an account. Those count that have no line and no entry beyond those given.
func (v *View) matched(account string, lines []model.BankLine, entries []Entry) (matched, error) {
	m := matched{
		map[model.ID]model.ID{}, map[model.EntryRef]model.ID{}, map[model.ID]bool{}, map[model.ID]bool{},
	}
	list, err := v.Matches(account)
	if err != nil || len(list) == 0 {
		return m, err
	}
	haveLine, haveEntry := map[model.ID]bool{}, map[model.EntryRef]bool{}
	for _, l := range lines {
		haveLine[l.ID] = true
	}
	for _, e := range entries {
		haveEntry[model.EntryRef{Voucher: e.Voucher, Line: e.Line}] = true
	}
	for _, x := range list {
		m.counted[x.ID], m.opening[x.ID] = true, x.Opening
		for _, l := range x.Lines {
			m.lines[l] = x.ID
			m.counted[x.ID] = m.counted[x.ID] && haveLine[l]
		}
		for _, e := range x.Entries {
			m.entries[e] = x.ID
			m.counted[x.ID] = m.counted[x.ID] && haveEntry[e]
		}
	}
	return m, nil
}

// bookItem puts an entry and its voucher together.
func bookItem(e Entry, of model.Voucher) BookItem {
	b := BookItem{
		Entry: e, Ref: model.EntryRef{Voucher: e.Voucher, Line: e.Line}, Amount: e.Signed(), Number: of.Number,
		Kind: of.Kind, Reverses: of.Reverses, Summary: of.Summary, Counterparty: of.Counterparty, Bill: of.Bill,
		Origin: of.Origin,
	}
	if e.Line < len(of.Lines) {
		l := of.Lines[e.Line]
		b.Project = l.Project
		if l.Summary != "" {
			b.Summary = l.Summary
		}
	}
	return b
}

// bankStart is the day from which book and bank are held against each other: the first of the month of an
// account's first bank line, but not before the book's first day. Without bank lines it lies beyond all
// entries: then there is nothing to hold against each other but the two balances.
func (v *View) bankStart(lines []model.BankLine) (model.Date, error) {
	br, err := v.Branch()
	if err != nil {
		return 0, err
	}
	first := model.NewPeriod(br.FirstYear, 1).First()
	for _, l := range lines {
		if l.Date >= first {
			return l.Date.Period().First(), nil
		}
	}
	return model.NewPeriod(model.MaxYear, 12).Last(), nil
}

// LinesOfMatch are the lines of the bank's statements that a match holds, in its order. Card numbers stay empty.
func (v *View) LinesOfMatch(m model.Match) ([]model.BankLine, error) {
	out := make([]model.BankLine, 0, len(m.Lines))
	for _, id := range m.Lines {
		rec, err := v.Record(model.Ref{Kind: model.KindBankLine, ID: id})
		if err != nil {
			return nil, err
		}
		if l, ok := rec.(model.BankLine); ok {
			out = append(out, l)
		}
	}
	return out, nil
}
