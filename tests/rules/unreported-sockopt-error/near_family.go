package near

import "syscall"

// Both options are for one family, so none of them is a fallback.
func four(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IP, syscall.IP_TOS, 8) // want "is lost"
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IP, syscall.IP_TTL, 9) // want "is lost"
	})
}

func six(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, 1)       // want "is lost"
		syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IPV6, syscall.IPV6_UNICAST_HOPS, 9) // want "is lost"
	})
}

func noted(c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		println(fd)
		syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1) // want "is lost"
	})
}
