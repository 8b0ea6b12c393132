package bad

import (
	"fmt"
	"io"
	"net"
)

func send(c *net.TCPConn, data []byte) error {
	defer c.Close()
	c.SetLinger(0) // want "^bug: closing the connection will discard what is not sent yet" @ "c.SetLinger(0)"
	_, err := c.Write(data)
	return err
}

func asserted(c net.Conn, r io.Reader) error {
	if t, ok := c.(*net.TCPConn); ok {
		t.SetLinger(0) // want "^bug: closing"
	}
	_, err := io.Copy(c, r)
	c.Close()
	return err
}

func checked(c *net.TCPConn, name string) error {
	defer func() {
		c.Close()
	}()
	// No TIME_WAIT.
	if err := c.SetLinger(0); err != nil { // want "^bug: closing" @ "c.SetLinger(0)"
		return err
	}
	fmt.Fprintln(c, name)
	return nil
}

func open(addr *net.TCPAddr) (net.Conn, error) {
	c, err := net.DialTCP("tcp", nil, addr)
	if err != nil {
		return nil, err
	}
	_ = c.SetLinger(0) // want "^risk: closing"
	return c, nil
}

func greet(c *net.TCPConn) {
	c.SetLinger(0) // want "^risk: closing"
	io.WriteString(c, "hello\n")
}
