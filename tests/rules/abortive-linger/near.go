package near

import (
	"io"
	"net"
	"time"
)

// Only when the function ends.
func deferred(c *net.TCPConn, data []byte) error {
	defer c.SetLinger(0)
	_, err := c.Write(data)
	return err
}

func started(c *net.TCPConn, data []byte) error {
	go c.SetLinger(0)
	_, err := c.Write(data)
	return err
}

// Whoever handed it over goes on with it in a way that is not seen.
func given(c *net.TCPConn, use func(net.Conn)) {
	c.SetLinger(0)
	use(c)
}

// Set again.
func reset(c *net.TCPConn, data []byte) error {
	c.SetLinger(0)
	c.SetLinger(-1)
	_, err := c.Write(data)
	return err
}

func twice(c *net.TCPConn, data []byte) error {
	c.SetLinger(0) // want "^risk: closing the connection will discard"
	c.SetLinger(0) // want "^risk: closing the connection will discard"
	_, err := c.Write(data)
	return err
}

// It is closed before anything else is written.
func closed(c, next *net.TCPConn, data []byte) {
	c.SetLinger(0)
	c.Close()
	c = next
	c.Write(data)
}

func closedAtEnd(c *net.TCPConn, data []byte) {
	defer c.Close()
	c.SetLinger(0) // want "^bug: closing the connection will discard"
	c.Write(data)
}

func asserted(c net.Conn, data []byte) error {
	if t, ok := c.(*net.TCPConn); ok {
		t.SetLinger(0) // want "will discard .* / offered fix"
	}
	_, err := c.Write(data)
	return err
}

func opened(address string, use func(net.Conn)) error {
	c, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return err
	}
	if err := c.(*net.TCPConn).SetLinger(0); err != nil { // want "^risk: closing the connection will discard"
		return err
	}
	use(c)
	return nil
}

func copied(c *net.TCPConn, r io.Reader) {
	c.SetLinger(0) // want "will discard"
	io.Copy(c, r)
}
