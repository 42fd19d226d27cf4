package export

import (
	"cmp"
	"fmt"
	"slices"

	"gonghui/ledger"
	"gonghui/model"
)

// nominal is what an asset is worth that has no price: 名义金额, one yuan (财会〔2021〕7号 art. 27).
const nominal = model.Money(100)

// notes are 会计报表附注 of a year: the eight points with the figures of the book, and room for what only people know.
func (d *desk) notes(q Query, in ledger.IncomeStatement, bs ledger.BalanceSheet) (page, error) {
	doc := &Doc{Title: fmt.Sprintf(notesTitle, q.Year)}
	end := model.NewPeriod(q.Year, 12).Last()
	doc.add(BlockPlain, fmt.Sprintf(notesUnit, d.branch.Name, end.Chinese()))
	doc.title(notesComply)
	doc.text(fmt.Sprintf(notesComplyText, q.Year, q.Year))
	cards, err := d.v.Assets()
	if err != nil {
		return page{}, err
	}
	for _, part := range []func() error{
		func() error { return d.notesOverall(doc, q, in, bs) },
		func() error { d.notesPolicy(doc, q.Year); return nil },
		func() error { return d.notesItems(doc, q, bs) },
		func() error { notesDisposals(doc, q.Year, cards, bs); return nil },
		func() error { notesNominals(doc, end, cards); return nil },
		func() error { return d.notesPrior(doc, q, in) },
		func() error { return d.notesOther(doc, q.Year) },
	} {
		if err := part(); err != nil {
			return page{}, err
		}
	}
	for _, s := range statementSigned(d.branch) {
		doc.add(BlockSign, s)
	}
	return page{name: notesName, doc: doc}, nil
}

func (d *desk) notesOverall(doc *Doc, q Query, in ledger.IncomeStatement, bs ledger.BalanceSheet) error {
	closing := func(l ledger.SheetLine) string { return bs.Row(l).Closing.Grouped() }
	doc.title(notesOverall)
	doc.text(fmt.Sprintf(notesOverallMoney, closing(ledger.SheetAssetTotal), closing(ledger.SheetMoney),
		closing(ledger.SheetLiabilityTotal), closing(ledger.SheetNetTotal)))
	doc.text(fmt.Sprintf(notesOverallFlow, in.IncomeTotal.Grouped(), in.ExpenseTotal.Grouped(),
		in.Difference().Grouped(), (in.OpeningCarry + in.OpeningSurplus).Grouped(),
		(in.ClosingCarry + in.ClosingSurplus).Grouped()))
	q.Closing = false
	plan, err := d.budgetPaper(q)
	if err != nil || !plan.known {
		doc.text(notesOverallNone)
		return err
	}
	share := func(s ledger.BudgetSide) string {
		if p, ok := s.Actual.Percent(s.Adjusted); ok {
			return fmt.Sprintf(notesOverallShare, p)
		}
		return ""
	}
	doc.text(fmt.Sprintf(notesOverallBudget,
		plan.income.Adjusted.Grouped(), plan.income.Actual.Grouped(), share(plan.income),
		plan.expense.Adjusted.Grouped(), plan.expense.Actual.Grouped(), share(plan.expense)))
	return nil
}

func (d *desk) notesPolicy(doc *Doc, year int) {
	doc.title(notesPolicy)
	doc.text(notesPolicyBasis)
	doc.text(notesPolicyAssets)
	share := d.branch.ShareOf(year)
	switch of, _ := model.Money(share).Percent(10_000); {
	case d.branch.Levy == model.LevyPassed:
		doc.text(notesPolicyPassed)
	case d.branch.Levy == model.LevySelf && share > 0:
		doc.text(fmt.Sprintf(notesPolicyShare, of))
	}
	doc.text(notesPolicyChange)
}

// notesItems lists what is owed either way.
func (d *desk) notesItems(doc *Doc, q Query, bs ledger.BalanceSheet) error {
	doc.title(notesItems)
	t := Table{Columns: notesClaimColumns}
	balances, err := d.v.TrialBalance(q.covers())
	for _, b := range balances {
		opening, closing := b.OpeningDebit+b.OpeningCredit, b.ClosingDebit+b.ClosingCredit
		if accountIs(b.Account, claimTops...) && (opening != 0 || closing != 0) {
			t.Rows = append(t.Rows, []string{b.Account, b.Name, opening.String(), closing.String()})
		}
	}
	if len(t.Rows) == 0 {
		doc.text(notesItemsNone)
	} else {
		doc.text(notesItemsClaims)
		doc.table(t)
	}
	if c := bs.Row(ledger.SheetCustody).Closing; c != 0 {
		doc.text(fmt.Sprintf(notesItemsTrust, c.Grouped()))
	}
	return err
}

func notesDisposals(doc *Doc, year int, cards []model.AssetCard, bs ledger.BalanceSheet) {
	doc.title(notesDisposal)
	none := true
	for _, c := range cards {
		if c.Disposed.Year() == year {
			none = false
			doc.text(fmt.Sprintf(notesDisposalOne, c.Number, c.Name, c.Cost.Grouped(), c.Disposed.Chinese(),
				cmp.Or(c.Manner, notesBlank), cmp.Or(c.Approval, notesBlank)))
		}
	}
	if none {
		doc.text(notesDisposalNone)
	}
	if left := bs.Row(ledger.SheetPending).Closing; left != 0 {
		doc.text(fmt.Sprintf(notesDisposalOpen, left.Grouped()))
	}
}

func notesNominals(doc *Doc, end model.Date, cards []model.AssetCard) {
	doc.title(notesNominal)
	cards = slices.DeleteFunc(slices.Clone(cards), func(c model.AssetCard) bool {
		return c.Cost != nominal || c.Acquired > end || c.Disposed != 0 && c.Disposed <= end
	})
	for _, c := range cards {
		doc.text(fmt.Sprintf(notesNominalOne, c.Number, c.Name, c.Acquired.Chinese(), cmp.Or(c.Origin, notesBlank)))
	}
	if len(cards) == 0 {
		doc.text(notesNominalNone)
	}
}

// notesPrior names the vouchers that changed what earlier years had left.
func (d *desk) notesPrior(doc *Doc, q Query, in ledger.IncomeStatement) error {
	doc.title(notesPrior)
	q.Closing = false
	var entries []ledger.Entry
	for _, top := range []string{model.AccountCarryAdjusted, model.AccountSurplusAdjusted} {
		some, err := d.entriesOf(top, q)
		if err != nil {
			return err
		}
		entries = append(entries, some...)
	}
	if len(entries) == 0 {
		doc.text(notesPriorNone)
		return nil
	}
	doc.text(fmt.Sprintf(notesPriorSum, in.Adjusted.Grouped()))
	for _, e := range entries {
		x, err := d.v.Voucher(e.Voucher)
		if err != nil {
			return err
		}
		amount := e.Amount
		if e.Side == model.Debit {
			amount = -amount
		}
		doc.text(fmt.Sprintf(notesPriorOne, label(x), lineSummary(x, e.Line), amount.Grouped()))
	}
	return nil
}

func (d *desk) notesOther(doc *Doc, year int) error {
	doc.title(notesOther)
	months, err := d.v.Periods(year)
	for _, m := range months {
		if !m.Closed {
			doc.text(notesOpenMonth)
			break
		}
	}
	doc.room(4)
	return err
}
