package old

import (
	"net"
	"strings"
)

// The error has no name yet.
func closed(c net.Conn, b []byte) bool {
	_, err := c.Read(b)
	return err != nil && strings.Contains(err.Error(), "use of closed network connection") // want "recognized by its text"
}
