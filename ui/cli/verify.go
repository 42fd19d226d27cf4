package cli

import (
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ui/text"
)

func (a *app) json(v any) error {
	e := json.NewEncoder(a.env.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}

type verifyJSON struct {
	OK          bool             `json:"ok"`
	Head        string           `json:"head,omitempty"`
	Events      uint64           `json:"events"`
	Vouchers    uint64           `json:"vouchers"`
	Drafts      int              `json:"drafts"`
	Differences []differenceJSON `json:"differences"`
	More        int              `json:"more,omitempty"`
	Damage      string           `json:"damage,omitempty"`
	Attachments *filesJSON       `json:"attachments,omitempty"`
}

// filesJSON is how the attached files beside a book stand.
type filesJSON struct {
	Files   int        `json:"files"`
	Missing []fileJSON `json:"missing"` // or changed
}

type fileJSON struct {
	ID     uint64 `json:"id"`
	SHA256 string `json:"sha256"`
}

// filesOf reads the attached files of a book that was verified and is not open.
func (a *app) filesOf(path string) (*filesJSON, error) {
	b, err := ledger.Open(path, a.options(true))
	if err != nil {
		return nil, at(path, err)
	}
	n, err := b.CheckVault()
	out := &filesJSON{Files: n, Missing: []fileJSON{}}
	var gone *ledger.VaultError
	if errors.As(err, &gone) {
		err = nil
		for _, x := range gone.Files {
			out.Missing = append(out.Missing, fileJSON{uint64(x.ID), x.Hash})
		}
	}
	return out, errors.Join(err, b.Close())
}

type differenceJSON struct {
	Area    string `json:"area"`
	Key     string `json:"key"`
	Message string `json:"message"`
}

func (a *app) verify() *cobra.Command {
	var asJSON bool
	var head string
	c := &cobra.Command{
		Use: text.VerifyUse, Short: text.VerifyShort, Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			path := a.path()
			if len(args) == 1 {
				path = args[0]
			}
			want := ""
			if head != "" {
				var err error
				if want, err = ledger.ParseHeadCode(head); err != nil {
					return usageError{text.BadHeadCode(head)}
				}
			}
			if export.IsPack(path) {
				return a.verifyPack(path, want, asJSON)
			}
			r, err := ledger.VerifyFile(path, a.options(true), nil)
			if errors.Is(err, ledger.ErrNotBook) && scrap(path) {
				r, err = ledger.VerifyReport{Damage: &ledger.DamageError{Where: "file", Err: err}}, nil
			}
			if err != nil {
				return at(path, err)
			}
			err = a.verified(path, r, want, asJSON)
			if err == nil && !asJSON {
				err = a.vaultOf(path)
			}
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, text.FlagJSON)
	c.Flags().StringVar(&head, "head", "", text.FlagHead)
	return c
}

func (a *app) verified(path string, r ledger.VerifyReport, want string, asJSON bool) error {
	lines := text.VerifyLines(r)
	ok := r.OK()
	if want != "" && r.Damage == nil && want != r.Head.Code() {
		ok = false
		lines = append(lines, text.HeadDiffers(want, r.Head.Code()))
	}
	var files *filesJSON
	if asJSON && r.Damage == nil {
		var err error
		if files, err = a.filesOf(path); err != nil {
			return err
		}
		ok = ok && len(files.Missing) == 0
	}
	if asJSON {
		out := verifyJSON{
			Attachments: files,
			OK:          ok, Head: r.Head.Code(), Events: r.Head.Seq, Vouchers: r.Head.Vouchers, Drafts: r.Drafts,
			Differences: []differenceJSON{}, More: r.More,
		}
		for _, d := range r.Differences {
			out.Differences = append(out.Differences, differenceJSON{d.Area, d.Key, text.Difference(d)})
		}
		if r.Damage != nil {
			out.Damage, out.Head = text.Error(r.Damage).String(), ""
		}
		if err := a.json(out); err != nil {
			return err
		}
	} else {
		if r.Damage != nil {
			a.say(text.VerifiedDamaged, path)
		} else {
			a.say(text.Verified[ok], path, r.Head.Code(), r.Head.Seq, r.Head.Vouchers, r.Drafts)
		}
		for _, l := range lines {
			a.say("%s", l)
		}
	}
	if !ok {
		return errFindings
	}
	return nil
}

func (a *app) verifyPack(path, want string, asJSON bool) error {
	r, err := export.VerifyPack(path)
	if err != nil {
		return at(path, err)
	}
	ok, problems := r.OK(), r.Lines()
	if want != "" && want != r.HeadCode {
		ok = false
		problems = append(problems, text.HeadDiffers(want, r.HeadCode))
	}
	if asJSON {
		out := verifyJSON{OK: ok, Head: r.HeadCode, Events: r.Events, Differences: []differenceJSON{}}
		for _, p := range problems {
			out.Differences = append(out.Differences, differenceJSON{Area: "pack", Message: p})
		}
		if err := a.json(out); err != nil {
			return err
		}
	} else {
		a.say(text.PackVerified[ok], path, r.HeadCode, r.Files, r.Events)
		if r.Signer != "" {
			a.say(text.PackSigned, r.Signer)
		}
		for _, p := range problems {
			a.say("%s", p)
		}
	}
	if !ok {
		return errFindings
	}
	return nil
}

func (a *app) backup() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use: "backup", Short: text.BackupShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				return usageError{text.BackupNeeds}
			}
			if err := inFolder(out); err != nil {
				return err
			}
			b, err := a.open(true)
			if err != nil {
				return err
			}
			r, err := b.Backup(out)
			if err := errors.Join(a.output(out, err), b.Close()); err != nil {
				return err
			}
			a.say(text.BackupDone, out, r.Head.Code())
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", text.FlagBackupOut)
	return c
}

func (a *app) restore() *cobra.Command {
	var from string
	c := &cobra.Command{
		Use: "restore", Short: text.RestoreShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if from == "" || a.book == "" {
				return usageError{text.RestoreNeeds}
			}
			r, err := ledger.Restore(from, a.path(), a.options(true))
			if errors.Is(err, ledger.ErrExists) {
				return at(a.path(), err)
			}
			if err != nil {
				return at(from, err)
			}
			a.say(text.RestoreDone, a.path(), r.Head.Code())
			return nil
		},
	}
	c.Flags().StringVar(&from, "from", "", text.FlagFrom)
	return c
}

func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: text.VersionShort, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			a.say("gonghui %s", a.env.Version)
			return nil
		},
	}
}
