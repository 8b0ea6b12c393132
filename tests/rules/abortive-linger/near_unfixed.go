package unfixed

import "net"

func chosen(c *net.TCPConn, fast bool, data []byte) {
	if fast {
		c.SetLinger(0) // want "will discard"
	}
	c.Write(data)
}

func headed(c *net.TCPConn, fast func() bool, data []byte) {
	if ok := fast(); ok {
		c.SetLinger(0) // want "will discard"
	}
	c.Write(data)
}

func kept(c *net.TCPConn, data []byte) error {
	err := c.SetLinger(0) // want "will discard"
	if err == nil {
		_, err = c.Write(data)
	}
	return err
}

func otherwise(c *net.TCPConn, data []byte) error {
	if err := c.SetLinger(0); err != nil { // want "will discard"
		return err
	} else {
		_, err := c.Write(data)
		return err
	}
}

func stranded(c net.Conn, data []byte) error {
	t := c.(*net.TCPConn)
	t.SetLinger(0) // want "will discard"
	_, err := c.Write(data)
	return err
}
