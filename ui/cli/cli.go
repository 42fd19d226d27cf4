// Package cli is the program as commands: the same powers as on the screen, for scripts, tests and auditors.
//
// Each command is one file with one function that builds it. Commands only parse flags, call ledger, intake or
// export, and print; what they print stands in package text. Names, flags and exit codes are a contract:
//
//	0  done
//	1  done with findings, or rows refused, or obstacles
//	2  wrong usage, input that cannot be read or is not recognised, output that is there already
//	3  book in use, damaged or read-only, disk full
//
// Results go to standard output, errors to standard error: what is wrong, where, what to do next.
package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"gonghui/export"
	"gonghui/ledger"
	"gonghui/ui/text"
)

// Env is what the commands get from the system, so that tests can put something else in its place.
type Env struct {
	Now    func() time.Time
	Getenv func(string) string
	Home   string // the user's home folder; empty if there is none
	Stdout io.Writer
	Stderr io.Writer
	// Screen runs the terminal program on a book; the file need not exist yet.
	Screen func(Screen) error
	// Secret asks for a passphrase without showing it; nil: there is nobody to ask.
	Secret func(prompt string) (string, error)
	// Version names the build.
	Version string
}

// Screen is what the terminal program is started with.
type Screen struct {
	Book     string
	Actor    string
	ReadOnly bool
}

// Exit codes.
const (
	exitDone     = 0
	exitFindings = 1
	exitUsage    = 2
	exitBook     = 3
)

// errFindings ends a command that did its work and has something to report; its text is printed already.
var errFindings = errors.New("findings")

// usageError is a mistake in how a command was called.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// placed is an error with the file that it is about.
type placed struct {
	file string
	err  error
}

func (e *placed) Error() string { return e.file + ": " + e.err.Error() }

// Unwrap returns what happened to the file.
func (e *placed) Unwrap() error { return e.err }

// at names the file that an error is about; nil stays nil.
func at(file string, err error) error {
	if err == nil {
		return nil
	}
	return &placed{file, err}
}

// app is what all commands share.
type app struct {
	env      Env
	book     string
	actor    string
	readOnly bool

	secretFile string
}

// Main runs one command line (without the program's name) and returns the exit code.
func Main(args []string, env Env) int {
	a := &app{env: env}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	err := root.Execute()
	if err != nil && !errors.Is(err, errFindings) {
		a.complain(err)
	}
	return code(err)
}

func (a *app) root() *cobra.Command {
	// Cobra would send away who starts the program by a double click in Windows; the terminal program is for them.
	cobra.MousetrapHelpText = ""
	c := &cobra.Command{
		Use: "gonghui", Short: text.CLIShort, Long: text.CLILong, Args: cobra.NoArgs,
		SilenceErrors: true, SilenceUsage: true, CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(*cobra.Command, []string) error {
			return a.screen(Screen{Book: a.path(), Actor: a.actor, ReadOnly: a.readOnly})
		},
	}
	f := c.PersistentFlags()
	f.StringVar(&a.book, "book", "", text.FlagBook)
	f.StringVar(&a.actor, "as", "", text.FlagAs)
	f.BoolVar(&a.readOnly, "readonly", false, text.FlagReadOnly)
	f.StringVar(&a.secretFile, "passphrase-file", "", text.FlagPassphrase)
	for _, make := range []func() *cobra.Command{
		a.cashCount, a.attach, a.attachments, a.invoice, a.receipt,
		a.demo, a.init, a.imports, a.post, a.close, a.reopen, a.report, a.export, a.verify, a.backup, a.restore,
		a.reconcile, a.statements, a.dues, a.visits, a.gift, a.activity, a.figures,
		a.drive, a.roster, a.member, a.protect, a.sign, a.version,
		a.codes, a.account, a.opening, a.budget, a.project, a.review, a.voucher, a.reverse, a.gap, a.settings,
		a.draft, a.template, a.asset, a.stock, a.hardship, a.grant,
	} {
		c.AddCommand(make())
	}
	a.chinese(c)
	return c
}

