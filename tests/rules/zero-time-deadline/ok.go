package ok

import (
	"net"
	"time"
)

func clear(c net.Conn) {
	c.SetDeadline(time.Time{})
	var none time.Time
	c.SetReadDeadline(none)
}

func interrupt(c net.Conn) {
	c.SetDeadline(time.Now())
	c.SetDeadline(time.Unix(1, 0))
	c.SetDeadline(time.Unix(0, int64(1)))
}

func fromNow(c net.Conn, d time.Duration) {
	c.SetDeadline(time.Now().Add(d))
	now := time.Now()
	c.SetDeadline(now.Add(d))
}

func absolute(c net.Conn, seconds int64, deadline time.Time) {
	c.SetDeadline(time.Unix(seconds, 0))
	c.SetDeadline(deadline)
	c.SetDeadline(deadline.Add(time.Second))
}

func set(c net.Conn, d time.Duration, late bool) {
	var t time.Time
	if late {
		t = time.Now()
	}
	c.SetDeadline(t.Add(d))
}

func elsewhere(d time.Duration) time.Time {
	return time.Time{}.Add(d)
}

type fake struct{}

func (fake) SetDeadline(time.Time) error { return nil }

func foreign(f fake, d time.Duration) {
	f.SetDeadline(time.Time{}.Add(d))
}
