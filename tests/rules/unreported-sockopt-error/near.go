package near

import "syscall"

// Another call.
func other(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.CloseOnExec(int(fd))
	})
}

// When the literal runs is not known.
func later(c syscall.RawConn, run func(func())) error {
	return c.Control(func(fd uintptr) {
		run(func() {
			syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
		})
	})
}
