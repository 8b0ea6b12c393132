package near

import (
	"context"
	"net"
	"sync"
	"time"
)

type pool struct {
	mu   sync.Mutex
	idle []net.Conn
}

func (p *pool) put(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, c)
}

// A connection with the deadline is not used again, only one without.
func (p *pool) read(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
			p.put(c)
		}
	}()
	return c.Read(b)
}
