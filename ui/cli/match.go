package cli

import (
	"fmt"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/text"
)

// matching is what the command is told to match by hand: matches as 流水,流水=凭证,凭证, the numbers of matches to take
// off, and whether vouchers are drafted for what only the bank has.
type matching struct {
	matches []string
	off     []string
	reason  string
	draft   bool
	list    bool
}

func (m matching) writes() bool { return len(m.matches) > 0 || len(m.off) > 0 || m.draft }

// apply matches, takes off and drafts; it returns what is to be said.
func (m matching) apply(t *ledger.Tx, account string, p model.Period, actor string) (said []string, err error) {
	for _, off := range m.off {
		id, err := strconv.ParseUint(off, 10, 64)
		if err != nil {
			return nil, usageError{fmt.Sprintf(text.BadMatchNumber, off)}
		}
		if err := t.Remove(model.Ref{Kind: model.KindMatch, ID: model.ID(id)}, m.reason); err != nil {
			return nil, err
		}
		said = append(said, fmt.Sprintf(text.Unmatched, off))
	}
	for _, words := range m.matches {
		x, err := parseMatch(t.View, account, words)
		if err != nil {
			return nil, err
		}
		if _, err := t.SaveMatch(x); err != nil {
			return nil, err
		}
	}
	if n := len(m.matches); n > 0 {
		said = append(said, text.BankAccepted(n))
	}
	if !m.draft {
		return said, nil
	}
	drafted, err := draftLines(t, account, p, actor)
	return append(said, drafted...), err
}

// parseMatch reads 流水=凭证: numbers of bank lines and names of vouchers, several of each with commas; all lines of a
// voucher on the account are meant, or with 凭证/行 one of them.
func parseMatch(v *ledger.View, account, words string) (model.Match, error) {
	m := model.Match{Account: account}
	lines, entries, ok := strings.Cut(model.Fold(words), "=")
	if !ok {
		return m, usageError{fmt.Sprintf(text.BadMatch, words)}
	}
	split := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return r == ',' })
	}
	for _, s := range split(lines) {
		id, err := strconv.ParseUint(strings.TrimSpace(s), 10, 64)
		if err != nil {
			return m, usageError{fmt.Sprintf(text.BadMatch, words)}
		}
		m.Lines = append(m.Lines, model.ID(id))
	}
	for _, s := range split(entries) {
		name, row, one := strings.Cut(s, "/")
		x, err := voucherNamed(v, name)
		if err != nil {
			return m, err
		}
		for i, l := range x.Lines {
			if l.Account == account && (!one || row == strconv.Itoa(i+1)) {
				m.Entries = append(m.Entries, model.EntryRef{Voucher: x.ID, Line: i})
			}
		}
	}
	return m, nil
}

// draftLines drafts a voucher for each open line of the bank that nothing is proposed for and that has no draft yet.
func draftLines(t *ledger.Tx, account string, p model.Period, actor string) (said []string, err error) {
	lines, _, err := t.OpenItems(account, p.Last())
	if err != nil {
		return nil, err
	}
	found, err := t.Propose(account, p.Last())
	if err != nil {
		return nil, err
	}
	taken, err := t.DraftsOfLines()
	if err != nil {
		return nil, err
	}
	for _, x := range found {
		for _, id := range x.Match.Lines {
			taken[id] = id
		}
	}
	br, err := t.Branch()
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if taken[l.ID] != 0 {
			continue
		}
		d, err := t.DraftOfLine(l.ID)
		if err != nil {
			return nil, err
		}
		d.Voucher.Signatures = model.Signatures{Preparer: actor, Cashier: br.Cashier, Approver: br.Chair}
		id, err := t.SaveDraft(d.Voucher)
		if err != nil {
			return nil, err
		}
		d.Voucher.ID = id
		said = append(said, text.BankDraftSaid(d))
	}
	if len(said) == 0 {
		said = []string{text.BankNothingToDraft}
	}
	return said, nil
}

// openJSON is an open item; Line is the number of a bank line, Voucher the name of an entry's voucher.
type openJSON struct {
	Line    uint64 `json:"line,omitempty"`
	Voucher string `json:"voucher,omitempty"`
	Date    string `json:"date"`
	Amount  int64  `json:"amount_fen"`
	Words   string `json:"words"`
}

// proposalJSON is a proposal: what --match takes, and why.
type proposalJSON struct {
	Match  string `json:"match"`
	Sure   bool   `json:"sure"`
	Reason string `json:"reason"`
}

// matchJSON is a match of the account.
type matchJSON struct {
	ID    uint64 `json:"id"`
	Match string `json:"match"`
}

// items are what is open up to the month's end, what is proposed, and what is matched, as --match would name it.
type items struct {
	Open      []openJSON     `json:"open"`
	Proposals []proposalJSON `json:"proposals"`
	Matches   []matchJSON    `json:"matches"`
}

func readItems(v *ledger.View, account string, p model.Period) (out items, err error) {
	lines, book, err := v.OpenItems(account, p.Last())
	if err != nil {
		return out, err
	}
	for _, l := range lines {
		out.Open = append(out.Open, openJSON{
			Line: uint64(l.ID), Date: l.Date.String(), Amount: int64(l.Amount), Words: text.BankLineWords(l),
		})
	}
	for _, b := range book {
		out.Open = append(out.Open, openJSON{
			Voucher: text.VoucherArgument(b.Period, b.Number), Date: b.Date.String(), Amount: int64(b.Amount),
			Words: text.BookItemWords(b),
		})
	}
	found, err := v.Propose(account, p.Last())
	if err != nil {
		return out, err
	}
	for _, x := range found {
		words, err := matchWords(v, x.Match)
		if err != nil {
			return out, err
		}
		out.Proposals = append(out.Proposals, proposalJSON{words, x.Sure, text.BankReasons(x)})
	}
	all, err := v.Matches(account)
	if err != nil {
		return out, err
	}
	for _, m := range all {
		words, err := matchWords(v, m)
		if err != nil {
			return out, err
		}
		out.Matches = append(out.Matches, matchJSON{uint64(m.ID), words})
	}
	return out, nil
}

// matchWords names a match as parseMatch reads it.
func matchWords(v *ledger.View, m model.Match) (string, error) {
	var lines, entries []string
	for _, id := range m.Lines {
		lines = append(lines, strconv.FormatUint(uint64(id), 10))
	}
	for _, e := range m.Entries {
		x, err := v.Voucher(e.Voucher)
		if err != nil {
			return "", err
		}
		entries = append(entries, fmt.Sprintf("%s/%d", text.VoucherArgument(x.In(), x.Number), e.Line+1))
	}
	return strings.Join(lines, ",") + "=" + strings.Join(entries, ","), nil
}

// sayItems prints them.
func (a *app) sayItems(x items) {
	for _, o := range x.Open {
		a.say("%s", text.OpenSaid(o.Line, o.Voucher, o.Date, model.Money(o.Amount), o.Words))
	}
	for _, p := range x.Proposals {
		a.say("%s", text.ProposalSaid(p.Match, p.Sure, p.Reason))
	}
	for _, m := range x.Matches {
		a.say("%s", text.MatchSaid(m.ID, m.Match))
	}
}
