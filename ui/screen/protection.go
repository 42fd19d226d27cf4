package screen

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/model"
	"gonghui/ui/kit"
	"gonghui/ui/text"
)

// protection sets, changes and takes off the passphrases that guard private fields.
type protection struct {
	env    Env
	people []string
	signer string // who signs packs, and the key's fingerprint; empty: nobody
	slot   Slot
	work   Slot
}

// NewProtection is the screen of the passphrases.
func NewProtection(env Env) Screen { return &protection{env: env} }

func (s *protection) Init() tea.Cmd { return s.Reload() }
func (s *protection) Title() string { return text.ToolProtection }

func (s *protection) Reload() tea.Cmd {
	type found struct {
		people []string
		signer string
	}
	book := s.env.Book
	return Work(&s.slot, func() (found, error) {
		people, err := book.Keepers()
		if err != nil {
			return found{}, err
		}
		signer, err := signerOf(book)
		return found{people, signer}, err
	}, func(f found) tea.Cmd {
		s.people, s.signer = f.people, f.signer
		return nil
	})
}

// signerOf is who signs packs now, and with which key.
func signerOf(book *ledger.Book) (signer string, err error) {
	err = book.Read(func(v *ledger.View) error {
		all, err := v.Signers()
		for _, x := range all {
			if x.Retired != 0 || err != nil {
				continue
			}
			var mark string
			if mark, err = export.Fingerprint(x); err == nil {
				signer = x.Person + " " + mark
			}
		}
		return err
	})
	return signer, err
}

// deeds are what can be done now.
func (s *protection) deeds() []deed {
	book := s.env.Book
	busy := onlyIf(!s.work.Waiting(), text.ProtectWorking)
	set := onlyIf(!book.Protected(), text.ProtectOffSet)
	locked := onlyIf(book.Locked(), text.ProtectOffOpen)
	open := first(onlyIf(book.Protected(), text.ProtectOffUnset), onlyIf(!book.Locked(), text.ProtectOffLocked))
	change := first(busy, readOnly(s.env), open)
	sign := first(busy, readOnly(s.env), onlyIf(!book.Locked(), text.ProtectOffLocked))
	several := first(change, onlyIf(len(s.people) > 1, text.ProtectOffOne))
	return []deed{
		{bind(text.ProtectKeySet, first(busy, readOnly(s.env), set), "s", "f3", "ctrl+s"), s.set},
		{bind(text.ProtectKeyUnlock, locked, "o", "f4", "ctrl+o"), func() tea.Cmd { return AskPassphrase(s.env) }},
		{bind(text.ProtectKeyLock, open, "l", "f6", "ctrl+l"), s.lock},
		{bind(text.ProtectKeyAdd, change, "a", "f7", "ctrl+a"), s.add},
		{bind(text.ProtectKeyChange, change, "c", "f2", "ctrl+e"), s.change},
		{bind(text.ProtectKeyTake, several, "x", "f8", "ctrl+x"), s.take},
		{bind(text.ProtectKeyRecovery, change, "r", "f11", "ctrl+t"), s.recovery},
		{quiet(bind(text.ProtectKeyDissolve, change, "d", "f12", "ctrl+d")), s.dissolve},
		{bind(text.SignNew, sign, "k", "ctrl+k"), s.sign},
		{quiet(bind(text.SignRetire, first(sign, onlyIf(s.signer != "", text.SignOffNone)), "K", "ctrl+y")), s.retire},
	}
}

func (s *protection) Keys() []kit.Binding {
	var out []kit.Binding
	for _, d := range s.deeds() {
		out = append(out, d.Binding)
	}
	return append(out, bind(text.VoucherKeyActs, "", "enter"))
}

func (s *protection) Update(msg tea.Msg) tea.Cmd {
	deeds := s.deeds()
	for _, d := range deeds {
		if kit.Match(msg, d.Binding) {
			return d.do()
		}
	}
	if kit.Key(msg) == "enter" {
		return ask(kit.NewMenu(s.env.Theme, text.ToolProtection, menuOf(deeds)...))
	}
	return nil
}

