package near

import (
	"errors"
	"net"
	"os"
	"time"
)

func relay(c, d net.Conn, b []byte) error {
	c.SetReadDeadline(time.Now().Add(time.Second))
	for {
		n, err := c.Read(b) // want "^bug: once the deadline of `c` has passed"
		d.Write(b[:n])
		if errors.Is(err, os.ErrDeadlineExceeded) {
			continue
		}
		if err != nil {
			return err
		}
		_, err = d.Write([]byte("more"))
		if err != nil {
			return err
		}
	}
}
