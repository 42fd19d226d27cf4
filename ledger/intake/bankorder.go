package intake

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"gonghui/model"
)

// signed gives the lines their amounts. Where one column holds all amounts, they are read as they stand, by
// the column that says the direction, or by both, whichever the balances bear out; without balances the
// direction goes before the sign. It is false when nothing tells which way the money went.
func (b *bank) signed() ([]model.BankLine, bool, error) {
	type reading func(bankRow) model.Money
	asFlagged := func(r bankRow) model.Money {
		if r.flag == 0 {
			return r.single
		}
		return r.flag * r.single.Abs()
	}
	readings := []reading{asFlagged}
	flagged, negative := false, false
	for _, r := range b.rows {
		flagged = flagged || r.flag != 0
		negative = negative || r.single < 0
	}
	switch {
	case b.c.amount.at < 0 || b.twoColumns():
		readings = []reading{func(r bankRow) model.Money { return r.in - r.out }}
	case flagged && negative: // a sign may mean that the transaction was taken back, or repeat the direction
		readings = append(readings, func(r bankRow) model.Money {
			if r.flag == 0 {
				return r.single
			}
			return r.flag * r.single
		})
	case !flagged && !negative && len(b.rows) > 1:
		if lines, ok, err := b.byBalance(); ok || err != nil || !b.allIn() {
			return lines, ok, err
		}
	}
	var best []model.BankLine
	least := -1
	for _, read := range readings {
		lines := make([]model.BankLine, len(b.rows))
		for i, r := range b.rows {
			lines[i] = r.line
			lines[i].Amount = read(r)
		}
		if n := len(breaks(inOrder(lines).lines)); least < 0 || n < least {
			best, least = lines, n
		}
	}
	return best, true, nil
}

// allIn tells whether amounts, of which none has a sign, are all money in by their balances.
func (b *bank) allIn() bool {
	lines := make([]model.BankLine, len(b.rows))
	for i, r := range b.rows {
		lines[i] = r.line
		lines[i].Amount = r.single
		if !r.line.Balanced {
			return false
		}
	}
	return len(breaks(inOrder(lines).lines)) == 0
}

// twoColumns tells whether amounts stand in two columns, in and out, beside one that repeats them.
func (b *bank) twoColumns() bool {
	return slices.ContainsFunc(b.rows, func(r bankRow) bool { return r.in != 0 || r.out != 0 })
}

// byBalance finds the direction of amounts without a sign by what the balances do, forwards or backwards.
// It is false when a line says no balance, or one that no direction leads to, or when it stays open which
// way the first one went.
func (b *bank) byBalance() ([]model.BankLine, bool, error) {
	n := len(b.rows)
	known, err := b.balancesBefore()
	if err != nil {
		return nil, false, err
	}
	for _, step := range []int{1, -1} {
		lines := make([]model.BankLine, n)
		for i, r := range b.rows {
			lines[i] = r.line
			lines[i].Amount = r.single
		}
		ok := true
		for i := range n {
			l := &lines[i]
			before := known
			if at := i - step; at >= 0 && at < n {
				before = []model.Money{lines[at].Balance}
			}
			in, out := slices.Contains(before, l.Balance-l.Amount), slices.Contains(before, l.Balance+l.Amount)
			if out {
				l.Amount = -l.Amount
			}
			ok = ok && l.Balanced && in != out
		}
		if ok {
			return lines, true, nil
		}
	}
	return nil, false, nil
}

// balancesBefore are the balances from which a file may begin: what it says itself, what the account had on
// the day before, and nothing for an account that is new.
func (b *bank) balancesBefore() ([]model.Money, error) {
	out := append([]model.Money{0}, b.before...)
	first := b.rows[0].line.Date
	for _, r := range b.rows {
		first = min(first, r.line.Date)
	}
	lines, err := b.run.view.BankLines(b.statement.Account, 0, first.AddDays(-1))
	if n := len(lines); n > 0 && lines[n-1].Balanced {
		out = append(out, lines[n-1].Balance)
	}
	return out, err
}

// ordering is a way to read a file: its lines as the bank made them.
type ordering struct {
	lines      []model.BankLine
	descending bool
}

// inOrder finds the way in which the balances chain best: as they stand, from the last row up, or by day.
func inOrder(lines []model.BankLine) ordering {
	up := slices.Clone(lines)
	slices.Reverse(up)
	byDay := slices.Clone(lines)
	sort.SliceStable(byDay, func(i, j int) bool { return byDay[i].Date < byDay[j].Date })
	best := ordering{lines: lines}
	least := len(breaks(lines)) + daysBack(lines)
	for _, o := range []ordering{{up, true}, {byDay, false}} {
		if n := len(breaks(o.lines)) + daysBack(o.lines); n < least {
			best, least = o, n
		}
	}
	return best
}

// daysBack counts the lines that lie before the one above them.
func daysBack(lines []model.BankLine) int {
	n := 0
	for i := range lines {
		if i > 0 && lines[i].Date < lines[i-1].Date {
			n++
		}
	}
	return n
}

// breaks are the indexes of lines whose balance is not that of the line before and their own amount.
func breaks(lines []model.BankLine) []int {
	var out []int
	for i := 1; i < len(lines); i++ {
		was, now := lines[i-1], lines[i]
		if was.Balanced && now.Balanced && was.Balance+now.Amount != now.Balance {
			out = append(out, i)
		}
	}
	return out
}

// ordered puts the lines in the bank's order and refuses balances that do not chain.
func (b *bank) ordered(lines []model.BankLine) []model.BankLine {
	o := inOrder(lines)
	b.statement.Descending = o.descending
	for _, i := range breaks(o.lines) {
		was, now := o.lines[i-1], o.lines[i]
		b.run.problem(Problem{
			Code: CodeBankChain, Row: now.Row, Column: b.c.balance.title, Value: now.Balance.Grouped(),
			Detail: (was.Balance + now.Amount).Grouped(),
		})
	}
	return o.lines
}

// bankTitle finds the name of the bank and the number of the account in the titles above the header.
func bankTitle(titles string) (name, number string) {
	for _, text := range strings.Split(titles, "\n") {
		text = model.Fold(text)
		if at := strings.Index(text, "银行"); name == "" && at >= 0 {
			head := strings.TrimLeftFunc(text[:at], func(r rune) bool { return !unicode.Is(unicode.Han, r) })
			if r := []rune(head); len(r) < 12 {
				name = strings.Join(strings.Fields(head), "") + "银行"
			}
		}
		plain := strings.Join(strings.Fields(text), "")
		for _, word := range []string{"账号", "帐号", "账户号", "卡号"} {
			_, rest, ok := strings.Cut(plain, word)
			if !ok || number != "" {
				continue
			}
			rest = strings.TrimLeft(rest, ":")
			end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) && r != '*' && r != '-' })
			if end < 0 {
				end = len(rest)
			}
			number = cut(rest[:end], model.MaxName)
		}
	}
	return cut(name, model.MaxName), number
}

// sameNumber compares two account numbers, of which one may be masked or shortened.
func sameNumber(a, b string) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, s)
	}
	if strings.Contains(b, "*") {
		_, tail, _ := strings.Cut(b, "*")
		return strings.HasSuffix(digits(a), digits(tail))
	}
	return digits(a) == digits(b)
}
