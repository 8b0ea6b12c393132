package near

import (
	"context"
	"net"
	"time"
)

// The channel ends with the whole session, and the function only looks at it.
func watched(ctx context.Context, c net.Conn, b []byte, ended chan struct{}) (int, error) {
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-ended:
		}
	}()
	if isClosed(ended) {
		return 0, net.ErrClosed
	}
	return c.Read(b)
}

func isClosed(ended <-chan struct{}) bool {
	select {
	case <-ended:
		return true
	default:
		return false
	}
}
