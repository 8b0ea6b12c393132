package near

import (
	"fmt"
	"net"
	"strings"
)

// It is only printed.
func printed(c net.Conn, b []byte) bool {
	_, err := c.Read(b)
	fmt.Println(err, net.ErrClosed)
	return err != nil && strings.Contains(err.Error(), "use of closed network connection") // want "recognized by its text"
}
