//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package ledger

import (
	"errors"
	"os"
	"strings"
	"syscall"
	"time"
)

// lockFile leaves the locking to bbolt: elsewhere a second lock on the same handle would exclude the first.
func lockFile(*os.File, bool, time.Duration) error { return nil }

// unlockFile leaves it to closing the file to give the lock back.
func unlockFile(*os.File) {}

// The numbers by which Windows says that a disk is full.
const (
	errorHandleDiskFull = syscall.Errno(39)
	errorDiskFull       = syscall.Errno(112)
)

// isFull reports whether an error means that there is no room. The database passes some errors on as text only.
func isFull(err error) bool {
	return errors.Is(err, errorHandleDiskFull) || errors.Is(err, errorDiskFull) ||
		err != nil && strings.Contains(err.Error(), errorDiskFull.Error())
}

// renamesOpen: an open file must be closed before another one takes its name.
const renamesOpen = false
