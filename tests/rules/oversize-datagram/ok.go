package ok

import (
	"net"
)

func small(c *net.UDPConn, to *net.UDPAddr) error {
	buf := make([]byte, 1472)
	_, err := c.WriteToUDP(buf, to)
	return err
}

// As much as there is.
func sliced(c *net.UDPConn, to *net.UDPAddr, fill func([]byte) int) error {
	buf := make([]byte, 65535)
	n := fill(buf)
	_, err := c.WriteToUDP(buf[:n], to)
	return err
}

func configured(c *net.UDPConn, to *net.UDPAddr, mtu int) error {
	buf := make([]byte, mtu)
	_, err := c.WriteToUDP(buf, to)
	return err
}

func loopback() error {
	c, err := net.Dial("udp", "localhost:9")
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.Write(make([]byte, 8000))
	return err
}

func loopbackAddr(c *net.UDPConn) error {
	to := &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 9}
	_, err := c.WriteToUDP(make([]byte, 8000), to)
	return err
}

func stream(address string) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.Write(make([]byte, 1<<20))
	return err
}

func unix(c *net.UnixConn) error {
	_, err := c.Write(make([]byte, 1<<20))
	return err
}

func anything(c net.Conn) error {
	_, err := c.Write(make([]byte, 1<<20))
	return err
}

func grown(c *net.UDPConn, to *net.UDPAddr, more []byte) error {
	buf := make([]byte, 8000)
	buf = more
	_, err := c.WriteToUDP(buf, to)
	return err
}
