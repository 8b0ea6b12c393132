package near

import "net"

func Parens(c net.Conn) {
	if t, ok := (c.(*net.TCPConn)); ok {
		t.SetNoDelay(true)
	}
}
