package ok

import (
	"net"
	"os"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

func restored(target int, work func()) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	own, err := os.Open("/proc/thread-self/ns/net")
	if err != nil {
		return err
	}
	defer own.Close()
	if err := unix.Setns(target, unix.CLONE_NEWNET); err != nil {
		return err
	}
	work()
	return unix.Setns(int(own.Fd()), unix.CLONE_NEWNET)
}

func restoredLater(restore func(), work func()) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := syscall.Unshare(syscall.CLONE_NEWNET); err != nil {
		return err
	}
	defer restore()
	work()
	return nil
}

func kept(work func()) {
	go func() {
		runtime.LockOSThread()
		if syscall.Unshare(syscall.CLONE_NEWNET) == nil {
			work()
		}
	}()
}

func drawing(draw func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	draw()
}

func checked() error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	return nil
}

func numeric() (net.Conn, error) {
	runtime.LockOSThread()
	if err := syscall.Unshare(syscall.CLONE_NEWNET); err != nil {
		return nil, err
	}
	return net.Dial("tcp", "127.0.0.1:80")
}
