package unfixed

import (
	"errors"
	"net"
	"os"
	"time"
)

func last(c net.Conn, b []byte) {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		_, err := c.Read(b) // want "^bug: once the deadline of `c` has passed"
		if err != nil {
			if errors.Is(err, os.ErrDeadlineExceeded) {
				println("again")
			}
		}
	}
}
