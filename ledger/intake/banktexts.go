package intake

import (
	"slices"
	"strings"

	"gonghui/ledger/intake/sheet"
	"gonghui/model"
)

// texts reads what a row says in words and numbers.
func (b *bank) texts(l *line, row *bankRow) {
	c, x := b.c, &row.line
	x.Counterparty = b.plain(l, c.party)
	card := c.card
	if out := row.out != 0 || row.flag < 0 || row.single < 0; x.Counterparty == "" && out {
		x.Counterparty, card = b.plain(l, c.payee), first(card, c.getCard)
	} else if x.Counterparty == "" {
		x.Counterparty, card = b.plain(l, c.payer), first(card, c.payCard)
	}
	if b.run.locked {
		b.sealed = b.sealed || l.given(card)
	} else {
		x.Private.Card = b.number(l, card)
	}
	var texts []string
	for _, from := range []column{c.summary, c.name, c.kind, c.use, c.post, c.note} {
		if (from == c.name || from == c.kind) && len(texts) > 0 || from == c.kind && row.flag != 0 {
			continue
		}
		if s := b.plain(l, from); s != "" && !slices.Contains(texts, s) {
			texts = append(texts, s)
		}
	}
	x.Summary = cut(strings.Join(texts, " "), model.MaxSummary)
	for _, from := range []column{c.serial, c.log, c.receipt} {
		if x.Serial == "" {
			x.Serial = b.number(l, from)
		}
	}
}

// first is the first column that the file has.
func first(columns ...column) column {
	for _, c := range columns {
		if c.at >= 0 {
			return c
		}
	}
	return columns[0]
}

// plain reads a text; a dash is none. What must not be stored is left out rather than refused: nobody can
// mend what a bank wrote.
func (b *bank) plain(l *line, c column) string {
	if c.at < 0 || isDash(l.Cell(c.at).Text) {
		return ""
	}
	s, code := sheet.Text(l.Cell(c.at).Text, sheet.MaxCellRunes)
	if code != "" {
		s, _ = sheet.Text(strings.ReplaceAll(printable(l.Cell(c.at).Text), "?", " "), model.MaxSummary)
	}
	return cut(s, model.MaxSummary)
}

// number reads a long number. One that a spreadsheet has shortened (1.23E+19) is left out: it tells nothing
// apart.
func (b *bank) number(l *line, c column) string {
	if c.at < 0 {
		return ""
	}
	x := l.Cell(c.at)
	if sheet.Scientific(x.Text) || x.Problem == sheet.CodeLostDigits {
		b.lost++
		return ""
	}
	s := strings.Trim(b.plain(l, c), "'`")
	if strings.Trim(s, "0 -") == "" && len(s) < 8 {
		return ""
	}
	return cut(s, model.MaxName)
}

// cut keeps the beginning of a text.
func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most]))
	}
	return s
}
