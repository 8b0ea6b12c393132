package near

import (
	"net"
	"syscall"
)

// ReadAll knows what it returns, and so does the Dialer.
func ReadAll(c net.Conn) error {
	c.Close()
	return syscall.ECONNRESET
}

type Dialer struct{}

func (Dialer) Dial() error { return syscall.ECONNREFUSED }

func compared(c net.Conn, d Dialer) bool {
	return ReadAll(c) == syscall.ECONNRESET || d.Dial() == syscall.ECONNREFUSED
}
