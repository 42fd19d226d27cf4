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

// How many vouchers a form learns from, and how many 摘要 it offers.
const (
	learnFrom   = 2000
	mostUsuals  = 300
	custodyCode = "221"
)

// readHabits reads what was booked before, and what projects have left.
func (r *voucherRefs) readHabits(v *ledger.View) error {
	var err error
	if r.past, err = v.LatestVouchers(learnFrom); err != nil {
		return err
	}
	if err := r.readBills(v); err != nil {
		return err
	}
	var words []string
	for _, s := range ledger.RankSummaries(r.past) {
		if len(words) < mostUsuals {
			words = append(words, s.Text)
		}
	}
	r.usual, r.classes = newPicks(wordPicks(words)), newPicks(classPicks())
	r.funds, err = v.ProjectsOf(v.Today().Year())
	return err
}

// readBills reads which vouchers rest on which invoices; a number too short for an invoice tells of nothing.
func (r *voucherRefs) readBills(v *ledger.View) error {
	r.bills, r.billed = map[string][]model.ID{}, map[model.ID]string{}
	add := func(number string, x model.Voucher) error {
		if len(number) < billLength || x.Kind == model.VoucherRed || slices.Contains(r.bills[number], x.ID) {
			return nil
		}
		red, err := v.ReversedBy(x.ID)
		if err == nil && red == 0 {
			r.bills[number] = append(r.bills[number], x.ID)
			r.billed[x.ID] = text.VoucherLabel(x)
		}
		return err
	}
	for _, x := range r.past {
		if err := add(x.Bill, x); err != nil {
			return err
		}
	}
	invoices, err := v.Invoices()
	if err != nil {
		return err
	}
	for _, x := range invoices {
		if x.Voucher == 0 {
			continue
		}
		of, err := v.Voucher(x.Voucher)
		if err != nil {
			return err
		}
		if err := add(x.Number, of); err != nil {
			return err
		}
	}
	return nil
}

// billLength is how many digits the shortest invoice numbers have.
const billLength = 8

// warnBill warns of an invoice that another voucher rests on.
func (f *voucherForm) warnBill(number string) {
	c := cell{-1, "Bill"}
	for _, id := range f.refs.bills[number] {
		if id != f.seed.ID && id != f.seed.wrong.ID {
			f.warns[c] = text.BillTwice(number, f.refs.billed[id])
		}
	}
}

// similar is the earlier voucher that is most like what is being typed, while no account has been typed yet.
func (f *voucherForm) similar() (model.Voucher, bool) {
	if f.right() {
		return model.Voucher{}, false
	}
	for _, l := range f.lines {
		if l.code != "" || strings.TrimSpace(l.account.Value()) != "" {
			return model.Voucher{}, false
		}
	}
	v, _ := f.voucher()
	v.Summary, v.Counterparty = f.head[cellSummary].Value(), f.head["Counterparty"].Value()
	return ledger.Similar(f.refs.past, v)
}

// propose renews the proposal when a cell that it depends on was left.
func (f *voucherForm) propose(c cell) {
	if c.name == cellSummary || c.name == cellAmount || c.name == "Counterparty" {
		f.like, _ = f.similar()
	}
	if c.line >= 0 && (c.name == cellProject || c.name == cellAccount) {
		f.markCustody()
	}
}

// markCustody puts the project of custody money on the lines of cash and bank that have none (其中：代管经费), where only
// one project's custody money moves.
func (f *voucherForm) markCustody() {
	name := ""
	for _, l := range f.lines {
		if p := l.project.Value(); strings.HasPrefix(l.code, custodyCode) && p != "" {
			if name != "" && name != p {
				return
			}
			name = p
		}
	}
	for _, l := range f.lines {
		money := strings.HasPrefix(l.code, model.AccountCash) || strings.HasPrefix(l.code, model.AccountBank)
		if name != "" && money && l.project.Value() == "" && f.head[cellProject].Value() == "" {
			l.project.SetValue(name)
			l.open = true
		}
	}
}

// proposal says in one line which voucher could be taken over; "" if none.
func (f *voucherForm) proposal() string {
	if f.like.ID == 0 {
		return ""
	}
	return text.SimilarLine(f.like)
}

// takeOver puts the lines of the proposed voucher into the form; what has been typed stays.
func (f *voucherForm) takeOver() tea.Cmd {
	if f.like.ID == 0 {
		return say(text.VoucherFormNoSimilar)
	}
	now, _ := f.voucher()
	amount, _ := f.sums()
	f.lay(model.TemplateOf("", f.like).Voucher(now.Date, amount))
	return nil
}

// fundNote says what the project of the focused line, or of the whole voucher, has left.
func (f *voucherForm) fundNote() string {
	name := f.head[cellProject].Value()
	if f.at.line >= 0 && f.lines[f.at.line].project.Value() != "" {
		name = f.lines[f.at.line].project.Value()
	}
	if name == "" {
		return ""
	}
	for _, p := range f.refs.funds {
		if p.Name != name {
			continue
		}
		if p.Kind == model.ProjectPlain {
			return text.ProjectKindName(p.Project)
		}
		v, _ := f.voucher()
		return p.Kind.String() + "，" + text.ProjectLeftLine(p.Left, spentOn(v, name, f.refs.chart))
	}
	return ""
}

// spentOn is what a voucher takes from a project: its expenses, and custody money that is paid out.
func spentOn(v model.Voucher, project string, c model.Chart) (sum model.Money) {
	for _, l := range v.Lines {
		a, ok := c.Lookup(l.Account)
		if ok && l.Project == project && (a.Kind == model.Expense || strings.HasPrefix(l.Account, custodyCode)) {
			sum += l.Debit()
		}
	}
	return sum
}

// noted puts the proposal, or what a project has left, in the place of a hint.
func (f *voucherForm) noted(w int) string {
	if s := f.proposal(); s != "" {
		return f.env.Theme.Info.Render(kit.Fit(kit.Sanitize(s), w))
	}
	if s := f.fundNote(); s != "" {
		return f.env.Theme.Info.Render(kit.Fit(kit.Sanitize(s), w))
	}
	return ""
}

// classes tells that lines are asked for their economic class, or that one bears it.
func (f *voucherForm) classes() bool {
	if f.env.Session.Branch.Classes {
		return true
	}
	for _, l := range f.lines {
		if l.class.Value() != "" {
			return true
		}
	}
	return false
}

// classPicks are the economic classes.
func classPicks() []pick {
	var out []pick
	for _, c := range model.EconomicClasses() {
		out = append(out, pick{value: c.Code, label: c.Code + " " + c.Name, note: c.Group})
	}
	return out
}

// classIn is the code of what was typed as an economic class; what is none stays, to be refused.
func classIn(typed string) string {
	typed = strings.TrimSpace(typed)
	if c, ok := model.ClassOf(typed); ok {
		return c.Code
	}
	return typed
}