func (s *protection) Draw(w, h int) (string, *tea.Cursor) {
	th := s.env.Theme
	state, look := text.ProtectOpen, th.Warn
	switch {
	case s.env.Book.Locked():
		state = text.ProtectLockedNow
	case s.env.Book.Protected():
		state, look = text.ProtectSet, th.Good
	}
	lines := []string{""}
	for i, line := range kit.Wrap(state, w-14) {
		label := ""
		if i == 0 {
			label = text.ProtectState
		}
		lines = append(lines, " "+th.Label.Render(kit.Fit(label, 12))+look.Render(line))
	}
	if len(s.people) > 0 {
		names := kit.Sanitize(strings.Join(s.people, text.NameSep))
		lines = append(lines, " "+th.Label.Render(kit.Fit(text.ProtectPersons, 12))+kit.Cut(names, w-14))
	}
	signer := s.signer
	if signer == "" {
		signer = text.SignNone
	}
	for i, line := range kit.Wrap(kit.Sanitize(signer), w-14) {
		lines = append(lines, " "+th.Label.Render(kit.Fit(onOff(i == 0, text.SignKey, ""), 12))+line)
	}
	lines = append(lines, "")
	for _, p := range text.ProtectAdvice() {
		for _, line := range kit.Wrap(p, w-4) {
			lines = append(lines, "   "+line)
		}
		lines = append(lines, "")
	}
	if s.work.Waiting() {
		lines = append(lines, th.Info.Render(" "+text.ProtectWorking))
	}
	return kit.Block(lines, w, h), nil
}

// run carries out a change of the key, which writes the whole book anew.
func (s *protection) run(fn func(*ledger.Book, ledger.Command) (string, error), said string) tea.Cmd {
	book, c := s.env.Book, ledger.Command{ID: s.env.NewID(), Actor: s.env.Actor()}
	return Work(&s.work, func() (string, error) { return fn(book, c) }, func(code string) tea.Cmd {
		cmds := []tea.Cmd{send(Changed{}), done(said)}
		if code != "" {
			cmds = append(cmds, ask(kit.NewMessage(s.env.Theme, text.RecoveryTitle, text.RecoveryBody(code))))
		}
		return tea.Sequence(cmds...)
	})
}

// plain makes a change of the key of one that gives no recovery code.
func plain(fn func(*ledger.Book, ledger.Command) error) func(*ledger.Book, ledger.Command) (string, error) {
	return func(b *ledger.Book, c ledger.Command) (string, error) { return "", fn(b, c) }
}

func (s *protection) set() tea.Cmd {
	return push(newPassphraseForm(s.env, text.ProtectKeySet, s.env.Actor(), true,
		func(person, passphrase string) tea.Cmd {
			return s.run(func(b *ledger.Book, c ledger.Command) (string, error) {
				return b.Protect(c, person, passphrase)
			}, text.ProtectDone)
		}))
}

func (s *protection) add() tea.Cmd {
	br := s.env.Session.Branch
	next := ""
	for _, name := range []string{br.Treasurer, br.Chair, br.Cashier, br.Auditor} {
		if next == "" && name != "" && !slices.Contains(s.people, name) {
			next = name
		}
	}
	return push(newPassphraseForm(s.env, text.ProtectKeyAdd, next, true, func(person, passphrase string) tea.Cmd {
		return s.run(plain(func(b *ledger.Book, c ledger.Command) error {
			return b.AddKeeper(c, person, passphrase)
		}), text.ProtectAdded)
	}))
}

func (s *protection) change() tea.Cmd {
	return s.who(func(person string) tea.Cmd {
		return push(newPassphraseForm(s.env, text.ProtectKeyChange, person, false,
			func(person, passphrase string) tea.Cmd {
				return s.run(plain(func(b *ledger.Book, c ledger.Command) error {
					return b.ChangePassphrase(c, person, passphrase)
				}), text.ProtectChanged)
			}))
	})
}

func (s *protection) take() tea.Cmd {
	return s.who(func(person string) tea.Cmd {
		return ask(kit.NewConfirm(s.env.Theme, text.ProtectKeyTake+" "+person, text.ProtectTakeBody, kit.Button{
			Label: text.ProtectKeyTake, Danger: true, Do: func() tea.Cmd {
				return s.run(plain(func(b *ledger.Book, c ledger.Command) error {
					return b.RemoveKeeper(c, person)
				}), text.ProtectTaken)
			},
		}))
	})
}

