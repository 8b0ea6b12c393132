package near

import (
	"context"
	"io"
	"net"
	"os"
	"time"
)

// A file is no connection.
func file(ctx context.Context, f *os.File, b []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			f.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	return f.Read(b)
}

// Nobody ends it by the channel.
func open(ctx context.Context, c net.Conn, b []byte, done chan struct{}) (int, error) {
	other := make(chan struct{})
	defer close(other)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	return c.Read(b)
}

func sending(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan struct{}, 1)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
		}
	}()
	n, err := c.Read(b)
	done <- struct{}{}
	return n, err
}

// It closes what it waits for.
func acting(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Now())
		case <-done:
			c.SetReadDeadline(time.Time{})
		}
	}()
	return c.Read(b)
}

// The deadline is in the future, or not known.
func soon(ctx context.Context, c net.Conn, b []byte, at time.Time) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(at)
		case <-done:
		}
	}()
	return c.Read(b)
}

func computed(ctx context.Context, c net.Conn, b []byte, at int64) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Unix(at, 0))
		case <-done:
		}
	}()
	return c.Read(b)
}

func date(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC))
		case <-done:
		}
	}()
	return c.Read(b)
}

func closing(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.Close()
		case <-done:
		}
	}()
	return c.Read(b)
}

// The connection is the function's own.
func own(ctx context.Context, b []byte) func(net.Conn) (int, error) {
	return func(c net.Conn) (int, error) {
		done := make(chan struct{})
		defer close(done)
		go func() {
			select {
			case <-ctx.Done():
				c.SetReadDeadline(time.Now())
			case <-done:
			}
		}()
		return io.ReadFull(c, b)
	}
}

func long(ctx context.Context, c net.Conn, b []byte) (int, error) {
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			c.SetReadDeadline(time.Unix(1, 0)) // want "^bug: this deadline may be set after the work is done, and stays on `c` / offered fix"
		case <-done:
		}
	}()
	return io.ReadFull(c, b)
}
