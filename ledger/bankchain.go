package ledger

import (
	"gonghui/model"
)

// chained is what the balances of an account's statements say when they are followed from line to line.
type chained struct {
	opened   bool        // opening is known
	opening  model.Money // the bank's balance before the first line
	known    bool        // closing is known
	closing  model.Money // the bank's balance after the last line
	problems []ReconcileProblem
}

// chainOf follows balances through an account's lines, which are in their order. Lines of one day that came
// in several statements are put into the order in which their balances follow each other.
func chainOf(lines []model.BankLine, statements []model.Statement) chained {
	of := make(map[model.ID]model.Statement, len(statements))
	for _, s := range statements {
		of[s.ID] = s
	}
	var c chained
	var last model.ID
	for i := 0; i < len(lines); {
		n := i + 1
		for n < len(lines) && lines[n].Date == lines[i].Date {
			n++
		}
		for _, l := range inChain(lines[i:n], c.closing, c.known) {
			c.follow(l, of[l.Statement], last)
			last = l.Statement
		}
		i = n
	}
	return c
}

// follow takes the next line; last is the statement of the line before.
func (c *chained) follow(l model.BankLine, s model.Statement, last model.ID) {
	first := last == 0
	if !l.Balanced {
		if first && s.Balanced && l.Date == s.From {
			c.opening, c.opened, c.closing, c.known = s.Opening, true, s.Opening, true
		}
		c.closing += l.Amount // stays known if it was
		return
	}
	before := l.Balance - l.Amount
	switch {
	case first:
		c.opening, c.opened = before, true
	case c.known && before != c.closing:
		p := ReconcileProblem{Kind: ProblemChain, Line: l, Amount: before - c.closing}
		if last != l.Statement {
			p.Kind = ProblemGap
		}
		c.problems = append(c.problems, p)
	}
	c.closing, c.known = l.Balance, true
}

// inChain orders the lines of one day so that each begins where the one before it ended. Where they do not
// chain, they stay as they are from there on.
func inChain(day []model.BankLine, from model.Money, known bool) []model.BankLine {
	const most = 400
	if len(day) == 1 || len(day) > most || follows(day, from, known) {
		return day
	}
	starts := []model.Money{from}
	if !known {
		starts = starts[:0]
		for _, l := range day {
			starts = append(starts, l.Balance-l.Amount)
		}
	}
	for _, start := range starts {
		rest, out := append([]model.BankLine(nil), day...), make([]model.BankLine, 0, len(day))
		for cur, found := start, true; found; {
			found = false
			for i, l := range rest {
				if l.Balanced && l.Balance-l.Amount == cur {
					out, cur, found = append(out, l), l.Balance, true
					rest = append(rest[:i], rest[i+1:]...)
					break
				}
			}
		}
		if len(rest) == 0 {
			return out
		}
	}
	return day
}

// follows tells whether lines chain as they stand.
func follows(lines []model.BankLine, from model.Money, known bool) bool {
	for _, l := range lines {
		if !l.Balanced || known && l.Balance-l.Amount != from {
			return false
		}
		from, known = l.Balance, true
	}
	return true
}
