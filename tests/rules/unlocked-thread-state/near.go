package near

import (
	"net"
	"runtime"
	"syscall"
)

// The change comes after the unlock, and the thread is kept.
func again(prepare, work func()) {
	runtime.LockOSThread()
	prepare()
	runtime.UnlockOSThread()
	runtime.LockOSThread()
	if syscall.Unshare(syscall.CLONE_NEWNET) == nil {
		work()
	}
}

func dialedBefore(addr string) (net.Conn, error) {
	runtime.LockOSThread()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	return conn, syscall.Unshare(syscall.CLONE_NEWNET)
}

func lockTwice() {
	runtime.LockOSThread()
	runtime.LockOSThread()
}

// One of the two locks stays.
func keptByOther(work func()) {
	lockTwice()
	defer runtime.UnlockOSThread()
	if syscall.Unshare(syscall.CLONE_NEWNET) == nil {
		work()
	}
}

// Another thread is changed.
func beside(draw, work func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	go func() {
		runtime.LockOSThread()
		if syscall.Unshare(syscall.CLONE_NEWNET) == nil {
			work()
		}
	}()
	draw()
}
