package near

import "net"

func deferred(c *net.TCPConn, b []byte) error {
	c.SetLinger(0) // want "."
	defer c.Close()
	_, err := c.Write(b)
	return err
}
