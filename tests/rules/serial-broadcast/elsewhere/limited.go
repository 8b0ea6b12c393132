package limited

import (
	"net"
	"time"
)

func open(c net.Conn) { c.SetWriteDeadline(time.Now().Add(time.Hour)) }

// Somewhere they are given a limit.
func broadcast(conns map[string]net.Conn, b []byte) {
	for _, c := range conns {
		c.Write(b)
	}
}
