package unfixed

import "net"

func dropped(addr string) *net.TCPConn {
	c, _ := net.Dial("tcp", addr)
	return c.(*net.TCPConn) // want "^bug: this panics when the call failed, for its error is discarded"
}

func accepted(ln net.Listener) {
	c, _ := ln.Accept()
	defer c.Close()
	t := c.(*net.TCPConn) // want "this panics when the call failed"
	t.SetNoDelay(true)
}

func inMemory() net.Conn {
	a, b := net.Pipe()
	go b.Close()
	return a.(*net.TCPConn) // want "^bug: this is a `net.pipe`, never a `.net.TCPConn`"
}

func port(path string) (int, error) {
	ln, err := net.Listen("unix", path)
	if err != nil {
		return 0, err
	}
	defer ln.Close()
	return ln.Addr().(*net.TCPAddr).Port, nil // want "^bug: this is a `.net.UnixAddr`, never a `.net.TCPAddr`"
}

// Host takes any address.
func Host(a net.Addr) net.IP {
	return a.(*net.UDPAddr).IP // want "^risk: `a` may be of another type than `.net.UDPAddr`"
}

// Port takes any listener.
func Port(ln net.Listener) int {
	return ln.Addr().(*net.TCPAddr).Port // want "^risk: `ln` may be of another type than `.net.TCPAddr`" @ "ln.Addr().(*net.TCPAddr)"
}
