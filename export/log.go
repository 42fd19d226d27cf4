package export

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"gonghui/ledger"
	"gonghui/model"
)

// act is a run of events of one kind that were written together.
type act struct {
	first, last uint64
	at          time.Time
	actor       string
	kind        ledger.EventKind
	record      model.Kind
	from, to    string // names of its first and last record
	reason      string
}

// joins reports whether an event goes on with an act: written in the same moment by the same person, of one
// kind.
func (a act) joins(e ledger.Event) bool {
	return a.first != 0 && a.at.Equal(e.Time) && a.actor == e.Actor && a.kind == e.Kind &&
		a.record == e.Ref.Kind && e.Kind != ledger.EventRemoved
}

// logTable is 操作日志: everything that was ever done to the book, from its first event. What was done in one go
// is one row. It takes no year: an act of today may be about any.
func logTable(d *desk, q Query) (Table, error) {
	t := Table{Name: sheetLog, Heading: d.heading(q), Columns: logColumns, Notes: []string{logHow}}
	t.Heading = []string{t.Heading[0], logWhole}
	var a act
	flush := func() {
		if a.first == 0 {
			return
		}
		object := a.from
		if a.to != a.from {
			object = fmt.Sprintf(logSpan, a.from, a.to)
		}
		t.Rows = append(t.Rows, []string{
			strconv.FormatUint(a.first, 10), strconv.FormatUint(a.last, 10),
			a.at.In(model.Zone()).Format("2006-01-02 15:04:05"), a.actor, eventName(a.kind, a.record),
			strconv.FormatUint(a.last-a.first+1, 10), object, a.reason,
		})
	}
	err := d.v.EachEvent(1, func(e ledger.Event) error {
		name, err := d.eventObject(e)
		if err != nil {
			return err
		}
		if a.joins(e) {
			a.last, a.to = e.Seq, name
			return nil
		}
		flush()
		a = act{
			first: e.Seq, last: e.Seq, at: e.Time, actor: e.Actor, kind: e.Kind, record: e.Ref.Kind,
			from: name, to: name,
			reason: e.Reason(),
		}
		return nil
	})
	flush()
	return settled(t), err
}

// eventName says what was done: 记账, 保存会员.
func eventName(k ledger.EventKind, r model.Kind) string {
	switch k {
	case ledger.EventPosted, ledger.EventClosed, ledger.EventReopened:
		return eventNames[k]
	case ledger.EventProtected:
		return eventProtectedName
	case ledger.EventShown:
		return eventShownName
	default:
		return eventNames[k] + recordNames[r]
	}
}

// eventObject names what an event is about as people call it.
func (d *desk) eventObject(e ledger.Event) (string, error) {
	if p := e.Period(); p.IsMonth() {
		return p.String(), nil
	} else if p != 0 {
		return fmt.Sprintf(labelYear, p.Year()), nil
	}
	if act, person, ok := e.Protection(); ok {
		return strings.TrimSpace(fmt.Sprintf(logPair, protectionNames[act], person)), nil
	}
	if e.Kind == ledger.EventShown && e.Ref.IsZero() {
		return e.Shown(), nil
	}
	rec, err := e.Record()
	if err != nil {
		return "", err
	}
	if name := d.recordName(rec); name != "" {
		return name, nil
	}
	if e.Ref.Kind == model.KindMember {
		return d.members[e.Ref.ID].Number, nil
	}
	return fmt.Sprintf(logRecord, e.Ref.ID), nil
}

// recordName names a record; empty for one that has no name. People are named by their number.
func (d *desk) recordName(rec any) string {
	switch r := rec.(type) {
	case model.Branch:
		return r.Name
	case model.Member:
		return r.Number
	case model.Visit:
		day := firstDay(r.Date, r.Heard, r.EventDate)
		return fmt.Sprintf(logCare, day, d.members[r.Member].Number, r.Category)
	case model.Subsidy:
		return fmt.Sprintf(logCare, r.Applied, d.members[r.Member].Number, r.Amount)
	case model.Dues:
		return fmt.Sprintf(logPair, r.Month, d.members[r.Member].Number)
	case model.Budget:
		return strconv.Itoa(r.Year)
	case model.Opening:
		return strconv.Itoa(r.Year)
	case model.Voucher:
		return label(r)
	case model.AccountDetail:
		return fmt.Sprintf(logPair, r.Code, r.Name)
	case model.Project:
		return r.Name
	case model.Answer:
		return fmt.Sprintf(logPair, strconv.Itoa(r.Check), r.Object)
	}
	return moreNames(rec)
}

func firstDay(days ...model.Date) model.Date {
	for _, d := range days {
		if d != 0 {
			return d
		}
	}
	return 0
}
