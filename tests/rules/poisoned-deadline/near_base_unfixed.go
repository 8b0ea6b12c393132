package near

import (
	"context"
	"net"
	"time"
)

type session struct {
	conn  net.Conn
	base  func() context.Context
	bytes int
}

// What the goroutine calls is nothing that the function waits for.
func (s *session) read(b []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-s.base().Done():
			s.conn.SetReadDeadline(time.Now()) // want "^bug: this deadline may be set after the work is done"
		case <-done:
		}
	}()
	n, err := s.conn.Read(b)
	s.bytes += n
	return n, err
}
