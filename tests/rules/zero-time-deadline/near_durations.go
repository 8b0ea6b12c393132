package near

import (
	"net"
	"time"
)

func limited(c net.Conn, limit time.Duration) {
	c.SetDeadline(time.Now().Add(limit))
}

// The constant is only a unit.
func until(c net.Conn, nanoseconds int64) {
	c.SetDeadline(time.Unix(nanoseconds/int64(time.Second), 0))
}
