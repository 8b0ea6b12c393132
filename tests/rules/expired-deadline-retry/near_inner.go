package near

import (
	"errors"
	"log"
	"net"
	"os"
	"time"
)

// What follows the inner branch leaves the loop.
func inner(c net.Conn, buf []byte) error {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		n, err := c.Read(buf)
		if n == 0 {
			if errors.Is(err, os.ErrDeadlineExceeded) {
				log.Print("too slow")
			}
		}
		if err != nil {
			return err
		}
	}
}
