package intake

import (
	"gonghui/ledger/intake/sheet"
)

// Kind is a kind of file, named as on the command line.
type Kind string

// The kinds.
const (
	Members   Kind = "members"   // 会员
	Opening   Kind = "opening"   // 期初
	Budget    Kind = "budget"    // 预算
	Vouchers  Kind = "vouchers"  // 凭证
	Visits    Kind = "visits"    // 走访
	Subsidies Kind = "subsidies" // 困难补助
	Dues      Kind = "dues"      // 会费
	Cashbook  Kind = "cashbook"  // 收支流水账
	Bank      Kind = "bank"      // 银行对账单
	Assets    Kind = "assets"    // 固定资产卡片
	Hardships Kind = "hardships" // 困难职工档案
)

// importer takes the rows of one kind apart. Both methods report what is wrong with the file to the run; their error
// is one of the book, and ends the import.
type importer interface {
	// row takes one row below the header.
	row(l *line) error
	// finish is called after the last row, for what only the whole file can tell.
	finish() error
}

// kindSpec is what the package knows of a kind.
type kindSpec struct {
	kind   Kind
	fields func() []sheet.Field
	// oneOf lists groups of fields: of each group, all fields of at least one entry must be there.
	oneOf  [][][]string
	sealed bool // its records have private fields
	many   bool // sheets with the same header are read one after the other: a workbook with a sheet a month
	start  func(*run, *table) (importer, error)
}

// specs lists all kinds in the order in which a book is filled.
func specs() []kindSpec {
	return []kindSpec{
		{Members, memberFields, nil, true, false, newMembers},
		{Opening, openingFields, [][][]string{
			{{fCode}, {fAccountName}}, {{fDebitBal, fCreditBal}, {fBalance}, {fYearOpen}},
		}, false, false, newOpening},
		{Budget, budgetFields, [][][]string{{{fCode}, {fAccountName}}}, false, false, newBudget},
		{Vouchers, voucherFields, [][][]string{
			{{fCode}, {fTopAccount}, {fAccountName}, {fDebitAccount, fCreditAccount}},
			{{fDebit, fCredit}, {fSide, fAmount}, {fDebitAccount, fCreditAccount, fAmount}},
		}, false, true, newVouchers},
		{Cashbook, cashbookFields, [][][]string{{{fBookIn}, {fBookOut}}}, false, false, newCashbook},
		{Visits, visitFields, [][][]string{{{fMember}, {fMemberName}}}, true, true, newVisits},
		{Hardships, hardshipFields, [][][]string{{{fMember}, {fMemberName}}}, true, false, newHardships},
		{Subsidies, subsidyFields, [][][]string{{{fMember}, {fMemberName}}}, true, true, newSubsidies},
		{Dues, duesFields, [][][]string{{{fMember}, {fMemberName}}, duesLayouts()}, false, false, newDues},
		{Bank, bankFields, bankNeeds(), false, false, newBank},
		{Assets, assetFields, nil, false, false, newAssets},
	}
}

// specOf finds a kind.
func specOf(k Kind) (kindSpec, bool) {
	for _, s := range specs() {
		if s.kind == k {
			return s, true
		}
	}
	return kindSpec{}, false
}

// KindNamed finds a kind by the name it has on the command line.
func KindNamed(name string) (Kind, bool) {
	s, ok := specOf(Kind(name))
	return s.kind, ok
}

// KindNames lists the names of all kinds in the order in which a book is filled.
func KindNames() []string {
	var names []string
	for _, s := range specs() {
		names = append(names, string(s.kind))
	}
	return names
}
