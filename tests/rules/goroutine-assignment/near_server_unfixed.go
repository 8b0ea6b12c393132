package unfixed

import "net"

// Nothing waits for the peer.
func accepted(ln net.Listener) net.Conn {
	var c net.Conn
	go func() {
		c, _ = ln.Accept() // want "^bug: `c` is used outside while this goroutine assigns to it"
	}()
	return c
}