func (s *protection) recovery() tea.Cmd {
	return ask(kit.NewConfirm(s.env.Theme, text.ProtectKeyRecovery, text.ProtectCodeBody, kit.Button{
		Label: text.ProtectKeyRecovery, Do: func() tea.Cmd {
			return s.run((*ledger.Book).NewRecovery, text.ProtectRecovered)
		},
	}))
}

func (s *protection) dissolve() tea.Cmd {
	return ask(kit.NewConfirm(s.env.Theme, text.ProtectLooseTitle, text.ProtectLooseBody, kit.Button{
		Label: text.ProtectKeyDissolve, Danger: true, Do: func() tea.Cmd {
			return s.run(plain((*ledger.Book).Unprotect), text.ProtectDissolved)
		},
	}))
}

// sign makes a new signing key in the operator's name.
func (s *protection) sign() tea.Cmd {
	env, who := s.env, s.env.Actor()
	return ask(kit.NewConfirm(env.Theme, text.SignNew+" "+who, text.SignNewBody, kit.Button{
		Label: text.SignNew, Do: func() tea.Cmd {
			return write(env, Act{Label: text.SignMade, Do: func(t *ledger.Tx) error {
				_, err := t.NewSigner(who)
				return err
			}})
		},
	}))
}

func (s *protection) retire() tea.Cmd {
	env := s.env
	return ask(kit.NewConfirm(env.Theme, text.SignRetire, text.SignRetireBody, kit.Button{
		Label: text.SignRetire, Danger: true, Do: func() tea.Cmd {
			return write(env, Act{Label: text.SignRetired, Do: (*ledger.Tx).RetireSigner})
		},
	}))
}

func (s *protection) lock() tea.Cmd {
	book := s.env.Book
	return Work(&s.work, func() (bool, error) { return true, book.Lock() }, func(bool) tea.Cmd {
		return tea.Sequence(send(Changed{}), done(text.ProtectLocked))
	})
}

// who offers the persons who have a passphrase; of one it asks nothing.
func (s *protection) who(chosen func(person string) tea.Cmd) tea.Cmd {
	if len(s.people) == 1 {
		return chosen(s.people[0])
	}
	var actions []kit.Action
	for _, p := range s.people {
		actions = append(actions, kit.Action{Label: p, Do: func() tea.Cmd { return chosen(p) }})
	}
	return ask(kit.NewMenu(s.env.Theme, text.ProtectWho, actions...))
}

// AskPassphrase asks for a passphrase and opens the private fields with it; a wrong one is asked for again.
func AskPassphrase(env Env) tea.Cmd { return ask(newUnlock(env, "")) }

func newUnlock(env Env, wrong string) *kit.Prompt {
	book := env.Book
	p := kit.NewPrompt(env.Theme, text.LockTitle, text.LockBody, kit.KindSecret, func(passphrase string) tea.Cmd {
		return Work(new(Slot), func() (wrong bool, err error) {
			_, err = book.Unlock(passphrase)
			if errors.Is(err, ledger.ErrPassphrase) {
				return true, nil
			}
			return false, err
		}, func(wrong bool) tea.Cmd {
			if wrong {
				return ask(newUnlock(env, text.Error(ledger.ErrPassphrase).What))
			}
			return tea.Sequence(send(Changed{}), done(text.ProtectUnlocked))
		})
	})
	p.Required = true
	p.SetError(wrong)
	return p
}

// tellShown writes to the log that private fields were shown; hiding them again, and a book that cannot be written,
// leave no trace.
func tellShown(env Env, shown bool, of model.Ref) tea.Cmd {
	if !shown || env.ReadOnly() {
		return nil
	}
	book, c := env.Book, ledger.Command{ID: env.NewID(), Actor: env.Actor()}
	return Work(new(Slot), func() (bool, error) {
		_, err := book.Do(c, func(t *ledger.Tx) error { return t.Show(of, text.ShownOnScreen) })
		return err == nil, err
	}, func(bool) tea.Cmd { return nil })
}
