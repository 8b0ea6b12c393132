package unfixed

import "syscall"

func void(c syscall.RawConn) {
	c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), 1, 2, 1) // want "the error of `SetsockoptInt` is lost"
	})
}

func sometimes(c syscall.RawConn, on bool) error {
	return c.Control(func(fd uintptr) {
		if on {
			syscall.SetsockoptInt(int(fd), 1, 2, 1) // want "is lost"
		}
	})
}
