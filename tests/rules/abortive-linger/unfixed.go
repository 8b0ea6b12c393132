package unfixed

import "net"

func send(c *net.TCPConn, data []byte) (err error) {
	defer c.Close()
	err = c.SetLinger(0) // want "closing the connection"
	if err == nil {
		_, err = c.Write(data)
	}
	return err
}

func sometimes(c *net.TCPConn, data []byte, fast bool) error {
	defer c.Close()
	if fast {
		c.SetLinger(0) // want "closing the connection"
	}
	_, err := c.Write(data)
	return err
}
