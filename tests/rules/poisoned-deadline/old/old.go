package old

import (
	"context"
	"net"
	"time"
)

func read(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now()) // want "^bug: this deadline may be set after the work is done, and stays on `c`$"
		case <-done:
		}
	}()
	return c.Read(b)
}
