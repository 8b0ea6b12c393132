package bad

import (
	"crypto/tls"
	"net"
	"os"
	"time"
)

func direct(c net.Conn) {
	c.SetDeadline(time.Time{}.Add(5 * time.Second)) // want "^bug: this deadline is in the year 1" @ "time.Time{}.Add(5 * time.Second)"
}

func named(c *net.TCPConn, d time.Duration) error {
	deadline := time.Time{}.Add(d)
	return c.SetReadDeadline(deadline) // want "year 1" @ "deadline"
}

func variable(c *tls.Conn, d time.Duration) error {
	var t time.Time
	return c.SetWriteDeadline(t.Add(d)) // want "year 1" @ "t.Add(d)"
}

func unix(c net.PacketConn, d time.Duration) {
	c.SetReadDeadline(time.Unix(int64(d.Seconds()), 0)) // want "^bug: this deadline is in the year 1970"
}

func listener(ln *net.TCPListener, f *os.File) {
	ln.SetDeadline((time.Time{}).Add(time.Second)) // want "year 1"
	f.SetDeadline(time.Time{}.Add(time.Second))    // want "year 1"
}
