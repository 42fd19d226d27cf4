package model

import "errors"

// minYear and maxYear bound the dates of business: the book knows nothing of the years before 2000. People
// may be born and have joined earlier.
const (
	minYear = 2000
	maxYear = MaxYear
)

// Rules are the names of all rules, each once. Another package proves with it that every rule has its text.
func Rules() []Rule {
	return []Rule{
		RuleVoucherDate, RuleVoucherSummary, RuleVoucherVague, RuleVoucherIllness, RuleVoucherLines,
		RuleVoucherZero, RuleVoucherSide, RuleVoucherBalance, RuleVoucherAttached, RuleVoucherPeriod,
		RuleVoucherOneSided, RuleVoucherReviewer, RuleVoucherReverses,
		RuleVoucherCashier, RuleVoucherHandler, RuleVoucherPayee, RuleVoucherMinutes, RuleVoucherCollective,
		RuleBranchMoney, RuleBranchCharges, RuleBranchShareYear, RuleBranchShareTwice,
		RuleGapYear, RuleGapNumber, RuleGapText,
		RuleAccountUnknown, RuleAccountOld, RuleAccountLeaf, RuleAccountCounty, RuleAccountFlow,
		RuleAmountTooLarge,
		RuleOpeningSides, RuleOpeningBalance, RuleOpeningFlow, RuleOpeningTwice, RuleOpeningTurnover,
		RuleBudgetTwice, RuleBudgetOverlap, RuleBudgetBalance, RuleBudgetBelow, RuleBudgetDate, RuleBudgetOrder,
		RuleBudgetAdjustDate, RuleBudgetAdjustNone, RuleBudgetAdjustWhy, RuleBudgetFinal,
		RuleYear,
		RuleTextTooLong, RuleTextCharacters,
		RuleMemberNumber, RuleMemberName, RuleMemberStatus, RuleMemberSex, RuleMemberDates, RuleMemberDate,
		RuleMemberID, RuleMemberIDSex, RuleMemberIDBirth, RuleMemberCard, RuleMemberCardCheck, RuleMemberBase,
		RuleMemberBaseOrder, RuleMemberMove, RuleMemberMoveOrder, RuleMemberAfter, RuleMemberMoveNone,
		RuleMemberRelative,
		RuleVisitMember, RuleVisitCategory, RuleVisitCategoryUnknown, RuleVisitDate, RuleVisitUndated,
		RuleVisitBefore, RuleVisitHeard,
		RuleVisitAmount, RuleVisitRelation, RuleVisitForm, RuleVisitOver, RuleVisitGoods,
		RuleVisitItem, RuleVisitItems, RuleVisitWorth, RuleVisitEvent, RuleVisitFollow, RuleVisitClaim,
		RuleSubsidyMember, RuleSubsidyCategory, RuleSubsidyDate, RuleSubsidyAmount, RuleSubsidyOrder,
		RuleSubsidyMissing, RuleSubsidyNotice, RuleSubsidyNoticeEnds, RuleSubsidyCash,
		RuleGrantStep, RuleGrantDate, RuleGrantPersons, RuleGrantIllness, RuleGrantProject,
		RuleDuesMember, RuleDuesMonth, RuleDuesAmount, RuleDuesPaid, RuleDuesWaived,
		RuleGiftName, RuleGiftKind, RuleGiftDate, RuleGiftAmount, RuleGiftTwice, RuleGiftFestival,
		RuleHardshipNumber, RuleHardshipMember, RuleHardshipCategory, RuleHardshipDate, RuleHardshipAmount,
		RuleHardshipPerson, RuleHardshipMany, RuleHardshipIncome,
		RuleActivityName, RuleActivityKind, RuleActivityDate, RuleActivityAmount, RuleActivityTwice, RuleActivityPrize,
		RuleActivityGuests, RuleActivityAccount, RuleActivityApproval, RuleActivityMinutes, RuleActivityGuest,
		RuleDriveName, RuleDriveKind, RuleDriveProject, RuleDriveDate, RuleDriveAmount, RuleDriveTwice, RuleDriveHanded,
		RuleDriveClaim,
		RuleLineEarmarked, RuleLineCustody, RuleLineDues, RuleLineClass, RuleLineNoExpense,
		RuleEventAmount, RuleEventSecond, RuleEventAccount, RuleEventPayment, RuleEventProject, RuleEventMember,
		RuleEventParty, RuleEventOriginal, RuleEventRefund, RuleEventShare, RuleEventYearEnd,
		RuleTemplateName, RuleTemplateLines, RuleTemplateSide,
		RuleProjectName, RuleProjectKind, RuleProjectDates, RuleVoucherClosing,
		RuleBranchName, RuleBranchYear, RuleBranchCategories, RuleBranchCategory, RuleBranchCategoryTwice,
		RuleBranchCategoryAccount, RuleBranchCredit, RuleBranchShare, RuleBranchLevy, RuleBranchRegion,
		RuleBranchTerm, RuleBranchLimit, RuleBranchBankAccount,
		RuleBankAccount, RuleBankDate, RuleBankAmount, RuleBankKey, RuleBankLines, RuleMatchEmpty, RuleMatchTwice,
		RuleReconMonth, RuleReconSigner, RuleReconDate, RuleReconAlone,
		RuleFileName, RuleFileHash, RuleFileSize, RuleFileRef,
		RuleInvoiceNumber, RuleInvoiceDate, RuleInvoiceAmount, RuleInvoiceBuyer, RuleInvoiceTwice,
		RuleAssetNumber, RuleAssetName, RuleAssetClass, RuleAssetCost, RuleAssetDate, RuleAssetLife, RuleAssetBefore,
		RuleAssetQuantity, RuleAssetThreshold, RuleAssetShort, RuleAssetMemo, RuleAssetProceeds,
		RuleVoucherMirror, RuleVoucherCapital,
		RuleCountDate, RuleCountLine, RuleCountFound, RuleCountValue, RuleCountPeople, RuleCountReason,
		RuleStockName, RuleStockItem, RuleStockDate, RuleStockQuantity, RuleStockAmount,
		RuleReceiptRun, RuleReceiptNumber, RuleReceiptAmount, RuleReceiptDate,
		RuleCashDate, RuleCashPiece, RuleCashSum, RuleCashAmount, RuleCashCounter, RuleCashReason,
	}
}

