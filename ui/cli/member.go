package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// member is the command of single members, and of several at once.
func (a *app) member() *cobra.Command {
	c := &cobra.Command{Use: "member", Short: text.MemberShort, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error { return c.Help() }
	c.AddCommand(a.memberList(), a.memberTransfer(), a.memberSet(), a.memberMerge(), a.memberFamily())
	return c
}

// pick says which members are meant besides those who are named.
type pick struct{ dept, group, status, find string }

func (p *pick) flags(c *cobra.Command) {
	c.Flags().StringVar(&p.dept, "in-department", "", text.FlagInDept)
	c.Flags().StringVar(&p.group, "in-group", "", text.FlagInGroup)
	c.Flags().StringVar(&p.status, "in-status", "", text.FlagInStatus)
}

func (p *pick) given() bool { return p.dept+p.group+p.status+p.find != "" }

// members lists who is meant, by number; of the whole roster where nothing is said.
func (p *pick) members(v *ledger.View) ([]model.Member, error) {
	all, err := v.Members()
	if err != nil {
		return nil, err
	}
	var status model.Status
	if p.status != "" {
		var ok bool
		if status, ok = model.ParseStatus(p.status); !ok {
			return nil, usageError{text.BadStatus}
		}
	}
	if p.find != "" {
		found := kit.NewIndex(len(all), func(i int) string {
			m := all[i]
			return strings.Join([]string{m.Name, m.Number, m.Department, m.Group, m.Office}, " ")
		}).Find(p.find)
		slices.Sort(found)
		var some []model.Member
		for _, i := range found {
			some = append(some, all[i])
		}
		all = some
	}
	return slices.DeleteFunc(all, func(m model.Member) bool {
		return p.dept != "" && m.Department != p.dept || p.group != "" && m.Group != p.group ||
			status != 0 && m.Status != status
	}), nil
}

func (a *app) memberList() *cobra.Command {
	var p pick
	c := &cobra.Command{
		Use: "list", Short: text.MemberListShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return a.forReading(func(b *ledger.Book) error {
				var found []model.Member
				err := b.Read(func(v *ledger.View) (err error) { found, err = p.members(v); return err })
				if err != nil {
					return err
				}
				a.say(text.MemberListHead)
				for _, m := range found {
					a.say("%s", text.MemberLine(m))
				}
				a.say(text.MembersFound, len(found))
				return nil
			})
		},
	}
	p.flags(c)
	c.Flags().StringVar(&p.find, "find", "", text.FlagFind)
	return c
}

// move is a change of standing as it is typed.
type move struct{ name, date, reason, where string }

func (m *move) flags(c *cobra.Command) {
	c.Flags().StringVar(&m.name, "move", "", text.FlagMove)
	c.Flags().StringVar(&m.date, "date", "", text.FlagMoveDate)
	c.Flags().StringVar(&m.reason, "reason", "", text.FlagMoveReason)
	c.Flags().StringVar(&m.where, "where", "", text.FlagMoveWhere)
}

// standing reads it; nil where no move is given.
func (m *move) standing() (*model.Standing, error) {
	if m.name == "" {
		return nil, nil //nolint:nilnil // no move is no error
	}
	to, ok := model.ParseMove(m.name)
	if !ok {
		return nil, usageError{text.BadMove}
	}
	if m.date == "" {
		return nil, usageError{text.NeedsMoveDate}
	}
	day, err := model.ParseDate(m.date)
	if err != nil {
		return nil, err
	}
	return &model.Standing{From: day, Move: to, Reason: m.reason, Where: m.where}, nil
}

func (a *app) memberTransfer() *cobra.Command {
	var m move
	c := &cobra.Command{
		Use: text.MemberTransferUse, Short: text.MemberTransferShort, Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, names []string) error {
			s, err := m.standing()
			if err != nil {
				return err
			}
			if s == nil {
				return usageError{text.BadMove}
			}
			return a.change(names, &pick{}, model.MemberChange{Standing: s}, false)
		},
	}
	m.flags(c)
	return c
}

func (a *app) memberSet() *cobra.Command {
	var m move
	var p pick
	var dept, group, office, base, from string
	var dry bool
	c := &cobra.Command{Use: text.MemberSetUse, Short: text.MemberSetShort}
	c.RunE = func(_ *cobra.Command, names []string) error {
		var change model.MemberChange
		for _, f := range []struct {
			flag string
			to   **string
			from *string
		}{
			{"department", &change.Department, &dept},
			{"group", &change.Group, &group},
			{"office", &change.Office, &office},
		} {
			if c.Flags().Changed(f.flag) {
				*f.to = f.from
			}
		}
		var err error
		if change.Standing, err = m.standing(); err != nil {
			return err
		}
		if base != "" {
			b := model.DuesBase{}
			if b.Base, err = model.ParseMoney(base); err != nil {
				return err
			}
			if from != "" {
				if b.From, err = monthOf(from); err != nil {
					return err
				}
			}
			change.Base = &b
		}
		switch {
		case change.Empty():
			return usageError{text.NothingToSet}
		case len(names) == 0 && !p.given():
			return usageError{text.NeedsMembers}
		}
		return a.change(names, &p, change, dry)
	}
	f := c.Flags()
	f.StringVar(&dept, "department", "", text.FlagSetDept)
	f.StringVar(&group, "group", "", text.FlagSetGroup)
	f.StringVar(&office, "office", "", text.FlagSetOffice)
	f.StringVar(&base, "base", "", text.FlagSetBase)
	f.StringVar(&from, "from", "", text.FlagSetFrom)
	f.BoolVar(&dry, "dry-run", false, text.FlagMemberDry)
	m.flags(c)
	p.flags(c)
	return c
}