// screen runs the terminal program; where there is no terminal, it says what to do instead.
func (a *app) screen(s Screen) error {
	err := a.env.Screen(s)
	if err != nil && strings.Contains(err.Error(), "open TTY") {
		return usageError{text.NoTerminal}
	}
	return err
}

// chinese puts the words that cobra brings along into Chinese.
func (a *app) chinese(c *cobra.Command) {
	c.SetHelpFunc(func(c *cobra.Command, _ []string) { _, _ = io.WriteString(a.env.Stdout, help(c)) })
	c.SetHelpCommand(&cobra.Command{
		Use: "help", Hidden: true, RunE: func(*cobra.Command, []string) error { return c.Help() },
	})
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{text.FlagError(err)} })
	helpInChinese(c)
}

// helpInChinese names the help flag of a command and of all below it.
func helpInChinese(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	if h := c.Flags().Lookup("help"); h != nil {
		h.Usage = text.FlagHelp
	}
	for _, sub := range c.Commands() {
		helpInChinese(sub)
	}
}

// complain prints an error: what is wrong, why, what to do next.
func (a *app) complain(err error) {
	var u usageError
	if errors.As(err, &u) {
		a.warn(u.text)
		a.warn(text.CLITryHelp)
		return
	}
	if s, ok := text.Cobra(err); ok {
		a.warn(s)
		a.warn(text.CLITryHelp)
		return
	}
	m := text.Error(err)
	var p *placed
	if errors.As(err, &p) {
		m.Where = text.InFile(p.file, m.Where)
	}
	a.warn(m.String())
}

// refusals are errors of a book that is in order, and keeps out what was asked for.
var refusals = []error{
	ledger.ErrNotLatest, ledger.ErrNotClosed, ledger.ErrDuplicate, ledger.ErrPosted, ledger.ErrLinked,
	ledger.ErrReversed, ledger.ErrAdjusted, ledger.ErrCashAgrees, ledger.ErrFuture, ledger.ErrFileGone,
	ledger.ErrAssetGone, ledger.ErrAssetHere, ledger.ErrAssetLeaves, ledger.ErrDepreciated,
	ledger.ErrNoDepreciation, ledger.ErrStockShort,
	ledger.ErrStockOrder,
	ledger.ErrPaysOther, ledger.ErrNoCost,
}

// troubles are errors of a book that cannot be used as it should be.
var troubles = []error{
	ledger.ErrReadOnly, ledger.ErrDiskFull, ledger.ErrPoisoned, ledger.ErrUnsound, ledger.ErrDenied,
	ledger.ErrInterrupted, ledger.ErrMoved, ledger.ErrLocked, ledger.ErrPassphrase,
	ledger.ErrClosed, syscall.ENOSPC, syscall.EROFS,
}

// code is the exit code of an error.
func code(err error) int {
	var (
		busy     *ledger.BusyError
		damage   *ledger.DamageError
		commit   *ledger.CommitError
		newer    *ledger.NewerError
		panicked *ledger.PanicError
		obstacle *ledger.ObstacleError
		rule     *ledger.RuleError
		merge    *ledger.MergeError
		period   *ledger.PeriodError
		review   *ledger.UnreviewedError
		bare     *export.NoAccountError
		usage    usageError
	)
	is := func(target error) bool { return errors.Is(err, target) }
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &busy), errors.As(err, &damage), errors.As(err, &commit), errors.As(err, &newer),
		errors.As(err, &panicked), slices.ContainsFunc(troubles, is):
		return exitBook
	case errors.Is(err, errFindings), errors.As(err, &obstacle), errors.As(err, &rule), errors.As(err, &period),
		errors.As(err, &review), errors.As(err, &merge), errors.As(err, &bare), slices.ContainsFunc(refusals, is):
		return exitFindings
	}
	return exitUsage
}

// say prints a line of result.
func (a *app) say(format string, args ...any) {
	_, _ = fmt.Fprintln(a.env.Stdout, text.Plain(fmt.Sprintf(format, args...)))
}

// warn prints a line that is no result.
func (a *app) warn(line string) { _, _ = fmt.Fprintln(a.env.Stderr, text.Plain(line)) }
