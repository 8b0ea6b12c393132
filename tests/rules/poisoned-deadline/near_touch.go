package near

import (
	"context"
	"net"
	"time"
)

type tracked struct {
	net.Conn
	last time.Time
}

func (t *tracked) touch(at time.Time) { t.last = at }

// It only keeps the time.
func watched(ctx context.Context, t *tracked, b []byte) (int, error) {
	done := make(chan bool)
	go func() {
		select {
		case <-ctx.Done():
			t.touch(time.Now())
		case <-done:
		}
	}()
	defer close(done)
	return t.Read(b)
}

func interrupted(ctx context.Context, t *tracked, b []byte, finish func(chan bool)) (int, error) {
	done := make(chan bool)
	go func() {
		select {
		case <-ctx.Done():
			t.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	defer println(done)
	return t.Read(b)
}
