package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"gonghui/ledger"
	"gonghui/ui/text"
)

// TerminalSecret asks for a passphrase at a terminal without showing what is typed. The error is ErrNoTerminal when
// in is none.
func TerminalSecret(in *os.File, out io.Writer) func(prompt string) (string, error) {
	return func(prompt string) (string, error) {
		if !term.IsTerminal(in.Fd()) {
			return "", ErrNoTerminal
		}
		_, _ = fmt.Fprint(out, text.Plain(prompt))
		secret, err := term.ReadPassword(in.Fd())
		_, _ = fmt.Fprintln(out)
		return string(secret), err
	}
}

// ErrNoTerminal is returned by Env.Secret when there is nobody to ask.
var ErrNoTerminal = errors.New("no terminal to ask at")

// passphraseVariable holds the passphrase for scripts.
const passphraseVariable = "GONGHUI_PASSPHRASE"

// maxSecret is more than any passphrase file holds.
const maxSecret = 4096

// given is the passphrase that was handed over without asking: by a file or by the environment.
func (a *app) given() (string, error) {
	if a.secretFile != "" {
		return secretIn(a.secretFile)
	}
	return a.env.Getenv(passphraseVariable), nil
}

// secretIn is the first line of a file.
func secretIn(path string) (string, error) {
	f, err := os.Open(path) //nolint:gosec // the user names it
	if err != nil {
		return "", usageError{text.NoPassphraseFile(path)}
	}
	defer func() { _ = f.Close() }()
	content, err := io.ReadAll(io.LimitReader(f, maxSecret))
	if err != nil {
		return "", usageError{text.NoPassphraseFile(path)}
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(content), "\ufeff"), "\n")
	return strings.TrimRight(line, "\r"), nil
}

// unlock opens the private fields of a protected book if the passphrase was handed over; a book that stays locked
// can be used for everything that needs no private field.
func (a *app) unlock(b *ledger.Book) error {
	if !b.Locked() {
		return nil
	}
	secret, err := a.given()
	if err != nil || secret == "" {
		return err
	}
	_, err = b.Unlock(secret)
	return err
}

// mustUnlock is unlock that asks when nothing was handed over.
func (a *app) mustUnlock(b *ledger.Book) error {
	if err := a.unlock(b); err != nil || !b.Locked() {
		return err
	}
	secret, err := a.askSecret(text.AskPassphrase)
	if err != nil {
		return err
	}
	_, err = b.Unlock(secret)
	return err
}

func (a *app) askSecret(prompt string) (string, error) {
	if a.env.Secret == nil {
		return "", usageError{text.NeedsPassphraseFile}
	}
	secret, err := a.env.Secret(prompt)
	if errors.Is(err, ErrNoTerminal) {
		return "", usageError{text.NeedsPassphraseFile}
	}
	return secret, err
}

// newSecret is a new passphrase: from a file, or asked for twice.
func (a *app) newSecret(file string) (string, error) {
	if file != "" {
		return secretIn(file)
	}
	secret, err := a.askSecret(text.AskNewPassphrase)
	if err != nil {
		return "", err
	}
	again, err := a.askSecret(text.AskAgain)
	if err != nil {
		return "", err
	}
	if again != secret {
		return "", usageError{text.ProtectDiffers}
	}
	return secret, nil
}
