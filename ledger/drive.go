package ledger

import (
	"errors"
	"fmt"
	"sort"

	"gonghui/model"
)

// Drive reads one drive. The error may be ErrNotFound.
func (v *View) Drive(id model.ID) (model.Drive, error) {
	return get[model.Drive](v, model.KindDrive, id, nil)
}

// Drives reads the drives of a year (year 0: all), by day. One that is not closed counts in every year after its own.
func (v *View) Drives(year int) ([]model.Drive, error) {
	found, err := all[model.Drive](v, model.KindDrive, nil)
	out := found[:0]
	for _, d := range found {
		open := d.Closed == 0 || d.Closed.Year() >= year
		if year == 0 || d.Date.Year() == year || d.Date.Year() < year && open {
			out = append(out, d)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out, err
}

// ErrDriveOpen is returned when a drive is to be closed while some of its money is still with the union, a claim is
// under way, or a voucher of it is not posted.
var ErrDriveOpen = errors.New("a drive is not finished")

// SaveDrive makes (ID 0) or replaces a drive. What a posted voucher books cannot be changed any more: ErrPosted.
// One that is closed has handed on all of its money, by posted vouchers: ErrDriveOpen. Other errors: *RuleError,
// ErrNotFound.
func (t *Tx) SaveDrive(d model.Drive) (model.ID, error) {
	ref := model.Ref{Kind: model.KindDrive, ID: d.ID}
	if err := refused(ref, model.CheckDrive(d)); err != nil {
		return 0, err
	}
	for _, l := range d.Lines {
		if err := t.known(l.Member, 0); err != nil {
			return 0, err
		}
	}
	for _, c := range d.Claims {
		if err := t.known(c.Member, 0); err != nil {
			return 0, err
		}
	}
	if d.ID != 0 {
		if err := t.driveKept(d); err != nil {
			return 0, err
		}
	}
	if d.Closed != 0 {
		if err := t.driveDone(d); err != nil {
			return 0, err
		}
	}
	var err error
	if d.ID, err = t.identify(model.KindDrive, d.ID); err != nil {
		return 0, err
	}
	return d.ID, t.save(model.Ref{Kind: model.KindDrive, ID: d.ID}, d)
}

// driveDone makes sure that a drive can be closed. Its vouchers then book as much to account 221 as from it.
func (t *Tx) driveDone(d model.Drive) error {
	if d.Kept() != 0 {
		return fmt.Errorf("%w: %s is kept", ErrDriveOpen, d.Kept())
	}
	if d.Pending() {
		return fmt.Errorf("%w: a claim is under way", ErrDriveOpen)
	}
	for _, s := range d.Steps() {
		if s.Voucher == 0 {
			return fmt.Errorf("%w: step %d has no voucher", ErrDriveOpen, s.Step)
		}
		v, err := t.Voucher(s.Voucher)
		if err != nil {
			return err
		}
		if !v.Posted() {
			return fmt.Errorf("%w: voucher %d is a draft", ErrDriveOpen, s.Voucher)
		}
	}
	return nil
}

// driveKept makes sure that the sums which posted vouchers book stay as they were booked.
func (t *Tx) driveKept(d model.Drive) error {
	was, err := t.Drive(d.ID)
	if err != nil {
		return err
	}
	fixed := func(id model.ID, same bool) error {
		if id == 0 || same {
			return nil
		}
		x, err := t.Voucher(id)
		if err == nil && x.Posted() {
			err = ErrPosted
		}
		return err
	}
	if err := fixed(was.Received, was.Collected() == d.Collected() && was.Project == d.Project); err != nil {
		return err
	}
	if err := fixed(was.Handed.Voucher, was.Handed.Amount == d.Handed.Amount); err != nil {
		return err
	}
	for i, c := range was.Claims {
		same := i < len(d.Claims) && d.Claims[i].Amount == c.Amount && d.Claims[i].Member == c.Member
		if err := fixed(c.In, same); err != nil {
			return err
		}
		if err := fixed(c.Out, same); err != nil {
			return err
		}
	}
	return nil
}

// DraftDriveSteps drafts the vouchers of all steps by which money moved, and brings drafts up to date; posted ones
// stay. ErrNobody if there is nothing to draft.
func (t *Tx) DraftDriveSteps(id model.ID) error {
	d, err := t.Drive(id)
	if err != nil {
		return err
	}
	drafted := false
	for _, s := range d.Steps() {
		switch _, err := t.DraftDrive(id, s.Step, s.Claim); {
		case err == nil:
			drafted = true
		case !errors.Is(err, ErrPosted):
			return err
		}
	}
	if !drafted {
		return ErrNobody
	}
	return nil
}

// DraftDrive drafts the voucher of one step of a drive, or brings its draft up to date. Errors: ErrPosted, ErrNobody
// for a step without an amount or a day.
func (t *Tx) DraftDrive(id model.ID, step model.Step, claim int) (model.ID, error) {
	d, err := t.Drive(id)
	if err != nil {
		return 0, err
	}
	name := ""
	if step == model.StepArrived || step == model.StepPassed {
		if claim < 0 || claim >= len(d.Claims) {
			return 0, ErrNotFound
		}
		m, err := t.Member(d.Claims[claim].Member)
		if err != nil {
			return 0, err
		}
		name = m.Name
	}
	v := model.DriveVoucher(d, step, claim, name)
	if v.Lines[0].Amount == 0 || v.Date == 0 {
		return 0, ErrNobody
	}
	v.ID, v.Preparer = d.VoucherOf(step, claim), t.cmd.Actor
	if v.ID != 0 {
		old, err := t.Voucher(v.ID)
		if err != nil {
			return 0, err
		}
		if old.Posted() {
			return 0, ErrPosted
		}
		v.Attachments = old.Attachments
	}
	paper, err := t.SaveDraft(v)
	if err != nil {
		return 0, err
	}
	d = d.WithVoucher(step, claim, paper)
	return paper, t.save(model.Ref{Kind: model.KindDrive, ID: d.ID}, d)
}

// Custody is what account 221 owes under a project, all postings counted, in fen.
func (v *View) Custody(project string) (model.Money, error) {
	cells, err := v.cells()
	if err != nil {
		return 0, err
	}
	var sum model.Money
	for _, c := range cells {
		if c.project == project && len(c.account) >= 3 && c.account[:3] == accountCustody {
			sum += c.credit - c.debit
		}
	}
	return sum, nil
}
