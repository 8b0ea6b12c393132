package ok

import "net"

func dialed(addr string) (*net.TCPConn, error) {
	c, err := net.Dial("tcp4", addr)
	if err != nil {
		return nil, err
	}
	return c.(*net.TCPConn), nil
}

func listened(addr string) (*net.TCPListener, error) {
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	return ln.(*net.TCPListener), nil
}

func port() (int, error) {
	ln, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		return 0, err
	}
	defer ln.Close()
	return ln.Addr().(*net.TCPAddr).Port, nil
}

func packets() (*net.UDPConn, error) {
	c, err := net.ListenPacket("udp", ":0")
	if err != nil {
		return nil, err
	}
	return c.(*net.UDPConn), nil
}

func datagramPort(c *net.UDPConn) int {
	return c.LocalAddr().(*net.UDPAddr).Port
}

// Checked asks first.
func Checked(c net.Conn) {
	if t, ok := c.(*net.TCPConn); ok {
		t.SetNoDelay(true)
	}
}

// Switched asks first.
func Switched(c net.Conn) {
	switch c := c.(type) {
	case *net.TCPConn:
		c.SetNoDelay(true)
	}
}

// Asked looks at the network.
func Asked(a net.Addr) net.IP {
	if a.Network() != "udp" {
		return nil
	}
	return a.(*net.UDPAddr).IP
}

// Only the package's own functions call it.
func tune(c net.Conn) {
	c.(*net.TCPConn).SetNoDelay(true)
}

type server struct {
	ln net.Listener
}

// Port belongs to the type that made the listener.
func (s *server) Port() int {
	return s.ln.Addr().(*net.TCPAddr).Port
}

func unknownNetwork(network, addr string) (*net.TCPConn, error) {
	c, err := net.Dial(network, addr)
	if err != nil {
		return nil, err
	}
	return c.(*net.TCPConn), nil
}

func compared(addr string) *net.TCPConn {
	c, _ := net.Dial("tcp", addr)
	if c == nil {
		return nil
	}
	return c.(*net.TCPConn)
}
