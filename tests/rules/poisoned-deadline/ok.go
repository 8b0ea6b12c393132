package ok

import (
	"context"
	"net"
	"sync"
	"time"
)

func joined(ctx context.Context, c net.Conn, p []byte) (int, error) {
	done := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	n, err := c.Read(p)
	close(done)
	<-stopped
	c.SetReadDeadline(time.Time{})
	return n, err
}

func grouped(ctx context.Context, c net.Conn, p []byte) (int, error) {
	var wg sync.WaitGroup
	wg.Add(1)
	done := make(chan struct{})
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	n, err := c.Read(p)
	close(done)
	wg.Wait()
	return n, err
}

// The deadline is taken away whenever the connection is used again.
func reset(ctx context.Context, c net.Conn, p []byte) (int, error) {
	c.SetReadDeadline(time.Time{})
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	return c.Read(p)
}

// Nobody uses the connection afterwards.
func last(ctx context.Context, c net.Conn, p []byte) (int, error) {
	defer c.Close()
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	return c.Read(p)
}

func oneShot(ctx context.Context, address string, p []byte) (int, error) {
	c, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return 0, err
	}
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	return c.Read(p)
}

func closing(ctx context.Context, c net.Conn, p []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.Close()
		case <-done:
		}
	}()
	return c.Read(p)
}

func afterFunc(ctx context.Context, c net.Conn, p []byte) (int, error) {
	stopped := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		c.SetReadDeadline(time.Now())
		close(stopped)
	})
	n, err := c.Read(p)
	if !stop() {
		<-stopped
		c.SetReadDeadline(time.Time{})
	}
	return n, err
}

// Lives as long as the connection.
func watch(ctx context.Context, c net.Conn, done chan struct{}) {
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
}
