package unfixed

import "net"

func long(c *net.UDPConn, to net.Addr) {
	c.WriteTo( // want "nobody learns that `c` could not send"
		[]byte("hello"),
		to,
	)
}
