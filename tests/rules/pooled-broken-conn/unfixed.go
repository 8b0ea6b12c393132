package unfixed

import (
	"net"
	"sync"
)

var conns sync.Pool

func dropped(c net.Conn) {
	conns.Put(c) // want "^risk: `sync.Pool` may drop `c` without closing it" @ "conns.Put(c)"
}

func closed(c net.Conn, message []byte) error {
	defer conns.Put(c) // want "^bug: `c` is closed and goes back into the pool"
	if _, err := c.Write(message); err != nil {
		c.Close()
		return err
	}
	return nil
}

func failed(c net.Conn, message []byte) error {
	defer conns.Put(c) // want "^risk: `c` goes back into the pool although it failed"
	if _, err := c.Write(message); err != nil {
		return err
	}
	return nil
}
