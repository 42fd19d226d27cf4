package model

import "strconv"

// The rules of drives.
const (
	RuleDriveName    Rule = "drive.name"    // a drive has a name
	RuleDriveKind    Rule = "drive.kind"    // one of the kinds
	RuleDriveProject Rule = "drive.project" // it has its project under 221
	RuleDriveDate    Rule = "drive.date"    // real days, in their order
	RuleDriveAmount  Rule = "drive.amount"  // amounts within reason
	RuleDriveTwice   Rule = "drive.twice"   // nobody is on the list twice
	RuleDriveHanded  Rule = "drive.handed"  // no more is handed over than was collected
	RuleDriveClaim   Rule = "drive.claim"   // a claim is a member's, and is passed on after it arrived
)

// CheckDrive returns everything that keeps a drive out of the book, and what to warn of.
func CheckDrive(d Drive) []Violation {
	var vs violations
	if d.Name == "" {
		vs.error(RuleDriveName, "Name", "")
	}
	if d.Kind < DriveMutual || d.Kind > DriveClub {
		vs.error(RuleDriveKind, "Kind", strconv.Itoa(int(d.Kind)))
	}
	if d.Project == "" {
		vs.error(RuleDriveProject, "Project", "")
	}
	if !d.Date.Valid() || d.Date.IsMonth() || !inYears(d.Date) {
		vs.error(RuleDriveDate, "Date", d.Date.String())
	}
	checkDays(&vs, []dateField{
		{"Until", d.Until, RuleDriveDate},
		{"Handed", d.Handed.Date, RuleDriveDate},
		{"Closed", d.Closed, RuleDriveDate},
	})
	if d.PerHead < 0 || d.PerHead > MaxEntry {
		vs.error(RuleDriveAmount, "PerHead", d.PerHead.String())
	}
	checkGivers(&vs, d.Lines)
	if h := d.Handed; h.Amount < 0 || h.Amount > d.Collected() {
		vs.error(RuleDriveHanded, "Handed", h.Amount.String())
	}
	checkClaims(&vs, d.Claims)
	checkTexts(&vs, []textField{
		{"Name", d.Name, MaxName},
		{"Project", d.Project, MaxName},
		{"Payment", d.Payment, MaxName},
		{"Handed", d.Handed.To, MaxName},
		{"Handed", d.Handed.Receipt, MaxName},
		{"Note", d.Note, MaxSummary},
	})
	return vs
}

// checkGivers holds the list of who gave what against its rules.
func checkGivers(vs *violations, lines []GiftLine) {
	seen := map[ID]bool{}
	for i, l := range lines {
		if seen[l.Member] {
			vs.add(RuleDriveTwice, SeverityError, "Lines", i, "")
		}
		seen[l.Member] = true
		if l.Amount < 0 || l.Amount > MaxEntry || l.Left != "" && l.Amount != 0 {
			vs.add(RuleDriveAmount, SeverityError, "Lines", i, l.Amount.String())
		}
		checkTexts(vs, []textField{{"Lines", l.Left, MaxSummary}})
	}
}

// checkClaims holds the claims of members against their rules.
func checkClaims(vs *violations, claims []Claim) {
	for i, c := range claims {
		late := c.Passed != 0 && (c.Arrived == 0 || c.Passed < c.Arrived)
		if c.Member == 0 || c.Amount <= 0 || c.Amount > MaxEntry || late {
			vs.add(RuleDriveClaim, SeverityError, "Claims", i, c.Amount.String())
		}
		checkDays(vs, []dateField{
			{"Claims", c.Applied, RuleDriveDate},
			{"Claims", c.Arrived, RuleDriveDate},
			{"Claims", c.Passed, RuleDriveDate},
		})
	}
}
