package ledger

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// errInUse is returned by lockFile while another program has the lock.
var errInUse = errors.New("file is locked")

// holderPath is the side file in which a writer leaves its name for whoever finds the book in use. The lock itself
// is the system's and ends with the process; the side file is only read when the lock is taken.
func holderPath(path string) string { return path + ".lock" }

// sign leaves the holder's name; a folder that refuses it costs nothing but the name.
func sign(path string, o Options) {
	host, err := os.Hostname()
	if err != nil {
		host = ""
	}
	text := fmt.Sprintf("%s\n%s\n%d\n%s\n", o.Holder, host, os.Getpid(), o.Now().Format("2006-01-02 15:04:05"))
	_ = os.WriteFile(holderPath(path), []byte(text), 0o600)
}

func unsign(path string) { _ = os.Remove(holderPath(path)) }

// holder reads who has the book: name, host, process and time on one line; empty if nobody left a name.
func holder(path string) string {
	b, err := os.ReadFile(holderPath(path))
	if err != nil || len(b) > 1024 {
		return ""
	}
	return strings.Join(strings.Fields(string(b)), " ")
}
