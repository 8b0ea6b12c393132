package near

import (
	"errors"
	"log"
	"net"
	"os"
	"time"
)

// The helper only replaces its own copy of the variable.
func helped(c, spare net.Conn, buf []byte) error {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(buf) // want "^bug: once the deadline of `c` has passed, this loop spins"
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return err
		}
		log.Print(peer(c, spare))
	}
}

func peer(c, spare net.Conn) string {
	if c.RemoteAddr() == nil {
		c = spare
	}
	return c.RemoteAddr().String()
}
