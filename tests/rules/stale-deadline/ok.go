package ok

import (
	"context"
	"net"
	"sync"
	"time"
)

// One budget for both.
func budget(address string) (net.Conn, error) {
	deadline := time.Now().Add(5 * time.Second)
	d := net.Dialer{Deadline: deadline}
	c, err := d.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	c.SetDeadline(deadline)
	return c, nil
}

func fresh(address string) (net.Conn, error) {
	c, err := net.DialTimeout("tcp", address, time.Minute)
	if err != nil {
		return nil, err
	}
	deadline := time.Now().Add(5 * time.Second)
	c.SetDeadline(deadline)
	return c, nil
}

func given(c net.Conn, deadline time.Time, ready chan []byte) error {
	message := <-ready
	c.SetWriteDeadline(deadline)
	_, err := c.Write(message)
	return err
}

func ofContext(ctx context.Context, c net.Conn, ready chan []byte) {
	deadline, ok := ctx.Deadline()
	<-ready
	if ok {
		c.SetDeadline(deadline)
	}
}

// The whole loop has one second.
func looped(c net.Conn, ready chan []byte) {
	end := time.Now().Add(time.Second)
	for message := range ready {
		c.SetWriteDeadline(end)
		c.Write(message)
	}
}

func inBackground(c net.Conn, ready chan []byte) {
	end := time.Now().Add(time.Second)
	go func() {
		<-ready
	}()
	c.SetDeadline(end)
}

func past(c net.Conn, ready chan []byte) {
	now := time.Now()
	<-ready
	c.SetDeadline(now)
}

func chosen(c net.Conn, d time.Duration, ready chan []byte) {
	end := time.Now().Add(d)
	<-ready
	c.SetDeadline(end)
}

func interrupted(mu *sync.Mutex, ln *net.TCPListener) error {
	past := time.Now().Add(-time.Minute)
	mu.Lock()
	defer mu.Unlock()
	return ln.SetDeadline(past)
}