// MaxEntry is the largest amount of one entry on a visit, a grant or a month's dues: ten million yuan.
const MaxEntry Money = 1_000_000_000

// textField is one text of a record, the name of its field and its greatest length in characters.
type textField struct {
	field, value string
	max          int
}

// checkTexts holds texts against their length and against characters that must not be stored.
func checkTexts(vs *violations, fields []textField) {
	for _, f := range fields {
		if rule, bad := checkedText(f.value, f.max); bad {
			vs.error(rule, f.field, "")
		}
	}
}

// checkedText names the rule that a text breaks. The text itself is not repeated in a violation: it may do
// harm where it is shown.
func checkedText(s string, max int) (Rule, bool) { return brokenText(CleanText(s, max)) }

// checkNotes is checkTexts for texts of several lines.
func checkNotes(vs *violations, fields []textField) {
	for _, f := range fields {
		if rule, bad := brokenText(CleanNote(f.value, f.max)); bad {
			vs.error(rule, f.field, "")
		}
	}
}

func brokenText(_ string, err error) (Rule, bool) {
	switch {
	case err == nil:
		return "", false
	case errors.Is(err, ErrTextLong):
		return RuleTextTooLong, true
	}
	return RuleTextCharacters, true
}

// dateField is one date of a record.
type dateField struct {
	field string
	value Date
	rule  Rule
}

// checkDays holds dates that may be empty but must be real days.
func checkDays(vs *violations, fields []dateField) {
	for _, f := range fields {
		if f.value != 0 && (!f.value.Valid() || f.value.IsMonth()) {
			vs.error(f.rule, f.field, f.value.String())
		}
	}
}

// inYears reports whether a day of business lies in the years that a book may have.
func inYears(d Date) bool { return d.Year() >= minYear && d.Year() <= maxYear }
