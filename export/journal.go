package export

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
)

// journal writes 账本.journal: a year in the plain-text form of hledger (https://hledger.org, journal format),
// so that a program of somebody else's can work everything out again. The opening is dated the day before the
// year; the last transaction asserts every balance.
type journal struct {
	*desk
	year int
	used map[string]bool // codes of accounts that stand in a posting
	out  bytes.Buffer
}

// journalText is the journal of a year.
func journalText(v *ledger.View, year int) ([]byte, error) {
	d, err := newDesk(v)
	if err != nil {
		return nil, err
	}
	return d.journal(year)
}

func (d *desk) journal(year int) ([]byte, error) {
	j := journal{desk: d, year: year, used: map[string]bool{}}
	opening, err := d.v.ProjectBalances(ledger.Range{Year: year})
	if err != nil {
		return nil, err
	}
	closing, err := d.v.TrialBalance(ledger.Range{Year: year, Closing: true})
	if err != nil {
		return nil, err
	}
	j.opening(opening)
	if err := j.started(); err != nil {
		return nil, err
	}
	err = d.v.EachVoucher(model.OpeningPeriod(year), model.Closing(year), func(x model.Voucher) error {
		return j.voucher(x)
	})
	j.assertions(closing)
	return append(j.declarations(), j.out.Bytes()...), err
}

// accountTypes are hledger's letters for the kinds of accounts.
var accountTypes = map[model.AccountKind]string{
	model.Asset: "A", model.Liability: "L", model.Net: "E", model.Income: "R", model.Expense: "X",
}

// declarations name the currency and every account that the journal uses, each after those above it.
func (j *journal) declarations() []byte {
	var b bytes.Buffer
	year := fmt.Sprintf(labelYear, j.year)
	fmt.Fprintf(&b, "; %s %s %s %s\n\n", journalClean(j.branch.Name), year, labelHead, j.v.Head().Code())
	fmt.Fprintf(&b, "commodity 1000.00 %s\n\n", journalMoney)
	declared := map[string]bool{}
	for _, used := range slices.Sorted(maps.Keys(j.used)) {
		for n := min(3, len(used)); n <= len(used); n += 2 {
			code := used[:n]
			if declared[code] {
				continue
			}
			declared[code] = true
			a, _ := j.chart.Lookup(code)
			fmt.Fprintf(&b, "account %s  ; type:%s\n", j.path(code), accountTypes[a.Kind])
		}
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// path is an account's name in the journal: its kind, then every account from the first level down as code
// and name.
func (j *journal) path(code string) string {
	a, ok := j.chart.Lookup(code)
	if !ok {
		return journalUnknown + ":" + code
	}
	own := code + " " + accountName(a.Name)
	if a.Parent == "" {
		return a.Kind.String() + ":" + own
	}
	return j.path(a.Parent) + ":" + own
}

// The signs that mean something in a journal, and what stands for them.
var (
	accountSigns = strings.NewReplacer(":", "：", ";", "；")
	journalSigns = strings.NewReplacer(";", "；", "|", "｜", ",", "，", ":", "：", "(", "（", ")", "）")
)

// accountName is a name without what ends an account in a journal: a colon, a second blank, a semicolon.
func accountName(s string) string {
	return accountSigns.Replace(strings.Join(strings.Fields(harmless(s)), " "))
}

// journalClean is text without what means something in a journal: it holds no comment, tag, code or second
// payee.
func journalClean(s string) string {
	return strings.Join(strings.Fields(journalSigns.Replace(harmless(s))), " ")
}

func (j *journal) head(day model.Date, code, text string, tags ...string) {
	if code != "" {
		code = "(" + code + ") "
	}
	fmt.Fprintf(&j.out, "%s * %s%s%s\n", day, code, text, comment(tags))
}

// posting writes one line; the amount is debit positive.
func (j *journal) posting(account string, amount model.Money, tags ...string) {
	j.used[account] = true
	fmt.Fprintf(&j.out, "    %s  %s %s%s\n", j.path(account), amount, journalMoney, comment(tags))
}

// comment makes a comment of tags, given as name and value by turns; those without a value are left out.
func comment(tags []string) string {
	var said []string
	for i := 0; i+1 < len(tags); i += 2 {
		if v := journalClean(tags[i+1]); v != "" {
			said = append(said, tags[i]+":"+v)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "  ; " + strings.Join(said, ", ")
}

func (j *journal) opening(all []ledger.Balance) {
	began := false
	for _, b := range all {
		m := b.OpeningDebit - b.OpeningCredit
		if m == 0 {
			continue
		}
		if !began {
			eve := model.NewPeriod(j.year, 1).First().AddDays(-1)
			j.head(eve, "", journalOpening, tagKind, journalOpening)
			began = true
		}
		j.posting(b.Account, m, colProject, b.Project)
	}
	j.out.WriteByte('\n')
}

// started books the turnover from before a book that was started in mid-year.
func (j *journal) started() error {
	o, ok, err := j.v.Opening(j.year)
	if err != nil || !ok {
		return err
	}
	began := false
	for _, l := range o.Lines {
		for _, m := range []model.Money{l.YearDebit, -l.YearCredit} {
			if m == 0 {
				continue
			}
			if !began {
				j.head(model.NewPeriod(j.year, 1).First(), "", beforeStart, tagKind, beforeStart)
				began = true
			}
			j.posting(l.Account, m, colProject, l.Project)
		}
	}
	j.out.WriteByte('\n')
	return nil
}

func (j *journal) voucher(x model.Voucher) error {
	cancels, cancelled, err := j.reversal(x)
	if err != nil {
		return err
	}
	text := journalClean(x.Summary)
	if payee := journalClean(x.Counterparty); payee != "" {
		text = payee + " | " + text
	}
	kind := ""
	if x.Kind != model.VoucherNormal {
		kind = x.Kind.String()
	}
	if !x.In().IsMonth() {
		kind = model.VoucherClosing.String() // and so is the red one that takes a closing voucher back
	}
	j.head(x.Date, fmt.Sprintf(journalCode, x.In().Month(), x.Number), text,
		tagKind, kind, colSource, x.Source, colPapers, papers(x.Attachments), colCancels, cancels,
		colCancelled, cancelled)
	for i, l := range x.Lines {
		own := ""
		if s := lineSummary(x, i); s != x.Summary {
			own = s
		}
		j.posting(l.Account, l.Debit()-l.Credit(), colProject, l.Project,
			colNumber, j.members[l.Member].Number, colSummary, own)
	}
	j.out.WriteByte('\n')
	return nil
}

func papers(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// assertions close the year's journal with what every account must hold after its last transaction.
func (j *journal) assertions(all []ledger.Balance) {
	if len(all) == 0 {
		return
	}
	j.head(model.NewPeriod(j.year, 12).Last(), "", journalCheck, tagKind, journalCheck)
	for _, b := range all {
		j.used[b.Account] = true
		fmt.Fprintf(&j.out, "    %s  0.00 %s = %s %s\n", j.path(b.Account), journalMoney,
			b.ClosingDebit-b.ClosingCredit, journalMoney)
	}
}