// change sets the same for the members who are named or picked, in one commit, and tells of each what becomes of it.
func (a *app) change(names []string, p *pick, c model.MemberChange, dry bool) error {
	var before, after []model.Member
	meant := func(v *ledger.View) ([]model.ID, error) {
		ids, err := membersNamed(v, names)
		if err != nil || !p.given() {
			return ids, err
		}
		some, err := p.members(v)
		for _, m := range some {
			if !slices.Contains(ids, m.ID) {
				ids = append(ids, m.ID)
			}
		}
		return ids, err
	}
	run, made := a.forWriting, text.MembersDone
	act := func(b *ledger.Book) error {
		_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
			ids, err := meant(t.View)
			if err != nil {
				return err
			}
			if before, err = t.ChangeMembers(ids, c); err != nil {
				return err
			}
			for _, m := range before {
				now, err := t.Member(m.ID)
				if err != nil {
					return err
				}
				after = append(after, now)
			}
			return nil
		})
		return err
	}
	if dry {
		run, made = a.forReading, text.MembersWould
		act = func(b *ledger.Book) error {
			return b.Read(func(v *ledger.View) error {
				ids, err := meant(v)
				for _, id := range ids {
					m, err := v.Member(id)
					if err != nil {
						return err
					}
					if now := c.Of(m); len(text.MemberDiff(m, now)) > 0 {
						before, after = append(before, m), append(after, now)
					}
				}
				return err
			})
		}
	}
	return run(func(b *ledger.Book) error {
		if err := act(b); err != nil {
			return err
		}
		for i := range before {
			a.say("%s", text.Person(before[i]))
			for _, d := range text.MemberDiff(before[i], after[i]) {
				a.say("  %s", d.Line(false))
			}
		}
		if len(before) == 0 {
			a.say(text.MemberUnmoved)
			return nil
		}
		a.say(made, len(before))
		return nil
	})
}

func (a *app) memberMerge() *cobra.Command {
	return &cobra.Command{
		Use: text.MemberMergeUse, Short: text.MemberMergeShort, Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, names []string) error {
			return a.forWriting(func(b *ledger.Book) error {
				var m ledger.Merge
				_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
					ids, err := membersNamed(t.View, names)
					if err != nil {
						return err
					}
					m, err = t.MergeMembers(ids[0], ids[1])
					return err
				})
				if err == nil {
					a.say("%s", text.MembersMerged(m.Lost, m.Kept, len(m.Records), len(m.Drafts)))
				}
				return err
			})
		},
	}
}

func (a *app) memberFamily() *cobra.Command {
	var add, remove []string
	c := &cobra.Command{
		Use: text.MemberFamilyUse, Short: text.MemberFamilyShort, Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, names []string) error {
			var more []model.Relative
			for _, s := range add {
				r, err := relative(s)
				if err != nil {
					return err
				}
				more = append(more, r)
			}
			return a.forWriting(func(b *ledger.Book) error {
				if b.Locked() {
					return ledger.ErrLocked
				}
				return a.family(b, names, more, remove)
			})
		},
	}
	c.Flags().StringArrayVar(&add, "add", nil, text.FlagFamilyAdd)
	c.Flags().StringArrayVar(&remove, "remove", nil, text.FlagFamilyRemove)
	return c
}

// family adds and removes relatives, or lists them, which is noted in the log as every look at private fields is.
func (a *app) family(b *ledger.Book, names []string, add []model.Relative, remove []string) error {
	var m model.Member
	_, err := b.Do(ledger.Command{Actor: a.actor}, func(t *ledger.Tx) error {
		ids, err := membersNamed(t.View, names)
		if err != nil {
			return err
		}
		if m, err = t.Member(ids[0]); err != nil {
			return err
		}
		for _, name := range remove {
			at := slices.IndexFunc(m.Private.Family, func(r model.Relative) bool { return r.Name == name })
			if at < 0 {
				return usageError{text.FamilyUnknown}
			}
			m.Private.Family = slices.Delete(slices.Clone(m.Private.Family), at, at+1)
		}
		m.Private.Family = append(slices.Clip(m.Private.Family), add...)
		if len(add)+len(remove) == 0 {
			return t.Show(model.Ref{Kind: model.KindMember, ID: m.ID}, text.ShownByCommand)
		}
		_, err = t.SaveMember(m)
		return err
	})
	switch {
	case err != nil:
		return err
	case len(add)+len(remove) > 0:
		a.say(text.FamilyKept, text.Person(m), len(m.Private.Family))
	case len(m.Private.Family) == 0:
		a.say(text.FamilyNone)
	}
	if len(add)+len(remove) == 0 {
		for _, line := range text.FamilyLines(m.Private.Family) {
			a.say("%s", line)
		}
	}
	return nil
}

// relativeParts are relation, name, birth, work and note.
const relativeParts = 5

// relative reads one relative as it is typed.
func relative(s string) (model.Relative, error) {
	parts := strings.Split(model.Fold(s), ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	for len(parts) < relativeParts {
		parts = append(parts, "")
	}
	rel, ok := model.ParseRelation(parts[0])
	r := model.Relative{Relation: rel, Name: parts[1], Work: parts[3], Note: parts[4]}
	if !ok || r.Name == "" || len(parts) > relativeParts {
		return r, usageError{text.BadRelative}
	}
	if parts[2] != "" {
		var err error
		if r.Birth, err = model.ParseDateOrMonth(parts[2]); err != nil {
			return r, err
		}
	}
	return r, nil
}
