package ok

import (
	"bytes"
	"log"
	"net"
)

func checked(c *net.UDPConn, to *net.UDPAddr, message []byte) error {
	if _, err := c.WriteToUDP(message, to); err != nil {
		log.Print(err)
	}
	_, err := c.WriteToUDP(message, to)
	return err
}

func decided(c *net.UDPConn, to *net.UDPAddr, message []byte) {
	_, _ = c.WriteToUDP(message, to)
}

func explained(c *net.UDPConn, metric []byte) {
	// Best effort: a metric more or less.
	c.Write(metric)
}

func stream(c net.Conn, tcp *net.TCPConn, message []byte) {
	c.Write(message)
	tcp.Write(message)
}

func goodbye(c *net.UDPConn) {
	defer c.Write([]byte("bye"))
	defer func() {
		c.Write([]byte("bye"))
	}()
}

func memory(b *bytes.Buffer, message []byte) {
	b.Write(message)
}

type fake struct{}

func (fake) WriteTo([]byte, net.Addr) (int, error) { return 0, nil }

func foreign(f fake, to net.Addr) {
	f.WriteTo(nil, to)
}
