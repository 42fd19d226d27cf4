package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of how the books are kept, by the names of model.Branch.
const (
	fMonthly, fReview, fCollective = "CloseMonthly", "ReviewFirst", "CollectiveAbove"
	fCashLimit, fCharges, fShares  = "CashLimit", "ChargesAccount", "Shares"
	fClasses, fLead, fHead         = "Classes", "FinanceLead", "AccountingHead"
)

// bookRules edits how the union keeps its books: reviews, limits, closing, who signs.
type bookRules struct {
	env  Env
	form *kit.Form
	id   string
}

func newBookRules(env Env) Screen {
	s := &bookRules{env: env, id: env.NewID(), form: bookRulesForm(env)}
	s.form.OnSave = s.save
	return s
}

// bookRulesForm makes the form and fills it in.
func bookRulesForm(env Env) *kit.Form {
	th, b := env.Theme, env.Session.Branch
	item := func(name, label string, in kit.Input, w int) kit.Item {
		return kit.Item{Name: name, Label: label, Input: in, Width: w}
	}
	field := func(name, label string, kind kit.Kind, limit, w int) kit.Item {
		f := kit.NewField(th, kind)
		f.Limit = limit
		return item(name, label, f, w)
	}
	choice := func(name, label, off, on string) kit.Item {
		two := kit.NewChoice(th, kit.Option{Value: "", Label: off}, kit.Option{Value: "1", Label: on})
		return item(name, label, two, 14)
	}
	charges := field(fCharges, text.BranchCharges, kit.KindID, 9, 10)
	charges.Check = func(s string) string {
		return onlyIf(s == "" || strings.HasPrefix(s, "5"), text.BranchBadCharges)
	}
	shares := field(fShares, text.BranchShares, kit.KindText, model.MaxSummary, 20)
	shares.Check = func(s string) string {
		_, ok := text.ParseShares(s)
		return onlyIf(ok, text.BranchBadShares)
	}
	f := kit.NewForm(th,
		[]kit.Item{{Label: text.BranchApproval}},
		[]kit.Item{choice(fReview, text.BranchReview, text.YesNo(false), text.YesNo(true))},
		[]kit.Item{field(fCollective, text.BranchCollective, kit.KindAmount, 0, 14)},
		[]kit.Item{field(fCashLimit, text.BranchCash, kit.KindAmount, 0, 14)},
		[]kit.Item{{Label: text.BranchKeeping}},
		[]kit.Item{choice(fMonthly, text.BranchClosing, text.BranchMonthlyOff, text.BranchMonthlyOn)},
		[]kit.Item{charges},
		[]kit.Item{shares},
		[]kit.Item{choice(fClasses, text.BranchClasses, text.YesNo(false), text.YesNo(true))},
		[]kit.Item{{Label: text.BranchSigners}},
		[]kit.Item{field(fLead, text.BranchLead, kit.KindText, model.MaxName, 16)},
		[]kit.Item{field(fHead, text.BranchHead, kit.KindText, model.MaxName, 16)},
	)
	yuan := func(m model.Money) string {
		if m == 0 {
			return ""
		}
		return m.String()
	}
	one := map[bool]string{true: "1"}
	for name, value := range map[string]string{
		fMonthly: one[b.CloseMonthly], fReview: one[b.ReviewFirst], fClasses: one[b.Classes],
		fCollective: yuan(b.CollectiveAbove), fCashLimit: yuan(b.CashLimit), fCharges: b.ChargesAccount,
		fShares: text.SharesWord(b.Shares), fLead: b.FinanceLead, fHead: b.AccountingHead,
	} {
		f.SetValue(name, value)
	}
	for name, hint := range map[string]string{
		fMonthly: text.BranchMonthlyTip, fReview: text.BranchReviewTip, fClasses: text.BranchClassesTip,
		fCollective: text.BranchSumTip, fCashLimit: text.BranchCashTip, fCharges: text.BranchChargesTip,
		fShares: text.BranchSharesTip, fLead: text.BranchLeadTip, fHead: text.BranchHeadTip,
	} {
		f.SetHint(name, hint)
	}
	f.MarkClean()
	return f
}

// branch is the union with what the form says.
func (s *bookRules) branch() model.Branch {
	b, f := s.env.Session.Branch, s.form
	b.CloseMonthly, b.ReviewFirst, b.Classes = f.Value(fMonthly) != "", f.Value(fReview) != "", f.Value(fClasses) != ""
	b.CollectiveAbove, b.CashLimit = sumOf(f.Value(fCollective)), sumOf(f.Value(fCashLimit))
	b.ChargesAccount = f.Value(fCharges)
	b.Shares, _ = text.ParseShares(f.Value(fShares))
	b.FinanceLead, b.AccountingHead = model.NormalizeName(f.Value(fLead)), model.NormalizeName(f.Value(fHead))
	return b
}

// sumOf reads an amount that its field has found right; nothing is 0.
func sumOf(s string) model.Money {
	m, err := model.ParseMoney(s)
	if err != nil {
		return 0
	}
	return m
}

func (s *bookRules) save() tea.Cmd {
	if readOnly(s.env) != "" {
		return fail(ledger.ErrReadOnly)
	}
	return saveBranch(s.env, text.SettingsSaved, s.id, s.branch(), func() tea.Cmd {
		s.form.MarkClean()
		return pop()
	}, func(err error) bool { return showRefused(s.form, err) })
}

func (s *bookRules) Init() tea.Cmd                       { return nil }
func (s *bookRules) Reload() tea.Cmd                     { return nil }
func (s *bookRules) Title() string                       { return text.SettingsTitle + " · " + text.BranchBooks }
func (s *bookRules) Editing() bool                       { return true }
func (s *bookRules) Dirty() bool                         { return s.form.Dirty() }
func (s *bookRules) Keys() []kit.Binding                 { return fieldKeys(s.env) }
func (s *bookRules) Update(msg tea.Msg) tea.Cmd          { return s.form.Update(msg) }
func (s *bookRules) Draw(w, h int) (string, *tea.Cursor) { return s.form.Draw(w, h) }
