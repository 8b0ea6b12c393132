package unfixed

import "syscall"

func none(c syscall.RawConn) {
	c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want "the error of `SetsockoptInt` is lost"
	})
}

func two(c syscall.RawConn) (int, error) {
	return 1, c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want "the error of `SetsockoptInt` is lost"
	})
}

func long(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt( // want "the error of `SetsockoptInt` is lost"
			int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1,
		)
	})
}

func wrapped(c syscall.RawConn, wrap func(error) error) error {
	return wrap(c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want "the error of `SetsockoptInt` is lost"
	}))
}

func nested(c syscall.RawConn, twice bool) error {
	if twice {
		err := c.Control(func(fd uintptr) {
			syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want "the error of `SetsockoptInt` is lost"
		})
		return err
	}
	return nil
}

func compared(c syscall.RawConn) error {
	if err := c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want "the error of `SetsockoptInt` is lost"
	}); err == syscall.EINVAL {
		return err
	}
	return nil
}

func goesOn(c syscall.RawConn) error {
	if err := c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want "the error of `SetsockoptInt` is lost"
	}); err != nil {
		println(err.Error())
	}
	return nil
}

func later(c syscall.RawConn, use func(func(fd uintptr))) error {
	set := func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	}
	use(set)
	return c.Control(set)
}
