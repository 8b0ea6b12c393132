package unfixed

import "net"

func Argument(c net.Conn, use func(*net.TCPConn)) {
	use(c.(*net.TCPConn)) // want "`c` may be of another type"
}

func Long(c net.Conn, f func() bool) {
	c.(*net.TCPConn).SetNoDelay( // want "`c` may be of another type"
		f(),
	)
}

func Later(c net.Conn) *net.TCPConn {
	t := c.(*net.TCPConn) // want "`c` may be of another type"
	t.SetNoDelay(true)
	println("tuned")
	return t
}

func Both(c net.Conn) error {
	t, n := c.(*net.TCPConn), 1 // want "`c` may be of another type"
	t.SetNoDelay(n == 1)
	return nil
}
