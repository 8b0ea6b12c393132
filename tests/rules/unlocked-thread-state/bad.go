package bad

import (
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

func isolated(work func()) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread() // want "^risk: this hands on a thread that was changed for good" @ "runtime.UnlockOSThread()"
	if err := syscall.Unshare(syscall.CLONE_NEWNET); err != nil {
		return err
	}
	work()
	return nil
}

func explicit(fd int, work func()) error {
	runtime.LockOSThread()
	err := unix.Setns(fd, unix.CLONE_NEWNET)
	if err != nil {
		return err
	}
	work()
	runtime.UnlockOSThread() // want "^risk"
	return nil
}
