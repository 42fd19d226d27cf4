package model

import "slices"

// Move is how a standing changed (会籍变动), as 《工会会员会籍管理办法》 (2016-12-12) names it.
type Move uint8

// The moves. The values are stored.
const (
	MoveJoin        Move = 1 // 入会
	MoveTransferIn  Move = 2 // 转入
	MoveRetain      Move = 3 // 保留会籍: retired or between jobs
	MoveTransferOut Move = 4 // 转出
	MoveLeave       Move = 5 // 退会
	MoveExpel       Move = 6 // 开除
	MoveDeath       Move = 7 // 去世
	MoveRestore     Move = 8 // 恢复
	MoveOutsider    Move = 9 // 列为非会员
)

// moveStatus is the standing that a move leads to.
var moveStatus = [...]Status{
	MoveJoin: StatusActive, MoveTransferIn: StatusActive, MoveRetain: StatusRetained,
	MoveTransferOut: StatusTransferred,
	MoveLeave:       StatusLeft, MoveExpel: StatusExpelled, MoveDeath: StatusDead, MoveRestore: StatusActive,
	MoveOutsider: StatusNonMember,
}

// Status is the standing that the move leads to; 0 for no move.
func (m Move) Status() Status {
	if int(m) >= len(moveStatus) {
		return 0
	}
	return moveStatus[m]
}

// Enters reports whether the move makes somebody a member of this union: 入会 or 转入.
func (m Move) Enters() bool { return m == MoveJoin || m == MoveTransferIn }

// Standing is one entry of a member's history of standings (会籍变动记录). It holds from the day From on until the next
// entry does; From 0 is an unknown day: always.
type Standing struct {
	From   Date   `cbor:"1,keyasint,omitempty"` // day or month
	Move   Move   `cbor:"2,keyasint"`
	Reason string `cbor:"3,keyasint,omitempty"`
	Where  string `cbor:"4,keyasint,omitempty"` // 转入 from or 转出 to which unit
}

// Status is the standing from that day on.
func (s Standing) Status() Status { return s.Move.Status() }

// History is the member's history of standings. A member saved before histories were kept has one made from Joined,
// Status and Changed, which says the same of every day.
func (m Member) History() []Standing {
	if len(m.Standings) > 0 {
		return m.Standings
	}
	joined := Standing{From: m.Joined, Move: MoveJoin}
	changed := Standing{From: m.Changed, Move: moveTo(m.Status, true)}
	switch {
	case m.Status == StatusNonMember:
		return []Standing{changed}
	case m.Status == StatusActive && m.Changed <= m.Joined:
		return []Standing{joined}
	case m.Status != StatusActive && m.Changed != 0 && m.Changed < m.Joined:
		return []Standing{changed} // who left before joining was never in
	}
	return []Standing{joined, changed}
}

// moveTo is the move that leads to a standing; back tells that the person was a member of this union before.
func moveTo(s Status, back bool) Move {
	switch s {
	case StatusActive:
		if back {
			return MoveRestore
		}
		return MoveJoin
	case StatusRetained, StatusTransferred, StatusLeft, StatusExpelled, StatusDead, StatusNonMember:
		return Move(slices.Index(moveStatus[:], s))
	}
	return 0
}

// StatusOn is the member's standing on a day; 0 before the first entry of the history.
func (m Member) StatusOn(d Date) Status {
	var out Status
	for _, s := range m.History() {
		if s.From <= d.First() {
			out = s.Status()
		}
	}
	return out
}

// By is m as its standing was on a day: what came later is left out. Before the first entry it is m itself.
func (m Member) By(d Date) Member {
	h := m.History()
	n := len(h)
	for n > 0 && h[n-1].From > d.First() {
		n--
	}
	if n == 0 || n == len(h) {
		return m
	}
	m.Standings = slices.Clone(h[:n])
	return m.Settled()
}

// Moved is m with another entry in the history, after all that are not later. An entry from an unknown day stands last.
func (m Member) Moved(s Standing) Member {
	h := slices.Clone(m.History())
	at := len(h)
	for s.From != 0 && at > 0 && h[at-1].From > s.From {
		at--
	}
	m.Standings = slices.Insert(h, at, s)
	return m.Settled()
}

// Settled is m with Status, Changed and Joined as its history has them. Without a history they stay.
func (m Member) Settled() Member {
	n := len(m.Standings)
	if n == 0 {
		return m
	}
	last := m.Standings[n-1]
	m.Status, m.Changed = last.Status(), last.From
	if n == 1 && last.Move.Enters() {
		m.Changed = 0
	}
	if i := slices.IndexFunc(m.Standings, func(s Standing) bool { return s.Move.Enters() }); i >= 0 {
		m.Joined = m.Standings[i].From
	}
	return m
}

// Following is m with its history in step with what was changed since before: a new Status with its day becomes a new
// entry, a corrected Joined or Changed corrects the entry that it came from, and a changed history rules them all.
func (m Member) Following(before Member) Member {
	if before.ID == 0 && len(before.Standings) == 0 || !slices.Equal(m.Standings, before.Standings) {
		return m.Settled()
	}
	status, changed := m.Status, m.Changed
	if status == before.Status {
		return m.corrected(changed)
	}
	was := m
	was.Status, was.Changed = before.Status, before.Changed
	was = was.corrected(before.Changed)
	h := was.History()
	back := slices.ContainsFunc(h, func(s Standing) bool { return s.Move.Enters() })
	m = was
	m.Standings = append(slices.Clone(h), Standing{From: changed, Move: moveTo(status, back)})
	return m.Settled()
}

// Completed is m with what it lacks and another record of the same person has.
func (m Member) Completed(other Member) Member {
	for _, f := range []struct{ to, from *string }{
		{&m.Department, &other.Department},
		{&m.Group, &other.Group},
		{&m.Office, &other.Office},
		{&m.Private.IDNumber, &other.Private.IDNumber},
		{&m.Private.Card, &other.Private.Card},
		{&m.Private.Phone, &other.Private.Phone},
		{&m.Private.Address, &other.Private.Address},
		{&m.Private.Note, &other.Private.Note},
		{&m.Private.ServiceCard, &other.Private.ServiceCard},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if m.Sex == 0 {
		m.Sex = other.Sex
	}
	if m.Birth == 0 || m.Birth.IsMonth() && other.Birth.Period() == m.Birth.Period() {
		m.Birth = other.Birth
	}
	if m.Joined == 0 && len(m.Standings) == 0 {
		m.Joined = other.Joined
	}
	if len(m.Bases) == 0 {
		m.Bases = other.Bases
	}
	if m.Retire == 0 && m.RetireOn == 0 {
		m.Retire, m.RetireOn = other.Retire, other.RetireOn
	}
	for _, r := range other.Private.Family {
		if !slices.ContainsFunc(m.Private.Family, func(x Relative) bool {
			return x.Name == r.Name && x.Relation == r.Relation
		}) {
			m.Private.Family = append(slices.Clip(m.Private.Family), r)
		}
	}
	return m
}

// corrected puts the days of the first entry and of the last right.
func (m Member) corrected(changed Date) Member {
	if len(m.Standings) == 0 {
		return m
	}
	h := slices.Clone(m.Standings)
	if i := slices.IndexFunc(h, func(s Standing) bool { return s.Move.Enters() }); i >= 0 {
		h[i].From = m.Joined
	}
	if n := len(h) - 1; n > 0 || !h[n].Move.Enters() {
		h[n].From = changed
	}
	m.Standings = h
	return m.Settled()
}
