//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package ledger

import (
	"errors"
	"os"
	"strings"
	"syscall"
	"time"
)

// lockFile takes the lock that bbolt takes again on the same open file a moment later: the pages are walked under
// it, so that nobody changes them meanwhile. The error is errInUse, or that of a file system without locks.
func lockFile(f *os.File, exclusive bool, timeout time.Duration) error {
	how := syscall.LOCK_SH
	if exclusive {
		how = syscall.LOCK_EX
	}
	const pause = 50 * time.Millisecond
	for waited := time.Duration(0); ; waited += pause {
		err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if err == nil || !errors.Is(err, syscall.EWOULDBLOCK) {
			return err
		}
		if waited >= timeout {
			return errInUse
		}
		time.Sleep(pause)
	}
}

// unlockFile gives the lock back.
func unlockFile(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }

// isFull reports whether an error means that there is no room: the disk is full, or the user's share of it is. The
// database passes some errors on as text only.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) ||
		err != nil && strings.Contains(err.Error(), syscall.ENOSPC.Error())
}

// renamesOpen: a file can be put in the place of one that is open.
const renamesOpen = true
