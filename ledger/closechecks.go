package ledger

import "gonghui/model"

// CheckState says what a line of the check list means for closing.
type CheckState uint8

// The states.
const (
	CheckOK       CheckState = iota + 1
	CheckHint                // to be looked at; does not keep the period from closing
	CheckObstacle            // keeps it from closing
)

// CloseCheckName names a line of the check list before a month or a year is closed.
type CloseCheckName uint8

// The lines, in the order of the list.
const (
	CloseCheckOpening      CloseCheckName = iota + 1 // 期初 of the first year entered
	CloseCheckEarlier                                // earlier months closed
	CloseCheckDrafts                                 // no drafts
	CloseCheckReviewed                               // drafts reviewed
	CloseCheckSealed                                 // the year opens with what the year before was sealed with
	CloseCheckAttached                               // vouchers have their papers
	CloseCheckBank                                   // bank accounts reconciled
	CloseCheckCash                                   // cash counted
	CloseCheckNegative                               // cash and bank negative on no day
	CloseCheckDepreciation                           // depreciation of the month run
	CloseCheckMirrors                                // 301 equals the assets behind it
	CloseCheckCustody                                // money held in trust equals 221
	CloseCheckAdvances                               // no advances and claims older than three months
	CloseCheckPending                                // 182 is empty at the year's end
	CloseCheckAccrual                                // what the upper union still owes is on 131 at the year's end
	CloseCheckProjects                               // finished projects are marked at the year's end
	CloseCheckGaps                                   // voucher numbers without a gap
	CloseCheckCounted                                // assets and goods counted in the year
	CloseCheckRemitted                               // nothing owed to the upper union at the year's end
	CloseCheckOverspent                              // no project spent more than it had
	CloseCheckTrust                                  // money held in trust is neither income nor expense
	CloseCheckSides                                  // every account stands on its side
	CloseCheckCards                                  // cards and goods say what the accounts say
	CloseCheckCashLimit                              // no more cash than the branch allows
	CloseCheckBudget                                 // nothing spent beyond the budget
)

// CloseItem is one thing that a line of the check list is about; what is not set does not apply. Amounts are in fen.
type CloseItem struct {
	Ref     model.Ref // the voucher, draft or asset to go to
	Account string
	Project string
	Number  string // a source number that is missing
	Period  model.Period
	Day     model.Date
	Amount  model.Money
	Bank    *Reconciled // how a bank account stands against its statement
}

// CloseCheck is one line of the check list. Items are empty when it is in order.
type CloseCheck struct {
	Name  CloseCheckName
	State CheckState
	Items []CloseItem
}

// closeScene is what the lines look at: a month, or a year as its period 13.
type closeScene struct {
	*View
	p         model.Period
	end       model.Date
	at        Range // up to the period's end
	branch    model.Branch
	obstacles []Obstacle
	all       map[at]sums
	slips     []slip // of the month's vouchers; read once
}

// slip is what the lines ask of a posted voucher.
type slip struct {
	id          model.ID
	date        model.Date
	kind        model.VoucherKind
	attachments int
	source      string
}

// closeLine is one line of the list: gate lines keep a period from closing.
type closeLine struct {
	name CloseCheckName
	gate bool
	when func(p model.Period) bool
	find func(s *closeScene) ([]CloseItem, error)
}

func always(model.Period) bool { return true }

func ofMonth(p model.Period) bool { return p.IsMonth() }

func atYearEnd(p model.Period) bool { return p.Month() >= 12 }

func ofYear(p model.Period) bool { return !p.IsMonth() }

var closeLines = []closeLine{
	{CloseCheckOpening, true, always, blocked(ObstacleOpening)},
	{CloseCheckEarlier, true, always, blocked(ObstacleEarlier)},
	{CloseCheckDrafts, true, always, blocked(ObstacleDraft)},
	{CloseCheckReviewed, false, ofMonth, unreviewed},
	{CloseCheckSealed, false, always, unlikeSealed},
	{CloseCheckAttached, false, ofMonth, unattached},
	{CloseCheckBank, false, always, unreconciled},
	{CloseCheckCash, false, ofMonth, uncounted},
	{CloseCheckNegative, false, ofMonth, overdrawn},
	{CloseCheckDepreciation, false, always, undepreciated},
	{CloseCheckMirrors, false, always, unmirrored},
	{CloseCheckCustody, false, always, untrue},
	{CloseCheckAdvances, false, always, outstanding},
	{CloseCheckPending, false, atYearEnd, pending},
	{CloseCheckAccrual, false, atYearEnd, unaccrued},
	{CloseCheckProjects, false, ofYear, unfinished},
	{CloseCheckCards, false, always, uncarded},
	{CloseCheckOverspent, false, always, overspent},
	{CloseCheckTrust, false, always, misused},
	{CloseCheckSides, false, always, wrongSided},
	{CloseCheckCashLimit, false, ofMonth, tooMuchCash},
	{CloseCheckBudget, false, always, overBudget},
	{CloseCheckCounted, false, ofYear, uncountedAssets},
	{CloseCheckRemitted, false, ofYear, unremitted},
	{CloseCheckGaps, false, always, unexplained},
}

