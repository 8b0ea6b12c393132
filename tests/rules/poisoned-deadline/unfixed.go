package bad

import (
	"context"
	"net"
	"time"
)

func exchange(ctx context.Context, c net.Conn, p []byte) error {
	done := make(chan struct{})
	go func() {
		select {
		case <-ctx.Done():
			c.SetDeadline(time.Now()) // want "stays on `c`"
		case <-done:
		}
	}()
	_, err := c.Write(p)
	if err == nil {
		_, err = c.Read(p)
	}
	close(done)
	return err
}
