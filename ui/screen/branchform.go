package screen

import (
	"errors"
	"strconv"
	"strings"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// The fields of a union's own data, by the names of model.Branch.
const (
	fName, fShort, fCode, fBank, fAccount = "Name", "Short", "CreditCode", "Bank", "BankAccount"
	fChair, fTreasurer, fCashier, fAudit  = "Chair", "Treasurer", "Cashier", "Auditor"
	fFrom, fTo, fRegion, fLevy, fShare    = "TermFrom", "TermTo", "Region", "Levy", "OwnShare"
	fYear                                 = "FirstYear"
)

// newBranchForm makes the form of a union's own data and fills it in.
func newBranchForm(env Env, b model.Branch) *kit.Form {
	th := env.Theme
	field := func(kind kit.Kind, limit int, ghost string) *kit.Field {
		f := kit.NewField(th, kind)
		f.Limit, f.Placeholder = limit, ghost
		return f
	}
	regions := []kit.Option{{Value: "", Label: text.BranchNotChosen}}
	for _, r := range model.Regions() {
		regions = append(regions, kit.Option{Value: r, Label: r})
	}
	levies := []kit.Option{{Value: "0", Label: text.BranchNotChosen}}
	for _, l := range model.LevyModes() {
		levies = append(levies, kit.Option{Value: strconv.Itoa(int(l)), Label: l.String()})
	}
	item := func(name, label string, in kit.Input, w int) kit.Item {
		return kit.Item{Name: name, Label: label, Input: in, Width: w}
	}
	person := func(name, label string) kit.Item {
		return item(name, label, field(kit.KindText, model.MaxName, ""), 20)
	}
	name := item(fName, text.BranchName, field(kit.KindText, model.MaxName, text.BranchNameGhost), 0)
	name.Required = true
	year := item(fYear, text.BranchYear, field(kit.KindID, 4, ""), 6)
	year.Required, year.Check = true, checkYear
	share := item(fShare, text.BranchShare, field(kit.KindID, 6, ""), 8)
	share.Check = func(s string) string {
		if _, ok := parseShare(s); !ok {
			return text.BranchBadShare
		}
		return ""
	}
	f := kit.NewForm(th,
		[]kit.Item{{Label: text.BranchUnion}},
		[]kit.Item{name},
		[]kit.Item{
			item(fShort, text.BranchShort, field(kit.KindText, model.MaxName, ""), 24),
			item(fCode, text.BranchCode, field(kit.KindID, 18, text.BranchCodeGhost), 20),
		},
		[]kit.Item{
			item(fBank, text.BranchBank, field(kit.KindText, model.MaxName, ""), 24),
			item(fAccount, text.BranchAccount, field(kit.KindID, 32, ""), 24),
		},
		[]kit.Item{{Label: text.BranchPeople}},
		[]kit.Item{person(fChair, text.BranchChair), person(fTreasurer, text.BranchTreasurer)},
		[]kit.Item{person(fCashier, text.BranchCashier), person(fAudit, text.BranchAuditor)},
		[]kit.Item{
			item(fFrom, text.BranchFrom, field(kit.KindDate, 0, ""), 14),
			item(fTo, text.BranchTo, field(kit.KindDate, 0, ""), 14),
		},
		[]kit.Item{{Label: text.BranchRules}},
		[]kit.Item{item(fRegion, text.BranchRegion, kit.NewChoice(th, regions...), 14)},
		[]kit.Item{item(fLevy, text.BranchLevy, kit.NewChoice(th, levies...), 14)},
		[]kit.Item{share},
		[]kit.Item{year},
	)
	fillBranchForm(f, b)
	f.SetHint(fRegion, text.BranchRegionTip)
	f.SetHint(fShare, text.BranchShareUnit)
	f.SetHint(fYear, text.BranchYearHint)
	f.MarkClean()
	return f
}

func fillBranchForm(f *kit.Form, b model.Branch) {
	share := ""
	if b.OwnShare != 0 {
		share = strings.TrimSuffix(strings.TrimRight(model.Money(b.OwnShare).String(), "0"), ".")
	}
	for name, value := range map[string]string{
		fName: b.Name, fShort: b.Short, fCode: b.CreditCode, fBank: b.Bank, fAccount: b.BankAccount,
		fChair: b.Chair, fTreasurer: b.Treasurer, fCashier: b.Cashier, fAudit: b.Auditor,
		fFrom: b.TermFrom.String(), fTo: b.TermTo.String(), fRegion: b.Region,
		fLevy: strconv.Itoa(int(b.Levy)), fShare: share, fYear: strconv.Itoa(b.FirstYear),
	} {
		f.SetValue(name, value)
	}
}

// branchOf is b with what the form says.
func branchOf(f *kit.Form, b model.Branch) model.Branch {
	b.Name, b.Short = f.Value(fName), f.Value(fShort)
	b.CreditCode, b.Bank, b.BankAccount = f.Value(fCode), f.Value(fBank), f.Value(fAccount)
	b.Chair, b.Treasurer = model.NormalizeName(f.Value(fChair)), model.NormalizeName(f.Value(fTreasurer))
	b.Cashier, b.Auditor = model.NormalizeName(f.Value(fCashier)), model.NormalizeName(f.Value(fAudit))
	b.TermFrom, b.TermTo = dateOf(f.Value(fFrom)), dateOf(f.Value(fTo))
	b.Region = f.Value(fRegion)
	levy, _ := strconv.Atoi(f.Value(fLevy))
	b.Levy = model.LevyMode(levy)
	b.OwnShare, _ = parseShare(f.Value(fShare))
	b.FirstYear, _ = strconv.Atoi(f.Value(fYear))
	return b
}

func checkYear(s string) string {
	if n, err := strconv.Atoi(s); err != nil || n < 2000 || n > model.MaxYear {
		return text.BranchBadYear
	}
	return ""
}

// parseShare reads a percentage with at most two decimals, as hundredths of a percent; empty is 0.
func parseShare(s string) (int, bool) {
	if s == "" {
		return 0, true
	}
	m, err := model.ParseMoney(strings.TrimSuffix(s, "%"))
	return int(m), err == nil && m >= 0 && m <= 10000
}

// dateOf reads a date that a field has completed and found right; anything else is none.
func dateOf(s string) model.Date {
	d, err := model.ParseDateOrMonth(s)
	if err != nil {
		return 0
	}
	return d
}

// showRefused shows at a form's fields why the gate refused a record: items are named as the record's fields are.
// It reports whether every reason found its field; if not, the error is to be shown in a dialog as well.
func showRefused(f *kit.Form, err error) bool {
	var rule *ledger.RuleError
	if !errors.As(err, &rule) {
		return false
	}
	all := true
	for _, v := range rule.Violations {
		if v.Severity != model.SeverityError {
			continue
		}
		if v.Line >= 0 || f.Input(v.Field) == nil {
			all = false
			continue
		}
		m := text.Violation(v)
		f.SetError(v.Field, m.What+"，"+m.Next)
		f.FocusOn(v.Field)
	}
	return all
}

// hintAt shows at a form's fields what is worth a warning, and takes the hint off where there is none any more.
// Fields in keep have a hint of their own.
func hintAt(f *kit.Form, violations []model.Violation, names []string, keep map[string]string) {
	words := map[string]string{}
	for _, v := range violations {
		if v.Severity == model.SeverityWarning && v.Line < 0 {
			words[v.Field] = text.Violation(v).What
		}
	}
	for _, n := range names {
		if words[n] == "" {
			words[n] = keep[n]
		}
		f.SetHint(n, words[n])
	}
}
