package ok

import (
	"io"
	"net"
)

func deferred(addr *net.TCPAddr) ([]byte, error) {
	c, err := net.DialTCP("tcp", nil, addr)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	c.CloseWrite()
	return io.ReadAll(c)
}

func closedElsewhere(addr *net.TCPAddr) error {
	c, err := net.DialTCP("tcp", nil, addr)
	if err != nil {
		return err
	}
	go func() {
		io.Copy(io.Discard, c)
		c.Close()
	}()
	return c.CloseWrite()
}

type client struct {
	conn *net.TCPConn
}

// The field is somebody else's to close.
func (cl *client) end() error {
	return cl.conn.CloseWrite()
}

func (cl *client) open(addr *net.TCPAddr) error {
	c, err := net.DialTCP("tcp", nil, addr)
	if err != nil {
		return err
	}
	c.CloseWrite()
	cl.conn = c
	return nil
}

func returned(addr *net.TCPAddr) (net.Conn, error) {
	c, err := net.DialTCP("tcp", nil, addr)
	if err != nil {
		return nil, err
	}
	return c, c.CloseWrite()
}

// The caller owns it.
func finish(c *net.TCPConn) {
	c.CloseWrite()
}

// Never closed, but not half-closed either: another rule's business.
func leaked(addr string) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	_, err = io.WriteString(c, "hello\n")
	return err
}

func pass(dst, src net.Conn) {
	io.Copy(dst, src)
	if half, ok := dst.(interface{ CloseWrite() error }); ok {
		half.CloseWrite()
	} else {
		dst.Close()
	}
}
