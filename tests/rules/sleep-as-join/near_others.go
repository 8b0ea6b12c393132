package near

import (
	"net"
	"time"
)

func before(next func()) int {
	total := 0
	go func() {
		total = 1
	}()
	time.Sleep(time.Second) // want "^risk: this sleep is all that orders"
	go next()
	return total
}

func accepted(ln net.Listener) (net.Conn, int) {
	c, err := ln.Accept()
	if err != nil {
		return nil, 0
	}
	c.SetDeadline(time.Now().Add(time.Minute))
	total := 0
	go func() {
		total = 1
	}()
	time.Sleep(time.Second) // want "^risk: this sleep is all that orders"
	return c, total
}
