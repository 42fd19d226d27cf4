package model

// MemberChange is what is set for several members at once; nil leaves a field as it is.
type MemberChange struct {
	Department, Group, Office *string
	Standing                  *Standing // another entry of the history
	Base                      *DuesBase // in force from its month on
}

// Empty reports whether nothing would be set.
func (c MemberChange) Empty() bool {
	return c.Department == nil && c.Group == nil && c.Office == nil && c.Standing == nil && c.Base == nil
}

// Of is m with what is set. A standing that m has already from that day on is not entered again.
func (c MemberChange) Of(m Member) Member {
	for _, f := range []struct{ to, from *string }{
		{&m.Department, c.Department},
		{&m.Group, c.Group},
		{&m.Office, c.Office},
	} {
		if f.from != nil {
			*f.to = *f.from
		}
	}
	if s := c.Standing; s != nil && (m.StatusOn(s.From) != s.Status() || s.From == 0 && m.Status != s.Status()) {
		m = m.Moved(*s)
	}
	if c.Base != nil {
		m = m.WithBase(c.Base.From, c.Base.Base)
	}
	return m
}
