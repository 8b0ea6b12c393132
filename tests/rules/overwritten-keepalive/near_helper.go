package near

import (
	"net"
	"runtime"
	"syscall"
)

// Only where the kernel calls the options so.
func onLinux(set func(fd uintptr)) func(fd uintptr) {
	if runtime.GOOS != "linux" {
		return func(uintptr) {}
	}
	return set
}

// What the helper makes of the function is not known here.
func tune(c *net.TCPConn) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	return raw.Control(onLinux(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, 60)
	}))
}
