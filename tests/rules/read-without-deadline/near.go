package near

import (
	"log"
	"net"
)

// Who sends what to a packet connection is not known beforehand.
func Packets(c *net.UDPConn) {
	defer c.Close()
	buf := make([]byte, 1500)
	for {
		n, err := c.Read(buf)
		if err != nil {
			return
		}
		log.Printf("%d bytes", n)
	}
}

// The logger is no second connection.
func Logged(c net.Conn, logger *log.Logger) {
	buf := make([]byte, 1024)
	for {
		n, err := c.Read(buf) // want "^hint: a peer that sends nothing to `c`"
		if err != nil {
			logger.Print(err)
			return
		}
		logger.Printf("%d bytes", n)
	}
}

// One of two connections that belong together.
func Relay(from, to net.Conn) error {
	buf := make([]byte, 1024)
	for {
		n, err := from.Read(buf)
		if err != nil {
			return err
		}
		if _, err := to.Write(buf[:n]); err != nil {
			return err
		}
	}
}
