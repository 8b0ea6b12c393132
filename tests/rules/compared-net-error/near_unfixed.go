package unfixed

import "net"

func called(c net.Conn) string {
	switch c.Close() {
	case net.ErrClosed: // want "^bug: `net.ErrClosed` comes wrapped"
		return "closed"
	}
	return ""
}
