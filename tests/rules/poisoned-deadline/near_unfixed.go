package unfixed

import (
	"context"
	"net"
	"time"
)

func two(ctx context.Context, c net.Conn, b []byte) (string, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now()) // want "^bug: this deadline may be set"
		case <-done:
		}
	}()
	return name(c, b)
}

func name(c net.Conn, b []byte) (string, error) {
	n, err := c.Read(b)
	return string(b[:n]), err
}

func literal(ctx context.Context, c net.Conn, b []byte) (n int, err error) {
	func() {
		done := make(chan struct{})
		defer close(done)
		go func() {
			select {
			case <-ctx.Done():
				c.SetReadDeadline(time.Now()) // want "^bug: this deadline may be set"
			case <-done:
			}
		}()
		n, err = c.Read(b)
	}()
	return n, err
}

func order(ctx context.Context, c net.Conn, b []byte, done chan struct{}) (int, error) {
	println("reading")
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now()) // want "^bug: this deadline may be set"
		case <-done:
		}
	}()
	return c.Read(b)
}

func late(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan struct{})
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now()) // want "^bug: this deadline may be set"
		case <-done:
		}
	}()
	defer close(done)
	return c.Read(b)
}

func early(ctx context.Context, c net.Conn, b []byte) (n int, err error) {
	done := make(chan struct{})
	n, err = c.Read(b)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now()) // want "^bug: this deadline may be set"
		case <-done:
		}
	}()
	close(done)
	return n, err
}
