package bad

import (
	"net"
	"time"
)

func closed(c net.Conn) string {
	switch err := c.SetDeadline(time.Now()); err {
	case net.ErrClosed: // want "^bug"
		return "closed"
	case nil:
		return "open"
	}
	return ""
}
