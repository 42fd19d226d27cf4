package model

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Event is one thing that happens in a union's year and how it is booked (财会〔2021〕7号; the table
// events.csv).
type Event struct {
	Code     string   // stable, ASCII: what a command names
	Group    string   // what it stands with in a list
	Name     string   // what happened, in Chinese
	Keywords string   // other words it is looked for by
	Asks     []Ask    // what must be told of it, in the order in which a form asks
	Accounts []string // leaves or parents of the chart to choose the account from, the usual one first
	Summary  string   // 摘要 with places to fill in
	Source   string   // the rule

	lines []eventLine
}

// AskKind is what an event asks for.
type AskKind string

// The kinds of questions.
const (
	AskAmount   AskKind = "a"        // the amount, in fen; Label says what of
	AskSecond   AskKind = "b"        // another amount
	AskTax      AskKind = "tax"      // another amount, which LabourTax proposes
	AskPayment  AskKind = "pay"      // an account of cash or of a bank
	AskBank     AskKind = "bank"     // an account of a bank
	AskProject  AskKind = "project"  // 项目
	AskMember   AskKind = "member"   // 会员
	AskParty    AskKind = "party"    // 对方单位
	AskOriginal AskKind = "original" // the voucher that is partly taken back
	AskPaper    AskKind = "paper"    // 批准文件 or 纪要
)

// Ask is one question of an event.
type Ask struct {
	Kind     AskKind
	Label    string // of an amount
	Optional bool
}

// eventLine is one line of an event's entry. The amount is a sum of what was asked, each added or taken away.
type eventLine struct {
	side    Side
	account string // a code, or pay, sub, charges, adjust, original
	terms   []term
	ifMore  bool // the line is left out unless its amount is more than nothing
}

// term is one part of an amount: a, b or own, the branch's share of a.
type term struct {
	minus bool
	name  string
}

// The accounts of a line that the answers decide.
const (
	fromPayment  = "pay"
	fromChosen   = "sub"
	fromCharges  = "charges"
	fromAdjusted = "adjust"
	fromOriginal = "original"
	ownShare     = "own"
)

// Accounts that events fall back on.
const (
	accountCharges        = "50504" // 其他业务支出: bank charges unless the branch says otherwise
	adjustedRestricted    = "32101" // 工会资金结转-年初余额调整
	adjustedFree          = "32201" // 工会资金结余-年初余额调整
	accountCustody        = "221"
	accountEarmarkedGrant = "40302"
)

var events = sync.OnceValue(func() []Event {
	var out []Event
	for _, r := range table("events.csv") {
		e := Event{
			Code: r[0], Group: r[1], Name: r[2], Keywords: r[3], Accounts: strings.Fields(r[5]),
			Summary: r[7], Source: r[8],
		}
		for _, word := range strings.Fields(r[4]) {
			kind, label, _ := strings.Cut(word, "=")
			kind, optional := strings.CutSuffix(kind, "?")
			e.Asks = append(e.Asks, Ask{Kind: AskKind(kind), Label: label, Optional: optional})
		}
		for _, words := range strings.Split(r[6], ";") {
			e.lines = append(e.lines, parseEventLine(strings.Fields(words)))
		}
		out = append(out, e)
	}
	return out
})

// parseEventLine reads side, account and amount.
func parseEventLine(words []string) eventLine {
	var l eventLine
	l.side, _ = valueOf[Side]("side", words[0])
	l.account = words[1]
	expr, ifMore := strings.CutSuffix(words[2], "?")
	l.ifMore = ifMore
	for expr != "" {
		var t term
		t.minus = expr[0] == '-'
		expr = strings.TrimLeft(expr, "+-")
		end := strings.IndexAny(expr, "+-")
		if end < 0 {
			end = len(expr)
		}
		t.name, expr = expr[:end], expr[end:]
		l.terms = append(l.terms, t)
	}
	return l
}

