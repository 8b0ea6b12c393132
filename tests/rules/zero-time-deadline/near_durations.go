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

// A time of today, in whole steps.
func stepped(c net.Conn, next time.Time, step time.Duration) {
	c.SetDeadline(next.Truncate(step))
}