// CloseChecks is the check list before a month, or a year as its period 13, is closed: every line with its state and
// what it is about. Only what CloseObstacles names is an obstacle; the rest is for the treasurer to judge.
func (v *View) CloseChecks(p model.Period) ([]CloseCheck, error) {
	s := &closeScene{View: v, p: p, end: p.Last(), at: Range{Year: p.Year(), Month: min(p.Month(), 12)}}
	var err error
	if s.obstacles, err = v.CloseObstacles(p); err != nil {
		return nil, err
	}
	if s.branch, err = v.Branch(); err != nil {
		return nil, err
	}
	if s.all, err = v.sumsOf(s.at, false); err != nil {
		return nil, err
	}
	if p.IsMonth() {
		err = v.EachVoucher(p, p, func(x model.Voucher) error {
			s.slips = append(s.slips, slip{x.ID, x.Date, x.Kind, x.Attachments, x.Source})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	var out []CloseCheck
	for _, l := range closeLines {
		if !l.when(p) {
			continue
		}
		items, err := l.find(s)
		if err != nil {
			return nil, err
		}
		c := CloseCheck{Name: l.name, State: CheckOK, Items: items}
		if len(items) > 0 {
			if c.State = CheckHint; l.gate {
				c.State = CheckObstacle
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// blocked lists the obstacles of one kind.
func blocked(kind ObstacleKind) func(*closeScene) ([]CloseItem, error) {
	return func(s *closeScene) (out []CloseItem, err error) {
		for _, o := range s.obstacles {
			if o.Kind != kind {
				continue
			}
			item := CloseItem{Period: o.Period}
			if o.Voucher != 0 {
				item.Ref = model.Ref{Kind: model.KindVoucher, ID: o.Voucher}
			}
			out = append(out, item)
		}
		return out, nil
	}
}

func unreviewed(s *closeScene) (out []CloseItem, err error) {
	err = s.EachDraft(func(d model.Voucher) error {
		if d.In() == s.p && !d.Reviewed && d.Reviewer == "" {
			out = append(out, CloseItem{Ref: model.Ref{Kind: model.KindVoucher, ID: d.ID}, Day: d.Date})
		}
		return nil
	})
	return out, err
}

// unlikeSealed tells where the year does not open with what the year before was sealed with, or that it was not sealed.
func unlikeSealed(s *closeScene) (out []CloseItem, err error) {
	year := s.p.Year()
	differences, proved, err := s.OpeningProof(year)
	if err == nil && !proved && year > s.branch.FirstYear {
		return []CloseItem{{Period: model.Closing(year - 1)}}, nil
	}
	for _, d := range differences {
		out = append(out, CloseItem{Account: d.Account, Project: d.Project, Amount: d.Opening - d.Sealed})
	}
	return out, err
}

// unattached lists ordinary and correcting vouchers with neither papers nor files of their own or of their invoices;
// closing vouchers need none (会计基础工作规范 51(4)).
func unattached(s *closeScene) (out []CloseItem, err error) {
	files, err := all[model.Attachment](s.View, model.KindAttachment, nil)
	if err != nil {
		return nil, err
	}
	bound := map[model.ID]bool{}
	for _, a := range files {
		for _, r := range a.Refs {
			if r.Kind == model.KindInvoice {
				x, err := s.Invoice(r.ID)
				if err != nil {
					return nil, err
				}
				r.ID = x.Voucher
			}
			bound[r.ID] = true
		}
	}
	for _, x := range s.slips {
		if x.attachments == 0 && !bound[x.id] && (x.kind == model.VoucherNormal || x.kind == model.VoucherBlue) {
			out = append(out, CloseItem{Ref: model.Ref{Kind: model.KindVoucher, ID: x.id}, Day: x.date, Period: s.p})
		}
	}
	return out, nil
}
