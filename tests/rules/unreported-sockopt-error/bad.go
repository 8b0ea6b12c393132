package bad

import (
	"net"
	"syscall"

	"golang.org/x/sys/unix"
)

func reuse(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		// Several processes.
		syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want "^risk: the error of `SetsockoptInt` is lost" @ "syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)"
	})
}

var config = net.ListenConfig{
	Control: func(network, address string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) {
			unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_REUSEADDR, 1) // want "the error of `SetsockoptInt` is lost"
			unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_REUSEPORT, 1) // want "the error of `SetsockoptInt` is lost"
		})
	},
}

func bind(c *net.TCPConn, name string) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	if err := raw.Control(func(fd uintptr) {
		unix.SetsockoptString(int(fd), unix.SOL_SOCKET, unix.SO_BINDTODEVICE, name) // want "the error of `SetsockoptString` is lost"
	}); err != nil {
		return err
	}
	return nil
}

func oneLine(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) { syscall.SetsockoptInt(int(fd), 1, 2, 1) }) // want "is lost"
}
