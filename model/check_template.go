package model

import "strconv"

// The rules of 常用凭证.
const (
	RuleTemplateName  Rule = "template.name"  // a template has a name
	RuleTemplateLines Rule = "template.lines" // at least two lines, fewer than a hundred
	RuleTemplateSide  Rule = "template.side"  // every line on the debit or the credit side
)

// maxTemplateLines is more than any voucher that is booked again and again has.
const maxTemplateLines = 99

// CheckTemplate returns everything that keeps a 常用凭证 out of the book. Amounts may be missing and need not balance:
// they are filled in when it is used.
func CheckTemplate(t Template, c Chart) []Violation {
	var vs violations
	if t.Name == "" {
		vs.error(RuleTemplateName, "Name", "")
	}
	if len(t.Lines) < 2 || len(t.Lines) > maxTemplateLines {
		vs.error(RuleTemplateLines, "Lines", strconv.Itoa(len(t.Lines)))
	}
	checkTexts(&vs, []textField{
		{"Name", t.Name, MaxName},
		{"Summary", t.Summary, MaxSummary},
		{"Counterparty", t.Counterparty, MaxSummary},
		{"Settlement", t.Settlement, MaxName},
	})
	for i, l := range t.Lines {
		if l.Side != Debit && l.Side != Credit {
			vs.add(RuleTemplateSide, SeverityError, "Side", i, l.Account)
		}
		checkAccount(&vs, c, l.Account, i)
		for _, x := range []textField{{"Summary", l.Summary, MaxSummary}, {"Project", l.Project, MaxName}} {
			if rule, bad := checkedText(x.value, x.max); bad {
				vs.add(rule, SeverityError, x.field, i, "")
			}
		}
		if l.Class != "" {
			if c, ok := ClassOf(l.Class); !ok || c.Code != l.Class {
				vs.add(RuleLineClass, SeverityError, "Class", i, l.Class)
			}
		}
	}
	return vs
}

// TemplateOf makes a 常用凭证 of a voucher: its accounts, sides and dimensions with the amounts, but nobody's names nor
// what it came from.
func TemplateOf(name string, v Voucher) Template {
	t := Template{
		Name: name, Summary: v.Summary, Counterparty: v.Counterparty, Settlement: v.Settlement,
		Lines: make([]Line, len(v.Lines)),
	}
	for i, l := range v.Lines {
		l.About = Ref{}
		t.Lines[i] = l
	}
	return t
}

// Emptied is the template without its amounts: they are filled in when it is used.
func (t Template) Emptied() Template {
	lines := make([]Line, len(t.Lines))
	for i, l := range t.Lines {
		l.Amount = 0
		lines[i] = l
	}
	t.Lines = lines
	return t
}

// Voucher makes a new voucher of the template on a day. Amount, unless 0, takes the place of the one amount that all of
// its lines share.
func (t Template) Voucher(d Date, amount Money) Voucher {
	v := Voucher{
		Date: d, Summary: t.Summary, Counterparty: t.Counterparty, Settlement: t.Settlement,
		Lines: make([]Line, len(t.Lines)),
	}
	same := true
	for _, l := range t.Lines {
		same = same && l.Amount == t.Lines[0].Amount
	}
	for i, l := range t.Lines {
		if amount != 0 && same {
			l.Amount = amount
		}
		v.Lines[i] = l
	}
	return v
}
