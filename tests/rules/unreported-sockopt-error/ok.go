package ok

import "syscall"

func kept(c syscall.RawConn) error {
	var serr error
	if err := c.Control(func(fd uintptr) {
		serr = syscall.SetsockoptInt(int(fd), 1, 2, 1)
	}); err != nil {
		return err
	}
	return serr
}

func decided(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		_ = syscall.SetsockoptInt(int(fd), 1, 2, 1)
	})
}

func bestEffort(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		// Best effort: older kernels don't have it.
		syscall.SetsockoptInt(int(fd), 1, 46, 50)
	})
}

func reads(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.GetsockoptInt(int(fd), 1, 2)
	})
}

func direct(fd int) {
	syscall.SetsockoptInt(fd, 1, 2, 1)
}

type control struct{}

func (control) Control(f func(fd uintptr)) error {
	f(0)
	return nil
}

func foreign(c control) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), 1, 2, 1)
	})
}

// A socket has one of the two families.
func both(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IP, syscall.IP_TOS, 8)
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IPV6, syscall.IPV6_TCLASS, 8)
	})
}
