package unfixed

import (
	"errors"
	"net"
	"os"
	"time"
)

func branch(c net.Conn, b []byte, quick bool) {
	if quick {
		c.SetReadDeadline(time.Now().Add(time.Second))
	}
	for {
		_, err := c.Read(b) // want "^bug: once the deadline of `c` has passed"
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return
		}
	}
}
