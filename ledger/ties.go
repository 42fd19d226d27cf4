package ledger

import (
	"slices"
	"strings"

	"gonghui/model"
)

// Tie is an equation the accounting system demands (财会〔2021〕7号), with both of its sides in fen. Off are the projects
// that are not equal by themselves, where the equation holds project by project.
type Tie struct {
	Name        TieName
	Left, Right model.Money
	Off         []TieOff
}

// TieOff is one project of a Tie, "" for what belongs to none.
type TieOff struct {
	Project     string
	Left, Right model.Money
}

// Holds reports whether both sides are equal, as a whole and project by project.
func (t Tie) Holds() bool { return t.Left == t.Right && len(t.Off) == 0 }

// TieName names a Tie.
type TieName uint8

// The ties of 工会01表 and of account 301 with the assets it mirrors; what of an asset stands on 182 counts with it.
const (
	TieSheet        TieName = iota + 1 // assets = liabilities + net
	TieStock                           // 30101 = 141
	TieInvestment                      // 30102 = 151
	TieConstruction                    // 30103 = 161
	TieFixed                           // 30104 = 162 − 163
	TieIntangible                      // 30105 = 171 − 172
	TieDeferred                        // 30106 = 181
	TieCustody                         // money held in trust on 101 and 102 = 221, project by project
)

// mirror is a detail of 301 with the assets that it mirrors.
type mirror struct {
	name   TieName
	fund   string
	assets []string
}

var mirrorForm = []mirror{
	{TieStock, "30101", []string{"141"}},
	{TieInvestment, "30102", []string{"151"}},
	{TieConstruction, "30103", []string{"161"}},
	{TieFixed, "30104", []string{"162", "163"}},
	{TieIntangible, "30105", []string{"171", "172"}},
	{TieDeferred, "30106", []string{"181"}},
}

// lacks is by how much a voucher adds to the fund what it does not add to the assets, in fen: what goes to 182 or comes
// from it.
func (m mirror) lacks(x model.Voucher) (sum model.Money) {
	for _, l := range x.Lines {
		net := l.Debit() - l.Credit()
		assets := slices.ContainsFunc(m.assets, func(a string) bool { return strings.HasPrefix(l.Account, a) })
		if assets || strings.HasPrefix(l.Account, m.fund) {
			sum -= net
		}
	}
	return sum
}

// mirrors compares the details of 301 with the assets behind them at the end of a Range. What of an asset stands on 182
// counts with it: an asset to be scrapped has left its account while the fund is still there, one that was found is on
// its account while the fund is still to come. Which it is, the vouchers on 182 say; what the book was opened with
// counts towards the first mirror that lacks it.
func (v *View) mirrors(r Range, all map[at]sums) ([]Tie, error) {
	of := func(prefixes ...string) (m model.Money) {
		for k, x := range all {
			if slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(k.account, p) }) {
				m += x.closing()
			}
		}
		return m
	}
	waiting, err := v.waiting(r)
	if err != nil {
		return nil, err
	}
	left := of(model.AccountPending)
	for _, m := range waiting {
		left -= m
	}
	ties := make([]Tie, len(mirrorForm))
	for i, f := range mirrorForm {
		t := Tie{Name: f.name, Left: -of(f.fund), Right: of(f.assets...) + waiting[f.name]}
		lack := t.Left - t.Right
		if lack != 0 && lack.Abs() <= left.Abs() && (lack > 0) == (left > 0) {
			t.Right += lack
			left -= lack
		}
		ties[i] = t
	}
	return ties, nil
}

// waiting is what of each mirror the vouchers up to the end of a Range left on 182, in fen, debit positive. A voucher
// whose 182 is not all of assets, such as a shortage of cash, counts for nothing.
func (v *View) waiting(r Range) (map[TieName]model.Money, error) {
	chart, err := v.Chart()
	if err != nil {
		return nil, err
	}
	br, err := v.Branch()
	if err != nil {
		return nil, err
	}
	month := r.Month
	if month == 0 {
		month = 12
	}
	from, to := model.NewPeriod(br.FirstYear, 1).First(), model.NewPeriod(r.Year, month).Last()
	out, seen := map[TieName]model.Money{}, map[model.ID]bool{}
	for _, a := range chart.Accounts() {
		if !a.Leaf || !strings.HasPrefix(a.Code, model.AccountPending) {
			continue
		}
		err := v.EachEntry(a.Code, from, to, func(e Entry) error {
			if seen[e.Voucher] {
				return nil
			}
			seen[e.Voucher] = true
			x, err := v.Voucher(e.Voucher)
			if err != nil {
				return err
			}
			var pending, lacks model.Money
			for _, l := range x.Lines {
				if strings.HasPrefix(l.Account, model.AccountPending) {
					pending += l.Debit() - l.Credit()
				}
			}
			for _, f := range mirrorForm {
				lacks += f.lacks(x)
			}
			if pending != lacks {
				return nil
			}
			for _, f := range mirrorForm {
				out[f.name] += f.lacks(x)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// custody compares what 221 owes with the money of the same projects on 101 and 102, project by project: those that
// are registered as 代管, and those that 221 names.
func (v *View) custody(r Range) (Tie, error) {
	t := Tie{Name: TieCustody}
	all, err := v.sumsOf(Range{Year: r.Year, Month: r.Month, Closing: r.Closing}, true)
	if err != nil {
		return t, err
	}
	of, err := v.purse()
	if err != nil {
		return t, err
	}
	held, owed := map[string]model.Money{}, map[string]model.Money{}
	trust := map[string]bool{}
	for name, p := range of.known {
		if p.Kind == model.ProjectCustody {
			trust[name] = true
		}
	}
	for k, x := range all {
		if strings.HasPrefix(k.account, accountCustody) {
			owed[k.project] -= x.closing()
			t.Right -= x.closing()
			trust[k.project] = true
		}
	}
	for k, x := range all {
		if model.IsMoney(k.account) && k.project != "" && trust[k.project] {
			held[k.project] += x.closing()
			t.Left += x.closing()
		}
	}
	for p := range trust {
		if held[p] != owed[p] {
			t.Off = append(t.Off, TieOff{Project: p, Left: held[p], Right: owed[p]})
		}
	}
	slices.SortFunc(t.Off, func(a, b TieOff) int { return strings.Compare(a.Project, b.Project) })
	return t, nil
}