// Events lists all events, by group.
func Events() []Event { return slices.Clone(events()) }

// EventOf finds an event by its code, its name or, where only one bears it, a part of its name or one of its
// other words.
func EventOf(word string) (Event, bool) {
	word = squeeze(word)
	var part []Event
	for _, e := range events() {
		name := squeeze(e.Name)
		switch {
		case e.Code == word || name == word:
			return e, true
		case word == "":
		case strings.Contains(name, word), slices.Contains(strings.Fields(e.Keywords), word):
			part = append(part, e)
		}
	}
	if len(part) == 1 {
		return part[0], true
	}
	return Event{}, false
}

// Ask is the event's question of a kind; false if it does not ask.
func (e Event) Ask(k AskKind) (Ask, bool) {
	i := slices.IndexFunc(e.Asks, func(a Ask) bool { return a.Kind == k })
	if i < 0 {
		return Ask{}, false
	}
	return e.Asks[i], true
}

// Custody reports whether the event moves custody money: its project stands on cash and bank too (其中：代管经费).
func (e Event) Custody() bool {
	return slices.ContainsFunc(e.lines, func(l eventLine) bool { return l.account == accountCustody })
}

// Spends reports whether the event uses up a project's money.
func (e Event) Spends() bool {
	return slices.ContainsFunc(e.lines, func(l eventLine) bool {
		return (l.account == fromChosen || l.account == accountCustody) && l.side == Debit
	})
}

// Choices are the leaves that the account may be chosen from, the usual one first; none if there is no choice.
func (e Event) Choices(c Chart) []Account {
	var out []Account
	for _, code := range e.Accounts {
		if code != "5" {
			out = append(out, c.leaves(code)...)
			continue
		}
		for _, a := range c.Accounts() {
			if a.Leaf && a.Kind == Expense && a.Use != UseNo {
				out = append(out, a)
			}
		}
	}
	return out
}

// PaidThrough are the leaves of cash and bank that an event's money can go through; bank alone where it asks
// for that.
func (e Event) PaidThrough(c Chart) []Account {
	if _, ok := e.Ask(AskBank); ok {
		return c.leaves(AccountBank)
	}
	if _, ok := e.Ask(AskPayment); ok {
		return append(c.leaves(AccountBank), c.leaves(AccountCash)...)
	}
	return nil
}

// leaves are the leaves at or below a code.
func (c Chart) leaves(code string) []Account {
	a, ok := c.Lookup(code)
	if !ok {
		return nil
	}
	if a.Leaf {
		return []Account{a}
	}
	var out []Account
	for _, sub := range c.Children(code) {
		out = append(out, c.leaves(sub.Code)...)
	}
	return out
}

// firstLeaf is the code itself, or the first leaf below it.
func (c Chart) firstLeaf(code string) string {
	if all := c.leaves(code); len(all) > 0 {
		return all[0].Code
	}
	return code
}

// SummaryOf is the 摘要 that an event begins with. {X} stands for an answer, {of X} for one in brackets, if it
// was given.
func (e Event) SummaryOf(a Answers) string {
	s := e.Summary
	year, month := "", ""
	if a.Date.Valid() {
		year = strconv.Itoa(a.Date.Year()) + wordYear
		month = year + strconv.Itoa(a.Date.Month()) + wordMonth
	}
	original := ""
	if a.Original.ID != 0 {
		original = cited(a.Original) + wordSpending
	}
	for _, x := range []struct{ name, value string }{
		{"year", year},
		{"month", month},
		{"member", a.Name},
		{"party", a.Party},
		{"project", a.Project},
		{"original", original},
	} {
		of := ""
		if x.value != "" {
			of = wordOpen + x.value + wordShut
		}
		s = strings.ReplaceAll(s, "{"+x.name+"}", x.value)
		s = strings.ReplaceAll(s, "{of "+x.name+"}", of)
	}
	return clip(s)
}
