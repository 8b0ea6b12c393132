package near

import (
	"errors"
	"net"
	"time"
)

// No method of a connection.
func SetReadDeadline(c net.Conn, limit time.Duration) error {
	return c.SetReadDeadline(time.Now().Add(limit))
}

func isTemporary(err error) bool {
	var ne net.Error
	return errors.As(err, &ne) && ne.Temporary() // want "^hint: what `Temporary` means is not defined"
}
